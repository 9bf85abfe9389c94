//! From what an expression means to its TIMEX3 value and its days: where "Wednesday" is pinned to
//! the calendar.
//!
//! Everything counts from the day of publication, or from what the article spoke of last. Where
//! neither is known the value keeps what the words say: `XXXX-WXX-3`.

use super::meaning::{Counted, Hour, Meaning, Origin, When, Within, Year, YearPart};
use super::tense::Tense;
use super::units::Unit;
use super::values::{plain, unknown, with_hour};
use crate::annotation::{Time, TimeClass};
use crate::calendar::{Date, Period};

/// What is known while the article is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Anchor {
    /// The day of publication.
    pub published: Option<Date>,
    /// The stretch of the calendar last spoken of, and its sentence.
    pub spoken: Option<(Period, usize)>,
    /// The day last spoken of, and its sentence.
    pub day: Option<(Date, usize)>,
    /// The day of the news last spoken of, and its sentence.
    pub news: Option<(Date, usize)>,
    /// The quarter, half or month that figures were last given for, and its sentence.
    pub figures: Option<(Period, usize)>,
    /// The year of an earlier time told of, and the sentence that named it.
    pub told: Option<(i32, usize)>,
    /// The sentence at hand.
    pub sentence: usize,
    /// Whether the time at hand only tells a thing apart: "the July 25 call".
    pub is_beside: bool,
    /// The day on which the quote at hand was said, where its sentence tells.
    pub speech: Option<Date>,
}

impl Anchor {
    /// Starts an article published on that day.
    pub fn new(published: Option<Date>) -> Self {
        Self { published, ..Self::default() }
    }

    /// Pins `meaning` to the calendar; `tense` is asked for only where it matters.
    pub fn resolve(&mut self, meaning: Meaning, tense: impl Fn() -> Option<Tense>) -> Time {
        match meaning {
            Meaning::Calendar(when, hour) => self.calendar(when, hour, tense),
            Meaning::Duration(value, upper) => Time { upper, ..plain(TimeClass::Duration, value) },
            Meaning::Set(value, upper) => Time { upper, ..plain(TimeClass::Set, value) },
            Meaning::Vague(value) => plain(TimeClass::Date, value.to_owned()),
            Meaning::Era(value) => plain(TimeClass::Date, value),
            Meaning::Later => {
                let is_past = matches!(tense(), Some(Tense::Past | Tense::PastBeside));
                let value = if is_past { "PAST_REF" } else { "FUTURE_REF" };
                plain(TimeClass::Date, value.to_owned())
            }
        }
    }

    fn calendar(
        &mut self,
        when: When,
        hour: Option<Hour>,
        tense: impl Fn() -> Option<Tense>,
    ) -> Time {
        if let When::Shift(unit, ..) = when
            && unit.is_clock()
        {
            let day = self.published.map_or(Unit::Day.unknown().to_owned(), |d| d.to_string());
            return plain(TimeClass::Time, format!("{day}TXX:XX"));
        }
        let found = self.period(when, tense);
        self.speak(when, found);
        let value = found.map_or_else(|| unknown(when), |period| period.to_string());
        let (value, class) = match hour {
            Some(hour) => (with_hour(&value, hour), TimeClass::Time),
            None => (value, TimeClass::Date),
        };
        let (first, last) = (found.and_then(Period::first), found.and_then(Period::last));
        Time { class, value, upper: None, first, last }
    }

    fn period(&self, when: When, tense: impl Fn() -> Option<Tense>) -> Option<Period> {
        match when {
            When::Fixed(period) => Some(period),
            When::InYear(part, year) => self.in_year(part, year, tense),
            When::Weekday(day, pick) => self.weekday(day, pick, tense),
            When::Shift(unit, count, origin) => self.shift(unit, count, origin, tense),
            When::YearsFrom(years, unit) => {
                let day = self.published?.add_months(years.saturating_mul(12))?;
                unit.period(day)
            }
            When::QuarterTo(part, year) => {
                Unit::Quarter.period(self.in_year(part, year, tense)?.last()?)
            }
            When::Near(unit) => self.near(unit, tense),
            When::Nth(counted, nth, Within::Part(part, year)) => {
                nth_of(counted, nth, self.in_year(part, year, tense)?)
            }
            When::Nth(counted, nth, Within::Shift(unit, count, origin)) => {
                nth_of(counted, nth, self.shift(unit, count, origin, tense)?)
            }
            When::DayOfMonth(day, weekday) => self.day_of_month(day, weekday, tense),
        }
    }

