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
//! | a string that is not in the text | [`Lexicon::phrase`] |
//! | where is it? | [`Lexicon::places`], [`Lexicon::country`] |
//! | whose nationality is it? | [`Lexicon::demonym`] |
//! | whose government may it mean? | [`Lexicon::government`] |
//! | what does the seat stand for? | [`Lexicon::seat`] |
//! | a man's or a woman's first name? | [`Lexicon::gender`] |
//! | what does the acronym stand for? | [`Lexicon::expansion`] |
//! | how do other papers spell it? | [`Lexicon::standard`] |
//!
//! - **Case matters.** "Reading" and "READING" match the city, "reading" does not; "us" is not
//!   "US". Roles and common words match in any case. In a sentence all in capitals
//!   everything matches: look at [`Classes::COMMON_WORD`].
//! - **A common word is weak alone.** Where [`Classes::COMMON_WORD`] is set ("Reading", "Nice",
//!   "May", "Hope"), take a lone match for a name only with other evidence. Matches of nothing but
//!   `COMMON_WORD` are frequent: ask for the classes you mean.
//! - **Spelling**: hyphens are as spaces, diacritics and dots inside do not matter ("São Paulo",
//!   "Sao Paulo"; "U.S.", "US"); a lone stop at the end does ("Miss.", "Miss").
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
//! assert_eq!(lexicon.standard(&kiev), Some("Kyiv"));
//! assert_eq!(lexicon.places(&kiev)[0].place.country, "UA");
//! assert_eq!(lexicon.government(&kiev), Some("UA"));
//! ```

pub mod abbreviations;
mod classes;
pub mod closed;
pub mod clue_words;
pub mod cues;
mod index;
mod number;
pub(crate) mod packed;
mod phrase;
mod places;
mod tables;

use std::ops::Range;

pub use classes::Classes;
pub(crate) use number::number;
pub use phrase::folded;
pub use places::{Country, PlaceFact};

use crate::document::Document;
use index::{Chain, Entry, Index};
use phrase::{Cases, MAX_PARTS, Phrase, case, next_part};
use tables::{Shape, TABLES, columns};

/// All look-ups over names. Build it once.
pub struct Lexicon {
    index: Index,
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
    chain: Chain,
}

