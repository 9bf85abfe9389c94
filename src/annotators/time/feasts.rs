//! Feasts: what they are called and on which day of a year they fall.
//!
//! The table is `data/feasts.tsv`: the name's tokens, and `12-25` (month and day), `11-4-4`
//! (month, weekday, the how manieth or `last`), `easter-2` (days from Easter) or `islamic-12`
//! (month of the Islamic calendar); `+9` counts so many days on.

use std::sync::LazyLock;

use crate::calendar::{Date, easter, islamic_month};
use crate::lexicon::packed::table;
use crate::lexicon::words::Words;
use crate::tables::stable_sort::sort_by_key;

/// The day of a feast in any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// The same month and day.
    Fixed(u8, u8),
    /// Days from the n-th weekday of a month; 0 for the last.
    Nth(u8, u8, u8, i32),
    /// Days from Easter Sunday.
    Easter(i32),
    /// Days from the first of a month of the Islamic calendar.
    Islamic(u8, i32),
}

/// The tokens of a feast's name after the first, and its day.
type Entry = (Vec<&'static str>, Feast);

static TABLE: LazyLock<Words<Vec<Entry>>> = LazyLock::new(|| {
    let mut table: Words<Vec<Entry>> = Words::default();
    for row in rows() {
        let mut words = row[0].split(' ');
        let first = words.next().unwrap_or_default();
        table.value_mut(first).push((words.collect(), day(row[1])));
    }
    for entries in table.values_mut() {
        sort_by_key(entries, |(words, _)| (usize::MAX - words.len(), 0));
    }
    table
});

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    table!("feasts")
}

/// The first words of all feasts.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    rows().map(|row| row[0].split(' ').next().unwrap_or_default())
}

/// The feasts whose name begins with `first`, the longest names first.
pub fn starting_with(first: &str) -> &'static [Entry] {
    TABLE.get(first).map_or(&[], Vec::as_slice)
}

impl Feast {
    /// Its day in `year`.
    pub fn day(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day),
            Self::Nth(month, weekday, nth, days) => {
                Date::nth_weekday(year, month, weekday, nth)?.add_days(days)
            }
            Self::Easter(days) => easter(year)?.add_days(days),
            Self::Islamic(month, days) => islamic_month(month, year)?.add_days(days),
        }
    }
}

fn day(rule: &str) -> Feast {
    let number = |text: &str| text.parse::<u8>().expect("a number in data/feasts.tsv");
    if let Some(days) = rule.strip_prefix("easter") {
        return Feast::Easter(days.parse().expect("a number in data/feasts.tsv"));
    }
    let (rule, days) = rule.split_once('+').unwrap_or((rule, "0"));
    let days = number(days).into();
    let parts: Vec<_> = rule.split('-').collect();
    match parts[..] {
        ["islamic", month] => Feast::Islamic(number(month), days),
        [month, day] => Feast::Fixed(number(month), number(day)),
        [month, weekday, "last"] => Feast::Nth(number(month), number(weekday), 0, days),
        [month, weekday, nth] => Feast::Nth(number(month), number(weekday), number(nth), days),
        _ => unreachable!("unknown rule {rule} in data/feasts.tsv"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_move() {
        let on = |feast: Feast, year| feast.day(year).map(|date| date.to_string());
        assert_eq!(on(Feast::Nth(11, 4, 4, 0), 2024).as_deref(), Some("2024-11-28"));
        assert_eq!(on(Feast::Nth(5, 1, 0, 0), 2024).as_deref(), Some("2024-05-27"));
        assert_eq!(on(Feast::Easter(-2), 2024).as_deref(), Some("2024-03-29"));
        // The first Tuesday after the first Monday; Eid al-Adha, a day late.
        assert_eq!(on(Feast::Nth(11, 1, 1, 1), 2024).as_deref(), Some("2024-11-05"));
        assert_eq!(on(Feast::Islamic(12, 9), 2022).as_deref(), Some("2022-07-10"));
    }
}
