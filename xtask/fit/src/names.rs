//! Fits the name tagger: first with a penalty that leaves few weights, then those without it.

use std::ops::Range;

use postil::Document;
use postil::lexicon::Lexicon;
use postil::tagger::names::evidence::Evidence;
use postil::tagger::names::features::features;
use postil::tagger::names::step_feature;
use postil_model::chain::{self, Chain, Edges, Potentials};
use postil_model::label::{self, LABELS, OUTSIDE};
use postil_model::rows as model;

use super::corpus::Article;
use super::gold::{self, Allowed, Marked};
use super::weights::{Rates, TOLERANCES, Weights};

/// A feature seen less often is left out.
const SEEN: u32 = 2;
/// A gradient not worth a step.
const NEGLIGIBLE: f32 = 0.003;
/// Times the examples are seen, first and then.
const PASSES: usize = 5;
/// The same each time after some weights were settled.
const SETTLING: usize = 2;
/// The penalty is what keeps the model small; rates were tried on the development sets.
const SELECTING: Rates = Rates { step: 0.7, lasso: 10.5, ridge: 0.0 };
const REFITTING: Rates = Rates { step: 0.1, lasso: 0.0, ridge: 1.0 };

/// A window of a document, ready to learn from.
struct Example {
    /// The rows of the features of all tokens.
    rows: Vec<u32>,
    /// Where the rows of each token end.
    ends: Vec<usize>,
    allowed: Vec<Allowed>,
}

/// Fits a model on `articles`; returns the model file.
pub fn fit(articles: &[Article], marked: Marked, lexicon: &Lexicon) -> Vec<u8> {
    let windows = Windows { articles, marked, lexicon };
    let mut weights = Weights::new(LABELS, &windows.count(), SEEN, SELECTING);
    let examples = windows.examples(&weights);
    let mut learner = Learner::default();
    for (what, rates) in [("selecting", SELECTING), ("refitting", REFITTING)] {
        weights.select(rates);
        weights.passes(what, PASSES, examples.len(), |weights, e| {
            learner.learn(weights, &examples[e])
        });
    }
    for tolerance in TOLERANCES {
        weights.settle(chain::STEPS, tolerance);
        weights.passes("settling", SETTLING, examples.len(), |weights, e| {
            learner.learn(weights, &examples[e])
        });
    }
    model::write(LABELS, &weights.rows(chain::STEPS))
}

/// The windows of all articles.
struct Windows<'a> {
    articles: &'a [Article],
    marked: Marked,
    lexicon: &'a Lexicon,
}

impl Windows<'_> {
    /// Calls `each` with every window and the labels its tokens may have.
    fn for_each(&self, mut each: impl FnMut(&Evidence, Range<usize>, &[Allowed])) {
        for article in self.articles {
            let doc = Document::new(&article.text, None);
            let allowed = gold::labels(article, &doc, self.marked);
            let evidence = Evidence::new(&doc, self.lexicon);
            for window in evidence.windows() {
                each(&evidence, window.clone(), &allowed[window]);
            }
        }
    }

    /// How often each feature occurs, by key.
    fn count(&self) -> Vec<u32> {
        let mut counts = Weights::counters();
        let mut hashes = Vec::new();
        self.for_each(|evidence, window, _| {
            hashes.clear();
            window.for_each(|i| features(evidence, i, &mut hashes));
            hashes.iter().for_each(|&hash| counts[model::key(hash) as usize] += 1);
        });
        for label in 0..LABELS {
            counts[model::key(step_feature(label)) as usize] += SEEN;
        }
        counts
    }

    fn examples(&self, weights: &Weights) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut hashes = Vec::new();
        self.for_each(|evidence, window, allowed| {
            let mut example = Example { rows: vec![], ends: vec![], allowed: allowed.to_vec() };
            for i in window {
                hashes.clear();
                features(evidence, i, &mut hashes);
                example
                    .rows
                    .extend(hashes.iter().filter_map(|&h| weights.start(h)).map(|s| s as u32));
                example.ends.push(example.rows.len());
            }
            examples.push(example);
        });
        examples
    }
}

/// What learning from an example needs, kept for the next one.
#[derive(Default)]
struct Learner {
    /// The chances of all labels.
    free: Chain,
    /// The chances of the labels that the corpus allows.
    gold: Chain,
}

impl Learner {
    /// Moves the weights towards what the example allows; returns how wrong they were.
    fn learn(&mut self, weights: &mut Weights, example: &Example) -> f64 {
        let edges = edges(weights);
        let nodes: Vec<_> =
            (0..example.ends.len()).map(|i| potentials(weights, example, i)).collect();
        self.free.fill(nodes.iter().copied(), &edges);
        let gold = nodes.iter().zip(&example.allowed).map(|(node, &allowed)| only(node, allowed));
        self.gold.fill(gold, &edges);
        let mut wrong = 0.0;
        for i in 0..nodes.len() {
            let (free, gold) = (self.free.token(i), self.gold.token(i));
            let gradient: Potentials = std::array::from_fn(|label| free[label] - gold[label]);
            wrong += f64::from(gradient.iter().map(|g| g.abs()).sum::<f32>() / 2.0);
            for &start in example.tokens(i) {
                learn_row(weights, start as usize, &gradient);
            }
        }
        self.learn_edges(weights, &edges);
        wrong
    }

    fn learn_edges(&self, weights: &mut Weights, edges: &Edges) {
        let mut gradients = [[0.0; LABELS]; LABELS];
        let (free, gold) = (self.free.token(0), self.gold.token(0));
        for label in 0..LABELS {
            gradients[OUTSIDE][label] = free[label] - gold[label];
        }
        for i in 1..self.free.len() {
            let (free, gold) = (self.free.pair(i, edges), self.gold.pair(i, edges));
            for (row, (free, gold)) in gradients.iter_mut().zip(free.iter().zip(&gold)) {
                for (gradient, (free, gold)) in row.iter_mut().zip(free.iter().zip(gold)) {
                    *gradient += free - gold;
                }
            }
        }
        for (label, gradient) in gradients.iter().enumerate() {
            if let Some(start) = weights.start(step_feature(label)) {
                learn_row(weights, start, gradient);
            }
        }
    }
}

/// `node` with the potentials of labels that are not allowed made zero.
fn only(node: &Potentials, allowed: Allowed) -> Potentials {
    std::array::from_fn(|label| if allowed >> label & 1 == 1 { node[label] } else { 0.0 })
}

fn learn_row(weights: &mut Weights, start: usize, gradient: &Potentials) {
    for (label, &gradient) in gradient.iter().enumerate() {
        if gradient.abs() > NEGLIGIBLE {
            weights.learn(start + label, gradient);
        }
    }
}

impl Example {
    /// Where the weights of the features of token `i` start.
    fn tokens(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.rows[start..self.ends[i]]
    }
}

fn potentials(weights: &Weights, example: &Example, i: usize) -> Potentials {
    let mut scores = [0.0; LABELS];
    for &start in example.tokens(i) {
        let start = start as usize;
        for (score, weight) in scores.iter_mut().zip(&weights.values[start..start + LABELS]) {
            *score += weight;
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - top).max(-40.0).exp())
}

fn edges(weights: &Weights) -> Edges {
    std::array::from_fn(|label| {
        let start = weights.start(step_feature(label));
        std::array::from_fn(|next| match (label::may_follow(label, next), start) {
            (false, _) => 0.0,
            (true, Some(start)) => weights.values[start + next].exp(),
            (true, None) => 1.0,
        })
    })
}
