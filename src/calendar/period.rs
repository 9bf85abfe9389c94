//! Stretches of the calendar that have a TIMEX3 value of their own.
//!
//! | period | value | first | last |
//! |---|---|---|---|
//! | Wednesday, 14 August 2024 | `2024-08-14` | 2024-08-14 | 2024-08-14 |
//! | that week, its weekend | `2024-W33`, `2024-W33-WE` | 2024-08-12 | 2024-08-18 |
//! | the third quarter | `2024-Q3` | 2024-07-01 | 2024-09-30 |
//! | winter 2024 | `2024-WI` | 2024-12-01 | 2025-02-28 |
//! | the 1980s, the 19th century | `198`, `18` | 1980-01-01 | 1989-12-31 |

use std::fmt;

use super::{Date, days_in_month};

/// A day, or a longer stretch of the calendar. Years lie in 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day(Date),
    /// A day and one that follows, as in "June 5-7"; its value can only name the first.
    Days(Date, Date),
    /// An ISO week, held by its Monday.
    Week(Date),
    /// The Saturday and Sunday of an ISO week, held by its Monday.
    Weekend(Date),
    /// A month of a year.
    Month(i32, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u8),
    /// A half of a year, 1 or 2.
    Half(i32, u8),
    /// A season; a winter is that of the year in which it begins.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// A year and one that follows, as in "2009-10"; its value can only name the first.
    Years(i32, i32),
    /// A fiscal year, whose days its company alone knows.
    FiscalYear(i32),
    /// Ten years, held by the first three digits: 198 for the 1980s.
    Decade(i32),
    /// A hundred years, held by the first two digits: 18 for the 1800s.
    Century(i32),
}

/// A season of the northern year, in whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// The month it begins in.
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }

    /// Its TIMEX3 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }
}

impl Period {
    /// The ISO week that holds `date`.
    pub fn week_of(date: Date) -> Option<Self> {
        monday(date).map(Self::Week)
    }

    /// The weekend of the ISO week that holds `date`.
    pub fn weekend_of(date: Date) -> Option<Self> {
        monday(date).map(Self::Weekend)
    }

    /// The period of the same sort `count` later, earlier where negative.
    ///
    /// `None` outside years 1 to 9999.
    pub fn shift(self, count: i32) -> Option<Self> {
        // More than all the days there are leads nowhere, and might overflow.
        if count.unsigned_abs() > 4_000_000 {
            return None;
        }
        let shifted = match self {
            Self::Day(date) => Self::Day(date.add_days(count)?),
            Self::Days(first, last) => Self::Days(first.add_days(count)?, last.add_days(count)?),
            Self::Week(date) => Self::Week(date.add_days(count * 7)?),
            Self::Weekend(date) => Self::Weekend(date.add_days(count * 7)?),
            Self::Month(year, month) => {
                let (year, month) = carry(year, month, 12, count);
                Self::Month(year, month)
            }
            Self::Quarter(year, quarter) => {
                let (year, quarter) = carry(year, quarter, 4, count);
                Self::Quarter(year, quarter)
            }
            Self::Half(year, half) => {
                let (year, half) = carry(year, half, 2, count);
                Self::Half(year, half)
            }
            Self::Season(year, season) => Self::Season(year + count, season),
            Self::Year(year) => Self::Year(year + count),
            Self::Years(first, last) => Self::Years(first + count, last + count),
            Self::FiscalYear(year) => Self::FiscalYear(year + count),
            Self::Decade(decade) => Self::Decade(decade + count),
            Self::Century(century) => Self::Century(century + count),
        };
        shifted.years().is_some().then_some(shifted)
    }

    /// The first and last year, both inclusive; `None` outside years 1 to 9999.
    fn years(self) -> Option<(i32, i32)> {
        let (first, last) = match self {
            Self::Day(date) | Self::Week(date) | Self::Weekend(date) => (date.year(), date.year()),
            Self::Days(first, last) => (first.year(), last.year()),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::FiscalYear(year) => (year, year),
            Self::Years(first, last) => (first, last),
            Self::Decade(decade) => (decade * 10, decade * 10 + 9),
            Self::Century(century) => (century * 100, century * 100 + 99),
        };
        (first >= 1 && last <= 9999).then_some((first, last))
    }

    /// The first day covered.
    pub fn first(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Days(date, _) | Self::Week(date) => Some(date),
            Self::Weekend(date) => date.add_days(5),
            _ => Date::new(self.years()?.0, self.months()?.0, 1),
        }
    }

    /// The last day covered.
    pub fn last(self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Days(_, date) => Some(date),
            Self::Week(date) | Self::Weekend(date) => date.add_days(6),
            Self::Season(year, Season::Winter) => month_end(year + 1, 2),
            _ => month_end(self.years()?.1, self.months()?.1),
        }
    }

    /// The first and last month covered, of the first and last year; days have none, nor fiscal
    /// years.
    fn months(self) -> Option<(u8, u8)> {
        match self {
            Self::Day(_) | Self::Days(..) | Self::Week(_) | Self::Weekend(_) => None,
            Self::FiscalYear(_) => None,
            Self::Month(_, month) => Some((month, month)),
            Self::Quarter(_, quarter) => Some((quarter * 3 - 2, quarter * 3)),
            Self::Half(_, half) => Some((half * 6 - 5, half * 6)),
            Self::Season(_, season) => Some((season.first_month(), season.first_month() + 2)),
            Self::Year(_) | Self::Years(..) | Self::Decade(_) | Self::Century(_) => Some((1, 12)),
        }
    }

    /// The year it lies in, where it lies in one.
    pub fn year(self) -> Option<i32> {
        self.years().filter(|(first, last)| first == last).map(|(year, _)| year)
    }
}

/// The Monday of the ISO week that holds `date`.
fn monday(date: Date) -> Option<Date> {
    date.add_days(1 - i32::from(date.weekday()))
}

fn month_end(year: i32, month: u8) -> Option<Date> {
    Date::new(year, month, days_in_month(year, month))
}

/// Moves the `part`-th of the `parts` of `year` by `count` parts.
fn carry(year: i32, part: u8, parts: i32, count: i32) -> (i32, u8) {
    let all = year * parts + i32::from(part) - 1 + count;
    (all.div_euclid(parts), all.rem_euclid(parts) as u8 + 1)
}

/// The TIMEX3 value.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(date) | Self::Days(date, _) => write!(f, "{date}"),
            Self::Week(date) => {
                let (year, week) = date.iso_week();
                write!(f, "{year:04}-W{week:02}")
            }
            Self::Weekend(date) => write!(f, "{}-WE", Self::Week(date)),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season.code()),
            Self::Year(year) | Self::Years(year, _) => write!(f, "{year:04}"),
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
        }
    }
}
