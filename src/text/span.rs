//! Where something stands in a text.
//!
//! Inside Postil every offset is a byte of the caller's text, always on a character boundary. The
//! output speaks UTF-16 code units, as JavaScript does; [`Utf16`] is the one place they are made.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of a text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize,
)]
pub struct Span {
    /// First offset inside.
    pub start: usize,
    /// First offset after.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span as an index into its text: `&text[span.range()]`.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The length, in the offsets' unit.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside, equal spans included.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one offset.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the two overlap and neither contains the other.
    pub const fn crosses(self, other: Self) -> bool {
        self.overlaps(other) && !self.contains(other) && !other.contains(self)
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Bytes between two entries of the table in [`Utf16`]: a look-up counts at most so many.
const STEP: usize = 64;

/// Translates byte offsets of one text into UTF-16 code units.
///
/// Building is linear in the text; a look-up is constant time, and free for an ASCII text.
pub struct Utf16<'t> {
    text: &'t str,
    /// UTF-16 units before each `STEP`-th byte; empty when the text is ASCII.
    units: Vec<usize>,
}

impl<'t> Utf16<'t> {
    /// Prepares the translation for `text`.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, units: Vec::new() };
        }
        let mut units = Vec::with_capacity(text.len() / STEP + 1);
        let mut before = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            units.push(before);
            before += utf16_len(chunk);
        }
        units.push(before);
        Self { text, units }
    }

    /// The number of UTF-16 units before byte `offset`, which must be a character boundary.
    pub fn unit(&self, offset: usize) -> usize {
        if self.units.is_empty() {
            return offset;
        }
        let step = offset / STEP;
        self.units[step] + utf16_len(&self.text.as_bytes()[step * STEP..offset])
    }

    /// `span`, given in bytes, in UTF-16 units.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.unit(span.start), self.unit(span.end))
    }
}

/// UTF-16 units whose UTF-8 form starts in `bytes`: lead bytes count one, those of four bytes two.
fn utf16_len(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().map(|&b| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossing_is_neither_nested_nor_apart() {
        assert!(Span::new(0, 5).crosses(Span::new(3, 8)));
        assert!(!Span::new(0, 5).crosses(Span::new(1, 5)));
        assert!(!Span::new(0, 5).crosses(Span::new(5, 6)));
    }

    #[test]
    fn units_follow_javascript() {
        let text = "a€😀b".repeat(40);
        let map = Utf16::new(&text);
        for (offset, _) in text.char_indices() {
            assert_eq!(map.unit(offset), text[..offset].encode_utf16().count());
        }
        assert_eq!(map.unit(text.len()), text.encode_utf16().count());
    }
}
