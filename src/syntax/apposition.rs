//! Appositions: phrases beside a name that say who or what it names.
//!
//! | text | function | phrase |
//! |---|---|---|
//! | `Ana Ito, 54, a retired judge, left` | `after` | `a retired judge` |
//! | `Ana Ito, senior fellow at the bank, left` | `after` | `senior fellow at the bank` |
//! | `Ana Ito, Oslo Police spokeswoman, left` | `after` | `Oslo Police spokeswoman` |
//! | `The mayor of Oslo, Ana Ito, left` | `before` | `The mayor of Oslo` |
//! | `the aid group Harbor Relief` | `noun_before` | `aid group` |
//! | `Ana Ito, who led the inquiry, left` | `relative_clause` | `who led the inquiry` |

use std::ops::Range;

use super::chunks::{self, is_possessive_pronoun};
use super::people::is_role;
use crate::annotation::Kind;
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Tokens of the longest description: beyond it, it is a sentence of its own.
const LONGEST: usize = 32;

/// Tokens of the longest phrase before its head: "Oslo Department of Health public information".
const LONGEST_BEFORE_HEAD: usize = 12;

/// The apposition after a name of `kind` that ends before token `end`: `, 54, a retired judge,`.
pub fn after(doc: &Document, end: usize, kind: Kind) -> Option<Range<usize>> {
    let limit = limit(doc, end)?;
    let mut start = after_comma(doc, end, limit)?;
    if doc.kind(start) == TokenKind::Number {
        start = after_comma(doc, start + 1, limit)?;
    }
    if !opens_after(doc, start, limit) {
        return None;
    }
    let end = phrase_end(doc, start, limit, kind)?;
    let is_told = kind == Kind::Person || is_thing(doc, start..end, kind);
    (end > start + 1 && is_told && !is_time(doc, start..end)).then_some(start..end)
}

/// Whether the phrase is a time: "a day later", "the next morning".
fn is_time(doc: &Document, tokens: Range<usize>) -> bool {
    // "a 59-year-old" is no year.
    head(doc, tokens).is_some_and(|head| chunks::is_time(doc, head) && !doc.is(head + 1, "-"))
}

/// Whether the head of a phrase is what a name of `kind` can be: "Mecca, a duty" is no place.
pub fn is_thing(doc: &Document, tokens: Range<usize>, kind: Kind) -> bool {
    let is_own = !is_possessive_pronoun(doc, tokens.start);
    is_own && head(doc, tokens).is_some_and(|i| can_be(doc, i, kind))
}

/// Whether token `i`, the head of a phrase, can say what a name of `kind` is.
fn can_be(doc: &Document, i: usize, kind: Kind) -> bool {
    match kind {
        Kind::Person => is_role(doc, i),
        Kind::Place => classes(doc, i).any(WordClasses::PLACE),
        Kind::Product => classes(doc, i).any(WordClasses::PRODUCT),
        _ => classes(doc, i).any(WordClasses::ORGANIZATION),
    }
}

/// The head of the noun phrase with an article after a name that ends before token `end`, where it
/// is no clause: the `officer` of ", a retired police officer".
pub fn head_after(doc: &Document, end: usize) -> Option<usize> {
    let is_opened =
        doc.is(end, ",") && ["a", "an", "the"].iter().any(|article| doc.is(end + 1, article));
    if !is_opened {
        return None;
    }
    let phrase = end + 2..doc.sentence(end).end.min(end + LONGEST_BEFORE_HEAD);
    let is_inner = |i: &usize| {
        doc.tag(*i).is_noun()
            || matches!(doc.tag(*i), Tag::Adjective | Tag::VerbParticiple)
            || doc.is(*i, "-")
    };
    let after = phrase.start + phrase.clone().take_while(is_inner).count();
    let is_clause = after < phrase.end && doc.tag(after).is_finite();
    // "Ito, the police and the army": a list.
    let is_list = doc.is(end + 1, "the") && (doc.is(after, "and") || doc.is(after + 1, "and"));
    let head = (phrase.start..after).rev().find(|&i| doc.tag(i).is_noun());
    head.filter(|_| !is_clause && !is_list)
}

