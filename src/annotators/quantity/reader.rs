//! What every rule of this family reads with: the document, the tables, and which tokens times
//! have taken.

use foldhash::HashSet;
use std::cell::OnceCell;

use crate::annotation::Modifier;
use crate::annotators::quantity::bounds;
use crate::annotators::quantity::cues::{Cues, QuantityCue};
use crate::annotators::quantity::currency_country::CountryCounts;
use crate::annotators::quantity::words::{NumberWord, NumberWords};
use crate::lexicon::currencies::Currencies;
use crate::lexicon::phrases::Phrases;
use crate::lexicon::units::Units;
use crate::lexicon::words::Words;
use crate::text::document::Document;
use crate::text::interned::PerWord;
use crate::text::tokens::TokenKind;

/// The facts the rules look up.
pub struct QuantityTables {
    pub words: NumberWords,
    pub units: Units,
    pub currencies: Currencies,
    pub cues: Cues,
    /// Words before a number that bound it.
    pub bounds: Phrases<Modifier>,
    /// Words after a number that bound it.
    pub bounds_after: Phrases<Modifier>,
    /// Words, in lower case, and marks that a quantity may start with.
    pub starters: Words<()>,
}

impl QuantityTables {
    /// Reads the tables.
    pub fn load() -> Self {
        let words = NumberWords::load();
        let currencies = Currencies::load();
        let cues = Cues::load();
        let starters = words.words().chain(cues.words(QuantityCue::Opener)).chain(["-", "–", "."]);
        let starters = starters.map(str::to_owned).chain(currencies.first_words());
        Self {
            starters: starters.map(|word| (word, ())).collect(),
            words,
            currencies,
            units: Units::load(),
            cues,
            bounds: bounds::before(),
            bounds_after: bounds::after(),
        }
    }
}

/// Reads numbers and what stands around them; the rules are its methods, a file a matter.
pub struct QuantityReader<'d, 't> {
    pub doc: &'d Document<'t>,
    pub lexicon: &'d QuantityTables,
    /// Whether a quantity may start with the word.
    pub starters: &'d PerWord<bool>,
    /// Of each token, whether a time holds it.
    pub taken: &'d [bool],
    /// How often each currency's country is named; counted when first asked for.
    pub countries: OnceCell<CountryCounts>,
    /// Of each token, whether a name holds it.
    pub named: &'d [bool],
    /// Of each token, whether a person's name holds it.
    pub people: &'d [bool],
    /// Numbers that the text uses as names: the 737 of "Boeing 737".
    pub names: HashSet<&'t str>,
}

impl QuantityReader<'_, '_> {
    /// Whether a quantity may start at token `i`: it spares most words all look-ups.
    pub fn may_start(&self, i: usize) -> bool {
        match self.doc.kind(i) {
            TokenKind::Number | TokenKind::Symbol => true,
            TokenKind::Word | TokenKind::Punctuation => *self.starters.get(self.doc.word_id(i)),
            _ => false,
        }
    }

    /// What token `i` does in a number.
    pub fn number_word(&self, i: usize) -> Option<NumberWord> {
        self.lexicon.words.at(self.doc, i)
    }

    /// Whether token `i` exists and is of the class `cue`.
    pub fn has_cue(&self, i: usize, cue: QuantityCue) -> bool {
        i < self.doc.len() && self.lexicon.cues.has(self.doc.lower(i), cue)
    }

    /// Whether token `i` exists and is one of `words`, in lower case.
    pub fn is_one_of(&self, i: usize, words: &[&str]) -> bool {
        i < self.doc.len() && words.contains(&self.doc.lower(i))
    }

    /// Whether token `i` exists and stands against the one before it.
    pub fn is_joined(&self, i: usize) -> bool {
        is_joined(self.doc, i)
    }

    /// Whether token `i` is a hyphen between two tokens, without blanks.
    pub fn is_hyphen(&self, i: usize) -> bool {
        self.is_one_of(i, &["-", "‑", "‐"]) && self.is_joined(i) && self.is_joined(i + 1)
    }
}

/// Whether token `i` exists and stands against the one before it.
pub fn is_joined(doc: &Document, i: usize) -> bool {
    0 < i && i < doc.len() && !doc.is_spaced(i)
}
