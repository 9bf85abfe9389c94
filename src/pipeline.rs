//! The whole way from a text to what comes out.

use std::sync::Arc;

use crate::annotation::{Annotation, Output};
use crate::annotators::{self, Stage};
use crate::calendar::Date;
use crate::document::Document;
use crate::entities::entities;
use crate::lexicon::Lexicon;
use crate::published::published;
use crate::related::relate;
use crate::resolve::resolve;
use crate::tagger::PosTagger;

/// Owns the tagger, the annotators and what they look things up in.
///
/// Building it costs more than a short article: build it once, use it for every text, from as many
/// threads as you like.
pub struct Pipeline {
    tagger: PosTagger,
    lexicon: Arc<Lexicon>,
    stages: Vec<Stage>,
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl Pipeline {
    /// Loads the model and the lexicon and builds the annotators.
    pub fn new() -> Self {
        let lexicon = Arc::new(Lexicon::new());
        let stages = annotators::all(&lexicon);
        Self { tagger: PosTagger::new(), lexicon, stages }
    }

    /// Annotates `text`, published on the day given, else on the day its head names.
    ///
    /// Spans are bytes of `text`; [`Output::to_utf16`] makes them what JavaScript counts in.
    /// Linear in the text, which may be any at all.
    pub fn annotate(&self, text: &str, given: Option<Date>) -> Output {
        self.annotate_observed(text, given, &mut |_| {})
    }

    /// The same, calling `entered` with the name of each stage as it begins, and with `"done"`.
    pub fn annotate_observed(
        &self,
        text: &str,
        given: Option<Date>,
        entered: &mut dyn FnMut(&'static str),
    ) -> Output {
        entered("document");
        let published = given.or_else(|| published(text));
        let doc = Document::tagged(text, published, &self.tagger);
        let mut found: Vec<Annotation> = Vec::new();
        for stage in &self.stages {
            entered(stage.name);
            let more = stage.annotator.annotate(&doc, &found);
            found.extend(more);
        }
        entered("resolve");
        let settled = resolve(found);
        entered("entities");
        let (mut annotations, entities) = entities(&doc, &self.lexicon, settled);
        entered("related");
        relate(&doc, &mut annotations);
        entered("done");
        Output { published, annotations, entities }
    }
}
