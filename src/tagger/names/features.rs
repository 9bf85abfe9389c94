//! The features of a token, by which names are found: hashes of what the evidence says.
//!
//! Each question has a template number of its own, so that "before: Kyiv" and "after: Kyiv" are
//! two features.

use std::ops::Range;

use super::evidence::Evidence;
use crate::text::parts::{Parts, mix};

/// Adds the hashes of the features of token `i` to `found`.
pub fn features(evidence: &Evidence, i: usize, found: &mut Vec<u32>) {
    let token = Token::new(evidence, i);
    found.extend(this(token.at(i)));
    found.extend(last(token.back(1)));
    found.extend(before(token.back(2)));
    found.extend(next(token.at(i + 1)));
    found.extend(after(token.at(i + 2)));
    together(evidence, i, found);
}

/// What a token says of its own label.
pub fn this(parts: &Parts) -> [u32; 9] {
    let [p1, p2, p3, p4] = parts.prefixes;
    let [s1, s2, s3, s4] = parts.suffixes;
    let [p1, p2, p3, p4, s1, s2, s3, s4] = numbered(0x105, [p1, p2, p3, p4, s1, s2, s3, s4]);
    [mix(0x101, parts.lower), p1, p2, p3, p4, s1, s2, s3, s4]
}

/// What it says of the label of the token after it.
pub fn last(parts: &Parts) -> [u32; 2] {
    [mix(0x200, parts.lower), mix(0x208, parts.suffixes[2])]
}

/// Of the one after that.
pub fn before(parts: &Parts) -> [u32; 1] {
    [mix(0x201, parts.lower)]
}

/// Of the one before it.
pub fn next(parts: &Parts) -> [u32; 2] {
    [mix(0x202, parts.lower), mix(0x209, parts.suffixes[2])]
}

/// Of the one before that.
pub fn after(parts: &Parts) -> [u32; 1] {
    [mix(0x203, parts.lower)]
}

/// Adds the hashes of what no word says by itself.
pub fn together(evidence: &Evidence, i: usize, found: &mut Vec<u32>) {
    let token = Token::new(evidence, i);
    token.add_shapes(found);
    token.add_pairs(found);
    token.add_known(found);
    token.add_long_run(found);
    if !evidence.runs[i].is_empty() {
        add(0x500, &token.run_words(), found);
        add(0x600, &token.known_around(), found);
        token.add_context(found);
    }
}

/// A token with its sentence.
struct Token<'e, 'd, 't> {
    evidence: &'e Evidence<'d, 't>,
    i: usize,
    bounds: Range<usize>,
    style: u32,
}

impl<'e, 'd, 't> Token<'e, 'd, 't> {
    fn new(evidence: &'e Evidence<'d, 't>, i: usize) -> Self {
        let sentence = evidence.doc.sentence_index(i);
        let bounds = evidence.doc.sentences()[sentence].clone();
        Self { evidence, i, bounds, style: evidence.styles[sentence] as u32 }
    }

    /// The parts of token `i`, or of nothing outside of the sentence.
    fn at(&self, i: usize) -> &Parts {
        if self.bounds.contains(&i) { &self.evidence.parts[i] } else { &Parts::EDGE }
    }

    /// The token `count` before this one; one outside of any text where there is none.
    fn back(&self, count: usize) -> &Parts {
        self.at(self.i.wrapping_sub(count))
    }

    fn shape(&self, parts: &Parts) -> u32 {
        mix(parts.shape, self.style)
    }

    /// The capitalized words around the token.
    fn run(&self) -> &Range<usize> {
        &self.evidence.runs[self.i]
    }

    /// How the token is written, and where.
    fn add_shapes(&self, found: &mut Vec<u32>) {
        let this = self.at(self.i);
        let shape = self.shape(this);
        let place = self.style * 2 + u32::from(self.i == self.bounds.start);
        found.push(mix(0x100, place));
        add(0x102, &[mix(this.lower, shape), shape, mix(shape, place)], found);
    }

    /// The token with those beside it.
    fn add_pairs(&self, found: &mut Vec<u32>) {
        let [last, this, next] = [self.back(1), self.at(self.i), self.at(self.i + 1)];
        let [shape, last_shape, next_shape] =
            [self.shape(this), self.shape(last), self.shape(next)];
        let words = [
            mix(last.lower, this.lower),
            mix(this.lower, next.lower),
            mix(last.lower, shape),
            mix(next.lower, shape),
        ];
        let shapes = [
            mix(last_shape, shape),
            mix(shape, next_shape),
            mix(mix(last_shape, shape), next_shape),
        ];
        add(0x204, &words, found);
        add(0x20a, &shapes, found);
    }

