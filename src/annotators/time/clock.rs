//! Times of the day by the clock: "2 p.m.", "1400 GMT", "10:30 a.m. ET on Friday", "noon".

use super::cues::TimeCue;
use super::meaning::{Found, Hour, Origin, When};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Zone};

impl TimeReader<'_, '_> {
    /// A time by the clock with the day that stands right after it.
    pub fn clock(&self, i: usize) -> Option<Found> {
        let time = self.clock_time(i).or_else(|| self.first_of_range(i));
        let (hour, end) = time.filter(|_| !self.is_game_clock(i))?;
        Some(self.on_day(hour, end))
    }

    /// "Quarter past ten", "half past six on Friday".
    pub fn spoken_clock(&self, i: usize) -> Option<Found> {
        let (hour, end) = self.spoken_time(i)?;
        Some(self.on_day(hour, end))
    }

    /// The time `hour`, which ends before token `end`, on the day that stands there.
    fn on_day(&self, hour: Hour, end: usize) -> Found {
        let day =
            |at| self.weekday_or_date(at).and_then(|found| Some((found.end, found.as_when()?)));
        if let Some((end, when)) = day(self.skip(end, "on")) {
            return Found::hour(end, when, hour, "clock_on_day");
        }
        // "16:15 UTC, June 1": the day stands apart, but it is this time's.
        let apart = if self.is(end, ",") { day(end + 1) } else { None };
        let when = apart.map_or(When::Shift(Unit::Day, 0, Origin::Scene), |(_, when)| when);
        Found::hour(end, when, hour, "clock")
    }

    fn weekday_or_date(&self, i: usize) -> Option<Found> {
        match self.word(i) {
            TimeWord::Weekday(_) => self.weekday(i),
            TimeWord::Today(_) => self.today(i),
            TimeWord::Month(_) => self.month_first(i).filter(|found| found.rule == "month_day"),
            TimeWord::Digits(..) | TimeWord::Ordinal(_) => self.day_first(i),
            TimeWord::The | TimeWord::Which(_)
                if self.word(self.skip_the(i) + 1) == TimeWord::Unit(Unit::Day) =>
            {
                self.which_unit(i)
            }
            _ => None,
        }
    }

    /// The time at `i` and the token after it.
    pub fn clock_time(&self, i: usize) -> Option<(Hour, usize)> {
        match self.word(i) {
            TimeWord::Noon(hour) => Some((Hour::Clock(hour, 0, None), i + 1)),
            TimeWord::Clock(hour, minute) => self.colon_time(i, hour, minute),
            TimeWord::Decimal(hundredths) => {
                let (hour, minute) = (hundredths / 100, hundredths % 100);
                let is_time = (1..=12).contains(&hour) && minute < 60;
                let TimeWord::Meridiem(shift) = self.word(i + 1) else { return None };
                is_time.then(|| self.with_zone(i + 2, hour as u8 % 12 + shift, minute as u8))
            }
            TimeWord::Digits(hour @ 1..=12, 1 | 2) => self.hour_time(i, hour as u8),
            TimeWord::Digits(time @ 0..=2400, 4) => self.military_time(i, time),
            TimeWord::Count(hour @ 1..=12) => self.hour_time(i, hour as u8),
            _ => None,
        }
    }

    /// "Quarter past ten", "half past six", "ten to five".
    fn spoken_time(&self, i: usize) -> Option<(Hour, usize)> {
        let start = if self.word(i) == TimeWord::A { i + 1 } else { i };
        let minutes = match self.word(start) {
            TimeWord::Unit(Unit::Quarter) => 15,
            TimeWord::Half => 30,
            TimeWord::Count(minutes @ (5 | 10 | 20 | 25)) if self.follows(i, TimeCue::Clock) => {
                minutes as u8
            }
            _ => return None,
        };
        let hour = match self.word(start + 2) {
            TimeWord::Count(hour @ 1..=12) => hour as u8,
            TimeWord::Digits(hour @ 1..=12, 1 | 2) => hour as u8,
            _ => return None,
        };
        let end = start + 3;
        let is_told = self.follows(i, TimeCue::Clock) || matches!(self.lower(start + 1), "past");
        let (hour, minute) = match self.lower(start + 1) {
            "past" | "after" => (hour % 12, minutes),
            "to" | "before" if minutes < 30 => ((hour + 11) % 12, 60 - minutes),
            _ => return None,
        };
        let (shift, end) = match self.word(end) {
            TimeWord::Meridiem(shift) => (shift, end + 1),
            // The hours after noon come last: "half past twelve".
            _ if hour == 0 => (12, end),
            _ => (0, end),
        };
        is_told.then(|| self.with_zone(end, hour + shift, minute))
    }

