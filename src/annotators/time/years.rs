//! Years, decades, centuries, fiscal years: "2008", "'82", "the 1980s", "2009-10", "fiscal 1990".

use super::cues::TimeCue;
use super::meaning::{Found, Meaning, Origin, When, Year};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};
use crate::calendar::Period;
use crate::syntax::streets;
use crate::tagger::Tag;

/// How far from "the 40s" a word may stand that makes them degrees or points, in tokens.
const REACH: usize = 6;

/// How far before "than 2021" another year makes it one, too, in tokens.
const COMPARED: usize = 8;

/// Before or after Christ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Before,
    After,
}

impl TimeReader<'_, '_> {
    /// The year that stands after a part of it, and where it ends.
    ///
    /// ", 2024", "2024", "of 2024", "last year", "of next year", "of the year".
    pub fn year_tail(&self, i: usize) -> Option<(Year, usize)> {
        let start = if self.is(i, ",") || self.is(i, "of") || self.is(i, "in") { i + 1 } else { i };
        if let TimeWord::Digits(year @ 1000..=2100, 4) = self.word(start) {
            let is_comma = start > i && self.is(i, ",");
            // "On Friday, 2000 people" and "in March, 2024 was" are told apart by the noun.
            let is_count = !is_comma && self.is_plural_noun(start + 1) && !self.is(i, "of");
            return (!is_count).then_some((Year::Given(year as i32), start + 1));
        }
        if let TimeWord::Apostrophe = self.word(start) {
            return self.short_year(start).map(|(year, end)| (Year::Given(year), end));
        }
        if self.is(i, ",") || self.is(i, "in") {
            return None;
        }
        self.relative_year(start).filter(|_| start == i || self.is(i, "of"))
    }

    /// "last year", "the year", "this year".
    pub fn relative_year(&self, i: usize) -> Option<(Year, usize)> {
        let which = self.skip_the(i);
        let end = which + 2;
        let is_year = |j| self.word(j) == TimeWord::Unit(Unit::Year);
        match self.word(which) {
            TimeWord::Unit(Unit::Year) if which > i => Some((Year::Shift(0), which + 1)),
            TimeWord::Which(Which::Last) if is_year(which + 1) => Some((Year::Shift(-1), end)),
            TimeWord::Which(Which::This) if is_year(which + 1) => Some((Year::Shift(0), end)),
            TimeWord::Which(Which::Next) if is_year(which + 1) => Some((Year::Shift(1), end)),
            TimeWord::Which(Which::That) if is_year(which + 1) => Some((Year::Spoken, end)),
            _ => None,
        }
    }

    /// "2008", "1957–58": a year, unless it counts something.
    pub fn year(&self, i: usize) -> Option<Found> {
        let TimeWord::Digits(number @ 1000..=2100, 4) = self.word(i) else { return None };
        let year = i32::try_from(number).ok()?;
        if streets::starts_at(self.doc, i + 1) {
            return None;
        }
        if !self.is_year_before(i) || !self.is_year_after(i, year) {
            return None;
        }
        let when = |end, period, rule| Some(Found::when(end, When::Fixed(period), rule));
        if let Some(last) = self.season_year(i, year) {
            return when(i + 3, Period::Years(year, last), "year_range");
        }
        when(i + 1, Period::Year(year), "year")
    }

    /// "44 BC", "79 AD", "the 5th century B.C."
    pub fn year_of_era(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let found = |end, value| Some(Found { end, meaning: Meaning::Era(value), rule: "era" });
        if let (TimeWord::Ordinal(n @ 1..=60), TimeWord::Unit(Unit::Century)) =
            (self.word(start), self.word(self.skip_hyphen(start + 1)))
        {
            let end = self.skip_hyphen(start + 1) + 1;
            let is_before = self.era(end) == Some(Era::Before);
            return if is_before { found(end + 1, format!("BC{:02}", n - 1)) } else { None };
        }
        let TimeWord::Digits(year @ 1..=9999, _) = self.word(i) else { return None };
        let is_told =
            self.follows(i, TimeCue::Year) || matches!(self.before(i), "," | "(" | "about");
        match self.era(i + 1).filter(|_| is_told)? {
            Era::Before => found(i + 2, format!("BC{year:04}")),
            Era::After => found(i + 2, format!("{year:04}")),
        }
    }

