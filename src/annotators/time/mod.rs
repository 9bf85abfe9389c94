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
mod figures;
mod meaning;
mod quarters;
mod reader;
mod recurring;
mod relative;
mod rules;
mod sets;
mod speech;
mod spoken;
mod tense;
mod units;
mod vague;
mod values;
mod weekdays;
mod words;
mod years;

use anchor::Anchor;
use meaning::Found;
use reader::TimeReader;
use rules::{CALENDAR, Groups, OTHERS, Rule};

use super::Annotator;
use crate::annotation::{Annotation, Body, Kind};
use crate::text::document::Document;

/// Finds expressions of time.
pub struct Times;

impl Annotator for Times {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Time]
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        let words = words::words(doc);
        let quoted = speech::quoted(doc, &words);
        let mut anchor = Anchor::new(doc.published());
        let mut found = Vec::new();
        for (index, sentence) in doc.sentences().iter().enumerate() {
            anchor.sentence = index;
            let reader = TimeReader::new(doc, &words, &quoted, sentence.clone());
            annotate_sentence(&reader, &mut anchor, &mut found);
        }
        found
    }
}

fn annotate_sentence(reader: &TimeReader, anchor: &mut Anchor, annotations: &mut Vec<Annotation>) {
    let mut i = reader.range.start;
    while i < reader.range.end {
        let Some(found) = reader.expression(i) else {
            i += 1;
            continue;
        };
        anchor.is_beside = reader.tells_apart(i, found.end);
        if found.counts_from_speech() {
            anchor.speech = speech::day(reader, anchor);
        }
        let time = anchor.resolve(found.meaning, || reader.tense(i, found.end));
        let span = reader.doc.span(i..found.end);
        annotations.push(Annotation {
            span,
            rule: found.rule,
            kind: Kind::Time,
            body: Body::Time(time),
        });
        i = found.end;
    }
}

impl TimeReader<'_, '_> {
    /// The longest expression at `i`; of equal ones, the first rule's.
    fn expression(&self, i: usize) -> Option<Found> {
        if !self.word(i).opens(self.word(i + 1)) {
            return None;
        }
        longest(self.found(&CALENDAR, i).chain(self.found(&OTHERS, i)))
    }

    /// The longest point or stretch of the calendar at `i`.
    fn calendar(&self, i: usize) -> Option<Found> {
        longest(self.found(&CALENDAR, i))
    }

    /// What those of `rules` find at `i` that may start with the word there.
    fn found(&self, rules: &'static [(Groups, Rule)], i: usize) -> impl Iterator<Item = Found> {
        let group = self.word(i).group();
        let rules = rules.iter().filter(move |(groups, _)| groups & group != 0);
        rules.filter_map(move |(_, rule)| rule(self, i))
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

    /// The value and the upper value of the first time in `text`.
    fn ends(text: &str) -> Option<(String, Option<String>)> {
        let found = Times.annotate(&Document::new(text, None), &[]);
        found.iter().find_map(|annotation| match &annotation.body {
            Body::Time(time) => Some((time.value.clone(), time.upper.clone())),
            _ => None,
        })
    }

    #[test]
    fn a_range_of_lengths_has_both_ends() {
        let both = |value: &str, upper: &str| Some((value.to_owned(), Some(upper.to_owned())));
        assert_eq!(ends("It takes two to three weeks."), both("P2W", "P3W"));
        assert_eq!(ends("He faces between five and 10 years."), both("P5Y", "P10Y"));
        assert_eq!(ends("It was a 10- to 15-year sentence."), both("P10Y", "P15Y"));
        assert_eq!(ends("It takes 90 minutes to two hours."), both("PT90M", "PT2H"));
        assert_eq!(ends("It comes every three to four years."), both("P3Y", "P4Y"));
        assert_eq!(ends("It takes three weeks."), Some(("P3W".to_owned(), None)));
    }

    #[test]
    fn a_rule_finds_nothing_at_pairs_of_words_of_other_groups() {
        let table =
            || lexicon::rows(include_str!("../../../data/time-words.tsv")).map(|row| row[0]);
        for first in table() {
            let pairs: Vec<_> = table().map(|second| [first, " ", second].concat()).collect();
            holds_groups(&pairs.join("\n"));
        }
    }

    /// Each rule must find nothing at a word of a group that it does not stand beside.
    fn holds_groups(text: &str) {
        let doc = Document::new(text, None);
        let words = words::words(&doc);
        for sentence in doc.sentences() {
            let reader = TimeReader::new(&doc, &words, &[], sentence.clone());
            for i in sentence.clone() {
                let group = reader.word(i).group();
                let others =
                    CALENDAR.iter().chain(&OTHERS).filter(|(groups, _)| groups & group == 0);
                let found = others.filter_map(|(_, rule)| rule(&reader, i)).map(|found| found.rule);
                assert_eq!(found.collect::<Vec<_>>(), [""; 0], "at {:?} in {text:?}", doc.word(i));
            }
        }
    }

    proptest! {
        #[test]
        fn a_rule_finds_nothing_at_words_of_other_groups(text in any_words()) {
            holds_groups(&text);
        }

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
