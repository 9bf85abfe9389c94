//! The features of a token, by which names are found: hashes of what the evidence says.
//!
//! Each question has a template number of its own, so that "before: Kyiv" and "after: Kyiv" are
//! two features.

use std::ops::Range;

use super::super::parts::{Parts, mix};
use super::evidence::Evidence;

/// Adds the hashes of the features of token `i` to `found`.
pub fn features(evidence: &Evidence, i: usize, found: &mut Vec<u32>) {
    let sentence = evidence.doc.sentence_index(i);
    let bounds = evidence.doc.sentences()[sentence].clone();
    let style = evidence.styles[sentence] as u32;
    let token = Token { evidence, i, bounds, style };
    token.add_words(&mut List { template: 0x100, found });
    token.add_neighbors(&mut List { template: 0x200, found });
    token.add_known(&mut List { template: 0x300, found });
    token.add_long_run(&mut List { template: 0x400, found });
    if !evidence.runs[i].is_empty() {
        token.add_run(&mut List { template: 0x500, found });
        token.add_known_around(&mut List { template: 0x600, found });
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

impl Token<'_, '_, '_> {
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

    /// The token itself.
    fn add_words(&self, list: &mut List) {
        let this = self.at(self.i);
        let shape = self.shape(this);
        let place = self.style * 2 + u32::from(self.i == self.bounds.start);
        list.push(place);
        list.push(this.lower);
        list.push(mix(this.lower, shape));
        list.push(shape);
        list.push(mix(shape, place));
        list.push_each(&this.prefixes);
        list.push_each(&this.suffixes);
    }

    /// The tokens beside it.
    fn add_neighbors(&self, list: &mut List) {
        let [last, before] = [self.back(1), self.back(2)];
        let [this, next, after] = [self.at(self.i), self.at(self.i + 1), self.at(self.i + 2)];
        let [shape, last_shape, next_shape] =
            [self.shape(this), self.shape(last), self.shape(next)];
        list.push_each(&[last.lower, before.lower, next.lower, after.lower]);
        list.push(mix(last.lower, this.lower));
        list.push(mix(this.lower, next.lower));
        list.push(mix(last.lower, shape));
        list.push(mix(next.lower, shape));
        list.push(last.suffixes[2]);
        list.push(next.suffixes[2]);
        list.push(mix(last_shape, shape));
        list.push(mix(shape, next_shape));
        list.push(mix(mix(last_shape, shape), next_shape));
    }

    /// What the lexicon knows of the token and of those beside it.
    fn add_known(&self, list: &mut List) {
        let known = self.evidence.known[self.i];
        let [alone, first, further] =
            [known.alone.bits(), known.first.bits(), known.further.bits()];
        list.push(mix(mix(alone, first), further));
        list.push(self.known(self.i.wrapping_sub(1)));
        list.push(self.known(self.i + 1));
        for &bits in &[alone, first, further] {
            list.push(bits);
            list.push_bits(bits);
        }
    }

    /// What the lexicon knows of token `i`, or that it is outside of the sentence.
    fn known(&self, i: usize) -> u32 {
        if self.bounds.contains(&i) { self.evidence.known_hash(i) } else { 1 }
    }

    /// The longer run that small words join, if there is one.
    fn add_long_run(&self, list: &mut List) {
        let long = &self.evidence.long_runs[self.i];
        if long == self.run() {
            return;
        }
        let place = if self.run().is_empty() { 2 } else { u32::from(self.i < self.run().end) };
        list.push(mix(place, self.at(long.start).lower));
        list.push(mix(place, self.at(long.end - 1).lower));
        list.push(self.at(long.start.wrapping_sub(1)).lower);
    }

    /// The run: where in it the token stands, and what is around it.
    fn add_run(&self, list: &mut List) {
        let run = self.run();
        let place = place_in(run, self.i);
        let last = self.at(run.end - 1);
        let before = self.at(run.start.wrapping_sub(1)).lower;
        let after = self.at(run.end).lower;
        list.push(place);
        list.push(mix(place, self.at(run.start).lower));
        list.push(mix(place, last.lower));
        list.push(last.suffixes[3]);
        list.push(mix(u32::from(self.i == run.start), before));
        list.push(mix(u32::from(self.i + 1 == run.end), after));
        list.push(mix(before, after));
        list.push(mix(self.at(run.start.wrapping_sub(2)).lower, before));
        list.push(mix(after, self.at(run.end + 1).lower));
    }

    /// What the lexicon knows of the run's ends and of what is around it.
    fn add_known_around(&self, list: &mut List) {
        let run = self.run();
        for i in [run.start, run.end - 1, run.start.wrapping_sub(1), run.end] {
            list.push(self.known(i));
        }
    }

    /// How the same word stands elsewhere.
    fn add_context(&self, found: &mut Vec<u32>) {
        let evidence = self.evidence;
        let uses = evidence.context.uses(self.at(self.i).lower);
        let use_ = 2 * uses.often() + u32::from(uses.is_lower_too);
        List { template: 0x700, found }.push(use_);
        for other in uses.elsewhere(self.i) {
            let list = &mut List { template: 0x701, found };
            let run = &evidence.runs[other];
            let place = place_in(run, other);
            // A use elsewhere never starts a sentence, so there is a token before it.
            list.push(evidence.parts[other - 1].lower);
            list.push(evidence.parts.get(other + 1).map_or(0, |parts| parts.lower));
            list.push(place);
            for end in [run.start, run.end - 1] {
                list.push(mix(place, evidence.parts[end].lower));
                list.push(mix(place, evidence.known_hash(end)));
            }
            let before = run.start.saturating_sub(1);
            list.push(evidence.parts[before].lower);
            list.push(evidence.known_hash(before));
        }
    }
}

/// Where in `run` token `i` stands, and how long the run is.
fn place_in(run: &Range<usize>, i: usize) -> u32 {
    let from_start = (i - run.start).min(3) as u32;
    let from_end = (run.end - 1 - i).min(3) as u32;
    4 * from_start + from_end
}

/// Features of one token, each hashed with the number of its template.
struct List<'f> {
    template: u32,
    found: &'f mut Vec<u32>,
}

impl List<'_> {
    #[inline(always)]
    fn push(&mut self, hash: u32) {
        self.found.push(mix(self.template, hash));
        self.template += 1;
    }

    /// Adds features that answer a question each.
    fn push_each(&mut self, hashes: &[u32]) {
        hashes.iter().for_each(|&hash| self.push(hash));
    }

    /// Adds the bits of `set` that are one, all as answers to the same question.
    fn push_bits(&mut self, mut set: u32) {
        while set != 0 {
            self.found.push(mix(self.template, set.trailing_zeros()));
            set &= set - 1;
        }
        self.template += 1;
    }
}