/// The head of a noun phrase: its last noun before a preposition, participle or clause.
pub fn head(doc: &Document, tokens: Range<usize>) -> Option<usize> {
    let goes_on = |i: &usize| {
        doc.tag(*i) == Tag::Adposition
            || doc.tag(*i).is_verb()
            || matches!(doc.lower(*i), "which" | "that" | "where" | "who")
    };
    let end = (tokens.start + 1..tokens.end).find(goes_on).unwrap_or(tokens.end);
    (tokens.start..end).rev().find(|&i| doc.tag(i).is_noun())
}

/// The apposition before a person's name, which starts at `start` with its title and ends before
/// `end`: `The mayor of Oslo, Ana Ito, said`.
///
/// A mark must close it: "After talks with his mother, Ito left" says nothing of her.
pub fn before(doc: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let comma = start.checked_sub(1).filter(|&i| doc.is(i, ","))?;
    if end < doc.sentence(start).end && !is_mark(doc, end) && !doc.is_possessive(end) {
        return None;
    }
    let earliest = doc.sentence(comma).start.max(comma.saturating_sub(LONGEST / 2));
    let is_inner = |i: &usize| is_nominal(doc, *i);
    let length = (earliest..comma).rev().take_while(is_inner).count();
    let begin = (comma - length..comma).find(|&i| opens_noun_phrase(doc, i))?;
    let begin = possessor_start(doc, begin, comma - length);
    let mut head = (begin + 1..comma).take(6);
    head.any(|i| is_role(doc, i)).then_some(begin..comma)
}

/// The relative clause after a name, where it tells an office or a trade: `, who led the inquiry,`.
pub fn relative_clause(doc: &Document, end: usize) -> Option<Range<usize>> {
    let limit = limit(doc, end)?;
    // "the invasion of Ukraine, which he called": what "which" means is anyone's guess.
    let start =
        after_comma(doc, end, limit).filter(|&i| matches!(doc.lower(i), "who" | "whose"))?;
    let end = (start..limit).find(|&i| is_mark(doc, i))?;
    let verb = (start + 1..end).find(|&i| doc.tag(i) != Tag::Adverb)?;
    let tells = classes(doc, verb).any(WordClasses::OFFICE)
        || doc.is_in(verb, List::Be) && head(doc, verb..end).is_some_and(|i| is_role(doc, i));
    (tells && end > start + 2).then_some(start..end)
}

/// What a name is said to be: `Ana Ito is a surgeon`.
pub fn predicate(doc: &Document, end: usize) -> Option<Range<usize>> {
    let limit = limit(doc, end)?;
    let is_copula = matches!(doc.lower(end), "is" | "was") && end + 2 < limit;
    if !is_copula || !is_article(doc, end + 1) {
        return None;
    }
    let start = end + 1;
    let end = phrase_end(doc, start, limit, Kind::Person)?;
    (end > start + 1).then_some(start..end)
}

/// What kind of place comes before its name: `the Russian border town of Sudzha`.
pub fn place_before(doc: &Document, start: usize) -> Option<Range<usize>> {
    let of = start.checked_sub(1).filter(|&i| doc.is(i, "of"))?;
    let head = of.checked_sub(1).filter(|&i| classes(doc, i).any(WordClasses::PLACE))?;
    let earliest = doc.sentence(of).start.max(of.saturating_sub(8));
    let begin = (earliest..head).rev().find(|&i| opens_noun_phrase(doc, i))?;
    let is_whole = (begin + 1..head).all(|i| is_nominal(doc, i));
    (is_whole && head > begin + 1).then_some(possessor_start(doc, begin, earliest)..of)
}

