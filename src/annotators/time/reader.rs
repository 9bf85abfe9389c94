//! One sentence, read as words of time. Nothing outside it is seen, so that no expression crosses
//! its end.

use std::ops::Range;

use super::words::TimeWord;
use crate::tagger::Tag;
use crate::text::document::Document;

/// A sentence of a document with the meanings of its tokens.
#[derive(Clone)]
pub struct TimeReader<'d, 't> {
    /// The document.
    pub doc: &'d Document<'t>,
    words: &'d [TimeWord],
    /// Of each token of the document, whether it stands in quotation marks; empty where nobody
    /// asks.
    quoted: &'d [bool],
    /// The sentence's tokens.
    pub range: Range<usize>,
}

impl<'d, 't> TimeReader<'d, 't> {
    /// Reads the tokens in `range`; `words` and `quoted` hold those of the whole document.
    pub fn new(
        doc: &'d Document<'t>,
        words: &'d [TimeWord],
        quoted: &'d [bool],
        range: Range<usize>,
    ) -> Self {
        Self { doc, words, quoted, range }
    }

    /// A reader of another sentence of the same document.
    pub fn of_sentence(&self, range: Range<usize>) -> Self {
        Self { range, ..self.clone() }
    }

    /// Whether token `i` stands in quotation marks.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.quoted.get(i).copied().unwrap_or_default()
    }

    /// The word at `i`; [`TimeWord::Other`] outside the sentence.
    pub fn word(&self, i: usize) -> TimeWord {
        if self.range.contains(&i) { self.words[i] } else { TimeWord::Other }
    }

    /// Whether token `i` lies in the sentence and reads `word`.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.range.contains(&i) && self.doc.lower(i) == word
    }

    /// Whether the tokens from `i` on read `words`.
    pub fn reads(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.is(i + k, word))
    }

    /// The token at `i` in lower case; empty outside the sentence.
    pub fn lower(&self, i: usize) -> &str {
        if self.range.contains(&i) { self.doc.lower(i) } else { "" }
    }

    /// The part of speech of token `i`, if it lies in the sentence.
    pub fn tag(&self, i: usize) -> Option<Tag> {
        self.range.contains(&i).then(|| self.doc.tag(i))
    }

    /// The token before `i` in lower case; empty at the start.
    pub fn before(&self, i: usize) -> &str {
        self.back(i, 1)
    }

    /// The `count`-th token before `i` in lower case; empty outside the sentence.
    pub fn back(&self, i: usize, count: usize) -> &str {
        i.checked_sub(count).map_or("", |i| self.lower(i))
    }

    /// Whether token `i` lies in the sentence and starts with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        self.range.contains(&i) && self.doc.is_capitalized(i)
    }

    /// Whether token `i` is written against the one before it.
    pub fn is_attached(&self, i: usize) -> bool {
        self.range.contains(&i) && i > self.range.start && !self.doc.is_spaced(i)
    }

    /// The token after `i` where `i` is a hyphen inside a word, else `i`.
    pub fn skip_hyphen(&self, i: usize) -> usize {
        let is_hyphen = matches!(self.lower(i), "-" | "‐" | "‑" | "–");
        if is_hyphen && self.is_attached(i) && self.is_attached(i + 1) { i + 1 } else { i }
    }

    /// The token after `i` where `i` reads `word`, else `i`.
    pub fn skip(&self, i: usize, word: &str) -> usize {
        if self.is(i, word) { i + 1 } else { i }
    }

    /// The token after `i` where `i` is "the", else `i`.
    pub fn skip_the(&self, i: usize) -> usize {
        if self.word(i) == TimeWord::The { i + 1 } else { i }
    }
}
