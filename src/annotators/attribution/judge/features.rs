//! Hashed features of candidates: nothing but the surface around cue, source and content.

use std::ops::Range;

use super::choice::{Choice, Told};
use super::content::Content;
use super::sources::{Candidate, Way};
use crate::annotators::attribution::complement::is_person;
use crate::annotators::attribution::opening::Opening;
use crate::annotators::attribution::reader::Reader;
use crate::syntax::chunks;
use crate::tagger::Tag;
use crate::tagger::parts::{Parts, mix};

/// Takes the features of one candidate, one by one.
pub trait Sink {
    /// Takes the feature that has `hash`.
    fn add(&mut self, hash: u32);
}

/// Features of the parts of candidates of one choice.
pub struct Features<'a> {
    reader: &'a Reader<'a>,
    choice: &'a Choice,
    /// The hash of the cue.
    cue: u32,
    /// How the cue stands.
    form: u32,
    class: u32,
}

/// Where content stands to the cue.
const LEFT: u32 = 1;
const RIGHT: u32 = 2;
const AROUND: u32 = 3;

impl<'a> Features<'a> {
    /// Of the candidates of `choice`.
    pub fn new(reader: &'a Reader<'a>, choice: &'a Choice) -> Self {
        let words = choice.cue.map_or(":", |cue| cue.words);
        let form = match &choice.told {
            Told::Verb(hit) => hit.form as u32,
            Told::Other(_) => 8 + choice.cue.map_or(9, |cue| cue.part as u32),
        };
        let class = choice.cue.map_or(9, |cue| cue.class as u32);
        let cue = words.bytes().fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        Self { reader, choice, cue, form, class }
    }

    fn lower(&self, i: usize) -> u32 {
        self.reader.doc.parts().get(i).map_or(Parts::EDGE.lower, |parts| parts.lower)
    }

    /// The word before token `i` of the same sentence.
    fn lower_before(&self, i: usize) -> u32 {
        if i > self.reader.floor(i) { self.lower(i - 1) } else { Parts::EDGE.lower }
    }

    fn tag(&self, i: usize) -> u32 {
        self.reader.tag(i) as u32 + 1
    }

    fn tag_before(&self, i: usize) -> u32 {
        if i > self.reader.floor(i) { self.tag(i - 1) } else { 0 }
    }

    /// Features of the cue by itself.
    pub fn of_cue(&self, to: &mut impl Sink) {
        let (start, group, end) =
            (self.choice.words.start, self.choice.group, self.choice.words.end);
        let (cue, form) = (self.cue, self.form);
        let before = self.tag_before(group);
        let is_negated = match &self.choice.told {
            Told::Verb(hit) => u32::from(hit.is_negated) + 2 * u32::from(hit.is_weak),
            Told::Other(_) => 4,
        };
        let proposed = u32::from(self.choice.proposed.is_some());
        let mut add = |number: u32, value: u32| to.add(mix(mix(0x0c0e + number, value), 0));
        add(0, 0);
        add(1, cue);
        add(2, mix(cue, form));
        add(3, mix(form, self.class));
        add(4, self.lower(start));
        add(5, self.lower_before(group));
        add(6, mix(before, form));
        add(7, mix(self.lower(end), form));
        add(8, mix(self.tag(end), cue));
        add(9, mix(self.lower(end), cue));
        add(10, mix(mix(self.tag(end), self.tag(end + 1)), form));
        add(11, mix(is_negated, self.class));
        add(12, mix(mix(before, self.tag(end)), form));
        add(13, mix(self.lower(group), self.class));
        add(14, mix(self.lower_before(group), cue));
        add(15, mix(proposed, form));
        add(16, mix(proposed, cue));
        add(17, mix(self.tag(start), cue));
    }