/// What kind of organization comes before its name: `the aid group Harbor Relief`.
pub fn noun_before(doc: &Document, start: usize) -> Option<Range<usize>> {
    let head = start.checked_sub(1).filter(|&i| classes(doc, i).any(WordClasses::ORGANIZATION))?;
    let is_lower = !doc.is_capitalized(head) && doc.tag(head) == Tag::Noun;
    let earliest = doc.sentence(head).start.max(head.saturating_sub(6));
    let is_modifier = |i: &usize| {
        matches!(doc.tag(*i), Tag::Adjective | Tag::Noun | Tag::ProperNoun) || doc.is(*i, "-")
    };
    let length = (earliest..head).rev().take_while(is_modifier).count();
    (is_lower && length > 0).then_some(head - length..start)
}

/// No further than this may a phrase after token `i` reach.
fn limit(doc: &Document, i: usize) -> Option<usize> {
    (i < doc.len()).then(|| doc.sentence(i).end.min(i + LONGEST))
}

/// The token after the comma or dash at `i`.
fn after_comma(doc: &Document, i: usize, limit: usize) -> Option<usize> {
    (i + 1 < limit && matches!(doc.word(i), "," | "–" | "—")).then_some(i + 1)
}

/// Whether a noun phrase that says who someone is may begin at `i`, after a comma.
fn opens_after(doc: &Document, i: usize, limit: usize) -> bool {
    if i + 1 >= limit {
        return false;
    }
    let is_opened = is_article(doc, i) || doc.is(i, "another") || is_possessive_pronoun(doc, i);
    is_opened || opens_role(doc, i, limit) || is_possessor(doc, i, limit)
}

/// Whether a role without an article begins at `i`: "senior fellow at", "Oslo Police spokeswoman,".
fn opens_role(doc: &Document, i: usize, limit: usize) -> bool {
    let limit = limit.min(i + LONGEST_BEFORE_HEAD);
    let is_modifier = |k: &usize| {
        doc.tag(*k).is_noun()
            || matches!(doc.tag(*k), Tag::Adjective | Tag::VerbParticiple | Tag::VerbGerund)
            || classes(doc, *k).any(WordClasses::TITLE_PART)
            || matches!(doc.word(*k), "-" | "&")
            || doc.is_possessive(*k)
    };
    let end = i + (i..limit).take_while(is_modifier).count();
    if end == i || end >= limit {
        return false;
    }
    let goes_on = doc.is_in(end, List::Post) || matches!(doc.lower(end), "and" | "who");
    if is_role(doc, end - 1) {
        let is_small = !doc.is_capitalized(end - 1);
        return goes_on || is_mark(doc, end) && (is_small || is_title(doc, i..end));
    }
    // "Oslo Department of Health public information officer,"
    let is_inner = |k: &usize| is_modifier(k) || matches!(doc.lower(*k), "of" | "for" | "and");
    let whole = i + (i..limit).take_while(is_inner).count();
    let is_role_last = whole > end && is_role(doc, whole - 1) && !doc.is_capitalized(whole - 1);
    is_role_last && whole < limit && is_mark(doc, whole)
}

/// Whether the tokens are words of a title alone: "Executive Vice President".
fn is_title(doc: &Document, mut tokens: Range<usize>) -> bool {
    tokens.all(|i| is_role(doc, i) || classes(doc, i).any(WordClasses::TITLE_PART))
}

/// Whether a possessor opens the phrase and a role follows: `Ukraine's defence minister`.
fn is_possessor(doc: &Document, i: usize, limit: usize) -> bool {
    let possessive = (i + 1..limit.min(i + 4)).find(|&i| doc.is_possessive(i));
    let Some(possessive) = possessive.filter(|_| doc.tag(i) == Tag::ProperNoun) else {
        return false;
    };
    let phrase = (possessive + 1..limit).take(6).take_while(|&i| is_nominal(doc, i));
    phrase.into_iter().any(|i| is_role(doc, i))
}

