//! How a word stands elsewhere in the same article: the best single clue there is.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use super::candidates::Candidate;
use super::clues::KINDS;
use crate::annotation::Kind;
use crate::lexicon::folded;
use crate::syntax::headline;
use crate::text::document::Document;

/// Letters of the shortest word counted in lower case: shorter ones are function words.
const SHORTEST: usize = 3;

/// What the whole article says of its words.
pub struct Article<'a> {
    doc: &'a Document<'a>,
    /// For each sentence, whether nearly all its words are capitalized.
    headlines: Vec<bool>,
}

impl<'a> Article<'a> {
    /// Reads `doc` once.
    pub fn new(doc: &'a Document) -> Self {
        let headlines = doc.sentences().iter().map(|s| headline::is_title_case(doc, s)).collect();
        Self { doc, headlines }
    }

    /// Whether `word`, in lower case, stands so in the article.
    pub fn has_lower(&self, word: &str) -> bool {
        let is_word = word.starts_with(|c: char| c.is_ascii_lowercase());
        is_word && word.len() >= SHORTEST && self.doc.has_word(word)
    }

    /// Whether capitals say nothing in the sentence of token `i`.
    pub fn is_headline(&self, i: usize) -> bool {
        self.headlines[self.doc.sentence_index(i)]
    }
}

/// The names of the article that are sure by themselves.
pub struct SureNames<'a> {
    /// First and last words of the full names of people, without diacritics.
    people: HashSet<Cow<'a, str>>,
    /// Kinds of single words that are names by themselves.
    words: HashMap<&'a str, Kind>,
}

impl<'a> SureNames<'a> {
    /// Collects them from `candidates`.
    pub fn new(doc: &'a Document, candidates: &[Candidate]) -> Self {
        let is_full_name = |c: &&Candidate| {
            c.tokens.len() > 1 && c.points.verdict().is_some_and(|(kind, _)| kind == Kind::Person)
        };
        let mut votes: HashMap<&str, [i32; KINDS.len()]> = HashMap::default();
        for candidate in candidates.iter().filter(|c| c.tokens.len() == 1) {
            let Some((kind, points)) = candidate.points.verdict() else { continue };
            let place = KINDS.iter().position(|k| *k == kind).unwrap_or_default();
            votes.entry(doc.lower(candidate.tokens.start)).or_default()[place] += points;
        }
        let full_names = candidates.iter().filter(is_full_name);
        let ends = full_names.flat_map(|c| [c.tokens.start, c.tokens.end - 1]);
        let words = votes.into_iter().filter_map(|(word, votes)| {
            let (place, _) = votes.iter().enumerate().max_by_key(|(_, points)| **points)?;
            Some((word, KINDS[place]))
        });
        Self { people: ends.map(|i| plain(doc.lower(i))).collect(), words: words.collect() }
    }

    /// The kind that `word`, in lower case, mostly has where it is a name by itself.
    pub fn kind(&self, word: &str) -> Option<Kind> {
        self.words.get(word).copied()
    }

    /// Whether `word`, in lower case, is the first or last of a person's full name.
    pub fn is_part_of_person(&self, word: &str) -> bool {
        self.people.contains(&plain(word))
    }
}

/// `word` without diacritics.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(folded(word)) }
}
