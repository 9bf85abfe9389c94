//! Entries of tables as names of the gazetteer.

use postil_lexicon_format::{Case, Cases, SEPARATOR, case, fold};

/// The most parts of a name that are looked at in texts.
const MAX_PARTS: usize = 10;

/// The name of a table's entry.
///
/// # Panics
/// If it has more parts than are looked at.
pub fn folded(entry: &str) -> String {
    let parts: Vec<_> = parts(entry).map(fold).collect();
    assert!(parts.len() <= MAX_PARTS, "{entry:?} has more than {MAX_PARTS} parts");
    parts.join(str::from_utf8(&[SEPARATOR]).expect("a blank"))
}

/// What the entry's spelling asks of the text.
pub fn required_cases(entry: &str) -> Cases {
    let parts = parts(entry).enumerate();
    parts.fold(Cases::NONE, |cases, (i, part)| cases.with(i, required_case(part)))
}

fn parts(entry: &str) -> impl Iterator<Item = &str> {
    let words = entry.split([' ', '-']).flat_map(|word| word.split_inclusive('&'));
    words.flat_map(parts_of_word).filter(|part| !part.is_empty())
}

/// A word of an entry, cut as texts are cut: before the possessive `'s` and an `&`, and after digits
/// that it starts with.
fn parts_of_word(word: &str) -> [&str; 2] {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let ending = word.strip_suffix("'s").or_else(|| word.strip_suffix('&')).map(str::len);
    let (head, tail) = word.split_at(ending.unwrap_or(digits));
    [head, tail]
}

/// Short acronyms must stand in capitals, as "US" and "WHO" do; longer ones may be written "Nato".
fn required_case(part: &str) -> Case {
    let letters = || part.bytes().filter(u8::is_ascii_alphabetic).count();
    match case(part) {
        Case::Capital if matches!(part, "Al" | "El" | "De" | "Bin") => Case::Small,
        Case::Capitals if letters() == 0 => Case::Small,
        Case::Capitals if letters() > 3 => Case::Capital,
        case => case,
    }
}
