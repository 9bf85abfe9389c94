//! Appositions: what stands between commas, brackets or dashes and says more of a name.
//!
//! | text | function | phrase |
//! |---|---|---|
//! | `[said] Ana Ito, 54, a lawyer.` | `with_apposition` | `Ana Ito, 54, a lawyer` |
//! | `Ana Ito, a lawyer, [said]` | `before_apposition` | `Ana Ito, a lawyer` |
//! | `Jo Lee (R-Ohio) [said]` | `before_bracket` | `Jo Lee (R-Ohio)` |

use std::ops::Range;

use super::reader::Reader;
use crate::lexicon::closed::List;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Tokens between a comma before a cue and the comma that matches it.
const APPOSITION_MAX: usize = 30;

/// `end`, or the end of the apposition or relative clause that follows there.
pub fn with_apposition(reader: &Reader, end: usize, ceiling: usize) -> usize {
    let mut last = end;
    // "Ana Ito, of Kyoto, a lawyer": two appositions, rarely more.
    for _ in 0..3 {
        let Some(next) = apposition_end(reader, last, ceiling) else { break };
        last = next;
    }
    last
}

fn apposition_end(reader: &Reader, comma: usize, ceiling: usize) -> Option<usize> {
    if reader.doc.is(comma, "(") {
        let close = (comma..ceiling.min(comma + 12)).find(|&k| reader.doc.is(k, ")"))?;
        return Some(close + 1);
    }
    if !reader.is_comma(comma) || comma + 1 >= ceiling {
        return None;
    }
    let start = comma + 1;
    let is_relative = matches!(reader.doc.lower(start), "who" | "whose" | "which");
    if !is_relative && !opens_apposition(reader, start) {
        return None;
    }
    let stop = (start..ceiling.min(start + APPOSITION_MAX))
        .find(|&k| ends_apposition(reader, k))
        .unwrap_or(ceiling.min(start + APPOSITION_MAX));
    let inner = (start..stop).find(|&k| reader.is_in(k, List::Relative)).unwrap_or(stop);
    let is_phrase = is_relative || !chunks::has_finite(reader.doc, start..inner);
    (is_phrase && stop > start).then_some(stop)
}

fn ends_apposition(reader: &Reader, i: usize) -> bool {
    reader.is_comma(i)
        || reader.regions.opens(i)
        || reader.is_dash(i)
        || matches!(reader.doc.word(i), "." | ";" | ":" | "?" | "!")
        || reader.tag(i) == Tag::Subordinator
}

/// Whether what starts at `i`, after a comma, can say more of the name before it.
fn opens_apposition(reader: &Reader, i: usize) -> bool {
    match reader.tag(i) {
        Tag::Determiner | Tag::Number => !chunks::is_time(reader.doc, i),
        Tag::Noun | Tag::Adjective | Tag::ProperNoun => !chunks::is_time(reader.doc, i),
        Tag::Adverb => matches!(reader.doc.lower(i), "formerly" | "now" | "then"),
        Tag::Adposition => matches!(reader.doc.lower(i), "of" | "from"),
        // "according to Reuters, citing officials, …"
        Tag::VerbGerund => matches!(reader.doc.lower(i), "citing" | "quoting"),
        Tag::Pronoun => chunks::is_possessive_pronoun(reader.doc, i),
        _ => false,
    }
}

/// `end`, or the end of what a source right after its cue is described by without a comma: "people |
/// briefed on the talks", "an official | who asked not to be named".
pub fn with_description(reader: &Reader, end: usize, ceiling: usize) -> usize {
    let mut last = end;
    for _ in 0..2 {
        let is_participle = matches!(reader.tag(last), Tag::VerbParticiple | Tag::VerbPast)
            && reader.tag(last + 1) == Tag::Adposition;
        let by = usize::from(reader.doc.is(last, "by"));
        let is_end = |&k: &usize| reader.tag(k) == Tag::Punctuation && !reader.doc.is(k, "-");
        let stop = (last..ceiling).find(is_end).unwrap_or(ceiling);
        // "a report released Tuesday"
        let is_whole =
            matches!(reader.tag(last), Tag::VerbParticiple | Tag::VerbPast | Tag::VerbGerund)
                && !chunks::has_finite(reader.doc, last + 1..stop);
        if reader.doc.is(last, "who") || is_whole {
            return stop;
        }
        let start = if is_participle { last + 2 } else { last + by };
        if start == last {
            break;
        }
        match chunks::end(reader.doc, start, ceiling) {
            Some(next) => last = next,
            None => break,
        }
    }
    last
}

