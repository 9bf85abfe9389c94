//! How a word stands elsewhere in the same article: the best single clue there is.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use super::candidates::Candidate;
use super::clues::{Clue, Clues, KINDS};
use crate::annotation::Kind;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{Classes, folded};
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

/// Gives every candidate what stands beside the others of the same words, and weighs all.
///
/// A name after "in" or a title is left alone: a city stays one beside the club of its name.
pub fn share(doc: &Document, candidates: &mut [Candidate]) {
    let mut all: HashMap<u64, Clues> = HashMap::default();
    for candidate in candidates.iter() {
        all.entry(words(doc, candidate)).or_default().share(candidate.clues);
    }
    for candidate in candidates {
        let is_told = candidate.clues.has(Clue::Located) || candidate.clues.has(Clue::Titled);
        if !is_told && let Some(shared) = all.get(&words(doc, candidate)) {
            candidate.clues.share(*shared);
        }
        candidate.weigh();
    }
}

/// The words of a candidate in lower case, as a hash.
fn words(doc: &Document, candidate: &Candidate) -> u64 {
    let lower = candidate.tokens.clone().map(|i| u64::from(doc.parts()[i].lower));
    lower.fold(0, |all, word| (all ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23))
}

/// Points that a name needs to lend its kind to its short forms.
const SURE: i32 = 12;

/// The names of the article that are sure by themselves.
pub struct SureNames<'a> {
    /// First and last words of the full names of people, without diacritics.
    people: HashSet<Cow<'a, str>>,
    /// Kinds of single words that are names by themselves.
    words: HashMap<&'a str, Kind>,
    /// Openings of the names of organizations and of products: "nordwind" of "Nordwind Shipping".
    openings: HashMap<&'a str, Kind>,
    /// Last words of the names of clubs: "heat" of "Miami Heat".
    clubs: HashSet<&'a str>,
    /// Single words that "in" or the like stands before.
    located: HashSet<&'a str>,
    /// Initials of organizations in lower case: "hg&p".
    initials: HashSet<String>,
}

impl<'a> SureNames<'a> {
    /// Collects them from `candidates`.
    pub fn new(doc: &'a Document, candidates: &[Candidate]) -> Self {
        let mut votes: HashMap<&str, [i32; KINDS.len()]> = HashMap::default();
        let mut sure = Self {
            people: HashSet::default(),
            words: HashMap::default(),
            openings: HashMap::default(),
            clubs: HashSet::default(),
            located: HashSet::default(),
            initials: HashSet::default(),
        };
        for candidate in candidates {
            let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
            if first == last && candidate.clues.has(Clue::Located) {
                sure.located.insert(doc.lower(first));
            }
            let Some((kind, points)) = candidate.points.verdict() else { continue };
            if first == last {
                let place = KINDS.iter().position(|k| *k == kind).unwrap_or_default();
                votes.entry(doc.lower(first)).or_default()[place] += points;
                continue;
            }
            match kind {
                Kind::Person => sure.people.extend([first, last].map(|i| plain(doc.lower(i)))),
                Kind::Organization | Kind::Product if points >= SURE => {
                    sure.add_long(doc, candidate, kind);
                }
                _ => {}
            }
        }
        sure.words = votes
            .into_iter()
            .filter_map(|(word, votes)| {
                let (place, _) = votes.iter().enumerate().max_by_key(|(_, points)| **points)?;
                Some((word, KINDS[place]))
            })
            .collect();
        sure
    }

    /// Adds the short forms of an organization or product.
    fn add_long(&mut self, doc: &'a Document, candidate: &Candidate, kind: Kind) {
        let tokens = candidate.tokens.clone();
        let (first, last) = (tokens.start, tokens.end - 1);
        // "Bank" of "Bank of America" and "Orlando" of "Orlando Magic" are no short forms.
        let generic = WordClasses::ORGANIZATION | WordClasses::PLACE | WordClasses::PLACE_PREFIX;
        let is_own = !doc.clues()[first].any(generic) && !candidate.begins.has(Classes::PLACE);
        if is_own || candidate.begins.has(Classes::ORGANIZATION) {
            self.openings.entry(doc.lower(first)).or_insert(kind);
        }
        if kind == Kind::Product {
            return;
        }
        let is_club = candidate.listed.has(Classes::TEAM) && !doc.clues()[last].any(generic);
        if is_club {
            self.clubs.insert(doc.lower(last));
        }
        let is_part = |i: &usize| doc.is_capitalized(*i) || doc.is(*i, "&");
        let is_form = |i: &usize| doc.clues()[*i].any(WordClasses::COMPANY);
        let initial = |i: usize| doc.lower(i).chars().next();
        self.initials.insert(tokens.clone().filter(is_part).filter_map(initial).collect());
        let short = tokens.filter(|i| is_part(i) && !is_form(i));
        self.initials.insert(short.filter_map(initial).collect());
    }

    /// The kind that `word`, in lower case, mostly has where it is a name by itself.
    pub fn kind(&self, word: &str) -> Option<Kind> {
        self.words.get(word).copied()
    }

    /// The kind of the organization or product that `word`, in lower case, opens.
    pub fn opened(&self, word: &str) -> Option<Kind> {
        self.openings.get(word).copied()
    }

    /// Whether "in" or the like stands before `word`, in lower case, somewhere.
    pub fn is_located(&self, word: &str) -> bool {
        self.located.contains(word)
    }

    /// Whether `word`, in lower case, ends the name of a club.
    pub fn is_club(&self, word: &str) -> bool {
        self.clubs.contains(word)
    }

    /// Whether `letters`, in lower case, are the initials of an organization.
    pub fn are_initials(&self, letters: &str) -> bool {
        letters.len() > 1 && self.initials.contains(letters)
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
