//! Lengths of time, and what is so far away: "more than a week", "six-month", "two years ago".

use super::amounts::Amount;
use super::cues::TimeCue;
use super::meaning::{Found, Meaning, Origin, When};
use super::reader::TimeReader;
use super::units::Unit;
use super::words::{TimeWord, Which};
use crate::syntax::ages;

/// An amount of a unit, or a range of them, and the token after it.
pub struct Length {
    amount: Amount,
    unit: Unit,
    /// The TIMEX3 value of the longer end of a range.
    pub upper: Option<String>,
    /// The token after it.
    pub end: usize,
}

impl Length {
    fn single(amount: Amount, unit: Unit, end: usize) -> Self {
        Self { amount, unit, upper: None, end }
    }

    /// Its TIMEX3 value; of a range, that of the shorter end.
    pub fn value(&self) -> String {
        self.amount.duration(self.unit)
    }

    /// About how many seconds it lasts; `None` where that is not known.
    fn seconds(&self) -> Option<f64> {
        match self.amount {
            Amount::Hundredths(n) => Some(f64::from(n) / 100.0 * self.unit.seconds()),
            Amount::Unknown => None,
        }
    }
}

impl TimeReader<'_, '_> {
    /// "two weeks", "nearly five months", "27-year", "half an hour", "three days earlier".
    pub fn duration(&self, i: usize) -> Option<Found> {
        let start = self.bound(i);
        let length = self.length(start)?;
        if self.is(i, "between") && length.upper.is_none() {
            return None;
        }
        if let Some(found) = self.distance(&length) {
            return Some(found);
        }
        let is_years = matches!(length.unit, Unit::Year | Unit::Month);
        if self.is_age(length.end)
            || is_years && ages::is_of_age(self.doc, i)
            || self.is_fraction(&length)
            || (self.is_one(start, &length) && !self.is_length(i, start, &length))
        {
            return None;
        }
        let (value, end) = self.compound(&length);
        let long = self.skip_hyphen(end);
        let end = if long > end && self.is(long, "long") { long + 1 } else { end };
        Some(Found::duration(end, value, "duration").up_to(length.upper))
    }

    /// The token after "more than", "at least", "about", "nearly" at `i`, else `i`.
    pub fn bound(&self, i: usize) -> usize {
        if self.word(i) != TimeWord::Bound {
            return i;
        }
        if self.is(i, "between") {
            return i + 1;
        }
        let next = match self.lower(i) {
            "more" | "less" | "fewer" => self.skip(i + 1, "than"),
            "at" if matches!(self.lower(i + 1), "least" | "most") => i + 2,
            "up" => self.skip(i + 1, "to"),
            "as" if matches!(self.lower(i + 1), "much" | "many" | "long" | "little") => {
                self.skip(i + 2, "as")
            }
            "no" if self.is(i + 2, "than") => i + 3,
            "at" | "as" | "no" => i,
            "just" | "well" => self.inner_bound(i + 1),
            _ => return i + 1,
        };
        // A word of these that stands alone binds nothing.
        if next > i + 1 { next } else { i }
    }

    /// After "just" and "well": "over", "under".
    fn inner_bound(&self, i: usize) -> usize {
        if matches!(self.lower(i), "over" | "under") { i + 1 } else { i }
    }

    /// An amount with its unit, "two weeks", "27-year", or a range: "two to three weeks",
    /// "15-20 years", "a 10- to 15-year sentence", "six months to a year".
    pub fn length(&self, i: usize) -> Option<Length> {
        let (amount, next) = self.amount(i)?;
        let single = self.unit_after(next).map(|(unit, end)| Length::single(amount, unit, end));
        let joint = single.as_ref().map_or(next, |length| length.end);
        self.range_of_length(i, amount, single.as_ref(), joint).or(single)
    }

    /// The unit after an amount that ends before token `i`, and the token after that.
    fn unit_after(&self, i: usize) -> Option<(Unit, usize)> {
        let unit = self.skip_hyphen(i);
        let unit = if self.word(unit) == TimeWord::Filler { unit + 1 } else { unit };
        match self.word(unit) {
            TimeWord::Units(u) | TimeWord::Unit(u) => Some((u, unit + 1)),
            _ if self.is(unit, "second") && unit > i => Some((Unit::Second, unit + 1)),
            _ => None,
        }
    }

    /// The range from `amount`, of the unit in `single` if it has its own, on to what stands after
    /// the word or mark at `joint`.
    fn range_of_length(
        &self,
        i: usize,
        amount: Amount,
        single: Option<&Length>,
        joint: usize,
    ) -> Option<Length> {
        let start = self.after_joint(i, joint)?;
        let (more, next) = self.amount(start)?;
        let (unit, end) = self.unit_after(next)?;
        let high = Length::single(more, unit, end);
        let low = Length::single(amount, single.map_or(unit, |low| low.unit), end);
        // "It grew from six months to a year" tells of two lengths.
        let is_apart =
            self.before(i) == "from" || self.word(i) == TimeWord::A || self.is(joint, "or");
        let is_change = single.is_some() && is_apart;
        let is_rising = low.seconds()? < high.seconds()?;
        (is_rising && !is_change).then(|| Length { upper: Some(high.value()), ..low })
    }

