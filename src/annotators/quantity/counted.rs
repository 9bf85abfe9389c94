//! What is counted: "117 [Ukrainian drones]", "thousands of [troops]".
//!
//! The span is the noun after the number with the words before that noun which describe it,
//! without article and without what follows: "15 [survivors] of the crash".

use std::collections::HashSet;
use std::ops::Range;

use crate::annotators::quantity::reader::Reader;
use crate::lexicon::rows;
use crate::tokenize::TokenKind;

/// Plurals without s, and words that end a noun phrase.
pub struct Nouns {
    plurals: HashSet<&'static str>,
    stops: HashSet<&'static str>,
}

impl Nouns {
    /// Reads the tables.
    pub fn load() -> Self {
        let plurals = rows(include_str!("../../../data/irregular-plurals.tsv"));
        let stops = rows(include_str!("../../../data/phrase-stops.tsv"));
        Self {
            plurals: plurals.map(|row| row[0]).collect(),
            stops: stops.map(|row| row[0]).collect(),
        }
    }
}

impl Reader<'_, '_> {
    /// The tokens of what a number that ends before token `i` counts.
    pub fn counted(&self, i: usize) -> Option<Range<usize>> {
        if self.is_membered(i) && !self.doc.is(i + 1, "strong") {
            return Some(i + 1..i + 2);
        }
        let start = self.noun_start(i);
        let limit =
            self.doc.sentence(i.min(self.doc.len().checked_sub(1)?)).end.min(start + LONGEST);
        let mut end = start;
        while end < limit && !self.ends_phrase(end) {
            end += 1;
            if self.is_plural(end - 1) && !(end < limit && self.is_plural(end)) {
                return Some(start..end);
            }
        }
        None
    }

    /// Whether token `i` reads like a noun in the plural.
    pub fn is_plural(&self, i: usize) -> bool {
        if i >= self.doc.len() || self.doc.kind(i) != TokenKind::Word {
            return false;
        }
        let word = self.doc.lower(i);
        let nouns = &self.lexicon.nouns;
        let has_ending = word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "ous"].iter().any(|ending| word.ends_with(ending));
        nouns.plurals.contains(word) || (has_ending && !nouns.stops.contains(word))
    }

    /// Whether token `i` is a word that ends noun phrases: "the", "about", "were".
    pub fn is_function_word(&self, i: usize) -> bool {
        self.lexicon.nouns.stops.contains(self.doc.lower(i))
    }

    /// The token after "of", "more", "other", and a determiner.
    fn noun_start(&self, i: usize) -> usize {
        let i =
            if self.is_one_of(i, &["more", "other", "further", "additional"]) { i + 1 } else { i };
        if !self.doc.is(i, "of") {
            return i;
        }
        let is_determined =
            self.is_one_of(i + 1, &["the", "its", "their", "his", "her", "our", "these", "those"]);
        if is_determined { i + 2 } else { i + 1 }
    }

    /// Whether token `i` cannot stand in a noun phrase before its noun.
    fn ends_phrase(&self, i: usize) -> bool {
        match self.doc.kind(i) {
            TokenKind::Word => self.is_function_word(i),
            TokenKind::Punctuation => !self.is_hyphen(i),
            _ => true,
        }
    }
}

/// The most tokens read in search of the noun.
const LONGEST: usize = 7;