    /// Features of a source.
    pub fn of_source(&self, index: usize, to: &mut impl Sink) {
        let is_proposed = self.choice.proposed.is_some_and(|(source, _)| source == index);
        let has_proposed = u32::from(is_proposed) + 2 * u32::from(self.choice.proposed.is_some());
        let (cue, form) = (self.cue, self.form);
        let Some(source) = &self.choice.sources[index] else {
            let mut add = |number: u32, value: u32| to.add(mix(mix(0x5ce0 + number, value), 1));
            add(0, cue);
            add(1, mix(form, self.class));
            add(2, mix(mix(form, has_proposed), self.class));
            add(3, mix(self.tag(self.choice.words.end), form));
            add(4, mix(self.lower(self.choice.words.end), form));
            return;
        };
        let Range { start, end } = source.span.clone();
        let base = chunks::base_end(self.reader.doc, start, end).unwrap_or(end);
        let head = base - 1;
        let person = self.speaks(head);
        let place = self.place(source);
        let commas = self.commas_between(source);
        let mut add = |number: u32, value: u32| to.add(mix(mix(0x5ca0 + number, value), 2));
        for way in (0..Way::COUNT).filter(|way| source.ways >> way & 1 == 1) {
            add(way, form);
        }
        add(9, mix(source.ways, form));
        add(31, mix(place, form));
        add(10, mix(place, cue));
        add(11, self.lower(head));
        add(12, mix(self.tag(head), person));
        add(13, mix(self.lower(head), self.class));
        add(14, self.lower(start));
        add(15, mix(self.tag(start), place));
        add(16, mix(self.tag_before(start), place));
        add(17, mix(self.lower_before(start), place));
        add(18, mix(self.lower(end), place));
        add(19, mix(self.tag(end), place));
        add(20, mix((end - start).min(8) as u32, form));
        add(21, mix(commas, place));
        add(22, mix(person, self.class));
        add(23, mix(person, cue));
        add(24, mix(has_proposed, form));
        add(25, mix(has_proposed, cue));
        add(26, mix(self.lower(end - 1), u32::from(base == end)));
        add(27, mix(self.reader.doc.parts()[head].suffixes[2], person));
        add(28, mix(self.tag_before(start), self.tag(start)));
        add(29, u32::from(self.reader.regions.at(start).is_some()));
        let inner =
            4 * self.reader.finites(start..end).min(3) + self.reader.commas(start..end).min(3);
        add(32, mix(inner as u32, place));
        add(33, mix(inner as u32, source.ways));
        add(34, mix(self.tag(end - 1), place));
        add(35, mix(u32::from(start == self.reader.floor(start)), self.tag(start)));
        add(36, mix(mix(person, u32::from(self.reader.kind(start))), place));
        add(37, mix(u32::from(self.reader.is_bound(start)), person));
        add(38, mix(self.lower_before(start), self.tag_before(start.saturating_sub(1))));
        add(30, mix(mix(self.lower_before(start), person), form));
    }

    /// What kind of name token `head` belongs to, and whether it may be a person.
    fn speaks(&self, head: usize) -> u32 {
        let kind = u32::from(self.reader.kind(head));
        2 * kind + u32::from(is_person(self.reader, head))
    }

    /// Where a source stands to the cue: after it, or so many tokens before.
    fn place(&self, source: &Candidate) -> u32 {
        match self.choice.group.checked_sub(source.span.end) {
            None => 1 + u32::from(source.span.start == self.choice.words.end),
            Some(gap) => 4 + gap.min(4).max(usize::from(gap > 7) * 5) as u32,
        }
    }

    /// How many commas and finite verbs stand between a source and the cue.
    fn commas_between(&self, source: &Candidate) -> u32 {
        if source.span.end > self.choice.group {
            return 99;
        }
        let between = source.span.end..self.choice.group;
        let commas = self.reader.commas(between.clone()).min(3);
        (4 * commas + self.reader.finites(between).min(3)) as u32
    }

    /// Features of where content starts, on the `side` of the cue.
    pub fn of_start(&self, start: usize, side: u32, to: &mut impl Sink) {
        let (cue, first, tag) = (self.cue, self.lower(start), self.tag(start));
        let shape = self.reader.opening(start) as u32;
        let before = self.lower_before(start);
        let skipped = start.saturating_sub(self.choice.words.end).min(9) as u32;
        let gap = if side == LEFT { 0 } else { skipped };
        let is_floor = u32::from(start == self.reader.floor(start));
        let mut add = |number: u32, value: u32| to.add(mix(mix(0x57a0 + number, value), side));
        add(0, first);
        add(1, mix(tag, cue));
        add(2, mix(first, cue));
        add(3, mix(tag, self.tag(start + 1)));
        add(4, before);
        add(5, mix(self.tag_before(start), tag));
        add(6, mix(gap, shape));
        add(7, mix(shape, cue));
        add(8, mix(shape, self.form));
        add(9, mix(first, before));
        add(10, mix(is_floor, self.form));
        add(11, mix(gap, cue));
        if side != LEFT && gap > 0 {
            let end = self.choice.words.end;
            add(12, mix(self.lower(end), gap.min(2)));
            add(13, mix(self.tag(end), mix(self.tag(start - 1), gap.min(4))));
        }
    }

    /// Features of where content ends, before token `end`, on the `side` of the cue.
    pub fn of_end(&self, end: usize, side: u32, to: &mut impl Sink) {
        let reader = self.reader;
        let ceiling = reader.ceiling(end - 1);
        let is_last = end >= ceiling || end + 1 == ceiling && reader.tag(end) == Tag::Punctuation;
        let next = if is_last { 0 } else { self.lower(end) };
        let after = if is_last { 0 } else { self.lower(end + 1) };
        let at = if reader.tag(end) == Tag::Punctuation { end + 1 } else { end };
        let at = if reader.tag(at) == Tag::Coordinator { at + 1 } else { at };
        let rest = at.min(ceiling)..ceiling;
        let goes_on = match is_last {
            true => 0,
            false => {
                1 + u32::from(reader.opening(at) == Opening::Clause)
                    + 2 * u32::from(reader.finites(rest) > 0)
                    + 4 * u32::from(reader.tag(at).is_finite())
            }
        };
        let tags = mix(self.tag(end - 1), if is_last { 0 } else { self.tag(end) });
        let mut add = |number: u32, value: u32| to.add(mix(mix(0xe4d0 + number, value), side));
        add(0, next);
        add(1, mix(next, self.tag(end + 1)));
        add(2, tags);
        add(3, mix(next, after));
        add(4, mix(goes_on, self.form));
        add(5, mix(goes_on, next));
        add(6, mix(goes_on, self.cue));
        add(7, self.lower(end - 1));
        add(8, mix(mix(goes_on, next), after));
        add(9, mix(self.tag(at), self.tag(at + 1)));
        add(10, mix(goes_on, u32::from(reader.regions.ends_before(end))));
        add(11, mix(tags, self.tag(end + 1)));
    }

