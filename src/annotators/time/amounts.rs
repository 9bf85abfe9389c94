//! How many: the numbers that stand before units of time.

use super::reader::TimeReader;
use super::units::Unit;
use super::words::TimeWord;

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many hundredths.
    Hundredths(u32),
    /// Some: `X` in a TIMEX3 value.
    Unknown,
}

impl Amount {
    /// So many wholes.
    pub fn whole(count: u32) -> Self {
        Self::Hundredths(count.saturating_mul(100))
    }

    /// The number of wholes, where it is a small whole number.
    pub fn as_whole(self) -> Option<i32> {
        match self {
            Self::Hundredths(n) if n % 100 == 0 => i32::try_from(n / 100).ok(),
            _ => None,
        }
    }

    /// The TIMEX3 duration of so many of `unit`.
    pub fn duration(self, unit: Unit) -> String {
        format!("{}{}", if unit.is_clock() { "PT" } else { "P" }, self.units(unit))
    }

    /// Number and letter of the duration, without its `P`.
    pub fn units(self, unit: Unit) -> String {
        let (times, letter) = unit.letter();
        match self {
            Self::Hundredths(50) if unit == Unit::Hour => "30M".to_owned(),
            Self::Hundredths(50) if unit == Unit::Year => "6M".to_owned(),
            Self::Unknown => format!("X{}", if unit == Unit::Decade { "DE" } else { letter }),
            Self::Hundredths(n) => {
                format!("{}{letter}", f64::from(n) * f64::from(times) / 100.0)
            }
        }
    }
}

impl TimeReader<'_, '_> {
    /// Reads an amount at `i`; returns it and the token after it.
    ///
    /// "two", "18", "2.5", "two and a half", "half a", "a", "several", "two dozen", "a few".
    pub fn amount(&self, i: usize) -> Option<(Amount, usize)> {
        match self.word(i) {
            TimeWord::A => Some(self.after_a(i + 1)),
            TimeWord::Half if self.word(i + 1) == TimeWord::A => {
                Some((Amount::Hundredths(50), i + 2))
            }
            TimeWord::Few => Some((Amount::Unknown, self.skip(i + 1, "of"))),
            TimeWord::Decimal(n) => Some((Amount::Hundredths(n), i + 1)),
            TimeWord::Digits(n, _) => Some(self.after_count(n, i + 1)),
            TimeWord::Count(n) => Some(self.after_word(n.into(), i)),
            TimeWord::Another => self.amount(i + 1).or(Some((Amount::whole(1), i + 1))),
            _ => None,
        }
    }

    fn after_a(&self, i: usize) -> (Amount, usize) {
        match self.word(i) {
            TimeWord::Half => (Amount::Hundredths(50), self.skip_hyphen(i + 1)),
            TimeWord::Scale(n) => (Amount::whole(n), i + 1),
            TimeWord::Few => (Amount::Unknown, i + 1),
            _ if self.reads(i, &["number", "of"]) => (Amount::Unknown, i + 2),
            _ if self.is(i, "couple") => (Amount::Unknown, self.skip(i + 1, "of")),
            _ => (Amount::whole(1), i),
        }
    }

    /// Reads on after the number word at `i`: "seventy-five", "two hundred".
    fn after_word(&self, tens: u32, i: usize) -> (Amount, usize) {
        let next = self.skip_hyphen(i + 1);
        match self.word(next) {
            TimeWord::Count(n) if n < 10 && tens >= 20 => {
                self.after_count(tens + u32::from(n), next + 1)
            }
            _ => self.after_count(tens, i + 1),
        }
    }

    /// Reads on after digits or number words: "million", "and a half", "or so".
    fn after_count(&self, count: u32, i: usize) -> (Amount, usize) {
        if let TimeWord::Scale(n) = self.word(i) {
            return (Amount::whole(count.saturating_mul(n)), i + 1);
        }
        // "two-and-a-half-year"
        if self.reads(i, &["-", "and", "-", "a", "-", "half"]) && self.is_attached(i) {
            return (Amount::Hundredths(count.saturating_mul(100).saturating_add(50)), i + 6);
        }
        if self.reads(i, &["and", "a", "half"]) {
            return (Amount::Hundredths(count.saturating_mul(100).saturating_add(50)), i + 3);
        }
        // "1 1/2", "1-1/2"
        let part = self.skip_hyphen(i);
        if let Some(hundredths) = self.slash_fraction(part) {
            let all = count.saturating_mul(100).saturating_add(hundredths);
            return (Amount::Hundredths(all), part + 3);
        }
        (Amount::whole(count), i)
    }

    /// The hundredths of "1/2", "3/4" at `i`.
    fn slash_fraction(&self, i: usize) -> Option<u32> {
        let (TimeWord::Digits(part, 1), TimeWord::Digits(whole @ 2..=8, 1)) =
            (self.word(i), self.word(i + 2))
        else {
            return None;
        };
        let is_joined = self.is(i + 1, "/") && self.is_attached(i + 1) && self.is_attached(i + 2);
        (is_joined && part < whole).then_some(part * 100 / whole)
    }
}
