//! Words beside an expression of time that tell whether it is one.
//!
//! The table is `data/time-cues.tsv`: the word, and the names of what it tells of.

use std::sync::LazyLock;

use super::reader::TimeReader;
use crate::lexicon::packed::table;
use crate::lexicon::word_class::{WordClass, word_class};
use crate::lexicon::words::Numbers;

word_class! {
    /// What a word tells of the expression beside it.
    pub enum TimeCue {
        /// Before "May" or "March": it is a month.
        Month = "month",
        /// After "a year": how far away it is.
        Away = "away",
        /// After "a year": it is a length.
        Lasting = "lasting",
        /// Before "the morning": it is the part of a day.
        Part = "part",
        /// Before a number: it is a year, however unlikely.
        Year = "year",
        /// Before a number: it is a count, not a year.
        Count = "count",
        /// After a number: it is what is measured or counted.
        Measure = "measure",
        /// Before "10:30": it is a time.
        Clock = "clock",
        /// Before "a year": it is a length.
        Length = "length",
        /// Before "years": it is a length.
        Lengths = "lengths",
        /// Before "the day" or "the year": it is the one at hand.
        Unit = "unit",
        /// After "the day": what day it is, so not the one at hand.
        Defining = "defining",
        /// Before "summer": it is the season at hand.
        Season = "season",
        /// After "first half": it is that of a business year.
        Business = "business",
        /// A verb whose present tells of what is fixed for later: "opens Friday".
        Fixture = "fixture",
        /// A verb whose past tells of what is planned for later: "agreed to meet Friday".
        Plan = "plan",
        /// A participle of what lies ahead: "forecast", "scheduled".
        Ahead = "ahead",
        /// After a weekday, with a capital: it is a newspaper.
        Paper = "paper",
        /// Near "quarter": it is a quarter of a match.
        Sport = "sport",
        /// A verb in the past, however it is tagged.
        Past = "past",
        /// A verb whose past is its base form, and which tells of what nobody fixes beforehand:
        /// "beat".
        Unchanged = "unchanged",
        /// A noun for what is fixed beforehand: "election", "deadline".
        Event = "event",
        /// After a feast: it is the time around it: "season".
        Feast = "feast",
        /// A part of a match, after its number: "period".
        Stage = "stage",
        /// A verb whose subject may be a month: "brought".
        Bringing = "bringing",
        /// Near "the 40s": they are degrees, points or ages.
        Reading = "reading",
        /// A verb with an object and a bare infinitive: "let", "helped".
        Causing = "causing",
        /// A verb whose present tells of what has happened: "data show".
        Report = "report",
    }
}

/// The cues a word gives, one bit each.
static TABLE: LazyLock<Numbers> = LazyLock::new(|| {
    let table = table!("time-cues", "cues" => TimeCue);
    table.map(|row| (row[0], TimeCue::bits_named(row[1]))).collect()
});

impl TimeReader<'_, '_> {
    /// Whether token `i` gives that cue.
    pub fn is_cue(&self, i: usize, cue: TimeCue) -> bool {
        is_cue(self.lower(i), cue)
    }

    /// Whether the token before `i` gives that cue.
    pub fn follows(&self, i: usize, cue: TimeCue) -> bool {
        is_cue(self.before(i), cue)
    }
}

fn is_cue(word: &str, cue: TimeCue) -> bool {
    TABLE.get(word).is_some_and(|bits| bits & cue.bits() != 0)
}
