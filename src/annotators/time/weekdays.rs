//! Days by their names and from today: "Wednesday", "last Friday night", "yesterday", "tonight".

use super::cues::TimeCue;
use super::meaning::{Found, Hour, Origin, Pick, When};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};
use crate::tagger::Tag;

impl TimeReader<'_, '_> {
    /// "Wednesday", "Wednesday, Aug. 14, 2024", "Friday night", "Friday at 2 p.m."
    pub fn weekday(&self, i: usize) -> Option<Found> {
        let TimeWord::Weekday(day) = self.word(i) else { return None };
        if let Some(found) = self.weekday_date(i) {
            return Some(found);
        }
        // "Black Monday" is one day of history, or of sales.
        let is_named = matches!(self.before(i), "black" | "bloody" | "cyber");
        if is_named || self.is_title(i + 1) {
            return None;
        }
        if let Some((number, end)) = self.ordinal_after(i + 1) {
            let when = When::DayOfMonth(number, Some(day));
            let is_dated = (day, number) != (5, 13) || self.is_on(i);
            return is_dated.then(|| self.with_hour(end, when, "weekday_the_nth"));
        }
        let when = When::Weekday(day, self.pick_beside(i));
        let found = self.with_hour(i + 1, when, "weekday");
        (!self.is_any(i, found.end)).then_some(found)
    }

    /// Whether a preposition or the like shows that the day at `i` is one of the calendar, and not
    /// "Friday the 13th" as such.
    fn is_on(&self, i: usize) -> bool {
        matches!(self.before(i), "on" | "this" | "next" | "last" | "by" | "until")
    }

    /// The day of the month in ", the 24th" at `i`, and the token after it.
    fn ordinal_after(&self, i: usize) -> Option<(u8, usize)> {
        let at = self.skip(i, ",");
        let TimeWord::Ordinal(day @ 1..=31) = self.word(at + 1) else { return None };
        let is_day = self.word(at) == TimeWord::The && self.is_day_number(at + 1);
        is_day.then_some((day, at + 2))
    }

    /// "on a Friday", "one cold Monday morning": whether the weekday of the time from `i` up to
    /// `end` is any such day; "a Friday meeting" is held on one.
    fn is_any(&self, i: usize, end: usize) -> bool {
        let article = if self.tag(i.wrapping_sub(1)) == Some(Tag::Adjective) { i - 1 } else { i };
        let is_article = matches!(self.before(article), "a" | "an" | "any" | "one" | "some");
        let is_owner = self.range.contains(&end) && self.doc.is_possessive(end);
        let is_alone = self.skip_hyphen(end) == end
            && matches!(
                self.tag(end),
                None | Some(
                    Tag::Adposition
                        | Tag::Punctuation
                        | Tag::Coordinator
                        | Tag::Particle
                        | Tag::Pronoun
                        | Tag::Adverb
                )
            );
        is_article && is_alone && !is_owner
    }

    /// How the weekday at `i` is picked beside another one: "Monday to Friday", "Monday and
    /// Thursday".
    fn pick_beside(&self, i: usize) -> Pick {
        let joint = if self.before(i) == "on" { i.wrapping_sub(1) } else { i };
        let is_after_day = joint >= self.range.start + 2 && {
            let day = joint - 2;
            let is_part = matches!(self.word(day), TimeWord::Part(_)) && day > self.range.start;
            matches!(self.word(if is_part { day - 1 } else { day }), TimeWord::Weekday(_))
        };
        if is_after_day && self.is_through(joint - 1) {
            return Pick::Through;
        }
        if is_after_day && matches!(self.before(joint), "and" | "or" | ",") {
            return Pick::Along;
        }
        let next = if matches!(self.word(i + 1), TimeWord::Part(_)) { i + 2 } else { i + 1 };
        match self.word(next + 1) {
            TimeWord::Weekday(last) if self.is_through(next) => Pick::Until(last),
            _ => Pick::Tense,
        }
    }

    /// Whether token `i` joins the first and the last of some days.
    fn is_through(&self, i: usize) -> bool {
        matches!(self.lower(i), "to" | "through" | "thru" | "until" | "till" | "-" | "–")
    }

