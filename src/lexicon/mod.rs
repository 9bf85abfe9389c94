//! Look-ups over facts: what a word or phrase can be, without looking at the text around it.
//!
//! Facts stand in `data/*.tsv`, one entry a line, with their source and license in the header.
//! `cargo xtask lexicon` writes those that come from public sources; the others are made by hand.
//!
//! # Manual
//!
//! A [`Lexicon`] is built once, in a few milliseconds, and passed to whoever needs it. A look-up
//! gives a [`Match`]: how many tokens it covers and a set of [`Classes`]. A phrase has every class
//! that any table gives it ("Washington": city, region, surname).
//!
//! | question | call |
//! |---|---|
//! | longest phrase that starts at token `i` | [`Lexicon::longest`] |
//! | every phrase that starts there, shortest first | [`Lexicon::matches`] |
//! | are just these tokens a phrase? | [`Lexicon::exact`] |
//! | where is it? | [`Lexicon::places`], [`Lexicon::country`] |
//! | whose nationality is it? | [`Lexicon::demonym`] |
//! | whose government may it mean? | [`Lexicon::government`] |
//! | what does the seat stand for? | [`Lexicon::seat`] |
//! | a man's or a woman's first name? | [`Lexicon::gender`] |
//! | what does the acronym stand for? | [`Lexicon::expansion`] |
//! | which spellings and names mean one place? | [`Lexicon::usual_name`] |
//!
//! - **Case matters.** "Reading" and "READING" match the city, "reading" does not; "us" is not
//!   "US". Roles and common words match in any case. In a sentence all in capitals
//!   everything matches: look at [`Classes::COMMON_WORD`].
//! - **A common word is weak alone.** Where [`Classes::COMMON_WORD`] is set ("Reading", "Nice",
//!   "May", "Hope"), take a lone match for a name only with other evidence. Matches of nothing but
//!   `COMMON_WORD` are frequent: ask for the classes you mean.
//! - **Spelling**: hyphens are as spaces, diacritics and dots inside do not matter ("São Paulo",
//!   "Sao Paulo"; "U.S.", "US"); a lone stop at the end does ("Miss.", "Miss").
//! - **Exact**: a phrase that stands in no table has no class and no place. Of the tables' spelling
//!   only what is looked up is kept, without capitals and diacritics.
//! - **No possessive, no article**: "the" starts no phrase.
//! - Matches stay inside one sentence. They overlap freely; deciding is the caller's work.
//!
//! ```
//! use postil::{Document, lexicon::{Classes, Lexicon}};
//!
//! let lexicon = Lexicon::new();
//! let doc = Document::new("She left New York for Kiev.", None);
//! let city = lexicon.longest(&doc, 2).expect("New York is known");
//! assert_eq!(city.tokens(), 2..4);
//! assert!(city.classes.has(Classes::CITY));
//! let kiev = lexicon.exact(&doc, 5..6).expect("Kiev is known");
//! assert_eq!(lexicon.places(&kiev)[0].place.country, "UA");
//! assert_eq!(lexicon.government(&kiev), Some("UA"));
//! ```

#[cfg(test)]
#[path = "../../build/heads.rs"]
mod heads;
mod phrase;
mod places;

use std::ops::Range;

pub use places::PlaceFact;
pub use postil_lexicon_format::Classes;
pub use postil_lexicon_format::without_diacritics as folded;

#[cfg(test)]
pub(crate) use crate::tables::rows;
pub(crate) use crate::tables::{
    closed, clue_words, cues, currency_prefix, number_words, packed, word_class, words,
};

use crate::text::document::Document;
use crate::text::tokens::TokenKind;
use phrase::{MAX_PARTS, Phrase};
use postil_lexicon_format::{Cases, Fact, Gazetteer, Meaning, NameId};

/// The tables that name things, as the build script packs them.
const GAZETTEER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.packed"));

/// Where keys of countries start: above all names.
const COUNTRIES: u32 = 1 << 16;

/// All look-ups over names. Build it once.
pub struct Lexicon {
    gazetteer: Gazetteer<'static>,
}

/// Tokens that the lexicon knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// All that the tokens can be together.
    pub classes: Classes,
    cases: Cases,
    /// How the name must be capitalized where nothing else is said.
    usual: Cases,
    name: NameId,
}

