//! Dates by day, month and feast: "Aug. 6, 2024", "6 August", "2024-08-06", "in October".

use super::cues::TimeCue;
use super::feasts;
use super::meaning::{Found, Pick, When, Year, YearPart};
use super::reader::TimeReader;
use super::words::{TimeWord, Which};
use crate::calendar::{Date, Period};
use crate::tagger::Tag;

impl TimeReader<'_, '_> {
    /// "Aug. 6, 2024", "June 3rd", "October 1982", "July last year", "October".
    pub fn month_first(&self, i: usize) -> Option<Found> {
        let TimeWord::Month(month) = self.word(i) else { return None };
        self.month_day(i, month).or_else(|| self.month_year(i, month)).or_else(|| {
            let year = Year::Pick(Pick::Tense);
            let when = When::InYear(YearPart::Month(month), year);
            self.is_plain_month(i).then(|| Found::when(i + 1, when, "month"))
        })
    }

    fn month_day(&self, i: usize, month: u8) -> Option<Found> {
        let day = self.day_of_month(i + 1)?;
        if self.counts_something(i + 2) {
            return None;
        }
        if (month, day) == (9, 11) && self.is_of_2001(i + 2) {
            let when = When::Fixed(Period::Day(Date::new(2001, month, day)?));
            return Some(Found::when(i + 2, when, "september_11"));
        }
        match self.last_day(i + 2, day) {
            Some(last) => self.with_year(i + 4, YearPart::Days(month, day, last), "month_days"),
            None => self.with_year(i + 2, YearPart::Day(month, day), "month_day"),
        }
    }

    /// The last day of "June 5-7" and "June 5 to 7", whose hyphen or word stands at `i`.
    fn last_day(&self, i: usize, first: u8) -> Option<u8> {
        let last = self.day_of_month(i + 1).filter(|&last| last > first)?;
        let is_joined = match self.lower(i) {
            "-" | "–" => self.is_attached(i) && self.is_attached(i + 1),
            // "From May 3 to 20 ships": the number is of ships.
            "to" | "and" | "through" => !self.is_described(i + 2),
            _ => false,
        };
        (is_joined && !self.counts_something(i + 2)).then_some(last)
    }

    /// Whether a noun, or what may stand before one, is token `i`, and no month.
    fn is_described(&self, i: usize) -> bool {
        let is_noun =
            matches!(self.tag(i), Some(Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Symbol));
        is_noun && !matches!(self.word(i), TimeWord::Month(_))
    }

    /// Whether the attacks of that day follow, in an article written after them.
    fn is_of_2001(&self, i: usize) -> bool {
        let is_attack = |i| matches!(self.lower(i), "attacks" | "attack" | "hijackings");
        let is_later = self.doc.published().is_none_or(|date| date.year() >= 2001);
        is_later && (is_attack(i) || (self.lower(i).starts_with("terror") && is_attack(i + 1)))
    }

    /// "6 August 2024", "the 6th of August".
    pub fn day_first(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let day = self.day_of_month(start)?;
        let is_ordinal = matches!(self.word(start), TimeWord::Ordinal(_));
        let next = if is_ordinal { self.skip(start + 1, "of") } else { start + 1 };
        let TimeWord::Month(month) = self.word(next) else { return None };
        // "The 3 May" is no date; nor is "5 Mar" without a stop, of which names are made.
        if start > i && !is_ordinal {
            return None;
        }
        self.with_year(next + 1, YearPart::Day(month, day), "day_month")
    }

    /// "5–7 September 2019".
    pub fn days_month(&self, i: usize) -> Option<Found> {
        let first = self.day_of_month(i)?;
        let last = self.last_day(i + 1, first)?;
        let TimeWord::Month(month) = self.word(i + 3) else { return None };
        self.with_year(i + 4, YearPart::Days(month, first, last), "days_month")
    }

    /// The date with the year at `next`, or without one.
    fn with_year(&self, next: usize, part: YearPart, rule: &'static str) -> Option<Found> {
        // 2000 has every day any year has.
        part.of(2000)?;
        let (year, end) = match self.year_tail(next) {
            Some(found) => found,
            None => (self.range_year(next).unwrap_or(Year::Pick(Pick::Tense)), next),
        };
        let when = match year {
            Year::Given(year) => When::Fixed(part.of(year)?),
            year => When::InYear(part, year),
        };
        Some(Found::when(end, when, rule))
    }

