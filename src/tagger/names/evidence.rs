//! All that a document says of its tokens before any of them is labeled.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::Lexicon;

use super::super::parts::{Parts, mix};
use super::context::Context;
use super::known::{Known, Phrases, known};
use super::runs::{self, Style};

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
        let windows: Vec<_> = windows(doc).collect();
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

fn windows(doc: &Document) -> impl Iterator<Item = Range<usize>> {
    doc.sentences().iter().flat_map(move |sentence| {
        let mut rest = sentence.clone();
        std::iter::from_fn(move || {
            let start = rest.clone().find(|&i| is_near(doc, sentence, i))?;
            let end = (start..sentence.end).find(|&i| !is_near(doc, sentence, i));
            rest.start = end.unwrap_or(sentence.end);
            Some(start..rest.start)
        })
    })
}

/// Whether a token of `sentence` beside token `i`, or `i` itself, has a capital letter or a digit.
fn is_near(doc: &Document, sentence: &Range<usize>, i: usize) -> bool {
    let near = i.saturating_sub(1).max(sentence.start)..(i + 2).min(sentence.end);
    doc.parts()[near].iter().any(|parts| parts.is_marked) || goes_on(doc, sentence, i)
}

/// Whether a hyphen ties token `i` to one with a capital letter before it: "Jun-ho".
fn goes_on(doc: &Document, sentence: &Range<usize>, i: usize) -> bool {
    i >= sentence.start + 2
        && doc.parts()[i - 2].is_marked
        && doc.word(i - 1) == "-"
        && !doc.is_spaced(i)
}