    /// "on the 27th": a day of the month, where nothing follows that it might tell apart.
    pub fn day_of_this_month(&self, i: usize) -> Option<Found> {
        let TimeWord::Ordinal(day @ 1..=31) = self.word(i + 1) else { return None };
        let is_told = self.word(i) == TimeWord::The
            && matches!(self.before(i), "on" | "by" | "until" | "till" | "since" | "is" | "was")
            && self.is_day_number(i + 1);
        let is_alone = self.skip_hyphen(i + 2) == i + 2
            && !matches!(
                self.tag(i + 2),
                Some(Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Number | Tag::VerbGerund)
            );
        // "Par on the 18th" is a hole's.
        let is_day = is_told && is_alone && !self.is_match(i);
        is_day.then(|| Found::when(i + 2, When::DayOfMonth(day, None), "day_of_month"))
    }

    /// Whether token `i` is a day in digits that no month follows: "the 13th".
    fn is_day_number(&self, i: usize) -> bool {
        let is_digits = self.lower(i).starts_with(|c: char| c.is_ascii_digit());
        is_digits && !matches!(self.word(i + 1), TimeWord::Unit(_)) && !self.is(i + 1, "of")
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
        let TimeWord::Weekday(day) = self.word(next) else { return None };
        let (pick, rule) = match which {
            Which::Last | Which::Past | Which::Previous => (Pick::Last, "last_weekday"),
            Which::Next if self.word(i) == TimeWord::The => (Pick::Following, "following_weekday"),
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
        let TimeWord::Which(which) = self.word(start) else { return None };
        // "The steps last 20 days."
        if which == Which::Last && start == i && self.doc.tag(start).is_verb() {
            return None;
        }
        match (which, self.word(start + 1)) {
            (Which::This, TimeWord::Which(Which::Past)) => Some((Which::Last, start + 2)),
            (Which::This, TimeWord::Which(Which::Coming)) => Some((Which::Coming, start + 2)),
            (Which::That, TimeWord::Which(Which::That)) => Some((Which::That, start + 2)),
            _ => Some((which, start + 1)),
        }
    }

    /// "today", "yesterday morning", "tonight", "overnight".
    pub fn today(&self, i: usize) -> Option<Found> {
        match self.word(i) {
            TimeWord::Today(days) => {
                let when = When::Shift(Unit::Day, days.into(), self.today_of(i));
                Some(self.with_hour(i + 1, when, "today"))
            }
            TimeWord::Tonight(part) => {
                let when = When::Shift(Unit::Day, 0, self.today_of(i));
                Some(Found::hour(i + 1, when, Hour::Part(part), "tonight"))
            }
            _ => None,
        }
    }

    /// "this morning", "last night", "that evening", "the next morning".
    pub fn which_part(&self, i: usize) -> Option<Found> {
        let (which, next) = self.which(i)?;
        let TimeWord::Part(part) = self.word(next) else { return None };
        let (days, origin) = match which {
            Which::Last => (-1, self.today_of(i)),
            Which::Previous => (-1, Origin::Spoken),
            Which::This => (0, self.today_of(i)),
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
        let TimeWord::Part(part) = self.word(start) else { return None };
        let cue = self.before(i);
        let is_told = match start > i {
            true => self.follows(i, TimeCue::Part),
            false => matches!(cue, "early" | "late" | "mid" | "-") || self.is(start + 1, "trading"),
        };
        let when = When::Shift(Unit::Day, 0, Origin::Scene);
        is_told.then(|| Found::hour(start + 1, when, Hour::Part(part), "part_of_day"))
    }

    /// Whether the word at `i` makes a title of the weekday before it: "Saturday Night Live",
    /// "Sunday Times".
    fn is_title(&self, i: usize) -> bool {
        let is_part = matches!(self.word(i), TimeWord::Part(_));
        let is_paper = self.is_cue(i, TimeCue::Paper) || (is_part && self.is_capital(i + 1));
        is_paper && self.is_capital(i) && !self.doc.is_upper(i)
    }

    /// The day with the time of day that stands at `end`, if any.
    pub fn with_hour(&self, end: usize, when: When, rule: &'static str) -> Found {
        if let TimeWord::Part(part) = self.word(end)
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
