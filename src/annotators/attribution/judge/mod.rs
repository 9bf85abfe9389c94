//! Chooses what each cue attributes, and to whom: a log-linear model over all candidates, fitted on
//! annotated news.
//!
//! | file | what it does |
//! |---|---|
//! | `candidates.rs` | every source and content a cue may have |
//! | `features.rs` | what is seen of them, hashed |

pub mod candidates;
pub mod features;

use std::sync::LazyLock;

use postil_model::weights::{Weights, odds};

use self::candidates::{Choice, Told};
use self::features::{Features, Sink};
use super::certainty;
use super::draft::Draft;
use super::reader::Reader;

/// How alike two contents of the same source are to count as the same answer, as a reader takes them.
const SAME: f32 = 0.8;

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

/// The chance of each candidate of `choice`.
fn chances(reader: &Reader, choice: &Choice) -> Vec<Pick> {
    let features = Features::new(reader, choice);
    let cue = sum(|to| features.of_cue(to));
    let sources: Vec<_> =
        (0..choice.sources.len()).map(|s| sum(|to| features.of_source(s, to))).collect();
    let mut picks = Vec::new();
    let mut ends: Vec<(usize, u32, bool, i32)> = Vec::new();
    let mut memo = |at: usize, side: u32, is_end: bool| {
        let known = ends.iter().find(|known| (known.0, known.1, known.2) == (at, side, is_end));
        if let Some(known) = known {
            return known.3;
        }
        let sum = match is_end {
            true => sum(|to| features.of_end(at, side, to)),
            false => sum(|to| features.of_start(at, side, to)),
        };
        ends.push((at, side, is_end, sum));
        sum
    };
    let mut all = 1.0;
    for (c, content) in choice.contents.iter().enumerate() {
        let side = features.side(content);
        let own = memo(content.start(), side, false) + memo(content.end(), side, true);
        let own = own + sum(|to| features.of_content(c, to));
        for (s, source) in sources.iter().enumerate() {
            if fit_together(choice, s, c) {
                let score = cue + own + source + sum(|to| features.of_pair(s, c, to));
                let odds = odds(score);
                all += odds;
                picks.push(Pick { source: s, content: c, confidence: odds });
            }
        }
    }
    picks.iter_mut().for_each(|pick| pick.confidence /= all);
    picks
}

/// The likeliest candidate of `choice`, with how likely it and its likes are right together.
fn best(reader: &Reader, choice: &Choice) -> Option<Pick> {
    let chances = chances(reader, choice);
    let best = *chances.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
    let content = &choice.contents[best.content];
    let is_like = |pick: &&Pick| {
        pick.source == best.source && choice.contents[pick.content].likeness(content) >= SAME
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
            let judged = chances(&reader, choice);
            assert_eq!(judged.len(), fitted.len());
            for (pick, fitted) in judged.iter().zip(fitted) {
                assert!((pick.confidence - fitted / all).abs() < 1e-4);
            }
        }
    }
}
