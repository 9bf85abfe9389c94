//! Chooses what each cue attributes, and to whom: a log-linear model over all candidates, fitted on
//! annotated news.
//!
//! | file | what it does |
//! |---|---|
//! | `choice.rs` | every source with every content that a cue may have |
//! | `sources.rs` | the sources |
//! | `edges.rs` | where contents start and end |
//! | `content.rs` | contents, and how alike they are |
//! | `features.rs` | what is seen of them, hashed |

pub mod choice;
mod content;
mod edges;
pub mod features;
mod sources;

use std::sync::LazyLock;

use postil_model::weights::{Weights, odds};

use self::choice::{Choice, Told};
use self::features::{Features, Sink};
use self::sources::is_same_source;
use super::certainty;
use super::draft::Draft;
use super::reader::Reader;

/// How alike two contents of the same source are to count as the same answer, as a reader takes them.
const SAME: f32 = 0.8;

/// How far below the best a source or a content may score and be looked at in pairs, in eighths of an
/// octave.
const REACH: i32 = 10 * 8;

/// The least chance of what is put out. Set on development data: see `data/attributions.md`.
const CONFIDENCE_MIN: f32 = 0.4;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    Weights::read(include_bytes!("../../../../data/attributions.weights"))
        .expect("the weights built in can be read")
});

/// A candidate with how likely it is right.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// Which of the sources.
    pub source: usize,
    /// Which of the contents.
    pub content: usize,
    /// How likely it and its likes are right together.
    pub confidence: f32,
}

/// Sums up weights.
struct Sum<'w> {
    weights: &'w Weights,
    sum: i32,
}

impl Sink for Sum<'_> {
    #[inline]
    fn add(&mut self, hash: u32) {
        self.sum += self.weights.of(hash);
    }
}

fn sum(each: impl FnOnce(&mut Sum)) -> i32 {
    let mut sum = Sum { weights: &WEIGHTS, sum: 0 };
    each(&mut sum);
    sum.sum
}

/// Whether the source and content with these indices may stand together.
pub fn fit_together(choice: &Choice, source: usize, content: usize) -> bool {
    choice.proposed == Some((source, content))
        || choice.sources[source]
            .as_ref()
            .is_none_or(|s| choice.contents[content].shared(&s.span) == 0)
}

/// The chance of each candidate of `choice`, but for those that have none to speak of.
fn chances(reader: &Reader, choice: &Choice, reach: i32) -> Vec<Pick> {
    let features = Features::new(reader, choice);
    let cue = sum(|to| features.of_cue(to));
    let sources = (0..choice.sources.len()).map(|s| sum(|to| features.of_source(s, to)));
    let sources = likely(sources.collect(), reach);
    let mut edges = Edges { features: &features, known: Vec::new() };
    let ends = choice.contents.iter().map(|content| {
        let side = features.side(content);
        edges.start(content.start(), side) + edges.end(content.end(), side)
    });
    let ends = likely(ends.collect(), reach).into_iter();
    let contents = ends.map(|(c, score)| (c, score + sum(|to| features.of_content(c, to))));
    let contents = likely_of(contents.collect(), reach);
    let seen: Vec<_> = sources.iter().map(|&(s, _)| features.seen_source(s)).collect();
    let mut picks = Vec::new();
    let mut all = 1.0;
    for (c, content) in contents {
        let said = features.seen_content(c);
        for (&(s, source), seen) in sources.iter().zip(&seen) {
            if fit_together(choice, s, c) {
                let is_proposed = choice.proposed == Some((s, c));
                let pair = sum(|to| features.of_pair(seen, &said, is_proposed, to));
                let odds = odds(cue + source + content + pair);
                all += odds;
                picks.push(Pick { source: s, content: c, confidence: odds });
            }
        }
    }
    picks.iter_mut().for_each(|pick| pick.confidence /= all);
    picks
}

/// Those of `scores` that come within `reach` of the best, with their indices.
fn likely(scores: Vec<i32>, reach: i32) -> Vec<(usize, i32)> {
    likely_of(scores.into_iter().enumerate().collect(), reach)
}

fn likely_of(mut scores: Vec<(usize, i32)>, reach: i32) -> Vec<(usize, i32)> {
    let best = scores.iter().map(|&(_, score)| score).max().unwrap_or(0);
    scores.retain(|&(_, score)| score >= best.saturating_sub(reach));
    scores
}

