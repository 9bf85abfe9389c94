//! Fits the part-of-speech tagger: first with a penalty that leaves few weights, then those
//! without it. It learns from its own tags of the words before, as it will have to use them.

use postil::tagger::pos::{Features, features};
use postil::{Document, Tag};
use postil_model::rows as model;

use super::corpus::Article;
use super::gold;
use super::weights::{Rates, TOLERANCES, Weights};

/// Labels of the model.
const LABELS: usize = Tag::ALL.len();
/// A feature seen less often is left out.
const SEEN: u32 = 3;
/// A gradient not worth a step.
const NEGLIGIBLE: f32 = 0.002;
/// Steps of a weight in the model file to one of its logarithm.
const SCALE: f32 = 2.2;
/// Times the examples are seen, first and then.
const PASSES: usize = 16;
/// The same each time after some weights were settled.
const SETTLING: usize = 2;
/// The penalty is what keeps the model small; rates were tried on the development sets.
const SELECTING: Rates = Rates { step: 0.5, lasso: 40.0, ridge: 0.0 };
const REFITTING: Rates = Rates { step: 0.1, lasso: 0.0, ridge: 1.0 };

/// A document with the tags it should get.
struct Example<'a> {
    doc: Document<'a>,
    gold: Vec<Option<Tag>>,
}

/// Fits a model on `articles`; returns the model file.
pub fn fit(articles: &[Article]) -> Vec<u8> {
    let examples: Vec<_> = articles.iter().map(example).collect();
    let mut weights = Weights::new(LABELS, &count(&examples), SEEN, SELECTING);
    for (what, rates) in [("selecting", SELECTING), ("refitting", REFITTING)] {
        weights.select(rates);
        weights.passes(what, PASSES, examples.len(), |weights, e| learn(weights, &examples[e]));
    }
    for tolerance in TOLERANCES {
        weights.settle(SCALE, tolerance);
        weights.passes("settling", SETTLING, examples.len(), |w, e| learn(w, &examples[e]));
    }
    model::write(LABELS, &weights.rows(SCALE))
}

fn example(article: &Article) -> Example<'_> {
    let doc = Document::new(&article.text, None);
    Example { gold: gold::tags(article, &doc), doc }
}

/// How often the features of `examples` occur, by key.
fn count(examples: &[Example]) -> Vec<u32> {
    let mut counts = Weights::counters();
    for example in examples {
        let tags: Vec<_> = example.gold.iter().map(|tag| tag.unwrap_or_default()).collect();
        for sentence in example.doc.sentences() {
            for i in sentence.clone() {
                for hash in features(example.doc.parts(), sentence, i, &tags) {
                    counts[model::key(hash) as usize] += 1;
                }
            }
        }
    }
    counts
}

/// Tags an example, learning at every token; returns how much of them was wrong.
fn learn(weights: &mut Weights, example: &Example) -> f64 {
    let mut wrong = 0.0;
    let mut tags = Vec::with_capacity(example.gold.len());
    for sentence in example.doc.sentences() {
        for i in sentence.clone() {
            let hashes = features(example.doc.parts(), sentence, i, &tags);
            let chances = chances(weights, &hashes);
            if let Some(gold) = example.gold[i] {
                wrong += f64::from(1.0 - chances[gold as usize]);
                update(weights, &hashes, &chances, gold);
            }
            tags.push(likeliest(&chances));
        }
    }
    wrong
}

fn likeliest(chances: &[f32; LABELS]) -> Tag {
    let best = |best: usize, label| if chances[label] > chances[best] { label } else { best };
    Tag::ALL[(0..LABELS).fold(0, best)]
}

/// The chance of each label.
fn chances(weights: &Weights, hashes: &Features) -> [f32; LABELS] {
    let mut scores = [0.0; LABELS];
    for start in hashes.iter().filter_map(|&hash| weights.start(hash)) {
        for (score, weight) in scores.iter_mut().zip(&weights.values[start..start + LABELS]) {
            *score += weight;
        }
    }
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares = scores.map(|score| (score - top).exp());
    let sum: f32 = shares.iter().sum();
    shares.map(|share| share / sum)
}

fn update(weights: &mut Weights, hashes: &Features, chances: &[f32; LABELS], gold: Tag) {
    for &hash in hashes {
        let Some(start) = weights.start(hash) else { continue };
        for (label, &chance) in chances.iter().enumerate() {
            let gradient = if label == gold as usize { chance - 1.0 } else { chance };
            if gradient.abs() > NEGLIGIBLE {
                weights.learn(start + label, gradient);
            }
        }
    }
}