/// `Smith, a professor, | said`: what stands before the comma that matches the one at `comma`.
pub fn before_apposition(reader: &Reader, floor: usize, comma: usize) -> Option<Range<usize>> {
    let floor = floor.max(comma.saturating_sub(APPOSITION_MAX));
    let mut right = comma;
    loop {
        let left = (floor..right).rev().find(|&k| reader.is_comma(k))?;
        // "Ito, head of the union, and a lawyer, said"
        if reader.tag(left + 1) == Tag::Coordinator && is_aside(reader, left + 2, right) {
            right = left;
            continue;
        }
        if !is_aside(reader, left + 1, right) {
            return None;
        }
        let before = if left > floor && reader.doc.is(left - 1, ")") {
            before_bracket(reader, floor, left - 1)
        } else {
            chunks::start(reader.doc, floor, left).map(|start| start..left)
        };
        // "Ito, a geologist in Albany, New York, and Bergen, Norway, said": a list goes on.
        let list = before.as_ref().and_then(|span| list_comma(reader, floor, span.start));
        if let Some(comma) = list {
            right = comma;
            continue;
        }
        if let Some(span) = before
            && !is_itself_apposition(reader, floor, span.start)
            && !is_in_relative(reader, floor, span.start)
        {
            // "The union, in turn, said"
            let is_adverbial = right == comma && is_adverbial(reader, left + 1);
            return Some(span.start..if is_adverbial { left } else { comma });
        }
        right = left;
    }
}

/// The comma before an "and" before the phrase at `start`.
fn list_comma(reader: &Reader, floor: usize, start: usize) -> Option<usize> {
    let comma = start.checked_sub(2).filter(|&k| k > floor && reader.is_comma(k))?;
    (reader.tag(start - 1) == Tag::Coordinator).then_some(comma)
}

/// Whether what starts at `i`, between commas, says when or how, and nothing of the name before it.
fn is_adverbial(reader: &Reader, i: usize) -> bool {
    let is_preposition =
        reader.tag(i) == Tag::Adposition && !matches!(reader.doc.lower(i), "of" | "from");
    is_preposition && !reader.doc.is_capitalized(i + 1)
        || reader.tag(i) == Tag::Adverb && reader.is_comma(i + 1)
}

/// Whether the phrase at `start` stands in a relative clause after a comma: "Ito, who faces | a race in
/// Iowa |, a swing state, said", "Ito, a clerk who works for | Aurora |, a bank, said".
fn is_in_relative(reader: &Reader, floor: usize, start: usize) -> bool {
    let comma = (floor..start).rev().find(|&k| reader.is_comma(k));
    let is_relative = |k: usize| matches!(reader.doc.lower(k), "who" | "which" | "whose");
    comma.is_some_and(|k| (k + 1..start).any(is_relative))
}

/// Whether the tokens between two commas only say more of what stands before them.
fn is_aside(reader: &Reader, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    // "Ito, asked about the dam, said"
    let is_asked = reader.tag(start) == Tag::VerbPast && reader.tag(start + 1) == Tag::Adposition;
    let opens = is_asked
        || opens_apposition(reader, start)
        || reader.is_in(start, List::Relative)
        || reader.doc.is(start, "whose")
        || reader.is_in(start, List::Aside)
        || matches!(
            reader.tag(start),
            Tag::VerbGerund | Tag::VerbParticiple | Tag::Adverb | Tag::Adposition
        );
    let is_clause = reader.is_in(start, List::Relative)
        || matches!(reader.doc.lower(start), "whose" | "where" | "as" | "when");
    let relative = (start..end).find(|&k| matches!(reader.doc.lower(k), "who" | "which" | "whose"));
    let first = start + usize::from(is_asked);
    opens
        && (is_clause || !chunks::has_finite(reader.doc, first..relative.unwrap_or(end).max(first)))
}

/// Whether the phrase at `start` follows a comma as an apposition does.
fn is_itself_apposition(reader: &Reader, floor: usize, start: usize) -> bool {
    if start <= floor + 1 {
        return false;
    }
    let after_comma = reader.is_comma(start - 1) && chunks::is_head(reader.doc, start - 2);
    let is_described = reader.tag(start) == Tag::Determiner && !reader.doc.is_capitalized(start);
    let after_preposition = reader.tag(start - 1) == Tag::Adposition && reader.is_comma(start - 2);
    // "Ito, R-Ohio, said"
    let is_seat = reader.doc.word(start).len() == 1 && reader.doc.is(start + 1, "-");
    // "Ito, head of Aurora, a bank, said"
    let is_named = || {
        let name = chunks::start(reader.doc, floor, start - 1);
        let is_subject = |k: usize| k == floor || reader.tag(k - 1) != Tag::Adposition;
        !reader.doc.is_capitalized(start)
            && reader.tag(start - 2) == Tag::ProperNoun
            && !chunks::is_time(reader.doc, start - 2)
            && name.is_some_and(is_subject)
    };
    (after_comma && (is_described || is_seat || reader.tag(start) == Tag::Number || is_named()))
        || after_preposition
}

/// `Perdue (R-Ga.) | said`, `Perdue — a Republican — | said`.
pub fn before_bracket(reader: &Reader, floor: usize, close: usize) -> Option<Range<usize>> {
    let floor = floor.max(close.saturating_sub(APPOSITION_MAX));
    let is_open = |k: &usize| match reader.doc.word(close) {
        ")" => reader.doc.is(*k, "("),
        "]" => reader.doc.is(*k, "["),
        _ => reader.is_dash(*k),
    };
    let open = (floor..close).rev().find(is_open)?;
    let start = chunks::start(reader.doc, floor, open)?;
    Some(start..close + usize::from(!reader.is_dash(close)))
}
