//! Entries of tables as phrases.

use crate::phrase::{Case, MAX_PARTS, Part, Phrase, case};

/// The phrase of a table's entry; its cases are what it asks of the text. `each` is called with
/// every beginning of it before. Parts after those that are looked at in texts are left out.
pub fn phrase_of(entry: &str, mut each: impl FnMut(Phrase)) -> Phrase {
    let words = entry.split([' ', '-']).flat_map(|word| word.split_inclusive('&'));
    let parts = words.flat_map(parts_of_word).filter(|part| !part.is_empty());
    let mut phrase = Phrase::EMPTY;
    for (number, part) in parts.take(MAX_PARTS).enumerate() {
        if number > 0 {
            each(phrase);
        }
        phrase = phrase.with(Part::new(part, required_case(part)));
    }
    phrase
}

/// A word of an entry, cut as texts are cut: before the possessive `'s` and an `&`, and after digits
/// that it starts with.
fn parts_of_word(word: &str) -> [&str; 2] {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let ending = word.strip_suffix("'s").or_else(|| word.strip_suffix('&')).map(str::len);
    let (head, tail) = word.split_at(ending.unwrap_or(digits));
    [head, tail]
}

/// What a table's spelling asks of the text: short acronyms must stand in capitals, as "US" and
/// "WHO" do; longer ones may be written "Nato".
fn required_case(part: &str) -> Case {
    let letters = || part.bytes().filter(u8::is_ascii_alphabetic).count();
    match case(part) {
        Case::Capital if matches!(part, "Al" | "El" | "De" | "Bin") => Case::Small,
        Case::Capitals if letters() == 0 => Case::Small,
        Case::Capitals if letters() > 3 => Case::Capital,
        case => case,
    }
}
