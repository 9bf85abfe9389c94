//! Letters written against a number: money, where the number looks like a sum.
//!
//! | text | |
//! |---|---|
//! | `Rs500`, `KSh1.2bn`, `USD20` | money, whatever the number |
//! | `R120`, `N500` | money from a hundred on: `R2` and `N95` are names |
//! | `P2.5bn`, `K5 million`, `TRY1,200` | money where marks or a scale show a sum: `P45` and `K2` are names |
//! | `R410A`, `F16s` | names: other letters follow |
//!
//! The third column of `data/currency-signs.tsv` says how large the number must be. Codes that it
//! does not list stand before sums.

use std::sync::LazyLock;

use crate::tables::number_words::NumberClass::{Letter, Scale, Short};
use crate::tables::number_words::number_words;
use crate::tables::packed::table;
use crate::tables::word_class::{WordClass, word_class};
use crate::tables::words::Words;

word_class! {
    /// What shows that letters before a number are money.
    pub enum Proof {
        /// The letters alone.
        Letters = "letters",
        /// A hundred or more, or a sum.
        Hundreds = "hundreds",
        /// Marks between the digits, or a scale after them.
        Sum = "sum",
    }
}

struct Prefixes {
    letters: Words<Proof>,
    /// `m`, `bn`, `million`.
    scales: Words<()>,
}

static PREFIXES: LazyLock<Prefixes> = LazyLock::new(|| {
    let codes = codes().map(|code| (code, Proof::Sum));
    let signs = signs().filter_map(|row| Some((row[0], Proof::named(row.get(2)?))));
    let is_scale = |class| matches!(class, Scale | Short | Letter);
    let scales = number_words().filter(|&(_, class, _)| is_scale(class));
    Prefixes {
        letters: codes.chain(signs).collect(),
        scales: scales.map(|(word, ..)| (word, ())).collect(),
    }
});

/// Whether `letters`, written against the number that `rest` starts with, are a currency.
pub fn is_currency(letters: &str, rest: &str) -> bool {
    let Some(proof) = PREFIXES.letters.get(letters) else { return false };
    let is_digit = |c: char| c.is_ascii_digit();
    let digits = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
    let tail = &rest[digits..];
    let has_mark = tail.starts_with([',', '.']) && tail[1..].starts_with(is_digit);
    let number =
        if has_mark { tail.find(|c| !is_digit(c) && c != ',' && c != '.') } else { Some(0) };
    let after = &tail[number.unwrap_or(tail.len())..];
    let suffix = word_of(after);
    let next = word_of(after.trim_start_matches([' ', '-', '\u{a0}']));
    let is_scaled = is_scale(suffix) || is_scale(next);
    if !(suffix.is_empty() || is_scaled) {
        return false;
    }
    match proof {
        Proof::Letters => true,
        Proof::Hundreds => digits >= 3 || has_mark || is_scaled,
        Proof::Sum => has_mark || is_scaled,
    }
}

/// Whether `letters`, a blank before the number that `rest` starts with, are a currency: codes that
/// are other short forms, too, stand before sums and hundreds ("COP 27" is a conference).
pub fn is_currency_apart(letters: &str, rest: &str) -> bool {
    let is_large = rest.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
    PREFIXES.letters.get(letters).is_none_or(|proof| *proof != Proof::Sum)
        || is_large
        || is_currency(letters, rest)
}

/// The codes of currencies.
fn codes() -> impl Iterator<Item = &'static str> {
    currencies().map(|row| row[0])
}

/// Signs and short forms: each with the id of its currency and, where it is letters that may be written
/// against a number, the name of what shows that they are money.
pub fn signs() -> impl Iterator<Item = Vec<&'static str>> {
    table!("currency-signs", "proof" => Proof)
}

/// Each currency: its code, id, and name in singular and plural.
pub fn currencies() -> impl Iterator<Item = Vec<&'static str>> {
    table!("currencies")
}

fn is_scale(word: &str) -> bool {
    !word.is_empty() && PREFIXES.scales.contains(&word.to_lowercase())
}

/// The letters and digits that `text` starts with.
fn word_of(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_names() {
        for (letters, rest) in [
            ("Rs", "500 fine"),
            ("QR", "4,172."),
            ("R", "120"),
            ("R", "5 million"),
            ("N", "5m"),
            ("N", "500,000"),
            ("P", "2.5bn"),
            ("KSh", "1.2bn"),
            ("TRY", "1,200"),
        ] {
            assert!(is_currency(letters, rest), "{letters}{rest}");
        }
        for (letters, rest) in [
            ("R", "2"),
            ("N", "95 masks"),
            ("R", "410A"),
            ("K", "2"),
            ("P", "45s"),
            ("G", "7"),
            ("TOP", "500"),
            ("Rs", "5x"),
        ] {
            assert!(!is_currency(letters, rest), "{letters}{rest}");
        }
        assert!(is_currency_apart("COP", "5 million") && is_currency_apart("EUR", "5"));
        assert!(!is_currency_apart("COP", "27"));
    }
}
