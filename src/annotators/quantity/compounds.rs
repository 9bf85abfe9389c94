//! Two amounts that add up to one: "6 feet 2 inches", "12 stone 4 pounds", `5'10"`.

use crate::annotators::quantity::amount::{Amount, Side};
use crate::annotators::quantity::numeral::{Form, Letters, Numeral};
use crate::annotators::quantity::reader::Reader;

impl Reader<'_, '_> {
    /// `first` with the smaller unit that goes on it, in the larger unit.
    pub fn compound(&self, first: &Amount) -> Option<Amount> {
        if first.unit.is_none() {
            return self.feet_and_inches(first);
        }
        let (smaller, parts) = smaller(first.unit?)?;
        let start = self.after_joint(first.tokens.end);
        let second = self.numeral(start, Letters::Unit)?;
        let (end, unit) = self.measure_after(&second)?;
        let is_part = unit == smaller && second.value < parts;
        is_part.then(|| added(first, &second, parts, end))
    }

    /// `5'10"`, the marks against the digits.
    fn feet_and_inches(&self, first: &Amount) -> Option<Amount> {
        let mark = first.tokens.end;
        let is_feet = self.is_one_of(mark, &["'", "’", "′"])
            && self.is_joined(mark)
            && self.is_joined(mark + 1)
            && first.numeral.form == Form::Digits;
        let inches = is_feet.then(|| self.numeral(mark + 1, Letters::Unit)).flatten()?;
        let end = inches.tokens.end;
        let is_closed = self.is_one_of(end, &["\"", "”", "″", "''"]) && self.is_joined(end);
        let feet = first.clone().with_unit("foot", end + 1);
        (is_closed && inches.value < 12.0).then(|| added(&feet, &inches, 12.0, end + 1))
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
