//! The bindings: text and options in, output out, as JSON.
//!
//! Offsets are UTF-16 units. Each stage leaves a User Timing measure, `postil:<stage>`, that the
//! browser's performance panel shows. A panic traps: a `WebAssembly.RuntimeError` is thrown, after
//! which the instance must not be used again, since Rust's stack was not unwound.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope, js_sys};

use crate::annotators::glossary::Glossary;
use crate::calendar::Date;
use crate::pipeline::Pipeline;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Options of `annotate`. */
export interface AnnotateOptions {
    /** The day the article was published, `2024-08-14`; without it the text's head is asked. */
    published?: string | null;
    /** The publisher's own words, in the form that `docs/glossary.md` describes. */
    glossary?: readonly object[] | null;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The options object of a call.
    #[wasm_bindgen(typescript_type = "AnnotateOptions")]
    pub type Options;

    #[wasm_bindgen(method, getter)]
    fn published(this: &Options) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn glossary(this: &Options) -> JsValue;

    /// The page's clock, with the form of `measure` that needs no mark: marks take four times as long.
    type Timing;

    #[wasm_bindgen(method, catch)]
    fn now(this: &Timing) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn measure(this: &Timing, name: &str, since: &Since) -> Result<(), JsValue>;

    /// From when on a measure counts.
    type Since;

    #[wasm_bindgen(method, setter)]
    fn set_start(this: &Since, start_ms: f64);
}

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

thread_local! {
    /// The pipeline with the glossary given last, and that glossary as JSON.
    static LAST: RefCell<Option<(String, Rc<Pipeline>)>> = const { RefCell::new(None) };

    static CLOCK: Clock = Clock::new();
}

/// Loads the lexicon and the models.
#[wasm_bindgen(start)]
pub fn start() {
    LazyLock::force(&PIPELINE);
}

/// Annotates `text`; returns the output with UTF-16 offsets, as JSON.
///
/// # Errors
///
/// An `Error` that names `options.published` where it is no date, or an entry of
/// `options.glossary` that cannot be used.
#[wasm_bindgen]
pub fn annotate(text: &str, options: &Options) -> Result<String, JsError> {
    let published = published(options)?;
    let with_glossary = with_glossary(&options.glossary())?;
    let pipeline = with_glossary.as_deref().unwrap_or(&PIPELINE);
    CLOCK.with(|clock| {
        let stage = RefCell::new(None);
        let output = pipeline.annotate_observed(text, published, &mut |next| {
            if let Some(name) = stage.replace(Some(next)) {
                clock.measure(name);
            }
            clock.start();
        });
        let json = output.to_utf16(text).to_json();
        clock.measure("output");
        Ok(json)
    })
}

/// The day given in `options`, where one is.
fn published(options: &Options) -> Result<Option<Date>, JsError> {
    let given = options.published();
    if given.is_null() || given.is_undefined() {
        return Ok(None);
    }
    let Some(text) = given.as_string() else {
        return Err(JsError::new("published is not a string of the form 2024-08-14"));
    };
    Ok(Some(text.parse()?))
}

/// The pipeline with the glossary `given`, made anew where it is another than last time.
fn with_glossary(given: &JsValue) -> Result<Option<Rc<Pipeline>>, JsError> {
    if given.is_null() || given.is_undefined() {
        return Ok(None);
    }
    let unreadable = || JsError::new("glossary is not a list of entries");
    let json = js_sys::JSON::stringify(given).ok().and_then(|json| json.as_string());
    let json = json.ok_or_else(unreadable)?;
    let last = LAST.with_borrow(Clone::clone).filter(|(last, _)| *last == json);
    if let Some((_, pipeline)) = last {
        return Ok(Some(pipeline));
    }
    if !js_sys::Array::is_array(given) {
        return Err(unreadable());
    }
    let entries = serde_wasm_bindgen::from_value(given.clone()).map_err(js_error)?;
    let glossary = Glossary::new(entries)?;
    let pipeline = Rc::new(PIPELINE.with_glossary(glossary));
    LAST.set(Some((json, pipeline.clone())));
    Ok(Some(pipeline))
}

/// What serde says of a value. Built without `Debug` it leaves out those that it would show by that,
/// and JavaScript puts "Error: " before each part.
fn js_error(error: serde_wasm_bindgen::Error) -> JsError {
    let text = error.to_string().replace("Error: ", "");
    JsError::new(&text.replace("string ,", "string,").replace("type: ,", "type,"))
}

/// Writes User Timing measures, where the scope has a clock.
///
/// A page may have replaced the clock: that is no reason to fail.
struct Clock {
    timing: Option<Timing>,
    since: Since,
}

impl Clock {
    fn new() -> Self {
        let global = js_sys::global();
        let worker = global.dyn_ref::<WorkerGlobalScope>().and_then(WorkerGlobalScope::performance);
        let performance = worker.or_else(|| web_sys::window()?.performance());
        let timing = performance.map(Performance::unchecked_into);
        Self { timing, since: js_sys::Object::new().unchecked_into() }
    }

    /// Notes that a stage begins.
    fn start(&self) {
        if let Some(start_ms) = self.timing.as_ref().and_then(|timing| timing.now().ok()) {
            self.since.set_start(start_ms);
        }
    }

    /// Measures from there until now.
    fn measure(&self, stage: &str) {
        if let Some(timing) = &self.timing {
            let _ = timing.measure(&format!("postil:{stage}"), &self.since);
        }
    }
}