    /// What the lexicon knows of the token and of those beside it.
    fn add_known(&self, found: &mut Vec<u32>) {
        let known = self.evidence.known[self.i];
        let sets = [known.alone.bits(), known.first.bits(), known.further.bits()];
        let [alone, first, further] = sets;
        let all = mix(mix(alone, first), further);
        let beside = [self.known(self.i.wrapping_sub(1)), self.known(self.i + 1)];
        add(0x300, &[all, beside[0], beside[1]], found);
        for (template, set) in (0x303..).step_by(2).zip(sets) {
            found.push(mix(template, set));
            add_bits(template + 1, set, found);
        }
    }

    /// What the lexicon knows of token `i`, or that it is outside of the sentence.
    fn known(&self, i: usize) -> u32 {
        if self.bounds.contains(&i) { self.evidence.known_hash(i) } else { 1 }
    }

    /// The longer run that small words join, if there is one.
    fn add_long_run(&self, found: &mut Vec<u32>) {
        let long = &self.evidence.long_runs[self.i];
        if long == self.run() {
            return;
        }
        let place = if self.run().is_empty() { 2 } else { u32::from(self.i < self.run().end) };
        let first = mix(place, self.at(long.start).lower);
        let last = mix(place, self.at(long.end - 1).lower);
        add(0x400, &[first, last, self.at(long.start.wrapping_sub(1)).lower], found);
    }

    /// The run: where in it the token stands, and what is around it.
    fn run_words(&self) -> [u32; 9] {
        let run = self.run();
        let place = place_in(run, self.i);
        let last = self.at(run.end - 1);
        let before = self.at(run.start.wrapping_sub(1)).lower;
        let after = self.at(run.end).lower;
        [
            place,
            mix(place, self.at(run.start).lower),
            mix(place, last.lower),
            last.suffixes[3],
            mix(u32::from(self.i == run.start), before),
            mix(u32::from(self.i + 1 == run.end), after),
            mix(before, after),
            mix(self.at(run.start.wrapping_sub(2)).lower, before),
            mix(after, self.at(run.end + 1).lower),
        ]
    }

    /// What the lexicon knows of the run's ends and of what is around it.
    fn known_around(&self) -> [u32; 4] {
        let run = self.run();
        [run.start, run.end - 1, run.start.wrapping_sub(1), run.end].map(|i| self.known(i))
    }

    /// How the same word stands elsewhere.
    fn add_context(&self, found: &mut Vec<u32>) {
        let evidence = self.evidence;
        let parts = evidence.parts;
        let uses = evidence.context.uses(self.at(self.i).lower);
        found.push(mix(0x700, 2 * uses.often() + u32::from(uses.is_lower_too)));
        for other in uses.elsewhere(self.i) {
            let run = &evidence.runs[other];
            let place = place_in(run, other);
            let (first, last) = (run.start, run.end - 1);
            let before = first.saturating_sub(1);
            let uses = [
                // A use elsewhere never starts a sentence, so there is a token before it.
                parts[other - 1].lower,
                parts.get(other + 1).map_or(0, |parts| parts.lower),
                place,
                mix(place, parts[first].lower),
                mix(place, evidence.known_hash(first)),
                mix(place, parts[last].lower),
                mix(place, evidence.known_hash(last)),
                parts[before].lower,
                evidence.known_hash(before),
            ];
            add(0x701, &uses, found);
        }
    }
}

/// Where in `run` token `i` stands, and how long the run is.
fn place_in(run: &Range<usize>, i: usize) -> u32 {
    let from_start = (i - run.start).min(3) as u32;
    let from_end = (run.end - 1 - i).min(3) as u32;
    4 * from_start + from_end
}

/// Each hash mixed with the number of its template, the first's being `template`.
fn numbered<const N: usize>(template: u32, mut hashes: [u32; N]) -> [u32; N] {
    for (template, hash) in (template..).zip(&mut hashes) {
        *hash = mix(template, *hash);
    }
    hashes
}

/// Adds `hashes`, numbered in the same way.
#[inline(never)]
fn add(template: u32, hashes: &[u32], found: &mut Vec<u32>) {
    found.extend((template..).zip(hashes).map(|(template, &hash)| mix(template, hash)));
}

/// Adds the bits of `set` that are one, all as answers to the same question.
fn add_bits(template: u32, mut set: u32, found: &mut Vec<u32>) {
    while set != 0 {
        found.push(mix(template, set.trailing_zeros()));
        set &= set - 1;
    }
}
