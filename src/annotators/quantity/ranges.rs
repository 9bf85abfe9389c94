//! Two numbers that bound one quantity: "between 5 and 7", "15-20%", "two or three".
//!
//! "From 14 to 17 percent" says how something changed: two quantities, the first in percent too.

use std::ops::Range;

use crate::annotators::quantity::amount::{Amount, Side};
use crate::annotators::quantity::numeral::Form;
use crate::annotators::quantity::reader::Reader;

/// An amount, or a range from one amount to another.
#[derive(Debug)]
pub struct Extent {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The amount, or the lower one, with the unit of both.
    pub low: Amount,
    /// The number of the upper one.
    pub upper: Option<f64>,
}

impl Extent {
    fn single(low: Amount) -> Self {
        Self { tokens: low.tokens.clone(), low, upper: None }
    }
}

impl Reader<'_, '_> {
    /// The quantity that starts at token `i`, range or not.
    pub fn extent(&self, i: usize) -> Option<Extent> {
        if self.doc.is(i, "between") {
            let low = self.amount(i + 1)?;
            let mut range = self.range(low, Joint::And)?;
            range.tokens.start = i;
            return Some(range);
        }
        let low = self.amount(i)?;
        if self.is_change(i) || self.is_side(low.tokens.end) {
            return Some(Extent::single(self.with_unit_of_next(low)));
        }
        self.range(low.clone(), Joint::To).or_else(|| Some(Extent::single(low)))
    }

    /// Whether "from" stands before the number at token `i`.
    fn is_change(&self, i: usize) -> bool {
        i > 0 && self.doc.is(i - 1, "from")
    }

    /// Whether a word at token `i` joins two sides: "8 by 10 feet".
    fn is_side(&self, i: usize) -> bool {
        self.is_one_of(i, &["by", "x", "×"]) && !self.is_joined(i)
    }

    /// The first number of "from 14 to 17 percent" and "8 by 10 feet", with the unit of the second.
    fn with_unit_of_next(&self, low: Amount) -> Amount {
        let end = low.tokens.end;
        if low.unit.is_some() || !(self.doc.is(end, "to") || self.is_side(end)) {
            return low;
        }
        match self.amount(end + 1) {
            Some(Amount { unit, side: Side::After, .. }) => Amount { unit, ..low },
            _ => low,
        }
    }

    /// The range that `low` opens.
    fn range(&self, low: Amount, joint: Joint) -> Option<Extent> {
        let start = self.joint_end(low.tokens.end, joint)?;
        let high = self.amount(start)?;
        let low = share_scale(share_unit(low, &high)?, &high);
        let is_open =
            [&low, &high].iter().all(|a| matches!(a.numeral.form, Form::Digits | Form::Words));
        let is_rising = low.numeral.value < high.numeral.value;
        (is_open && is_rising).then_some(Extent {
            tokens: low.tokens.start..high.tokens.end,
            upper: Some(high.numeral.value),
            low,
        })
    }

    /// The token after the word or mark that joins a range.
    fn joint_end(&self, i: usize, joint: Joint) -> Option<usize> {
        let is_joint = match joint {
            Joint::And => self.is_one_of(i, &["and", "to"]) || self.is_dash(i),
            Joint::To => self.is_one_of(i, &["to", "or"]) || self.is_dash(i),
        };
        is_joint.then_some(i + 1)
    }

    /// Whether token `i` is a hyphen or dash that joins two numbers.
    pub fn is_dash(&self, i: usize) -> bool {
        self.is_hyphen(i)
            || (self.is_one_of(i, &["–", "—"]) && self.is_joined(i) == self.is_joined(i + 1))
    }
}

/// What joins the two numbers of a range.
#[derive(Clone, Copy)]
enum Joint {
    /// After "between".
    And,
    To,
}

/// `low` with the unit of `high` where it has none; `None` where the two differ.
fn share_unit(low: Amount, high: &Amount) -> Option<Amount> {
    match (low.unit, high.unit) {
        (low_unit, high_unit) if low_unit == high_unit => Some(low),
        (None, unit) if high.side == Side::After => Some(Amount { unit, ..low }),
        // "$10-15m", "$10 to 15 million".
        (Some(_), None) if low.side == Side::Before => Some(low),
        _ => None,
    }
}

/// `low` with the scale of `high` where it has none: "2 to 3 million".
fn share_scale(mut low: Amount, high: &Amount) -> Amount {
    let scale = high.numeral.scale;
    let is_shared = low.numeral.scale == 1.0 && low.numeral.value < high.numeral.value / scale;
    if scale > 1.0 && is_shared {
        low.numeral.value *= scale;
    }
    low
}
