//! Days by their names and from today: "Wednesday", "last Friday night", "yesterday", "tonight".

use super::cues::Cue;
use super::meaning::{Found, Hour, Origin, Pick, When};
use super::reader::Reader;
use super::units::Unit;
use super::words::{Which, Word};

impl Reader<'_, '_> {
    /// "Wednesday", "Wednesday, Aug. 14, 2024", "Friday night", "Friday at 2 p.m."
    pub fn weekday(&self, i: usize) -> Option<Found> {
        let Word::Weekday(day) = self.word(i) else { return None };
        if let Some(found) = self.weekday_date(i) {
            return Some(found);
        }
        // "Black Monday" is one day of history, or of sales.
        let is_named = matches!(self.before(i), "black" | "bloody" | "cyber");
        if is_named || self.is_title(i + 1) {
            return None;
        }
        let when = When::Weekday(day, Pick::Tense);
        let is_13th = self.is(i + 1, "the") && matches!(self.word(i + 2), Word::Ordinal(_));
        let end = if is_13th && self.is_day_number(i + 2) { i + 3 } else { i + 1 };
        Some(self.with_hour(end, when, "weekday"))
    }

    /// Whether token `i` is a day in digits that no month follows: "the 13th".
    fn is_day_number(&self, i: usize) -> bool {
        let is_digits = self.lower(i).starts_with(|c: char| c.is_ascii_digit());
        is_digits && !matches!(self.word(i + 1), Word::Unit(_)) && !self.is(i + 1, "of")
    }

    /// "Wednesday, Aug. 14": the date says more than the weekday; "Wednesday (Aug. 14)": it stands
    /// apart, and says it all the same.
    fn weekday_date(&self, i: usize) -> Option<Found> {
        if self.is(i + 1, "(") {
            let when = self.full_date(i + 2).filter(|date| self.is(date.end, ")"))?.as_when()?;
            return Some(Found::when(i + 1, when, "weekday"));
        }
        self.full_date(self.skip(i + 1, ","))
    }

    /// A date with its day at `i`.
    fn full_date(&self, i: usize) -> Option<Found> {
        let date = self
            .month_first(i)
            .filter(|date| date.rule.starts_with("month_day"))
            .or_else(|| self.day_first(i));
        date.or_else(|| self.slash_date(i))
    }

    /// "last Friday", "this Monday", "the following Tuesday", "this past weekend's Sunday".
    pub fn which_weekday(&self, i: usize) -> Option<Found> {
        let (which, next) = self.which(i)?;
        let Word::Weekday(day) = self.word(next) else { return None };
        let (pick, rule) = match which {
            Which::Last | Which::Past | Which::Previous => (Pick::Last, "last_weekday"),
            Which::Next if self.word(i) == Word::The => (Pick::Following, "following_weekday"),
            Which::Next | Which::Coming => (Pick::Next, "next_weekday"),
            Which::Following => (Pick::Following, "following_weekday"),
            _ => (Pick::This, "this_weekday"),
        };
        Some(self.with_hour(next + 1, When::Weekday(day, pick), rule))
    }

    /// The word that picks a period at `i`, with what belongs to it, and the token after:
    /// "last", "the last", "this past".
    pub fn which(&self, i: usize) -> Option<(Which, usize)> {
        let start = self.skip_the(i);
        if self.is(start, "current") {
            return Some((Which::This, start + 1));
        }
        let Word::Which(which) = self.word(start) else { return None };
        // "The steps last 20 days."
        if which == Which::Last && start == i && self.doc.tag(start).is_verb() {
            return None;
        }
        match (which, self.word(start + 1)) {
            (Which::This, Word::Which(Which::Past)) => Some((Which::Last, start + 2)),
            (Which::This, Word::Which(Which::Coming)) => Some((Which::Coming, start + 2)),
            (Which::That, Word::Which(Which::That)) => Some((Which::That, start + 2)),
            _ => Some((which, start + 1)),
        }
    }

    /// "today", "yesterday morning", "tonight", "overnight".
    pub fn today(&self, i: usize) -> Option<Found> {
        match self.word(i) {
            Word::Today(days) => {
                let when = When::Shift(Unit::Day, days.into(), Origin::Published);
                Some(self.with_hour(i + 1, when, "today"))
            }
            Word::Tonight(part) => {
                let when = When::Shift(Unit::Day, 0, Origin::Published);
                Some(Found::hour(i + 1, when, Hour::Part(part), "tonight"))
            }
            _ => None,
        }
    }

    /// "this morning", "last night", "that evening", "the next morning".
    pub fn which_part(&self, i: usize) -> Option<Found> {
        let (which, next) = self.which(i)?;
        let Word::Part(part) = self.word(next) else { return None };
        let (days, origin) = match which {
            Which::Last => (-1, Origin::Published),
            Which::Previous => (-1, Origin::Spoken),
            Which::This => (0, Origin::Published),
            Which::Next | Which::Following => (1, Origin::Spoken),
            Which::That => (0, Origin::Spoken),
            _ => return None,
        };
        let when = When::Shift(Unit::Day, days, origin);
        Some(Found::hour(next + 1, when, Hour::Part(part), "part_of_day"))
    }

    /// "in the morning", "at night": the span leaves the preposition out.
    pub fn bare_part(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let Word::Part(part) = self.word(start) else { return None };
        let cue = self.before(i);
        let is_told = match start > i {
            true => self.follows(i, Cue::Part),
            false => matches!(cue, "early" | "late" | "mid" | "-") || self.is(start + 1, "trading"),
        };
        let when = When::Shift(Unit::Day, 0, Origin::Spoken);
        is_told.then(|| Found::hour(start + 1, when, Hour::Part(part), "part_of_day"))
    }

    /// Whether the word at `i` makes a title of the weekday before it: "Saturday Night Live",
    /// "Sunday Times".
    fn is_title(&self, i: usize) -> bool {
        let is_part = matches!(self.word(i), Word::Part(_));
        let is_paper = self.is_cue(i, Cue::Paper) || (is_part && self.is_capital(i + 1));
        is_paper && self.is_capital(i) && !self.doc.is_upper(i)
    }

    /// The day with the time of day that stands at `end`, if any.
    pub fn with_hour(&self, end: usize, when: When, rule: &'static str) -> Found {
        if let Word::Part(part) = self.word(end)
            && !self.is_title(end)
        {
            return Found::hour(end + 1, when, Hour::Part(part), rule);
        }
        let clock = if self.is(end, "at") { self.clock_time(end + 1) } else { None };
        match clock {
            Some((hour, end)) => Found::hour(end, when, hour, rule),
            None => Found::when(end, when, rule),
        }
    }
}