    /// The token after what joins the two ends of a range that starts at token `i`: "to", "or", a
    /// dash; "and" after "between".
    fn after_joint(&self, i: usize, joint: usize) -> Option<usize> {
        let at = self.skip_hyphen(joint);
        // "10- to 15-year"
        let is_hanging = self.is(joint, "-") && self.is_attached(joint) && at == joint;
        let at = if is_hanging { joint + 1 } else { at };
        let is_between = self.before(i) == "between";
        match self.lower(at) {
            "to" | "or" if !is_between => Some(self.skip_hyphen(at + 1)),
            "and" if is_between => Some(at + 1),
            _ => (at > joint && !is_hanging).then_some(at),
        }
    }

    /// Whether "a quarter" and "three quarters" are fractions.
    fn is_fraction(&self, length: &Length) -> bool {
        let is_small = matches!(length.amount, Amount::Hundredths(100 | 300));
        length.unit == Unit::Quarter && is_small && !self.is(length.end, "in")
    }

    /// Whether an age ends at `i`: "54-year-old", "ten years old", "years of age".
    fn is_age(&self, i: usize) -> bool {
        let old = self.skip_hyphen(i);
        matches!(self.lower(old), "old" | "olds") || self.reads(i, &["of", "age"])
    }

    /// Whether `length` may be no length: "a year", "one day".
    fn is_one(&self, start: usize, length: &Length) -> bool {
        let is_one_day = self.word(start) == TimeWord::Count(1) && length.unit == Unit::Day;
        self.word(start) == TimeWord::A || (is_one_day && length.end == start + 2)
    }

    /// Whether "a year" at `start` is a length, not "15 a year" nor "a day when".
    fn is_length(&self, i: usize, start: usize, length: &Length) -> bool {
        let is_single = length.end == start + 2;
        !is_single
            || start > i
            || self.follows(start, TimeCue::Length)
            || self.is_cue(length.end, TimeCue::Lasting)
                && !(length.unit == Unit::Day && self.is(length.end, "of"))
    }

    /// "a year and three months", "2 hours 15 minutes".
    fn compound(&self, length: &Length) -> (String, usize) {
        let value = length.value();
        let next = match self.lower(length.end) {
            "and" | "," => length.end + 1,
            _ => length.end,
        };
        match self.length(next) {
            Some(rest)
                if length.upper.is_none()
                    && rest.unit < length.unit
                    && matches!(rest.amount, Amount::Hundredths(_)) =>
            {
                let mark = if rest.unit.is_clock() && !length.unit.is_clock() { "T" } else { "" };
                (format!("{value}{mark}{}", rest.amount.units(rest.unit)), rest.end)
            }
            _ => (value, length.end),
        }
    }

    /// "ago", "earlier", "later", "from now" after a length.
    fn distance(&self, length: &Length) -> Option<Found> {
        let end = length.end;
        let (sign, origin, end) = match self.lower(end) {
            "ago" => (-1, Origin::Published, end + 1),
            "earlier" | "previously" => (-1, Origin::Spoken, end + 1),
            "later" => (1, Origin::Spoken, end + 1),
            "hence" => (1, Origin::Published, end + 1),
            "from" if matches!(self.lower(end + 1), "now" | "today") => {
                (1, Origin::Published, end + 2)
            }
            "before" if self.ends_clause(end + 1) => (-1, Origin::Spoken, end + 1),
            _ => return None,
        };
        let rule = if sign < 0 { "units_ago" } else { "units_later" };
        let Some(count) = length.amount.as_whole().filter(|_| length.upper.is_none()) else {
            return self.vague_distance(length, sign, end, rule);
        };
        let (count, unit) = match length.unit {
            Unit::Fortnight => (count.saturating_mul(2), Unit::Week),
            Unit::Decade => (count.saturating_mul(10), Unit::Year),
            unit => (count, unit),
        };
        if let (Unit::Year, Some(at_hand)) = (unit, self.unit_at_hand(end)) {
            let when = When::YearsFrom(sign * count, at_hand.0);
            return Some(Found::when(at_hand.1, when, "years_ago_today"));
        }
        let is_year = length.unit == Unit::Year && count == 1;
        let origin = match origin {
            Origin::Published if is_year && sign < 0 => Origin::FiguresNow,
            _ if is_year && sign < 0 => Origin::Figures,
            origin => origin,
        };
        Some(Found::when(end, When::Shift(unit, sign * count, origin), rule))
    }

    /// "today", "this month", "this week" at `i`, and the token after it.
    fn unit_at_hand(&self, i: usize) -> Option<(Unit, usize)> {
        match (self.word(i), self.word(i + 1)) {
            (TimeWord::Today(0), _) => Some((Unit::Day, i + 1)),
            (TimeWord::Which(Which::This), TimeWord::Unit(unit @ (Unit::Week | Unit::Month))) => {
                Some((unit, i + 2))
            }
            _ => None,
        }
    }