    /// The year of "Jan. 23 to March 9, 2014", after the first of the dates.
    fn range_year(&self, i: usize) -> Option<Year> {
        let is_range = matches!(self.lower(i), "-" | "–" | "to" | "and" | "through" | "or");
        let TimeWord::Month(_) = self.word(i + 1) else { return None };
        self.day_of_month(i + 2)?;
        let (year, _) = self.year_tail(i + 3).filter(|_| is_range)?;
        Some(year)
    }

    fn month_year(&self, i: usize, month: u8) -> Option<Found> {
        let (year, end) = self.year_tail(self.skip_hyphen(i + 1))?;
        let when = match year {
            Year::Given(year) => When::Fixed(Period::Month(year, month)),
            year => When::InYear(YearPart::Month(month), year),
        };
        Some(Found::when(end, when, "month_year"))
    }

    /// The day of the month at `i`, as digits or ordinal.
    fn day_of_month(&self, i: usize) -> Option<u8> {
        match self.word(i) {
            TimeWord::Digits(day @ 1..=31, 1 | 2) => u8::try_from(day).ok(),
            TimeWord::Ordinal(day @ 1..=31) => Some(day),
            _ => None,
        }
    }

    /// Whether the number before `i` is one of things, not of a day: "in May 20 percent".
    fn counts_something(&self, i: usize) -> bool {
        self.is_cue(i, TimeCue::Measure)
            || matches!(self.word(i), TimeWord::Units(_) | TimeWord::Meridiem(_))
    }

    /// Whether the month at `i` is one: "May" and "March" mean other things, too, "April" names
    /// women, and short forms stand with a day.
    fn is_plain_month(&self, i: usize) -> bool {
        let is_cued = self.follows(i, TimeCue::Month);
        match self.lower(i) {
            "april" | "june" | "august" => {
                let is_before_name = self.is_name(i + 1) && !self.doc.is_upper(i + 1);
                !is_before_name && (is_cued || i == self.range.start || !self.is_name(i - 1))
            }
            _ if is_cued => true,
            "may" | "march" => self.is_of_month(i) || self.is_clause_of_month(i),
            word => word.len() > 4 || word.ends_with('.') || word == "july",
        }
    }

    /// "the May riot", "its March report": whether the month at `i` tells a thing apart.
    fn is_of_month(&self, i: usize) -> bool {
        let is_determined = matches!(self.before(i), "the" | "its" | "their" | "a");
        is_determined
            && !self.doc.is_sentence_start(i)
            && self.tag(i + 1) == Some(Tag::Noun)
            && !self.is_capital(i + 1)
    }

    /// "May brought floods", "It was May when": whether a verb that no "may" has, nor anybody
    /// called May, follows the month at `i`.
    fn is_clause_of_month(&self, i: usize) -> bool {
        let is_past = self.is(i, "march") && self.tag(i + 1) == Some(Tag::VerbPast);
        let is_subject =
            i == self.range.start && (is_past || self.is_cue(i + 1, TimeCue::Bringing));
        let is_told = matches!(self.before(i), "was" | "is") && self.back(i, 2) == "it";
        is_subject || is_told && matches!(self.lower(i + 1), "when" | "before" | "." | "," | "and")
    }

    /// Whether token `i` looks like part of a name.
    fn is_name(&self, i: usize) -> bool {
        matches!(self.word(i), TimeWord::Other | TimeWord::Inner)
            && !self.lower(i).is_empty()
            && self.doc.is_capitalized(i)
            && !self.doc.is_sentence_start(i)
    }

    /// A date in figures joined by marks: "2024-08-14", "7/8/07", "05/2023", "18-Nov-19",
    /// "3.11.2011".
    pub fn figures(&self, i: usize) -> Option<Found> {
        if self.word(i) == TimeWord::Dotted {
            return self.dot_date(i);
        }
        if !self.is_attached(i + 1) {
            return None;
        }
        match self.lower(i + 1) {
            "/" => self.slash_date(i).or_else(|| self.slash_month(i)),
            "-" => {
                let date = self.iso_date(i).or_else(|| self.hyphen_date(i));
                date.or_else(|| self.hyphen_month(i))
            }
            _ => None,
        }
    }

