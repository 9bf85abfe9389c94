//! What an expression of time means, before anything is known of when it was written.

use super::feasts::Feast;
use super::units::Unit;
use super::words::Zone;
use crate::calendar::{Period, Season};

/// An expression found: where it ends, what it means, which rule found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The token after its last.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// The name of the rule.
    pub rule: &'static str,
}

impl Found {
    /// A point or stretch of the calendar.
    pub fn when(end: usize, when: When, rule: &'static str) -> Self {
        Self { end, meaning: Meaning::Calendar(when, None), rule }
    }

    /// A time of day on such a day.
    pub fn hour(end: usize, when: When, hour: Hour, rule: &'static str) -> Self {
        Self { end, meaning: Meaning::Calendar(when, Some(hour)), rule }
    }

    /// A length of time.
    pub fn duration(end: usize, value: String, rule: &'static str) -> Self {
        Self { end, meaning: Meaning::Duration(value, None), rule }
    }

    /// Something that comes again.
    pub fn set(end: usize, value: String, rule: &'static str) -> Self {
        Self { end, meaning: Meaning::Set(value, None), rule }
    }

    /// Whether it counts from the day on which quoted words were said.
    pub fn counts_from_speech(&self) -> bool {
        matches!(self.meaning, Meaning::Calendar(When::Shift(_, _, Origin::Speech), _))
    }

    /// The same length or set, up to a longer one: "two to three weeks".
    pub fn up_to(self, upper: Option<String>) -> Self {
        let meaning = match self.meaning {
            Meaning::Duration(value, _) => Meaning::Duration(value, upper),
            Meaning::Set(value, _) => Meaning::Set(value, upper),
            meaning => meaning,
        };
        Self { meaning, ..self }
    }

    /// A vague reference.
    pub fn vague(end: usize, value: &'static str, rule: &'static str) -> Self {
        Self { end, meaning: Meaning::Vague(value), rule }
    }

    /// The calendar part, where it is one without a time of day.
    pub fn as_when(&self) -> Option<When> {
        match self.meaning {
            Meaning::Calendar(when, None) => Some(when),
            _ => None,
        }
    }
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A stretch of the calendar, perhaps a time of that day.
    Calendar(When, Option<Hour>),
    /// A length, by its TIMEX3 value, and the longer one where it is a range.
    Duration(String, Option<String>),
    /// Something that comes again, by its TIMEX3 value; likewise.
    Set(String, Option<String>),
    /// A TIMEX3 reference.
    Vague(&'static str),
    /// A year or century of an era, by its TIMEX3 value; no day of it is known.
    Era(String),
    /// After what was told before: past or future, as the tense tells.
    Later,
}

/// A stretch of the calendar, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// All is said: "August 6, 2024".
    Fixed(Period),
    /// Part of a year: "Aug. 6", "the third quarter of last year".
    InYear(YearPart, Year),
    /// "Wednesday", "last Friday".
    Weekday(u8, Pick),
    /// "last week", "three days ago", "the day after": so many units from there.
    Shift(Unit, i32, Origin),
    /// "85 years ago this month": so many years from a period at hand.
    YearsFrom(i32, Unit),
    /// "the quarter ended Sept. 30".
    QuarterTo(YearPart, Year),
    /// "the weekend": the one the tense points to.
    Near(Unit),
    /// The n-th of those in a month or year; 0 for the last.
    Nth(Counted, u8, Within),
    /// "the 25th", "Sunday the 25th": a day of some month, perhaps on that weekday.
    DayOfMonth(u8, Option<u8>),
}

/// What is counted in a month or year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counted {
    /// Days, weeks, weekends.
    Unit(Unit),
    /// "Saturdays".
    Weekday(u8),
}

/// In which month or year something is counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Within {
    /// "of September".
    Part(YearPart, Year),
    /// "of the month", "of next year".
    Shift(Unit, i32, Origin),
}

/// What part of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearPart {
    /// Month and day.
    Day(u8, u8),
    /// Month, first and last day.
    Days(u8, u8, u8),
    /// Month.
    Month(u8),
    /// Quarter.
    Quarter(u8),
    /// Half.
    Half(u8),
    /// Season.
    Season(Season),
    /// Feast.
    Feast(Feast),
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Year {
    /// The year given.
    Given(i32),
    /// So many years after that of publication.
    Shift(i32),
    /// The year of what was last spoken of.
    Spoken,
    /// The year that makes it fit.
    Pick(Pick),
}

/// Which of those that come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Tense and distance decide.
    Tense,
    /// The latest before publication.
    Last,
    /// The one of the current week or year.
    This,
    /// The first after publication.
    Next,
    /// The next one after what was last spoken of.
    Following,
    /// "Monday to Friday": the next one after the weekday before it.
    Through,
    /// "Monday and Thursday": likewise where that lies ahead.
    Along,
    /// "Friday to Monday": the one before that weekday, of those gone by.
    Until(u8),
}

/// From where units are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day of publication.
    Published,
    /// What was last spoken of.
    Spoken,
    /// The day just named, else the last of the news.
    Scene,
    /// What was last spoken of, where that is a story of earlier times, else the day of publication.
    Story,
    /// In a quote: the day on which it was said.
    Speech,
    /// What was spoken of in the same sentence, else the day of publication.
    Sentence,
    /// The quarter spoken of nearby, else the year spoken of in the same sentence, else the day of
    /// publication.
    Figures,
    /// The quarter spoken of nearby, else the day of publication.
    FiguresNow,
}

/// A time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// A part of the day, by its code.
    Part(&'static str),
    /// Hour, minute and zone.
    Clock(u8, u8, Option<Zone>),
}
