//! Where what is said may start and end.

use std::ops::Range;

use crate::annotators::attribution::adjunct::{addressee_end, after_adjuncts};
use crate::annotators::attribution::reader::Reader;
use crate::lexicon::closed::List;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most ends that one start is tried with, and the most starts that one end is.
const EDGES_MAX: usize = 9;

/// Tokens after a cue within which "that" may open its content.
const THAT_REACH: usize = 40;

/// Where what is said may start after a cue and source that end before `base`.
pub fn right_starts(reader: &Reader, base: usize) -> Vec<usize> {
    let ceiling = reader.ceiling(base.saturating_sub(1));
    let mut starts = Vec::with_capacity(8);
    let mut add = |start: usize| {
        let mut start = start;
        while start < ceiling && (reader.is_comma(start) || reader.doc.is(start, ":")) {
            start += 1;
        }
        if start < ceiling && !starts.contains(&start) {
            starts.push(start);
        }
    };
    add(base);
    add(after_adjuncts(reader, base, ceiling));
    if let Some(end) = addressee_end(reader, base, ceiling) {
        add(end);
        add(after_adjuncts(reader, end, ceiling));
    }
    clause_start(reader, base).into_iter().for_each(&mut add);
    let reach = ceiling.min(base + THAT_REACH);
    let quote = (base..reach).find(|&k| reader.regions.opens(k));
    quote.into_iter().for_each(&mut add);
    starts
}

/// The nearest "that" or "whether" from token `base` on.
pub fn clause_start(reader: &Reader, base: usize) -> Option<usize> {
    let reach = reader.ceiling(base.saturating_sub(1)).min(base + THAT_REACH);
    (base..reach).find(|&k| reader.is_in(k, List::Clause) && reader.regions.at(k).is_none())
}

/// What may be said from token `start` on: up to each mark, conjunction and preposition of time.
pub fn rights(reader: &Reader, start: usize) -> Vec<Range<usize>> {
    let ends = ends(reader, start).into_iter();
    let Some(first) = opening(reader, start, reader.ceiling(start).max(start + 1)) else {
        return Vec::new();
    };
    let mut pieces: Vec<_> = ends.map(|end| first..closing(reader, first, end)).collect();
    pieces.retain(|piece| !piece.is_empty());
    pieces.dedup();
    pieces
}

/// Where what starts at `start` may end, in order.
fn ends(reader: &Reader, start: usize) -> Vec<usize> {
    let ceiling = reader.ceiling(start);
    let mut ends = Vec::with_capacity(EDGES_MAX + 3);
    let mut k = start;
    if let Some(region) = reader.regions.at(start) {
        ends.push(region.marked.end);
        k = region.marked.end;
    }
    let ceiling = ceiling.max(k);
    let mut last = k;
    while k < ceiling && ends.len() < EDGES_MAX {
        if let Some(region) = reader.regions.at(k) {
            k = region.marked.end;
            continue;
        }
        if k > start && is_edge(reader, k) && !reader.is_bound(k) {
            // "…, and | …": one edge, before the comma.
            if k != last + 1 || !reader.is_comma(last) {
                ends.push(k);
            }
            last = k;
        }
        k += 1;
    }
    ends.extend(chunks::end(reader.doc, start, ceiling));
    ends.push(ceiling);
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Whether what is said may end before token `k`.
fn is_edge(reader: &Reader, k: usize) -> bool {
    match reader.tag(k) {
        Tag::Punctuation => {
            reader.is_comma(k) || reader.is_dash(k) || matches!(reader.doc.word(k), ";" | ":" | "(")
        }
        Tag::Coordinator => true,
        Tag::Adposition | Tag::Subordinator | Tag::Adverb => {
            reader.is_in(k, List::Subordinate)
                || matches!(reader.doc.lower(k), "on" | "in" | "at" | "during" | "after" | "before")
        }
        _ => false,
    }
}

/// Where what is said before token `end` may start, in order.
pub fn left_starts(reader: &Reader, end: usize) -> Vec<usize> {
    let floor = reader.floor(end.saturating_sub(1));
    let mut starts = Vec::with_capacity(EDGES_MAX + 1);
    let mut k = end;
    while k > floor && starts.len() < EDGES_MAX {
        k -= 1;
        if let Some(region) = reader.regions.at(k) {
            k = region.marked.start;
            starts.push(k);
            continue;
        }
        let opens = reader.tag(k) == Tag::Coordinator
            || reader.tag(k) == Tag::Punctuation
                && (reader.is_comma(k)
                    || reader.is_dash(k)
                    || matches!(reader.doc.word(k), ";" | ":"));
        if opens && k + 1 < end {
            starts.push(k + 1);
        }
    }
    starts.push(floor.min(end));
    starts.reverse();
    starts
}

/// What may be said before a source and cue that start at `end`, from each of `starts` on.
pub fn lefts(reader: &Reader, starts: &[usize], end: usize) -> Vec<Range<usize>> {
    let floor = starts.first().copied().unwrap_or(end);
    let last = closing(reader, floor, end);
    if last > end {
        return Vec::new();
    }
    let starts = starts.iter().take_while(|&&start| start < last);
    let mut pieces: Vec<_> =
        starts.filter_map(|&start| Some(opening(reader, start, last)?..last)).collect();
    pieces.sort_unstable_by_key(|piece| piece.start);
    pieces.dedup();
    pieces
}

/// Token `start` or the first after it, before `end`, that is no loose mark, or the start of the
/// quotation or name that it stands in.
fn opening(reader: &Reader, start: usize, end: usize) -> Option<usize> {
    let mut start = (start..end).find(|&k| !reader.is_loose(k))?;
    while reader.regions.at(start).is_none() && reader.is_bound(start) {
        start -= 1;
    }
    Some(reader.regions.at(start).map_or(start, |region| region.marked.start))
}

/// The end of what starts at `start` and ends before token `end`, without loose marks, cutting no
/// quotation and no name.
fn closing(reader: &Reader, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && reader.is_loose(end - 1) {
        end -= 1;
    }
    while reader.regions.at(end).is_none() && reader.is_bound(end) {
        end += 1;
    }
    let region = end.checked_sub(1).and_then(|last| reader.regions.at(last));
    region.map_or(end, |region| region.marked.end.max(end))
}
