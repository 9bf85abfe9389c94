//! What a document says of each of its tokens: the features by which names are found.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Classes, Lexicon};

use super::super::parts::{Parts, mix};
use super::context::Context;
use super::known::{Known, known};
use super::runs::{self, Style};

/// All that is known of a document's tokens before any is labeled.
pub struct Evidence<'d, 't> {
    doc: &'d Document<'t>,
    parts: Vec<Parts>,
    /// The style of each sentence.
    styles: Vec<Style>,
    /// The capitalized words around each token.
    runs: Vec<Range<usize>>,
    context: Context,
    /// What the lexicon knows of each token.
    known: Vec<Known>,
}

impl<'d, 't> Evidence<'d, 't> {
    /// Gathers it, in linear time.
    pub fn new(doc: &'d Document<'t>, lexicon: &Lexicon) -> Self {
        let parts = Parts::all(doc);
        let styles: Vec<_> = doc.sentences().iter().map(|s| runs::style(doc, s.clone())).collect();
        let context = Context::new(doc, &parts, &styles);
        let runs = runs::runs(doc);
        let mut evidence = Self { doc, parts, styles, runs, context, known: Vec::new() };
        evidence.known = known(doc, lexicon, evidence.windows());
        evidence
    }

    /// The stretches that may hold names, in order: each stays inside a sentence, and each of its
    /// tokens holds a capital letter or a digit, or stands beside one that does.
    pub fn windows(&self) -> impl Iterator<Item = Range<usize>> {
        self.doc.sentences().iter().flat_map(move |sentence| {
            let mut rest = sentence.clone();
            std::iter::from_fn(move || {
                let start = rest.clone().find(|&i| self.is_near(sentence, i))?;
                let end = (start..sentence.end).find(|&i| !self.is_near(sentence, i));
                rest.start = end.unwrap_or(sentence.end);
                Some(start..rest.start)
            })
        })
    }

    fn is_near(&self, sentence: &Range<usize>, i: usize) -> bool {
        let near = i.saturating_sub(1).max(sentence.start)..(i + 2).min(sentence.end);
        self.parts[near].iter().any(|parts| parts.is_marked) || self.goes_on(sentence, i)
    }

    /// Whether a hyphen ties token `i` to one with a capital letter before it: "Jun-ho".
    fn goes_on(&self, sentence: &Range<usize>, i: usize) -> bool {
        i >= sentence.start + 2
            && self.parts[i - 2].is_marked
            && self.doc.word(i - 1) == "-"
            && !self.doc.is_spaced(i)
    }

    /// Adds the hashes of the features of token `i` to `found`.
    pub fn features(&self, i: usize, found: &mut Vec<u32>) {
        let sentence = self.doc.sentence_index(i);
        let bounds = &self.doc.sentences()[sentence];
        let mut list = List { template: 0xfea7, found };
        self.add_words(i, bounds, self.styles[sentence], &mut list);
        self.add_run(i, bounds, &mut list);
        self.add_known(i, bounds, &mut list);
        self.add_context(i, &mut list);
    }

    /// The parts of token `i`, or of nothing outside of the sentence `bounds`.
    fn at(&self, i: usize, bounds: &Range<usize>) -> &Parts {
        if bounds.contains(&i) { &self.parts[i] } else { &Parts::EDGE }
    }

