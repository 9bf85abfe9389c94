//! Parts of a period that share its value: "early August", "the end of last year", "mid-1990s".

use super::meaning::{Found, Hour, Meaning, Origin, When};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};

impl TimeReader<'_, '_> {
    /// "early August", "late Tuesday", "mid-2011", "later this year", "earlier in the day".
    pub fn edge(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        if self.word(start) != TimeWord::Edge {
            return None;
        }
        let hyphen = self.skip_hyphen(start + 1);
        let inner = self.skip(hyphen, "in");
        let found = self.calendar(inner).or_else(|| self.the_unit(inner));
        let found = found.or_else(|| if inner > hyphen { self.bare_unit(inner) } else { None })?;
        let is_calendar = matches!(found.meaning, Meaning::Calendar(..));
        let is_comparative = matches!(self.lower(start), "earlier" | "later");
        // "Earlier 1998" is no phrase; "later this year" is one.
        let is_phrase = !is_comparative || inner > hyphen || self.is_near(inner);
        (is_calendar && is_phrase).then_some(Found { rule: "edge", ..found })
    }

    fn is_near(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            TimeWord::Today(_)
                | TimeWord::Weekday(_)
                | TimeWord::Which(Which::This | Which::Last | Which::That | Which::Next)
        )
    }

    /// "the end of last year", "the beginning of 1990", "the turn of the century".
    pub fn border(&self, i: usize) -> Option<Found> {
        let start = self.skip(self.skip_the(i), "very");
        // "At the end of the day, it is their choice."
        let is_phrase = self.before(start) == "the" && self.back(start, 2) == "at";
        if is_phrase && self.reads(start, &["end", "of", "the", "day", ","]) {
            return None;
        }
        if self.word(start) != TimeWord::Border || !self.is(start + 1, "of") {
            return None;
        }
        let inner = start + 2;
        let found = self.calendar(inner).or_else(|| self.bare_unit(inner))?;
        found.as_when().map(|when| Found::when(found.end, when, "border"))
    }

    /// "the year" after "the end of", where any unit will do.
    fn bare_unit(&self, i: usize) -> Option<Found> {
        let TimeWord::Unit(unit) = self.word(i + 1) else { return None };
        let origin = match unit {
            Unit::Day => Origin::Scene,
            Unit::Quarter | Unit::Decade => Origin::Spoken,
            _ => Origin::Sentence,
        };
        let when = When::Shift(unit, 0, origin);
        let is_told = self.word(i) == TimeWord::The && !unit.is_clock() && unit != Unit::Century;
        is_told.then(|| Found::when(i + 2, when, "border"))
    }

    /// "the early hours of August 6", "the small hours of Tuesday", "the night of Oct. 12".
    pub fn early_hours(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        if let (TimeWord::Part(part), true) = (self.word(start), self.is(start + 1, "of")) {
            let found = self.calendar(start + 2)?;
            let when = found.as_when()?;
            return Some(Found::hour(found.end, when, Hour::Part(part), "part_of_day"));
        }
        let is_early = matches!(self.lower(start), "early" | "small" | "wee" | "late");
        let hours =
            if matches!(self.word(start + 1), TimeWord::Part(_)) { start + 2 } else { start + 1 };
        if !is_early || self.word(hours) != TimeWord::Units(Unit::Hour) || !self.is(hours + 1, "of")
        {
            return None;
        }
        let found = self.calendar(hours + 2)?;
        let Meaning::Calendar(when, None | Some(Hour::Part(_))) = found.meaning else {
            return None;
        };
        let part = if self.is(start, "late") { "TNI" } else { "TMO" };
        Some(Found::hour(found.end, when, Hour::Part(part), "early_hours"))
    }
}
