//! Noun phrases from parts of speech, without a parser.
//!
//! | text | function | phrase |
//! |---|---|---|
//! | `a senior [official said]` | `base_start` | `a senior official` |
//! | `officials at the White House [said]` | `start` | `officials at the White House` |
//! | `[said] Yuri Podolyaka, a blogger` | `end` | `Yuri Podolyaka` |
//!
//! Every function looks at a bounded number of tokens.

use std::ops::Range;

use crate::lexicon::closed::List;
use crate::tagger::Tag;
use crate::text::document::Document;

/// The most tokens a phrase may have.
const PHRASE_MAX: usize = 30;

/// The tag of token `i`. Letters in capitals that are no function word are a name, "AFP", and so is
/// a verb with a capital before a name, "the United Nations".
pub fn tag(doc: &Document, i: usize) -> Tag {
    match doc.tag(i) {
        Tag::Adposition if doc.is_upper(i) && doc.lists(i).is_empty() => Tag::ProperNoun,
        Tag::VerbBase | Tag::VerbParticiple if is_first_of_name(doc, i) => Tag::ProperNoun,
        // No conjunction is longer than "neither", and "governor" is none.
        Tag::Coordinator if doc.word(i).len() > 7 => Tag::Noun,
        tag => tag,
    }
}

fn is_first_of_name(doc: &Document, i: usize) -> bool {
    let is_between = i > 0 && doc.tag(i - 1) == Tag::Determiner && i + 1 < doc.len();
    is_between && doc.is_capitalized(i) && doc.tag(i + 1) == Tag::ProperNoun
}

/// Whether token `i` may be the last of a noun phrase.
pub fn is_head(doc: &Document, i: usize) -> bool {
    match tag(doc, i) {
        Tag::Noun | Tag::ProperNoun | Tag::Number | Tag::Symbol => true,
        Tag::Pronoun => !is_possessive_pronoun(doc, i),
        Tag::Determiner => doc.is_in(i, List::Head),
        Tag::Adjective => is_nominal_adjective(doc, i),
        Tag::Adverb | Tag::Interjection | Tag::Other => is_mistaken_name(doc, i),
        _ => false,
    }
}

/// Whether token `i`, no noun to the tagger, is a name all the same: "Weaver", "CITIC".
pub fn is_mistaken_name(doc: &Document, i: usize) -> bool {
    doc.is_capitalized(i) && !doc.lower(i).ends_with("ly") && doc.lists(i).is_empty()
}

/// An adjective with no noun after it: "the poor", "many", "a White House official".
fn is_nominal_adjective(doc: &Document, i: usize) -> bool {
    let is_before = i > 0
        && (tag(doc, i - 1).is_noun()
            || matches!(tag(doc, i - 1), Tag::Determiner | Tag::Adjective | Tag::Particle));
    // "a 17-year-old"
    let is_age = doc.lower(i) == "old" && is_hyphened(doc, i);
    is_before || is_age || doc.is_capitalized(i) || doc.is_in(i, List::Head)
}

/// Whether token `i` is a pronoun that stands before a noun: `his`.
pub fn is_possessive_pronoun(doc: &Document, i: usize) -> bool {
    match doc.lower(i) {
        "her" => i + 1 < doc.len() && can_follow_determiner(doc, i + 1),
        _ => doc.is_in(i, List::Possessive),
    }
}

fn can_follow_determiner(doc: &Document, i: usize) -> bool {
    tag(doc, i).is_noun()
        || matches!(tag(doc, i), Tag::Adjective | Tag::Number | Tag::Other | Tag::VerbParticiple)
}

/// The start of the base noun phrase that ends before token `end`, not before `floor`.
///
/// Possessors belong to it, what follows its head does not. `None` where no phrase ends there.
pub fn base_start(doc: &Document, floor: usize, end: usize) -> Option<usize> {
    let floor = floor.max(end.saturating_sub(PHRASE_MAX));
    if end <= floor || !is_head(doc, end - 1) {
        return None;
    }
    let mut start = end - 1;
    if tag(doc, start) == Tag::Pronoun && !doc.is_capitalized(start) {
        return Some(start);
    }
    while start > floor && extends_left(doc, floor, start) {
        start -= 1;
    }
    while start + 1 < end && !can_open(doc, start) {
        start += 1;
    }
    Some(start)
}