    /// The era that token `i` names, in capitals: "B.C." before a noun is in Canada.
    fn era(&self, i: usize) -> Option<Era> {
        let is_name = matches!(self.tag(i + 1), Some(Tag::Noun | Tag::Adjective));
        let is_upper = self.range.contains(&i) && self.doc.is_upper(i);
        match self.lower(i) {
            "bc" | "bce" | "b.c." | "b.c.e." if is_upper && !is_name => Some(Era::Before),
            "ad" | "a.d." if is_upper => Some(Era::After),
            _ => None,
        }
    }

    /// "nineteen ninety-nine", "the nineteen eighties": years in words.
    pub fn worded_year(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let TimeWord::Count(century @ 15..=20) = self.word(start) else { return None };
        let century = i32::from(century);
        let (period, end) = match self.word(self.skip_hyphen(start + 1)) {
            TimeWord::Nineties(tens) if century < 20 => {
                let decade = Period::Decade(century * 10 + i32::from(tens) / 10);
                (decade, self.skip_hyphen(start + 1) + 1)
            }
            TimeWord::Count(tens @ 10..=90) if start == i && self.follows(i, TimeCue::Year) => {
                let unit = self.skip_hyphen(start + 2);
                let (year, end) = match self.word(unit) {
                    TimeWord::Count(n @ 1..=9) if tens >= 20 && unit > start + 2 => {
                        (tens + n, unit + 1)
                    }
                    _ => (tens, start + 2),
                };
                (Period::Year(century * 100 + i32::from(year)), end)
            }
            _ => return None,
        };
        let counts = self.is_plural_noun(end) || matches!(self.word(end), TimeWord::Units(_));
        (!counts).then(|| Found::when(end, When::Fixed(period), "worded_year"))
    }

    /// "the year 2000".
    pub fn unit_year(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let TimeWord::Digits(year @ 1000..=2100, 4) = self.word(start + 1) else { return None };
        let when = When::Fixed(Period::Year(i32::try_from(year).ok()?));
        let is_year = self.word(start) == TimeWord::Unit(Unit::Year) && start > i;
        is_year.then(|| Found::when(start + 2, when, "unit_year"))
    }

    /// Whether token `i` is a possessive ending: "the 1930's".
    fn is_possessive(&self, i: usize) -> bool {
        self.range.contains(&i) && self.doc.is_possessive(i)
    }

    /// The second year of "2009-10", years that follow on each other.
    fn season_year(&self, i: usize, year: i32) -> Option<i32> {
        let is_joined = matches!(self.lower(i + 1), "-" | "–" | "/")
            && self.is_attached(i + 1)
            && self.is_attached(i + 2);
        match self.word(i + 2) {
            TimeWord::Digits(end, 2) if is_joined => {
                let last = year - year % 100 + i32::try_from(end).ok()?;
                (last > year).then_some(last)
            }
            _ => None,
        }
    }

    /// Whether what stands before `i` lets a number be a year.
    fn is_year_before(&self, i: usize) -> bool {
        if !self.is_attached(i) {
            let is_telephone = matches!(self.word(i.wrapping_sub(1)), TimeWord::Digits(_, 3));
            return !is_telephone && (!self.follows(i, TimeCue::Count) || self.is_compared(i));
        }
        match self.before(i) {
            "(" | "[" | "“" | "\"" | "‘" | "'" | "—" | "``" => true,
            "-" | "–" | "/" => {
                self.follows_time(i - 1) || matches!(self.back(i, 2), "post" | "pre")
            }
            _ => false,
        }
    }

    /// Whether the token before `i` is a year or part of one: "1989-1992", "mid-2011".
    fn follows_time(&self, i: usize) -> bool {
        let word = if i > self.range.start { self.word(i - 1) } else { TimeWord::Other };
        matches!(word, TimeWord::Digits(1000..=2100, 4) | TimeWord::Edge | TimeWord::Month(_))
    }

