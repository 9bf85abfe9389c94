//! What every rule of attribution reads: the document with its quoted regions.

use std::ops::Range;

use super::regions::Regions;
use crate::document::Document;
use crate::lexicon::closed::{self, List};
use crate::tagger::Tag;

/// A document with its quoted regions.
pub struct Reader<'a> {
    /// The text, cut up and tagged.
    pub doc: &'a Document<'a>,
    /// What is quoted.
    pub regions: Regions,
}

/// The most tokens any rule looks back or ahead.
pub const REACH: usize = 120;

impl<'a> Reader<'a> {
    /// Reads `doc`.
    pub fn new(doc: &'a Document<'a>) -> Self {
        Self { doc, regions: Regions::find(doc) }
    }

    /// The part of speech of token `i`; of none, [`Tag::Punctuation`].
    pub fn tag(&self, i: usize) -> Tag {
        if i < self.doc.len() { self.doc.tag(i) } else { Tag::Punctuation }
    }

    /// Whether token `i` exists and stands in `list`.
    pub fn is_in(&self, i: usize, list: List) -> bool {
        i < self.doc.len() && closed::is(self.doc.lower(i), list)
    }

    /// Whether token `i` is a comma outside quotation marks.
    pub fn is_comma(&self, i: usize) -> bool {
        self.doc.is(i, ",") && self.regions.at(i).is_none()
    }

    /// Whether token `i` is a dash between words, not a hyphen in one.
    pub fn is_dash(&self, i: usize) -> bool {
        i < self.doc.len()
            && (matches!(self.doc.word(i), "—" | "–" | "--" | "―")
                || (self.doc.word(i) == "-"
                    && self.doc.is_spaced(i)
                    && (i + 1 == self.doc.len() || self.doc.is_spaced(i + 1))))
    }

    /// The first token that rules for token `i` look back to: its sentence's, or one near enough.
    pub fn floor(&self, i: usize) -> usize {
        self.sentence(i).start.max(i.saturating_sub(REACH))
    }

    /// The token after the last that rules for token `i` look ahead to.
    pub fn ceiling(&self, i: usize) -> usize {
        self.sentence(i).end.min(i + REACH)
    }

    /// The sentence of token `i`, or, after the last token, the last.
    fn sentence(&self, i: usize) -> Range<usize> {
        self.doc.sentence(i.min(self.doc.len() - 1))
    }

    /// `range` without the punctuation and conjunctions at its ends; quotation marks stay.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && self.is_loose(start) {
            start += 1;
        }
        while start < end && self.is_loose(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn is_loose(&self, i: usize) -> bool {
        if self.regions.at(i).is_some() {
            return false;
        }
        matches!(self.doc.word(i), "," | "." | ":" | ";" | "?" | "!" | "..." | "…")
            || self.is_dash(i)
    }
}
