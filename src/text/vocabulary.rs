//! Words that texts are made of: what can be told of a word by itself is told once, however often it
//! comes, in one text or in the next.

use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use crate::annotators::time;
use crate::lexicon::closed::{self, Lists};
use crate::lexicon::clue_words::{self, WordClasses};
use crate::lexicon::cues::CUES;
use crate::lexicon::phrase::{Part, case};
use crate::tagger::parts::Parts;
use crate::tagger::{names, pos};
use crate::text::hash_index::HashIndex;
use crate::text::tokens::{Token, TokenKind};

/// The most words that are kept for the next text, a kilobyte each at most with all that is made of
/// them: fifty articles have about as many.
const KEPT_WORDS: usize = 8192;
/// The most letters of all of them, in bytes.
const KEPT_BYTES: usize = 16 * KEPT_WORDS;

/// A word, number or mark as it is spelled, wherever it stands.
pub struct Word {
    /// Its spelling.
    pub spelling: Arc<str>,
    /// The same in lower case.
    pub lower: Arc<str>,
    /// What the taggers look at in it.
    pub parts: Parts,
    /// What it says of a name beside it.
    pub clues: WordClasses,
    /// The closed classes it belongs to.
    pub lists: Lists,
    /// What it is as a part of a phrase of the gazetteer.
    pub part: Part,
    /// The places of the cues that it starts.
    pub cues: Vec<u16>,
}

/// Words, numbered in the order of their coming.
#[derive(Default)]
pub struct Vocabulary {
    words: Vec<Word>,
    index: HashIndex,
    /// Its secret keeps a text from making words collide.
    hasher: RandomState,
    /// Of each word, where it stands among the distinct ones of the text read last, if it does.
    places: Vec<u32>,
    /// How long all words are together.
    bytes: usize,
    /// What the tagger of the pipeline that keeps the vocabulary makes of each word.
    pub tags: Memo<pos::Known>,
    /// What its tagger of names makes of it.
    pub names: Memo<names::Known>,
    /// What the word means in an expression of time.
    pub times: Memo<Option<time::Word>>,
    /// Whether a quantity may start with it.
    pub quantities: Memo<bool>,
}

/// What somebody makes of each word of a vocabulary, asked once.
pub struct Memo<T>(Mutex<Vec<T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Memo<T> {
    /// What was made of each of `words`, by their numbers; `make` is asked about new ones.
    pub fn of<'m>(
        &'m self,
        words: &[Word],
        make: impl FnMut(&Word) -> T,
    ) -> MutexGuard<'m, Vec<T>> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = &words[made.len()..];
        made.extend(new.iter().map(make));
        made
    }
}

/// The words of one text, by their numbers.
pub struct WordsOf<'t> {
    /// How each token is spelled.
    pub spelled: Vec<&'t str>,
    /// The number of each token's word.
    pub numbers: Vec<u32>,
    /// The numbers of the distinct words, in the order of their coming.
    pub types: Vec<u32>,
}

impl Vocabulary {
    /// The words of `text`, which `tokens` cut it into; new ones are added.
    pub fn read<'t>(&mut self, text: &'t str, tokens: &[Token]) -> WordsOf<'t> {
        let mut read = WordsOf {
            spelled: Vec::with_capacity(tokens.len()),
            numbers: Vec::with_capacity(tokens.len()),
            types: Vec::new(),
        };
        for token in tokens {
            let word = &text[token.span.range()];
            // No other token is spelled like a number.
            let number = self.number(word, token.kind == TokenKind::Number);
            let place = &mut self.places[number as usize];
            if read.types.get(*place as usize) != Some(&number) {
                *place = read.types.len() as u32;
                read.types.push(number);
            }
            read.spelled.push(word);
            read.numbers.push(number);
        }
        read
    }

    /// The words, in the order of their numbers.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Which distinct word of the text read last the word with this number is.
    pub fn place(&self, number: usize) -> usize {
        self.places[number] as usize
    }

    /// Whether `word` stands in the text that `types` are the words of: the one read last.
    pub fn has(&self, types: &[u32], word: &str) -> bool {
        let number = self.find(word, self.hash(word));
        number.is_some_and(|number| types.get(self.place(number)) == Some(&(number as u32)))
    }

    /// Whether it is small enough to be kept for the next text.
    pub fn is_small(&self) -> bool {
        self.words.len() <= KEPT_WORDS && self.bytes <= KEPT_BYTES
    }

    fn number(&mut self, word: &str, is_number: bool) -> u32 {
        let hash = self.hash(word);
        let number = self.find(word, hash).unwrap_or_else(|| {
            self.bytes += word.len();
            self.words.push(Word::new(word, is_number));
            self.places.push(0);
            self.index.add(hash)
        });
        number as u32
    }

    fn find(&self, word: &str, hash: u32) -> Option<usize> {
        self.index.find(hash, |number| *self.words[number].spelling == *word)
    }

    fn hash(&self, word: &str) -> u32 {
        self.hasher.hash_one(word) as u32
    }
}

impl Word {
    fn new(word: &str, is_number: bool) -> Self {
        let spelling = Arc::from(word);
        let lower = lower_case(&spelling);
        let cues = CUES.places(&lower);
        let is_speech = CUES.is_speech(&lower, &cues);
        let speech = if is_speech { WordClasses::SPEECH } else { WordClasses::NONE };
        Self {
            parts: Parts::new(word, &lower, is_number),
            clues: clue_words::classes(&lower) | speech,
            lists: closed::lists(&lower),
            part: Part::new(word, case(word)),
            cues,
            spelling,
            lower,
        }
    }
}

/// `word` with each letter in lower case that has a single one.
fn lower_case(word: &Arc<str>) -> Arc<str> {
    if word.chars().all(|c| small(c) == c) {
        return word.clone();
    }
    word.chars().map(small).collect::<String>().into()
}

fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
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
    fn words_of_an_earlier_text_are_not_in_this_one() {
        let mut vocabulary = Vocabulary::default();
        let mut read = |text: &'static str| vocabulary.read(text, &tokenize(text));
        read("Kyiv said it fell, and Orav fell.");
        let words = read("It fell, Orav said. It fell.");
        let places = words.numbers.iter().map(|&number| vocabulary.place(number as usize));
        assert!(places.eq([0, 1, 2, 3, 4, 5, 0, 1, 5]));
        let spelled = |number: &u32| &*vocabulary.words()[*number as usize].spelling;
        let types: Vec<_> = words.types.iter().map(spelled).collect();
        assert_eq!(types, ["It", "fell", ",", "Orav", "said", "."]);
        let has = |word| vocabulary.has(&words.types, word);
        assert!(types.into_iter().all(has));
        assert!(!["Kyiv", "it", "and", "never"].into_iter().any(has));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let many: String = (0..=KEPT_WORDS).map(|number| format!("w{number} ")).collect();
        let long = "x".repeat(KEPT_BYTES + 1);
        for text in [many, long] {
            let mut vocabulary = Vocabulary::default();
            assert!(vocabulary.is_small());
            vocabulary.read(&text, &tokenize(&text));
            assert!(!vocabulary.is_small());
        }
    }
}