    /// "2011, Nov. 3", "2024 August 14": the year first.
    pub fn year_first(&self, i: usize) -> Option<Found> {
        let TimeWord::Digits(year @ 1900..=2100, 4) = self.word(i) else { return None };
        let at = self.skip(i + 1, ",");
        let TimeWord::Month(month) = self.word(at) else { return None };
        let day = self.day_of_month(at + 1)?;
        let has_year = self.year_tail(at + 2).is_some() || self.counts_something(at + 2);
        let is_clause = at > i + 1 && self.before(i) == "in";
        let date = Date::new(i32::try_from(year).ok()?, month, day)?;
        let when = When::Fixed(Period::Day(date));
        (!has_year && !is_clause).then(|| Found::when(at + 2, when, "year_first"))
    }

    /// "05/2023": month and year.
    fn slash_month(&self, i: usize) -> Option<Found> {
        let (TimeWord::Digits(month @ 1..=12, 1 | 2), TimeWord::Digits(year @ 1900..=2100, 4)) =
            (self.word(i), self.word(i + 2))
        else {
            return None;
        };
        let is_joined = self.is(i + 1, "/") && self.is_attached(i + 1) && self.is_attached(i + 2);
        let is_apart = !self.is_attached(i) && self.ends_word(i + 3);
        let when = When::Fixed(Period::Month(year as i32, month as u8));
        (is_joined && is_apart).then(|| Found::when(i + 3, when, "slash_month"))
    }

    /// "3-Nov-2011", "18-NOV-19".
    fn hyphen_month(&self, i: usize) -> Option<Found> {
        let day = self.day_of_month(i)?;
        let TimeWord::Month(month) = self.word(i + 2) else { return None };
        let TimeWord::Digits(year, width @ (2 | 4)) = self.word(i + 4) else { return None };
        let is_joined = self.is(i + 1, "-") && self.is(i + 3, "-");
        let is_joined = is_joined && (i + 1..i + 5).all(|k| self.is_attached(k));
        let year = if width == 2 { self.century_of(year as i32) } else { year as i32 };
        let when = When::Fixed(Period::Day(Date::new(year, month, day)?));
        is_joined.then(|| Found::when(i + 5, when, "hyphen_month"))
    }

