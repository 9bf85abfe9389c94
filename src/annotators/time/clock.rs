//! Times of the day by the clock: "2 p.m.", "1400 GMT", "10:30 a.m. ET on Friday", "noon".

use super::cues::Cue;
use super::meaning::{Found, Hour, Origin, When};
use super::reader::Reader;
use super::units::Unit;
use super::words::{Word, Zone};

impl Reader<'_, '_> {
    /// A time by the clock with the day that stands right after it.
    pub fn clock(&self, i: usize) -> Option<Found> {
        let (hour, end) = self.clock_time(i)?;
        let day =
            |at| self.weekday_or_date(at).and_then(|found| Some((found.end, found.as_when()?)));
        if let Some((end, when)) = day(self.skip(end, "on")) {
            return Some(Found::hour(end, when, hour, "clock_on_day"));
        }
        // "16:15 UTC, June 1": the day stands apart, but it is this time's.
        let apart = if self.is(end, ",") { day(end + 1) } else { None };
        let when = apart.map_or(When::Shift(Unit::Day, 0, Origin::Spoken), |(_, when)| when);
        Some(Found::hour(end, when, hour, "clock"))
    }

    fn weekday_or_date(&self, i: usize) -> Option<Found> {
        match self.word(i) {
            Word::Weekday(_) => self.weekday(i),
            Word::Today(_) => self.today(i),
            Word::Month(_) => self.month_first(i).filter(|found| found.rule == "month_day"),
            Word::Digits(..) | Word::Ordinal(_) => self.day_first(i),
            Word::The | Word::Which(_)
                if self.word(self.skip_the(i) + 1) == Word::Unit(Unit::Day) =>
            {
                self.which_unit(i)
            }
            _ => None,
        }
    }

    /// The time at `i` and the token after it.
    pub fn clock_time(&self, i: usize) -> Option<(Hour, usize)> {
        match self.word(i) {
            Word::Noon(hour) => Some((Hour::Clock(hour, 0, None), i + 1)),
            Word::Clock(hour, minute) => self.colon_time(i, hour, minute),
            Word::Decimal(hundredths) => {
                let (hour, minute) = (hundredths / 100, hundredths % 100);
                let is_time = (1..=12).contains(&hour) && minute < 60;
                let Word::Meridiem(shift) = self.word(i + 1) else { return None };
                is_time.then(|| self.with_zone(i + 2, hour as u8 % 12 + shift, minute as u8))
            }
            Word::Digits(hour @ 1..=12, 1 | 2) => self.hour_time(i, hour as u8),
            Word::Digits(time @ 0..=2400, 4) => self.military_time(i, time),
            Word::Count(hour @ 1..=12) => self.hour_time(i, hour as u8),
            _ => None,
        }
    }

    /// "10:30 a.m.", "18:00 UTC", "at 10:30".
    fn colon_time(&self, i: usize, hour: u8, minute: u8) -> Option<(Hour, usize)> {
        match self.word(i + 1) {
            Word::Meridiem(shift) if hour <= 12 => {
                Some(self.with_zone(i + 2, hour % 12 + shift, minute))
            }
            Word::Zone(_) => Some(self.with_zone(i + 1, hour, minute)),
            _ => {
                let is_told = self.follows(i, Cue::Clock);
                is_told.then(|| self.with_zone(i + 1, hour, minute))
            }
        }
    }

    /// "2pm", "6 o'clock", "at 10 in the morning".
    fn hour_time(&self, i: usize, hour: u8) -> Option<(Hour, usize)> {
        if let Word::Meridiem(shift) = self.word(i + 1) {
            return Some(self.with_zone(i + 2, hour % 12 + shift, 0));
        }
        let is_told = matches!(self.lower(i + 1), "o'clock" | "o’clock");
        let end = if is_told { i + 2 } else { i + 1 };
        let part = self.skip_in_the(end);
        if !is_told && (part == end || !self.follows(i, Cue::Clock)) {
            return None;
        }
        let shift = match self.word(part) {
            Word::Part("TAF" | "TEV") if hour < 12 => 12,
            _ => 0,
        };
        let end = if part > end { part + 1 } else { end };
        Some((Hour::Clock(hour + shift, 0, None), end))
    }

    /// The part of the day after "in the" at `i`, else `i`.
    fn skip_in_the(&self, i: usize) -> usize {
        let is_part = self.reads(i, &["in", "the"]) && matches!(self.word(i + 2), Word::Part(_));
        if is_part { i + 2 } else { i }
    }

    /// "1400 GMT", "0800 hours".
    fn military_time(&self, i: usize, time: u32) -> Option<(Hour, usize)> {
        let (hour, minute) = ((time / 100) as u8, (time % 100) as u8);
        if minute >= 60 {
            return None;
        }
        match self.word(i + 1) {
            Word::Zone(_) => Some(self.with_zone(i + 1, hour, minute)),
            Word::Units(Unit::Hour) if self.before(i) == "at" => {
                Some((Hour::Clock(hour, minute, None), i + 2))
            }
            _ => None,
        }
    }

    /// The time with the zone at `end`, if any.
    fn with_zone(&self, end: usize, hour: u8, minute: u8) -> (Hour, usize) {
        match self.word(end) {
            Word::Zone(zone) => (Hour::Clock(hour, minute, Some(zone)), end + 1),
            _ if self.reads(end, &["local", "time"]) => {
                (Hour::Clock(hour, minute, Some(Zone::Local)), end + 2)
            }
            _ => (Hour::Clock(hour, minute, None), end),
        }
    }
}
