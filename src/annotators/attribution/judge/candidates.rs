//! What each cue may attribute: every source with every content, for the judge to choose from.
//!
//! Candidates are generous: all starts that a reported clause may have, with all ends. The rules'
//! own proposal is one of them.

use std::ops::Range;

use crate::annotators::attribution::adjunct::{addressee_end, after_adjuncts};
use crate::annotators::attribution::apposition::with_apposition;
use crate::annotators::attribution::cue::{Form, Hit};
use crate::annotators::attribution::draft::Draft;
use crate::annotators::attribution::reader::Reader;
use crate::annotators::attribution::source::Source;
use crate::annotators::attribution::subject::subject;
use crate::lexicon::closed::List;
use crate::lexicon::cues::Cue;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The most ends of a content that one start is tried with.
const ENDS_MAX: usize = 9;
/// Tokens after a cue within which "that" may open its content.
const THAT_REACH: usize = 40;

/// A cue with what it may attribute.
pub struct Choice {
    /// Its words.
    pub words: Range<usize>,
    /// Where its auxiliaries start.
    pub group: usize,
    /// Its entry; none of a headline's colon.
    pub cue: Option<&'static Cue>,
    /// How the certainty of what is chosen is told.
    pub told: Told,
    /// Whose words it may be.
    pub sources: Vec<Option<Candidate>>,
    /// What may be said.
    pub contents: Vec<Content>,
    /// The source and the content that the rules propose, if they do.
    pub proposed: Option<(usize, usize)>,
}

/// Where a choice comes from.
pub enum Told {
    /// A verb with a source of its own.
    Verb(Hit),
    /// Anything else: the rules have told its certainty.
    Other(Draft),
}

/// A source that a cue may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub span: Range<usize>,
    /// The ways in which it was found, a bit each.
    pub ways: u32,
}

/// Whether `a` and `b` are the same source, or nearly.
pub fn is_same_source(a: Option<&Candidate>, b: Option<&Candidate>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => 3 * overlap(&a.span, &b.span) >= a.span.len() + b.span.len(),
        (None, None) => true,
        _ => false,
    }
}

/// What a cue may report: one piece, or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    first: Range<usize>,
    /// Empty where there is one piece.
    second: Range<usize>,
}

impl Content {
    fn one(piece: Range<usize>) -> Self {
        Self { second: piece.end..piece.end, first: piece }
    }

    fn two(first: Range<usize>, second: Range<usize>) -> Self {
        Self { first, second }
    }