    /// The token itself and those next to it.
    fn add_words(&self, i: usize, bounds: &Range<usize>, style: Style, list: &mut List) {
        let [this, next, after] = [0, 1, 2].map(|ahead| self.at(i + ahead, bounds));
        let [last, before] = [1, 2].map(|back| self.at(i.wrapping_sub(back), bounds));
        let [shape, last_shape, next_shape] =
            [this, last, next].map(|parts| mix(parts.shape, style as u32));
        let place = style as u32 * 2 + u32::from(i == bounds.start);
        list.push(place);
        list.push(this.lower);
        list.push(mix(this.lower, shape));
        list.push(shape);
        list.push(mix(shape, place));
        for affix in this.prefixes.into_iter().chain(this.suffixes) {
            list.push(affix);
        }
        list.push(last.lower);
        list.push(before.lower);
        list.push(next.lower);
        list.push(after.lower);
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

    /// The capitalized words around the token: where in them it stands, and what is around them.
    fn add_run(&self, i: usize, bounds: &Range<usize>, list: &mut List) {
        let run = &self.runs[i];
        if run.is_empty() {
            return list.skip(7);
        }
        let place = place_in(run, i);
        let last = self.parts[run.end - 1];
        let before = self.at(run.start.wrapping_sub(1), bounds).lower;
        let after = self.at(run.end, bounds).lower;
        list.push(place);
        list.push(mix(place, self.parts[run.start].lower));
        list.push(mix(place, last.lower));
        list.push(last.suffixes[3]);
        list.push(mix(u32::from(i == run.start), before));
        list.push(mix(u32::from(i + 1 == run.end), after));
        list.push(mix(before, after));
    }

    /// What the lexicon knows of the token and of those beside it.
    fn add_known(&self, i: usize, bounds: &Range<usize>, list: &mut List) {
        let this = self.known[i];
        let [alone, first, further] = [this.alone, this.first, this.further].map(Classes::bits);
        list.push(mix(mix(alone, first), further));
        list.push(alone);
        list.push(first);
        list.push(further);
        for (place, bits) in [alone, first, further].into_iter().enumerate() {
            for class in 0..u32::BITS {
                if bits >> class & 1 == 1 {
                    list.push(mix(place as u32, class));
                    list.template -= 1;
                }
            }
        }
        list.template += 1;
        list.push(self.known_beside(i.wrapping_sub(1), bounds));
        list.push(self.known_beside(i + 1, bounds));
        let run = &self.runs[i];
        if run.is_empty() {
            return list.skip(4);
        }
        list.push(self.known_beside(run.start, bounds));
        list.push(self.known_beside(run.end - 1, bounds));
        list.push(self.known_beside(run.start.wrapping_sub(1), bounds));
        list.push(self.known_beside(run.end, bounds));
    }

    fn known_beside(&self, i: usize, bounds: &Range<usize>) -> u32 {
        if !bounds.contains(&i) {
            return 1 << 31;
        }
        let known = self.known[i];
        mix((known.alone | known.first).bits(), known.further.bits())
    }

    /// How the same word stands elsewhere.
    fn add_context(&self, i: usize, list: &mut List) {
        let run = &self.runs[i];
        if run.is_empty() {
            return list.skip(7);
        }
        let uses = self.context.uses(self.parts[i].lower);
        list.push(2 * u32::from(uses.is_elsewhere(i)) + u32::from(uses.is_lower_too));
        let template = list.template;
        for other in uses.elsewhere(i) {
            list.template = template;
            let run = &self.runs[other];
            let place = place_in(run, other);
            list.push(self.parts[other - 1].lower);
            list.push(self.parts.get(other + 1).map_or(0, |parts| parts.lower));
            list.push(place);
            list.push(mix(place, self.parts[run.start].lower));
            list.push(mix(place, self.parts[run.end - 1].lower));
            list.push(self.parts[run.start.saturating_sub(1)].lower);
        }
        list.template = template + 6;
    }
}

/// Where in `run` token `i` stands, and how long the run is.
fn place_in(run: &Range<usize>, i: usize) -> u32 {
    let from_start = (i - run.start).min(3) as u32;
    let from_end = (run.end - 1 - i).min(3) as u32;
    4 * from_start + from_end
}

/// Features of one token, each hashed with a template number of its own.
struct List<'f> {
    template: u32,
    found: &'f mut Vec<u32>,
}

impl List<'_> {
    fn push(&mut self, hash: u32) {
        self.found.push(mix(self.template, hash));
        self.template += 1;
    }

    /// Leaves `count` templates out.
    fn skip(&mut self, count: u32) {
        self.template += count;
    }
}
