//! One article, cut up once and then only read.

use std::ops::Range;

use crate::calendar::Date;
use crate::tables::closed::{List, Lists};
use crate::tables::clue_words::WordClasses;
use crate::text::interned::{InternedWord, InternedWords, PerWord};
use crate::text::parts::Parts;
use crate::text::sentences::{paragraphs, sentences};
use crate::text::span::Span;
use crate::text::tag::Tag;
use crate::text::tokens::{Token, TokenKind, tokenize};

/// A text with its tokens, sentences and paragraphs, and the day it was published.
///
/// Everything is addressed by token index; [`Document::span`] leads back to bytes of the text,
/// which is held as it was given.
pub struct Document<'t> {
    text: &'t str,
    published: Option<Date>,
    tokens: Vec<Token>,
    words: InternedWords<'t>,
    sentences: Vec<Range<usize>>,
    paragraphs: Vec<Range<usize>>,
    /// The sentence of each token, as an index into `sentences`.
    sentence_of: Vec<u32>,
    /// What the taggers look at in each token.
    parts: Vec<Parts>,
    /// What each token says of a name beside it.
    clues: Vec<WordClasses>,
    /// The part of speech of each token.
    tags: Vec<Tag>,
}

impl<'t> Document<'t> {
    /// Cuts `text` up, without tags: each is [`Tag::Other`]. Linear time, for any text.
    pub fn new(text: &'t str, published: Option<Date>) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let mut sentence_of = Vec::with_capacity(tokens.len());
        for (index, sentence) in (0..).zip(&sentences) {
            sentence_of.resize(sentence.end, index);
        }
        let words = InternedWords::new(text, &tokens);
        Self {
            text,
            published,
            paragraphs: paragraphs(text, &tokens),
            parts: words.each().map(|word| word.parts).collect(),
            clues: words.each().map(|word| word.clues).collect(),
            tags: vec![Tag::Other; tokens.len()],
            tokens,
            words,
            sentences,
            sentence_of,
        }
    }

    /// The document with `tags`, one a token.
    pub(crate) fn with_tags(self, tags: Vec<Tag>) -> Self {
        Self { tags, ..self }
    }

    /// The text as given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The day it was published, where known: relative dates count from it.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text holds nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The sentences, as ranges of token indices that cover all tokens in order.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The paragraphs, in the same shape; each holds whole sentences.
    pub fn paragraphs(&self) -> &[Range<usize>] {
        &self.paragraphs
    }

    /// The index of the sentence that holds token `i`.
    pub fn sentence_index(&self, i: usize) -> usize {
        self.sentence_of[i] as usize
    }

    /// The sentence that holds token `i`.
    pub fn sentence(&self, i: usize) -> Range<usize> {
        self.sentences[self.sentence_index(i)].clone()
    }

    /// What token `i` is made of.
    pub fn kind(&self, i: usize) -> TokenKind {
        self.tokens[i].kind
    }

    /// What the taggers look at in each token.
    pub fn parts(&self) -> &[Parts] {
        &self.parts
    }

    /// What each token says of a name that it stands in or beside.
    pub fn clues(&self) -> &[WordClasses] {
        &self.clues
    }

    /// The part of speech of token `i`.
    pub fn tag(&self, i: usize) -> Tag {
        self.tags[i]
    }

    /// Token `i` as the text spells it.
    pub fn word(&self, i: usize) -> &'t str {
        self.words.of(i).spelling
    }

    /// Token `i` in lower case.
    pub fn lower(&self, i: usize) -> &str {
        &self.words.of(i).lower
    }

    /// The id of token `i`'s word: its index among the distinct words.
    pub(crate) fn word_id(&self, i: usize) -> usize {
        self.words.id(i)
    }

    /// What the spelling of token `i` says by itself.
    pub(crate) fn known(&self, i: usize) -> &InternedWord<'t> {
        self.words.of(i)
    }

    /// The distinct words of the text, by id.
    pub(crate) fn distinct_words(&self) -> &[InternedWord<'t>] {
        self.words.all()
    }

    /// A value for each distinct word, by `make`.
    pub(crate) fn per_word<T>(&self, make: impl FnMut(&InternedWord<'t>) -> T) -> PerWord<T> {
        PerWord::new(&self.words, make)
    }

    /// Whether a token is spelled like `word`.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The closed classes that token `i` belongs to.
    pub fn lists(&self, i: usize) -> Lists {
        self.words.of(i).lists
    }

    /// Whether token `i` exists and stands in `list`.
    pub fn is_in(&self, i: usize, list: List) -> bool {
        i < self.len() && self.lists(i).has(list)
    }

    /// Whether token `i` exists and reads `word`, which is in lower case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        i < self.len() && self.lower(i) == word
    }

    /// Whether the tokens from `i` on read `words`, which are in lower case.
    pub fn reads(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.is(i + k, word))
    }

    /// The bytes of the tokens in `range`, which is not empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.tokens[range.start].span.start, self.tokens[range.end - 1].span.end)
    }

    /// The indices of the tokens that overlap `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        // Each is a byte long, or longer.
        let last = self.len().min(start + span.len());
        start..start + self.tokens[start..last].partition_point(|t| t.span.start < span.end)
    }

    /// The text under `span`.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// Whether token `i` is the first of its sentence.
    pub fn is_sentence_start(&self, i: usize) -> bool {
        self.sentence(i).start == i
    }

    /// Whether white space, or the start of the text, stands before token `i`.
    pub fn is_spaced(&self, i: usize) -> bool {
        i == 0 || self.tokens[i - 1].span.end != self.tokens[i].span.start
    }

    /// Whether token `i` starts with a capital letter.
    pub fn is_capitalized(&self, i: usize) -> bool {
        self.parts[i].is_capitalized
    }

    /// Whether token `i` has two letters or more, all of them capitals.
    pub fn is_upper(&self, i: usize) -> bool {
        self.parts[i].is_upper
    }

    /// Whether token `i` is a possessive ending: `'s`, or a lone apostrophe against a word.
    pub fn is_possessive(&self, i: usize) -> bool {
        match self.word(i) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => !self.is_spaced(i) && self.lower(i - 1).ends_with('s'),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_lower_case() {
        let doc = Document::new("Çelik ÖZIL met the İstanbul “Reds”", None);
        let lowers: Vec<_> = (0..doc.len()).map(|i| doc.lower(i)).collect();
        assert_eq!(lowers, ["çelik", "özil", "met", "the", "İstanbul", "“", "reds", "”"]);
    }

    #[test]
    fn tokens_are_found_by_span() {
        let doc = Document::new("one two three", None);
        assert_eq!(doc.tokens_in(Span::new(4, 7)), 1..2);
        assert_eq!(doc.tokens_in(Span::new(2, 9)), 0..3);
        assert_eq!(doc.tokens_in(Span::new(3, 4)), 1..1);
    }
}