    /// Whether what stands after `i` lets a number be a year.
    fn is_year_after(&self, i: usize, year: i32) -> bool {
        let is_recent = (1900..=2050).contains(&year);
        let is_cued =
            self.follows(i, TimeCue::Year) || self.is_listed(i) || self.is_of_event(i, year);
        if !is_recent && !is_cued {
            return false;
        }
        match self.word(i + 1) {
            TimeWord::Unit(Unit::Year) => true,
            TimeWord::Unit(_) | TimeWord::Units(_) | TimeWord::Zone(_) | TimeWord::Scale(_) => {
                false
            }
            _ if self.is_attached(i + 1) && matches!(self.lower(i + 1), "%" | "°") => false,
            _ if self.is(i + 1, "/") && self.is_attached(i + 1) => {
                self.season_year(i, year).is_some()
            }
            _ if self.is_cue(i + 1, TimeCue::Measure) => false,
            _ => {
                is_cued
                    || self.is_determined(i)
                    || self.is_cue(i + 1, TimeCue::Event)
                    || !self.is_plural_noun(i + 1)
            }
        }
    }

    /// Whether a year before `i` makes this number one, too: "1687 and 1689", "(1704 – 1787".
    fn is_listed(&self, i: usize) -> bool {
        let is_joined = matches!(self.before(i), "and" | "or" | "," | "-" | "–" | "to");
        self.before(i) == "(" || (is_joined && self.follows_time(i - 1)) || self.is_compared(i)
    }

    /// Whether a year is compared with the number at `i`: "higher in 2022 than 2021".
    fn is_compared(&self, i: usize) -> bool {
        let near = self.range.start.max(i.saturating_sub(COMPARED))..i.saturating_sub(1);
        self.before(i) == "than"
            && near.into_iter().any(|j| matches!(self.word(j), TimeWord::Digits(1800..=2100, 4)))
    }

    /// Whether an old year tells an event apart: "the 1879 harvest", not "the 1500 people".
    fn is_of_event(&self, i: usize, year: i32) -> bool {
        let next = i + 1;
        let is_event = matches!(self.tag(next), Some(Tag::Noun | Tag::Adjective));
        (1600..1900).contains(&year)
            && year % 100 != 0
            && self.range.contains(&next)
            && (self.is_determined(i) || self.has_adjective_before(i))
            && is_event
            && !(self.is_plural_noun(next) && year % 10 == 0)
    }

    /// "his famous 1835 speech": whether an adjective with its determiner stands before `i`.
    fn has_adjective_before(&self, i: usize) -> bool {
        i > self.range.start + 1
            && self.doc.tag(i - 1) == Tag::Adjective
            && self.is_determined(i - 1)
    }

    /// Whether the noun after `i` has its article, or owner, before it: "the 2014 protests".
    fn is_determined(&self, i: usize) -> bool {
        i > self.range.start
            && (self.word(i - 1) == TimeWord::The
                || self.doc.is_possessive(i - 1)
                || matches!(self.lower(i - 1), "its" | "their" | "his" | "her"))
    }

    /// Whether token `i` looks like what is counted.
    fn is_plural_noun(&self, i: usize) -> bool {
        let word = self.lower(i);
        let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        let is_plural = is_plural && word.starts_with(char::is_alphabetic);
        is_plural && !self.doc.is_capitalized(i)
    }

    /// "'82".
    pub fn apostrophe_year(&self, i: usize) -> Option<Found> {
        if self.word(i) != TimeWord::Apostrophe || self.is_attached(i) {
            return None;
        }
        let is_told =
            self.follows(i, TimeCue::Year) || self.follows_time(i) || self.before(i) == "the";
        let (year, end) = self.short_year(i).filter(|_| is_told)?;
        Some(Found::when(end, When::Fixed(Period::Year(year)), "short_year"))
    }

    fn short_year(&self, i: usize) -> Option<(i32, usize)> {
        match self.word(i + 1) {
            TimeWord::Digits(year, 2) if self.is_attached(i + 1) && self.ends_word(i + 2) => {
                Some((self.century_of(year as i32), i + 2))
            }
            _ => None,
        }
    }

    /// Whether nothing that belongs to a word is written against the token before `i`.
    pub fn ends_word(&self, i: usize) -> bool {
        !self.is_attached(i)
            || self.doc.is_possessive(i)
            || matches!(self.lower(i), "." | "," | ";" | ")")
    }

    /// The full year of two digits: the latest that lies at most ten years ahead.
    pub fn century_of(&self, year: i32) -> i32 {
        let latest = self.doc.published().map_or(2030, |date| date.year() + 10);
        let full = latest - latest % 100 + year;
        if full > latest { full - 100 } else { full }
    }