impl Match {
    /// The tokens.
    pub fn tokens(&self) -> Range<usize> {
        self.start..self.end
    }
}

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
    /// Indexes the built-in tables, in one pass.
    pub fn new() -> Self {
        Self { index: tables::index() }
    }

    /// The longest phrase that starts at token `i`.
    pub fn longest(&self, doc: &Document, i: usize) -> Option<Match> {
        self.matches(doc, i).last()
    }

    /// The longest phrase that starts at token `i` and is at least one of `classes`.
    pub fn longest_of(&self, doc: &Document, i: usize, classes: Classes) -> Option<Match> {
        self.matches(doc, i).filter(|found| found.classes.has(classes)).last()
    }

    /// Every phrase that starts at token `i`, shortest first. Looks at a bounded number of tokens
    /// and allocates nothing.
    pub fn matches(&self, doc: &Document, i: usize) -> impl Iterator<Item = Match> {
        let sentence_end = doc.sentence(i).end;
        let mut phrase = Phrase::EMPTY;
        let mut end = i;
        let steps = std::iter::from_fn(move || {
            let at = next_part(doc, end, sentence_end).filter(|&at| at == i || end > i)?;
            phrase = phrase.with(doc.word(at), case(doc.word(at)));
            end = at + 1;
            Some((end, phrase, self.index.probe(phrase)?))
        });
        steps.take(MAX_PARTS).filter_map(move |(end, phrase, chain)| {
            self.known(phrase.cases(), chain).map(|found| Match { start: i, end, ..found })
        })
    }

    /// The tokens in `range`, where they are a phrase together.
    pub fn exact(&self, doc: &Document, range: Range<usize>) -> Option<Match> {
        self.matches(doc, range.start).find(|found| found.end == range.end)
    }

    /// `text`, any at all, where it is a phrase; capitals do not matter. Its tokens are `0..0`.
    pub fn phrase(&self, text: &str) -> Option<Match> {
        let phrase = tables::phrase(text);
        let found = self.known(Cases::ALL_CAPITALS, self.index.probe(phrase)?)?;
        Some(Match { start: 0, end: 0, ..found })
    }

    /// The gender of a first name, where one is far more common. A hint: the text decides.
    pub fn gender(&self, found: &Match) -> Option<Gender> {
        match self.column(found, Shape::FirstNames, 1)? {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }

    /// What an acronym stands for: "European Union" for "EU". Also given for the long form itself.
    pub fn expansion(&self, found: &Match) -> Option<&'static str> {
        self.column(found, Shape::Acronyms, 2)
    }

    /// The standard spelling of a name, where the phrase is another spelling of it.
    pub fn standard(&self, found: &Match) -> Option<&'static str> {
        self.column(found, Shape::Spellings, 1)
    }

    /// What is known of a phrase, its tokens left open.
    fn known(&self, cases: Cases, chain: Chain) -> Option<Match> {
        let entries = self.index.entries(chain).filter(|entry| cases.satisfy(entry.cases));
        let classes = entries.fold(Classes::NONE, |all, entry| all | entry.classes);
        (!classes.is_empty()).then_some(Match { start: 0, end: 0, classes, cases, chain })
    }

    /// The rows that a match stands for, those of its standard spelling included.
    fn rows(&self, found: &Match) -> impl Iterator<Item = Entry> {
        let standard = self.standard(found).and_then(|name| self.phrase(name));
        self.own_rows(*found).chain(standard.into_iter().flat_map(|m| self.own_rows(m)))
    }

    fn own_rows(&self, found: Match) -> impl Iterator<Item = Entry> {
        let entries = self.index.entries(found.chain).copied();
        entries
            .filter(move |entry| found.cases.satisfy(entry.cases) && entry.classes != Classes::NONE)
    }

    /// A column of the first of the match's rows that is in a table of `shape`.
    fn column(&self, found: &Match, shape: Shape, column: usize) -> Option<&'static str> {
        let rows = match shape {
            Shape::Spellings => None,
            _ => self.standard(found).and_then(|name| self.phrase(name)),
        };
        let mut entries =
            self.own_rows(*found).chain(rows.into_iter().flat_map(|m| self.own_rows(m)));
        let entry = entries.find(|entry| TABLES[usize::from(entry.table)].shape == shape)?;
        columns(entry.table, entry.offset).nth(column)
    }
}
pub mod currencies;
pub mod glued;
pub mod phrases;
pub mod units;