/// Whether the token before `start` belongs to the phrase that starts there.
fn extends_left(doc: &Document, floor: usize, start: usize) -> bool {
    let i = start - 1;
    if opens_phrase(doc, start) {
        return opens_before_opener(doc, i, start);
    }
    if doc.is_possessive(i) {
        return true;
    }
    match tag(doc, i) {
        Tag::Noun
        | Tag::ProperNoun
        | Tag::Adjective
        | Tag::Number
        | Tag::Symbol
        | Tag::Determiner => true,
        Tag::Pronoun => is_possessive_pronoun(doc, i),
        Tag::Adverb => modifies(doc, start),
        Tag::VerbGerund | Tag::VerbParticiple => is_modifier(doc, floor, i),
        Tag::Punctuation => is_joint(doc, i),
        Tag::Adposition | Tag::Coordinator => is_hyphened(doc, i) || doc.lower(i) == "&",
        Tag::Other => doc.is_capitalized(i),
        _ => is_hyphened(doc, i),
    }
}

/// `all`, `both`, `half` before a determiner.
fn opens_before_opener(doc: &Document, i: usize, start: usize) -> bool {
    matches!(doc.lower(i), "all" | "both" | "half" | "such")
        || (matches!(doc.lower(start), "'s" | "’s") && is_head(doc, i))
}

/// Whether nothing of the phrase can stand before token `i`: a determiner, `his`.
fn opens_phrase(doc: &Document, i: usize) -> bool {
    (tag(doc, i) == Tag::Determiner && !matches!(doc.lower(i), "all" | "both"))
        || is_possessive_pronoun(doc, i)
        || (tag(doc, i) == Tag::Pronoun && !doc.is_capitalized(i))
}

/// An adverb belongs to an adjective or number after it: "the highly critical report".
fn modifies(doc: &Document, i: usize) -> bool {
    matches!(tag(doc, i), Tag::Adjective | Tag::Number | Tag::VerbParticiple)
}

/// Whether the participle `i` stands before a noun as an adjective does: "elected officials".
fn is_modifier(doc: &Document, floor: usize, i: usize) -> bool {
    if i == floor {
        return true;
    }
    let before = tag(doc, i - 1);
    matches!(before, Tag::Determiner | Tag::Adjective | Tag::Number)
        || is_possessive_pronoun(doc, i - 1)
        || doc.is_possessive(i - 1)
        || is_hyphened(doc, i)
}

/// A hyphen inside a word, a full stop of an initial, a slash.
fn is_joint(doc: &Document, i: usize) -> bool {
    is_hyphened(doc, i) || (matches!(doc.word(i), "/" | "&") && !doc.is_spaced(i))
}

/// Whether token `i` is a hyphen against its neighbors, or against one.
fn is_hyphened(doc: &Document, i: usize) -> bool {
    let is_hyphen = |k: usize| matches!(doc.word(k), "-" | "‑" | "‐");
    if is_hyphen(i) {
        return !doc.is_spaced(i) && i + 1 < doc.len() && !doc.is_spaced(i + 1);
    }
    (i + 1 < doc.len() && is_hyphen(i + 1) && !doc.is_spaced(i + 1))
        || (i > 0 && is_hyphen(i - 1) && !doc.is_spaced(i))
}

/// Whether a phrase may start with token `i`.
fn can_open(doc: &Document, i: usize) -> bool {
    !doc.is_possessive(i) && !matches!(doc.word(i), "-" | "/" | "&" | "‑" | "‐")
}

/// The end of the base noun phrase that starts at token `start`, at most `ceiling`.
pub fn base_end(doc: &Document, start: usize, ceiling: usize) -> Option<usize> {
    let ceiling = ceiling.min(start + PHRASE_MAX);
    if start >= ceiling {
        return None;
    }
    if is_lone_pronoun(doc, start) {
        return Some(start + 1);
    }
    let mut i = start;
    let mut end = None;
    while i < ceiling && extends_right(doc, start, i) {
        i += 1;
        if is_head(doc, i - 1) {
            end = Some(i);
        }
    }
    end
}

fn is_lone_pronoun(doc: &Document, i: usize) -> bool {
    tag(doc, i) == Tag::Pronoun && !is_possessive_pronoun(doc, i)
}

