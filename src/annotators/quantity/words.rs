//! Numbers written out: "two hundred and three", "twenty-one", "a dozen".

use std::ops::Range;

use crate::annotators::quantity::reader::is_joined;
use crate::lexicon::number_words::{NumberClass, number_words};
use crate::lexicon::words::Words;
use crate::text::document::Document;

/// What a word does in a written number, with its value: see [`NumberClass`].
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the classes are documented once")]
pub enum NumberWord {
    Unit(f64),
    Ten(f64),
    Hundred,
    Scale(f64),
    Short(f64),
    Letter(f64),
    Dozen,
    Plural(f64),
    Part(f64),
    Sign(f64),
}

/// The words of numbers.
pub struct NumberWords(Words<NumberWord>);

/// A number read from words.
pub struct Spelled {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value.
    pub value: f64,
    /// What its scales multiply by, where they multiply all of it; else 1.
    pub scale: f64,
}

impl NumberWords {
    /// Reads the table.
    pub fn load() -> Self {
        Self(number_words().map(|(text, class, value)| (text, word(class, value))).collect())
    }

    /// All the words, in lower case.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.words()
    }

    /// What token `i` does in a number.
    pub fn at(&self, doc: &Document, i: usize) -> Option<NumberWord> {
        (i < doc.len()).then(|| self.0.get(doc.lower(i)).copied()).flatten()
    }

    /// What `word`, in lower case, does in a number.
    pub fn of(&self, word: &str) -> Option<NumberWord> {
        self.0.get(word).copied()
    }

    /// The number spelled from token `i` on. Reads at most [`LONGEST`] tokens.
    pub fn spelled(&self, doc: &Document, i: usize) -> Option<Spelled> {
        let (start, has_article) = match doc.is(i, "a") || doc.is(i, "an") {
            true => (i + 1, Article::Read),
            false => (i, Article::None),
        };
        let mut sum = Sum::default();
        if has_article == Article::Read {
            match self.at(doc, start)? {
                NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen => sum.current = 1.0,
                _ => return None,
            }
        }
        let mut end = start;
        while end < start + LONGEST {
            match self.step(doc, end, &mut sum) {
                Some(next) => end = next,
                None => break,
            }
        }
        (end > start).then(|| Spelled {
            tokens: i..end,
            value: sum.value(),
            scale: sum.scale_of_all(),
        })
    }

    /// Adds the word at `i`, past a hyphen or "and", to `sum`; returns the token after it.
    fn step(&self, doc: &Document, i: usize, sum: &mut Sum) -> Option<usize> {
        if let Some(word) = self.at(doc, i) {
            return sum.add(word).then_some(i + 1);
        }
        let is_joined = doc.is(i, "-") && is_joined(doc, i) && is_joined(doc, i + 1);
        let is_and = doc.is(i, "and") && sum.may_go_on();
        if !(is_joined || is_and) || sum.is_empty() {
            return None;
        }
        let word = self.at(doc, i + 1)?;
        let is_small = matches!(word, NumberWord::Unit(_) | NumberWord::Ten(_));
        // "between two hundred and three hundred" holds two numbers.
        let is_other = is_and && (!is_small || self.is_larger(doc, i + 2));
        (!is_other && sum.add(word)).then_some(i + 2)
    }

    /// Whether the number that ends before token `i` goes on with "hundred" or a scale.
    fn is_larger(&self, doc: &Document, i: usize) -> bool {
        let i = if doc.is(i, "-") { i + 2 } else { i };
        matches!(
            self.at(doc, i),
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Part(_))
        )
    }
}

/// The most tokens a written number may have: longer ones are lists.
const LONGEST: usize = 16;

/// Whether "a" or "an" stands before a number.
#[derive(PartialEq)]
enum Article {
    None,
    Read,
}