/// The entries of a table: its lines without header and empty ones, cut at tabs.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::PlaceLevel;

    /// The longest match at each token, those of common words alone left out.
    fn found(text: &str) -> Vec<(String, Classes)> {
        let lexicon = Lexicon::new();
        let doc = Document::new(text, None);
        let mut found = Vec::new();
        let mut i = 0;
        while i < doc.len() {
            match lexicon.longest_of(&doc, i, !Classes::COMMON_WORD) {
                Some(m) => {
                    found.push((doc.slice(doc.span(m.tokens())).to_owned(), m.classes));
                    i = m.end;
                }
                None => i += 1,
            }
        }
        found
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(name, _)| name).collect()
    }

    fn classes(text: &str) -> Classes {
        Lexicon::new().phrase(text).map(|found| found.classes).unwrap_or_default()
    }

    fn places(text: &str) -> Vec<PlaceFact> {
        let lexicon = Lexicon::new();
        lexicon.phrase(text).map(|found| lexicon.places(&found)).unwrap_or_default()
    }

    #[test]
    fn long_names_win_and_hyphens_are_spaces() {
        let text = "The New York Times saw Su-34 jets over Bosnia-Herzegovina.";
        assert_eq!(names(text), ["New York Times", "Su-34", "Bosnia-Herzegovina"]);
    }

    #[test]
    fn a_phrase_ends_with_its_sentence_and_at_marks() {
        assert_eq!(
            names("They like York. New York, they say, York - shire."),
            ["York", "New York", "York"]
        );
    }

    #[test]
    fn short_acronyms_need_capitals() {
        assert_eq!(names("They told us who it is."), [""; 0]);
        assert_eq!(
            names("The US and the U.S. pay the WHO and Nato."),
            ["US", "U.S.", "WHO", "Nato"]
        );
    }

    #[test]
    fn names_need_capitals_but_words_do_not() {
        assert!(names("They are reading a nice bath towel.").is_empty());
        assert!(
            classes("Reading").has(Classes::CITY) && classes("Reading").has(Classes::COMMON_WORD)
        );
        assert_eq!(names("SYRIA SAYS spokesman"), ["SYRIA", "spokesman"]);
        assert!(!classes("Kharkiv").has(Classes::COMMON_WORD));
    }

    #[test]
    fn a_stop_at_the_end_tells_words_apart() {
        let lexicon = Lexicon::new();
        let standard = |text| lexicon.phrase(text).and_then(|found| lexicon.standard(&found));
        assert_eq!(standard("Miss."), Some("Mississippi"));
        assert_eq!(standard("Miss"), None);
        assert_eq!(standard("Zelenskyy"), Some("Zelenskiy"));
    }

    #[test]
    fn diacritics_do_not_matter() {
        for spelling in ["São Paulo", "Sao Paulo", "SÃO PAULO", "Sa\u{303}o Paulo"] {
            assert_eq!(places(spelling)[0].place.country, "BR", "{spelling}");
        }
    }

    #[test]
    fn the_likeliest_place_comes_first() {
        let first = |name| places(name).first().map(|fact| (fact.place.level, fact.place.country));
        let (country, region, city) = (PlaceLevel::Country, PlaceLevel::Region, PlaceLevel::City);
        assert_eq!(first("Georgia"), Some((country, "GE")));
        assert_eq!(first("Washington"), Some((city, "US")));
        assert_eq!(first("New York"), Some((city, "US")));
        assert_eq!(first("Texas"), Some((region, "US")));
        assert_eq!(first("Gaza"), Some((PlaceLevel::Other, "PS")));
        assert_eq!(first("Odessa"), Some((city, "UA")));
        assert_eq!(first("Tripoli"), Some((city, "LY")));
        assert_eq!(first("Birmingham"), Some((city, "GB")));
        assert_eq!(first("Black Sea"), Some((PlaceLevel::Other, "")));
    }

    #[test]
    fn the_region_tells_namesakes_apart() {
        let [texas, france] = ["Texas", "France"].map(|name| places(name).swap_remove(0));
        let inside = |name, outer| places(name).iter().filter(|fact| fact.is_in(outer)).count();
        assert_eq!(inside("Paris", &texas), 1);
        assert_eq!(inside("Paris", &france), 1);
        assert_eq!(inside("Sudzha", &places("Kursk").swap_remove(1)), 1);
    }

    #[test]
    fn facts_of_countries() {
        let lexicon = Lexicon::new();
        let ukraine = lexicon.country("UA").expect("a country");
        assert_eq!((ukraine.name, ukraine.capital), ("Ukraine", "Kyiv"));
        assert!(ukraine.borders("RU") && !ukraine.borders("DE"));
        assert_eq!(lexicon.country("XX"), None);
        let demonym = |word| {
            let found = lexicon.phrase(word).expect("a demonym");
            lexicon.demonym(&found).collect::<Vec<_>>()
        };
        assert_eq!(demonym("Ukrainians"), ["UA"]);
        assert_eq!(demonym("Congolese"), ["CD", "CG"]);
    }

    #[test]
    fn seats_and_capitals_mean_governments() {
        let lexicon = Lexicon::new();
        let government = |name| lexicon.phrase(name).and_then(|found| lexicon.government(&found));
        assert_eq!(government("the Kremlin"), None);
        assert_eq!(government("Kremlin"), Some("RU"));
        assert_eq!(government("Kiev"), Some("UA"));
        assert_eq!(government("Kharkiv"), None);
    }

    #[test]
    fn hints_on_names() {
        let lexicon = Lexicon::new();
        let gender = |name| lexicon.phrase(name).and_then(|found| lexicon.gender(&found));
        assert_eq!(gender("Volodymyr"), Some(Gender::Male));
        assert_eq!(gender("Olena"), Some(Gender::Female));
        let expansion = |name| lexicon.phrase(name).and_then(|found| lexicon.expansion(&found));
        assert_eq!(expansion("EU"), Some("European Union"));
    }
}
