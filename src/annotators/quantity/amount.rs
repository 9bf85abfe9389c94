//! A number with its unit or currency: "35km", "US$40 billion", "8.5 per cent", "50 cents".

use std::ops::Range;

use crate::annotators::quantity::numeral::{Letters, Numeral};
use crate::annotators::quantity::reader::QuantityReader;

/// One number and what it measures.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Its tokens, with unit or currency.
    pub tokens: Range<usize>,
    /// The number alone.
    pub numeral: Numeral,
    /// The unit's id.
    pub unit: Option<&'static str>,
    /// Where its unit stands.
    pub side: Side,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    /// Nowhere.
    None,
    /// "$5".
    Before,
    /// "5 km".
    After,
}

impl Amount {
    /// A number of nothing yet known.
    pub fn bare(numeral: Numeral) -> Self {
        Self { tokens: numeral.tokens.clone(), numeral, unit: None, side: Side::None }
    }

    /// The same number, of `unit`, up to token `end`.
    pub fn with_unit(self, unit: &'static str, end: usize) -> Self {
        Self { tokens: self.tokens.start..end, unit: Some(unit), side: Side::After, ..self }
    }
}

impl QuantityReader<'_, '_> {
    /// The number that starts at token `i`, with its unit.
    pub fn amount(&self, i: usize) -> Option<Amount> {
        if let Some(money) = self.signed_money(i).or_else(|| self.named_money(i)) {
            return Some(money);
        }
        let numeral = self.numeral(i, Letters::Unit)?;
        let numeral = self.ratio(&numeral).unwrap_or(numeral);
        let amount = self.with_suffix(numeral);
        Some(self.compound(&amount).unwrap_or(amount))
    }

    /// The number with the unit or currency after it, if there is one.
    fn with_suffix(&self, numeral: Numeral) -> Amount {
        let amount = Amount::bare(numeral);
        if let Some((end, unit, scale)) = self.scaled_code(amount.tokens.end) {
            let numeral = Numeral { value: amount.numeral.value * scale, scale, ..amount.numeral };
            return Amount::bare(numeral).with_unit(unit, end);
        }
        if let Some((end, unit)) = self.years_of_age(&amount.numeral) {
            return amount.with_unit(unit, end);
        }
        let Some((end, unit)) = self.measure_after(&amount.numeral) else { return amount };
        match self.rated(end, unit) {
            Some((end, rate)) => amount.with_unit(rate, end),
            None => amount.with_unit(unit, end),
        }
    }
}
