//! Numbers that name something rather than say how much: "Su-34", "article 5", "Flight 370".
//!
//! They are passed over whole, so that no piece of a telephone number is taken for a count.

use foldhash::HashSet;

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::{Numeral, NumeralForm};
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;
use crate::syntax::streets;
use crate::tagger::Tag;
use crate::text::tokens::TokenKind;

/// What stands around a number without a unit.
pub struct Surroundings {
    /// Whether words say how it is bounded.
    pub is_bounded: bool,
    /// Whether what it counts is named.
    pub is_counting: bool,
    /// The token after the number and a bound after it: "40-odd".
    pub end: usize,
}

impl<'t> QuantityReader<'_, 't> {
    /// Whether the number in `extent`, which has no unit, is a name, label, score or the like.
    pub fn is_name(&self, extent: &Extent, around: &Surroundings) -> bool {
        let numeral = &extent.low.numeral;
        let (start, end) = (extent.tokens.start, extent.tokens.end);
        if self.is_bare_pair(extent, around)
            || self.is_joined_to_time(end)
            || self.is_score(extent, around)
            || self.is_glued_left(start)
            || self.is_glued_right(around.end)
            || self.is_labeled(start, around)
        {
            return true;
        }
        match numeral.form {
            NumeralForm::Digits => {
                self.is_year(numeral, around)
                    || self.is_serial(numeral, start, end)
                    || self.is_long_serial(numeral, around)
                    || self.is_tie_break(start, end)
                    || self.is_emergency(start, end)
                    || self.is_model(numeral, around)
                    || self.is_part_of_name(numeral, around)
            }
            NumeralForm::Words => {
                self.is_one(numeral, around)
                    || self.is_capital_word(numeral)
                    || self.is_plan_of_states(end)
                    || self.is_term(start)
            }
            NumeralForm::Part | NumeralForm::Vague => false,
        }
    }

    /// "737-800", "3-5": two numbers and a hyphen, with nothing that says a range.
    fn is_bare_pair(&self, extent: &Extent, around: &Surroundings) -> bool {
        let joint = extent.low.tokens.end;
        let is_grouped = self.doc.word(extent.low.tokens.start).contains(',');
        extent.upper.is_some()
            && self.is_dash(joint)
            && !(around.is_bounded || around.is_counting || is_grouped)
    }

    /// "Between 60 and 90 days", "three to five years": the second number is taken as a time.
    fn is_joined_to_time(&self, i: usize) -> bool {
        let is_joint = self.is_one_of(i, &["to", "or", "and"]) || self.is_dash(i);
        let is_time =
            |i: usize| i < self.doc.len() && self.taken[i] && self.number_word(i).is_some();
        let is_digits =
            |i: usize| i < self.doc.len() && self.taken[i] && self.doc.kind(i) == TokenKind::Number;
        is_joint && (is_time(i + 1) || is_digits(i + 1))
    }

    /// "2 – 1", "3-0": two numbers and a dash that are no range.
    fn is_score(&self, extent: &Extent, around: &Surroundings) -> bool {
        let (start, end) = (extent.tokens.start, extent.tokens.end);
        let is_number = |i: usize| i < self.doc.len() && self.doc.kind(i) == TokenKind::Number;
        let opens = extent.upper.is_none() && self.is_dash(end) && is_number(end + 1);
        let closes = start > 1 && self.is_dash(start - 1) && is_number(start - 2);
        (opens || closes) && !around.is_counting
    }

    /// Whether a bracket opened shortly before token `i` is still open there.
    fn is_in_brackets(&self, i: usize) -> bool {
        let reach = i.saturating_sub(20)..i;
        reach.rev().find(|&k| self.is_one_of(k, &["(", ")"])).is_some_and(|k| self.doc.is(k, "("))
    }

    /// The token after the digits and marks chained to a number that names: "555-0123", "3-1".
    pub fn chain_end(&self, i: usize) -> usize {
        let mut end = i;
        while self.is_joined(end) && self.is_link_of_chain(end) {
            end += 1;
        }
        end
    }

    fn is_link_of_chain(&self, i: usize) -> bool {
        self.doc.kind(i) == TokenKind::Number || self.is_one_of(i, &["-", "–", "/", ":", "+"])
    }

    /// "Su-34", "24/7", "GMT+8": something stands against the number's left.
    fn is_glued_left(&self, i: usize) -> bool {
        if !self.is_joined(i) {
            return false;
        }
        let before = self.doc.word(i - 1);
        match before {
            "-" | "–" | "/" | ":" | "." | "," => self.is_joined(i - 1),
            "#" | "№" | "_" | "&" | "@" | "+" => true,
            // "Since '82".
            "'" | "’" | "‘" => self.doc.word(i).len() == 2,
            _ => self.doc.kind(i - 1) == TokenKind::Word,
        }
    }

    /// "5G", "320x240", "3-1", "24/7", "12-member": something stands against its right.
    pub fn is_glued_right(&self, i: usize) -> bool {
        if !self.is_joined(i) {
            return false;
        }
        match self.doc.kind(i) {
            TokenKind::Word => !self.doc.word(i).starts_with(['\'', '’']),
            TokenKind::Number => true,
            // "three- to five-fold"
            _ if self.is_one_of(i, &["-"]) && !self.is_joined(i + 1) => true,
            _ if self.is_one_of(i, &["-", "–", "/", ":"]) => {
                self.is_joined(i + 1) && !self.is_membered(i)
            }
            _ => false,
        }
    }

    /// "article 5", "No. 10", "seasons 2, 3 and 4": a noun that numbers name one or more of.
    fn is_labeled(&self, i: usize, around: &Surroundings) -> bool {
        let is_second = |at: usize| {
            at > 2
                && self.is_one_of(at - 1, &[",", "and", "or", "to"])
                && self.doc.kind(at - 2) == TokenKind::Number
        };
        let mut first = i;
        while is_second(first) && i - first < LONGEST_LIST {
            first -= 2;
        }
        if first == 0 || self.doc.is_sentence_start(first) {
            return false;
        }
        let label = first - 1;
        let is_plural = || {
            let singular = self.doc.lower(label).strip_suffix('s');
            let is_free = !around.is_counting && !self.taken[label];
            is_free && singular.is_some_and(|word| self.lexicon.cues.has(word, QuantityCue::Label))
        };
        first == i && self.has_cue(label, QuantityCue::Label) || is_plural()
    }

    /// A whole number without marks that a calendar may hold.
    fn is_year(&self, numeral: &Numeral, around: &Surroundings) -> bool {
        let is_plain = numeral.tokens.len() == 1 && self.doc.word(numeral.tokens.start).len() == 4;
        let is_recent = (1900.0..=2100.0).contains(&numeral.value);
        let is_year = is_recent || (1000.0..=2100.0).contains(&numeral.value);
        let is_count = around.is_counting && (around.is_bounded || !is_recent);
        is_plain && numeral.decimals == 0 && is_year && !is_count
    }

    /// "007", "555 0123", "1." at the head of a list.
    fn is_serial(&self, numeral: &Numeral, start: usize, end: usize) -> bool {
        let word = self.doc.word(numeral.tokens.start);
        let is_digits = |i: usize| self.doc.word(i).bytes().all(|b| b.is_ascii_digit());
        let is_padded = word.len() > 1 && word.starts_with('0') && numeral.decimals == 0;
        let is_number = |i: usize| {
            i < self.doc.len()
                && is_digits(i)
                && self.doc.sentence_index(i) == self.doc.sentence_index(start)
        };
        let has_neighbor = is_number(end) || (start > 0 && is_number(start - 1));
        let opens =
            start == 0 || self.doc.sentence_index(start - 1) != self.doc.sentence_index(start);
        let goes_on = end + 1 < self.doc.len()
            && matches!(self.doc.kind(end + 1), TokenKind::Word | TokenKind::Quote);
        let heads = opens && goes_on && self.is_one_of(end, &[".", ":"]);
        let is_item = heads || self.doc.is(end, ")") && !self.is_in_brackets(start);
        let is_bracketed = start > 0 && self.doc.is(start - 1, "[") && self.doc.is(end, "]");
        let is_prefix = self.doc.is(end, ")") && is_number(end + 1);
        // "12,34" is no number in English; "2,5 km" is one from elsewhere.
        let is_odd = numeral.decimals > 0 && !word.contains('.');
        is_odd || is_padded || has_neighbor || is_item || is_bracketed || is_prefix
    }

    /// "file 4471902": papers set marks in numbers of so many digits that count something.
    fn is_long_serial(&self, numeral: &Numeral, around: &Surroundings) -> bool {
        let is_plain = self.is_plain_number(numeral) && numeral.tokens.len() == 1;
        let length = self.doc.word(numeral.tokens.start).len();
        is_plain && length >= SERIAL && !around.is_counting && !around.is_bounded
    }

    /// "7-6 (5)": the points of a tie-break, in brackets after a score.
    fn is_tie_break(&self, start: usize, end: usize) -> bool {
        let is_number = |i: usize| self.doc.kind(i) == TokenKind::Number;
        start >= 4
            && self.is_one_of(start - 1, &["("])
            && self.is_one_of(end, &[")", "-", "–"])
            && is_number(start - 2)
            && self.is_dash(start - 3)
            && is_number(start - 4)
    }

    /// "called 911", "a 911 dispatcher", "the 999 call": a number for help.
    fn is_emergency(&self, start: usize, end: usize) -> bool {
        let is_short = self.doc.word(start).len() == 3;
        let is_called = start > 0 && self.has_cue(start - 1, QuantityCue::Dialing);
        let is_known = self.is_one_of(start, &["911", "999", "112", "000"]);
        is_short
            && (is_called && !self.is_plural(end)
                || is_known && self.has_cue(end, QuantityCue::Emergency))
    }

    /// "The 737 was grounded", "he drives a 911", "a 747 pilot": a number that an article names one
    /// of, and nothing it counts.
    fn is_model(&self, numeral: &Numeral, around: &Surroundings) -> bool {
        let (start, end) = (numeral.tokens.start, numeral.tokens.end);
        let is_plain = self.is_plain_number(numeral) && self.doc.word(start).len() >= 3;
        if !is_plain || around.is_counting || around.is_bounded || start == 0 {
            return false;
        }
        let is_one = self.is_one_of(start - 1, &["a", "an", "another", "his", "her", "my"]);
        let is_the = self.is_one_of(start - 1, &["the", "this", "that", "their", "its"]);
        let tag = (end < self.doc.len()).then(|| self.doc.tag(end));
        let is_singular = self.is_one_of(end, &["was", "is", "has", "had", "will", "'s", "’s"]);
        // "Above the 500 mark" is a level.
        let is_level = self.is_one_of(end, &["mark", "level", "barrier", "threshold", "limit"]);
        let is_short = self.doc.word(start).len() == 3;
        let has_noun = tag == Some(Tag::Noun) && !self.is_plural(end) && !is_level && is_short;
        is_one || is_the && (is_singular || has_noun)
    }

    /// "The two-state solution": a plan's name.
    fn is_plan_of_states(&self, end: usize) -> bool {
        self.is_hyphen(end)
            && self.doc.is(end + 1, "state")
            && self.is_one_of(end + 2, &["solution", "plan", "outcome", "settlement", "formula"])
    }

    /// The term "three amigos", the “one country, two systems” formula: whether words in quotes
    /// that hold token `i` are called a name.
    fn is_term(&self, i: usize) -> bool {
        let sentence = self.doc.sentence(i);
        let is_mark = |&k: &usize| self.doc.kind(k) == TokenKind::Quote;
        let first = sentence.start.max(i.saturating_sub(LONGEST_TERM));
        let last = sentence.end.min(i + LONGEST_TERM);
        let (Some(open), Some(close)) = ((first..i).rev().find(is_mark), (i..last).find(is_mark))
        else {
            return false;
        };
        let is_named = open > 0 && self.has_cue(open - 1, QuantityCue::Naming);
        is_named || self.has_cue(close + 1, QuantityCue::Naming)
    }

    /// Whether `numeral` is written in digits alone.
    fn is_plain_number(&self, numeral: &Numeral) -> bool {
        let is_digits = self.doc.word(numeral.tokens.start).bytes().all(|b| b.is_ascii_digit());
        is_digits && numeral.scale == 1.0
    }

    /// "Boeing 737", "FTSE 100", "10 Downing Street".
    fn is_part_of_name(&self, numeral: &Numeral, around: &Surroundings) -> bool {
        let (start, end) = (numeral.tokens.start, numeral.tokens.end);
        let word = self.doc.word(start);
        // "Industry 4.0"
        let whole = word.strip_suffix(".0").unwrap_or(word);
        let is_plain = whole.bytes().all(|b| b.is_ascii_digit()) && numeral.scale == 1.0;
        let is_known = word.len() >= 3 && self.names.contains(word) && !around.is_bounded;
        let follows_name = self.follows_name(start) && !around.is_counting;
        is_plain
            && (self.named[start] || is_known || follows_name || streets::starts_at(self.doc, end))
    }

    /// The plain numbers that stand after a name somewhere in the text, and count nothing there.
    pub fn numbers_of_names(&self) -> HashSet<&'t str> {
        let doc = self.doc;
        let is_named = |&i: &usize| {
            doc.kind(i) == TokenKind::Number
                && doc.word(i).bytes().all(|b| b.is_ascii_digit())
                && self.follows_name(i)
                && !self.is_plural(i + 1)
        };
        (0..doc.len()).filter(is_named).map(|i| doc.word(i)).collect()
    }

    /// Whether a capitalized word inside its sentence stands before token `i`: "Boeing", "Poor's".
    fn follows_name(&self, i: usize) -> bool {
        let is_possessed = i > 0 && self.doc.is_possessive(i - 1);
        let name = if is_possessed { i.checked_sub(2) } else { i.checked_sub(1) };
        name.is_some_and(|name| {
            self.doc.is_capitalized(name)
                && self.doc.kind(name) == TokenKind::Word
                && self.doc.sentence_index(name) == self.doc.sentence_index(i)
                && !(self.doc.is_sentence_start(name) && self.is_function_word(name))
        })
    }

    /// "one of the", "no one", "one another", "ground zero": a pronoun, article or place; "at least
    /// one soldier" and "fell to zero" count.
    fn is_one(&self, numeral: &Numeral, around: &Surroundings) -> bool {
        let (start, end) = (numeral.tokens.start, numeral.tokens.end);
        if numeral.tokens.len() > 1 || around.is_bounded && !self.doc.is(end, "another") {
            return false;
        }
        match self.doc.lower(start) {
            "one" => !(around.is_counting && self.is_among_counts(start)),
            "zero" if start > 0 && self.is_one_of(start - 1, &["to", "at", "from", "of"]) => false,
            "zero" => !around.is_counting,
            _ => false,
        }
    }

    /// Whether another number stands shortly before or after token `i`: "one dead, two hurt".
    fn is_among_counts(&self, i: usize) -> bool {
        let sentence = self.doc.sentence(i);
        let near = sentence.start.max(i.saturating_sub(8))..sentence.end.min(i + 9);
        near.into_iter().any(|k| {
            !self.doc.is(k, "one")
                && !self.taken[k]
                && matches!(
                    self.number_word(k),
                    Some(NumberWord::Unit(_) | NumberWord::Ten(_) | NumberWord::Dozen)
                )
        })
    }

    /// "the Big Three", "known as the “Three Amigos”": a number word with a capital inside a
    /// sentence.
    fn is_capital_word(&self, numeral: &Numeral) -> bool {
        let (start, end) = (numeral.tokens.start, numeral.tokens.end);
        if !self.doc.is_capitalized(start) || start == 0 || self.doc.is_sentence_start(start) {
            return false;
        }
        let is_quoted = self.doc.kind(start - 1) == TokenKind::Quote && start > 1;
        let before = if is_quoted { start - 2 } else { start - 1 };
        let is_name = self.is_one_of(before, &["the", "these", "those"])
            && end < self.doc.len()
            && self.doc.is_capitalized(end);
        is_name || self.doc.is_capitalized(start - 1) && self.doc.kind(start - 1) == TokenKind::Word
    }
}

/// So many digits without marks are no count.
const SERIAL: usize = 6;

/// The most tokens before and after a number in a term in quotes.
const LONGEST_TERM: usize = 6;

/// The most tokens of a list of numbers that a noun before it names.
const LONGEST_LIST: usize = 8;
