//! Periods by their place from now: "last week", "the third quarter", "this summer", "the weekend".

use super::amounts::Amount;
use super::cues::TimeCue;
use super::meaning::{Counted, Found, Hour, Origin, Pick, When, Within, Year, YearPart};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};
use crate::calendar::Period;

impl TimeReader<'_, '_> {
    /// "last week", "this year", "the next month", "the latest quarter", "the same day".
    pub fn which_unit(&self, i: usize) -> Option<Found> {
        let (which, next) = self.which(i)?;
        let TimeWord::Unit(unit) = self.word(next) else { return None };
        if self.is_length_of(which, unit, i) {
            let value = Amount::whole(1).duration(unit);
            return Some(Found::duration(next + 1, value, "past_unit"));
        }
        if unit.is_clock() {
            return None;
        }
        let (count, origin, rule) = match which {
            Which::This if unit == Unit::Weekend => {
                return Some(Found::when(next + 1, When::Near(unit), "this_unit"));
            }
            Which::This => (0, Origin::Published, "this_unit"),
            Which::That => (0, Origin::Spoken, "same_unit"),
            Which::Last | Which::Latest | Which::Past => (-1, Origin::Published, "last_unit"),
            Which::Previous => (-1, Origin::Spoken, "last_unit"),
            // "The next day" is the one after that spoken of, "the next year" in a story.
            Which::Next if self.word(i) == TimeWord::The && unit == Unit::Day => {
                (1, Origin::Spoken, "next_unit")
            }
            Which::Next if self.word(i) == TimeWord::The => (1, Origin::Story, "next_unit"),
            Which::Next | Which::Coming => (1, Origin::Published, "next_unit"),
            Which::Following => (1, Origin::Spoken, "next_unit"),
        };
        Some(Found::when(next + 1, When::Shift(unit, count, origin), rule))
    }

    /// Whether `unit`, picked by `which` at `i`, is a length: "the past year", "over the last
    /// month", "the last hour".
    fn is_length_of(&self, which: Which, unit: Unit, i: usize) -> bool {
        let is_after_the = self.word(i) == TimeWord::The;
        let is_over = matches!(self.before(i), "over" | "in" | "within" | "during");
        match which {
            // "At the last minute" is late, no length.
            _ if unit.is_clock() && self.before(i) == "at" => false,
            _ if unit.is_clock() => is_after_the,
            Which::Past => true,
            Which::Last | Which::Next if unit >= Unit::Decade => true,
            Which::Last | Which::Next => is_over && is_after_the && unit != Unit::Quarter,
            _ => false,
        }
    }

    /// "year-end", "the year end".
    pub fn year_end(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let end = self.skip_hyphen(start + 1);
        let is_end = self.word(start) == TimeWord::Unit(Unit::Year) && self.is(end, "end");
        let when = When::Shift(Unit::Year, 0, Origin::Published);
        is_end.then(|| Found::when(end + 1, when, "year_end"))
    }

    /// "last October", "this May", "next Aug. 6".
    pub fn which_month(&self, i: usize) -> Option<Found> {
        let (which, next) = self.which(i)?;
        let TimeWord::Month(_) = self.word(next) else { return None };
        let found = self.month_first(next)?;
        match found.as_when() {
            Some(When::InYear(part, Year::Pick(Pick::Tense))) => {
                let when = When::InYear(part, Year::Pick(pick(which)?));
                Some(Found::when(found.end, when, "which_month"))
            }
            _ => None,
        }
    }

    /// "last summer", "this fall", "the spring of 2004", "winter 1998", "in autumn".
    pub fn season(&self, i: usize) -> Option<Found> {
        let (pick, start) = match self.which(i) {
            Some((which, next)) => (pick(which), next),
            None => (None, self.skip_the(i)),
        };
        let TimeWord::Season(season) = self.word(start) else { return None };
        let part = YearPart::Season(season);
        if let (None, Some((year, end))) = (pick, self.year_tail(start + 1)) {
            return Some(Found::when(end, When::InYear(part, year), "season_of_year"));
        }
        // "The fall of the wall" is no season; "fall" and "spring" are verbs, too.
        if self.is(start + 1, "of") {
            return None;
        }
        let is_noun = start > i || self.follows(i, TimeCue::Season);
        let when = When::InYear(part, Year::Pick(pick.unwrap_or(Pick::Tense)));
        is_noun.then(|| Found::when(start + 1, when, "season"))
    }

