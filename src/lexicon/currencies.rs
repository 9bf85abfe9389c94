//! Currencies: their codes, signs and names.
//!
//! `data/currencies.tsv` holds ISO 4217 codes with CLDR's names, `data/currency-names.tsv` what
//! newspapers say besides, `data/currency-signs.tsv` signs and short forms.

use crate::lexicon::phrases::Phrases;
use crate::tables::currency_prefix::{currencies, signs};
use crate::tables::packed::table;
use crate::tables::words::Words;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// What money is called.
pub struct Currencies {
    /// "US$", "£", "Rs", "USD": before a number, or after it.
    signs: Phrases<&'static str>,
    /// "roubles", "Swiss francs", "cents": after a number.
    names: Phrases<&'static str>,
    /// The ids of the ISO 4217 codes.
    codes: Words<&'static str>,
    /// The currencies that share a name: "pesos".
    families: Words<Vec<&'static str>>,
    /// The currency of a country, by a word for it: "philippine".
    homes: Words<&'static str>,
}

impl Currencies {
    /// Reads the tables.
    pub fn load() -> Self {
        let currencies: Vec<_> = currencies().collect();
        let codes = currencies.iter().map(|row| (row[0], row[1]));
        let signs = signs().map(|row| (row[0], row[1]));
        let full = currencies.iter().flat_map(|row| [(row[2], row[1]), (row[3], row[1])]);
        let short = table!("currency-names").map(|row| (row[0], row[1]));
        let homes = table!("currency-homes");
        Self {
            signs: Phrases::new(codes.chain(signs)),
            names: Phrases::new(full.chain(short)),
            codes: currencies.iter().map(|row| (row[0], row[1])).collect(),
            families: families(&currencies),
            homes: homes.map(|row| (row[0], row[1])).collect(),
        }
    }

    /// The currencies that `name`, in lower case, may mean; `None` where it means one.
    pub fn family(&self, name: &str) -> Option<&[&'static str]> {
        let name = if name.trim_end_matches('.') == "rs" { "rupees" } else { name };
        self.families.get(name).filter(|ids| ids.len() > 1).map(Vec::as_slice)
    }

    /// What the country that `word`, in lower case, names or describes pays with.
    pub fn home(&self, word: &str) -> Option<&'static str> {
        self.homes.get(word).copied()
    }

    /// The currency whose ISO 4217 code this is.
    pub fn code(&self, code: &str) -> Option<&'static str> {
        self.codes.get(code).copied()
    }

    /// The first tokens of signs and names, in lower case.
    pub fn first_words(&self) -> impl Iterator<Item = String> {
        self.signs.first_words().chain(self.names.first_words())
    }

    /// The currency whose sign or code starts at token `i`: the token after it, and its id.
    ///
    /// One letter is a sign only where it is cut from the number it is written against.
    pub fn sign_at(&self, doc: &Document, i: usize) -> Option<(usize, &'static str)> {
        let found = self.signs.longest_at(doc, i).map(|(end, &id)| (end, id));
        found.filter(|_| doc.kind(i) == TokenKind::Symbol || doc.word(i).len() > 1)
    }

    /// The currency, or coin, whose name starts at token `i`: the token after it, and its id.
    pub fn name_at(&self, doc: &Document, i: usize) -> Option<(usize, &'static str)> {
        self.names.longest_at(doc, i).map(|(end, &id)| (end, id))
    }
}

/// The ids of currencies by the last word of their names, singular and plural.
fn families(currencies: &[Vec<&'static str>]) -> Words<Vec<&'static str>> {
    let mut families: Words<Vec<_>> = Words::default();
    for row in currencies {
        let mut words: Vec<_> =
            row[2..].iter().filter_map(|name| name.split(' ').next_back()).collect();
        words.dedup();
        // A bare dollar is the US dollar wherever it is spent; papers name the others' country.
        for word in words.into_iter().filter(|word| !word.starts_with("dollar")) {
            families.value_mut(word).push(row[1]);
        }
    }
    families
}
