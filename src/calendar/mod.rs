//! Civil dates and their arithmetic: pure, in the proleptic Gregorian calendar.
//!
//! Day counts follow Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013); weeks
//! are those of ISO 8601: they begin on Monday, and week 1 holds the year's first Thursday.

mod feasts;
mod period;

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

pub use feasts::{easter, islamic_month};
pub use period::{Period, Season};

use crate::error::Error;

/// A day of the calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` where the calendar has none such.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let is_real = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        is_real.then_some(Self { year, month, day })
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, Monday 1 to Sunday 7.
    pub const fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        ((self.to_days() + 3).rem_euclid(7) + 1) as u8
    }

    /// The ISO week it lies in, with that week's year: 2024-12-30 lies in week 1 of 2025.
    pub fn iso_week(self) -> (i32, u8) {
        let thursday = self.to_days() + 4 - self.weekday() as i32;
        let (year, _, _) = civil(thursday);
        (year, ((thursday - days(year, 1, 1)) / 7 + 1) as u8)
    }

    /// The day `count` days later, earlier where negative; `None` outside years 1 to 9999.
    pub fn add_days(self, count: i32) -> Option<Self> {
        Self::from_days(self.to_days().checked_add(count)?)
    }

    /// The same day `count` months later, or the last of that month where it is shorter.
    pub fn add_months(self, count: i32) -> Option<Self> {
        let months = (self.year * 12 + i32::from(self.month) - 1).checked_add(count)?;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u8 + 1);
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// The `nth` such weekday of a month, or its last for 0; `None` where it has no so many.
    pub fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> Option<Self> {
        let first = (weekday + 7 - Self::new(year, month, 1)?.weekday()) % 7 + 1;
        let last = first + (days_in_month(year, month) - first) / 7 * 7;
        match nth {
            0 => Self::new(year, month, last),
            1..=5 => Self::new(year, month, first + 7 * (nth - 1)),
            _ => None,
        }
    }

    /// Days since 1 January 1970.
    pub const fn to_days(self) -> i32 {
        days(self.year, self.month, self.day)
    }

    /// The day `days` days after 1 January 1970; `None` outside years 1 to 9999.
    pub fn from_days(days: i32) -> Option<Self> {
        // Beyond this the arithmetic might overflow; years 1 to 9999 need a tenth of it.
        if days.unsigned_abs() > 40_000_000 {
            return None;
        }
        let (year, month, day) = civil(days);
        Self::new(year, month, day)
    }
}

/// Days from 1 January 1970 to the day given.
const fn days(year: i32, month: u8, day: u8) -> i32 {
    // Years are counted from March, so that the leap day comes last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of the day `days` days after 1 January 1970.
const fn civil(days: i32) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month as u8, day as u8)
}

/// The length of a month in days, February in leap years included.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether `year` has a 29 February.
pub const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `2024-08-14`, also where a time follows: `2024-08-14T09:30Z`.
    fn from_str(given: &str) -> Result<Self, Error> {
        parse(given).ok_or_else(|| Error::published(given))
    }
}

fn parse(given: &str) -> Option<Date> {
    let date = given.trim().split(['T', ' ']).next()?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_iso = parts.next().is_none() && (year.len(), month.len(), day.len()) == (4, 2, 2);
    let is_digits = date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if !is_iso || !is_digits {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
