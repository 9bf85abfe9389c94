//! Stretches of words that may be names.

use std::collections::HashMap;
use std::ops::Range;

use super::clues::Points;
use super::runs;
use crate::annotation::Kind;
use crate::document::Document;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::NameTagger;

/// A stretch of words that may be a name.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the tagger takes it for, and its chance of being right.
    pub tagged: Option<(Kind, f32)>,
    /// The points of what was noticed.
    pub points: Points,
}

impl Candidate {
    /// What found it.
    pub fn rule(&self) -> &'static str {
        if self.tagged.is_some() { "name_tagger" } else { "name_clues" }
    }
}

/// The candidates in `doc`, by start: what the tagger finds, and what rules cut out.
pub fn candidates(doc: &Document, classes: &[WordClasses], tagger: &NameTagger) -> Vec<Candidate> {
    let mut found: HashMap<(usize, usize), Option<(Kind, f32)>> = HashMap::new();
    for stretch in runs::stretches(doc, classes) {
        found.insert((stretch.start, stretch.end), None);
    }
    for name in tagger.tag(doc) {
        let tokens = trim(doc, name.tokens);
        found.insert((tokens.start, tokens.end), Some((name.kind, name.confidence)));
    }
    let candidate = |((start, end), tagged)| Candidate {
        tokens: start..end,
        tagged,
        points: Points::default(),
    };
    let mut found: Vec<Candidate> = found.into_iter().map(candidate).collect();
    found.sort_by_key(|c| (c.tokens.start, c.tokens.end));
    found
}

/// Cuts a leading article and a possessive off, which are part of no name.
fn trim(doc: &Document, tokens: Range<usize>) -> Range<usize> {
    let start = tokens.start + usize::from(tokens.len() > 1 && doc.is(tokens.start, "the"));
    let end = tokens.end - usize::from(tokens.len() > 1 && doc.is_possessive(tokens.end - 1));
    start..end.max(start + 1)
}
