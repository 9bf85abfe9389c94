//! Currencies: their codes, signs and names.
//!
//! `data/currencies.tsv` holds ISO 4217 codes with CLDR's names, `data/currency-names.tsv` what
//! newspapers say besides, `data/currency-signs.tsv` signs and short forms.

use crate::document::Document;
use crate::lexicon::phrases::Phrases;
use crate::lexicon::rows;

/// What money is called.
pub struct Currencies {
    /// "US$", "£", "Rs", "USD": before a number, or after it.
    signs: Phrases<&'static str>,
    /// "roubles", "Swiss francs", "cents": after a number.
    names: Phrases<&'static str>,
}

impl Currencies {
    /// Reads the tables.
    pub fn load() -> Self {
        let table = include_str!("../../data/currencies.tsv");
        let codes = rows(table).map(|row| (row[0], row[1]));
        let signs = rows(include_str!("../../data/currency-signs.tsv")).map(|row| (row[0], row[1]));
        let full = rows(table).flat_map(|row| [(row[2], row[1]), (row[3], row[1])]);
        let short = rows(include_str!("../../data/currency-names.tsv")).map(|row| (row[0], row[1]));
        Self { signs: Phrases::new(codes.chain(signs)), names: Phrases::new(full.chain(short)) }
    }

    /// The first tokens of signs and names, in lower case.
    pub fn first_words(&self) -> impl Iterator<Item = String> {
        self.signs.first_words().chain(self.names.first_words())
    }

    /// The currency whose sign or code starts at token `i`: the token after it, and its id.
    pub fn sign_at(&self, doc: &Document, i: usize) -> Option<(usize, &'static str)> {
        self.signs.longest_at(doc, i).map(|(end, &id)| (end, id))
    }

    /// The currency, or coin, whose name starts at token `i`: the token after it, and its id.
    pub fn name_at(&self, doc: &Document, i: usize) -> Option<(usize, &'static str)> {
        self.names.longest_at(doc, i).map(|(end, &id)| (end, id))
    }
}
