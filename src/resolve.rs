//! Overlaps settled: after it, two spans nest or are disjoint.
//!
//! | overlap | stays |
//! |---|---|
//! | two names, times or quantities | the longer; of equal length, a time, then the earlier annotator's |
//! | two quotes or claims that cross | the earlier annotator's |
//! | two quotes, or two claims, on the same span | the earlier annotator's |
//! | a name, time or quantity that crosses the edge of a quote or claim | the quote or claim |
//! | a name, time or quantity inside a quote or claim | both |
//! | a time inside the name of an event: "the [[Sept. 11] attacks]" | both |
//! | two terms of the glossary | the longer; of equal length, the earlier entry's |
//! | a term that crosses anything else | the other |
//! | a term inside, around or on anything else | both |

use crate::annotation::{Annotation, Kind};
use crate::tables::stable_sort::{later_first, sort_by_key};

/// Settles the overlaps of `annotations`, which come in their annotators' order.
///
/// The result is sorted by start, longer first; quotes and claims nest, everything else but a time in
/// an event lies flat inside them. Time is n log n.
pub fn resolve(annotations: Vec<Annotation>) -> Vec<Annotation> {
    let kept = settle(&annotations);
    let mut slots: Vec<Option<Annotation>> = annotations.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|rank| slots[rank].take()).collect()
}

/// The place of an annotation in the annotators' order. They are large: ranks are sorted instead.
type Rank = usize;

/// What stays of `all`, in the order in which it comes out.
fn settle(all: &[Annotation]) -> Vec<Rank> {
    let of = |accept: &dyn Fn(&Annotation) -> bool| {
        (0..all.len()).filter(|&rank| accept(&all[rank])).collect::<Vec<Rank>>()
    };
    let is_term = |a: &Annotation| a.kind == Kind::Term;
    let is_frame = |a: &Annotation| a.as_attribution().is_some();
    let frames = nest(all, of(&is_frame));
    let mut flat = flatten(all, of(&|a| !is_frame(a) && !is_term(a)));
    let times = within_events(all, of(&|a| a.kind == Kind::Time), &flat);
    flat.extend(times);
    sort_by_key(&mut flat, |&rank| (all[rank].span.start, 0));
    let leaves = fit(all, flat, &frames, |leaf, frame| {
        leaf.span.crosses(frame.span) || is_swallowed(frame, leaf)
    });
    // Of equal spans the quote or claim is the outer one, and a term the inner one.
    let outer_first = |&rank: &Rank| (all[rank].span.start, later_first(all[rank].span.end));
    let mut kept = frames;
    kept.extend(leaves);
    sort_by_key(&mut kept, outer_first);
    let terms = flatten(all, of(&is_term));
    let terms = fit(all, terms, &kept, |term, other| term.span.crosses(other.span));
    kept.extend(terms);
    sort_by_key(&mut kept, outer_first);
    kept
}

/// Of those that overlap, keeps the strongest.
fn flatten(all: &[Annotation], mut leaves: Vec<Rank>) -> Vec<Rank> {
    sort_by_key(&mut leaves, |&rank| (all[rank].span.start, rank));
    let mut kept: Vec<Rank> = Vec::with_capacity(leaves.len());
    for next in leaves {
        let beats = |&other: &Rank| strength(all, next) > strength(all, other);
        // Kept spans are disjoint, so at most the last ones can overlap.
        let start = all[next].span.start;
        let rivals = kept.iter().rev().take_while(|&&rank| all[rank].span.end > start).count();
        let first = kept.len() - rivals;
        if kept[first..].iter().all(beats) {
            kept.truncate(first);
            kept.push(next);
        }
    }
    kept
}

/// What decides between two that overlap: the greater stays.
fn strength(all: &[Annotation], rank: Rank) -> (usize, bool, usize) {
    // "Sept. 11" and "March" are dates where the times say so, whatever else is called so.
    (all[rank].span.len(), all[rank].kind == Kind::Time, usize::MAX - rank)
}

/// Those of `times` that are a part of an event's name; `flat` is sorted and disjoint.
fn within_events(all: &[Annotation], mut times: Vec<Rank>, flat: &[Rank]) -> Vec<Rank> {
    times.retain(|&rank| {
        let time = all[rank].span;
        let holder = flat.partition_point(|&other| all[other].span.end <= time.start);
        flat.get(holder)
            .map(|&other| &all[other])
            .is_some_and(|a| a.kind == Kind::Event && a.span != time && a.span.contains(time))
    });
    times
}

