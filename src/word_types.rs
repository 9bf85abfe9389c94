//! The distinct words of a text: what can be told of a word by itself is told once, however often it
//! comes.

use std::borrow::Cow;

use foldhash::HashMap;

use crate::lexicon::closed::{self, Lists};
use crate::lexicon::clue_words::{self, WordClasses};
use crate::tagger::parts::Parts;
use crate::tokenize::{Token, TokenKind};

/// A word, number or mark as it is spelled, wherever it stands.
pub struct WordType<'t> {
    /// Its spelling.
    pub word: &'t str,
    /// The same in lower case.
    pub lower: Cow<'t, str>,
    /// What the taggers look at in it.
    pub parts: Parts,
    /// What it says of a name beside it.
    pub clues: WordClasses,
    /// The closed classes it belongs to.
    pub lists: Lists,
}

/// The word types of `text`, in the order of their coming, and which one each of its `tokens` is.
pub fn word_types<'t>(text: &'t str, tokens: &[Token]) -> (Vec<WordType<'t>>, Vec<u32>) {
    let mut types = Vec::new();
    let mut places: HashMap<&str, u32> = HashMap::default();
    let of_tokens = tokens.iter().map(|token| {
        let word = &text[token.span.range()];
        *places.entry(word).or_insert_with(|| {
            // No other token is spelled like a number.
            types.push(WordType::new(word, token.kind == TokenKind::Number));
            types.len() as u32 - 1
        })
    });
    let of_tokens = of_tokens.collect();
    (types, of_tokens)
}

impl<'t> WordType<'t> {
    fn new(word: &'t str, is_number: bool) -> Self {
        let lower = lower_case(word);
        Self {
            word,
            parts: Parts::new(word, &lower, is_number),
            clues: clue_words::classes(&lower),
            lists: closed::lists(&lower),
            lower,
        }
    }
}

/// `word` with each letter in lower case that has a single one.
fn lower_case(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| small(c) == c) {
        return Cow::Borrowed(word);
    }
    word.chars().map(small).collect()
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