    fn of(pieces: &[Range<usize>]) -> Option<Self> {
        match pieces {
            [one] => Some(Self::one(one.clone())),
            [first, .., last] => Some(Self::two(first.clone(), last.clone())),
            [] => None,
        }
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> Vec<Range<usize>> {
        let pieces = [self.first.clone(), self.second.clone()];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
    }

    /// Its first token.
    pub fn start(&self) -> usize {
        self.first.start
    }

    /// The token after its last.
    pub fn end(&self) -> usize {
        if self.second.is_empty() { self.first.end } else { self.second.end }
    }

    /// Whether it has two pieces.
    pub fn is_parted(&self) -> bool {
        !self.second.is_empty()
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.first.len() + self.second.len()
    }

    /// How many tokens it shares with `range`.
    pub fn shared(&self, range: &Range<usize>) -> usize {
        overlap(&self.first, range) + overlap(&self.second, range)
    }

    /// How many tokens both have.
    pub fn common(&self, other: &Self) -> usize {
        self.shared(&other.first) + self.shared(&other.second)
    }

    /// How alike both are, from 0 to 1 (Dice 1945).
    pub fn likeness(&self, other: &Self) -> f32 {
        2.0 * self.common(other) as f32 / (self.len() + other.len()) as f32
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

impl Choice {
    /// What the verb `hit` may attribute; `source` is what the rules take for its source, `draft` what
    /// they propose.
    pub fn of_verb(
        reader: &Reader,
        hit: &Hit,
        source: &Source,
        earlier: &[(Hit, Source)],
        draft: Option<&Draft>,
    ) -> Self {
        let mut choice = Self {
            words: hit.words.clone(),
            group: hit.group.start,
            cue: Some(hit.cue),
            told: Told::Verb(hit.clone()),
            sources: Vec::new(),
            contents: Vec::new(),
            proposed: None,
        };
        choice.add_source(source.span.clone(), 0);
        choice.add_source(inverted(reader, hit), 1);
        choice.add_source(subject(reader, hit.group.start), 2);
        choice.add_source(agent(reader, hit), 3);
        for (_, source) in earlier.iter().rev().take(2) {
            choice.add_source(source.span.clone(), 4);
        }
        choice.add_source(subject_before(reader, hit), 5);
        let own = subject(reader, hit.group.start);
        for span in own.into_iter().flat_map(|span| parts(reader, &span)) {
            choice.add_source(Some(span), 6);
        }
        for span in before(reader, hit.group.start) {
            choice.add_source(Some(span), 7);
        }
        choice.add_source(described(reader, hit), 8);
        choice.sources.push(None);
        choice.propose(draft);
        choice.add_contents(reader);
        choice
    }

    /// What a cue that is no verb may attribute besides what `draft` proposes.
    pub fn of_draft(reader: &Reader, cue: Option<&'static Cue>, draft: Draft) -> Self {
        let words = draft.cue.clone().unwrap_or_default();
        let mut choice = Self {
            group: words.start,
            words,
            cue,
            told: Told::Other(draft.clone()),
            sources: Vec::new(),
            contents: Vec::new(),
            proposed: None,
        };
        choice.add_source(draft.source.clone(), 0);
        if draft.source.is_none() {
            choice.sources.push(None);
        }
        choice.propose(Some(&draft));
        choice.add_ends(reader, &draft);
        choice
    }

    fn add_source(&mut self, span: Option<Range<usize>>, way: u32) {
        let Some(span) = span else { return };
        let known = self.sources.iter_mut().flatten().find(|s| s.span == span);
        match known {
            Some(source) => source.ways |= 1 << way,
            None => self.sources.push(Some(Candidate { span, ways: 1 << way })),
        }
    }

    fn add_content(&mut self, content: Content) -> usize {
        let is_known = self.contents.iter().position(|other| *other == content);
        is_known.unwrap_or_else(|| {
            self.contents.push(content);
            self.contents.len() - 1
        })
    }

    fn propose(&mut self, draft: Option<&Draft>) {
        let Some((draft, content)) = draft.and_then(|d| Some((d, Content::of(&d.pieces)?))) else {
            return;
        };
        let content = self.add_content(content);
        let is_its = |s: &Option<Candidate>| s.as_ref().map(|s| &s.span) == draft.source.as_ref();
        let source = self.sources.iter().position(is_its);
        self.proposed = source.map(|source| (source, content));
    }

    /// Adds what may be said on either side of a verb.
    fn add_contents(&mut self, reader: &Reader) {
        let sources: Vec<_> = self.sources.iter().flatten().map(|s| s.span.clone()).collect();
        let after = sources.iter().find(|s| s.start == self.words.end);
        let bases = [Some(self.words.end), after.map(|s| s.end)];
        let mut rights = Vec::new();
        for base in bases.into_iter().flatten() {
            for start in right_starts(reader, base) {
                rights.extend(self.add_ends_of(reader, start));
            }
        }
        let before = sources.iter().filter(|s| s.end <= self.group && s.end + 8 > self.group);
        let mut ends = vec![self.group];
        ends.extend(before.map(|s| s.start));
        ends.sort_unstable();
        ends.dedup();
        for end in ends {
            let lefts = lefts(reader, end);
            for left in lefts {
                self.add_content(Content::one(left.clone()));
                // "X, he said, Y"
                if reader.is_comma(end.saturating_sub(1)) || reader.quote_ends_at(end).is_some() {
                    let next = rights.iter().filter(|r: &&Range<usize>| r.start > end).take(3);
                    for right in next.cloned().collect::<Vec<_>>() {
                        self.add_content(Content::two(left.clone(), right));
                    }
                }
            }
        }
    }

    /// Adds what starts at `start` with each end it may have; returns them.
    fn add_ends_of(&mut self, reader: &Reader, start: usize) -> Vec<Range<usize>> {
        let pieces = ends(reader, start).into_iter().map(|end| whole(reader, start..end));
        let pieces: Vec<_> = pieces.filter(|piece| piece.start >= self.words.end).collect();
        for piece in &pieces {
            if !piece.is_empty() {
                self.add_content(Content::one(piece.clone()));
            }
        }
        pieces
    }

    /// Adds what `draft` proposes with other ends of its last piece, and other starts of its first.
    fn add_ends(&mut self, reader: &Reader, draft: &Draft) {
        let (Some(first), Some(last)) = (draft.pieces.first(), draft.pieces.last()) else { return };
        if last.start >= self.words.end {
            for end in ends(reader, last.start) {
                let piece = whole(reader, last.start..end);
                if piece.is_empty() {
                    continue;
                }
                let content = match draft.pieces.len() {
                    1 => Content::one(piece),
                    _ => Content::two(first.clone(), piece),
                };
                self.add_content(content);
            }
        }
        if first.end <= self.words.start && draft.pieces.len() == 1 {
            self.add_rest(reader, draft, first);
        }
        if first.end <= self.words.start {
            for left in lefts(reader, first.end) {
                let content = match draft.pieces.len() {
                    1 => Content::one(left),
                    _ => Content::two(left, last.clone()),
                };
                self.add_content(content);
            }
        }
    }
}

impl Choice {
    /// Adds what goes on after an aside: `He had, according to Ito, | caught two falcons`.
    fn add_rest(&mut self, reader: &Reader, draft: &Draft, first: &Range<usize>) {
        let source = draft.source.as_ref().map_or(0, |source| source.end);
        let comma = source.max(self.words.end);
        if reader.is_comma(comma) && comma + 1 < reader.ceiling(self.words.start) {
            for end in ends(reader, comma + 1) {
                let rest = whole(reader, comma + 1..end);
                if !rest.is_empty() {
                    self.add_content(Content::two(first.clone(), rest));
                }
            }
        }
    }
}

/// `range` without loose ends, cutting no quotation and no name.
fn whole(reader: &Reader, range: Range<usize>) -> Range<usize> {
    let piece = reader.trim(range);
    if piece.is_empty() { piece } else { reader.uncut(piece) }
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

/// What stands before the verb from the start of its clause on: `Teachers at the school where the roof fell
/// in | warned`.
fn before(reader: &Reader, verb: usize) -> Vec<Range<usize>> {
    let floor = reader.floor(verb);
    let end = if verb > floor && reader.is_comma(verb - 1) { verb - 1 } else { verb };
    let mut starts = vec![floor];
    let mut k = end;
    while k > floor && starts.len() < 5 {
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
            && reader.regions.at(start).is_none()
            && chunks::base_end(reader.doc, start, end).is_some()
    };
    starts.into_iter().filter(is_phrase).map(|start| start..end).collect()
}

/// The phrase right after the verb with what describes it, up to a mark: `said | the engineer hired by the
/// town |.`
fn described(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let start = inverted(reader, hit)?.start;
    let ceiling = reader.ceiling(hit.words.start);
    let is_mark = |&k: &usize| {
        reader.tag(k) == Tag::Punctuation && !reader.is_bound(k) && !reader.doc.is(k, "-")
    };
    let end = (start..ceiling).find(is_mark).unwrap_or(ceiling);
    Some(start..end)
}

/// `accused | by prosecutors`.
fn agent(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let ceiling = reader.ceiling(hit.words.start);
    let by = hit.words.end;
    let end = chunks::end(reader.doc, by + 1, ceiling).filter(|_| reader.doc.is(by, "by"))?;
    Some(by + 1..end)
}

/// The subject of the finite verb nearest before the verb.
fn subject_before(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let floor = reader.floor(hit.group.start);
    let is_verb = |&k: &usize| reader.tag(k).is_finite() && reader.regions.at(k).is_none();
    let verb = (floor..hit.group.start).rev().find(is_verb)?;
    subject(reader, super::super::cue::group(reader, verb).start.min(verb))
}

/// Where what is said may start after a cue and source that end before `base`.
fn right_starts(reader: &Reader, base: usize) -> Vec<usize> {
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
    let reach = ceiling.min(base + THAT_REACH);
    let free = |&k: &usize| reader.regions.at(k).is_none();
    let that = (base..reach).filter(free).find(|&k| reader.is_in(k, List::Clause));
    that.into_iter().for_each(&mut add);
    let quote = (base..reach).find(|&k| reader.regions.opens(k));
    quote.into_iter().for_each(&mut add);
    starts
}

/// Where what starts at `start` may end: before each mark, conjunction and preposition of time.
fn ends(reader: &Reader, start: usize) -> Vec<usize> {
    let ceiling = reader.ceiling(start);
    let mut ends = Vec::with_capacity(ENDS_MAX + 3);
    let mut k = start;
    if let Some(region) = reader.regions.at(start) {
        ends.push(region.marked.end);
        k = region.marked.end;
    }
    let ceiling = ceiling.max(k);
    let mut last = k;
    while k < ceiling && ends.len() < ENDS_MAX {
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
        _ => {
            reader.is_in(k, List::Subordinate)
                || matches!(reader.doc.lower(k), "on" | "in" | "at" | "during" | "after" | "before")
        }
    }
}

/// What may be said before a source and cue that start at `end`.
fn lefts(reader: &Reader, end: usize) -> Vec<Range<usize>> {
    let floor = reader.floor(end.saturating_sub(1));
    let mut starts = vec![floor];
    let mut k = end;
    while k > floor && starts.len() < ENDS_MAX {
        k -= 1;
        if let Some(region) = reader.regions.at(k) {
            k = region.marked.start;
            starts.push(k);
            continue;
        }
        let opens = reader.is_comma(k)
            || reader.is_dash(k)
            || reader.tag(k) == Tag::Coordinator
            || matches!(reader.doc.word(k), ";" | ":");
        if opens && k + 1 < end {
            starts.push(k + 1);
        }
    }
    let pieces = starts.into_iter().map(|start| whole(reader, start.min(end)..end));
    let mut pieces: Vec<_> = pieces.filter(|p| !p.is_empty() && p.end <= end).collect();
    pieces.sort_unstable_by_key(|piece| piece.start);
    pieces.dedup();
    pieces
}