/// Whether token `i` goes on with the phrase that started at `start`.
fn extends_right(doc: &Document, start: usize, i: usize) -> bool {
    match tag(doc, i) {
        Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Number | Tag::Symbol => true,
        Tag::Determiner => {
            i == start
                || doc.is_possessive(i - 1)
                || matches!(doc.lower(i - 1), "all" | "both" | "half")
        }
        Tag::Particle => i > start && doc.is_possessive(i),
        Tag::Pronoun => i == start && is_possessive_pronoun(doc, i),
        Tag::Adverb | Tag::VerbGerund | Tag::VerbParticiple => {
            can_premodify(doc, start, i) || (i > start && is_hyphened(doc, i))
        }
        Tag::Punctuation => i > start && is_joint(doc, i),
        Tag::Other => doc.is_capitalized(i),
        _ => i > start && is_hyphened(doc, i),
    }
}

/// Whether something that could stand in a phrase comes right after token `i`.
fn can_premodify(doc: &Document, start: usize, i: usize) -> bool {
    let before_noun = i + 1 < doc.len()
        && (can_follow_determiner(doc, i + 1) || tag(doc, i + 1) == Tag::VerbParticiple);
    let after_opener = i > start && !tag(doc, i - 1).is_noun();
    before_noun && (after_opener || (i == start && tag(doc, i) != Tag::Adverb))
}

/// The start of the noun phrase that ends before token `end`, not before `floor`, with what
/// follows its head: over prepositions, and over "and" between phrases.
pub fn start(doc: &Document, floor: usize, end: usize) -> Option<usize> {
    let floor = floor.max(end.saturating_sub(PHRASE_MAX));
    let mut start = base_start(doc, floor, end)?;
    while start > floor + 1 {
        let link = start - 1;
        let modified = || base_start(doc, floor, link).filter(|_| is_post_modifier(doc, link));
        let earlier = list_start(doc, floor, link).or_else(modified);
        match earlier.filter(|_| !is_time(doc, link + 1)) {
            Some(earlier) => start = earlier,
            None => break,
        }
    }
    Some(start)
}

/// The end of the noun phrase that starts at `start`, with the prepositional phrases after its
/// head and the phrases joined by "and".
pub fn end(doc: &Document, start: usize, ceiling: usize) -> Option<usize> {
    let ceiling = ceiling.min(start + PHRASE_MAX);
    let mut end = base_end(doc, start, ceiling)?;
    while end + 1 < ceiling {
        let joins = is_post_modifier(doc, end) && !is_time(doc, end + 1) || is_and(doc, end);
        match base_end(doc, end + 1, ceiling).filter(|_| joins) {
            Some(later) => end = later,
            None => break,
        }
    }
    Some(end)
}

/// Whether the noun phrase that starts at `i` is a time: "Monday", "last week"; not "Monday's vote".
pub fn is_time(doc: &Document, i: usize) -> bool {
    let is_word = |k: usize| doc.is_in(k, List::Time);
    let is_shifted = doc.is_in(i, List::Shift);
    let last = if is_shifted && is_word(i + 1) { i + 1 } else { i };
    let is_owner = last + 1 < doc.len() && doc.is_possessive(last + 1);
    is_word(last) && !is_owner
}

fn is_post_modifier(doc: &Document, i: usize) -> bool {
    tag(doc, i) == Tag::Adposition && doc.is_in(i, List::Post)
}

fn is_and(doc: &Document, i: usize) -> bool {
    matches!(doc.lower(i), "and" | "or" | "&")
}

/// The start of the phrase before the "and" at `i`, where the two stand together at the head of a
/// clause: "Putin and Biden said".
fn list_start(doc: &Document, floor: usize, i: usize) -> Option<usize> {
    let mut first = base_start(doc, floor, i).filter(|_| is_and(doc, i))?;
    while first > floor + 1 && is_post_modifier(doc, first - 1) {
        first = base_start(doc, floor, first - 1)?;
    }
    let opens = first == floor
        || matches!(tag(doc, first - 1), Tag::Punctuation | Tag::Subordinator | Tag::Coordinator);
    opens.then_some(first)
}

/// Whether `range` holds a finite verb or auxiliary.
pub fn has_finite(doc: &Document, range: Range<usize>) -> bool {
    range.into_iter().any(|i| tag(doc, i).is_finite())
}
