//! The subject: from a verb to the noun phrase before it.
//!
//! | text | verb | subject |
//! |---|---|---|
//! | `Officials in Kyiv on Monday said …` | said | `Officials in Kyiv` |
//! | `A study that appeared in Nature found …` | found | `A study that appeared in Nature` |
//! | `The ad, titled “Hope”, says …` | says | `The ad, titled “Hope”` |
//! | `Ito herself said …` | said | `Ito herself` |

use std::ops::Range;

use super::apposition::{before_apposition, before_bracket};
use super::complement::is_role;
use super::cue::verb_at;
use super::reader::Reader;
use crate::annotation::Kind;
use crate::lexicon::closed::List;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most tokens of a quoted title in a source, its marks included.
const TITLE_MAX: usize = 8;

/// The subject that stands before the verb group at `verb`.
pub fn subject(reader: &Reader, verb: usize) -> Option<Range<usize>> {
    let floor = reader.floor(verb);
    let end = before_adjuncts(reader, floor, verb);
    if end <= floor {
        return None;
    }
    if end < verb && !chunks::is_head(reader.doc, end - 1) {
        return chunks::start(reader.doc, floor, end - 1).map(|start| start..verb);
    }
    let last = end - 1;
    if let Some(region) = reader.regions.at(last) {
        let is_title = region.marked.len() <= TITLE_MAX && region.marked.end == end;
        return is_title
            .then(|| before_title(reader, floor, region.marked.start))
            .flatten()
            .map(|s| s..end);
    }
    if reader.is_in(last, List::Relative) {
        let is_pronoun =
            reader.doc.is(last, "who") || (last > floor && reader.tag(last) != Tag::Subordinator);
        return is_pronoun.then_some(last..end);
    }
    if reader.is_comma(last) {
        return before_apposition(reader, floor, last);
    }
    if reader.is_dash(last) || matches!(reader.doc.word(last), ")" | "]") {
        return before_bracket(reader, floor, last);
    }
    // "Ito herself said"
    let is_stressed =
        is_reflexive(reader, last) && last > floor && chunks::is_head(reader.doc, last - 1);
    let head = if is_stressed { last } else { end };
    let start = chunks::start(reader.doc, floor, head)?;
    if is_adjunct(reader, floor, start) {
        return None;
    }
    // "in what police called an accident"
    let start = start + usize::from(reader.doc.is(start, "what") && start + 1 < end);
    let start = after_setting(reader, floor, start, end);
    let is_named = !reader.doc.is(start, "there") && !chunks::is_time(reader.doc, start);
    is_named.then(|| with_title(reader, floor, with_relative(reader, floor, start))..end)
}

/// `start`, or the token after the time or place that opens the sentence before a subject: `In March | Ana
/// Ito`, `In Oslo | engineers`.
fn after_setting(reader: &Reader, floor: usize, start: usize, end: usize) -> usize {
    let is_time = reader.kind(start) == Kind::Time as u8 + 1;
    let is_place = reader.kind(start) == Kind::Place as u8 + 1;
    if !(is_time || is_place) || start != floor + 1 || reader.tag(floor) != Tag::Adposition {
        return start;
    }
    let next = (start + 1..end).find(|&k| !reader.is_bound(k)).unwrap_or(end);
    // "In Boston police say", not "In Boston Harbor"
    let is_free = is_time || !reader.doc.is_capitalized(next) && reader.tag(end - 1) == Tag::Noun;
    if next < end && is_free && reader.tag(next).is_noun() { next } else { start }
}

/// Whether token `i` is "himself", "itself".
pub fn is_reflexive(reader: &Reader, i: usize) -> bool {
    ["himself", "herself", "itself", "themselves"].iter().any(|word| reader.doc.is(i, word))
}

/// Whether the phrase at `start` says when or where, after "but" or a comma and "and": `but in | a later
/// interview | said`.
fn is_adjunct(reader: &Reader, floor: usize, start: usize) -> bool {
    start > floor + 1
        && reader.tag(start) == Tag::Determiner
        && matches!(reader.doc.lower(start - 1), "in" | "at" | "on" | "during" | "after")
        && (reader.doc.is(start - 2, "but")
            || start > floor + 2 && reader.doc.is(start - 2, "and") && reader.is_comma(start - 3))
}

