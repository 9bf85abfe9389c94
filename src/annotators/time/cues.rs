//! Words beside an expression of time that tell whether it is one.
//!
//! The table is `data/time-cues.tsv`: the word, and the names of what it tells of.

use std::sync::LazyLock;

use super::reader::Reader;
use crate::lexicon::packed::table;
use crate::lexicon::words::Numbers;

/// What a word tells of the expression beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Before "May" or "March": it is a month.
    Month,
    /// After "a year": how far away it is.
    Away,
    /// After "a year": it is a length.
    Lasting,
    /// Before "the morning": it is the part of a day.
    Part,
    /// Before a number: it is a year, however unlikely.
    Year,
    /// Before a number: it is a count, not a year.
    Count,
    /// After a number: it is what is measured or counted.
    Measure,
    /// Before "10:30": it is a time.
    Clock,
    /// Before "a year": it is a length.
    Length,
    /// Before "years": it is a length.
    Lengths,
    /// Before "the day" or "the year": it is the one at hand.
    Unit,
    /// After "the day": what day it is, so not the one at hand.
    Defining,
    /// Before "summer": it is the season at hand.
    Season,
    /// After "first half": it is that of a business year.
    Business,
    /// A verb whose present tells of what is fixed for later: "opens Friday".
    Fixture,
    /// A verb whose past tells of what is planned for later: "agreed to meet Friday".
    Plan,
    /// After a weekday, with a capital: it is a newspaper.
    Paper,
    /// Near "quarter": it is a quarter of a match.
    Sport,
    /// A verb in the past, however it is tagged.
    Past,
    /// A verb whose past is its base form, and which tells of what nobody fixes beforehand: "beat".
    Unchanged,
    /// A noun for what is fixed beforehand: "election", "deadline".
    Event,
    /// A verb with an object and a bare infinitive: "let", "helped".
    Causing,
    /// A verb whose present tells of what has happened: "data show".
    Report,
}

/// The names in the table, by the place of their bit.
const NAMES: [(&str, Cue); 23] = [
    ("month", Cue::Month),
    ("year", Cue::Year),
    ("count", Cue::Count),
    ("measure", Cue::Measure),
    ("clock", Cue::Clock),
    ("length", Cue::Length),
    ("lengths", Cue::Lengths),
    ("unit", Cue::Unit),
    ("defining", Cue::Defining),
    ("season", Cue::Season),
    ("business", Cue::Business),
    ("fixture", Cue::Fixture),
    ("plan", Cue::Plan),
    ("paper", Cue::Paper),
    ("sport", Cue::Sport),
    ("past", Cue::Past),
    ("report", Cue::Report),
    ("away", Cue::Away),
    ("lasting", Cue::Lasting),
    ("part", Cue::Part),
    ("unchanged", Cue::Unchanged),
    ("event", Cue::Event),
    ("causing", Cue::Causing),
];

/// The cues a word gives, one bit each.
static TABLE: LazyLock<Numbers> = LazyLock::new(|| {
    table!("time-cues")
        .map(|row| (row[0], row[1].split(' ').map(|name| bit(named(name))).sum()))
        .collect()
});

fn named(name: &str) -> Cue {
    let known = NAMES.iter().find(|(known, _)| *known == name);
    known.expect("a cue's name in data/time-cues.tsv").1
}

fn bit(cue: Cue) -> u32 {
    1 << cue as u32
}

impl Reader<'_, '_> {
    /// Whether token `i` gives that cue.
    pub fn is_cue(&self, i: usize, cue: Cue) -> bool {
        is_cue(self.lower(i), cue)
    }

    /// Whether the token before `i` gives that cue.
    pub fn follows(&self, i: usize, cue: Cue) -> bool {
        is_cue(self.before(i), cue)
    }
}

fn is_cue(word: &str, cue: Cue) -> bool {
    TABLE.get(word).is_some_and(|bits| bits & bit(cue) != 0)
}
