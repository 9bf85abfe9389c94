//! Words and marks that stand for numbers, and what each does in a written number.
//!
//! The table is `data/number-words.tsv`: the word, its class, its value.

use crate::tables::number::ratio;
use crate::tables::packed::table;
use crate::tables::word_class::{WordClass, word_class};

word_class! {
    /// What a word does in a written number.
    pub enum NumberClass {
        /// "seven", "fifteen".
        Unit = "unit",
        /// "twenty".
        Ten = "ten",
        /// "hundred".
        Hundred = "hundred",
        /// "thousand", "million", "lakh".
        Scale = "scale",
        /// "bn", "mln": a scale only after digits.
        Short = "short",
        /// "m", "k": a scale only after digits, and a unit of measure besides.
        Letter = "letter",
        /// "dozen".
        Dozen = "dozen",
        /// "thousands", of no known number.
        Plural = "plural",
        /// "third", "quarters": divides by its value.
        Part = "part",
        /// "½".
        Sign = "sign",
    }
}

/// The words, in lower case, each with its class and its value.
///
/// # Panics
/// If a value is no number, as none of the table is.
pub fn number_words() -> impl Iterator<Item = (&'static str, NumberClass, f64)> {
    let value = |cell| ratio(cell).expect("a number in data/number-words.tsv");
    table!("number-words", "class" => NumberClass)
        .map(move |row| (row[0], NumberClass::named(row[1]), value(row[2])))
}
