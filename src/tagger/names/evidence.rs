//! All that a document says of its tokens before any of them is labeled.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::text::document::Document;

use super::context::Context;
use super::known::{Known, Phrases, known};
use super::runs::{self, Style};
use crate::text::parts::{Parts, mix};

/// What is known of the tokens of a document.
pub struct Evidence<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    pub(super) parts: &'d [Parts],
    /// The stretches that may hold names.
    windows: Vec<Range<usize>>,
    /// The style of each sentence.
    pub(super) styles: Vec<Style>,
    /// The capitalized words around each token.
    pub(super) runs: Vec<Range<usize>>,
    /// The same, with further ones that small words join to them.
    pub(super) long_runs: Vec<Range<usize>>,
    /// How the same words stand elsewhere.
    pub(super) context: Context,
    /// The phrases that the lexicon knows.
    pub phrases: Phrases<'d, 't>,
    /// What they say of each token.
    pub(super) known: Vec<Known>,
}

impl<'d, 't> Evidence<'d, 't> {
    /// Gathers it, in linear time.
    pub fn new(doc: &'d Document<'t>, lexicon: &'d Lexicon) -> Self {
        let parts = doc.parts();
        let styles: Vec<_> = doc.sentences().iter().map(|s| runs::style(doc, s.clone())).collect();
        let context = Context::new(doc, &styles);
        let runs = runs::runs(doc);
        let long_runs = runs::long_runs(doc, &runs);
        let windows = windows(doc);
        let phrases = Phrases::new(doc, lexicon, &windows);
        let known = known(&phrases);
        Self { doc, parts, windows, styles, runs, long_runs, context, phrases, known }
    }

    /// The stretches that may hold names, in order: each stays inside a sentence, and each of its
    /// tokens holds a capital letter or a digit, or stands beside one that does.
    pub fn windows(&self) -> impl Iterator<Item = Range<usize>> {
        self.windows.iter().cloned()
    }

    /// `window` with the two tokens of its sentence on either side.
    pub(super) fn near(&self, window: &Range<usize>) -> Range<usize> {
        let sentence = self.doc.sentence(window.start);
        let start = window.start.saturating_sub(2).max(sentence.start);
        start..(window.end + 2).min(sentence.end)
    }

    /// What the lexicon knows of token `i`, as a hash.
    pub(super) fn known_hash(&self, i: usize) -> u32 {
        let known = self.known[i];
        mix((known.alone | known.first).bits(), known.further.bits())
    }
}

/// The tokens that hold a capital letter or a digit, with those beside them.
fn windows(doc: &Document) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for sentence in doc.sentences() {
        let earlier = windows.len();
        for i in sentence.clone().filter(|&i| doc.parts()[i].is_marked) {
            let start = i.saturating_sub(1).max(sentence.start);
            let end = (i + 2 + usize::from(goes_on(doc, i))).min(sentence.end);
            match windows[earlier..].last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => windows.push(start..end),
            }
        }
    }
    windows
}

/// Whether a hyphen ties the token after it to token `i`: "Jun-ho".
fn goes_on(doc: &Document, i: usize) -> bool {
    i + 2 < doc.len() && doc.word(i + 1) == "-" && !doc.is_spaced(i + 2)
}
