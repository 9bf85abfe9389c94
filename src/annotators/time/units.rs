//! Units of time: their TIMEX3 letters and their place in the calendar.

use crate::calendar::{Date, Period};
use crate::lexicon::word_class::word_class;

/// A unit in which news counts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    FiscalYear,
    Decade,
    Century,
}

word_class! {
    impl Unit {
        Second = "second",
        Minute = "minute",
        Hour = "hour",
        Day = "day",
        Weekend = "weekend",
        Week = "week",
        Fortnight = "fortnight",
        Month = "month",
        Quarter = "quarter",
        Year = "year",
        Decade = "decade",
        Century = "century",
    }
}

impl Unit {
    /// Its letter in a duration, and how many of these it counts for: a decade is `10Y`.
    pub const fn letter(self) -> (u32, &'static str) {
        match self {
            Self::Second => (1, "S"),
            Self::Minute | Self::Month => (1, "M"),
            Self::Hour => (1, "H"),
            Self::Day => (1, "D"),
            Self::Weekend => (1, "WE"),
            Self::Week => (1, "W"),
            Self::Fortnight => (2, "W"),
            Self::Quarter => (1, "Q"),
            Self::Year | Self::FiscalYear => (1, "Y"),
            Self::Decade => (10, "Y"),
            Self::Century => (100, "Y"),
        }
    }

    /// About how many seconds it lasts.
    pub const fn seconds(self) -> f64 {
        const DAY: f64 = 86_400.0;
        match self {
            Self::Second => 1.0,
            Self::Minute => 60.0,
            Self::Hour => 3_600.0,
            Self::Day => DAY,
            Self::Weekend => 2.0 * DAY,
            Self::Week => 7.0 * DAY,
            Self::Fortnight => 14.0 * DAY,
            Self::Month => 30.0 * DAY,
            Self::Quarter => 91.0 * DAY,
            Self::Year | Self::FiscalYear => 365.0 * DAY,
            Self::Decade => 3_652.0 * DAY,
            Self::Century => 36_524.0 * DAY,
        }
    }

    /// Whether it is shorter than a day.
    pub fn is_clock(self) -> bool {
        self < Self::Day
    }

    /// The period of this size that holds `date`; what is no period of the calendar has none.
    pub fn period(self, date: Date) -> Option<Period> {
        let (year, month) = (date.year(), date.month());
        match self {
            Self::Second | Self::Minute | Self::Hour => None,
            Self::Day => Some(Period::Day(date)),
            Self::Weekend => Period::weekend_of(date),
            Self::Week | Self::Fortnight => Period::week_of(date),
            Self::Month => Some(Period::Month(year, month)),
            Self::Quarter => Some(Period::Quarter(year, (month - 1) / 3 + 1)),
            Self::Year => Some(Period::Year(year)),
            Self::FiscalYear => Some(Period::FiscalYear(year)),
            Self::Decade => Some(Period::Decade(year / 10)),
            Self::Century => Some(Period::Century(year / 100)),
        }
    }

    /// The TIMEX3 value of such a period of which nothing else is known.
    pub const fn unknown(self) -> &'static str {
        match self {
            Self::Second | Self::Minute | Self::Hour => "XXXX-XX-XXTXX",
            Self::Day => "XXXX-XX-XX",
            Self::Weekend => "XXXX-WXX-WE",
            Self::Week | Self::Fortnight => "XXXX-WXX",
            Self::Month => "XXXX-XX",
            Self::Quarter => "XXXX-QX",
            Self::Year => "XXXX",
            Self::FiscalYear => "FYXXXX",
            Self::Decade => "XXX",
            Self::Century => "XX",
        }
    }
}
