//! Cues that are no verbs with a subject: "according to X", "reportedly".

use std::ops::Range;

use super::apposition::{with_apposition, with_description};
use super::certainty::{Verdict, of_content, unverified};
use super::clause::{clause_end, subordinate_end};
use super::draft::Draft;
use super::reader::Reader;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Cue, Frames};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// What the phrase `words`, an instance of `cue`, attributes.
pub fn draft(reader: &Reader, cue: &'static Cue, words: Range<usize>) -> Option<Draft> {
    if cue.frames.allow(Frames::NOBODY) {
        return unnamed(reader, cue, words);
    }
    let ceiling = reader.ceiling(words.start);
    let end = chunks::end(reader.doc, words.end, ceiling)?;
    let end = with_description(reader, end, ceiling);
    let whole = with_apposition(reader, end, ceiling);
    // "According to AFP, Ito, the mayor, said …": Ito goes on, and is no other name of AFP.
    let goes_on = reader.is_comma(whole) && reader.tag(whole + 1).is_finite();
    let end = if goes_on && words.start == reader.floor(words.start) { end } else { whole };
    let source = words.end..end;
    let pieces = around(reader, &(words.start..seen_end(reader, end, ceiling)), ceiling);
    finished(reader, cue, words, source, pieces)
}

/// `end`, or the end of what is told of the source that ends there: `according to a report |, seen by
/// AFP |, …`.
fn seen_end(reader: &Reader, end: usize, ceiling: usize) -> usize {
    let is_told = reader.is_comma(end) && reader.tag(end + 1) == Tag::VerbParticiple;
    let close = (end + 1..ceiling).find(|&k| reader.is_comma(k)).filter(|_| is_told);
    close.filter(|&k| !chunks::has_finite(reader.doc, end..k)).unwrap_or(end)
}

/// What `aside`, a phrase like `in Mr. Ito's view` with its `source` inside, attributes.
pub fn around_source(
    reader: &Reader,
    cue: &'static Cue,
    aside: Range<usize>,
    source: Range<usize>,
) -> Option<Draft> {
    let pieces = around(reader, &aside, reader.ceiling(aside.start));
    finished(reader, cue, aside.end - 1..aside.end, source, pieces)
}

fn finished(
    reader: &Reader,
    cue: &'static Cue,
    words: Range<usize>,
    source: Range<usize>,
    pieces: Vec<Range<usize>>,
) -> Option<Draft> {
    let pieces = reader.settle(pieces);
    if pieces.is_empty() {
        return None;
    }
    let verdict = unverified(reader, &source)
        .or_else(|| of_content(reader, &pieces))
        .unwrap_or_else(|| Verdict::by_cue(cue, words.clone()));
    Some(Draft { pieces, source: Some(source), cue: Some(words), verdict, confidence: 1.0 })
}

/// The clause around the phrase `aside`: what follows where it opens, else what stands before,
/// and what follows a second comma.
fn around(reader: &Reader, aside: &Range<usize>, ceiling: usize) -> Vec<Range<usize>> {
    let floor = reader.floor(aside.start);
    let left = before(reader, floor, aside.start);
    let next = if reader.is_comma(aside.end) { aside.end + 1 } else { aside.end };
    let has_comma = aside.start > floor && reader.is_comma(aside.start - 1);
    let open = aside.start - usize::from(has_comma);
    let ceiling = match open > floor && reader.is_in(open - 1, List::Relative) {
        true => subordinate_end(reader, &(open..aside.end), None, ceiling),
        false => ceiling,
    };
    if left.is_empty() {
        let mut end = clause_end(reader, next, ceiling).max(next);
        // "According to AFP, Ito, the mayor, | said it was safe": her words are part of it.
        if reader.is_comma(end) && !chunks::has_finite(reader.doc, next..end) {
            end = clause_end(reader, end + 1, ceiling).max(end);
        }
        let right = reader.trim(next..end);
        return Some(right).into_iter().filter(|r| !r.is_empty()).collect();
    }
    let resumes = reader.is_comma(aside.end) && reader.is_comma(aside.start - 1);
    let right = next..clause_end(reader, next.min(ceiling), ceiling);
    let is_rest = resumes
        && !right.is_empty()
        && !reader.is_in(right.start, List::Break)
        && !matches!(reader.tag(right.start), Tag::VerbGerund | Tag::Pronoun)
        && (reader.tag(right.start).is_finite() || chunks::has_finite(reader.doc, right.clone()))
        && !chunks::has_finite(reader.doc, left.clone());
    if is_rest { vec![left, reader.trim(right)] } else { vec![left] }
}

/// What stands before the phrase in its clause, from the last semicolon or reported clause on.
fn before(reader: &Reader, floor: usize, end: usize) -> Range<usize> {
    let mut start = floor;
    if let Some(region) = reader.quote_ends_at(end) {
        start = start.min(region.marked.start);
    }
    let is_stop = |k: usize| matches!(reader.doc.word(k), ";" | ":");
    let stop = (floor..end).rev().find(|&k| reader.regions.at(k).is_none() && is_stop(k));
    start = stop.map_or(start, |k| k + 1);
    while start < end && (reader.tag(start) == Tag::Coordinator || reader.is_comma(start)) {
        start += 1;
    }
    let piece = reader.trim(start..end);
    let is_adverb = piece.len() == 1 && reader.regions.at(piece.start).is_none();
    // "and, according to Ito, …", "which, according to Ito, …"
    let is_open = !piece.is_empty()
        && (matches!(reader.tag(piece.end - 1), Tag::Subordinator | Tag::Coordinator)
            || reader.is_in(piece.end - 1, List::Relative));
    if is_adverb || is_open { piece.start..piece.start } else { piece }
}

/// "Reportedly" and the clause around it, which nobody named vouches for.
fn unnamed(reader: &Reader, cue: &'static Cue, words: Range<usize>) -> Option<Draft> {
    let (floor, ceiling) = (reader.floor(words.start), reader.ceiling(words.start));
    let is_edge = |k: &usize| {
        reader.regions.at(*k).is_none()
            && (matches!(reader.doc.word(*k), "," | ";" | ":") || reader.is_dash(*k))
    };
    let start = (floor..words.start).rev().find(is_edge).map_or(floor, |k| k + 1);
    let start = start + usize::from(reader.tag(start) == Tag::Coordinator);
    let end = (words.end..ceiling).find(is_edge).unwrap_or(ceiling);
    let pieces: Vec<_> = [start..words.start, words.end..end]
        .into_iter()
        .map(|piece| reader.trim(piece))
        .filter(|piece| !piece.is_empty())
        .collect();
    let pieces = reader.settle(pieces);
    let verdict = Verdict::by_cue(cue, words.clone());
    let is_clause = pieces.iter().map(|p| p.len()).sum::<usize>() > 2;
    is_clause.then_some(Draft { pieces, source: None, cue: Some(words), verdict, confidence: 1.0 })
}
