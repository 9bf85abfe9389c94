//! What comes again: "every Monday", "daily", "twice a year", "$10 a day", "Sundays".

use super::amounts::Amount;
use super::cues::TimeCue;
use super::meaning::Found;
use super::reader::TimeReader;
use super::units::Unit;
use super::words::TimeWord;
use crate::text::tokens::TokenKind;

impl TimeReader<'_, '_> {
    /// "every Monday", "each year", "every four years", "every other week", "every morning".
    pub fn every(&self, i: usize) -> Option<Found> {
        if self.word(i) != TimeWord::Every {
            return None;
        }
        let next = self.skip(i + 1, "single");
        // "every three to four years"
        if let Some(length) = self.length(next).filter(|length| length.upper.is_some()) {
            let found = Found::set(length.end, length.value(), "every");
            return Some(found.up_to(length.upper));
        }
        let (amount, unit) = match self.amount(next) {
            Some(found) => found,
            None if self.is(next, "other") => (Amount::whole(2), next + 1),
            None => (Amount::whole(1), next),
        };
        let value = match self.word(unit) {
            TimeWord::Unit(u) | TimeWord::Units(u) => amount.duration(u),
            TimeWord::Weekday(day) => format!("XXXX-WXX-{day}"),
            TimeWord::Part(part) => format!("XXXX-XX-XX{part}"),
            TimeWord::Month(month) => format!("XXXX-{month:02}"),
            TimeWord::Season(season) => format!("XXXX-{}", season.code()),
            _ => return None,
        };
        Some(Found::set(unit + 1, value, "every"))
    }

    /// "daily", "annual".
    pub fn rate_word(&self, i: usize) -> Option<Found> {
        let TimeWord::Rate(value) = self.word(i) else { return None };
        // "The Daily News" is a name.
        let is_name = self.doc.is_capitalized(i) && !self.doc.is_sentence_start(i);
        let is_name = is_name && self.doc.is_capitalized((i + 1).min(self.doc.len() - 1));
        (!is_name).then(|| Found::set(i + 1, value.to_owned(), "rate_word"))
    }

    /// "twice a year", "per day"; "a year" after what is counted.
    pub fn rate(&self, i: usize) -> Option<Found> {
        let article = self.often(i)?;
        let TimeWord::Unit(unit) = self.word(article + 1) else { return None };
        if self.word(article) == TimeWord::A && article == i && !self.follows_count(i) {
            return None;
        }
        let is_distance = self.is_cue(article + 2, TimeCue::Away);
        let value = Amount::whole(1).duration(unit);
        (!is_distance).then(|| Found::set(article + 2, value, "rate"))
    }

    /// The place of "a" or "per" in "twice a day", "three times a day", "a day", "per day".
    fn often(&self, i: usize) -> Option<usize> {
        match self.word(i) {
            TimeWord::A => Some(i),
            TimeWord::Often if self.is(i, "per") => Some(i),
            TimeWord::Often if self.word(i + 1) == TimeWord::A => Some(i + 1),
            TimeWord::Count(_) | TimeWord::Few | TimeWord::Digits(..)
                if self.is(i + 1, "times") && self.word(i + 2) == TimeWord::A =>
            {
                Some(i + 2)
            }
            _ => None,
        }
    }

    /// Whether a number, perhaps with a noun, stands before "a" at `i`: "15 a year".
    fn follows_count(&self, i: usize) -> bool {
        if i < self.range.start + 2 {
            return false;
        }
        let is_number = |i: usize| {
            self.doc.kind(i) == TokenKind::Number
                || matches!(self.word(i), TimeWord::Count(_) | TimeWord::Scale(_))
        };
        let is_plural = self.lower(i - 1).ends_with('s') || self.is(i - 1, "percent");
        is_number(i - 1)
            || self.is(i - 1, "%")
            || (is_plural && (is_number(i - 2) || (i >= self.range.start + 3 && is_number(i - 3))))
    }

    /// "Sundays", "Friday nights", "weekdays".
    pub fn plural_day(&self, i: usize) -> Option<Found> {
        match (self.word(i), self.word(i + 1)) {
            (TimeWord::Weekdays(day), _) => {
                Some(Found::set(i + 1, format!("XXXX-WXX-{day}"), "plural_day"))
            }
            (TimeWord::Weekday(day), TimeWord::Parts(part)) => {
                Some(Found::set(i + 2, format!("XXXX-WXX-{day}{part}"), "plural_day"))
            }
            (TimeWord::Units(Unit::Weekend), _) if matches!(self.before(i), "on" | "at") => {
                Some(Found::set(i + 1, "XXXX-WXX-WE".to_owned(), "plural_day"))
            }
            _ => None,
        }
    }
}
