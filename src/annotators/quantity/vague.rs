//! Numbers that are not told exactly: "thousands", "several hundred", "a couple of".

use crate::annotators::quantity::numeral::{Letters, Numeral, NumeralForm};
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;

impl QuantityReader<'_, '_> {
    /// "thousands", "tens of thousands", "several hundred".
    pub fn vague(&self, i: usize) -> Option<Numeral> {
        let (end, value) = self.plural_scale(i).or_else(|| self.several(i))?;
        Some(Numeral {
            tokens: i..end,
            value,
            figures: 1,
            decimals: 0,
            scale: 1.0,
            form: NumeralForm::Vague,
        })
    }

    fn plural_scale(&self, i: usize) -> Option<(usize, f64)> {
        let NumberWord::Plural(value) = self.number_word(i)? else { return None };
        if self.doc.is(i + 1, "of")
            && let Some(NumberWord::Plural(by)) = self.number_word(i + 2)
        {
            return Some((i + 3, value * by));
        }
        // "scores a goal", "tens" of nothing: only with what they number.
        let is_bare = value > 20.0 || self.doc.is(i, "dozens") || self.doc.is(i + 1, "of");
        is_bare.then_some((i + 1, value))
    }

    /// "a couple of men", "a score of ships".
    pub fn couple(&self, i: usize) -> Option<Numeral> {
        let is_phrase =
            self.doc.is(i, "a") && self.doc.is(i + 2, "of") && self.is_phrase_of_plural(i + 3);
        let value = match is_phrase {
            true if self.doc.is(i + 1, "couple") => 2.0,
            true if self.doc.is(i + 1, "score") => 20.0,
            _ => return None,
        };
        Some(Numeral::words(i..i + 2, value))
    }

    fn several(&self, i: usize) -> Option<(usize, f64)> {
        let at = match self.doc.is(i, "a") && self.is_one_of(i + 1, &["few", "couple"]) {
            true => i + 2,
            false if self.is_one_of(i, &["several", "few", "many"]) => i + 1,
            false => return None,
        };
        let at = if self.doc.is(at, "of") { at + 1 } else { at };
        let first = match self.number_word(at)? {
            NumberWord::Hundred => 100.0,
            NumberWord::Scale(by) => by,
            NumberWord::Dozen => 12.0,
            _ => return None,
        };
        let (end, scale) = self.scales(at + 1, Letters::Unit);
        Some((end, first * scale))
    }
}
