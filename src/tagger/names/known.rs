//! What the lexicon knows: the phrases that may be names, and of each token what those say that hold
//! it.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, Match};
use crate::text::document::Document;

/// The phrases of the lexicon that start in the windows of a document, looked up once.
pub struct Phrases<'d, 't> {
    doc: &'d Document<'t>,
    lexicon: &'d Lexicon,
    /// Where in `found` the phrases of each token start, and where the last ones end.
    starts: Vec<u32>,
    found: Vec<Match>,
}

impl<'d, 't> Phrases<'d, 't> {
    /// Looks up those that start in `windows`, which hold every capitalized token.
    pub fn new(doc: &'d Document<'t>, lexicon: &'d Lexicon, windows: &[Range<usize>]) -> Self {
        let mut starts = Vec::with_capacity(doc.len() + 1);
        let mut found: Vec<Match> = Vec::new();
        for i in windows.iter().cloned().flatten() {
            starts.resize(i + 1, found.len() as u32);
            found.extend(lexicon.matches(doc, i));
        }
        starts.resize(doc.len() + 1, found.len() as u32);
        Self { doc, lexicon, starts, found }
    }

    /// Those that start at token `i` of a window, shortest first.
    pub fn at(&self, i: usize) -> &[Match] {
        &self.found[self.starts[i] as usize..self.starts[i + 1] as usize]
    }

    /// What just these tokens are as a phrase.
    pub fn exact(&self, tokens: Range<usize>) -> Classes {
        let found = if self.doc.is_capitalized(tokens.start) {
            self.at(tokens.start).iter().find(|found| found.end == tokens.end).copied()
        } else {
            self.lexicon.exact(self.doc, tokens)
        };
        found.map_or(Classes::NONE, |found| found.classes)
    }
}

/// The classes of the phrases that hold a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Of the token alone.
    pub alone: Classes,
    /// Of longer phrases that it begins.
    pub first: Classes,
    /// Of longer phrases that it goes on.
    pub further: Classes,
}

/// What `phrases` tell of each token of a document.
pub fn known(phrases: &Phrases) -> Vec<Known> {
    let mut known = vec![Known::default(); phrases.doc.len()];
    for Match { start, end, classes, .. } in &phrases.found {
        if *end == start + 1 {
            known[*start].alone |= *classes;
            continue;
        }
        known[*start].first |= *classes;
        for further in &mut known[start + 1..*end] {
            further.further |= *classes;
        }
    }
    known
}
