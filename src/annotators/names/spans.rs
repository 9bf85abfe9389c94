//! What the tagger found, cut to our rules for spans.
//!
//! | tagged | names |
//! |---|---|
//! | `the US President Joe Biden` | `Joe Biden` |
//! | `Kenya's Ministry of Health` | `Kenya`, `Ministry of Health` |
//! | `Birmingham, England` | `Birmingham`, `England` |
//! | `Donetsk province` | `Donetsk` |
//! | `Park Yong` before `-jin` | `Park Yong-jin` |
//! | `Sony Corp. and Nordwind Co.` | `Sony Corp.`, `Nordwind Co.` |
//! | `CPC) Central Committee` | `CPC`, `Central Committee` |

use std::ops::Range;

use crate::annotation::Kind;
use crate::lexicon::Classes;
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::names::known::Phrases;
use crate::tagger::{NameSpan, Tag};
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Letters of the longest given name after a hyphen: "Yong-jin".
const LONGEST_GIVEN_NAME: usize = 6;

/// Cuts what the tagger finds.
pub struct Cutter<'a> {
    /// The article.
    pub doc: &'a Document<'a>,
    /// The classes of each token.
    pub classes: &'a [WordClasses],
    /// Tells nationalities and countries before a title.
    pub phrases: &'a Phrases<'a, 'a>,
}

