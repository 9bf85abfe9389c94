//! Names of people, places, organizations, groups, events and products.
//!
//! | step | file |
//! |---|---|
//! | capitalized words into stretches that may be names | `runs.rs` |
//! | what each word says of the name beside it | `../../lexicon/clue_words.rs` |
//! | what the rest of the article says | `article.rs` |
//! | all clues weighed, in one table | `clues.rs` |

mod article;
mod clues;
mod runs;

use std::collections::HashSet;

use self::article::Article;
use self::clues::{Clue, KINDS, Points};
use self::runs::Stretch;

use super::Annotator;
use crate::annotation::{Annotation, Kind};
use crate::document::Document;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::tokenize::TokenKind;

/// Finds names.
pub struct Names;

impl Annotator for Names {
    fn kinds(&self) -> &'static [Kind] {
        &KINDS
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        let classes = article::classes(doc);
        let article = Article::new(doc);
        let stretches = runs::stretches(doc, &classes);
        let judge = Judge { doc, classes: &classes, article: &article };
        let points: Vec<Points> = stretches.iter().map(|s| judge.points(s)).collect();
        let parts = parts_of_people(doc, &stretches, &points);
        let mut found = Vec::new();
        for (stretch, mut points) in stretches.into_iter().zip(points) {
            let is_one = stretch.tokens.len() == 1;
            if is_one && parts.contains(doc.lower(stretch.tokens.start)) {
                points.add(Clue::PartOfPerson);
            }
            if let Some((kind, _)) = points.verdict() {
                found.push(Annotation::name(kind, doc.span(stretch.tokens), "clues"));
            }
        }
        found
    }
}

/// The first and last words of the full names of people.
fn parts_of_people<'d>(
    doc: &'d Document,
    stretches: &[Stretch],
    points: &[Points],
) -> HashSet<&'d str> {
    let is_full_name = |(s, p): &(&Stretch, &Points)| {
        s.tokens.len() > 1 && p.verdict().is_some_and(|(kind, _)| kind == Kind::Person)
    };
    let people = stretches.iter().zip(points).filter(is_full_name);
    let ends = people.flat_map(|(s, _)| [s.tokens.start, s.tokens.end - 1]);
    ends.map(|i| doc.lower(i)).collect()
}

/// Gathers the clues of one stretch.
struct Judge<'a> {
    doc: &'a Document<'a>,
    classes: &'a [WordClasses],
    article: &'a Article<'a>,
}

impl Judge<'_> {
    fn points(&self, stretch: &Stretch) -> Points {
        let mut points = Points::default();
        let mut clue = |holds: bool, clue: Clue| {
            if holds {
                points.add(clue);
            }
        };
        let (start, end) = (stretch.tokens.start, stretch.tokens.end);
        clue(stretch.is_titled || self.follows_title(start), Clue::Titled);
        clue(self.has_person_shape(stretch), Clue::PersonShape);
        clue(self.speaks(start, end), Clue::Speaks);
        clue(self.is_person_after(end), Clue::PersonAfter);
        clue(self.has_head(stretch, WordClasses::ORGANIZATION), Clue::OrganizationHead);
        clue(self.has_head(stretch, WordClasses::PLACE), Clue::PlaceHead);
        clue(self.has_head(stretch, WordClasses::EVENT), Clue::EventHead);
        clue(start > 0 && self.classes[start - 1].any(WordClasses::LOCATIVE), Clue::Located);
        clue(self.is_beside_place_word(start, end), Clue::PlaceBeside);
        clue(self.is_acronym(stretch), Clue::Acronym);
        clue(self.is_model(stretch), Clue::Model);
        clue((2..=3).contains(&self.words(stretch)), Clue::FewWords);
        clue(!self.doc.is_sentence_start(start), Clue::MidSentence);
        clue(self.tags(stretch, |tag| tag == Tag::ProperNoun), Clue::Proper);
        clue(self.tags(stretch, |tag| !tag.is_noun()), Clue::NoNoun);
        clue(self.article.is_headline(self.doc, start), Clue::Headline);
        clue(self.is_lower_elsewhere(stretch), Clue::LowerElsewhere);
        points
    }

    /// Whether `accepts` takes the tag of every capitalized word of the stretch.
    fn tags(&self, stretch: &Stretch, accepts: impl Fn(Tag) -> bool) -> bool {
        let mut words = stretch.tokens.clone().filter(|&i| self.doc.is_capitalized(i));
        words.all(|i| accepts(self.doc.tag(i)))
    }

    /// Words written apart: "Jean-Pierre Lacroix" has two.
    fn words(&self, stretch: &Stretch) -> usize {
        stretch.tokens.clone().filter(|&i| self.doc.is_spaced(i)).count()
    }

    fn follows_title(&self, start: usize) -> bool {
        start > 0 && self.classes[start - 1].any(WordClasses::HONORIFIC | WordClasses::ROLE)
    }

    fn has_person_shape(&self, stretch: &Stretch) -> bool {
        let inner = stretch.tokens.start + 1..stretch.tokens.end;
        let is_initial = |i: usize| self.doc.word(i).len() == 2 && self.doc.word(i).ends_with('.');
        inner.clone().any(|i| is_initial(i) || self.classes[i].any(WordClasses::PARTICLE))
            || (!inner.is_empty() && is_initial(stretch.tokens.start))
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
    fn has_head(&self, stretch: &Stretch, heads: WordClasses) -> bool {
        let tokens = stretch.tokens.clone();
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

    fn is_acronym(&self, stretch: &Stretch) -> bool {
        let word = self.doc.word(stretch.tokens.start);
        stretch.tokens.len() == 1 && word.len() <= 6 && self.doc.is_upper(stretch.tokens.start)
    }

    fn is_model(&self, stretch: &Stretch) -> bool {
        let last = stretch.tokens.end - 1;
        stretch.tokens.len() > 2 && self.doc.kind(last) == TokenKind::Number
    }

    fn is_lower_elsewhere(&self, stretch: &Stretch) -> bool {
        stretch.tokens.len() == 1 && self.article.has_lower(self.doc.lower(stretch.tokens.start))
    }
}