    /// On which side of the cue `content` stands.
    pub fn side(&self, content: &Content) -> u32 {
        if content.end() <= self.choice.words.start {
            LEFT
        } else if content.start() >= self.choice.words.end {
            RIGHT
        } else {
            AROUND
        }
    }

    /// Features of a content beside those of its ends.
    pub fn of_content(&self, index: usize, to: &mut impl Sink) {
        let reader = self.reader;
        let content = &self.choice.contents[index];
        let side = self.side(content);
        let proposal = self.choice.proposed.map(|(_, content)| &self.choice.contents[content]);
        let agrees = proposal.map_or(9, |proposal| {
            u32::from(proposal.start() == content.start())
                + 2 * u32::from(proposal.end() == content.end())
                + 4 * u32::from(proposal == content)
        });
        let hull = content.start()..content.end();
        let finites = reader.finites(hull.clone()).min(3) as u32;
        let commas = reader.commas(hull.clone()).min(4) as u32;
        let quoted = self.quoted(content);
        let length = (usize::BITS - content.len().leading_zeros()).min(7);
        let shape = reader.opening(content.start()) as u32;
        let (cue, form) = (self.cue, self.form);
        let parted = u32::from(content.is_parted());
        let mut add = |number: u32, value: u32| to.add(mix(mix(0xc040 + number, value), side));
        add(0, mix(cue, parted));
        add(1, mix(form, parted));
        add(2, mix(agrees, form));
        add(3, mix(agrees, cue));
        add(4, mix(finites, shape));
        add(5, mix(finites, cue));
        add(6, mix(length, shape));
        add(7, mix(length, cue));
        add(8, mix(quoted, form));
        add(9, mix(quoted, cue));
        add(10, mix(commas, finites));
        add(11, mix(quoted, length));
        add(12, mix(mix(agrees, quoted), shape));
        add(13, mix(agrees, finites));
    }

    /// Whether all of `content` is quoted, a part, or nothing.
    fn quoted(&self, content: &Content) -> u32 {
        let sum = self.reader.regions.count(content.start()..content.end());
        u32::from(sum > 0) + u32::from(sum >= content.len())
    }

    /// What pairs of the source with this index ask of it.
    pub fn seen_source(&self, index: usize) -> SeenSource {
        let Some(source) = &self.choice.sources[index] else {
            return SeenSource { span: None, place: 0, head: 0 };
        };
        let base = chunks::base_end(self.reader.doc, source.span.start, source.span.end);
        let head = self.speaks(base.unwrap_or(source.span.end) - 1) + 1;
        SeenSource { span: Some(source.span.clone()), place: self.place(source), head }
    }

    /// What pairs of the content with this index ask of it.
    pub fn seen_content(&self, index: usize) -> SeenContent {
        let content = &self.choice.contents[index];
        SeenContent {
            range: content.start()..content.end(),
            side: self.side(content),
            quoted: self.quoted(content),
        }
    }

    /// Features of a source and a content together, of which `is_proposed` tells whether the rules propose
    /// both.
    pub fn of_pair(
        &self,
        source: &SeenSource,
        said: &SeenContent,
        is_proposed: bool,
        to: &mut impl Sink,
    ) {
        let proposed = 2 * u32::from(self.choice.proposed.is_some()) + u32::from(is_proposed);
        let SeenSource { place, head, .. } = *source;
        let gap = source.span.as_ref().map_or(9, |span| {
            let before = span.start.checked_sub(said.range.end).map_or(8, |gap| gap.min(3));
            before.min(said.range.start.checked_sub(span.end).map_or(8, |gap| gap.min(3) + 4))
        });
        let (side, quoted) = (said.side, said.quoted);
        let mut add = |number: u32, value: u32| to.add(mix(mix(0x9a10 + number, value), side));
        add(0, mix(place, self.form));
        add(1, mix(place, self.cue));
        add(2, mix(proposed, self.form));
        add(3, mix(proposed, self.cue));
        add(4, mix(mix(head, quoted), place));
        add(5, mix(mix(place, quoted), self.class));
        add(6, mix(gap as u32, place));
    }
}

/// What pairs ask of a source.
pub struct SeenSource {
    span: Option<Range<usize>>,
    place: u32,
    head: u32,
}

/// What pairs ask of a content.
pub struct SeenContent {
    range: Range<usize>,
    side: u32,
    quoted: u32,
}
