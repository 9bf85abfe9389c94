//! The same quantity in other units, rounded as precise as the original.
//!
//! A converted number keeps as many figures as the original has, zeros at the end of a whole
//! number not counted, and at least two: one would turn 5 km into 3 miles. Temperatures keep
//! the original's decimals, since their zeros differ.
//!
//! | original | exact | converted |
//! |---|---|---|
//! | 35 km | 21.748 miles | 22 miles |
//! | 200 km | 124.27 miles | 120 miles |
//! | 1,200 km | 745.6 miles | 750 miles |
//! | 8.5 km | 5.28 miles | 5.3 miles |
//! | 486,000 hectares | 1,200,932 acres | 1.2 million acres |

use crate::annotation::Conversion;
use crate::annotators::quantity::numeral::Numeral;
use crate::annotators::quantity::ranges::Extent;
use crate::lexicon::units::{Unit, Units};

/// Whether a temperature is one on the scale or a difference of two.
#[derive(Clone, Copy, PartialEq)]
pub enum Reading {
    /// "It was 35C."
    Point,
    /// "The air warmed by 2C."
    Difference,
}

/// `extent` in the units its own is converted to.
pub fn conversions(extent: &Extent, reading: Reading, units: &Units) -> Vec<Conversion> {
    let Some(unit) = extent.low.unit.and_then(|id| units.by_id(id)) else { return Vec::new() };
    let targets = unit.targets.iter().filter_map(|id| units.by_id(id));
    targets.filter_map(|target| conversion(extent, unit, target, reading)).collect()
}

fn conversion(extent: &Extent, unit: &Unit, target: &Unit, reading: Reading) -> Option<Conversion> {
    let numeral = &extent.low.numeral;
    let exact = |value: f64| exact(value, unit, target, reading);
    let low = rounded(exact(numeral.value)?, numeral, target);
    let high = match extent.upper {
        Some(upper) => Some(rounded(exact(upper)?, numeral, target)),
        None => None,
    };
    let text = match high {
        Some(high) if high != low => {
            format!("{} to {}", number(low, high), with_unit(high, target))
        }
        _ => with_unit(low, target),
    };
    Some(Conversion { value: low, unit: target.id, text })
}

/// `value` in the target unit, not rounded.
fn exact(value: f64, unit: &Unit, target: &Unit, reading: Reading) -> Option<f64> {
    let (factor, other) = (unit.factor?, target.factor?);
    if reading == Reading::Difference {
        return Some(value * factor / other);
    }
    Some((value * factor + unit.offset - target.offset) / other)
}

/// `value` rounded as precise as `original`.
fn rounded(value: f64, original: &Numeral, target: &Unit) -> f64 {
    let is_temperature = target.offset != 0.0;
    let decimals = match is_temperature {
        true => original.decimals as i32,
        false => original.figures.max(2) as i32 - 1 - magnitude(value),
    };
    round_to(value, decimals)
}

/// The power of ten of the first figure of `value`.
fn magnitude(value: f64) -> i32 {
    if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 }
}

/// `value` rounded to so many decimals; fewer than none round to tens, hundreds and so on.
fn round_to(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals.abs());
    if decimals < 0 { (value / scale).round() * scale } else { (value * scale).round() / scale }
}

/// "22 miles", "1.2 million acres", "95F".
fn with_unit(value: f64, unit: &Unit) -> String {
    let name = if value == 1.0 { unit.one } else { unit.other };
    if unit.offset != 0.0 {
        format!("{value}{name}")
    } else {
        format!("{} {name}", number(value, value))
    }
}

/// `value` as a newspaper writes it, in millions where `peer`, the larger of a range, is.
fn number(value: f64, peer: f64) -> String {
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    match scales.iter().find(|(scale, _)| value.abs() >= *scale && peer.abs() >= *scale) {
        Some((scale, name)) => format!("{}{name}", value / scale),
        None => grouped(value),
    }
}

/// `value` with commas between its thousands: "1,200.5".
fn grouped(value: f64) -> String {
    let plain = value.to_string();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part.is_empty() { grouped } else { format!("{grouped}.{part}") }
}
