//! The annotators: each finds one family of mentions, and knows nothing of the others' rules.

pub mod attribution;
pub mod glossary;
mod names;
mod quantity;
mod references;
mod time;

use std::sync::Arc;

use crate::annotation::{Annotation, Kind};
use crate::lexicon::Lexicon;
use crate::text::document::Document;

/// Finds one family of mentions in a document.
///
/// Pure and total: no state between calls, no clock, no I/O, no panic, for any text; linear time.
/// Spans lie on token boundaries. Annotators may overlap each other; only `resolve` settles it.
pub trait Annotator {
    /// The kinds this annotator may emit, and no others.
    fn kinds(&self) -> &'static [Kind];

    /// Returns the mentions in `doc`, sorted by start.
    ///
    /// `earlier` is the output of those before it in the list.
    fn annotate(&self, doc: &Document, earlier: &[Annotation]) -> Vec<Annotation>;
}

/// One family with its name in measurements.
#[derive(Clone)]
pub struct Stage {
    /// The family.
    pub name: &'static str,
    /// What finds it.
    pub annotator: Arc<dyn Annotator + Send + Sync>,
}

/// The annotators, in the order in which they run.
pub fn all(lexicon: &Arc<Lexicon>) -> Vec<Stage> {
    vec![
        Stage { name: "names", annotator: Arc::new(names::Names::new(lexicon.clone())) },
        Stage { name: "references", annotator: Arc::new(references::References) },
        Stage { name: "time", annotator: Arc::new(time::Times) },
        // After the times, which take their numbers first.
        Stage { name: "quantity", annotator: Arc::new(quantity::Quantities::load()) },
        Stage { name: "attribution", annotator: Arc::new(attribution::Attributions) },
    ]
}