/// Keeps, of quotes and claims that cross or are the same, the first by rank.
fn nest(all: &[Annotation], mut frames: Vec<Rank>) -> Vec<Rank> {
    sort_by_key(&mut frames, |&rank| (all[rank].span.start, later_first(all[rank].span.end)));
    let mut kept: Vec<Option<Rank>> = Vec::with_capacity(frames.len());
    // Indices into `kept` of those that reach beyond the current start, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for next in frames {
        let start = all[next].span.start;
        open.retain(|&i| kept[i].is_some_and(|rank| all[rank].span.end > start));
        let does_clash = |i: &usize| kept[*i].is_some_and(|rank| clash(&all[rank], &all[next]));
        let clashes: Vec<usize> = open.iter().copied().filter(does_clash).collect();
        if clashes.iter().all(|&i| kept[i].is_some_and(|other| other > next)) {
            clashes.into_iter().for_each(|i| kept[i] = None);
            open.push(kept.len());
            kept.push(Some(next));
        }
    }
    kept.into_iter().flatten().collect()
}

/// Whether the two cannot both stay.
fn clash(one: &Annotation, other: &Annotation) -> bool {
    one.span.crosses(other.span) || (one.span == other.span && one.kind == other.kind)
}

/// Drops of `leaves` what clashes with one of `frames`; both are sorted by start.
fn fit(
    all: &[Annotation],
    mut leaves: Vec<Rank>,
    frames: &[Rank],
    clashes: impl Fn(&Annotation, &Annotation) -> bool,
) -> Vec<Rank> {
    let mut open: Vec<&Annotation> = Vec::new();
    let mut frames = frames.iter().map(|&rank| &all[rank]).peekable();
    leaves.retain(|&rank| {
        let leaf = &all[rank];
        while let Some(frame) = frames.next_if(|frame| frame.span.start < leaf.span.end) {
            open.push(frame);
        }
        open.retain(|frame| frame.span.end > leaf.span.start);
        !open.iter().any(|frame| clashes(leaf, frame))
    });
    leaves
}

/// Whether a leaf is larger than the frame inside it: `“42”` is a quote, not part of a number.
fn is_swallowed(frame: &Annotation, leaf: &Annotation) -> bool {
    frame.span != leaf.span && leaf.span.contains(frame.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Attribution, Body, Certainty, Time, TimeClass};
    use crate::text::span::Span;

    fn name(start: usize, end: usize) -> Annotation {
        Annotation::name(Kind::Person, Span::new(start, end), "test")
    }

    fn quote(start: usize, end: usize) -> Annotation {
        let attribution = Attribution {
            content: vec![Span::new(start, end)],
            source: None,
            cue: None,
            speaker: None,
            certainty: Certainty::Stated,
            confidence: 1.0,
            because: None,
            related: Vec::new(),
        };
        Annotation {
            span: Span::new(start, end),
            rule: "test",
            kind: Kind::Quote,
            body: Body::Attribution(attribution),
        }
    }

    fn spans(annotations: Vec<Annotation>) -> Vec<(usize, usize)> {
        resolve(annotations).iter().map(|a| (a.span.start, a.span.end)).collect()
    }

    #[test]
    fn the_longer_name_stays() {
        assert_eq!(spans(vec![name(0, 4), name(2, 9), name(10, 12)]), [(2, 9), (10, 12)]);
    }

    #[test]
    fn a_time_stays_in_the_name_of_an_event() {
        let time = Time {
            class: TimeClass::Date,
            value: "2001-09-11".into(),
            upper: None,
            first: None,
            last: None,
        };
        let time = Annotation {
            span: Span::new(0, 8),
            rule: "test",
            kind: Kind::Time,
            body: Body::Time(time),
        };
        let event = Annotation::name(Kind::Event, Span::new(0, 16), "test");
        assert_eq!(spans(vec![event, time.clone()]), [(0, 16), (0, 8)]);
        assert_eq!(spans(vec![name(0, 16), time]), [(0, 16)]);
    }

    #[test]
    fn quotes_nest_and_the_first_of_two_that_cross_stays() {
        assert_eq!(spans(vec![quote(0, 9), quote(2, 5)]), [(0, 9), (2, 5)]);
        assert_eq!(spans(vec![quote(4, 9), quote(0, 6), quote(1, 3)]), [(1, 3), (4, 9)]);
    }

    #[test]
    fn a_name_may_not_cross_the_edge_of_a_quote() {
        assert_eq!(spans(vec![name(3, 7), name(5, 6), quote(5, 9)]), [(5, 9)]);
        assert_eq!(spans(vec![name(5, 9), quote(5, 9)]), [(5, 9), (5, 9)]);
    }
}
