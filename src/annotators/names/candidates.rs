//! Stretches of words that may be names.

use std::ops::Range;

use super::article::Article;
use super::clues::{Clues, Points};
use super::spans::Cutter;
use super::{runs, shapes};
use crate::annotation::Kind;
use crate::lexicon::Classes;
use crate::lexicon::clue_words::WordClasses;
use crate::tables::stable_sort::sort_by_key;
use crate::tagger::NameTagger;
use crate::tagger::names::evidence::Evidence;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// A stretch of words that may be a name.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the tagger takes it for, and its chance of being right.
    pub tagged: Option<(Kind, f32)>,
    /// What the lexicon knows it as.
    pub listed: Classes,
    /// What the lexicon knows its first word as.
    pub begins: Classes,
    /// What was noticed.
    pub clues: Clues,
    /// The points of it all, as far as weighed.
    pub points: Points,
}

impl Candidate {
    /// Whether the lexicon has it as a name of several words: its parts are no names then.
    pub fn is_whole(&self) -> bool {
        let is_listed = !self.listed.is_empty() && !self.listed.has(Classes::COMMON_WORD);
        self.tokens.len() > 1 && is_listed && self.points.verdict().is_some()
    }

    /// Weighs what was noticed so far.
    pub fn weigh(&mut self) {
        self.points = Points::of(self.clues);
        if let Some((kind, confidence)) = self.tagged {
            self.points.add_tagged(kind, confidence);
        }
    }

    /// What found it.
    pub fn rule(&self) -> &'static str {
        match self.tagged {
            Some(_) => "name_tagger",
            None if self.listed.is_empty() => "name_clues",
            None => "name_list",
        }
    }
}

/// Words of the longest name that a first name begins.
const LONGEST_NAME: usize = 4;

/// What the lexicon may list a name as.
const NAMED: [Classes; 7] = [
    Classes::PLACE,
    Classes::ORGANIZATION,
    Classes::PERSON,
    Classes::DEMONYM,
    Classes::GROUP,
    Classes::EVENT,
    Classes::PRODUCT,
];

/// Finds candidates.
pub struct Finder<'a> {
    /// The article.
    pub doc: &'a Document<'a>,
    /// The classes of each token.
    pub classes: &'a [WordClasses],
    /// How its words stand elsewhere.
    pub article: &'a Article<'a>,
    /// The fitted model.
    pub tagger: &'a NameTagger,
    /// What the model is told of the article, and what of it is listed.
    pub evidence: &'a Evidence<'a, 'a>,
}

impl Finder<'_> {
    /// The candidates, by start: what the tagger finds, what rules cut out, what is listed.
    pub fn candidates(&self) -> Vec<Candidate> {
        let cut = runs::stretches(self.doc, self.classes).into_iter();
        let more = self.listed().chain(self.first_names()).chain(self.headline_words());
        let more = more.chain(self.joined());
        let mut found: Vec<_> = cut.chain(more).map(|tokens| (tokens, None)).collect();
        let Self { doc, classes, evidence, .. } = *self;
        let cutter = Cutter { doc, classes, phrases: &evidence.phrases };
        for name in self.tagger.tag(evidence) {
            let names = cutter.cut(&name).into_iter();
            found.extend(names.map(|(tokens, kind)| (tokens, Some((kind, name.confidence)))));
        }
        sort_by_key(&mut found, |(tokens, _)| (tokens.start, tokens.end));
        // Of what stands on the same tokens the last counts: what is tagged comes after the rest.
        found.dedup_by(|(tokens, tagged), (kept, of_kept)| {
            let is_same = tokens == kept;
            if is_same {
                *of_kept = *tagged;
            }
            is_same
        });
        found.into_iter().map(|(tokens, tagged)| self.candidate(tokens, tagged)).collect()
    }

    fn candidate(&self, tokens: Range<usize>, tagged: Option<(Kind, f32)>) -> Candidate {
        let listed = self.known(tokens.clone());
        let first = tokens.start..tokens.start + 1;
        let begins = if first == tokens { listed } else { self.known(first) };
        let (clues, points) = (Clues::default(), Points::default());
        Candidate { tokens, tagged, listed, begins, clues, points }
    }

    /// What the lexicon knows just these tokens as.
    fn known(&self, tokens: Range<usize>) -> Classes {
        self.evidence.phrases.exact(tokens)
    }

    fn is_capitalized_word(&self, i: usize) -> bool {
        self.doc.kind(i) == TokenKind::Word && self.doc.is_capitalized(i)
    }

    /// The longest listed names that start at each capitalized word; days belong to the times.
    fn listed(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let named = NAMED.into_iter().fold(Classes::NONE, |all, class| all | class);
        let starts = (0..self.doc.len()).filter(|&i| self.is_capitalized_word(i));
        let names = starts.filter(|&i| !self.classes[i].any(WordClasses::CALENDAR));
        let longest = move |i: usize| {
            let mut found = self.evidence.phrases.at(i).iter().rev();
            found.find(|found| found.classes.has(named)).map(|found| found.tokens())
        };
        names.filter_map(longest)
    }

    /// First names with the capitalized words after them: "Theresa May", whatever "May" may be; and
    /// those of people known by one name, "Lula da Silva".
    fn first_names(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let firsts = Classes::FIRST_NAME | Classes::PERSON;
        let starts = (0..self.doc.len()).filter(|&i| self.is_capitalized_word(i));
        let names = starts.map(|i| {
            let rest = i + 1..self.doc.sentence(i).end.min(i + LONGEST_NAME);
            let is_part = |i: &usize| self.is_capitalized_word(*i) || self.is_particle(*i);
            i..i + 1 + rest.take_while(is_part).count()
        });
        let names = names.filter(|name| name.len() > 1 && self.is_capitalized_word(name.end - 1));
        names.filter(move |name| self.known(name.start..name.start + 1).has(firsts))
    }

    fn is_particle(&self, i: usize) -> bool {
        self.classes[i].any(WordClasses::PARTICLE) && !self.doc.is(i, "and")
    }

    /// What marks or figures join to a capitalized word: "Levi's", "Samuel “Sandy” Holm", "Falcon 9".
    fn joined(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = (0..self.doc.len()).filter(|&i| self.is_capitalized_word(i));
        starts.flat_map(|i| {
            let found = [
                shapes::possessive(self.doc, i),
                shapes::nicknamed(self.doc, i),
                shapes::with_he(self.doc, i),
                shapes::model(self.doc, &self.evidence.phrases, i),
            ];
            found.into_iter().flatten()
        })
    }

    /// Each word of headlines, where capitals do not tell where a name ends.
    fn headline_words(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let is_word = |i: &usize| self.article.is_headline(*i) && self.is_capitalized_word(*i);
        (0..self.doc.len()).filter(is_word).map(|i| i..i + 1)
    }
}