    /// "3.11.2011", "14.08.24", "2011.11.03": with dots, the day first as in Europe, unless it can
    /// be none.
    fn dot_date(&self, i: usize) -> Option<Found> {
        let parts: Vec<&str> = self.lower(i).split('.').collect();
        let [first, second, third] = parts[..] else { return None };
        let number = |text: &str| text.parse::<u32>().ok();
        let (first, second, third) = (number(first)?, number(second)?, number(third)?);
        let (year, month, day) = match (parts[0].len(), parts[2].len()) {
            (4, 1 | 2) => (first, second, third),
            (1 | 2, 4) if second > 12 => (third, first, second),
            (1 | 2, 4) => (third, second, first),
            _ => return None,
        };
        if !(1900..=2100).contains(&year) {
            return None;
        }
        let date = Date::new(year as i32, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        Some(Found::when(i + 1, When::Fixed(Period::Day(date)), "dot_date"))
    }

    /// "2024-08-14".
    fn iso_date(&self, i: usize) -> Option<Found> {
        let [(year, 4), (month, 2), (day, 2)] = self.triple(i, "-")? else { return None };
        self.numeric(i, year, month, day, "iso_date")
    }

    /// "05-08-2021": day first, as it is written outside the US, unless it can be none.
    fn hyphen_date(&self, i: usize) -> Option<Found> {
        let [(first, 1 | 2), (second, 1 | 2), (year, 4)] = self.triple(i, "-")? else {
            return None;
        };
        let (day, month) = if second > 12 { (second, first) } else { (first, second) };
        self.numeric(i, year, month, day, "hyphen_date")
    }

    /// "7/8/07", "31/12/2007": month first, as in the US, unless it can be none.
    pub fn slash_date(&self, i: usize) -> Option<Found> {
        if self.reads(i, &["9", "/", "11"]) && self.is_attached(i + 2) && !self.is(i + 3, "/") {
            let date = Date::new(2001, 9, 11)?;
            return Some(Found::when(i + 3, When::Fixed(Period::Day(date)), "september_11"));
        }
        if let Some([(year, 4), (month, 1 | 2), (day, 1 | 2)]) = self.triple(i, "/") {
            return self.numeric(i, year, month, day, "slash_date");
        }
        let [(first, 1 | 2), (second, 1 | 2), (year, width)] = self.triple(i, "/")? else {
            return None;
        };
        let year = match width {
            4 => year,
            2 if year < 50 => year + 2000,
            2 => year + 1900,
            _ => return None,
        };
        let (month, day) = if first > 12 { (second, first) } else { (first, second) };
        self.numeric(i, year, month, day, "slash_date")
    }

    /// Three numbers from `i` on, with their widths, joined by `mark`.
    fn triple(&self, i: usize, mark: &str) -> Option<[(u32, u8); 3]> {
        if !(self.is(i + 1, mark) && self.is(i + 3, mark)) {
            return None;
        }
        let number = |i| match self.word(i) {
            TimeWord::Digits(value, width) => Some((value, width)),
            _ => None,
        };
        let is_joined = (i + 1..i + 5).all(|j| self.is_attached(j)) && !self.is(i + 5, mark);
        if !is_joined { None } else { Some([number(i)?, number(i + 2)?, number(i + 4)?]) }
    }

    fn numeric(&self, i: usize, y: u32, m: u32, d: u32, rule: &'static str) -> Option<Found> {
        let date = Date::new(i32::try_from(y).ok()?, u8::try_from(m).ok()?, u8::try_from(d).ok()?)?;
        Some(Found::when(i + 5, When::Fixed(Period::Day(date)), rule))
    }

    /// "Christmas", "New Year's Eve 1999", "last Easter".
    pub fn feast(&self, i: usize) -> Option<Found> {
        let (pick, start) = match self.word(i) {
            TimeWord::Which(Which::Last) => (Pick::Last, i + 1),
            TimeWord::Which(Which::Next) => (Pick::Next, i + 1),
            TimeWord::Which(Which::This) => (Pick::This, i + 1),
            _ => (Pick::Tense, i),
        };
        if !matches!(self.word(start), TimeWord::Feast | TimeWord::Month(_) | TimeWord::Ordinal(_))
            || !self.doc.is_capitalized(start)
        {
            return None;
        }
        let (words, feast) = feasts::starting_with(self.lower(start))
            .iter()
            .find(|(words, _)| self.reads_straight(start + 1, words))?;
        let end = start + 1 + words.len();
        if self.is_time_of_feast(end) {
            return None;
        }
        let (year, end) = match self.year_tail(end) {
            Some(found) if pick == Pick::Tense => found,
            _ => (Year::Pick(pick), end),
        };
        Some(Found::when(end, When::InYear(YearPart::Feast(*feast), year), "feast"))
    }

    /// Whether a feast that ends before `i` only names a time of the year: "the Christmas season",
    /// "Christmas and New Year sales".
    fn is_time_of_feast(&self, i: usize) -> bool {
        let is_inside = |&k: &usize| {
            matches!(self.tag(k), Some(Tag::ProperNoun | Tag::Coordinator))
                || self.is_cue(k, TimeCue::Feast)
        };
        let near = (i..self.range.end.min(i + 5)).take_while(is_inside);
        near.into_iter().any(|k| self.is_cue(k, TimeCue::Feast))
    }

    /// Whether the tokens from `i` on read `words`, apostrophes being straight or curly.
    fn reads_straight(&self, i: usize, words: &[&str]) -> bool {
        let is_same = |(k, word): (usize, &&str)| {
            let token = self.lower(i + k);
            token == *word || (word.contains('\'') && token.replace('’', "'") == *word)
        };
        words.iter().enumerate().all(is_same)
    }
}
