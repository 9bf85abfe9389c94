//! Quarters, halves and the periods figures are compared with: "the third quarter of 2009", "a
//! first-half profit", "the year-earlier quarter", "the same period last year".

use super::cues::TimeCue;
use super::meaning::{Found, Origin, Pick, When, Year, YearPart};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};

/// How far from a quarter or half money makes it a business's, or scoring a match's, in tokens.
const REACH: usize = 12;

impl TimeReader<'_, '_> {
    /// "the third quarter of 2009", "third-quarter", "the first half of last year".
    pub fn nth_part(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let nth = match self.word(start) {
            TimeWord::Ordinal(n @ 1..=4) => n,
            TimeWord::Final | TimeWord::Which(Which::Last) => 0,
            _ => return None,
        };
        let unit = self.skip_hyphen(start + 1);
        let (part, rule) = match self.word(unit) {
            TimeWord::Unit(Unit::Quarter) => {
                (YearPart::Quarter(if nth == 0 { 4 } else { nth }), "quarter")
            }
            TimeWord::Half if nth <= 2 => (YearPart::Half(if nth == 0 { 2 } else { nth }), "half"),
            _ => return None,
        };
        match self.year_tail(unit + 1) {
            Some((year, end)) => Some(Found::when(end, When::InYear(part, year), rule)),
            // "The last quarter" is the one before this.
            None if self.word(start) == TimeWord::Which(Which::Last) => None,
            // Without a year or money, "the first half" is a match's.
            None if rule == "half" && !self.is_business(unit + 1) => None,
            None if self.is_match(unit) => None,
            None => Some(Found::when(unit + 1, When::InYear(part, Year::Pick(Pick::Tense)), rule)),
        }
    }

    /// "Q3", "Q3 2022", "3Q2022", "1H 2010": as analysts write it.
    pub fn coded_part(&self, i: usize) -> Option<Found> {
        let (part, next) = match self.word(i) {
            TimeWord::Coded(part) => (part, i + 1),
            TimeWord::Digits(n, 1) if self.is_attached(i + 1) => {
                (self.code_after(n, i + 1)?, i + 2)
            }
            _ => return None,
        };
        let digits = self.lower(next - 1).get(1..).filter(|_| next > i + 1).unwrap_or_default();
        let (year, end) = match digits.parse().map(Year::Given) {
            Ok(year) => (year, next),
            Err(_) => self.year_tail(next).unwrap_or((Year::Pick(Pick::Tense), next)),
        };
        // "The Audi Q3" is a car.
        let is_named = i > self.range.start && self.is_capital(i - 1) && i > self.range.start + 1;
        let is_told = year != Year::Pick(Pick::Tense) || self.is_business(next) || !is_named;
        is_told.then(|| Found::when(end, When::InYear(part, year), "coded_part"))
    }

    /// The part of a year that `n` and the word at `i` are: "3" and "Q", "3" and "Q2022".
    fn code_after(&self, n: u32, i: usize) -> Option<YearPart> {
        let word = self.lower(i);
        let digits = word.get(1..)?;
        let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let n = u8::try_from(n).ok().filter(|_| self.is_capital(i))?;
        if !(digits.is_empty() || is_year) {
            return None;
        }
        match (word.as_bytes()[0], n) {
            (b'q', 1..=4) => Some(YearPart::Quarter(n)),
            (b'h', 1..=2) => Some(YearPart::Half(n)),
            _ => None,
        }
    }

    /// "the 1988 third quarter", "last year's fourth quarter".
    pub fn part_of_year_before(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let (year, next) = match self.word(start) {
            TimeWord::Digits(year @ 1900..=2100, 4) => (Year::Given(year as i32), start + 1),
            TimeWord::Which(_) => self.relative_year(i)?,
            _ => return None,
        };
        let is_owner = next < self.range.end && self.doc.is_possessive(next);
        let part = self.nth_part(if is_owner { next + 1 } else { next })?;
        match part.as_when()? {
            When::InYear(part_of_year, Year::Pick(_)) => {
                let when = When::InYear(part_of_year, year);
                Some(Found::when(part.end, when, part.rule))
            }
            _ => None,
        }
    }

