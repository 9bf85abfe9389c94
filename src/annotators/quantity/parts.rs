//! Parts of a whole: fractions and ratios.
//!
//! | text | value |
//! |---|---|
//! | `three-quarters`, `a third of`, `1/3` | the fraction |
//! | `half a million`, `a quarter of a million` | scaled |
//! | `one in five`, `nine out of 10` | the ratio |
//! | `a third party`, `the first half`, `24/7` | none |

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::decimal::Decimal;
use crate::annotators::quantity::numeral::Numeral;
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;
use crate::text::tokens::TokenKind;

impl QuantityReader<'_, '_> {
    /// The part of a whole that starts at token `i`, a word: "half", "two-thirds", "one in five".
    pub fn portion(&self, i: usize) -> Option<Numeral> {
        self.half(i).or_else(|| self.fraction(i))
    }

    /// A ratio that starts with the number `first`: "one in five", "9 out of 10".
    pub fn ratio(&self, first: &Numeral) -> Option<Numeral> {
        let at = first.tokens.end;
        let start = if self.doc.is(at, "in") {
            at + 1
        } else if self.doc.reads(at, &["out", "of"]) {
            at + 2
        } else {
            return None;
        };
        let start = if self.doc.is(start, "every") { start + 1 } else { start };
        let (end, whole) = self.whole(start)?;
        let is_ratio = first.is_whole() && 0.0 < first.value && first.value < whole;
        let is_common = self.doc.is(at, "out") || is_round(whole);
        (is_ratio && is_common).then(|| Numeral::part(first.tokens.start..end, first.value / whole))
    }

    /// A part as it is said after "and": "a half", "three-quarters".
    pub fn spoken_part(&self, i: usize) -> Option<(usize, f64)> {
        let (next, over) = if self.doc.is(i, "a") { (i + 1, 1.0) } else { self.small(i)? };
        let next = if self.is_hyphen(next) { next + 1 } else { next };
        match self.number_word(next)? {
            NumberWord::Part(under) => Some((next + 1, over / under)),
            _ => None,
        }
    }

    /// A part in digits: "1/2", "3/4", "½".
    pub fn written_part(&self, i: usize) -> Option<(usize, f64)> {
        if i >= self.doc.len() || self.doc.kind(i) != TokenKind::Number {
            return None;
        }
        if let Some(NumberWord::Sign(value)) = self.number_word(i) {
            return Some((i + 1, value));
        }
        let is_slashed = self.doc.is(i + 1, "/") && self.is_joined(i + 1) && self.is_joined(i + 2);
        if !is_slashed || self.doc.kind(i + 2) != TokenKind::Number || self.doc.is(i + 3, "/") {
            return None;
        }
        let number = |i| Decimal::parse(self.doc.word(i)).map(|decimal| decimal.times(1.0));
        let (over, under) = (number(i)?, number(i + 2)?);
        let is_fraction = 0.0 < over && over < under && UNDERS.contains(&under);
        is_fraction.then_some((i + 3, over / under))
    }

    /// "3/4 of the land", "1/2 cup"; "on 1/2" is a date.
    pub fn digit_fraction(&self, i: usize) -> Option<Numeral> {
        let (end, value) = self.written_part(i)?;
        let is_date = i > 0 && self.has_cue(i - 1, QuantityCue::Date);
        (!is_date || self.doc.is(end, "of")).then(|| Numeral::part(i..end, value))
    }

    /// "half a million", "half of", "half-dozen"; not "the first half", "half time".
    fn half(&self, i: usize) -> Option<Numeral> {
        if !self.doc.is(i, "half") {
            return None;
        }
        if let Some((end, by)) = self.scaled(i + 1) {
            return Some(Numeral::part(i..end, by / 2.0));
        }
        let is_of = self.has_cue(i + 1, QuantityCue::Whole);
        let is_other = i > 0 && self.has_cue(i - 1, QuantityCue::Which);
        let is_bounded = self.bound_before(i).is_some();
        ((is_of || is_bounded) && !is_other).then(|| Numeral::part(i..i + 1, 0.5))
    }

    /// "two-thirds", "a quarter of", "three-quarters of a million".
    fn fraction(&self, i: usize) -> Option<Numeral> {
        let (end, value) = self.spoken_part(i)?;
        if let Some((end, by)) = self.scaled(end) {
            return Some(Numeral::part(i..end, value * by));
        }
        let is_said =
            !self.doc.is(i, "a") || self.doc.is(end, "of") || self.bound_before(i).is_some();
        is_said.then(|| Numeral::part(i..end, value))
    }

    /// The scale a part is of: "a million", "of a billion", "-million", "a dozen".
    fn scaled(&self, i: usize) -> Option<(usize, f64)> {
        let at = if self.doc.is(i, "of") { i + 1 } else { i };
        let at = if self.doc.is(at, "a") || self.is_hyphen(at) { at + 1 } else { at };
        if at == i {
            return None;
        }
        match self.number_word(at)? {
            NumberWord::Hundred => Some((at + 1, 100.0)),
            NumberWord::Scale(by) => Some((at + 1, by)),
            NumberWord::Dozen => Some((at + 1, 12.0)),
            _ => None,
        }
    }

    /// A whole number at `i`, in digits or one word.
    fn whole(&self, i: usize) -> Option<(usize, f64)> {
        if i >= self.doc.len() || self.taken[i] {
            return None;
        }
        if self.doc.kind(i) == TokenKind::Number {
            let decimal = Decimal::parse(self.doc.word(i))?;
            return (decimal.decimals() == 0).then(|| (i + 1, decimal.times(1.0)));
        }
        self.lexicon.words.spelled(self.doc, i).map(|s| (s.tokens.end, s.value))
    }

    /// A number word up to nineteen at `i`.
    fn small(&self, i: usize) -> Option<(usize, f64)> {
        match self.number_word(i)? {
            NumberWord::Unit(value) if value > 0.0 => Some((i + 1, value)),
            _ => None,
        }
    }
}

/// What written fractions divide by: "9/11" and "24/7" are none.
const UNDERS: [f64; 8] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0];

/// Whether people give ratios out of `whole`: "one in five", not "one in 2008".
fn is_round(whole: f64) -> bool {
    (2.0..=12.0).contains(&whole) || whole % 10.0 == 0.0 || whole % 25.0 == 0.0
}
