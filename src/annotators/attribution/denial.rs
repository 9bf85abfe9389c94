//! Denials of what was said just before, for which a word stands.
//!
//! | text | stands for it | source | content |
//! |---|---|---|---|
//! | `Ito says it failed, which Lund denies.` | `which` | `Lund` | `which` |
//! | `Ito says it failed, a charge Lund denies.` | `a charge` | `Lund` | `it failed`, `a charge` |
//! | `Ito says it failed, something Lund denies.` | `something` | `Lund` | `something` |
//! | `It failed, a claim rejected by Lund.` | `a claim` | `Lund` | `It failed`, `a claim` |

use std::ops::Range;

use super::certainty;
use super::cue::{Form, Hit, entry_at, verb_at};
use super::draft::Draft;
use super::reader::Reader;
use super::source::Source;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Part};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most tokens between what stands for the denied and the verb, and from there to the next mark.
const REACH: usize = 6;

/// Drafts looked at in search of what was said just before: those of a sentence.
const DRAFTS_MAX: usize = 4;

/// The most tokens of `a charge`, `a widely shared claim`.
const NOUN_MAX: usize = 5;

/// What the verb `hit` of `source` denies, if a word stands for it; `drafts` are of the cues before.
pub fn draft(reader: &Reader, hit: &Hit, source: &Source, drafts: &[Draft]) -> Option<Draft> {
    let span = source.span.clone().filter(|_| hit.cue.class == Class::Denial)?;
    let floor = reader.floor(hit.group.start).max(hit.group.start.saturating_sub(NOUN_MAX + REACH));
    let comma = (floor + 1..hit.group.start).rev().find(|&k| reader.is_comma(k))?;
    let (stands, next) = stand_in(reader, comma + 1)?;
    if !is_verb(reader, hit, next) {
        return None;
    }
    let span = span.start.max(next)..span.end;
    let said = || {
        let mut near = drafts.iter().rev().take(DRAFTS_MAX);
        let told = near.find(|d| d.pieces.last().is_some_and(|p| p.end == comma));
        told.map(|draft| draft.pieces.clone()).or_else(|| clause(reader, comma).map(|c| vec![c]))
    };
    let is_pronoun = stands.len() == 1;
    let mut pieces = if is_pronoun { Vec::new() } else { said()? };
    pieces.push(stands);
    let verdict = certainty::of_verb(reader, hit, Some(&span), &pieces);
    (!span.is_empty()).then(|| Draft {
        pieces,
        source: Some(span),
        cue: Some(hit.words.clone()),
        verdict,
        confidence: 1.0,
    })
}

/// Whether the words at `start`, after a comma, stand for what was said before, and are denied.
pub fn opens(reader: &Reader, start: usize) -> bool {
    let Some((_, next)) = stand_in(reader, start) else { return false };
    let limit = reader.ceiling(start).min(next + REACH);
    let is_end = |&k: &usize| reader.tag(k) == Tag::Punctuation;
    let end = (next..limit).find(is_end).unwrap_or(limit);
    (next..end).any(|k| {
        verb_at(reader, k)
            .is_some_and(|hit| hit.cue.class == Class::Denial && is_verb(reader, &hit, next))
    })
}

/// Whether `hit` denies what stands before token `next`: `| Lund denies.`, `| rejected by Lund`.
fn is_verb(reader: &Reader, hit: &Hit, next: usize) -> bool {
    match hit.form {
        Form::Finite => next < hit.group.start && reader.tag(hit.words.end) == Tag::Punctuation,
        Form::Passive => next == hit.group.start,
        _ => false,
    }
}

/// What stands at `start` for what was said before, and the token after it: `which |`, `a claim that |`.
fn stand_in(reader: &Reader, start: usize) -> Option<(Range<usize>, usize)> {
    if matches!(reader.doc.lower(start), "which" | "something") {
        return Some((start..start + 1, start + 1));
    }
    if !matches!(reader.tag(start), Tag::Determiner) || !reader.doc.lower(start).starts_with('a') {
        return None;
    }
    let is_told =
        |&k: &usize| entry_at(reader, k, Part::Noun).is_some() || reader.is_in(k, List::Report);
    let end = (start + 1..reader.ceiling(start).min(start + NOUN_MAX)).find(is_told)? + 1;
    let has_that = reader.doc.is(end, "that") || reader.doc.is(end, "which");
    Some((start..end, end + usize::from(has_that)))
}

/// The clause that the comma at `comma` ends.
fn clause(reader: &Reader, comma: usize) -> Option<Range<usize>> {
    let clause = reader.trim(reader.floor(comma)..comma);
    chunks::has_finite(reader.doc, clause.clone()).then_some(clause)
}
