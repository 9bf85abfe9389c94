//! What may stand between a cue and its content: addressees, times, places, asides.
//!
//! | text | skipped |
//! |---|---|
//! | `told reporters that …` | `reporters` |
//! | `said on Wednesday that …` | `on Wednesday` |
//! | `said, however, that …` | `, however,` |

use super::cue::verb_at;
use super::reader::Reader;
use crate::lexicon::closed::List;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most tokens of adjuncts between a cue and its content.
const ADJUNCTS_MAX: usize = 25;

/// The end of the addressee at `start`: `told | reporters |`, `asked | the court |`.
pub fn addressee_end(reader: &Reader, start: usize, ceiling: usize) -> Option<usize> {
    let start = if reader.doc.is(start, "to") { start + 1 } else { start };
    let base = chunks::base_end(reader.doc, start, ceiling)?;
    let whole = chunks::end(reader.doc, start, ceiling).unwrap_or(base);
    // "told the BBC Russia had": the phrase runs into the clause's subject.
    if reader.tag(whole).is_finite() && base == whole && base > start + 1 {
        Some(base - 1)
    } else {
        Some(base)
    }
}

/// The token after time words and short prepositional phrases at `start`.
pub fn after_adjuncts(reader: &Reader, start: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(start + ADJUNCTS_MAX);
    let mut at = start;
    for _ in 0..5 {
        // "in a statement | released | by her office"
        let is_released = at > start
            && matches!(reader.tag(at), Tag::VerbParticiple | Tag::VerbPast)
            && chunks::is_head(reader.doc, at - 1)
            && matches!(reader.tag(at + 1), Tag::Adposition | Tag::Adverb);
        let next = if is_released { at + 1 } else { at };
        match adjunct_end(reader, next, ceiling) {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}

fn adjunct_end(reader: &Reader, at: usize, ceiling: usize) -> Option<usize> {
    if at >= ceiling || reader.regions.at(at).is_some() {
        return None;
    }
    if reader.tag(at) == Tag::Adverb
        && !reader.is_in(at, List::Clause)
        && !reader.tag(at + 1).is_finite()
    {
        return Some(at + 1);
    }
    if chunks::is_time(reader.doc, at) {
        return Some(time_end(reader, at, ceiling));
    }
    if reader.tag(at) == Tag::Adposition && !reader.is_in(at, List::Clause) {
        let end = chunks::base_end(reader.doc, at + 1, ceiling)?;
        return Some(time_end(reader, end, ceiling));
    }
    aside_end(reader, at, ceiling)
}

/// The token after the time words at `at`, with "on" or "in" before them and numbers after.
pub fn time_end(reader: &Reader, at: usize, ceiling: usize) -> usize {
    let has_preposition = matches!(reader.tag(at), Tag::Adposition)
        && at + 1 < ceiling
        && chunks::is_time(reader.doc, at + 1);
    let start = if has_preposition { at + 1 } else { at };
    let mut end = start;
    while end < ceiling && is_time_part(reader, start, end) {
        end += 1;
    }
    if end == start { at } else { end }
}

fn is_time_part(reader: &Reader, start: usize, i: usize) -> bool {
    chunks::is_time(reader.doc, i) || (i > start && reader.tag(i) == Tag::Number)
}

/// The end of `, however,` or `, citing sources,` where "that" or a quote follows.
fn aside_end(reader: &Reader, at: usize, ceiling: usize) -> Option<usize> {
    if !reader.is_comma(at) {
        return None;
    }
    let close = (at + 1..ceiling.min(at + 16)).find(|&k| reader.is_comma(k))?;
    let next = close + 1;
    let has_verb =
        (at + 1..close).any(|k| reader.tag(k).is_finite() || verb_at(reader, k).is_some());
    if has_verb {
        return None;
    }
    (reader.doc.is(next, "that") || (reader.regions.opens(next) && !reader.regions.opens(at + 1)))
        .then_some(next)
}
