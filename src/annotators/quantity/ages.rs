//! Ages that no unit follows: "aged 55", "the age of 56", "Barra, 51, will be".
//!
//! Ages that say it ("the 54-year-old", "two years old") are units like others.

use crate::annotators::quantity::cues::Cue;
use crate::annotators::quantity::numeral::Form;
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::Reader;

impl Reader<'_, '_> {
    /// Whether `extent`, a number without a unit, is an age in years.
    pub fn is_age(&self, extent: &Extent) -> bool {
        let (numeral, tokens) = (&extent.low.numeral, &extent.tokens);
        let is_possible = extent.low.unit.is_none()
            && numeral.is_whole()
            && (1.0..=120.0).contains(&numeral.value)
            && matches!(numeral.form, Form::Digits | Form::Words);
        is_possible
            && (self.is_called_age(tokens.start) || self.is_apposed(tokens.start, tokens.end))
    }

    /// "aged 55", "age 56", "the age of 56", "aged between 18 and 25", "turned 50".
    fn is_called_age(&self, i: usize) -> bool {
        let at = self.bound_before(i).map_or(i, |bound| bound.edge);
        let (Some(one), two) = (at.checked_sub(1), at.checked_sub(2)) else { return false };
        let is_age_of = self.is_one_of(one, &["of"])
            && two.is_some_and(|two| self.is_one_of(two, &["age", "ages"]));
        is_age_of || self.has_cue(one, Cue::Age)
    }

    /// "Barra, 51, will be": a number in commas after a name.
    fn is_apposed(&self, i: usize, end: usize) -> bool {
        let is_named = i >= 2
            && self.doc.is(i - 1, ",")
            && self.doc.is_capitalized(i - 2)
            && !self.doc.is_upper(i - 2)
            && self.doc.sentence_index(i - 2) == self.doc.sentence_index(i);
        let is_closed = self.is_one_of(end, &[",", ".", ";", ")"]) && end == i + 1;
        is_named && is_closed && self.doc.word(i).bytes().all(|b| b.is_ascii_digit())
    }
}
