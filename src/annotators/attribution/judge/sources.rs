//! Whose words a verb may report: every phrase around it that may be its source.

use std::ops::Range;

use super::content::overlap;
use crate::annotators::attribution::apposition::with_apposition;
use crate::annotators::attribution::cue::{Form, Hit, group};
use crate::annotators::attribution::reader::Reader;
use crate::annotators::attribution::source::Source;
use crate::annotators::attribution::subject::subject;
use crate::lexicon::closed::List;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most places before a verb at which its source may start.
const STARTS_MAX: usize = 5;

/// A source that a cue may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub span: Range<usize>,
    /// The ways in which it was found, a bit each: see [`Way`].
    pub ways: u32,
}

/// How a source was found.
#[derive(Clone, Copy)]
pub enum Way {
    /// The rules propose it.
    Proposed,
    /// `said | Ana Ito`.
    Inverted,
    /// The subject of the verb.
    Subject,
    /// `accused | by prosecutors`.
    Agent,
    /// The subject of the finite verb before.
    Before,
    /// What the clause opens with.
    Opening,
    /// A part of the subject.
    Part,
    /// `said | the engineer hired by the town`.
    Described,
}

impl Way {
    /// How many there are.
    pub const COUNT: u32 = 8;
}

/// The sources that a cue may have, each once.
#[derive(Default)]
pub struct Sources(Vec<Candidate>);

impl Sources {
    /// Those of the verb `hit`; `proposed` is what the rules take for its source.
    pub fn of_verb(reader: &Reader, hit: &Hit, proposed: &Source) -> Self {
        let mut sources = Self::default();
        sources.add(Way::Proposed, proposed.span.clone());
        let own = subject(reader, hit.group.start);
        let inverted = inverted(reader, hit);
        sources.add(Way::Inverted, inverted.clone());
        sources.add(Way::Subject, own.clone());
        sources.add(Way::Agent, agent(reader, hit));
        sources.add(Way::Before, subject_before(reader, hit));
        for span in before(reader, hit.group.start) {
            sources.add(Way::Opening, Some(span));
        }
        own.iter()
            .flat_map(|span| parts(reader, span))
            .for_each(|s| sources.add(Way::Part, Some(s)));
        sources.add(Way::Described, inverted.map(|span| described(reader, hit, span.start)));
        sources
    }

    /// Adds `span`, found in this `way`.
    pub fn add(&mut self, way: Way, span: Option<Range<usize>>) {
        let Some(span) = span else { return };
        match self.0.iter_mut().find(|source| source.span == span) {
            Some(source) => source.ways |= 1 << way as u32,
            None => self.0.push(Candidate { span, ways: 1 << way as u32 }),
        }
    }

    /// Those that were added, in order.
    pub fn into_vec(self) -> Vec<Candidate> {
        self.0
    }
}

/// Whether `a` and `b` are the same source, or nearly.
pub fn is_same_source(a: Option<&Candidate>, b: Option<&Candidate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => 3 * overlap(&a.span, &b.span) >= a.span.len() + b.span.len(),
        (None, None) => true,
        _ => false,
    }
}

/// `said | Ana Ito, a lawyer`: the phrase right after a finite verb.
fn inverted(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let start = hit.words.end;
    let ceiling = reader.ceiling(hit.words.start);
    if hit.form != Form::Finite || start >= ceiling || reader.regions.at(start).is_some() {
        return None;
    }
    if chunks::is_time(reader.doc, start) {
        return None;
    }
    let end = with_apposition(reader, chunks::end(reader.doc, start, ceiling)?, ceiling);
    Some(start..end)
}

/// What stands before the verb from the start of its clause on: `Teachers at the school where the roof fell
/// in | warned`.
fn before(reader: &Reader, verb: usize) -> Vec<Range<usize>> {
    let floor = reader.floor(verb);
    let end = if verb > floor && reader.is_comma(verb - 1) { verb - 1 } else { verb };
    let mut starts = vec![floor];
    let mut k = end;
    while k > floor && starts.len() < STARTS_MAX {
        k -= 1;
        if let Some(region) = reader.regions.at(k) {
            starts.push(region.marked.end);
            break;
        }
        let opens = reader.is_comma(k)
            || reader.is_dash(k)
            || reader.tag(k) == Tag::Coordinator
            || reader.is_in(k, List::Subordinate);
        if opens {
            starts.push(k + 1);
        }
    }
    let is_phrase = |&start: &usize| {
        start < end
            && reader.tag(end - 1) != Tag::Coordinator
            && reader.regions.at(start).is_none()
            && chunks::base_end(reader.doc, start, end).is_some()
    };
    starts.into_iter().filter(is_phrase).map(|start| start..end).collect()
}

/// `accused | by prosecutors`.
fn agent(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let ceiling = reader.ceiling(hit.words.start);
    let by = hit.words.end;
    let end = chunks::end(reader.doc, by + 1, ceiling).filter(|_| reader.doc.is(by, "by"))?;
    Some(by + 1..end)
}

/// Parts of a subject without what is none of it: `Ito |, too,`, `In court | Moss`.
fn parts(reader: &Reader, span: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    if let Some(comma) = span.clone().find(|&k| reader.is_comma(k)) {
        parts.push(span.start..comma);
    }
    let opens = reader.floor(span.start) + 1 >= span.start;
    for start in span.clone().skip(1).filter(|_| opens).take(3) {
        parts.push(start..span.end);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The phrase right after the verb with what describes it, up to a mark: `said | the engineer hired by the
/// town |.`
fn described(reader: &Reader, hit: &Hit, start: usize) -> Range<usize> {
    let ceiling = reader.ceiling(hit.words.start);
    let is_mark = |&k: &usize| {
        reader.tag(k) == Tag::Punctuation && !reader.is_bound(k) && !reader.doc.is(k, "-")
    };
    start..(start..ceiling).find(is_mark).unwrap_or(ceiling)
}

/// The subject of the finite verb nearest before the verb.
fn subject_before(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let floor = reader.floor(hit.group.start);
    let is_verb = |&k: &usize| reader.tag(k).is_finite() && reader.regions.at(k).is_none();
    let verb = (floor..hit.group.start).rev().find(is_verb)?;
    subject(reader, group(reader, verb).start.min(verb))
}