    /// "the last week of March", "the first Monday in May", "the last day of the month".
    pub fn nth_of(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let nth = match self.word(start) {
            TimeWord::Ordinal(n @ 1..=5) => n,
            TimeWord::Which(Which::Last) | TimeWord::Final => 0,
            _ => return None,
        };
        let counted = match self.word(start + 1) {
            TimeWord::Unit(unit @ (Unit::Week | Unit::Day | Unit::Weekend)) => Counted::Unit(unit),
            TimeWord::Weekday(day) => Counted::Weekday(day),
            _ => return None,
        };
        if !matches!(self.lower(start + 2), "of" | "in") {
            return None;
        }
        let (within, end) = self.within(start + 3)?;
        Some(Found::when(end, When::Nth(counted, nth, within), "nth_of_month"))
    }

    /// The month or year at `i` in which something is counted, and the token after it.
    fn within(&self, i: usize) -> Option<(Within, usize)> {
        if let Some(month) = self.month_first(i).or_else(|| self.which_month(i)) {
            let within = match month.as_when()? {
                When::InYear(part @ YearPart::Month(_), year) => Within::Part(part, year),
                When::Fixed(Period::Month(year, m)) => {
                    Within::Part(YearPart::Month(m), Year::Given(year))
                }
                _ => return None,
            };
            return Some((within, month.end));
        }
        if let (TimeWord::The, TimeWord::Unit(unit @ (Unit::Month | Unit::Year))) =
            (self.word(i), self.word(i + 1))
        {
            return Some((Within::Shift(unit, 0, Origin::Sentence), i + 2));
        }
        let found = self.which_unit(i)?;
        match found.as_when()? {
            When::Shift(unit @ (Unit::Month | Unit::Year), count, origin) => {
                Some((Within::Shift(unit, count, origin), found.end))
            }
            _ => None,
        }
    }

    /// "the weekend", "for the day", "in the entire year": the one at hand.
    pub fn the_unit(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let is_whole = self.word(start) == TimeWord::Filler && start > i;
        let at = if is_whole { start + 1 } else { start };
        let TimeWord::Unit(unit) = self.word(at) else { return None };
        let is_told = match unit {
            Unit::Weekend => true,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => {
                is_whole || self.is_at_hand(i, at + 1)
            }
            _ => false,
        };
        let when = match unit {
            Unit::Weekend => When::Near(unit),
            Unit::Day => When::Shift(unit, 0, Origin::Scene),
            _ => When::Shift(unit, 0, Origin::Sentence),
        };
        (is_told && start > i).then(|| Found::when(at + 1, when, "the_unit"))
    }

    /// Whether "the day" from `start` up to `end` is the one at hand: "ended the day", "most of
    /// the day", but not "the day they met".
    fn is_at_hand(&self, start: usize, end: usize) -> bool {
        let is_share = self.before(start) == "of"
            && matches!(self.back(start, 2), "rest" | "remainder" | "most" | "much");
        let is_compound = self.skip_hyphen(end) > end;
        (is_share || self.follows(start, TimeCue::Unit))
            && !self.is_cue(end, TimeCue::Defining)
            && !is_compound
    }

    /// "the year before", "the week earlier", "the day after".
    pub fn adjacent_unit(&self, i: usize) -> Option<Found> {
        let TimeWord::Unit(unit) = self.word(i + 1) else { return None };
        let count = match self.lower(i + 2) {
            "before" | "earlier" | "previous" => -1,
            "after" | "later" => 1,
            _ => return None,
        };
        if self.word(i) != TimeWord::The || unit.is_clock() {
            return None;
        }
        if let (Unit::Day, TimeWord::Today(days)) = (unit, self.word(i + 3)) {
            let when = When::Shift(Unit::Day, i32::from(days) + count, Origin::Published);
            return Some(Found::when(i + 4, when, "day_before_yesterday"));
        }
        let when = When::Shift(unit, count, Origin::Spoken);
        self.ends_clause(i + 3).then(|| Found::when(i + 3, when, "adjacent_unit"))
    }

    /// "the night before", "the morning after".
    pub fn adjacent_part(&self, i: usize) -> Option<Found> {
        let TimeWord::Part(part) = self.word(i + 1) else { return None };
        let days = match self.lower(i + 2) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        let when = When::Shift(Unit::Day, days, Origin::Spoken);
        let is_apart = self.word(i) == TimeWord::The && self.ends_clause(i + 3);
        is_apart.then(|| Found::hour(i + 3, when, Hour::Part(part), "adjacent_part"))
    }
}

fn pick(which: Which) -> Option<Pick> {
    match which {
        Which::Last | Which::Past | Which::Previous => Some(Pick::Last),
        Which::This => Some(Pick::This),
        Which::Next | Which::Coming => Some(Pick::Next),
        Which::Following => Some(Pick::Following),
        Which::Latest | Which::That => None,
    }
}