/// A number in the making.
#[derive(Default)]
struct Sum {
    /// What the scales read so far hold.
    total: f64,
    /// What is read since the last scale.
    current: f64,
    /// The last scale read; 0 before the first.
    scale: f64,
    /// What stood before the first scale: the 2 of "two hundred thousand".
    first: f64,
    /// The word read last.
    last: Option<NumberWord>,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.current
    }

    /// What scales multiply by, where nothing was added after the first of them.
    fn scale_of_all(&self) -> f64 {
        let is_scaled = matches!(
            self.last,
            Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen)
        );
        if is_scaled && self.first > 0.0 { self.value() / self.first } else { 1.0 }
    }

    fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    /// Whether "and" may follow: after "hundred" and the scales.
    fn may_go_on(&self) -> bool {
        matches!(self.last, Some(NumberWord::Hundred | NumberWord::Scale(_)))
    }

    /// Takes `word` in, if it can go on the number.
    fn add(&mut self, word: NumberWord) -> bool {
        let is_taken = match word {
            NumberWord::Unit(n) => self.add_unit(n),
            NumberWord::Ten(n) => self.add_ten(n),
            NumberWord::Hundred => self.multiply(100.0),
            NumberWord::Scale(scale) => self.close(scale),
            NumberWord::Dozen => self.multiply(12.0),
            NumberWord::Plural(dozens) if dozens == 12.0 => self.multiply(dozens),
            _ => false,
        };
        if is_taken {
            self.note_first(word);
            self.last = Some(word);
        }
        is_taken
    }

    /// Keeps what stood before the first scale, until something is added after it.
    fn note_first(&mut self, word: NumberWord) {
        let is_scaled = matches!(self.last, Some(NumberWord::Hundred | NumberWord::Scale(_)));
        match word {
            NumberWord::Unit(_) | NumberWord::Ten(_) => {
                self.first = if is_scaled { 0.0 } else { self.current }
            }
            _ => {}
        }
    }

    fn add_unit(&mut self, n: f64) -> bool {
        let fits = match self.last {
            None | Some(NumberWord::Hundred | NumberWord::Scale(_)) => true,
            Some(NumberWord::Ten(_)) => (1.0..10.0).contains(&n),
            _ => false,
        };
        self.current += if fits { n } else { 0.0 };
        fits
    }

    fn add_ten(&mut self, n: f64) -> bool {
        let fits = matches!(self.last, None | Some(NumberWord::Hundred | NumberWord::Scale(_)));
        self.current += if fits { n } else { 0.0 };
        fits
    }

    /// "two hundred", "five dozen".
    fn multiply(&mut self, by: f64) -> bool {
        let fits = (1.0..100.0).contains(&self.current) && self.last != Some(NumberWord::Hundred);
        self.current *= if fits { by } else { 1.0 };
        fits
    }

    /// Ends what a scale multiplies: "two hundred thousand", and "thousand billion".
    fn close(&mut self, scale: f64) -> bool {
        if self.current > 0.0 && (self.scale == 0.0 || scale < self.scale) {
            self.total += self.current * scale;
        } else if self.current == 0.0 && self.total > 0.0 {
            self.total *= scale;
        } else {
            return false;
        }
        self.current = 0.0;
        self.scale = scale;
        true
    }
}

fn word(class: NumberClass, value: f64) -> NumberWord {
    match class {
        NumberClass::Unit => NumberWord::Unit(value),
        NumberClass::Ten => NumberWord::Ten(value),
        NumberClass::Hundred => NumberWord::Hundred,
        NumberClass::Scale => NumberWord::Scale(value),
        NumberClass::Short => NumberWord::Short(value),
        NumberClass::Letter => NumberWord::Letter(value),
        NumberClass::Dozen => NumberWord::Dozen,
        NumberClass::Plural => NumberWord::Plural(value),
        NumberClass::Part => NumberWord::Part(value),
        NumberClass::Sign => NumberWord::Sign(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(usize, f64)> {
        let doc = Document::new(text, None);
        NumberWords::load().spelled(&doc, 0).map(|s| (s.tokens.end, s.value))
    }

    #[test]
    fn words_add_up() {
        assert_eq!(value("twenty-one men"), Some((3, 21.0)));
        assert_eq!(value("five hundred thirty six"), Some((4, 536.0)));
        assert_eq!(value("two hundred and three"), Some((4, 203.0)));
        assert_eq!(value("one million two hundred thousand and five"), Some((7, 1_200_005.0)));
        assert_eq!(value("two hundred thousand trillion"), Some((4, 2e17)));
        assert_eq!(value("a dozen eggs"), Some((2, 12.0)));
        assert_eq!(value("five dozen"), Some((2, 60.0)));
    }

    #[test]
    fn numbers_end_where_they_must() {
        assert_eq!(value("two hundred and three hundred"), Some((2, 200.0)));
        assert_eq!(value("two and three"), Some((1, 2.0)));
        assert_eq!(value("five six"), Some((1, 5.0)));
        assert_eq!(value("a house"), None);
        assert_eq!(value("hundred"), None);
    }
}
