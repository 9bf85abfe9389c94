//! What is noticed about a stretch of words and the words around it.

use std::ops::Range;

use super::article::{Article, Known};
use super::candidates::Candidate;
use super::clues::Clue;
use crate::annotation::Kind;
use crate::document::Document;
use crate::lexicon::Classes;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::tokenize::TokenKind;

/// Gathers the clues of candidates.
pub struct Notice<'a> {
    /// The article.
    pub doc: &'a Document<'a>,
    /// The classes of each token.
    pub classes: &'a [WordClasses],
    /// How its words stand elsewhere.
    pub article: &'a Article<'a>,
}

impl Notice<'_> {
    /// Adds what `candidate` and the words beside it tell.
    pub fn alone(&self, candidate: &mut Candidate) {
        let tokens = &candidate.tokens;
        let points = &mut candidate.points;
        match candidate.tagged {
            Some((kind, confidence)) => points.add_tagged(kind, confidence),
            None => points.add(Clue::Untagged),
        }
        let mut clue = |holds: bool, clue: Clue| {
            if holds {
                points.add(clue);
            }
        };
        let (start, end) = (tokens.start, tokens.end);
        let listed = candidate.listed;
        clue(listed.has(Classes::COUNTRY), Clue::ListedCountry);
        clue(listed.has(Classes::PLACE) && !listed.has(Classes::COUNTRY), Clue::ListedPlace);
        clue(listed.has(Classes::ORGANIZATION), Clue::ListedOrganization);
        clue(listed.has(Classes::PERSON), Clue::ListedPerson);
        clue(listed.has(Classes::DEMONYM | Classes::GROUP), Clue::ListedGroup);
        clue(listed.has(Classes::EVENT), Clue::ListedEvent);
        clue(listed.has(Classes::PRODUCT), Clue::ListedProduct);
        clue(listed.has(Classes::COMMON_WORD), Clue::ListedCommon);
        clue(self.follows_title(start), Clue::Titled);
        clue(self.has_person_shape(tokens), Clue::PersonShape);
        clue(self.speaks(start, end), Clue::Speaks);
        clue(self.is_person_after(end), Clue::PersonAfter);
        clue(self.has_head(tokens, WordClasses::ORGANIZATION), Clue::OrganizationHead);
        clue(self.has_head(tokens, WordClasses::PLACE), Clue::PlaceHead);
        clue(self.has_head(tokens, WordClasses::EVENT), Clue::EventHead);
        clue(start > 0 && self.classes[start - 1].any(WordClasses::LOCATIVE), Clue::Located);
        clue(self.is_beside_place_word(start, end), Clue::PlaceBeside);
        clue(self.is_acronym(tokens), Clue::Acronym);
        clue(self.is_model(tokens), Clue::Model);
        clue((2..=3).contains(&self.words(tokens)), Clue::FewWords);
        clue(!self.doc.is_sentence_start(start), Clue::MidSentence);
        clue(self.tags(tokens, |tag| tag == Tag::ProperNoun), Clue::Proper);
        clue(self.tags(tokens, |tag| !tag.is_noun()), Clue::NoNoun);
        clue(self.article.is_headline(self.doc, start), Clue::Headline);
        clue(self.is_lower_elsewhere(tokens), Clue::LowerElsewhere);
    }

    /// Adds what the names found elsewhere in the article tell of `candidate`.
    pub fn elsewhere(&self, candidate: &mut Candidate, known: &Known) {
        let tokens = &candidate.tokens;
        if tokens.len() > 1 {
            return;
        }
        let word = self.doc.lower(tokens.start);
        if known.is_part_of_person(word) {
            candidate.points.add(Clue::PartOfPerson);
        }
        let clue = match known.kind(word) {
            Some(Kind::Person) => Clue::ElsewherePerson,
            Some(Kind::Place) => Clue::ElsewherePlace,
            Some(Kind::Organization) => Clue::ElsewhereOrganization,
            _ => return,
        };
        candidate.points.add(clue);
    }

    /// Whether `accepts` takes the tag of every capitalized word of the stretch.
    fn tags(&self, tokens: &Range<usize>, accepts: impl Fn(Tag) -> bool) -> bool {
        let mut words = tokens.clone().filter(|&i| self.doc.is_capitalized(i));
        words.all(|i| accepts(self.doc.tag(i)))
    }

    /// Words written apart: "Jean-Pierre Lacroix" has two.
    fn words(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().filter(|&i| self.doc.is_spaced(i)).count()
    }

    fn follows_title(&self, start: usize) -> bool {
        start > 0 && self.classes[start - 1].any(WordClasses::HONORIFIC | WordClasses::ROLE)
    }

    fn has_person_shape(&self, tokens: &Range<usize>) -> bool {
        let inner = tokens.start + 1..tokens.end;
        let is_initial = |i: usize| self.doc.word(i).len() == 2 && self.doc.word(i).ends_with('.');
        inner.clone().any(|i| is_initial(i) || self.classes[i].any(WordClasses::PARTICLE))
            || (!inner.is_empty() && is_initial(tokens.start))
    }

    fn speaks(&self, start: usize, end: usize) -> bool {
        let is_speech = |i: usize| self.classes.get(i).is_some_and(|c| c.any(WordClasses::SPEECH));
        is_speech(end) || (start > 0 && is_speech(start - 1))
    }

    fn is_person_after(&self, end: usize) -> bool {
        let is_age = end + 2 < self.doc.len()
            && self.doc.kind(end + 1) == TokenKind::Number
            && self.doc.word(end + 1).len() == 2
            && self.doc.is(end + 2, ",");
        self.doc.is(end, ",") && (is_age || self.doc.is(end + 1, "who"))
    }

    /// Whether the last word, or the one before "of" or "for", is one of `heads`.
    fn has_head(&self, tokens: &Range<usize>, heads: WordClasses) -> bool {
        let tokens = tokens.clone();
        if tokens.len() < 2 {
            return false;
        }
        let joint = tokens.clone().find(|&i| matches!(self.doc.lower(i), "of" | "for"));
        let head = joint.map_or(tokens.end, |joint| joint.max(tokens.start + 1)) - 1;
        self.classes[head].any(heads)
    }

    fn is_beside_place_word(&self, start: usize, end: usize) -> bool {
        let is_place = |i: usize| {
            self.classes.get(i).is_some_and(|c| c.any(WordClasses::PLACE))
                && !self.doc.is_capitalized(i)
        };
        is_place(end) || (start > 1 && self.doc.is(start - 1, "of") && is_place(start - 2))
    }

    fn is_acronym(&self, tokens: &Range<usize>) -> bool {
        let word = self.doc.word(tokens.start);
        tokens.len() == 1 && word.len() <= 6 && self.doc.is_upper(tokens.start)
    }

    fn is_model(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        tokens.len() > 2 && self.doc.kind(last) == TokenKind::Number
    }

    fn is_lower_elsewhere(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.article.has_lower(self.doc.lower(tokens.start))
    }
}