    fn in_year(
        &self,
        part: YearPart,
        year: Year,
        tense: impl Fn() -> Option<Tense>,
    ) -> Option<Period> {
        match year {
            Year::Given(year) => part.of(year),
            Year::Shift(years) => part.of(self.published_year()? + years),
            Year::Spoken => part.of(self.spoken_year()?),
            Year::Pick(pick) => self.pick_year(part, pick, tense),
        }
    }

    fn shift(
        &self,
        unit: Unit,
        count: i32,
        origin: Origin,
        tense: impl Fn() -> Option<Tense>,
    ) -> Option<Period> {
        let from = match origin {
            Origin::Figures | Origin::FiguresNow => return self.compare(unit, count, origin),
            Origin::Spoken => return self.shift_spoken(unit, count),
            Origin::Story if !self.is_ahead(tense()) => self.story(unit).or(self.published),
            Origin::Scene => self.day_at_hand().or(self.published),
            // "Last night" is told as well on the day after.
            Origin::Speech if count < 0 => self.speech.or(self.published),
            Origin::Speech => self.speech.or(self.eve()).or(self.published),
            Origin::Sentence if self.is_in_sentence() => {
                self.spoken_within(unit).or(self.published)
            }
            _ => self.published,
        };
        unit.period(from?)?.shift(count)
    }

    /// "a year earlier", "the quarter": counted from the figures given nearby.
    fn compare(&self, unit: Unit, count: i32, origin: Origin) -> Option<Period> {
        match (unit, self.figures_nearby()) {
            (Unit::Quarter, Some(quarter @ Period::Quarter(..))) => quarter.shift(count),
            // Figures are given for the last quarter that is over.
            (Unit::Quarter, _) => unit.period(self.published?)?.shift(count - 1),
            (_, Some(period)) => year_from(period, count),
            (_, None) if origin == Origin::Figures && self.is_in_sentence() => {
                Period::Year(self.spoken_year()?).shift(count)
            }
            (_, None) => unit.period(self.published?)?.shift(count),
        }
    }

    /// "three days later", "the previous year": counted from what was last spoken of.
    fn shift_spoken(&self, unit: Unit, count: i32) -> Option<Period> {
        if let (Unit::Year, Some((period, _))) = (unit, self.spoken)
            && count != 0
            && let Some(found) = year_from(period, count)
        {
            return Some(found);
        }
        let from = match (unit, self.day) {
            (Unit::Day, Some((day, _))) if count != 0 => Some(day),
            // Days later than what is not said.
            _ if count > 0 && unit < Unit::Year => self.spoken_within(unit),
            _ => self.spoken_within(unit).or(self.published),
        };
        unit.period(from?)?.shift(count)
    }

    pub fn published_year(&self) -> Option<i32> {
        self.published.map(Date::year)
    }
}

impl YearPart {
    /// The part of that year.
    pub fn of(self, year: i32) -> Option<Period> {
        let period = match self {
            Self::Day(month, day) => Period::Day(Date::new(year, month, day)?),
            Self::Days(month, first, last) => {
                Period::Days(Date::new(year, month, first)?, Date::new(year, month, last)?)
            }
            Self::Month(month) => Period::Month(year, month),
            Self::Quarter(quarter) => Period::Quarter(year, quarter),
            Self::Half(half) => Period::Half(year, half),
            Self::Season(season) => Period::Season(year, season),
            Self::Feast(feast) => Period::Day(feast.day(year)?),
        };
        period.first().map(|_| period)
    }
}

/// The same part of another year.
fn year_from(period: Period, years: i32) -> Option<Period> {
    if years.unsigned_abs() > 9999 {
        return None;
    }
    match period {
        Period::Quarter(year, quarter) => Period::Quarter(year, quarter).shift(4 * years),
        Period::Half(year, half) => Period::Half(year, half).shift(2 * years),
        Period::Month(year, month) => Period::Month(year, month).shift(12 * years),
        _ => None,
    }
}

/// The n-th week, weekend, day or weekday that begins in `period`; the last for 0.
fn nth_of(counted: Counted, nth: u8, period: Period) -> Option<Period> {
    let (first, last) = (period.first()?, period.last()?);
    let unit = match counted {
        Counted::Unit(unit) => unit,
        Counted::Weekday(day) => {
            let month = if nth == 0 { last } else { first };
            return Date::nth_weekday(month.year(), month.month(), day, nth).map(Period::Day);
        }
    };
    match (unit, i32::from(nth)) {
        (Unit::Day, 0) => Some(Period::Day(last)),
        (Unit::Day, nth) => first.add_days(nth - 1).map(Period::Day),
        // A week belongs to the month that has its Thursday.
        (_, 0) => unit.period(last.add_days(-3)?),
        (_, nth) => unit.period(first.add_days(7 * nth - 4)?),
    }
}
