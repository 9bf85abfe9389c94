//! Where a reported clause ends.
//!
//! | text | the clause from "she" on |
//! |---|---|
//! | `He said she won, adding that …` | `she won` |
//! | `He said she won and called for …` | `she won` |
//! | `Though he said she won, they …` | `she won` |
//! | `He said she won, but Ito denied it.` | `she won` |

use std::ops::Range;

use super::adjunct::after_adjuncts;
use super::cue::{Form, entry_at, is_in_infinitive, verb_at};
use super::denial;
use super::reader::Reader;
use super::subject::subject;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Frames, Part};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Where the clause that starts at `start` stops being what is reported, at most `ceiling`.
pub fn clause_end(reader: &Reader, start: usize, ceiling: usize) -> usize {
    let mut i = start;
    while i < ceiling {
        if let Some(region) = reader.regions.at(i) {
            i = region.marked.end;
            continue;
        }
        if i > start && is_stop(reader, i, start) {
            return i;
        }
        i += 1;
    }
    i.min(ceiling).max(start)
}

fn is_stop(reader: &Reader, i: usize, start: usize) -> bool {
    match reader.doc.word(i) {
        ";" => true,
        "," => stops_after_comma(reader, i + 1) && !awaits_verb(reader, start, i),
        "and" | "but" => {
            let next = i + 1;
            next < reader.doc.len()
                && is_finite_cue(reader, next)
                && !is_own_clause(reader, start, i)
        }
        // "denounced the deal after Ito said …"
        "after" | "when" | "before" => tells_anew(reader, i + 1),
        _ => false,
    }
}

/// `, and he said`, `, adding that`, `, according to`, `, though Ito denies`.
fn stops_after_comma(reader: &Reader, next: usize) -> bool {
    if next >= reader.doc.len() || reader.doc.is_sentence_start(next) {
        return false;
    }
    if reader.tag(next) == Tag::VerbGerund
        && verb_at(reader, next).is_some_and(|h| {
            h.cue.frames.allow(Frames::THAT.and(Frames::NAME)) || h.cue.class == Class::Accusation
        })
    {
        return true;
    }
    if entry_at(reader, next, Part::Phrase).is_some_and(|(cue, _)| cue.frames.allow(Frames::SOURCE))
    {
        return true;
    }
    let (breaks, clause) =
        if reader.is_in(next, List::Break) { (true, next + 1) } else { (false, next) };
    // "but in a later interview said"
    let is_told_later =
        || breaks && is_finite_cue(reader, after_adjuncts(reader, clause, reader.ceiling(clause)));
    if is_finite_cue(reader, clause) || denial::opens(reader, next) || is_told_later() {
        return true;
    }
    attributes(reader, clause, breaks)
}

/// Whether the comma at `comma` closes an aside in the subject of the clause from `start` on, whose verb
/// comes only then: `said his band, once big, | wrote songs`.
fn awaits_verb(reader: &Reader, start: usize, comma: usize) -> bool {
    let is_finite = reader.tag(comma + 1).is_finite() && verb_at(reader, comma + 1).is_some();
    is_finite
        && (start + 1..comma).any(|k| reader.is_comma(k))
        && chunks::base_end(reader.doc, start, comma).is_some()
        && !chunks::has_finite(reader.doc, start..comma)
}

/// Whether a noun phrase at `start` and a cue after it make an attribution of their own.
fn attributes(reader: &Reader, start: usize, breaks: bool) -> bool {
    if reader.is_in(start, List::Relative) {
        return false;
    }
    let limit = reader.ceiling(start);
    let Some(end) = chunks::end(reader.doc, start, limit) else { return false };
    let Some(verb) = (end..limit.min(end + 5)).find(|&k| reader.tag(k).is_verb()) else {
        return false;
    };
    let Some(hit) = verb_at(reader, verb) else { return false };
    let is_cue =
        hit.group.start <= end && hit.form == Form::Finite && hit.cue.frames.allow(Frames::AFTER);
    // Without a conjunction only "…, he said" at the end attributes what came before.
    let is_last = reader.tag(hit.words.end) == Tag::Punctuation;
    is_cue && (breaks || is_last)
}