/// The start of the phrase at `start` with the title or the quoted name before it that the tagger took
/// for no part of it: `governor | Ana Ito`, `The “News” | section`.
fn with_title(reader: &Reader, floor: usize, start: usize) -> usize {
    let mut start = start;
    while start > floor && reader.is_bound(start) {
        start -= 1;
    }
    if start <= floor {
        return start;
    }
    // "Rescue workers fear": a sentence with a subject does not open with a verb.
    if start == floor + 1 && reader.tag(floor) == Tag::VerbBase && reader.tag(start).is_noun() {
        return floor;
    }
    if reader.tag(start) == Tag::ProperNoun && is_role(reader.doc.lower(start - 1)) {
        return start - 1;
    }
    let title = reader.regions.at(start - 1).map(|region| region.marked.clone());
    let title = title.filter(|t| t.end == start && t.len() <= TITLE_MAX && t.start > floor);
    title.map(|t| t.start - 1).filter(|&k| reader.tag(k) == Tag::Determiner).unwrap_or(start)
}

/// The start of the phrase that a quoted title ends: `The ad, titled | “Unifier”`.
fn before_title(reader: &Reader, floor: usize, title: usize) -> Option<usize> {
    let mut end = title;
    if end > floor && reader.tag(end - 1) == Tag::VerbParticiple {
        end -= 1;
    }
    if end > floor && reader.is_comma(end - 1) {
        end -= 1;
    }
    chunks::start(reader.doc, floor, end)
}

/// `end` moved left over "on Monday", "last week", which stand between subject and verb.
fn before_adjuncts(reader: &Reader, floor: usize, verb: usize) -> usize {
    let mut end = verb;
    while end > floor && is_time_part(reader, end - 1) {
        end -= 1;
    }
    if end == verb {
        return verb;
    }
    let is_preposition =
        end > floor && matches!(reader.doc.lower(end - 1), "on" | "in" | "at" | "during" | "from");
    let end = if is_preposition { end - 1 } else { end };
    let is_named = end > floor && chunks::is_head(reader.doc, end - 1);
    if is_named || is_dated(reader, floor, end) { end } else { verb }
}

/// Whether the time after `end` tells of a participle before it: `A study published | Monday`.
fn is_dated(reader: &Reader, floor: usize, end: usize) -> bool {
    end > floor + 1
        && matches!(reader.tag(end - 1), Tag::VerbParticiple | Tag::VerbPast)
        && chunks::is_head(reader.doc, end - 2)
}

fn is_time_part(reader: &Reader, i: usize) -> bool {
    reader.is_in(i, List::Time) || reader.is_in(i, List::Shift)
}

/// The start of the phrase whose relative clause or participle ends with the phrase at `start`.
fn with_relative(reader: &Reader, floor: usize, start: usize) -> usize {
    if start <= floor
        || !matches!(
            reader.tag(start - 1),
            Tag::Adposition
                | Tag::VerbPast
                | Tag::VerbPresent
                | Tag::VerbParticiple
                | Tag::VerbGerund
        )
    {
        return start;
    }
    let is_gerund = reader.tag(start - 1) == Tag::VerbGerund;
    if !is_gerund && verb_at(reader, start - 1).is_some() || reader.doc.is(start - 1, "following") {
        return start;
    }
    if reader.doc.is(start - 1, "including") {
        return chunks::start(reader.doc, floor, start - 1).unwrap_or(start);
    }
    for k in (floor.max(start.saturating_sub(20))..start).rev() {
        if reader.tag(k) == Tag::Punctuation && !reader.doc.is(k, "-")
            || reader.regions.at(k).is_some()
        {
            break;
        }
        let is_link = match reader.tag(k) {
            Tag::Pronoun => reader.is_in(k, List::Relative),
            Tag::VerbParticiple | Tag::VerbGerund => true,
            // "People briefed on it said": a participle, for another finite verb follows.
            Tag::VerbPast => reader.tag(k + 1) == Tag::Adposition,
            _ => false,
        };
        let follows = k > floor && chunks::is_head(reader.doc, k - 1);
        if is_link && follows && !reader.is_in(k - 1, List::Relative) {
            return chunks::start(reader.doc, floor, k).unwrap_or(start);
        }
    }
    start
}
