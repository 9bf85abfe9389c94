//! From what an expression means to its TIMEX3 value and its days: where "Wednesday" is pinned to
//! the calendar.
//!
//! Everything counts from the day of publication, or from what the article spoke of last. Where
//! neither is known the value keeps what the words say: `XXXX-WXX-3`.

use super::meaning::{Hour, Meaning, Origin, Pick, When, Year, YearPart};
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
    spoken: Option<(Period, usize)>,
    /// The day last spoken of, and its sentence.
    day: Option<(Date, usize)>,
    /// The quarter, half or month that figures were last given for, and its sentence.
    figures: Option<(Period, usize)>,
    /// The year of an earlier time told of, and the sentence that named it.
    told: Option<(i32, usize)>,
    /// The sentence at hand.
    pub sentence: usize,
}

/// Sentences through which "the following day" still counts from the day named.
const DAY_REACH: usize = 8;

/// Sentences through which a story of an earlier year goes on.
const STORY_REACH: usize = 3;

/// Sentences through which "a year ago" still means a year before the quarter given.
const FIGURES_REACH: usize = 2;

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

    /// Keeps what was spoken of for what comes after.
    fn speak(&mut self, when: When, found: Option<Period>) {
        let Some(period) = found else { return };
        match period {
            Period::Day(date) | Period::Days(_, date) => self.day = Some((date, self.sentence)),
            Period::Quarter(..) | Period::Half(..) => self.figures = Some((period, self.sentence)),
            Period::Month(..) if self.figures_nearby().is_none() => {
                self.figures = Some((period, self.sentence));
            }
            _ => {}
        }
        if let (When::Fixed(Period::Day(_) | Period::Month(..)), Some(year)) = (when, period.year())
        {
            self.told = Some((year, self.sentence));
        } else if self.is_in_story(when) {
            self.told = self.told.map(|(year, _)| (year, self.sentence));
        }
        self.spoken = Some((period, self.sentence));
    }

    fn period(&self, when: When, tense: impl Fn() -> Option<Tense>) -> Option<Period> {
        match when {
            When::Fixed(period) => Some(period),
            When::InYear(part, year) => self.in_year(part, year, tense),
            When::Weekday(day, pick) => self.weekday(day, pick, tense),
            When::Shift(unit, count, origin) => self.shift(unit, count, origin),
            When::YearsFrom(years, unit) => {
                let day = self.published?.add_months(years.saturating_mul(12))?;
                unit.period(day)
            }
            When::QuarterTo(part, year) => {
                Unit::Quarter.period(self.in_year(part, year, tense)?.last()?)
            }
            When::Near(unit) => self.near(unit, tense),
            When::Nth(unit, nth, part, year) => nth_of(unit, nth, self.in_year(part, year, tense)?),
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

    fn pick_year(
        &self,
        part: YearPart,
        pick: Pick,
        tense: impl Fn() -> Option<Tense>,
    ) -> Option<Period> {
        let published = self.published?;
        let year = published.year();
        // Eight years hold a leap day, even around 1900.
        let candidates = || (year - 8..=year + 8).filter_map(|year| part.of(year));
        let past = candidates().rfind(|p| p.first().is_some_and(|first| first <= published));
        let ahead = candidates().find(|p| p.first().is_some_and(|first| first > published));
        match pick {
            Pick::This => part.of(year),
            Pick::Last => candidates().rfind(|p| p.last().is_some_and(|last| last < published)),
            Pick::Next => ahead,
            Pick::Following => {
                let from = self.spoken_last().unwrap_or(published);
                candidates().find(|p| p.first().is_some_and(|first| first > from))
            }
            Pick::Tense => {
                // A feast is spoken of in its season, whatever is told of it.
                let tense = match tense() {
                    Some(Tense::Past) if matches!(part, YearPart::Feast(_)) => {
                        Some(Tense::PastBeside)
                    }
                    tense => tense,
                };
                let story = self.story_year().filter(|_| tense != Some(Tense::Future));
                match story.and_then(|year| part.of(year)) {
                    Some(told) if matches!(part, YearPart::Day(..) | YearPart::Days(..)) => {
                        Some(told)
                    }
                    _ => nearest(published, past, ahead, tense),
                }
            }
        }
    }

    /// The year of the story being told, where that is not the news.
    fn story_year(&self) -> Option<i32> {
        let (year, sentence) = self.told?;
        let is_near = self.sentence - sentence <= STORY_REACH;
        (is_near && year + 1 < self.published?.year()).then_some(year)
    }

    /// Whether `when` may have taken its year from the story being told.
    fn is_in_story(&self, when: When) -> bool {
        matches!(when, When::InYear(YearPart::Day(..), Year::Pick(Pick::Tense)))
            && self.story_year().is_some()
    }

    fn weekday(&self, day: u8, pick: Pick, tense: impl Fn() -> Option<Tense>) -> Option<Period> {
        let published = self.published?;
        let back = (published.weekday() + 7 - day) % 7;
        let days = match pick {
            Pick::This => i32::from(day) - i32::from(published.weekday()),
            Pick::Last if back == 0 => -7,
            Pick::Last => -i32::from(back),
            Pick::Next => 7 - i32::from(back),
            Pick::Following => {
                let from = self.spoken_last().unwrap_or(published);
                let ahead = (day + 7 - from.weekday() - 1) % 7 + 1;
                return from.add_days(ahead.into()).map(Period::Day);
            }
            Pick::Tense if back > 0 && self.is_ahead(tense()) => 7 - i32::from(back),
            Pick::Tense => -i32::from(back),
        };
        published.add_days(days).map(Period::Day)
    }

    fn shift(&self, unit: Unit, count: i32, origin: Origin) -> Option<Period> {
        let from = match origin {
            Origin::Figures | Origin::FiguresNow => return self.compare(unit, count, origin),
            Origin::Spoken => return self.shift_spoken(unit, count),
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

    fn published_year(&self) -> Option<i32> {
        self.published.map(Date::year)
    }

    /// The year last spoken of, else that of publication.
    fn spoken_year(&self) -> Option<i32> {
        self.spoken.and_then(|(period, _)| period.year()).or(self.published_year())
    }

    /// The last day of what was last spoken of.
    fn spoken_last(&self) -> Option<Date> {
        self.spoken.and_then(|(period, _)| period.last())
    }

    /// Whether this sentence has already spoken of a time.
    fn is_in_sentence(&self) -> bool {
        self.spoken.is_some_and(|(_, sentence)| sentence == self.sentence)
    }

    /// The first day of what was last spoken of, where that is no longer than `unit`, else the
    /// day last spoken of.
    fn spoken_within(&self, unit: Unit) -> Option<Date> {
        let (period, _) = self.spoken?;
        match period {
            Period::Day(_) | Period::Days(..) => self.day(),
            _ if size(period) <= unit => period.first(),
            _ => self.day(),
        }
    }

    /// The day spoken of in this sentence or just before.
    fn day(&self) -> Option<Date> {
        let (date, sentence) = self.day?;
        (self.sentence - sentence <= DAY_REACH).then_some(date)
    }

    /// The quarter or half whose figures this sentence, or one just before it, gives; the month
    /// only if this sentence does.
    fn figures_nearby(&self) -> Option<Period> {
        let (period, sentence) = self.figures?;
        let reach = if matches!(period, Period::Month(..)) { 0 } else { FIGURES_REACH };
        (self.sentence - sentence <= reach).then_some(period)
    }

    fn near(&self, unit: Unit, tense: impl Fn() -> Option<Tense>) -> Option<Period> {
        let published = self.published?;
        let this = unit.period(published)?;
        let is_ahead = this.first().is_some_and(|first| first > published);
        if is_ahead && !self.is_ahead(tense()) { this.shift(-1) } else { Some(this) }
    }

    /// Whether a day of that tense lies ahead: what is told in the present is fixed for later.
    fn is_ahead(&self, tense: Option<Tense>) -> bool {
        matches!(tense, Some(Tense::Present | Tense::Future))
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

/// Of the latest that has begun and the next to begin, the one the tense points to, else the
/// nearer.
fn nearest(
    published: Date,
    past: Option<Period>,
    ahead: Option<Period>,
    tense: Option<Tense>,
) -> Option<Period> {
    let (Some(past), Some(ahead)) = (past, ahead) else { return past.or(ahead) };
    let days_since = past.last().map_or(0, |last| published.to_days() - last.to_days()).max(0);
    let days_until = ahead.first().map_or(0, |first| first.to_days() - published.to_days());
    // A forecast of a quarter's figures comes when it is over.
    let (over, ahead_of) = match past {
        Period::Quarter(..) | Period::Half(..) => (95, 240),
        _ => (45, 300),
    };
    let is_past = match tense {
        Some(Tense::Past) => true,
        Some(Tense::PastBeside) => days_since < 300 || days_until > 60,
        Some(Tense::Future) => days_since <= over && days_until > ahead_of,
        Some(Tense::Present) | None => days_since <= days_until,
    };
    Some(if is_past { past } else { ahead })
}

/// The unit a period is as long as.
fn size(period: Period) -> Unit {
    match period {
        Period::Day(_) | Period::Days(..) => Unit::Day,
        Period::Week(_) | Period::Weekend(_) => Unit::Week,
        Period::Month(..) => Unit::Month,
        Period::Quarter(..) | Period::Half(..) | Period::Season(..) => Unit::Quarter,
        Period::Year(_) | Period::Years(..) | Period::FiscalYear(_) => Unit::Year,
        Period::Decade(_) => Unit::Decade,
        Period::Century(_) => Unit::Century,
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

/// The n-th week, weekend or day that begins in `period`; the last for 0.
fn nth_of(unit: Unit, nth: u8, period: Period) -> Option<Period> {
    let (first, last) = (period.first()?, period.last()?);
    let nth = i32::from(nth);
    match (unit, nth) {
        (Unit::Day, 0) => Some(Period::Day(last)),
        (Unit::Day, _) => first.add_days(nth - 1).map(Period::Day),
        // A week belongs to the month that has its Thursday.
        (_, 0) => unit.period(last.add_days(-3)?),
        _ => unit.period(first.add_days(7 * nth - 4)?),
    }
}
