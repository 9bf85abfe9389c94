//! The whole way from a text to what comes out.

use std::sync::Arc;

use crate::annotation::{Annotation, Output};
use crate::annotators::glossary::Glossary;
use crate::annotators::{self, Annotator, Stage};
use crate::calendar::Date;
use crate::entities::entities;
use crate::entities::related::relate;
use crate::lexicon::Lexicon;
use crate::resolve::resolve;
use crate::tagger::PosTagger;
use crate::text::document::Document;
use crate::text::published::published;

/// Owns the tagger, the annotators and what they look things up in.
///
/// Building it costs more than a short article: build it once, use it for every text, from as many
/// threads as you like.
pub struct Pipeline {
    tagger: Arc<PosTagger>,
    lexicon: Arc<Lexicon>,
    stages: Vec<Stage>,
    glossary: Option<Arc<Glossary>>,
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
        let tagger = Arc::new(PosTagger::new());
        Self { tagger, lexicon, stages, glossary: None }
    }

    /// The same with `glossary`, in place of one it may have; all else is shared.
    ///
    /// Terms are marked beside what is found without them, and change nothing of it.
    pub fn with_glossary(&self, glossary: Glossary) -> Self {
        Self {
            tagger: self.tagger.clone(),
            lexicon: self.lexicon.clone(),
            stages: self.stages.clone(),
            glossary: Some(Arc::new(glossary)),
        }
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
        if let Some(glossary) = &self.glossary {
            entered("glossary");
            found.extend(glossary.annotate(&doc, &found));
        }
        entered("resolve");
        let mut settled = resolve(found);
        let glossary = self.glossary.as_deref();
        glossary.inspect(|glossary| glossary.keep_first(&mut settled));
        entered("entities");
        let (mut annotations, entities) = entities(&doc, &self.lexicon, settled);
        entered("related");
        relate(&doc, &mut annotations);
        let terms = glossary.map_or_else(Vec::new, |glossary| glossary.terms(&annotations));
        let sentences = doc.sentences().iter().map(|range| doc.span(range.clone())).collect();
        entered("done");
        Output { published, annotations, entities, terms, sentences }
    }
}
