//! Names of people, places, organizations, groups, events and products.
//!
//! | step | file |
//! |---|---|
//! | stretches of words that may be names, from rules and the tagger | `candidates.rs`, `runs.rs`, `shapes.rs` |
//! | the tagger's spans cut to our rules | `spans.rs` |
//! | features of a candidate | `features.rs`, `beside.rs` |
//! | what the rest of the article says | `article.rs` |
//! | all clues weighed, in one table | `clues.rs` |
//!
//! Stretches may overlap; those with the most points are names.

mod article;
mod beside;
mod candidates;
mod clues;
mod features;
mod runs;
mod shapes;
mod spans;

use std::sync::Arc;

use self::article::Article;
use self::candidates::{Candidate, Finder};
use self::clues::KINDS;
use self::features::FeatureFinder;
use super::Annotator;
use crate::annotation::{Annotation, Kind};
use crate::lexicon::Lexicon;
use crate::tables::stable_sort::sort_by_key;
use crate::tagger::NameTagger;
use crate::tagger::names::evidence::Evidence;
use crate::text::document::Document;

/// Finds names.
pub struct Names {
    tagger: NameTagger,
    lexicon: Arc<Lexicon>,
}

impl Names {
    /// Finds names with the tagger built in and what `lexicon` knows.
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { tagger: NameTagger::new(), lexicon }
    }
}

impl Annotator for Names {
    fn kinds(&self) -> &'static [Kind] {
        &KINDS
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        let article = Article::new(doc);
        let evidence = Evidence::new(doc, &self.lexicon);
        let finder = Finder {
            doc,
            classes: doc.clues(),
            article: &article,
            tagger: &self.tagger,
            evidence: &evidence,
        };
        let mut candidates = finder.candidates();
        let phrases = &evidence.phrases;
        let features = FeatureFinder { doc, classes: doc.clues(), article: &article, phrases };
        candidates.iter_mut().for_each(|candidate| features.alone(candidate));
        article::share(doc, &mut candidates);
        let known = article::SureNames::new(doc, &candidates);
        candidates.iter_mut().for_each(|candidate| features.elsewhere(candidate, &known));
        pick(doc, candidates)
    }
}

/// Of candidates that overlap, takes the one with the most points; of equal ones, the longest.
fn pick(doc: &Document, candidates: Vec<Candidate>) -> Vec<Annotation> {
    let is_part = parts_of_wholes(doc, &candidates);
    let is_whole = candidates.into_iter().zip(is_part).filter(|(_, is_part)| !is_part);
    let verdicts = is_whole.filter_map(|(c, _)| Some((c.points.verdict()?, c.rule(), c.tokens)));
    let mut verdicts: Vec<_> = verdicts.collect();
    verdicts
        .sort_by_key(|((_, points), _, tokens)| (-points, usize::MAX - tokens.len(), tokens.start));
    let mut is_taken = vec![false; doc.len()];
    let mut found = Vec::new();
    for ((kind, _), rule, tokens) in verdicts {
        if is_taken[tokens.clone()].contains(&true) {
            continue;
        }
        is_taken[tokens.clone()].fill(true);
        found.push(Annotation::name(kind, doc.span(tokens), rule));
    }
    sort_by_key(&mut found, |name| (name.span.start, 0));
    found
}

/// For each candidate, whether it is part of a listed name: "Madrid" of "Real Madrid".
fn parts_of_wholes(doc: &Document, candidates: &[Candidate]) -> Vec<bool> {
    let mut whole_at = vec![0..0; doc.len()];
    for whole in candidates.iter().filter(|c| c.is_whole()) {
        whole_at[whole.tokens.clone()].fill(whole.tokens.clone());
    }
    let is_part = |c: &Candidate| {
        let whole = &whole_at[c.tokens.start];
        c.tokens.end <= whole.end && c.tokens.start >= whole.start && c.tokens.len() < whole.len()
    };
    candidates.iter().map(is_part).collect()
}
