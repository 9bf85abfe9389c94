//! The day on which quoted words were said: in “We won tonight,” Ito said on Tuesday, Tuesday's.

use std::ops::Range;

use super::anchor::Anchor;
use super::meaning::{Meaning, Origin, When};
use super::reader::TimeReader;
use super::tense::Tense;
use super::words::TimeWord;
use crate::calendar::Date;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// How many sentences a quote may run on before it is told who said it, and when.
const REACH: usize = 4;

/// Of each token of `doc`, whether it stands in quotation marks; nothing where no word among
/// `words` counts from the day at hand.
pub fn quoted(doc: &Document, words: &[TimeWord]) -> Vec<bool> {
    let counts = |word: &TimeWord| {
        matches!(word, TimeWord::Today(_) | TimeWord::Tonight(_) | TimeWord::Part(_))
    };
    if !words.iter().any(counts) {
        return Vec::new();
    }
    let mut quoted = vec![false; doc.len()];
    for paragraph in doc.paragraphs() {
        let mut is_open = false;
        for i in paragraph.clone() {
            let mark = doc.word(i);
            if doc.kind(i) == TokenKind::Quote && mark.chars().all(|c| c != '\'' && c != '’') {
                is_open = mark.starts_with('“') || !is_open && !mark.starts_with('”');
            }
            quoted[i] = is_open;
        }
    }
    quoted
}

impl TimeReader<'_, '_> {
    /// From where "today" at `i` counts.
    pub fn today_of(&self, i: usize) -> Origin {
        if self.is_quoted(i) { Origin::Speech } else { Origin::Published }
    }
}

/// The day on which what is quoted in the sentence at hand was said, where that sentence or the one
/// that ends the quote tells.
pub fn day(reader: &TimeReader, anchor: &Anchor) -> Option<Date> {
    let sentences = &reader.doc.sentences()[anchor.sentence..];
    for sentence in sentences.iter().take(REACH) {
        let reader = reader.of_sentence(sentence.clone());
        if let Some(date) = day_outside(&reader, sentence.clone(), anchor) {
            return Some(date);
        }
        if !reader.is_quoted(sentence.end - 1) {
            return None;
        }
    }
    None
}

/// The day gone by that is told of outside the quotes of a sentence.
fn day_outside(reader: &TimeReader, sentence: Range<usize>, anchor: &Anchor) -> Option<Date> {
    let mut i = sentence.start;
    while i < sentence.end {
        let found = if reader.is_quoted(i) { None } else { reader.expression(i) };
        let Some(found) = found else {
            i += 1;
            continue;
        };
        let is_day = matches!(
            found.meaning,
            Meaning::Calendar(When::Weekday(..) | When::InYear(..) | When::Shift(..), _)
        );
        let tense = reader.tense(i, found.end);
        if is_day && tense == Some(Tense::Past) {
            let time = anchor.clone().resolve(found.meaning, || tense);
            return time.first.filter(|_| time.first == time.last);
        }
        i = found.end;
    }
    None
}
