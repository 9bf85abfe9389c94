//! Who someone is, in the article's own words.
//!
//! | words | become |
//! |---|---|
//! | `former Defence Minister Ana Ito` | the title |
//! | `Ana Ito, 54, a retired judge,` | the description: apposition after |
//! | `The mayor of Oslo, Ana Ito, said` | the description: apposition before |
//! | `Ana Ito, who led the inquiry,` | the description, where there is no apposition |
//! | `the border town of Sudzha` | the description of a place |
//! | `Mr. Ito`, `spokeswoman Ana Ito` | the gender |

use std::ops::Range;

use super::cast::{Cast, Draft, Gender, Name};
use crate::annotation::Kind;
use crate::document::Document;
use crate::lexicon::name_words::{self, Classes};
use crate::tokenize::TokenKind;

/// Tokens of the longest description: beyond it, it is a sentence of its own.
const LONGEST: usize = 28;

/// Fills in title, description and gender of every draft from the words around its names.
pub fn draw(doc: &Document, cast: &mut Cast) {
    for name in &cast.names {
        let Some(draft) = name.draft.map(|d| &mut cast.drafts[d]) else { continue };
        match name.kind {
            Kind::Person => draw_person(doc, name, draft),
            Kind::Place | Kind::Organization => draw_thing(doc, name, draft),
            _ => {}
        }
    }
    for draft in &mut cast.drafts {
        if draft.description.is_none() {
            draft.description.clone_from(&draft.title);
        }
    }
}

/// The gender that the honorific or role before token `start` tells.
pub fn honorific_gender(doc: &Document, start: usize) -> Gender {
    if start == 0 { Gender::Unknown } else { word_gender(doc, start - 1) }
}

