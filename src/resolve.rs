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
use crate::order::{later_first, sort_by_key};

/// Settles the overlaps of `annotations`, which come in their annotators' order.
///
/// The result is sorted by start, longer first; quotes and claims nest, everything else but a time in
/// an event lies flat inside them. Time is n log n.
pub fn resolve(annotations: Vec<Annotation>) -> Vec<Annotation> {
    let (terms, others): (Vec<_>, Vec<_>) =
        annotations.into_iter().enumerate().partition(|(_, a)| a.kind() == Kind::Term);
    let (frames, leaves): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|(_, a)| a.as_attribution().is_some());
    let frames = nest(frames);
    let times: Vec<_> = leaves.iter().filter(|(_, a)| a.kind() == Kind::Time).cloned().collect();
    let mut flat = flatten(leaves);
    flat.extend(within_events(times, &flat));
    sort_by_key(&mut flat, |a| (a.span.start, 0));
    let leaves = fit(flat, &frames, |leaf, frame| {
        leaf.span.crosses(frame.span) || is_swallowed(frame, leaf)
    });
    // Of equal spans the quote or claim is the outer one, and a term the inner one.
    let mut kept = frames;
    kept.extend(leaves);
    sort_by_key(&mut kept, |a| (a.span.start, later_first(a.span.end)));
    let terms = fit(flatten(terms), &kept, |term, other| term.span.crosses(other.span));
    kept.extend(terms);
    sort_by_key(&mut kept, |a| (a.span.start, later_first(a.span.end)));
    kept
}

/// An annotation with its place in the annotators' order.
type Ranked = (usize, Annotation);

/// Of those that overlap, keeps the strongest.
fn flatten(mut leaves: Vec<Ranked>) -> Vec<Annotation> {
    sort_by_key(&mut leaves, |(rank, a)| (a.span.start, *rank));
    let mut kept: Vec<Ranked> = Vec::with_capacity(leaves.len());
    for next in leaves {
        let beats = |other: &Ranked| strength(&next) > strength(other);
        // Kept spans are disjoint, so at most the last ones can overlap.
        let rivals = kept.iter().rev().take_while(|(_, a)| a.span.end > next.1.span.start).count();
        let first = kept.len() - rivals;
        if kept[first..].iter().all(beats) {
            kept.truncate(first);
            kept.push(next);
        }
    }
    kept.into_iter().map(|(_, a)| a).collect()
}

/// What decides between two that overlap: the greater stays.
fn strength((rank, annotation): &Ranked) -> (usize, bool, usize) {
    // "Sept. 11" and "March" are dates where the times say so, whatever else is called so.
    (annotation.span.len(), annotation.kind() == Kind::Time, usize::MAX - rank)
}

/// Those of `times` that are a part of an event's name; `flat` is sorted and disjoint.
fn within_events(times: Vec<Ranked>, flat: &[Annotation]) -> Vec<Annotation> {
    let is_part = |time: &Annotation| {
        let holder = flat.partition_point(|a| a.span.end <= time.span.start);
        flat.get(holder).is_some_and(|a| {
            a.kind() == Kind::Event && a.span != time.span && a.span.contains(time.span)
        })
    };
    times.into_iter().map(|(_, time)| time).filter(is_part).collect()
}

/// Keeps, of quotes and claims that cross or are the same, the first by rank.
fn nest(mut frames: Vec<Ranked>) -> Vec<Annotation> {
    sort_by_key(&mut frames, |(_, a)| (a.span.start, later_first(a.span.end)));
    let mut kept: Vec<Option<Ranked>> = Vec::with_capacity(frames.len());
    // Indices into `kept` of those that reach beyond the current start, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for (rank, next) in frames {
        open.retain(|&i| kept[i].as_ref().is_some_and(|(_, a)| a.span.end > next.span.start));
        let clashes: Vec<usize> =
            open.iter().copied().filter(|&i| clash(&kept[i], &next)).collect();
        if clashes.iter().all(|&i| kept[i].as_ref().is_some_and(|(other, _)| *other > rank)) {
            clashes.into_iter().for_each(|i| kept[i] = None);
            open.push(kept.len());
            kept.push(Some((rank, next)));
        }
    }
    kept.into_iter().flatten().map(|(_, a)| a).collect()
}

/// Whether the two cannot both stay.
fn clash(kept: &Option<Ranked>, next: &Annotation) -> bool {
    kept.as_ref().is_some_and(|(_, a)| {
        a.span.crosses(next.span) || (a.span == next.span && a.kind() == next.kind())
    })
}

/// Drops of `leaves` what clashes with one of `frames`; both are sorted by start.
fn fit(
    leaves: Vec<Annotation>,
    frames: &[Annotation],
    clashes: impl Fn(&Annotation, &Annotation) -> bool,
) -> Vec<Annotation> {
    let mut open: Vec<&Annotation> = Vec::new();
    let mut next = 0;
    let mut kept = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        while let Some(frame) = frames.get(next).filter(|f| f.span.start < leaf.span.end) {
            open.push(frame);
            next += 1;
        }
        open.retain(|f| f.span.end > leaf.span.start);
        if !open.iter().any(|frame| clashes(&leaf, frame)) {
            kept.push(leaf);
        }
    }
    kept
}

/// Whether a leaf is larger than the frame inside it: `“42”` is a quote, not part of a number.
fn is_swallowed(frame: &Annotation, leaf: &Annotation) -> bool {
    frame.span != leaf.span && leaf.span.contains(frame.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Attribution, Body, Certainty, Time, TimeClass};
    use crate::span::Span;

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
            because: None,
            related: Vec::new(),
        };
        Annotation { span: Span::new(start, end), rule: "test", body: Body::Quote(attribution) }
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
        let time =
            Time { class: TimeClass::Date, value: "2001-09-11".into(), first: None, last: None };
        let time = Annotation { span: Span::new(0, 8), rule: "test", body: Body::Time(time) };
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