impl Match {
    /// The tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// What all spellings of a name have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NameKey(u32);

/// The sex that bearers of a first name mostly have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Gender {
    Male,
    Female,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexicon {
    /// Reads the built-in tables, in one pass.
    pub fn new() -> Self {
        Self { gazetteer: Gazetteer::read(GAZETTEER) }
    }

    /// The longest phrase that starts at token `i`.
    pub fn longest(&self, doc: &Document, i: usize) -> Option<Match> {
        self.matches(doc, i).last()
    }

    /// Every phrase that starts at token `i`, shortest first. Looks at a bounded number of tokens
    /// and allocates nothing.
    pub fn matches(&self, doc: &Document, i: usize) -> impl Iterator<Item = Match> {
        let sentence_end = doc.sentence(i).end;
        let mut phrase = Phrase::EMPTY;
        let mut end = i;
        let mut goes_on = true;
        let steps = std::iter::from_fn(move || {
            let at = next_part(doc, end, sentence_end).filter(|&at| at == i || end > i)?;
            if !goes_on || !phrase.push(doc.word(at)) {
                return None;
            }
            end = at + 1;
            let found = self.gazetteer.names.find(phrase.text());
            goes_on = found.begins;
            let known = found.name.and_then(|name| {
                let usual = self.gazetteer.usual_cases(phrase.text());
                self.known(name, phrase.cases(), usual)
            });
            Some(known.map(|known| Match { start: i, end, ..known }))
        });
        steps.take(MAX_PARTS).flatten()
    }

    /// The tokens in `range`, where they are a phrase together.
    pub fn exact(&self, doc: &Document, range: Range<usize>) -> Option<Match> {
        self.matches(doc, range.start).find(|found| found.end == range.end)
    }

    /// The gender of a first name, where one is far more common. A hint: the text decides.
    pub fn gender(&self, found: &Match) -> Option<Gender> {
        self.rows(found).find_map(|(_, row)| match row.fact {
            Fact::Male => Some(Gender::Male),
            Fact::Female => Some(Gender::Female),
            _ => None,
        })
    }

    /// The key of what an acronym stands for: of "European Union" for "EU", and for itself.
    pub fn expansion(&self, found: &Match) -> Option<NameKey> {
        self.rows(found).find_map(|(name, row)| match row.fact {
            Fact::Expansion => Some(NameKey(self.gazetteer.number(name, row) as u32)),
            Fact::Expanded => Some(NameKey(name.0)),
            _ => None,
        })
    }

    /// The key of the usual name of a place: of "Kyiv" for "Kiev", of "United States" for "US", and
    /// for itself.
    pub fn usual_name(&self, found: &Match) -> NameKey {
        match self.number(found, Fact::Country) {
            Some(country) => NameKey(COUNTRIES + country as u32),
            None => NameKey(self.standard(found).unwrap_or(found.name).0),
        }
    }

    /// What is known of a name, its tokens left open.
    fn known(&self, name: NameId, cases: Cases, usual: Cases) -> Option<Match> {
        let found = Match { start: 0, end: 0, classes: Classes::NONE, cases, usual, name };
        let classes = self.own_rows(found).fold(Classes::NONE, |all, row| all | row.classes);
        (!classes.is_empty()).then_some(Match { classes, ..found })
    }

    /// The usual spelling, where the phrase is another spelling of it.
    fn standard(&self, found: &Match) -> Option<NameId> {
        let row = self.own_rows(*found).find(|row| row.fact == Fact::Spelling)?;
        Some(NameId(self.gazetteer.number(found.name, row) as u32))
    }

    /// The rows that a match stands for, those of its usual spelling included, each with its name.
    fn rows(&self, found: &Match) -> impl Iterator<Item = (NameId, &Meaning)> {
        let standard = self.standard(found);
        let standard = standard.and_then(|name| self.known(name, Cases::ALL_CAPITALS, Cases::NONE));
        let matches = std::iter::once(*found).chain(standard);
        matches.flat_map(|m| self.own_rows(m).map(move |row| (m.name, row)))
    }

    fn own_rows(&self, found: Match) -> impl Iterator<Item = &Meaning> {
        let rows = self.gazetteer.meanings(found.name).iter();
        rows.filter(move |row| found.cases.satisfy(row.cases.unwrap_or(found.usual)))
    }

    /// The number of the first `fact` among the rows of a match.
    fn number(&self, found: &Match, fact: Fact) -> Option<usize> {
        let (name, row) = self.rows(found).find(|(_, row)| row.fact == fact)?;
        Some(self.gazetteer.number(name, row))
    }
}

/// The next part of a phrase that starts before token `i`, with the token it stands in, if the
/// phrase may go on there: after a hyphen against both words, or at once.
fn next_part(doc: &Document, i: usize, end: usize) -> Option<usize> {
    let at = if is_inner_hyphen(doc, i, end) { i + 1 } else { i };
    let is_part = at < end
        && (matches!(doc.kind(at), TokenKind::Word | TokenKind::Number) || doc.word(at) == "&");
    is_part.then_some(at)
}

fn is_inner_hyphen(doc: &Document, i: usize, end: usize) -> bool {
    i > 0 && i + 1 < end && doc.word(i) == "-" && !doc.is_spaced(i) && !doc.is_spaced(i + 1)
}

pub mod currencies;
pub mod phrases;
pub mod units;

#[cfg(test)]
mod tests;
