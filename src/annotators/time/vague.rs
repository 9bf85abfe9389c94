//! Times that are only past, present or future: "now", "recently", "in recent weeks", "soon".

use super::meaning::{Found, Meaning};
use super::reader::TimeReader;
use super::words::{TimeWord, Which};
use crate::tagger::Tag;

impl TimeReader<'_, '_> {
    /// "now", "currently", "more recently", "recent months", "very soon".
    pub fn vague_word(&self, i: usize) -> Option<Found> {
        let start = if matches!(self.lower(i), "more" | "most" | "very") { i + 1 } else { i };
        let TimeWord::Vague(value) = self.word(start) else { return None };
        // "Now-cancelled" is an adjective of its own, "as soon as" no date.
        let is_part = self.skip_hyphen(start + 1) > start + 1
            || self.before(start) == "as"
            || (self.is(start, "soon") && matches!(self.lower(start + 1), "after" | "as"))
            || (self.is(start, "recent") && self.before(start) == "most")
            || self.before(start) == "-";
        let end = match self.word(start + 1) {
            TimeWord::Units(_) if self.is(start, "recent") => start + 2,
            _ => start + 1,
        };
        (!is_part).then(|| Found::vague(end, value, "vague_word"))
    }

    /// "later" by itself: "Later, he said", "the ship was later sold"; not "later than".
    pub fn later(&self, i: usize) -> Option<Found> {
        let before = self.before(i);
        let is_adverb = self.is(i, "later")
            && self.doc.tag(i) == Tag::Adverb
            && !matches!(before, "or" | "no" | "not" | "much")
            && !self.is(i + 1, "than")
            && self.skip_hyphen(i + 1) == i + 1;
        is_adverb.then_some(Found { end: i + 1, meaning: Meaning::Later, rule: "later" })
    }

    /// "coming days", "the coming weeks", "these days", "the next weeks".
    pub fn vague_units(&self, i: usize) -> Option<Found> {
        if self.reads(i, &["these", "days"]) {
            return Some(Found::vague(i + 2, "PRESENT_REF", "these_days"));
        }
        let (which, next) = self.which(i)?;
        let TimeWord::Units(_) = self.word(next) else { return None };
        let value = match which {
            Which::Coming | Which::Next | Which::Following => "FUTURE_REF",
            Which::Past | Which::Last | Which::Previous => "PAST_REF",
            _ => return None,
        };
        Some(Found::vague(next + 1, value, "vague_units"))
    }

    /// "the future", "the near future", "the past", "the present".
    pub fn vague_noun(&self, i: usize) -> Option<Found> {
        if self.word(i) != TimeWord::The {
            return None;
        }
        let noun = match self.lower(i + 1) {
            "near" | "distant" | "long" | "foreseeable" => i + 2,
            _ => i + 1,
        };
        let value = match self.lower(noun) {
            "future" => "FUTURE_REF",
            "past" => "PAST_REF",
            "present" => "PRESENT_REF",
            "moment" if self.before(i) == "at" => "PRESENT_REF",
            "term" if noun > i + 1 => "FUTURE_REF",
            "time" if self.is(noun + 1, "being") => {
                return Some(Found::vague(noun + 2, "PRESENT_REF", "vague_noun"));
            }
            _ => return None,
        };
        let end = noun + 1;
        // "The past president", "the present value".
        let is_end = self.lower(end).is_empty()
            || !matches!(
                self.doc.tag(end),
                Tag::Noun | Tag::Adjective | Tag::ProperNoun | Tag::Number
            );
        is_end.then(|| Found::vague(end, value, "vague_noun"))
    }
}
