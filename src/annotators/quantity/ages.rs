//! Ages that no unit follows: "aged 55", "the age of just 16", "Barra, 51, will be", "Ana Ito
//! (51)", "when she was six", "who was 18 when".
//!
//! Ages that say it ("the 54-year-old", "two years old") are units like others.

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::Numeral;
use crate::annotators::quantity::numeral::NumeralForm;
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;
use crate::syntax::ages;
use crate::text::tokens::TokenKind;

impl QuantityReader<'_, '_> {
    /// Whether `extent`, a number without a unit, is an age in years.
    pub fn is_age(&self, extent: &Extent) -> bool {
        let (numeral, tokens) = (&extent.low.numeral, &extent.tokens);
        let is_possible = extent.low.unit.is_none()
            && numeral.is_whole()
            && (1.0..=120.0).contains(&numeral.value)
            && matches!(numeral.form, NumeralForm::Digits | NumeralForm::Words);
        is_possible
            && (self.is_called_age(tokens.start)
                || self.is_apposed(tokens.start, tokens.end)
                || self.is_told_of_person(tokens.start, tokens.end))
    }

    /// The token after "years" and the unit, where the number is of an age: "the median age is
    /// 15.1 years", "aged 8–10 years".
    pub fn years_of_age(&self, numeral: &Numeral) -> Option<(usize, &'static str)> {
        let end = numeral.tokens.end;
        let unit = match self.doc.lower(end.min(self.doc.len() - 1)) {
            "years" | "year" => "year-old",
            "months" | "month" => "month-old",
            _ => return None,
        };
        let is_age = ages::is_of_age(self.doc, numeral.tokens.start);
        (is_age && end < self.doc.len() && !self.doc.is(end + 1, "old")).then_some((end + 1, unit))
    }

    /// "aged 55", "age 56", "the age of just 16", "aged between 18 and 25", "aged 50 and 46".
    fn is_called_age(&self, i: usize) -> bool {
        let at = self.bound_before(i).map_or(i, |bound| bound.edge);
        let at = if self.follows(at, &["just", "only"]) { at - 1 } else { at };
        let is_second = self.follows(at, &["and", "or", "to"]) && at > 2 && self.is_number(at - 2);
        let at = if is_second { at - 2 } else { at };
        let (Some(one), two) = (at.checked_sub(1), at.checked_sub(2)) else { return false };
        let is_age_of = self.is_one_of(one, &["of"])
            && two.is_some_and(|two| self.is_one_of(two, &["age", "ages"]));
        is_age_of || self.has_cue(one, QuantityCue::Age)
    }

    /// "Barra, 51, will be", "Barra, now 51, will be", "Ana Barra (51)": a number set after a name.
    fn is_apposed(&self, i: usize, end: usize) -> bool {
        let mark = if self.follows(i, &["now"]) { i - 1 } else { i };
        let is_named = mark >= 2
            && self.doc.is_capitalized(mark - 2)
            && self.doc.sentence_index(mark - 2) == self.doc.sentence_index(i);
        if !is_named || end != i + 1 || !self.doc.word(i).bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        match self.doc.word(mark - 1) {
            "," => !self.doc.is_upper(mark - 2) && self.is_one_of(end, &[",", ".", ";", ")"]),
            "(" => self.is_one_of(end, &[")"]) && self.people[mark - 2],
            _ => false,
        }
    }

    /// "When she was six", "Ana was 19 when", "He is 54.": a person is so much and nothing more.
    fn is_told_of_person(&self, i: usize, end: usize) -> bool {
        let at = self.bound_before(i).map_or(i, |bound| bound.edge);
        if !self.follows(at, &["was", "is", "am", "were"]) || at < 2 || self.doc.is(i, "one") {
            return false;
        }
        let subject = at - 2;
        let is_person = self.people[subject] || self.is_one_of(subject, &["he", "she", "i", "who"]);
        let first = (0..=subject).rev().take_while(|&k| self.people[k]).last().unwrap_or(subject);
        let is_when = self.follows(first, &["when", "since", "until", "after"]);
        let is_closed = end >= self.doc.len()
            || self.doc.kind(end) == TokenKind::Punctuation
            || self.is_one_of(end, &["when", "and", "at"]);
        is_person && (is_when || is_closed)
    }

    /// Whether one of `words` stands before token `i`.
    fn follows(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.is_one_of(i - 1, words)
    }

    /// Whether token `i` is a number in digits or one word.
    fn is_number(&self, i: usize) -> bool {
        let is_word = matches!(self.number_word(i), Some(NumberWord::Unit(_) | NumberWord::Ten(_)));
        self.doc.kind(i) == TokenKind::Number || is_word
    }
}
