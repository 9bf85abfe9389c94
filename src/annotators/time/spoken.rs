//! What an article has spoken of so far: the day of its scene, its story, its figures.

use super::anchor::Anchor;
use super::meaning::{Pick, When, Year, YearPart};
use super::units::Unit;
use crate::calendar::{Date, Period};

/// Sentences through which "the following day" still counts from the day named.
const DAY_REACH: usize = 8;

/// Sentences through which "earlier in the day" means a day just named, however long ago it was.
const SCENE_REACH: usize = 2;

/// Days before and after publication in which the news happens.
const NEWS: i32 = 7;

/// Sentences through which a story of an earlier year goes on.
const STORY_REACH: usize = 3;

/// Sentences through which "a year ago" still means a year before the quarter given.
const FIGURES_REACH: usize = 2;

impl Anchor {
    /// Keeps what was spoken of for what comes after.
    pub fn speak(&mut self, when: When, found: Option<Period>) {
        let Some(period) = found else { return };
        match period {
            // "Trump's July 25 call" moves no story on.
            Period::Day(_) if self.is_beside => {}
            Period::Day(date) | Period::Days(_, date) => {
                self.day = Some((date, self.sentence));
                let is_news = self
                    .published
                    .is_some_and(|published| (date.to_days() - published.to_days()).abs() <= NEWS);
                self.news = if is_news { self.day } else { self.news };
            }
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

    /// The year of the story being told, where that is not the news.
    pub fn story_year(&self) -> Option<i32> {
        let (year, sentence) = self.told?;
        let is_near = self.sentence - sentence <= STORY_REACH;
        (is_near && year + 1 < self.published?.year()).then_some(year)
    }

    /// Whether `when` may have taken its year from the story being told.
    pub fn is_in_story(&self, when: When) -> bool {
        matches!(when, When::InYear(YearPart::Day(..), Year::Pick(Pick::Tense)))
            && self.story_year().is_some()
    }

    /// The first day of what was spoken of just before, if that is no longer than `unit` and lies
    /// before the one of publication.
    pub fn story(&self, unit: Unit) -> Option<Date> {
        let (period, sentence) = self.spoken?;
        let is_near = self.sentence - sentence <= STORY_REACH;
        let is_earlier = period.last()? < unit.period(self.published?)?.first()?;
        (is_near && is_earlier && size(period) <= unit).then(|| period.first())?
    }

    /// The year last spoken of, else that of publication.
    pub fn spoken_year(&self) -> Option<i32> {
        self.spoken.and_then(|(period, _)| period.year()).or(self.published_year())
    }

    /// The last day of what was last spoken of.
    pub fn spoken_last(&self) -> Option<Date> {
        self.spoken.and_then(|(period, _)| period.last())
    }

    /// Whether this sentence has already spoken of a time.
    pub fn is_in_sentence(&self) -> bool {
        self.spoken.is_some_and(|(_, sentence)| sentence == self.sentence)
    }

    /// The first day of what was last spoken of, where that is no longer than `unit`, else the
    /// day last spoken of.
    pub fn spoken_within(&self, unit: Unit) -> Option<Date> {
        let (period, _) = self.spoken?;
        match period {
            Period::Day(_) | Period::Days(..) => self.day(),
            _ if size(period) <= unit => period.first(),
            _ => self.day(),
        }
    }

    /// The day spoken of in this sentence or just before.
    pub fn day(&self) -> Option<Date> {
        let (date, sentence) = self.day?;
        (self.sentence - sentence <= DAY_REACH).then_some(date)
    }

    /// "the day", "that evening": the day just named, else the last of the news.
    pub fn day_at_hand(&self) -> Option<Date> {
        let is_scene = |(_, sentence): &(Date, usize)| self.sentence - sentence <= SCENE_REACH;
        self.day.filter(is_scene).or(self.news).map(|(date, _)| date)
    }

    /// The day on which words quoted without a day were said: the eve of publication, where the
    /// story is of that.
    pub fn eve(&self) -> Option<Date> {
        let (date, sentence) = self.news?;
        let is_eve = date.add_days(1) == self.published;
        (is_eve && self.sentence - sentence <= DAY_REACH).then_some(date)
    }

    /// The quarter or half whose figures this sentence, or one just before it, gives; the month
    /// only if this sentence does.
    pub fn figures_nearby(&self) -> Option<Period> {
        let (period, sentence) = self.figures?;
        let reach = if matches!(period, Period::Month(..)) { 0 } else { FIGURES_REACH };
        (self.sentence - sentence <= reach).then_some(period)
    }
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
