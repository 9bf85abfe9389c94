//! All rules for expressions of time, each beside the groups of words that what it finds may start
//! with: at other words it is not asked.

use super::meaning::Found;
use super::reader::TimeReader;
use super::words::TimeWord;

/// A set of groups of words.
pub type Groups = u8;

/// "the".
const THE: Groups = 1;
/// "a", "an".
const A: Groups = 1 << 1;
/// "last", "this", "these".
const WHICH: Groups = 1 << 2;
/// Digits and what stands for them: "10:30", "two", "several", "third".
const NUMBER: Groups = 1 << 3;
/// "August", "Wednesday", "summer", "yesterday", "Christmas".
const NAME: Groups = 1 << 4;
/// "week", "weeks".
const UNIT: Groups = 1 << 5;
/// "1990s", "fiscal", "Q3".
const YEAR: Groups = 1 << 6;
/// All others.
const OTHER: Groups = 1 << 7;

/// A rule: what it finds at a token, if anything.
pub type Rule = fn(&TimeReader, usize) -> Option<Found>;

/// Points and stretches of the calendar, which may stand inside others.
pub const CALENDAR: [(Groups, Rule); 35] = [
    (NUMBER, |r, i| r.clock(i)),
    (A | NUMBER | UNIT, |r, i| r.spoken_clock(i)),
    (NAME, |r, i| r.weekday(i)),
    (THE | WHICH | OTHER, |r, i| r.which_weekday(i)),
    (NAME, |r, i| r.today(i)),
    (THE | WHICH | OTHER, |r, i| r.which_part(i)),
    (THE | OTHER, |r, i| r.bare_part(i)),
    (WHICH | NUMBER | NAME, |r, i| r.feast(i)),
    (NAME, |r, i| r.month_first(i)),
    (THE | WHICH | OTHER, |r, i| r.which_month(i)),
    (THE | NUMBER, |r, i| r.day_first(i)),
    (THE, |r, i| r.day_of_this_month(i)),
    (NUMBER, |r, i| r.days_month(i)),
    (NUMBER, |r, i| r.figures(i)),
    (NUMBER, |r, i| r.year_first(i)),
    (THE | WHICH | YEAR | OTHER, |r, i| r.fiscal_year(i)),
    (THE | WHICH | NUMBER, |r, i| r.nth_part(i)),
    (NUMBER | YEAR, |r, i| r.coded_part(i)),
    (THE | WHICH | NUMBER, |r, i| r.part_of_year_before(i)),
    (THE | WHICH | NUMBER, |r, i| r.nth_of(i)),
    (THE | WHICH | NAME | OTHER, |r, i| r.season(i)),
    (THE | WHICH | UNIT, |r, i| r.same_period(i)),
    (THE | WHICH | OTHER, |r, i| r.which_unit(i)),
    (THE, |r, i| r.the_unit(i)),
    (THE, |r, i| r.the_quarter(i)),
    (THE, |r, i| r.unit_year(i)),
    (THE, |r, i| r.adjacent_unit(i)),
    (THE, |r, i| r.adjacent_part(i)),
    (THE | UNIT, |r, i| r.year_end(i)),
    (THE | NUMBER | YEAR, |r, i| r.decade(i)),
    (YEAR, |r, i| r.apostrophe_year(i)),
    (NUMBER, |r, i| r.year(i)),
    (THE | NUMBER, |r, i| r.year_of_era(i)),
    (THE | NUMBER, |r, i| r.worded_year(i)),
    (NAME | UNIT, |r, i| r.plural_day(i)),
];

/// Everything else.
pub const OTHERS: [(Groups, Rule); 16] = [
    (THE | OTHER, |r, i| r.early_hours(i)),
    (THE | OTHER, |r, i| r.edge(i)),
    (THE | OTHER, |r, i| r.border(i)),
    (THE | WHICH | NUMBER, |r, i| r.which_units(i)),
    (A | NUMBER | OTHER, |r, i| r.duration(i)),
    (THE, |r, i| r.the_units(i)),
    (A | OTHER, |r, i| r.quarter_century(i)),
    (UNIT, |r, i| r.bare_units(i)),
    (UNIT | OTHER, |r, i| r.unit_long(i)),
    (OTHER, |r, i| r.every(i)),
    (A | NUMBER | OTHER, |r, i| r.rate(i)),
    (OTHER, |r, i| r.rate_word(i)),
    (THE | WHICH | OTHER, |r, i| r.vague_units(i)),
    (OTHER, |r, i| r.vague_word(i)),
    (THE, |r, i| r.vague_noun(i)),
    (OTHER, |r, i| r.later(i)),
];

impl TimeWord {
    /// The group it belongs to.
    pub fn group(self) -> Groups {
        match self {
            Self::The => THE,
            Self::A => A,
            Self::Which(_) | Self::These | Self::Final => WHICH,
            Self::Digits(..)
            | Self::Decimal(_)
            | Self::Dotted
            | Self::Clock(..)
            | Self::Noon(_) => NUMBER,
            Self::Count(_) | Self::Ordinal(_) | Self::Few | Self::Half | Self::Another => NUMBER,
            Self::Month(_) | Self::Weekday(_) | Self::Weekdays(_) | Self::Season(_) => NAME,
            Self::Today(_) | Self::Tonight(_) | Self::Feast => NAME,
            Self::Unit(_) | Self::Units(_) => UNIT,
            Self::Decade(_) | Self::Century(_) | Self::Nineties(_) | Self::Coded(_) => YEAR,
            Self::Fiscal | Self::FiscalYear(_) | Self::Apostrophe => YEAR,
            _ => OTHER,
        }
    }
}
