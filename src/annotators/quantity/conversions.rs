//! The same quantity in other units, rounded as precise as the original.
//!
//! A converted number keeps as many figures as the original has, zeros at the end of a whole
//! number not counted, and at least two: one would turn 5 km into 3 miles. It has no decimal
//! that the original lacks, unless to have two figures. Temperatures keep the original's decimals,
//! since their zeros differ; differences of temperatures follow the rule.
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

/// Numbers from here on have no digits to spare for decimals.
const MOST_DIGITS: f64 = 1e15;

/// Decimals of the smallest number that is written as it is.
const MOST_DECIMALS: usize = 17;

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
    let low = rounded(exact(numeral.value)?, numeral, target, reading);
    let high = match extent.upper {
        Some(upper) => Some(rounded(exact(upper)?, numeral, target, reading)),
        None => None,
    };
    let text = match high {
        Some(high) if high != low => {
            [&number(low, high), " to ", &with_unit(high, target)].concat()
        }
        _ => with_unit(low, target),
    };
    Some(Conversion { value: low, unit: target.id, text, systems: target.systems.clone() })
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
fn rounded(value: f64, original: &Numeral, target: &Unit, reading: Reading) -> f64 {
    if target.offset != 0.0 && reading == Reading::Point {
        return round_to(value, original.decimals as i32);
    }
    let decimals = |figures: u32| figures as i32 - 1 - magnitude(value);
    let most = decimals(2).max(original.decimals as i32);
    round_to(value, decimals(original.figures.max(2)).min(most))
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
        [&plain(value), name].concat()
    } else {
        [&number(value, value), " ", name].concat()
    }
}

/// `value` as a newspaper writes it, in millions where `peer`, the larger of a range, is.
fn number(value: f64, peer: f64) -> String {
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    match scales.iter().find(|(scale, _)| value.abs() >= *scale && peer.abs() >= *scale) {
        Some((scale, name)) => plain(value / scale) + name,
        None => grouped(value),
    }
}

/// `value` with commas between its thousands: "1,200.5".
fn grouped(value: f64) -> String {
    let plain = plain(value);
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if part.is_empty() { grouped } else { [&grouped, ".", part].concat() }
}

/// `value` in digits, with as few decimals as tell it from its neighbors.
///
/// The standard library's writer takes any number there is, which costs 15 KB of WebAssembly.
fn plain(value: f64) -> String {
    let scaled = |decimals: usize| value.abs() * 10_f64.powi(decimals as i32);
    let is_whole = |&decimals: &usize| {
        let whole = scaled(decimals).round();
        whole / 10_f64.powi(decimals as i32) == value.abs() || whole >= MOST_DIGITS
    };
    let decimals = (0..MOST_DECIMALS).find(is_whole).unwrap_or(MOST_DECIMALS);
    let mut digits = (scaled(decimals).round() as u64).to_string();
    while digits.len() <= decimals {
        digits.insert(0, '0');
    }
    if decimals > 0 {
        digits.insert(digits.len() - decimals, '.');
    }
    if value < 0.0 { format!("-{digits}") } else { digits }
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::annotation::{Annotation, Body};
    use crate::annotators::Annotator;
    use crate::annotators::quantity::Quantities;
    use crate::text::document::Document;

    #[test]
    fn numbers_are_written_as_the_standard_library_writes_them() {
        for value in [0.0, 22.0, 1234.5, 0.001, 0.1, 21.748, -4.4, 3_500_000.0, 0.000_02, 1e15] {
            assert_eq!(plain(value), value.to_string());
        }
        // What no number is, ends all the same.
        assert_eq!(plain(f64::NAN), "0.00000000000000000");
    }

    /// The conversions of the quantities in `text`, with semicolons between.
    fn converted(text: &str) -> String {
        let found = Quantities::load().annotate(&Document::new(text, None), &[]);
        let texts = found.iter().flat_map(|Annotation { body, .. }| match body {
            Body::Quantity(quantity) => {
                quantity.conversions.iter().map(|c| c.text.clone()).collect::<Vec<_>>()
            }
            _ => Vec::new(),
        });
        texts.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn figures_are_kept_and_two_at_least() {
        let text = "It is 35 km, 200 km, 1,200 km, 8.5 km, 5 km and 12,345 km long.";
        let miles = "22 miles; 120 miles; 750 miles; 5.3 miles; 3.1 miles; 7,671 miles";
        assert_eq!(converted(text), miles);
    }

    #[test]
    fn both_ways_between_the_systems() {
        assert_eq!(converted("60 miles, 6 feet, 20 inches"), "97 km; 1.8 meters; 51 cm");
        assert_eq!(converted("40 acres, 300 square miles"), "16 hectares; 780 sq km");
        assert_eq!(converted("500 tonnes, 500 tons"), "550 US tons; 450 tonnes");
        assert_eq!(converted("180 pounds, 82 kg, 12 ounces"), "82 kg; 180 pounds; 340 grams");
        assert_eq!(
            converted("3 liters, 10 gallons, 1 barrel"),
            "0.79 US gallons; 38 liters; 160 liters"
        );
        assert_eq!(converted("100 km/h, 60 mph"), "62 mph; 97 km/h");
        assert_eq!(converted("40 knots"), "74 km/h; 46 mph");
    }

    #[test]
    fn large_numbers_are_said_in_millions() {
        assert_eq!(converted("486,000 hectares"), "1.2 million acres");
        assert_eq!(converted("2 to 3 million tonnes"), "2.2 million to 3.3 million US tons");
        assert_eq!(converted("900,000 acres"), "360,000 hectares");
    }

    #[test]
    fn temperatures_keep_decimals_and_differences_have_no_zero() {
        assert_eq!(converted("It was 40C."), "104F");
        assert_eq!(converted("It was -12.5C."), "9.5F");
        assert_eq!(converted("It was 451F."), "233C");
        assert_eq!(converted("It warmed by 2C."), "3.6F");
        assert_eq!(converted("It is 1.5C above the average."), "2.7F");
        assert_eq!(converted("The 1.5C target is out of reach."), "2.7F");
        assert_eq!(converted("The lake has cooled 9 degrees Fahrenheit."), "5C");
        assert_eq!(converted("The Alps have warmed 2.2C since 1900."), "4F");
        assert_eq!(converted("It rose to 35C after a rise of 2C."), "95F; 3.6F");
    }

    #[test]
    fn ranges_are_converted_at_both_ends() {
        assert_eq!(converted("5-7 km"), "3.1 to 4.3 miles");
        assert_eq!(converted("between 30 and 31 km"), "19 miles");
    }

    #[test]
    fn a_conversion_says_where_its_unit_is_customary() {
        let text = "It is 35 km, 20C, 60 miles and 100 gallons (380 liters).";
        let found = Quantities::load().annotate(&Document::new(text, None), &[]);
        let systems = found.iter().filter_map(|Annotation { body, .. }| match body {
            Body::Quantity(quantity) => Some(quantity.conversions.first()?.systems.join(" ")),
            _ => None,
        });
        assert_eq!(systems.collect::<Vec<_>>(), ["us uk", "us", "metric uk", "metric uk"]);
    }

    #[test]
    fn the_articles_own_conversion_stands() {
        assert_eq!(converted("100 km (60 miles) away"), "60 miles");
        assert_eq!(converted("90 km (about 56 miles) away"), "56 miles");
        assert_eq!(converted("100 km (60 euros) away"), "62 miles");
    }

    #[test]
    fn money_and_counts_are_not_converted() {
        assert_eq!(converted("$5 million, 40 people, 3 percent, 16 gigabytes"), "");
    }
}