    /// "several years ago", "a year and a half ago".
    fn vague_distance(
        &self,
        length: &Length,
        sign: i32,
        end: usize,
        rule: &'static str,
    ) -> Option<Found> {
        let is_range = length.upper.is_some();
        match (if is_range { Amount::Unknown } else { length.amount }, sign) {
            (Amount::Unknown, -1) => Some(Found::vague(end, "PAST_REF", rule)),
            (Amount::Unknown, _) => Some(Found { end, meaning: Meaning::Later, rule }),
            _ => Some(Found::duration(end, length.amount.duration(length.unit), rule)),
        }
    }

    /// Whether a clause ends before `i`.
    pub fn ends_clause(&self, i: usize) -> bool {
        matches!(self.lower(i), "" | "." | "," | ";" | "and" | "but" | "”" | "\"")
    }

    /// "the past two years", "the next few days", "the first nine months", "these two weeks".
    pub fn which_units(&self, i: usize) -> Option<Found> {
        let start = self.skip_the(i);
        let next = match self.word(start) {
            TimeWord::Which(Which::That) => return None,
            TimeWord::Which(Which::Last) if start == i && self.doc.tag(i).is_verb() => return None,
            TimeWord::Which(_) | TimeWord::These | TimeWord::Final => start + 1,
            TimeWord::Ordinal(1..=3) => start + 1,
            _ => return None,
        };
        if self.word(next) == TimeWord::A {
            return None;
        }
        let length = self.length(next).filter(|length| !self.is_age(length.end))?;
        let value = length.value();
        // "The first nine months of 1989" is one phrase.
        let end = match self.year_tail(length.end) {
            Some((_, end)) if matches!(self.word(start), TimeWord::Ordinal(_)) => end,
            _ => length.end,
        };
        Some(Found::duration(end, value, "past_units").up_to(length.upper))
    }

    /// "the nine months": the article belongs to the length where no noun follows.
    pub fn the_units(&self, i: usize) -> Option<Found> {
        if self.word(i) != TimeWord::The || self.word(i + 1) == TimeWord::A {
            return None;
        }
        // "over the years"
        if let TimeWord::Units(unit @ (Unit::Year | Unit::Decade | Unit::Century)) =
            self.word(i + 1)
            && matches!(self.before(i), "over" | "through" | "throughout")
            && !self.is(i + 2, "of")
        {
            return Some(Found::duration(i + 2, Amount::Unknown.duration(unit), "the_units"));
        }
        let length = self.length(i + 1)?;
        let is_plural = matches!(self.word(length.end - 1), TimeWord::Units(_));
        let is_age = self.is_age(length.end) || self.distance(&length).is_some();
        let found = Found::duration(length.end, length.value(), "the_units");
        (is_plural && !is_age).then(|| found.up_to(length.upper))
    }

    /// "a quarter century", "a quarter of a century".
    pub fn quarter_century(&self, i: usize) -> Option<Found> {
        let start = self.bound(i);
        let quarter = if self.word(start) == TimeWord::A { start + 1 } else { start };
        if self.word(quarter) != TimeWord::Unit(Unit::Quarter) || quarter == start {
            return None;
        }
        let next = self.skip_hyphen(quarter + 1);
        let next = if self.reads(next, &["of", "a"]) { next + 2 } else { next };
        let is_century = self.word(next) == TimeWord::Unit(Unit::Century);
        is_century.then(|| Found::duration(next + 1, "P25Y".to_owned(), "quarter_century"))
    }

    /// "years", "for decades", "within minutes": some of them.
    pub fn bare_units(&self, i: usize) -> Option<Found> {
        let TimeWord::Units(unit) = self.word(i) else { return None };
        if let Some(found) = self.units_away(i) {
            return Some(found);
        }
        let is_told = self.follows(i, TimeCue::Lengths) && unit >= Unit::Minute;
        let long = self.skip_hyphen(i + 1);
        let is_long = long > i + 1 && self.is(long, "long");
        let end = if is_long { long + 1 } else { i + 1 };
        let is_apart = match self.lower(i + 1) {
            "of" => self.before(i) == "within",
            "-" => false,
            _ => is_told,
        };
        let value = Amount::Unknown.duration(unit);
        (is_apart || is_long).then(|| Found::duration(end, value, "bare_units"))
    }

    /// "years ago", "days later".
    fn units_away(&self, i: usize) -> Option<Found> {
        match self.lower(i + 1) {
            "ago" | "earlier" => Some(Found::vague(i + 2, "PAST_REF", "units_ago")),
            "later" => Some(Found { end: i + 2, meaning: Meaning::Later, rule: "units_later" }),
            _ => None,
        }
    }

    /// "year-long", "day-long": one of them.
    pub fn unit_long(&self, i: usize) -> Option<Found> {
        if let TimeWord::Long(value) = self.word(i) {
            return Some(Found::duration(i + 1, value.to_owned(), "unit_long"));
        }
        let TimeWord::Unit(unit) = self.word(i) else { return None };
        let long = self.skip_hyphen(i + 1);
        let is_long = long > i + 1 && self.is(long, "long");
        is_long.then(|| Found::duration(long + 1, Amount::whole(1).duration(unit), "unit_long"))
    }
}
