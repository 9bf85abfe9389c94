//! Any glossary: it is refused, or found in a text, and the contract is kept.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use postil::Pipeline;
use postil::glossary::{Entries, Glossary};

#[path = "../../tests/shared/check.rs"]
mod check;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// What is searched, unless the glossary's own words are: a little of everything.
const TEXT: &str =
    "The Bank cut rates at COP28, GILTS fell 8.5%: “détente,” she said. aaaa AAAA 1111";

fuzz_target!(|json: &str| {
    let Ok(entries) = serde_json::from_str::<Entries>(json) else { return };
    let Ok(glossary) = Glossary::new(entries) else { return };
    let pipeline = PIPELINE.with_glossary(glossary);
    check::check(&pipeline, TEXT, None);
    check::check(&pipeline, json, None);
});
