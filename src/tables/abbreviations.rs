//! Words written short with a full stop, and whether that stop may end a sentence.
//!
//! The table is `data/abbreviations.tsv`: the word without its stop, a tab, its class.

use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::word_class::{WordClass, word_class};
use crate::tables::words::Words;

word_class! {
    /// What an abbreviation stands before or after; it decides whether a sentence may end there.
    pub enum Class {
        /// Stands before a name, so nothing ends: `Mr.`, `Gen.`
        Title = "title",
        /// Stands before a number: `No. 5`. Elsewhere the stop is a full stop.
        Number = "number",
        /// Stands before a day of the month: `Aug. 6`.
        Month = "month",
        /// May end a sentence: `Inc.`, `Jr.`, `Calif.`
        Open = "open",
    }
}

static TABLE: LazyLock<Words<Class>> = LazyLock::new(|| {
    let table = table!("abbreviations", "class" => Class);
    table.map(|row| (row[0], Class::named(row[1]))).collect()
});

/// The class of `word`, given without its stop and as the text spells it.
pub fn class(word: &str) -> Option<Class> {
    TABLE.get(word).copied()
}
