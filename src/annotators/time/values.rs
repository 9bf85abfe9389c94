//! TIMEX3 values of what is known in part: `XXXX-WXX-3`, `XXXX-08-06`, `2024-08-14T09:30`.

use super::feasts::Feast;
use super::meaning::{Counted, Hour, When, YearPart};
use super::units::Unit;
use super::words::Zone;
use crate::annotation::{Time, TimeClass};

/// A time that covers no known days.
pub fn plain(class: TimeClass, value: String) -> Time {
    Time { class, value, upper: None, first: None, last: None }
}

/// The value of a period of which only the words are known.
pub fn unknown(when: When) -> String {
    match when {
        When::Fixed(period) => period.to_string(),
        When::InYear(part, _) => unknown_part(part),
        When::Weekday(day, _) => format!("XXXX-WXX-{day}"),
        When::QuarterTo(..) => Unit::Quarter.unknown().to_owned(),
        When::DayOfMonth(day, _) => format!("XXXX-XX-{day:02}"),
        When::Nth(Counted::Weekday(_), ..) => Unit::Day.unknown().to_owned(),
        When::Shift(unit, ..)
        | When::Near(unit)
        | When::Nth(Counted::Unit(unit), ..)
        | When::YearsFrom(_, unit) => unit.unknown().to_owned(),
    }
}

fn unknown_part(part: YearPart) -> String {
    // Any leap year will do: only what follows the year is kept.
    match part {
        YearPart::Feast(Feast::Fixed(month, day))
        | YearPart::Day(month, day)
        | YearPart::Days(month, day, _) => {
            format!("XXXX-{month:02}-{day:02}")
        }
        YearPart::Feast(_) => Unit::Day.unknown().to_owned(),
        part => part.of(2000).map_or_else(String::new, |p| format!("XXXX{}", &p.to_string()[4..])),
    }
}

/// The value of a time of day on a day of that value.
pub fn with_hour(day: &str, hour: Hour) -> String {
    match hour {
        Hour::Part(part) => format!("{day}{part}"),
        Hour::Clock(hour, minute, zone) => {
            let zone = if zone == Some(Zone::Universal) { "Z" } else { "" };
            format!("{day}T{hour:02}:{minute:02}{zone}")
        }
    }
}