/// Where the noun phrase that begins at `start` ends: at a mark after its noun, or with the
/// sentence. `None` where it proves to be a clause or a list.
fn phrase_end(doc: &Document, start: usize, limit: usize, kind: Kind) -> Option<usize> {
    let mut has_noun = false;
    let mut is_clause = false;
    let mut at = start;
    while at < limit {
        let i = at;
        at += 1;
        if is_mark(doc, i) {
            let is_between_adjectives = doc.is(i, ",") && !has_noun;
            if is_between_adjectives {
                continue;
            }
            if let Some(inner) = inner_comma_end(doc, start, i, limit, kind) {
                at = inner;
                continue;
            }
            return is_alone(doc, i).then_some(i);
        }
        is_clause |= doc.is_in(i, List::Relative) || matches!(doc.lower(i), "where" | "whose");
        if !is_clause && doc.tag(i).is_finite() {
            return None;
        }
        // "Chilean-born" is an adjective, whatever its first half is.
        let is_half = doc.is(i + 1, "-") && !doc.is_spaced(i + 1);
        has_noun |= doc.tag(i).is_noun() && !is_half;
    }
    (limit == doc.sentence(start).end).then_some(limit)
}

/// Where the phrase from `start` goes on after a comma at `i` that is part of it: "a lawyer from
/// Oslo, Norway", "an advertising, design and branding firm".
fn inner_comma_end(
    doc: &Document,
    start: usize,
    i: usize,
    limit: usize,
    kind: Kind,
) -> Option<usize> {
    let is_name = |k: usize| doc.tag(k) == Tag::ProperNoun;
    if !doc.is(i, ",") || i + 2 >= limit {
        return None;
    }
    let is_placed = is_name(i - 1) && is_name(i + 1) && is_mark(doc, i + 2);
    let is_given = doc.is(i + 2, ",") && opens_after(doc, i + 3, limit);
    if is_placed && !is_given && (start..i).any(|k| doc.tag(k) == Tag::Adposition) {
        return Some(i + 2);
    }
    if head(doc, start..i).is_some_and(|head| can_be(doc, head, kind)) {
        return None;
    }
    let is_inner = |k: &usize| is_nominal(doc, *k) && doc.tag(*k) != Tag::Determiner;
    let end = i + 1 + (i + 1..limit).take_while(is_inner).count();
    let head = (i + 1..end).find(|&k| can_be(doc, k, kind))?;
    (i + 1..head).any(|k| doc.is(k, "and")).then_some(head + 1)
}

fn is_mark(doc: &Document, i: usize) -> bool {
    matches!(doc.word(i), "," | ";" | ":" | "." | "!" | "?" | "–" | "—" | "(" | ")" | "…" | "...")
        || doc.kind(i) == TokenKind::Quote && !doc.is_possessive(i)
}

/// Whether no "and" after the mark at `i` makes it a list: "the mayor, and the judge". A name after it
/// begins anew: "the mayor, and Karl Moss, a judge".
fn is_alone(doc: &Document, i: usize) -> bool {
    let is_joined = doc.is(i, ",") && (doc.is(i + 1, "and") || doc.is(i + 1, "or"));
    !is_joined || i + 2 < doc.len() && doc.tag(i + 2) == Tag::ProperNoun
}

/// Whether token `i` can stand inside a noun phrase.
fn is_nominal(doc: &Document, i: usize) -> bool {
    let tag = doc.tag(i);
    tag.is_noun()
        || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
        || doc.is_in(i, List::Inner)
        || doc.is(i, "-")
        || is_possessive_pronoun(doc, i)
        || doc.is_possessive(i)
}

/// Whether token `i` opens a noun phrase: an article, or a possessive.
fn opens_noun_phrase(doc: &Document, i: usize) -> bool {
    is_article(doc, i) || is_possessive_pronoun(doc, i) || doc.is_possessive(i)
}

fn is_article(doc: &Document, i: usize) -> bool {
    matches!(doc.lower(i), "a" | "an" | "the" | "one")
}

/// Where the possessor before the `'s` at `i` begins, no earlier than `earliest`.
fn possessor_start(doc: &Document, i: usize, earliest: usize) -> usize {
    if !doc.is_possessive(i) {
        return i;
    }
    i - (earliest..i).rev().take_while(|&k| doc.tag(k) == Tag::ProperNoun).count()
}

fn classes(doc: &Document, i: usize) -> WordClasses {
    doc.clues()[i]
}
