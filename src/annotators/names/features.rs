//! Features of a candidate: what its words, and those around it, say of whether it is a name.

use std::ops::Range;

use super::article::{Article, SureNames};
use super::candidates::Candidate;
use super::clues::{Clue, Clues};
use super::shapes;
use crate::annotation::Kind;
use crate::lexicon::Classes;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::tagger::names::known::Phrases;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Letters of the longest initials, with stops: "U.N.H.C.R.".
const LONGEST_INITIALS: usize = 10;

/// Gathers the clues of candidates.
pub struct FeatureFinder<'a> {
    /// The article.
    pub doc: &'a Document<'a>,
    /// The classes of each token.
    pub classes: &'a [WordClasses],
    /// How its words stand elsewhere.
    pub article: &'a Article<'a>,
    /// What the lexicon knows of its phrases.
    pub phrases: &'a Phrases<'a, 'a>,
}

impl FeatureFinder<'_> {
    /// Adds what `candidate` and the words beside it tell.
    pub fn alone(&self, candidate: &mut Candidate) {
        let mut clues = Clues::default();
        if candidate.tagged.is_none() {
            clues.add(Clue::Untagged);
        }
        self.add_listed(candidate, &mut clues);
        self.add_words(candidate, &mut clues);
        self.add_shape(candidate, &mut clues);
        self.add_beside(candidate, &mut clues);
        candidate.clues = clues;
    }

    /// What the lexicon lists it as.
    fn add_listed(&self, candidate: &Candidate, clues: &mut Clues) {
        let listed = candidate.listed;
        let mut clue = |holds: bool, clue: Clue| clues.add_if(holds, clue);
        clue(listed.has(Classes::COUNTRY), Clue::ListedCountry);
        clue(listed.has(Classes::PLACE) && !listed.has(Classes::COUNTRY), Clue::ListedPlace);
        clue(listed.has(Classes::ORGANIZATION), Clue::ListedOrganization);
        clue(listed.has(Classes::PERSON), Clue::ListedPerson);
        clue(listed.has(Classes::DEMONYM | Classes::GROUP), Clue::ListedGroup);
        clue(listed.has(Classes::EVENT), Clue::ListedEvent);
        // "Neptune" is a planet, and a missile where a word says so.
        let is_product = listed.has(Classes::PRODUCT) && !listed.has(Classes::PLACE);
        clue(is_product, Clue::ListedProduct);
        clue(listed.has(Classes::COMMON_WORD), Clue::ListedCommon);
        let is_plain = !listed.has(Classes::COMMON_WORD) && !listed.is_empty();
        let is_long = candidate.tokens.len() > 1 && is_plain;
        clue(is_long && !is_place_alone(listed), Clue::ListedLong);
        clue(is_long && is_place_alone(listed), Clue::ListedLongPlace);
    }

    /// What its first and last words say.
    fn add_words(&self, candidate: &Candidate, clues: &mut Clues) {
        let tokens = &candidate.tokens;
        let mut clue = |holds: bool, clue: Clue| clues.add_if(holds, clue);
        let (first, last) = (self.classes[tokens.start], self.classes[tokens.end - 1]);
        let is_long = tokens.len() > 1;
        let is_first_name = candidate.begins.has(Classes::FIRST_NAME);
        clue((2..=3).contains(&self.own_words(tokens)) && is_first_name, Clue::FirstName);
        let surname = || self.phrases.exact(tokens.end - 1..tokens.end).has(Classes::LAST_NAME);
        let is_firm = tokens.clone().any(|i| self.doc.is(i, "&"));
        let is_full = is_long && is_first_name && !is_firm && self.own_words(tokens) < 4;
        clue(is_full && surname(), Clue::FullName);
        clue(first.any(WordClasses::CALENDAR), Clue::Calendar);
        clue(is_long && first.any(WordClasses::PLACE_PREFIX), Clue::PlacePrefix);
        let is_storm = first.any(WordClasses::EVENT_PREFIX) && !self.doc.is_upper(tokens.start);
        clue(is_long && is_storm, Clue::EventPrefix);
        let titles = WordClasses::HONORIFIC | WordClasses::ROLE;
        clue(!is_long && first.any(titles), Clue::OnlyTitle);
        clue(!is_long && first.any(WordClasses::PRODUCT), Clue::OnlyProduct);
        clue(first.any(WordClasses::DISEASE), Clue::Disease);
        let is_place = is_place_alone(candidate.listed);
        let heads = WordClasses::ORGANIZATION | WordClasses::COMPANY;
        clue(!is_place && self.has_head(tokens, heads), Clue::OrganizationHead);
        clue(is_long && last.any(WordClasses::COMPANY), Clue::CompanySuffix);
        let start = tokens.start;
        let is_the = start > 0 && self.doc.is(start - 1, "the");
        let is_proper = self.own_words(tokens) == tokens.len();
        let is_head = is_long && is_proper && last.any(WordClasses::ORGANIZATION);
        clue(is_the && is_head && !is_place, Clue::TheHead);
        clue(is_the && candidate.listed.has(Classes::TEAM), Clue::TheTeam);
        clue(is_long && self.doc.is(tokens.start, "air"), Clue::Airline);
        clue(self.is_body_of(tokens), Clue::BodyOf);
        clue(self.has_head(tokens, WordClasses::PLACE), Clue::PlaceHead);
        clue(self.has_head(tokens, WordClasses::EVENT), Clue::EventHead);
        clue(is_long && self.doc.is_possessive(tokens.end - 1), Clue::PossessiveName);
    }

    /// How it is written, and where.
    fn add_shape(&self, candidate: &Candidate, clues: &mut Clues) {
        let tokens = &candidate.tokens;
        let mut clue = |holds: bool, clue: Clue| clues.add_if(holds, clue);
        let is_person = self.has_person_shape(tokens);
        clue(is_person, Clue::PersonShape);
        let is_first = candidate.begins.has(Classes::FIRST_NAME);
        clue(is_person && is_first && self.own_words(tokens) > 1, Clue::ParticleAfterFirst);
        clue(shapes::is_named_he(self.doc, tokens), Clue::NamedHe);
        let is_nickname = tokens.len() > 3 && self.doc.kind(tokens.start + 1) == TokenKind::Quote;
        clue(is_nickname, Clue::Nicknamed);
        let is_joined = tokens.len() > 2 && tokens.clone().any(|i| self.doc.is(i, "&"));
        clue(is_joined, Clue::Ampersand);
        let first = self.doc.word(tokens.start);
        clue(shapes::has_inner_capital(first), Clue::InnerCapital);
        clue(tokens.clone().any(|i| shapes::mixes_figures(self.doc.word(i))), Clue::LetterDigit);
        clue(self.is_maker_model(candidate), Clue::MakerModel);
        clue(self.is_acronym(tokens), Clue::Acronym);
        clue(self.is_model(tokens), Clue::Model);
        clue((2..=3).contains(&self.words(tokens)), Clue::FewWords);
        clue(!self.doc.is_sentence_start(tokens.start), Clue::MidSentence);
        clue(self.tags(tokens, |tag| tag == Tag::ProperNoun), Clue::Proper);
        clue(self.tags(tokens, |tag| !tag.is_noun()), Clue::NoNoun);
        clue(self.article.is_headline(tokens.start), Clue::Headline);
        clue(self.is_headline_word(tokens), Clue::HeadlineWord);
        clue(self.is_lower_elsewhere(tokens), Clue::LowerElsewhere);
    }

    /// Adds what the names found elsewhere in the article tell of `candidate`, and weighs it anew.
    pub fn elsewhere(&self, candidate: &mut Candidate, known: &SureNames) {
        self.add_elsewhere(candidate, known);
        candidate.weigh();
    }

    fn add_elsewhere(&self, candidate: &mut Candidate, known: &SureNames) {
        let tokens = &candidate.tokens;
        let is_person = known.is_part_of_person(self.doc.lower(tokens.end - 1));
        if !is_person && self.plays(candidate) {
            candidate.clues.add(Clue::Plays);
        }
        let letters = self.doc.slice(self.doc.span(tokens.clone()));
        if letters.len() <= LONGEST_INITIALS
            && !letters.contains(char::is_lowercase)
            && known.are_initials(&letters.replace('.', "").to_lowercase())
        {
            candidate.clues.add(Clue::PartOfOrganization);
            candidate.clues.add(Clue::OverlookedOrganization);
        }
        // "al-Bashir" is one word with its particle.
        let is_one = tokens.len() == 1 || !self.doc.is_capitalized(tokens.start);
        if !is_one {
            return;
        }
        let word = self.doc.lower(tokens.end - 1);
        let is_overlooked = candidate.tagged.is_none() && self.stands_alone(tokens);
        if is_person {
            candidate.clues.add(Clue::PartOfPerson);
            let may_be = self.may_be_surname(candidate);
            let acts = tokens.end < self.doc.len() && self.doc.tag(tokens.end).is_finite();
            if acts && candidate.listed.has(Classes::PLACE) && !known.is_located(word) {
                candidate.clues.add(Clue::ActingPart);
            }
            if is_overlooked && !candidate.listed.has(Classes::PLACE) && may_be {
                candidate.clues.add(Clue::OverlookedPart);
            }
        } else if let Some(clue) = self.part_of(candidate, known) {
            candidate.clues.add(clue);
            if is_overlooked && matches!(clue, Clue::PartOfOrganization | Clue::PartOfClub) {
                candidate.clues.add(Clue::OverlookedOrganization);
            }
        }
        let clue = match known.kind(word) {
            Some(Kind::Person) => Clue::ElsewherePerson,
            Some(Kind::Place) => Clue::ElsewherePlace,
            Some(Kind::Organization) => Clue::ElsewhereOrganization,
            Some(Kind::Product) => Clue::ElsewhereProduct,
            _ => return,
        };
        candidate.clues.add(clue);
    }

    /// Whether a word alone is a short form of an organization or product, and no place named.
    fn part_of(&self, candidate: &Candidate, known: &SureNames) -> Option<Clue> {
        let i = candidate.tokens.start;
        let word = self.doc.lower(i);
        let is_place = candidate.listed.has(Classes::PLACE) && candidate.clues.has(Clue::Located);
        let is_alone = self.stands_alone(&candidate.tokens);
        let is_free = !self.article.has_lower(word) && !is_place && is_alone;
        let is_club = known.is_club(word) && !self.doc.is_sentence_start(i);
        match known.opened(word).filter(|_| is_free) {
            Some(Kind::Product) => Some(Clue::PartOfProduct),
            Some(_) => Some(Clue::PartOfOrganization),
            None => (is_club && is_alone).then_some(Clue::PartOfClub),
        }
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
        let is_opener = |i: usize| i == sentence.start && self.classes[i].any(WordClasses::OPENER);
        let is_begun = |i: usize| {
            (is_opener(i) || is_free(i)) && (!is_particle(i) || is_particle(tokens.start))
        };
        (tokens.start == sentence.start || is_begun(tokens.start - 1))
            && (tokens.end == sentence.end || is_free(tokens.end))
    }

    /// Whether `accepts` takes the tag of every capitalized word of the stretch.
    fn tags(&self, tokens: &Range<usize>, accepts: impl Fn(Tag) -> bool) -> bool {
        let mut words = tokens.clone().filter(|&i| self.doc.is_capitalized(i));
        words.all(|i| accepts(self.doc.tag(i)))
    }

    /// Capitalized words: "Ludwig van der Berg" has two.
    fn own_words(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().filter(|&i| self.doc.is_capitalized(i)).count()
    }

    /// Words written apart: "Jean-Pierre Lacroix" has two.
    fn words(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().filter(|&i| self.doc.is_spaced(i)).count()
    }

    fn has_person_shape(&self, tokens: &Range<usize>) -> bool {
        let inner = tokens.start + 1..tokens.end;
        // "W.", "J.R.R."
        let is_initial = |i: usize| {
            let letters = self.doc.word(i).as_bytes().chunks(2);
            letters.into_iter().all(|pair| pair.len() == 2 && pair[1] == b'.')
        };
        inner.clone().any(|i| is_initial(i) || self.classes[i].any(WordClasses::PARTICLE))
            || (!inner.is_empty() && is_initial(tokens.start))
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

    fn is_acronym(&self, tokens: &Range<usize>) -> bool {
        let word = self.doc.word(tokens.start);
        tokens.len() == 1 && word.len() <= 6 && self.doc.is_upper(tokens.start)
    }

    /// Whether capitals say nothing here, and the last word of the stretch stands small elsewhere.
    fn is_headline_word(&self, tokens: &Range<usize>) -> bool {
        tokens.len() > 1
            && self.article.is_headline(tokens.start)
            && self.article.has_lower(self.doc.lower(tokens.end - 1))
    }

    /// Whether it is a maker's or a product's name with a model after it.
    fn is_maker_model(&self, candidate: &Candidate) -> bool {
        let tokens = &candidate.tokens;
        let makers = Classes::COMPANY | Classes::PRODUCT;
        let maker = self.phrases.at(tokens.start).iter();
        let maker = maker.rev().find(|m| m.end < tokens.end && m.classes.has(makers));
        let Some(maker) = maker.filter(|_| !candidate.listed.has(Classes::ORGANIZATION)) else {
            return false;
        };
        let model = maker.end..tokens.end;
        let has_figures = model.clone().any(|i| {
            self.doc.kind(i) == TokenKind::Number || shapes::mixes_figures(self.doc.word(i))
        });
        let is_made = maker.classes.has(Classes::PRODUCT);
        let is_common = maker.classes.has(Classes::COMMON_WORD);
        let is_model = shapes::model(self.doc, self.phrases, tokens.start) == Some(tokens.clone());
        let follows_article = tokens.start > 0
            && ["the", "a", "its", "new"].iter().any(|word| self.doc.is(tokens.start - 1, word));
        is_model && !is_common && (has_figures || is_made || follows_article)
    }

    fn is_model(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        tokens.len() > 2 && self.doc.kind(last) == TokenKind::Number
    }

    fn is_lower_elsewhere(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 1 && self.article.has_lower(self.doc.lower(tokens.start))
    }
}

/// Whether the lexicon has places of this name, and no organization.
fn is_place_alone(listed: Classes) -> bool {
    listed.has(Classes::PLACE) && !listed.has(Classes::ORGANIZATION)
}
