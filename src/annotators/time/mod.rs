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
mod values;
mod weekdays;
mod words;
mod years;

use anchor::Anchor;
use meaning::Found;
use reader::Reader;

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
const CALENDAR: [Rule; 32] = [
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
    |r, i| r.hyphen_date(i),
    |r, i| r.slash_date(i),
    |r, i| r.fiscal_year(i),
    |r, i| r.nth_part(i),
    |r, i| r.coded_part(i),
    |r, i| r.part_of_year_before(i),
    |r, i| r.nth_week(i),
    |r, i| r.season(i),
    |r, i| r.same_period(i),
    |r, i| r.which_unit(i),
    |r, i| r.the_unit(i),
    |r, i| r.the_quarter(i),
    |r, i| r.unit_year(i),
    |r, i| r.adjacent_unit(i),
    |r, i| r.adjacent_part(i),
    |r, i| r.year_end(i),
    |r, i| r.decade(i),
    |r, i| r.apostrophe_year(i),
    |r, i| r.year(i),
    |r, i| r.plural_day(i),
];

/// Everything else.
const OTHERS: [Rule; 16] = [
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
    |r, i| r.later(i),
];

impl Reader<'_, '_> {
    /// The longest expression at `i`; of equal ones, the first rule's.
    fn expression(&self, i: usize) -> Option<Found> {
        if !self.word(i).opens(self.word(i + 1)) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lexicon;

    /// Words of the table, numbers and marks in any order: much closer to times than any text.
    fn any_words() -> impl Strategy<Value = String> {
        let table = lexicon::rows(include_str!("../../../data/time-words.tsv"));
        let marks =
            ["-", "/", ",", "'", "(", ")", "’s", ".", "of", "in", "and", "ago", "later", "to"];
        let numbers =
            ["1", "2", "9", "11", "29", "31", "12.5", "1/2", "10:30", "0800", "1999", "2024"];
        let long = ["99999999", "4,000,000", "1990s", "'82", "30th", "May", "Feb.", "Friday"];
        let mut words: Vec<&str> = table.map(|row| row[0]).collect();
        words.extend(marks.into_iter().chain(numbers).chain(long));
        let spaced = (proptest::sample::select(words), proptest::sample::select(vec!["", " "]));
        proptest::collection::vec(spaced, 0..40)
            .prop_map(|pairs| pairs.into_iter().flat_map(|(word, space)| [word, space]).collect())
    }

    proptest! {
        #[test]
        fn any_words_of_time_give_ordered_spans_and_days(
            text in any_words(), year in 1..=9999i32, month in 1..=12u8, day in 1..=28u8,
        ) {
            let doc = Document::new(&text, crate::calendar::Date::new(year, month, day));
            let found = Times.annotate(&doc, &[]);
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for annotation in &found {
                let Body::Time(time) = &annotation.body else { panic!("{annotation:?}") };
                prop_assert!(!time.value.is_empty());
                prop_assert!(time.first <= time.last, "{time:?}");
            }
        }
    }
}
