//! Two numbers that bound one quantity: "between 5 and 7", "15-20%", "two or three".
//!
//! "From 14 to 17 percent" says how something changed: two quantities, the first in percent too.

use std::ops::Range;

use crate::annotators::quantity::amount::{Amount, Side};
use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::NumeralForm;
use crate::annotators::quantity::reader::QuantityReader;
use crate::tagger::Tag;

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

impl QuantityReader<'_, '_> {
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
        let range =
            self.range(low.clone(), Joint::To).filter(|range| !self.is_step(i, &low, range));
        range.or_else(|| Some(Extent::single(low)))
    }

    /// Whether `low`, which starts at token `i`, says by how much a thing changed, and the upper
    /// end of `range` to what: "rose $1.20 to $82.40", "fell by nine to 61".
    fn is_step(&self, i: usize, low: &Amount, range: &Extent) -> bool {
        if !self.doc.is(low.tokens.end, "to") {
            return false;
        }
        let start = self.bound_before(i).map_or(i, |bound| bound.edge);
        let upper = range.upper.unwrap_or_default();
        let is_far = upper >= FAR * range.low.numeral.value;
        // "It will grow by 5 to 7 percent" leaves open by how much.
        if start > 0 && self.is_one_of(start - 1, &["by", "another", "a"]) {
            let sentence = self.doc.sentence(start).start;
            let near = sentence.max(start.saturating_sub(REACH))..start;
            let verb = near.rev().find(|&k| self.has_cue(k, QuantityCue::Change));
            let is_told = verb.is_some_and(|k| self.is_past(k));
            return verb.is_some() && (is_far || is_told && range.low.unit.is_none());
        }
        let is_after_verb = start > 0 && self.has_cue(start - 1, QuantityCue::Change);
        is_after_verb && (low.unit.is_some() || is_far && range.low.unit.is_none())
    }

    /// Whether the verb at token `k` is in the past.
    fn is_past(&self, k: usize) -> bool {
        let is_led = k > 0 && matches!(self.doc.tag(k - 1), Tag::Modal | Tag::Particle);
        let is_past = matches!(self.doc.tag(k), Tag::VerbPast | Tag::VerbParticiple);
        // "Cut" has one form for both.
        !is_led && (is_past || self.is_one_of(k, &["cut", "shed"]))
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
        let is_open = [&low, &high]
            .iter()
            .all(|a| matches!(a.numeral.form, NumeralForm::Digits | NumeralForm::Words));
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
        // "4- to 6-foot", "10-to-15-foot"
        let is_hanging =
            self.is_one_of(i, &["-"]) && self.is_joined(i) && self.is_one_of(i + 1, &["to", "or"]);
        if is_hanging {
            return Some(if self.is_hyphen(i + 2) { i + 3 } else { i + 2 });
        }
        is_joint.then_some(i + 1)
    }

    /// Whether token `i` is a hyphen or dash that joins two numbers.
    pub fn is_dash(&self, i: usize) -> bool {
        self.is_hyphen(i)
            || (self.is_one_of(i, &["–", "—"]) && self.is_joined(i) == self.is_joined(i + 1))
    }
}

/// How many times as large as a step the level is at least that it leads to.
const FAR: f64 = 3.0;

/// How far before "by 30" the verb of a change may stand, in tokens.
const REACH: usize = 6;

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