    /// Whether the words around `i` tell of a match.
    pub fn is_match(&self, i: usize) -> bool {
        let first = self.range.start.max(i.saturating_sub(REACH));
        (first..self.range.end.min(i + REACH)).any(|j| self.is_cue(j, TimeCue::Sport))
    }

    /// Whether what follows is counted by the quarter and half: a profit, a sum.
    fn is_business(&self, i: usize) -> bool {
        let last = self.range.end.min(i + REACH);
        let is_sum = |j| matches!(self.lower(j), "$" | "£" | "€" | "%" | "percent");
        self.is_cue(i, TimeCue::Business) || (i..last).any(is_sum)
    }

    /// "the quarter", "the quarter ended Sept. 30": the one figures are given for.
    pub fn the_quarter(&self, i: usize) -> Option<Found> {
        if self.word(i) != TimeWord::The || self.word(i + 1) != TimeWord::Unit(Unit::Quarter) {
            return None;
        }
        if matches!(self.lower(i + 2), "ended" | "ending") {
            let date = self.month_first(i + 3)?;
            let when = match date.as_when()? {
                When::InYear(part, year) => When::QuarterTo(part, year),
                When::Fixed(period) => When::Fixed(Unit::Quarter.period(period.last()?)?),
                _ => return None,
            };
            return Some(Found::when(i + 2, when, "quarter_ended"));
        }
        let is_told = self.follows(i, TimeCue::Unit) || self.before(i) == "of";
        let when = When::Shift(Unit::Quarter, 0, Origin::Figures);
        is_told.then(|| Found::when(i + 2, when, "the_unit"))
    }

    /// "the same period last year", "the year-earlier quarter", "the year-ago period".
    pub fn same_period(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let when = When::Shift(Unit::Year, -1, Origin::Figures);
        if self.word(start) == TimeWord::Which(Which::That) {
            let is_period = self.is(start + 1, "period")
                || matches!(
                    self.word(start + 1),
                    TimeWord::Unit(Unit::Month | Unit::Quarter | Unit::Week)
                );
            let end = self.year_before(start + 2)?;
            return is_period.then(|| Found::when(end, when, "same_period"));
        }
        if self.word(start) != TimeWord::Unit(Unit::Year) {
            return None;
        }
        let ago = self.skip_hyphen(start + 1);
        let is_ago = ago > start + 1 && matches!(self.lower(ago), "ago" | "earlier");
        let when = match self.word(ago + 1) {
            TimeWord::Unit(Unit::Quarter) => When::Shift(Unit::Quarter, -4, Origin::Figures),
            _ => when,
        };
        let is_period = self.is(ago + 1, "period")
            || matches!(self.word(ago + 1), TimeWord::Unit(Unit::Quarter | Unit::Month));
        let end = if is_period { ago + 2 } else { ago + 1 };
        is_ago.then(|| Found::when(end, when, "year_ago_period"))
    }

    /// The end of "last year", "of the last year", "a year earlier", "the year before" at `i`.
    fn year_before(&self, i: usize) -> Option<usize> {
        let start = self.skip_the(self.skip(self.skip(i, "of"), "in"));
        let is_unit = self.word(start + 1) == TimeWord::Unit(Unit::Year);
        match self.word(start) {
            TimeWord::Which(Which::Last | Which::Previous) if is_unit => Some(start + 2),
            TimeWord::A
                if is_unit && matches!(self.lower(start + 2), "ago" | "earlier" | "before") =>
            {
                Some(start + 3)
            }
            TimeWord::Unit(Unit::Year) if matches!(self.lower(start + 1), "before" | "earlier") => {
                Some(start + 2)
            }
            _ => None,
        }
    }
}
