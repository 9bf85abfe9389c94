//! Interns the words of a text and caches what depends on the spelling alone.
//!
//! A word is a token as it is spelled: a word, number, mark or symbol. Each distinct one has a number, its
//! id, from 0 on in the order of their first occurrence.

use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::tables::closed::{self, Lists};
use crate::tables::clue_words::{self, WordClasses};
use crate::tables::cues::CUES;
use crate::tables::hash_index::HashIndex;
use crate::text::parts::Parts;
use crate::text::tokens::{Token, TokenKind};

/// A distinct word of a text.
pub struct InternedWord<'t> {
    /// Its spelling.
    pub spelling: &'t str,
    /// Its spelling in lower case.
    pub lower: Cow<'t, str>,
    /// The hashed parts of its spelling.
    pub parts: Parts,
    /// Its classes as a clue to names.
    pub clues: WordClasses,
    /// The closed classes it belongs to.
    pub lists: Lists,
    /// The places of the cues that it starts.
    pub cues: Vec<u16>,
}

/// The distinct words of one text.
pub struct InternedWords<'t> {
    words: Vec<InternedWord<'t>>,
    /// The id of each token's word.
    ids: Vec<u32>,
    index: HashIndex,
    /// Seeded at random: no text can be written so that its words collide.
    hasher: RandomState,
}

/// A value for each distinct word of a text: what an annotator makes of a word is computed once for all
/// its occurrences.
pub struct PerWord<T>(Vec<T>);

impl<'t> InternedWords<'t> {
    /// Interns the `tokens` of `text`.
    pub fn new(text: &'t str, tokens: &[Token]) -> Self {
        let mut words = Self {
            words: Vec::with_capacity(tokens.len() / 2),
            ids: Vec::with_capacity(tokens.len()),
            index: HashIndex::with_capacity(tokens.len() / 2),
            hasher: RandomState::default(),
        };
        for token in tokens {
            // No other token is spelled like a number.
            let id = words.intern(&text[token.span.range()], token.kind == TokenKind::Number);
            words.ids.push(id);
        }
        words
    }

    /// The distinct words, by id.
    pub fn all(&self) -> &[InternedWord<'t>] {
        &self.words
    }

    /// The id of token `i`'s word.
    pub fn id(&self, i: usize) -> usize {
        self.ids[i] as usize
    }

    /// The word of token `i`.
    pub fn of(&self, i: usize) -> &InternedWord<'t> {
        &self.words[self.id(i)]
    }

    /// The word of each token.
    pub fn each(&self) -> impl Iterator<Item = &InternedWord<'t>> {
        self.ids.iter().map(|&id| &self.words[id as usize])
    }

    /// Whether a token is spelled like `word`.
    pub fn contains(&self, word: &str) -> bool {
        self.find(word, self.hash(word)).is_some()
    }

    fn intern(&mut self, word: &'t str, is_number: bool) -> u32 {
        let hash = self.hash(word);
        let id = self.find(word, hash).unwrap_or_else(|| {
            self.words.push(InternedWord::new(word, is_number));
            self.index.add(hash)
        });
        id as u32
    }

    fn find(&self, word: &str, hash: u32) -> Option<usize> {
        self.index.find(hash, |id| self.words[id].spelling == word)
    }

    fn hash(&self, word: &str) -> u32 {
        self.hasher.hash_one(word) as u32
    }
}

impl<'t> InternedWord<'t> {
    fn new(spelling: &'t str, is_number: bool) -> Self {
        let lower = lower_case(spelling);
        let cues = CUES.places(&lower);
        let is_speech = CUES.is_speech(&lower, &cues);
        let speech = if is_speech { WordClasses::SPEECH } else { WordClasses::NONE };
        Self {
            spelling,
            parts: Parts::new(spelling, &lower, is_number),
            clues: clue_words::classes(&lower) | speech,
            lists: closed::lists(&lower),
            cues,
            lower,
        }
    }
}

impl<T> PerWord<T> {
    /// The value of each of `words`, by `make`.
    pub fn new<'t>(words: &InternedWords<'t>, make: impl FnMut(&InternedWord<'t>) -> T) -> Self {
        Self(words.all().iter().map(make).collect())
    }

    /// The value of the word with this id.
    pub fn get(&self, id: usize) -> &T {
        &self.0[id]
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, id: usize) -> &mut T {
        &mut self.0[id]
    }
}

/// `word` with each letter in lower case that has a single one.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let has_capital = word.bytes().any(|b| b.is_ascii_uppercase());
        return if has_capital { word.to_ascii_lowercase().into() } else { word.into() };
    }
    if word.chars().all(|c| small(c) == c) {
        return word.into();
    }
    word.chars().map(small).collect()
}

fn small(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    #[test]
    fn a_word_has_one_id_wherever_it_stands() {
        let text = "It fell, Orav said. It fell.";
        let words = InternedWords::new(text, &tokenize(text));
        let ids: Vec<_> = (0..9).map(|i| words.id(i)).collect();
        assert_eq!(ids, [0, 1, 2, 3, 4, 5, 0, 1, 5]);
        let spellings: Vec<_> = words.all().iter().map(|word| word.spelling).collect();
        assert_eq!(spellings, ["It", "fell", ",", "Orav", "said", "."]);
        assert!(words.each().map(|word| word.spelling).eq(text_words(text)));
        assert!(spellings.into_iter().all(|word| words.contains(word)));
        assert!(!["Kyiv", "it", "never"].into_iter().any(|word| words.contains(word)));
        let lengths = PerWord::new(&words, |word| word.spelling.len());
        assert_eq!(*lengths.get(words.id(7)), "fell".len());
    }

    fn text_words(text: &str) -> impl Iterator<Item = &str> {
        tokenize(text).into_iter().map(|token| &text[token.span.range()])
    }
}
