//! Dates, times, durations and sets, with their TIMEX3 values.
//!
//! | text, published on Wednesday 2024-08-14 | type | value |
//! |---|---|---|
//! | `on Monday` | DATE | `2024-08-12` |
//! | `in the early hours of August 6` | TIME | `2024-08-06TMO` |
//! | `a third-quarter profit` | DATE | `2024-Q3` |
//! | `more than a week` | DURATION | `P1W` |
//! | `twice a year` | SET | `P1Y` |
//! | `recently` | DATE | `PAST_REF` |
//!
//! Each token is looked up once ([`words`]); only where one can open an expression are the rules
//! tried, and the longest reading stays. They say what the words mean ([`meaning`]); what day that
//! is [`anchor`] tells.

mod amounts;
mod anchor;
mod clock;
mod cues;
mod dates;
mod durations;
mod edges;
mod feasts;
mod meaning;
mod quarters;
mod reader;
mod relative;
mod sets;
mod tense;
mod units;
mod vague;
mod weekdays;
mod words;
mod years;

use anchor::Anchor;
use meaning::Found;
use reader::Reader;
use words::Word;

use super::Annotator;
use crate::annotation::{Annotation, Body, Kind};
use crate::document::Document;

/// Finds expressions of time.
pub struct Times;

impl Annotator for Times {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Time]
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        let words = words::words(doc);
        let mut anchor = Anchor::new(doc.published());
        let mut found = Vec::new();
        for (index, sentence) in doc.sentences().iter().enumerate() {
            anchor.sentence = index;
            let reader = Reader::new(doc, &words, sentence.clone());
            annotate_sentence(&reader, &mut anchor, &mut found);
        }
        found
    }
}

fn annotate_sentence(reader: &Reader, anchor: &mut Anchor, annotations: &mut Vec<Annotation>) {
    let mut i = reader.range.start;
    while i < reader.range.end {
        let Some(found) = reader.expression(i) else {
            i += 1;
            continue;
        };
        let time = anchor.resolve(found.meaning, || reader.tense(i, found.end));
        let span = reader.doc.span(i..found.end);
        annotations.push(Annotation { span, rule: found.rule, body: Body::Time(time) });
        i = found.end;
    }
}

/// A rule: what it finds at a token, if anything.
type Rule = fn(&Reader, usize) -> Option<Found>;

/// Points and stretches of the calendar, which may stand inside others.
const CALENDAR: [Rule; 29] = [
    |r, i| r.clock(i),
    |r, i| r.weekday(i),
    |r, i| r.which_weekday(i),
    |r, i| r.today(i),
    |r, i| r.which_part(i),
    |r, i| r.bare_part(i),
    |r, i| r.feast(i),
    |r, i| r.month_first(i),
    |r, i| r.which_month(i),
    |r, i| r.day_first(i),
    |r, i| r.days_month(i),
    |r, i| r.iso_date(i),
    |r, i| r.slash_date(i),
    |r, i| r.fiscal_year(i),
    |r, i| r.nth_part(i),
    |r, i| r.part_of_year_before(i),
    |r, i| r.nth_week(i),
    |r, i| r.season(i),
    |r, i| r.same_period(i),
    |r, i| r.which_unit(i),
    |r, i| r.the_unit(i),
    |r, i| r.the_quarter(i),
    |r, i| r.unit_year(i),
    |r, i| r.adjacent_unit(i),
    |r, i| r.year_end(i),
    |r, i| r.decade(i),
    |r, i| r.apostrophe_year(i),
    |r, i| r.year(i),
    |r, i| r.plural_day(i),
];

/// Everything else.
const OTHERS: [Rule; 15] = [
    |r, i| r.early_hours(i),
    |r, i| r.edge(i),
    |r, i| r.border(i),
    |r, i| r.which_units(i),
    |r, i| r.duration(i),
    |r, i| r.the_units(i),
    |r, i| r.quarter_century(i),
    |r, i| r.bare_units(i),
    |r, i| r.unit_long(i),
    |r, i| r.every(i),
    |r, i| r.rate(i),
    |r, i| r.rate_word(i),
    |r, i| r.vague_units(i),
    |r, i| r.vague_word(i),
    |r, i| r.vague_noun(i),
];

impl Reader<'_, '_> {
    /// The longest expression at `i`; of equal ones, the first rule's.
    fn expression(&self, i: usize) -> Option<Found> {
        if self.word(i) == Word::Other {
            return None;
        }
        longest(CALENDAR.iter().chain(&OTHERS).filter_map(|rule| rule(self, i)))
    }

    /// The longest point or stretch of the calendar at `i`.
    fn calendar(&self, i: usize) -> Option<Found> {
        longest(CALENDAR.iter().filter_map(|rule| rule(self, i)))
    }
}

fn longest(found: impl Iterator<Item = Found>) -> Option<Found> {
    found.reduce(|best, next| if next.end > best.end { next } else { best })
}
