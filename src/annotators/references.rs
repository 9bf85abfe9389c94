//! Pronouns and descriptions that may refer to someone named elsewhere.
//!
//! They are candidates: the entities stage links each to someone, or drops it.

use super::Annotator;
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Finds "he", "her", "who", "it", "the governor", "the ministry".
pub struct References;

impl Annotator for References {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Person, Kind::Organization]
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        (0..doc.len()).filter_map(|i| pronoun(doc, i).or_else(|| nominal(doc, i))).collect()
    }
}

fn pronoun(doc: &Document, i: usize) -> Option<Annotation> {
    let classes = classes(doc, i);
    let kind = if classes.any(WordClasses::HE | WordClasses::SHE | WordClasses::WHO) {
        Kind::Person
    } else if classes.any(WordClasses::BODY_PRONOUN) {
        Kind::Organization
    } else {
        return None;
    };
    let mention = Annotation::mention(kind, doc.span(i..i + 1), MentionForm::Pronoun, "pronoun");
    (doc.kind(i) == TokenKind::Word && !is_shouted(doc, i)).then_some(mention)
}

/// Whether the word is in capitals, as in "HE" for "His Excellency".
fn is_shouted(doc: &Document, i: usize) -> bool {
    doc.is_upper(i)
}

/// The description at token `i`: "the" and a noun that nothing goes on with.
fn nominal(doc: &Document, i: usize) -> Option<Annotation> {
    let role = role_end(doc, i + 1).map(|end| (end, Kind::Person));
    let (end, kind) = role.or_else(|| body_end(doc, i + 1).map(|end| (end, Kind::Organization)))?;
    let is_whole = doc.is(i, "the") && (end >= doc.len() || ends_phrase(doc, end));
    is_whole.then(|| Annotation::mention(kind, doc.span(i..end), MentionForm::Nominal, "nominal"))
}

/// The end of the role that begins at `start`: "president", "prime minister".
fn role_end(doc: &Document, start: usize) -> Option<usize> {
    let is_part = |i: &usize| {
        *i < doc.len() && classes(doc, *i).any(WordClasses::ROLE | WordClasses::TITLE_PART)
    };
    let end = start + (start..start + 3).take_while(is_part).count();
    (end > start && classes(doc, end - 1).any(WordClasses::ROLE)).then_some(end)
}

/// The end of the body that begins at `start`: "ministry", "company".
fn body_end(doc: &Document, start: usize) -> Option<usize> {
    let is_body = start < doc.len() && classes(doc, start).any(WordClasses::BODY);
    is_body.then_some(start + 1)
}

/// Whether the noun phrase is over before token `i`: a mark, a verb or a function word follows.
fn ends_phrase(doc: &Document, i: usize) -> bool {
    let is_mark = !matches!(doc.kind(i), TokenKind::Word | TokenKind::Number);
    let goes_on = matches!(doc.lower(i), "of" | "for" | "and" | "or")
        || classes(doc, i).any(WordClasses::WHO);
    let is_function = classes(doc, i)
        .any(WordClasses::SPEECH | WordClasses::OPENER | WordClasses::LOCATIVE)
        || doc.is_possessive(i)
        || doc.tag(i).is_finite()
        || is_verb_in_past(doc, i)
        || matches!(doc.tag(i), Tag::Adverb | Tag::Adposition | Tag::Particle);
    !goes_on && !doc.is_capitalized(i) && (is_function || is_mark && !doc.is(i, "-"))
}

/// Whether what is tagged a participle at token `i` is likelier a verb: nothing in "by" follows.
fn is_verb_in_past(doc: &Document, i: usize) -> bool {
    let is_modifier = i + 1 >= doc.len() || doc.tag(i + 1) == Tag::Adposition;
    doc.tag(i) == Tag::VerbParticiple && !is_modifier
}

fn classes(doc: &Document, i: usize) -> WordClasses {
    doc.clues()[i]
}
