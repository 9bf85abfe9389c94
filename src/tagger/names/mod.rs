//! Tokens into names: a linear-chain conditional random field, after Lafferty et al. (2001).
//!
//! | file | what it holds |
//! |---|---|
//! | `evidence.rs` | what a document says of each of its tokens |
//! | `features.rs` | the same as features: hashes, which the model has rows for |
//! | `known.rs` | what the lexicon knows of its phrases and words |
//! | `context.rs` | how the same word stands elsewhere in the document |
//! | `runs.rs` | words in capitals side by side, and sentences in capitals |
//!
//! The chances of labels and the best sequence of them are summed up in `model/`.
//!
//! Only windows around capital letters and digits are looked at; elsewhere nothing is named.

mod context;
pub mod evidence;
pub mod features;
pub mod known;
mod runs;

use std::ops::Range;

use postil_model::chain::{self, Chain, Edges, Search, Steps};
use postil_model::label::{self, LABELS, Scores};
use postil_model::rows::{Model, Sum};

use crate::annotation::Kind;
use crate::error::Error;
use crate::text::parts::{Parts, mix};

use super::vote::Vote;
use evidence::Evidence;

/// The kinds of names, in the order in which a model file numbers their labels.
pub const KINDS: [Kind; label::KINDS] =
    [Kind::Person, Kind::Place, Kind::Organization, Kind::Group, Kind::Product, Kind::Event];

/// A name the model found.
#[derive(Clone, Debug, PartialEq)]
pub struct NameSpan {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names; names of neither people, places, organizations, groups nor products, such
    /// as wars, works, prizes and diseases, are all [`Kind::Event`].
    pub kind: Kind,
    /// The chance that just these tokens are a name of this kind.
    pub confidence: f32,
}

/// Words of a row of the model, enough for all labels, see [`Model`].
const WORDS: usize = 2;

/// Finds names in documents.
pub struct NameTagger {
    model: Model<WORDS>,
    /// The score of each label after each label.
    steps: Steps,
    edges: Edges,
}

impl Default for NameTagger {
    fn default() -> Self {
        Self::new()
    }
}

impl NameTagger {
    /// The tagger of the model built in.
    pub fn new() -> Self {
        let file = include_bytes!("../../../data/tagger.names");
        Self::read(file).expect("the model built in can be read")
    }

    /// The tagger of a model file.
    ///
    /// # Errors
    /// If the file is no model of the labels of names.
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        let model = Model::read(file).map_err(Error::model)?;
        if model.labels() != LABELS {
            return Err(Error::model("its labels are not those of names"));
        }
        let steps: [Scores; LABELS] = std::array::from_fn(|label| {
            label::forbid_steps(label, scores(&model, &[], &mut [step_feature(label)]))
        });
        let edges = steps.map(|scores| scores.map(chain::power));
        Ok(Self { model, steps: Steps::new(steps), edges })
    }

    /// The names in a document, by start, as `evidence` tells of it; they do not overlap. Linear time.
    pub fn tag(&self, evidence: &Evidence) -> Vec<NameSpan> {
        let doc = evidence.doc;
        let mut names = Vec::new();
        let (mut search, mut chain) = (Search::default(), Chain::default());
        let (mut found, mut scores) = (Vec::new(), Vec::new());
        // Of words that stand near no name nothing is asked.
        let mut votes = doc.per_word(|_| None);
        let edge = self.vote(&Parts::EDGE);
        for window in evidence.windows() {
            let near = evidence.near(&window);
            for i in near.clone() {
                let vote = votes.get_mut(doc.word_id(i));
                vote.get_or_insert_with(|| self.vote(&evidence.parts[i]));
            }
            let of = |i: usize| {
                let id = near.contains(&i).then(|| doc.word_id(i));
                id.and_then(|id| votes.get(id).as_ref()).unwrap_or(&edge)
            };
            scores.clear();
            for i in window.clone() {
                found.clear();
                features::together(evidence, i, &mut found);
                scores.push(self::scores(&self.model, &Vote::around(i, of), &mut found));
            }
            let labels = search.best(&scores, &self.steps);
            let Some(starts) = label::starts(labels) else { continue };
            chain.fill_for(starts, scores.iter().map(chain::powers), &self.edges);
            names.extend(label::spans(labels).map(|(tokens, kind)| NameSpan {
                confidence: chain.span(&tokens, kind, &self.edges),
                tokens: tokens.start + window.start..tokens.end + window.start,
                kind: KINDS[kind],
            }));
        }
        names
    }

    /// What a word of these `parts` says by itself of the label of a token near it.
    fn vote(&self, parts: &Parts) -> Vote<WORDS> {
        Vote {
            this: self.model.part(&mut features::this(parts)),
            last: self.model.part(&mut features::last(parts)),
            before: self.model.part(&mut features::before(parts)),
            next: self.model.part(&mut features::next(parts)),
            after: self.model.part(&mut features::after(parts)),
        }
    }
}

/// What `parts` and `features` say together of each label.
fn scores(model: &Model<WORDS>, parts: &[&Sum<WORDS>], features: &mut [u32]) -> Scores {
    let lanes = model.sum(parts, features);
    std::array::from_fn(|label| lanes[label])
}

/// The feature that scores the label after `label`.
pub fn step_feature(label: usize) -> u32 {
    mix(0x57e9, label as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::text::document::Document;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let doc = Document::new(text, None);
        let names = NameTagger::new()
            .tag(&Evidence::new(&doc, &Lexicon::new()))
            .into_iter()
            .filter(|name| name.confidence > 0.5);
        names.map(|name| (doc.slice(doc.span(name.tokens)), name.kind)).collect()
    }

    #[test]
    fn names_have_their_kinds() {
        let text = "Foreign Minister Adaeze Okonkwo flew to Nairobi on Tuesday to meet officials \
                    of the African Union, the ministry said.";
        let names = [
            ("Adaeze Okonkwo", Kind::Person),
            ("Nairobi", Kind::Place),
            ("African Union", Kind::Organization),
        ];
        assert_eq!(found(text), names);
    }

    #[test]
    fn a_word_counts_as_in_the_features_that_are_fitted() {
        let tagger = NameTagger::new();
        let doc =
            Document::new("Ms. Okonkwo of UNICEF met Ito, 54. “UNICEF won,” Okonkwo said.", None);
        let lexicon = Lexicon::new();
        let evidence = Evidence::new(&doc, &lexicon);
        let edge = tagger.vote(&Parts::EDGE);
        let votes: Vec<_> = doc.parts().iter().map(|parts| tagger.vote(parts)).collect();
        for sentence in doc.sentences() {
            for i in sentence.clone() {
                let of = |i: usize| if sentence.contains(&i) { &votes[i] } else { &edge };
                let (mut all, mut others) = (Vec::new(), Vec::new());
                features::features(&evidence, i, &mut all);
                features::together(&evidence, i, &mut others);
                let sums = Vote::around(i, of);
                let scores = scores(&tagger.model, &sums, &mut others);
                assert_eq!(scores, self::scores(&tagger.model, &[], &mut all), "{}", doc.word(i));
            }
        }
    }

    #[test]
    fn text_without_capitals_has_no_names() {
        assert_eq!(found("nothing is named here, and nobody at all."), []);
    }
}