/// Whether a noun phrase at `start` and a cue right after it attribute something of their own.
fn tells_anew(reader: &Reader, start: usize) -> bool {
    let limit = reader.ceiling(start);
    let Some(verb) = chunks::end(reader.doc, start, limit).filter(|&verb| verb < limit) else {
        return false;
    };
    verb_at(reader, verb)
        .is_some_and(|hit| hit.form == Form::Finite && hit.cue.frames.allow(Frames::THAT))
}

fn is_finite_cue(reader: &Reader, i: usize) -> bool {
    let limit = reader.ceiling(i).min(i + 4);
    let Some(verb) = (i..limit).find(|&k| reader.tag(k).is_verb()) else { return false };
    verb_at(reader, verb).is_some_and(|hit| {
        hit.group.start <= i
            && matches!(reader.tag(verb), Tag::VerbPast | Tag::VerbPresent | Tag::VerbParticiple)
            // "and proven ability"
            && !(reader.tag(verb) == Tag::VerbParticiple
                && reader.tag(verb + 1).is_noun()
                && !hit.cue.frames.allow(Frames::PERSON))
            && hit.form == Form::Finite
    })
}

/// Whether the verb after the conjunction at `and` belongs to the clause from `start` on: both in
/// the present, or the reported clause has just the one subject.
fn is_own_clause(reader: &Reader, start: usize, and: usize) -> bool {
    let verb = and + 1;
    // "to develop a vaccine, educate the public and learn …"
    if reader.tag(verb) == Tag::VerbPresent && is_in_infinitive(reader, and) {
        return true;
    }
    let inner = (start..and).find(|&k| reader.tag(k).is_finite());
    let Some(inner) = inner else { return false };
    reader.tag(inner) == reader.tag(verb)
        && subject(reader, inner).is_some_and(|s| s.start > start + 1)
}

/// Where the sentence stops belonging to the cue whose source and verb start at `block`: after a
/// subordinate clause, its comma; else `ceiling`.
pub fn subordinate_end(
    reader: &Reader,
    block: &Range<usize>,
    source: Option<&Range<usize>>,
    ceiling: usize,
) -> usize {
    let Range { start: block, end: start } = *block;
    let floor = reader.floor(block);
    let is_what = block > floor && reader.doc.is(block - 1, "what");
    if !is_what && is_in_relative(reader, block, source) {
        // ", which Kyiv called a crime, killed ten": a comma closes what one opened.
        let is_aside = (floor + 1..=block).rev().take(2).any(|k| reader.is_comma(k - 1));
        let ends =
            |k: usize| goes_on(reader, k) || is_aside && reader.tag(k) == Tag::VerbParticiple;
        let comma = (start + 1..ceiling).find(|&k| reader.is_comma(k) && ends(k + 1));
        return comma.unwrap_or(ceiling);
    }
    let is_fronted = block == floor && reader.tag(block) == Tag::VerbGerund;
    if !is_fronted && !is_what && (block <= floor || !is_subordinator(reader, block - 1)) {
        return ceiling;
    }
    let opens = is_fronted
        || is_what
        || block - 1 == floor
        || matches!(reader.tag(block - 2), Tag::Coordinator | Tag::Punctuation | Tag::Adverb);
    // "In what Ito called a first step, …": the sentence itself is still to come.
    let is_set_before = is_what && block > floor + 1 && reader.tag(block - 2) == Tag::Adposition;
    let comma = (start + 2..ceiling).find(|&k| {
        reader.is_comma(k)
            && !reader.is_in(k + 1, List::Relative)
            && reader.tag(k + 1) != Tag::Coordinator
            && (is_set_before || chunks::has_finite(reader.doc, k..ceiling))
    });
    comma.filter(|_| opens).unwrap_or(ceiling)
}

/// Whether the cue stands in a relative clause: `who said`, `which Ito said`.
fn is_in_relative(reader: &Reader, block: usize, source: Option<&Range<usize>>) -> bool {
    source.is_some_and(|s| reader.is_in(s.start, List::Relative))
        || (block > reader.floor(block) && reader.is_in(block - 1, List::Relative))
}

/// Whether a verb at `i` goes on with the clause around a relative one.
fn goes_on(reader: &Reader, i: usize) -> bool {
    reader.tag(i).is_finite() || (reader.tag(i) == Tag::Adverb && reader.tag(i + 1).is_finite())
}

fn is_subordinator(reader: &Reader, i: usize) -> bool {
    reader.is_in(i, List::Subordinate)
}
