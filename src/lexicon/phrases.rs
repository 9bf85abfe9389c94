//! Phrases of one or more tokens, each with what it stands for.

use crate::tables::stable_sort::sort_by_key;
use crate::tables::words::Words;
use crate::text::document::Document;
use crate::text::tokens::tokenize;

/// Finds, at a token of a document, the longest of a set of phrases.
///
/// A phrase matches in any case, but a token of it that has a capital letter only as it is
/// spelled: "mw" is no megawatt. Inside a phrase hyphens may stand for blanks: "square-mile".
pub struct Phrases<T> {
    /// The phrases by their first token in lower case, longest first.
    by_first: Words<Vec<Phrase<T>>>,
}

struct Phrase<T> {
    tokens: Vec<Pattern>,
    meaning: T,
}

/// One token of a phrase.
enum Pattern {
    /// In lower case, for any spelling.
    Any(&'static str),
    /// For this spelling alone: symbols, and what is written with capital letters.
    Exact(&'static str),
}

impl<T> Phrases<T> {
    /// Cuts the phrases as the text will be cut.
    pub fn new(entries: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: Words<Vec<Phrase<T>>> = Words::default();
        entries.into_iter().for_each(|(text, meaning)| {
            let (first, tokens) = cut(text);
            by_first.value_mut(first).push(Phrase { tokens, meaning });
        });
        for phrases in by_first.values_mut() {
            sort_by_key(phrases, |phrase| (usize::MAX - phrase.tokens.len(), 0));
        }
        Self { by_first }
    }

    /// The first tokens of the phrases, in lower case.
    pub fn first_words(&self) -> impl Iterator<Item = String> {
        self.by_first.words().map(str::to_owned)
    }

    /// The longest phrase that starts at token `i`: the token after it, and what it stands for.
    pub fn longest_at(&self, doc: &Document, i: usize) -> Option<(usize, &T)> {
        self.all_at(doc, i).next()
    }

    /// The phrases that start at token `i`, longest first.
    pub fn all_at(&self, doc: &Document, i: usize) -> impl Iterator<Item = (usize, &T)> {
        let phrases = (i < doc.len()).then(|| self.by_first.get(doc.lower(i))).flatten();
        phrases
            .into_iter()
            .flatten()
            .filter_map(move |phrase| Some((phrase.end(doc, i)?, &phrase.meaning)))
    }
}

/// The first token of `text`, in lower case, and all of them.
#[inline(never)]
fn cut(text: &'static str) -> (String, Vec<Pattern>) {
    let words: Vec<_> = tokenize(text).iter().map(|t| &text[t.span.range()]).collect();
    let tokens = words.iter().map(|word| Pattern::new(word)).collect();
    (words.first().copied().unwrap_or_default().to_lowercase(), tokens)
}

impl<T> Phrase<T> {
    /// The token after the phrase, where it starts at token `i`.
    fn end(&self, doc: &Document, i: usize) -> Option<usize> {
        let mut at = i;
        for (k, token) in self.tokens.iter().enumerate() {
            if k > 0 && doc.is(at, "-") && !token.is("-") {
                at += 1;
            }
            if at >= doc.len() || !token.matches(doc, at) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

impl Pattern {
    fn new(word: &'static str) -> Self {
        // A letter alone is a symbol: "5g" weighs, "5G" does not.
        let is_letter = word.chars().count() == 1 && word.contains(char::is_alphabetic);
        if is_letter || word.contains(char::is_uppercase) {
            Self::Exact(word)
        } else {
            Self::Any(word)
        }
    }

    fn is(&self, word: &str) -> bool {
        matches!(self, Self::Any(own) if *own == word)
    }

    fn matches(&self, doc: &Document, i: usize) -> bool {
        match self {
            Self::Any(word) => doc.lower(i) == *word,
            Self::Exact(word) => doc.word(i) == *word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = Phrases::new([("square mile", 1), ("square", 2), ("MW", 3)]);
        let at =
            |text, i| phrases.longest_at(&Document::new(text, None), i).map(|(end, m)| (end, *m));
        assert_eq!(at("a Square Mile", 1), Some((3, 1)));
        assert_eq!(at("square-mile", 0), Some((3, 1)));
        assert_eq!(at("square it", 0), Some((1, 2)));
        assert_eq!(at("mw", 0), None);
        assert_eq!(at("MW", 1), None);
    }
}
