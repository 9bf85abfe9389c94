//! Which of those that come again is meant: "Wednesday", "Aug. 6", "the 25th", "the weekend".

use super::anchor::Anchor;
use super::meaning::{Pick, YearPart};
use super::tense::Tense;
use super::units::Unit;
use crate::calendar::{Date, Period};

/// Months on each side in which a day of the month is looked for.
const MONTHS: i32 = 12;

impl Anchor {
    pub fn pick_year(
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
            Pick::Tense | Pick::Through | Pick::Along | Pick::Until(_) => {
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

    pub fn weekday(
        &self,
        day: u8,
        pick: Pick,
        tense: impl Fn() -> Option<Tense>,
    ) -> Option<Period> {
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
            Pick::Through if self.is_in_sentence() => {
                return self.weekday(day, Pick::Following, tense);
            }
            Pick::Along if self.is_in_sentence() && self.spoken_last() > Some(published) => {
                return self.weekday(day, Pick::Following, tense);
            }
            Pick::Until(last) if !self.is_ahead(tense()) => {
                let since = i32::from((published.weekday() + 7 - last) % 7);
                -since - i32::from((last + 7 - day) % 7)
            }
            _ if back > 0 && self.is_ahead(tense()) => 7 - i32::from(back),
            _ => -i32::from(back),
        };
        published.add_days(days).map(Period::Day)
    }

    /// The day of a month: that of those around publication which the tense points to.
    pub fn day_of_month(
        &self,
        day: u8,
        weekday: Option<u8>,
        tense: impl Fn() -> Option<Tense>,
    ) -> Option<Period> {
        let published = self.published?;
        let is_that = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
        let in_month = |months: i32| {
            let month = published.add_months(months)?;
            Date::new(month.year(), month.month(), day).filter(is_that)
        };
        let past = (0..MONTHS).filter_map(|n| in_month(-n)).find(|date| *date <= published);
        let ahead = (0..MONTHS).filter_map(in_month).find(|date| *date > published);
        let is_nearer = |ahead: Date| {
            past.is_none_or(|past| ahead.to_days() + past.to_days() < 2 * published.to_days())
        };
        let is_ahead = match tense() {
            // The weekday tells which month it is; without one, what is told of does.
            None if weekday.is_some() => ahead.is_some_and(is_nearer),
            tense => self.is_ahead(tense),
        };
        if is_ahead { ahead } else { past }.map(Period::Day)
    }

    pub fn near(&self, unit: Unit, tense: impl Fn() -> Option<Tense>) -> Option<Period> {
        let published = self.published?;
        let this = unit.period(published)?;
        let is_ahead = this.first().is_some_and(|first| first > published);
        if is_ahead && !self.is_ahead(tense()) { this.shift(-1) } else { Some(this) }
    }

    /// Whether a day of that tense lies ahead: what is told in the present is fixed for later.
    pub fn is_ahead(&self, tense: Option<Tense>) -> bool {
        matches!(tense, Some(Tense::Present | Tense::Future))
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