    /// "the 1980s", "'90s", "the sixties", "the 1800s", "the 19th century".
    pub fn decade(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let fixed = |end, period, rule| Some(Found::when(end, When::Fixed(period), rule));
        match self.word(start) {
            TimeWord::Decade(decade) => fixed(start + 1, Period::Decade(decade.into()), "decade"),
            TimeWord::Century(century) => {
                fixed(start + 1, Period::Century(century.into()), "century")
            }
            TimeWord::Digits(year @ 1000..=2090, 4)
                if start > i && year % 10 == 0 && self.is_possessive(start + 1) =>
            {
                fixed(start + 2, Period::Decade(i32::try_from(year / 10).ok()?), "decade")
            }
            TimeWord::Nineties(tens) if self.is_decade(i, start) => {
                let decade = self.century_of(tens.into()) / 10;
                fixed(start + 1, Period::Decade(decade), "decade")
            }
            TimeWord::Ordinal(n @ 2..=30) => {
                let unit = self.skip_hyphen(start + 1);
                // "20th Century Fox" is a studio.
                let is_name = self.is_capital(unit) && self.is_capital(unit + 1);
                let is_century = self.word(unit) == TimeWord::Unit(Unit::Century) && !is_name;
                let century = Period::Century(i32::from(n) - 1);
                is_century.then(|| Found::when(unit + 1, When::Fixed(century), "nth_century"))
            }
            _ => None,
        }
    }

    /// Whether "nineties" at `start` are years, not temperatures or ages: "in the nineties",
    /// "'90s", but not "in his nineties".
    fn is_decade(&self, i: usize, start: usize) -> bool {
        if self.is_age_or_reading(i) {
            return false;
        }
        let is_marked = self.lower(start).starts_with(['\'', '’']) || self.before(start) == "and";
        let before = self.before(i);
        is_marked || start > i || matches!(before, "early" | "late" | "mid" | "-")
    }

    /// "in her late 20s", "the over-50s", "temperatures in the 40s", "shot in the 70s": tens of
    /// something else, before or around `i`.
    fn is_age_or_reading(&self, i: usize) -> bool {
        let edge = if self.is(i.wrapping_sub(1), "-") { i.wrapping_sub(2) } else { i };
        let edge = if self.word(edge.wrapping_sub(1)) == TimeWord::Edge { edge - 1 } else { edge };
        let first = self.range.start.max(i.saturating_sub(REACH));
        let last = self.range.end.min(i + REACH);
        matches!(self.before(edge), "his" | "her" | "their" | "my" | "your" | "our")
            || matches!(self.back(i, 2), "over" | "under")
            || matches!(self.lower(edge), "over" | "under")
            || matches!(self.before(i), "upper" | "lower" | "high" | "low")
            || (first..last).any(|k| self.is_cue(k, TimeCue::Reading))
    }

    /// "fiscal 1990", "fiscal year 1990", "the last fiscal year", "the financial year".
    pub fn fiscal_year(&self, i: usize) -> Option<Found> {
        let (at, shift) = match self.which(i) {
            Some((Which::Last | Which::Previous | Which::Latest, next)) => (next, -1),
            Some((Which::Next | Which::Coming | Which::Following, next)) => (next, 1),
            Some((_, next)) => (next, 0),
            None => (self.skip_the(i), 0),
        };
        if let TimeWord::FiscalYear(year) = self.word(at) {
            let when = When::Fixed(Period::FiscalYear(year.into()));
            return (at == i).then(|| Found::when(at + 1, when, "fiscal_year"));
        }
        if self.word(at) != TimeWord::Fiscal {
            return None;
        }
        let is_year = self.word(at + 1) == TimeWord::Unit(Unit::Year);
        let end = if is_year { at + 2 } else { at + 1 };
        if let TimeWord::Digits(year @ 1900..=2100, 4) = self.word(end) {
            let period = Period::FiscalYear(year as i32);
            return Some(Found::when(end + 1, When::Fixed(period), "fiscal_year"));
        }
        let when = When::Shift(Unit::FiscalYear, shift, Origin::Published);
        (is_year && at > i).then(|| Found::when(end, when, "fiscal_year"))
    }
}