    /// The first of two times of which only the second says which half of the day it is: "from 6 to
    /// 9 a.m.", "11-2 p.m."
    fn first_of_range(&self, i: usize) -> Option<(Hour, usize)> {
        let (hour, minute) = match self.word(i) {
            TimeWord::Digits(hour @ 1..=12, 1 | 2) => (hour as u8, 0),
            TimeWord::Count(hour @ 1..=12) => (hour as u8, 0),
            TimeWord::Clock(hour @ 1..=12, minute) => (hour, minute),
            _ => return None,
        };
        let is_joined = match self.lower(i + 1) {
            "and" | "or" => matches!(self.before(i), "between" | "at" | "from"),
            "to" | "until" | "till" | "through" | "-" | "–" => true,
            _ => false,
        };
        let second = i + 2;
        let is_half_said = matches!(self.word(second + 1), TimeWord::Meridiem(_));
        let (Hour::Clock(last, last_minute, _), _) =
            self.clock_time(second).filter(|_| is_joined && is_half_said)?
        else {
            return None;
        };
        let afternoon = if last >= 12 { 12 } else { 0 };
        let same = hour % 12 + afternoon;
        // "11 to 2 p.m." begins in the morning.
        let is_before = (same, minute) < (last, last_minute);
        let hour = if is_before { same } else { (same + 12) % 24 };
        Some((Hour::Clock(hour, minute, None), i + 1))
    }

    /// Whether a match's clock shows the time at `i`: "at 8:22 of the first period", "3:05 left".
    fn is_game_clock(&self, i: usize) -> bool {
        let is_bare = matches!(self.word(i), TimeWord::Clock(..))
            && !matches!(self.word(i + 1), TimeWord::Meridiem(_) | TimeWord::Zone(_));
        let is_part = |k: usize| {
            matches!(self.word(k), TimeWord::Ordinal(_))
                && (self.is_cue(k + 1, TimeCue::Stage) || self.word(k + 1) == TimeWord::Half)
                || self.is(k, "overtime")
        };
        let is_left = matches!(self.lower(i + 1), "left" | "remaining" | "into" | "mark")
            || self.reads(i + 1, &["to", "go"])
            || self.reads(i + 1, &["to", "play"]);
        is_bare && (is_left || self.range.clone().any(is_part))
    }

    /// "10:30 a.m.", "18:00 UTC", "at 10:30".
    fn colon_time(&self, i: usize, hour: u8, minute: u8) -> Option<(Hour, usize)> {
        match self.word(i + 1) {
            TimeWord::Meridiem(shift) if hour <= 12 => {
                Some(self.with_zone(i + 2, hour % 12 + shift, minute))
            }
            TimeWord::Zone(_) => Some(self.with_zone(i + 1, hour, minute)),
            _ => {
                let is_told = self.follows(i, TimeCue::Clock);
                is_told.then(|| self.with_zone(i + 1, hour, minute))
            }
        }
    }

    /// "2pm", "6 o'clock", "at 10 in the morning".
    fn hour_time(&self, i: usize, hour: u8) -> Option<(Hour, usize)> {
        // "12 noon", "12 midnight"
        if let (12, TimeWord::Noon(hour)) = (hour, self.word(i + 1)) {
            return Some((Hour::Clock(hour, 0, None), i + 2));
        }
        if let TimeWord::Meridiem(shift) = self.word(i + 1) {
            return Some(self.with_zone(i + 2, hour % 12 + shift, 0));
        }
        let is_told = matches!(self.lower(i + 1), "o'clock" | "o’clock");
        let end = if is_told { i + 2 } else { i + 1 };
        let part = self.skip_in_the(end);
        if !is_told && (part == end || !self.follows(i, TimeCue::Clock)) {
            return None;
        }
        let shift = match self.word(part) {
            TimeWord::Part("TAF" | "TEV") if hour < 12 => 12,
            _ => 0,
        };
        let end = if part > end { part + 1 } else { end };
        Some((Hour::Clock(hour + shift, 0, None), end))
    }

    /// The part of the day after "in the" at `i`, else `i`.
    fn skip_in_the(&self, i: usize) -> usize {
        let is_part =
            self.reads(i, &["in", "the"]) && matches!(self.word(i + 2), TimeWord::Part(_));
        if is_part { i + 2 } else { i }
    }

    /// "1400 GMT", "0800 hours".
    fn military_time(&self, i: usize, time: u32) -> Option<(Hour, usize)> {
        let (hour, minute) = ((time / 100) as u8, (time % 100) as u8);
        if minute >= 60 {
            return None;
        }
        match self.word(i + 1) {
            TimeWord::Zone(_) => Some(self.with_zone(i + 1, hour, minute)),
            TimeWord::Units(Unit::Hour) if self.before(i) == "at" => {
                Some((Hour::Clock(hour, minute, None), i + 2))
            }
            _ => None,
        }
    }

    /// The time with the zone at `end`, if any.
    fn with_zone(&self, end: usize, hour: u8, minute: u8) -> (Hour, usize) {
        match self.word(end) {
            TimeWord::Zone(zone) => (Hour::Clock(hour, minute, Some(zone)), end + 1),
            _ if self.reads(end, &["local", "time"]) => {
                (Hour::Clock(hour, minute, Some(Zone::Local)), end + 2)
            }
            _ => (Hour::Clock(hour, minute, None), end),
        }
    }
}
