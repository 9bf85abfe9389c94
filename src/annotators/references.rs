//! Pronouns and descriptions that may refer to someone named elsewhere.
//!
//! They are candidates: the entities stage links each to someone, or drops it.

use foldhash::HashSet;

use super::Annotator;
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::ages;
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
        let ages = ages(doc);
        let found = |i| pronoun(doc, i).or_else(|| nominal(doc, i)).or_else(|| aged(doc, i, &ages));
        (0..doc.len()).filter_map(found).collect()
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

/// The ages that stand between commas, as after names.
fn ages<'t>(doc: &Document<'t>) -> HashSet<&'t str> {
    let after_comma = (1..doc.len()).filter(|&i| doc.is(i - 1, ",") && ages::is_alone(doc, i));
    after_comma.map(|i| doc.word(i)).collect()
}

/// The description at token `i` by one of `ages`: "the 48-year-old Australian", "the 31-year-old".
fn aged(doc: &Document, i: usize, ages: &HashSet<&str>) -> Option<Annotation> {
    let is_age = doc.is(i, "the") && doc.reads(i + 2, &["-", "year", "-", "old"]);
    if !is_age || !ages.contains(doc.word(i + 1)) {
        return None;
    }
    let old = i + 6;
    let is_noun = old < doc.len() && doc.tag(old).is_noun();
    let is_native = old < doc.len() && doc.is_capitalized(old);
    let end = old + usize::from(is_noun || is_native);
    let mention =
        || Annotation::mention(Kind::Person, doc.span(i..end), MentionForm::Nominal, "nominal_age");
    (end >= doc.len() || ends_phrase(doc, end) || !doc.tag(end).is_noun()).then(mention)
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
