//! Features of a candidate: what its words, and those around it, say of whether it is a name.

use std::ops::Range;

use super::article::{Article, SureNames};
use super::candidates::Candidate;
use super::clues::Clue;
use crate::annotation::Kind;
use crate::lexicon::Classes;
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::apposition;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Gathers the clues of candidates.
pub struct FeatureFinder<'a> {
    /// The article.
    pub doc: &'a Document<'a>,
    /// The classes of each token.
    pub classes: &'a [WordClasses],
    /// How its words stand elsewhere.
    pub article: &'a Article<'a>,
}

impl FeatureFinder<'_> {
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
        let is_plain = !listed.has(Classes::COMMON_WORD) && !listed.is_empty();
        clue(tokens.len() > 1 && is_plain, Clue::ListedLong);
        let is_first_name = candidate.begins.has(Classes::FIRST_NAME);
        clue((2..=3).contains(&tokens.len()) && is_first_name, Clue::FirstName);
        let is_located = start > 0 && self.doc.tag(start - 1) == Tag::Adposition;
        let said = if is_located { WordClasses::NONE } else { self.said(end) };
        clue(self.classes[start].any(WordClasses::CALENDAR), Clue::Calendar);
        clue(said.any(WordClasses::ROLE), Clue::SaidPerson);
        clue(said.any(WordClasses::PLACE) && !said.any(WordClasses::ROLE), Clue::SaidPlace);
        clue(said.any(WordClasses::ORGANIZATION), Clue::SaidOrganization);
        clue(self.follows(start, WordClasses::HONORIFIC | WordClasses::ROLE), Clue::Titled);
        clue(self.follows(start, WordClasses::COURTESY), Clue::Courteous);
        clue(
            tokens.len() > 1 && self.classes[start].any(WordClasses::PLACE_PREFIX),
            Clue::PlacePrefix,
        );
        let is_storm = self.classes[start].any(WordClasses::EVENT_PREFIX)
            && tokens.len() > 1
            && !self.doc.is_upper(start);
        clue(is_storm, Clue::EventPrefix);
        clue(self.is_abbreviated(tokens), Clue::Abbreviated);
        clue(self.owns_after(end), Clue::OrganizationBeside);
        clue(self.is_headline_word(tokens), Clue::HeadlineWord);
        let titles = WordClasses::HONORIFIC | WordClasses::ROLE;
        clue(tokens.len() == 1 && self.classes[start].any(titles), Clue::OnlyTitle);
        clue(self.has_person_shape(tokens), Clue::PersonShape);
        clue(self.speaks(start, end), Clue::Speaks);
        clue(self.is_person_after(end), Clue::PersonAfter);
        let heads = WordClasses::ORGANIZATION | WordClasses::COMPANY;
        clue(self.has_head(tokens, heads), Clue::OrganizationHead);
        clue(self.is_body_of(tokens), Clue::BodyOf);
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
        clue(self.article.is_headline(start), Clue::Headline);
        clue(self.is_lower_elsewhere(tokens), Clue::LowerElsewhere);
    }

    /// Adds what the names found elsewhere in the article tell of `candidate`.
    pub fn elsewhere(&self, candidate: &mut Candidate, known: &SureNames) {
        let tokens = &candidate.tokens;
        // "al-Bashir" is one word with its particle.
        let is_one = tokens.len() == 1 || !self.doc.is_capitalized(tokens.start);
        if !is_one {
            return;
        }
        let word = self.doc.lower(tokens.end - 1);
        if known.is_part_of_person(word) {
            candidate.points.add(Clue::PartOfPerson);
            if candidate.tagged.is_none()
                && !candidate.listed.has(Classes::PLACE)
                && self.may_be_surname(candidate)
                && self.stands_alone(tokens)
            {
                candidate.points.add(Clue::OverlookedPart);
            }
        }
        let clue = match known.kind(word) {
            Some(Kind::Person) => Clue::ElsewherePerson,
            Some(Kind::Place) => Clue::ElsewherePlace,
            Some(Kind::Organization) => Clue::ElsewhereOrganization,
            _ => return,
        };
        candidate.points.add(clue);
    }

    /// Whether the word is no everyday one where it stands, and no month: "May" stays one.
    fn may_be_surname(&self, candidate: &Candidate) -> bool {
        let last = candidate.tokens.end - 1;
        let is_common = candidate.listed.has(Classes::COMMON_WORD);
        let is_proper = self.doc.tag(last) == Tag::ProperNoun || !is_common;
        is_proper && !self.classes[last].any(WordClasses::CALENDAR)
    }

    /// Whether no capitalized word stands beside the stretch, but for a title.
    fn stands_alone(&self, tokens: &Range<usize>) -> bool {
        let sentence = self.doc.sentence(tokens.start);
        let beside = WordClasses::HONORIFIC | WordClasses::ROLE | WordClasses::SUFFIX;
        let is_free = |i: usize| {
            !self.doc.is_capitalized(i)
                || self.article.is_headline(i)
                || self.classes[i].any(beside)
        };
        let is_particle = |i: usize| self.classes[i].any(WordClasses::PARTICLE);
        let is_begun = |i: usize| is_free(i) && (!is_particle(i) || is_particle(tokens.start));
        (tokens.start == sentence.start || is_begun(tokens.start - 1))
            && (tokens.end == sentence.end || is_free(tokens.end))
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

    /// The classes of the noun in ", a retired police officer" after `end`.
    fn said(&self, end: usize) -> WordClasses {
        apposition::head_after(self.doc, end).map_or(WordClasses::NONE, |head| self.classes[head])
    }

    /// Whether the word before is one of `classes`.
    fn follows(&self, start: usize, classes: WordClasses) -> bool {
        start > 0 && self.classes[start - 1].any(classes)
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

    /// Whether it begins with the head of an organization and "of" or "for".
    fn is_body_of(&self, tokens: &Range<usize>) -> bool {
        let is_joint = |i: usize| self.doc.is(i, "of") || self.doc.is(i, "for");
        tokens.len() > 2
            && is_joint(tokens.start + 1)
            && self.classes[tokens.start].any(WordClasses::ORGANIZATION)
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

    /// Whether it is an acronym in brackets after words with its initials, or those words.
    fn is_abbreviated(&self, tokens: &Range<usize>) -> bool {
        let Range { start, end } = tokens.clone();
        if self.doc.is(end, "(") {
            return self.expands(tokens.clone(), end + 1) && self.doc.is(end + 2, ")");
        }
        let is_bracketed = tokens.len() == 1 && start > 1 && self.doc.is(start - 1, "(");
        let longest = self.doc.word(start).len() * 2;
        let first = (start.saturating_sub(1 + longest)).max(self.doc.sentence(start).start);
        is_bracketed
            && self.doc.is(end, ")")
            && (first..start - 1).any(|first| self.expands(first..start - 1, start))
    }

    /// Whether the capitals that begin the words of `long`, two or more, spell token `short`.
    fn expands(&self, long: Range<usize>, short: usize) -> bool {
        if short >= self.doc.len() || !self.doc.is_upper(short) || long.len() < 2 {
            return false;
        }
        let ends_are_capital =
            self.doc.is_capitalized(long.start) && self.doc.is_capitalized(long.end - 1);
        let capitals = long.filter(|&i| self.doc.is_capitalized(i));
        let initials = capitals.filter_map(|i| self.doc.word(i).chars().next());
        ends_are_capital && initials.eq(self.doc.word(short).chars().filter(|&c| c != '.'))
    }

    /// Whether a noun for what companies have follows: "workers", "shares".
    fn owns_after(&self, end: usize) -> bool {
        self.classes.get(end).is_some_and(|c| c.any(WordClasses::OWNED))
    }

    /// Whether capitals say nothing here, and the last word of the stretch stands small elsewhere.
    fn is_headline_word(&self, tokens: &Range<usize>) -> bool {
        tokens.len() > 1
            && self.article.is_headline(tokens.start)
            && self.article.has_lower(self.doc.lower(tokens.end - 1))
    }

    fn is_model(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        tokens.len() > 2 && self.doc.kind(last) == TokenKind::Number
    }

    fn is_lower_elsewhere(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.article.has_lower(self.doc.lower(tokens.start))
    }
}