fn word_gender(doc: &Document, i: usize) -> Gender {
    let classes = name_words::classes(doc.lower(i));
    match (classes.any(Classes::MALE), classes.any(Classes::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

fn draw_person(doc: &Document, name: &Name, draft: &mut Draft) {
    let title = title(doc, name.tokens.start);
    if draft.gender == Gender::Unknown {
        draft.gender = honorific_gender(doc, name.tokens.start);
    }
    if draft.title.is_none() {
        draft.title = title.clone().map(|t| text(doc, t));
    }
    let before = title.map_or(name.tokens.start, |t| t.start);
    let apposition = apposition_after(doc, name.tokens.end)
        .or_else(|| apposition_before(doc, before))
        .or_else(|| relative_clause(doc, name.tokens.end));
    let Some(apposition) = apposition.filter(|_| draft.description.is_none()) else { return };
    if draft.gender == Gender::Unknown {
        let told = apposition.clone().map(|i| word_gender(doc, i));
        draft.gender = told.into_iter().find(|g| *g != Gender::Unknown).unwrap_or_default();
    }
    draft.description = Some(text(doc, apposition));
}

fn draw_thing(doc: &Document, name: &Name, draft: &mut Draft) {
    if draft.description.is_some() {
        return;
    }
    let found = apposition_after(doc, name.tokens.end).or_else(|| {
        if name.kind == Kind::Place { place_phrase(doc, name.tokens.start) } else { None }
    });
    draft.description = found.map(|tokens| text(doc, tokens));
}

fn text(doc: &Document, tokens: Range<usize>) -> String {
    doc.slice(doc.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title that ends before token `start`: a role with the words that go with it.
pub fn title(doc: &Document, start: usize) -> Option<Range<usize>> {
    let sentence = doc.sentence(start.min(doc.len() - 1)).start;
    let classes = |i: usize| name_words::classes(doc.lower(i));
    let is_part = |i: &usize| {
        classes(*i).any(Classes::ROLE | Classes::HONORIFIC | Classes::TITLE_PART)
            || (doc.is_capitalized(*i) && !classes(*i).any(Classes::OPENER | Classes::CALENDAR))
            || (doc.is(*i, "-") && !doc.is_spaced(*i))
    };
    let last = start.checked_sub(1).filter(|&i| i >= sentence)?;
    if !classes(last).any(Classes::ROLE | Classes::HONORIFIC) {
        return None;
    }
    let length = (sentence..start).rev().take(8).take_while(is_part).count();
    let title = start - length..start;
    let is_bare = title.len() == 1 && classes(last).any(Classes::COURTESY);
    (!is_bare).then_some(title)
}

/// The apposition after a name that ends before token `end`: `, 54, a retired judge,`.
fn apposition_after(doc: &Document, end: usize) -> Option<Range<usize>> {
    let limit = sentence_end(doc, end)?;
    let mut start = after_comma(doc, end, limit)?;
    if start < limit && doc.kind(start) == TokenKind::Number {
        start = after_comma(doc, start + 1, limit)?;
    }
    if !opens_apposition(doc, start, limit) {
        return None;
    }
    let end = apposition_end(doc, start, limit)?;
    (end > start + 1).then_some(start..end)
}

fn sentence_end(doc: &Document, i: usize) -> Option<usize> {
    (i < doc.len()).then(|| doc.sentence(i).end.min(i + LONGEST))
}

/// The token after the comma, dash or bracket at `i`.
fn after_comma(doc: &Document, i: usize, limit: usize) -> Option<usize> {
    (i + 1 < limit && matches!(doc.word(i), "," | "–" | "—")).then_some(i + 1)
}

/// Whether a noun phrase that says who someone is may begin at `i`.
fn opens_apposition(doc: &Document, i: usize, limit: usize) -> bool {
    if i + 1 >= limit {
        return false;
    }
    if matches!(
        doc.lower(i),
        "a" | "an" | "the" | "one" | "former" | "its" | "his" | "her" | "their"
    ) {
        return true;
    }
    let classes = name_words::classes(doc.lower(i));
    classes.any(Classes::ROLE) && !doc.is_capitalized(i)
}

/// Where the apposition that begins at `start` ends: at a comma after its noun, or with the sentence.
fn apposition_end(doc: &Document, start: usize, limit: usize) -> Option<usize> {
    for i in start + 1..limit {
        match doc.word(i) {
            "," if is_between_adjectives(doc, start, i) => {}
            "," | ";" | ":" | "–" | "—" | ")" | "(" => return is_alone(doc, i).then_some(i),
            "." | "!" | "?" => return Some(i),
            _ if doc.kind(i) == TokenKind::Quote => return Some(i),
            _ if name_words::classes(doc.lower(i)).any(Classes::SPEECH) => return None,
            _ => {}
        }
    }
    (limit == doc.sentence(start).end).then_some(limit)
}

/// Whether the comma at `i` stands between adjectives: "Ukrainian-born, pro-Russian".
fn is_between_adjectives(doc: &Document, start: usize, i: usize) -> bool {
    let is_compound = doc.is(i - 2, "-") && i - 2 > start;
    is_compound && doc.is(i + 2, "-")
}

/// Whether no "and" after the comma at `i` makes it a list.
fn is_alone(doc: &Document, i: usize) -> bool {
    !doc.is(i + 1, "and") && !doc.is(i + 1, "or")
}

/// The apposition before a name at `start`: `The mayor of Oslo, Ana Ito, said`.
fn apposition_before(doc: &Document, start: usize) -> Option<Range<usize>> {
    let comma = start.checked_sub(1).filter(|&i| doc.is(i, ","))?;
    let sentence = doc.sentence(comma).start;
    let first = (sentence..comma).rev().take(LONGEST / 2).take_while(|&i| doc.word(i) != ",");
    let opens =
        |i: &usize| matches!(doc.lower(*i), "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let begin = first.filter(opens).last()?;
    let holds_role = (begin + 1..comma).take(5);
    let is_role = |i: usize| name_words::classes(doc.lower(i)).any(Classes::ROLE);
    let is_clean = !(begin..comma).any(|i| name_words::classes(doc.lower(i)).any(Classes::SPEECH));
    (is_clean && holds_role.into_iter().any(is_role)).then_some(begin..comma)
}

/// The relative clause after a name: `, who led the inquiry,`.
fn relative_clause(doc: &Document, end: usize) -> Option<Range<usize>> {
    let limit = sentence_end(doc, end)?;
    let start = after_comma(doc, end, limit).filter(|&i| doc.is(i, "who"))?;
    let stops = |i: &usize| {
        matches!(doc.word(*i), "," | ";" | "." | "!" | "?" | "–" | "—")
            || doc.kind(*i) == TokenKind::Quote
    };
    let end = (start..limit).find(stops)?;
    (end > start + 2).then_some(start..end)
}

/// What kind of place comes before its name: `the Russian border town of Sudzha`.
fn place_phrase(doc: &Document, start: usize) -> Option<Range<usize>> {
    let of = start.checked_sub(1).filter(|&i| doc.is(i, "of"))?;
    let head = of.checked_sub(1)?;
    if !name_words::classes(doc.lower(head)).any(Classes::PLACE) {
        return None;
    }
    let sentence = doc.sentence(of).start;
    let opens = |i: &usize| matches!(doc.lower(*i), "the" | "a" | "an") || doc.is_possessive(*i);
    let begin = (sentence..head).rev().take(6).find(opens)?;
    let begin =
        if doc.is_possessive(begin) { begin.saturating_sub(1).max(sentence) } else { begin };
    (head > begin + 1).then_some(begin..of)
}
