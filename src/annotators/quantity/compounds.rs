//! Two amounts that add up to one: "6 feet 2 inches", "12 stone 4 pounds", `5'10"`.

use crate::annotators::quantity::amount::{Amount, Side};
use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::{Letters, Numeral, NumeralForm};
use crate::annotators::quantity::reader::QuantityReader;

impl QuantityReader<'_, '_> {
    /// `first` with the smaller unit that goes on it, in the larger unit.
    pub fn compound(&self, first: &Amount) -> Option<Amount> {
        if first.unit.is_none() {
            return self.feet_and_inches(first).or_else(|| self.marked_length(first));
        }
        let (smaller, parts) = smaller(first.unit?)?;
        let start = self.after_joint(first.tokens.end);
        let second = self.numeral(start, Letters::Unit)?;
        let Some((end, unit)) = self.measure_after(&second) else {
            return self.named_once(first, &second, parts);
        };
        let is_part = unit == smaller && second.value < parts;
        is_part.then(|| added(first, &second, parts, end))
    }

    /// "6-foot-5", "6 feet 4", "two pounds fifty": the smaller unit goes without saying.
    fn named_once(&self, first: &Amount, second: &Numeral, parts: f64) -> Option<Amount> {
        let (start, end) = (second.tokens.start, second.tokens.end);
        // Pounds have pence, here, not ounces.
        let parts = if first.unit? == "pound" { 100.0 } else { parts };
        let is_plain =
            second.is_whole() && second.scale == 1.0 && (1.0..parts).contains(&second.value);
        let is_next = match first.unit? {
            "foot" => start == first.tokens.end || self.is_hyphen(first.tokens.end),
            // "Two pounds fifty"; "a dollar two" is none.
            "pound" | "usd" | "eur" | "gbp" => {
                start == first.tokens.end
                    && second.value >= 10.0
                    && matches!(second.form, NumeralForm::Words | NumeralForm::Digits)
            }
            _ => false,
        };
        let is_free = !self.is_phrase_of_plural(end) && !self.is_glued_right(end);
        if !(is_plain && is_next && is_free) {
            return None;
        }
        match first.unit? {
            "pound" => {
                let first = Amount { unit: Some("gbp"), ..first.clone() };
                Some(added(&first, second, 100.0, end))
            }
            _ => Some(added(first, second, parts, end)),
        }
    }

    /// `5'10"`, the marks against the digits.
    fn feet_and_inches(&self, first: &Amount) -> Option<Amount> {
        let mark = first.tokens.end;
        let is_feet = self.is_one_of(mark, &["'", "’", "′"])
            && self.is_joined(mark)
            && self.is_joined(mark + 1)
            && first.numeral.form == NumeralForm::Digits;
        let inches = is_feet.then(|| self.numeral(mark + 1, Letters::Unit)).flatten()?;
        let end = inches.tokens.end;
        let is_closed = self.is_one_of(end, &["\"", "”", "″", "''"]) && self.is_joined(end);
        let end = if is_closed { end + 1 } else { end };
        let is_plain =
            inches.is_whole() && inches.scale == 1.0 && inches.form == NumeralForm::Digits;
        let is_man = is_closed || (4.0..=8.0).contains(&first.numeral.value);
        let feet = first.clone().with_unit("foot", end);
        (is_plain && is_man && inches.value < 12.0).then(|| added(&feet, &inches, 12.0, end))
    }

    /// `5' tall`, `a 27" screen`: feet or inches alone, by their mark, before what has such a size.
    fn marked_length(&self, first: &Amount) -> Option<Amount> {
        let mark = first.tokens.end;
        let is_joined = self.is_joined(mark) && first.numeral.form == NumeralForm::Digits;
        let unit = match mark < self.doc.len() {
            true if self.is_one_of(mark, &["'", "’", "′"]) => "foot",
            true if self.is_one_of(mark, &["\"", "”", "″", "''"]) => "inch",
            _ => return None,
        };
        let is_sized = is_joined && self.has_cue(mark + 1, QuantityCue::Extent);
        is_sized.then(|| first.clone().with_unit(unit, mark + 1))
    }

    /// The token after "and", a comma or a hyphen between the two.
    fn after_joint(&self, i: usize) -> usize {
        if self.is_one_of(i, &["and", ","]) || self.is_hyphen(i) { i + 1 } else { i }
    }
}

/// The unit that goes on `unit`, and how many of it make one.
fn smaller(unit: &str) -> Option<(&'static str, f64)> {
    match unit {
        "foot" => Some(("inch", 12.0)),
        "stone" => Some(("pound", 14.0)),
        "pound" => Some(("ounce", 16.0)),
        "usd" | "eur" | "cad" | "aud" => Some(("cent", 100.0)),
        "gbp" => Some(("penny", 100.0)),
        _ => None,
    }
}

/// `first` and `second`, of which `parts` make one of the first, up to token `end`.
fn added(first: &Amount, second: &Numeral, parts: f64, end: usize) -> Amount {
    let value = first.numeral.value + second.value / parts;
    let figures = first.numeral.figures.max(3);
    let numeral = Numeral { value, figures, ..first.numeral.clone() };
    Amount { tokens: first.tokens.start..end, numeral, unit: first.unit, side: Side::After }
}
