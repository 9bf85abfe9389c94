//! Words written short with a full stop, and whether that stop may end a sentence.
//!
//! The table is `data/abbreviations.tsv`: the word without its stop, a tab, its class.

use std::sync::LazyLock;

use super::words::Words;

/// What an abbreviation stands before or after; it decides whether a sentence may end there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Stands before a name, so nothing ends: `Mr.`, `Gen.`
    Title,
    /// Stands before a number: `No. 5`. Elsewhere the stop is a full stop.
    Number,
    /// Stands before a day of the month: `Aug. 6`.
    Month,
    /// May end a sentence: `Inc.`, `Jr.`, `Calif.`
    Open,
}

static TABLE: LazyLock<Words<Class>> = LazyLock::new(|| {
    super::packed::table!("abbreviations").map(|row| (row[0], parse(row[1]))).collect()
});

/// The class of `word`, given without its stop and as the text spells it.
pub fn class(word: &str) -> Option<Class> {
    TABLE.get(word).copied()
}

fn parse(class: &str) -> Class {
    match class {
        "title" => Class::Title,
        "number" => Class::Number,
        "month" => Class::Month,
        _ => Class::Open,
    }
}