impl Cutter<'_> {
    /// The names in what the tagger took for one, with their kinds.
    pub fn cut(&self, name: &NameSpan) -> Vec<(Range<usize>, Kind)> {
        let parts = self.apart(name.tokens.clone()).into_iter().map(|part| self.trim(part));
        parts.flat_map(|part| self.cut_part(part, name.kind)).collect()
    }

    fn cut_part(&self, tokens: Range<usize>, kind: Kind) -> Vec<(Range<usize>, Kind)> {
        match kind {
            Kind::Person => vec![(self.person(tokens), Kind::Person)],
            Kind::Place => self.places(tokens),
            Kind::Event => self.owned(self.without_year(tokens), Kind::Event),
            _ => self.owned(tokens, kind),
        }
    }

    /// Both sides of a bracket that is not closed or opened inside, or of an "and" after a company.
    fn apart(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
        let is_edge = |i: usize| match self.doc.lower(i) {
            ")" => !(tokens.start..i).any(|k| self.doc.is(k, "(")),
            "(" => !(i..tokens.end).any(|k| self.doc.is(k, ")")),
            "and" => self.ends_name(tokens.start, i),
            _ => false,
        };
        match inner.clone().find(|&i| is_edge(i)) {
            Some(i) => vec![tokens.start..i, i + 1..tokens.end],
            None => vec![tokens],
        }
    }

    /// Whether a whole name of an organization ends before the "and" at `i`: "Aurora Systems and", not
    /// "Ministry of Trade and" nor "Securities and".
    fn ends_name(&self, start: usize, i: usize) -> bool {
        let is_body = i > start + 1 && self.classes[i - 1].any(WordClasses::ORGANIZATION);
        let is_of = |k: usize| self.doc.is(k, "of") || self.doc.is(k, "for");
        self.classes[i - 1].any(WordClasses::COMPANY) || is_body && !(start..i).any(is_of)
    }

    /// Without article and possessive.
    fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        if tokens.len() > 1 && self.doc.is(tokens.start, "the") {
            tokens.start += 1;
        }
        if tokens.len() > 1 && self.doc.is_possessive(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// Without the year that opens it: "2008 Beijing Games".
    fn without_year(&self, tokens: Range<usize>) -> Range<usize> {
        let is_year = tokens.len() > 1 && self.doc.kind(tokens.start) == TokenKind::Number;
        tokens.start + usize::from(is_year)..tokens.end
    }

    /// The places in `tokens`: one a comma or possessive, without a small word after them.
    fn places(&self, tokens: Range<usize>) -> Vec<(Range<usize>, Kind)> {
        let mut found = Vec::new();
        let mut start = tokens.start;
        for i in tokens.clone() {
            let is_joint = self.doc.is(i, ",") || self.doc.is_possessive(i);
            if i > start && (is_joint || self.joins_places(start, i, tokens.end)) {
                found.push(start..i);
                start = i + 1;
            }
        }
        found.push(start..tokens.end);
        let is_small =
            |i: usize| self.classes[i].any(WordClasses::PLACE) && !self.doc.is_capitalized(i);
        for place in &mut found {
            if place.len() > 1 && is_small(place.end - 1) {
                place.end -= 1;
            }
            // "southern Ukraine": the place is Ukraine.
            let is_particle = self.classes[place.start].any(WordClasses::PARTICLE);
            if place.len() > 1 && self.doc.tag(place.start) == Tag::Adjective && !is_particle {
                place.start += usize::from(!self.doc.is_capitalized(place.start));
            }
        }
        found.retain(|place| !place.is_empty());
        found.into_iter().map(|place| (place, Kind::Place)).collect()
    }

    /// Whether "of" at `i` stands between two listed places: "by Russia of Crimea".
    fn joins_places(&self, start: usize, i: usize, end: usize) -> bool {
        let is_place = |tokens: Range<usize>| {
            !tokens.is_empty() && self.phrases.exact(tokens).has(Classes::PLACE)
        };
        self.doc.is(i, "of") && is_place(start..i) && is_place(i + 1..end)
    }

    /// An owner known as a place, and what it owns: "Kenya's Ministry", not "Lloyd's Bank".
    fn owned(&self, tokens: Range<usize>, kind: Kind) -> Vec<(Range<usize>, Kind)> {
        let possessive = tokens.clone().find(|&i| self.doc.is_possessive(i));
        let is_place = |i: &usize| self.phrases.exact(tokens.start..*i).has(Classes::PLACE);
        match possessive.filter(|&i| i > tokens.start && i + 1 < tokens.end).filter(is_place) {
            Some(i) => vec![(tokens.start..i, Kind::Place), (i + 1..tokens.end, kind)],
            None => vec![(tokens, kind)],
        }
    }

    /// The name of a person without titles, and with both sides of its hyphens.
    fn person(&self, tokens: Range<usize>) -> Range<usize> {
        let titles = tokens.clone().take_while(|&i| self.is_title_part(i)).count();
        let start = tokens.start + titles.min(tokens.len() - 1);
        self.left_of_hyphen(start)..self.right_of_hyphen(tokens.end)
    }

    fn is_title_part(&self, i: usize) -> bool {
        let titles = WordClasses::HONORIFIC | WordClasses::ROLE | WordClasses::TITLE_PART;
        let origins = Classes::COUNTRY | Classes::DEMONYM;
        self.classes[i].any(titles) || self.phrases.exact(i..i + 1).has(origins)
    }

    /// `start`, or the start of the other half of its name: "Jean" of "Jean-Paul".
    fn left_of_hyphen(&self, start: usize) -> usize {
        let Some(before) = start.checked_sub(2) else { return start };
        let is_joined = self.is_hyphen(start - 1) && !self.doc.is_spaced(start);
        let is_name = before >= self.doc.sentence(start).start && self.doc.is_capitalized(before);
        if is_joined && is_name && !self.is_title_part(before) { before } else { start }
    }

    /// `end`, or the end of the other half of its name: "jin" of "Yong-jin".
    fn right_of_hyphen(&self, end: usize) -> usize {
        let limit = self.doc.sentence(end - 1).end;
        let end = end - usize::from(self.is_hyphen(end - 1));
        let is_half = |i: usize| {
            i < limit
                && !self.doc.is_spaced(i)
                && self.doc.word(i).len() <= LONGEST_GIVEN_NAME
                && !makes_adjective(self.doc, i)
        };
        if end + 1 < limit && self.is_hyphen(end) && is_half(end + 1) { end + 2 } else { end }
    }

    fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.doc.word(i), "-" | "‑") && !self.doc.is_spaced(i)
    }
}

/// Whether token `i` after a hyphen makes an adjective of a name: "Ito-led", "Ito-style".
fn makes_adjective(doc: &Document, i: usize) -> bool {
    doc.lower(i).ends_with("ed") || doc.is_in(i, List::Compound)
}
