//! Names with more in them than capitalized words, and what their spelling tells.
//!
//! | text | function | name |
//! |---|---|---|
//! | `Levi's closed a plant` | `possessive` | `Levi's` |
//! | `Samuel “Sandy” Holm sang` | `nicknamed` | `Samuel “Sandy” Holm` |
//! | `a Falcon 9 rocket` | `model` | `Falcon 9` |

use std::ops::Range;

use crate::lexicon::Classes;
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::headline;
use crate::tagger::Tag;
use crate::tagger::names::known::Phrases;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Tokens of the longest model after its maker: "Mustang Mach E".
const LONGEST_MODEL: usize = 4;

/// Figures of the longest number of a model: longer ones count.
const LONGEST_NUMBER: usize = 3;

/// The capitalized word at `i` with the possessive after it, where a finite verb follows: "Levi's closed".
pub fn possessive(doc: &Document, i: usize) -> Option<Range<usize>> {
    let is_owner = i + 2 < doc.len() && doc.is_possessive(i + 1) && doc.word(i + 1).len() > 1;
    // "Levi's closed its plant": no participle has an object.
    let has_object = || ["its", "the", "a"].iter().any(|word| doc.is(i + 3, word));
    let acts = || match doc.tag(i + 2) {
        Tag::VerbPast | Tag::VerbPresent | Tag::Modal | Tag::Auxiliary => true,
        Tag::VerbParticiple => has_object(),
        _ => false,
    };
    let is_alone = i == 0 || !doc.is_capitalized(i - 1) || doc.is_sentence_start(i);
    (is_owner && is_alone && acts()).then_some(i..i + 2)
}

/// The name at `i` with a nickname in quotation marks inside: "Earvin “Magic” Holm".
pub fn nicknamed(doc: &Document, i: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence(i);
    let is_quote =
        |k: usize| k < sentence.end && doc.kind(k) == TokenKind::Quote && !doc.is_possessive(k);
    let is_word =
        |k: usize| k < sentence.end && doc.kind(k) == TokenKind::Word && doc.is_capitalized(k);
    if !is_quote(i + 1) || !is_word(i + 2) {
        return None;
    }
    let close = i + 3 + usize::from(is_word(i + 3));
    let surname = (close + 1..sentence.end).take(2).take_while(|&k| is_word(k)).count();
    (is_quote(close) && surname > 0).then(|| i..close + 1 + surname)
}

/// The name at `i` that is "He" or ends with it: no pronoun stands beside a name.
pub fn with_he(doc: &Document, i: usize) -> Option<Range<usize>> {
    let tokens = i..i + 2;
    (i + 1 < doc.sentence(i).end && is_named_he(doc, &tokens)).then_some(tokens)
}

/// Whether the two tokens are "He" and a capitalized word, inside a sentence: "Liu He", "He Weidong".
pub fn is_named_he(doc: &Document, tokens: &Range<usize>) -> bool {
    let Range { start, end } = tokens.clone();
    let sentence = doc.sentence(start);
    let is_he = |i: usize| doc.word(i) == "He";
    let is_name = |i: usize| {
        doc.kind(i) == TokenKind::Word
            && doc.is_capitalized(i)
            && doc.lists(i).is_empty()
            && !doc.clues()[i].any(WordClasses::CALENDAR | WordClasses::OPENER | WordClasses::HE)
    };
    if end != start + 2 {
        return false;
    }
    let begins = is_he(start) && start > sentence.start && is_name(end - 1);
    let is_inside = begins && doc.kind(start - 1) == TokenKind::Word;
    let is_named = is_inside || is_he(end - 1) && is_name(start) && doc.tag(start).is_noun();
    is_named && !headline::is_title_case(doc, &sentence)
}

/// The product at `i`: a listed maker or product, or what a word such as "rocket" follows, with figures
/// or words of a model after it.
pub fn model(doc: &Document, phrases: &Phrases, i: usize) -> Option<Range<usize>> {
    let known = phrases.at(i).iter().rev();
    let makers = Classes::COMPANY | Classes::PRODUCT;
    let maker = known.into_iter().find(|found| found.classes.has(makers)).map(|found| found.end);
    let after = maker.unwrap_or(i + 1);
    let limit = doc.sentence(i).end.min(after + LONGEST_MODEL);
    let is_part = |k: &usize| match doc.kind(*k) {
        TokenKind::Number => doc.word(*k).len() <= LONGEST_NUMBER && !counts(doc, *k),
        TokenKind::Word => doc.is_capitalized(*k) && !is_generic(doc, *k),
        _ => false,
    };
    let end = after + (after..limit).take_while(is_part).count();
    let is_told = maker.is_some() || end < doc.len() && is_product_word(doc, end);
    (end > after && is_told).then_some(i..end)
}

/// Whether the number at `i` counts what follows: "Apple 20 percent".
fn counts(doc: &Document, i: usize) -> bool {
    let next = i + 1;
    next < doc.len() && (doc.kind(next) == TokenKind::Symbol || doc.is(next, "percent"))
}

/// Whether token `i` heads names of bodies and places, or is a day or a role: no part of a model.
fn is_generic(doc: &Document, i: usize) -> bool {
    doc.clues()[i].any(
        WordClasses::ORGANIZATION
            | WordClasses::PLACE
            | WordClasses::EVENT
            | WordClasses::ROLE
            | WordClasses::HONORIFIC
            | WordClasses::CALENDAR
            | WordClasses::PRODUCT,
    )
}

/// Whether token `i` says what a product is, with words before it: "small [SUV]".
pub fn is_product_word(doc: &Document, i: usize) -> bool {
    i < doc.len() && doc.clues()[i].any(WordClasses::PRODUCT) && !doc.is_sentence_start(i)
}

/// Whether letters and figures are mixed as in models: "RAV4", "A320neo"; not "G20", "M25".
pub fn mixes_figures(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let figures = word.chars().filter(char::is_ascii_digit).count();
    let is_plain = letters + figures == word.chars().count();
    is_plain
        && figures > 0
        && letters > 0
        && (letters > 1 || figures > 2)
        && word.starts_with(char::is_uppercase)
}

/// Whether a capital stands inside the word: "SpaceX", "GateHouse"; not "McCain", "O'Hara".
pub fn has_inner_capital(word: &str) -> bool {
    let is_surname = ["Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Fitz", "Van", "Du"]
        .iter()
        .any(|opening| word.starts_with(opening));
    let mut letters = word.chars().zip(word.chars().skip(1));
    let is_inner = letters.any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    is_inner && !is_surname
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_mix_letters_and_figures() {
        assert!(["RAV4", "A320neo", "B787"].into_iter().all(mixes_figures));
        assert!(!["G20", "M25", "2nd", "COVID", "747"].into_iter().any(mixes_figures));
    }

    #[test]
    fn surnames_with_a_capital_inside_are_no_brands() {
        assert!(["SpaceX", "GateHouse"].into_iter().all(has_inner_capital));
        assert!(!["McCain", "MacArthur", "NATO", "Oslo"].into_iter().any(has_inner_capital));
    }
}