/// Sums of the features of starts and ends of contents, each made once.
struct Edges<'a> {
    features: &'a Features<'a>,
    /// Where, on which side, whether it is an end, and the sum.
    known: Vec<(usize, u32, bool, i32)>,
}

impl Edges<'_> {
    fn start(&mut self, at: usize, side: u32) -> i32 {
        self.known(at, side, false).unwrap_or_else(|| {
            let sum = sum(|to| self.features.of_start(at, side, to));
            self.known.push((at, side, false, sum));
            sum
        })
    }

    fn end(&mut self, at: usize, side: u32) -> i32 {
        self.known(at, side, true).unwrap_or_else(|| {
            let sum = sum(|to| self.features.of_end(at, side, to));
            self.known.push((at, side, true, sum));
            sum
        })
    }

    fn known(&self, at: usize, side: u32, is_end: bool) -> Option<i32> {
        let is_it =
            |edge: &&(usize, u32, bool, i32)| (edge.0, edge.1, edge.2) == (at, side, is_end);
        self.known.iter().find(is_it).map(|edge| edge.3)
    }
}

/// The likeliest candidate of `choice`, with how likely it and its likes are right together.
fn best(reader: &Reader, choice: &Choice) -> Option<Pick> {
    let chances = chances(reader, choice, REACH);
    let best = *chances.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let content = &choice.contents[best.content];
    let source = |pick: &Pick| choice.sources[pick.source].as_ref();
    let is_like = |pick: &&Pick| {
        is_same_source(source(pick), source(&best))
            && choice.contents[pick.content].likeness(content) >= SAME
    };
    let confidence = chances.iter().filter(is_like).map(|pick| pick.confidence).sum();
    Some(Pick { confidence, ..best })
}

/// What is chosen of each of `choices`: nothing, where no candidate is likely enough.
pub fn choose(reader: &Reader, choices: Vec<Choice>) -> Vec<Draft> {
    choices
        .into_iter()
        .filter_map(|choice| {
            let pick = best(reader, &choice)?;
            (pick.confidence >= CONFIDENCE_MIN).then(|| draft(reader, &choice, pick))
        })
        .collect()
}

/// The draft that `pick` makes of `choice`.
fn draft(reader: &Reader, choice: &Choice, pick: Pick) -> Draft {
    let pieces = choice.contents[pick.content].pieces();
    let source = choice.sources[pick.source].as_ref().map(|source| source.span.clone());
    let confidence = pick.confidence;
    match &choice.told {
        Told::Other(draft) => Draft { pieces, source, confidence, ..draft.clone() },
        Told::Verb(hit) => {
            let verdict = certainty::of_verb(reader, hit, source.as_ref(), &pieces);
            let cue = if hit.is_negated { hit.group.clone() } else { hit.words.clone() };
            Draft { pieces, source, cue: Some(cue), verdict, confidence }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotators::attribution::choices;
    use crate::annotators::attribution::fitting::cues;
    use crate::tagger::PosTagger;
    use crate::text::document::Document;

    #[test]
    fn candidates_are_judged_by_the_features_that_are_fitted() {
        let text =
            "Ito said on Monday that the dam was safe. “We won,” Lund told reporters, “again.”";
        let doc = Document::tagged(text, None, &PosTagger::new());
        let reader = Reader::new(&doc, &[]);
        let choices = choices(&reader);
        assert_eq!(choices.len(), 2);
        for (choice, cue) in choices.iter().zip(cues(&doc, &[])) {
            let weight =
                |part: &usize| cue.parts[*part].iter().map(|&hash| WEIGHTS.of(hash)).sum::<i32>();
            let fitted: Vec<_> =
                cue.candidates.iter().map(|c| odds(c.parts.iter().map(weight).sum())).collect();
            let all = 1.0 + fitted.iter().sum::<f32>();
            let judged = chances(&reader, choice, i32::MAX);
            assert_eq!(judged.len(), fitted.len());
            for (pick, fitted) in judged.iter().zip(fitted) {
                assert!((pick.confidence - fitted / all).abs() < 1e-4);
            }
        }
    }
}
