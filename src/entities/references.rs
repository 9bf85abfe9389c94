//! "He", "she" and "the governor" linked to who is meant; in doubt, to nobody.

use super::antecedents::{Memory, Place, Seen};
use super::cast::{Cast, Draft, Gender};
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::document::Document;

/// Links the pronouns and descriptions among `annotations` to the drafts of `cast`.
pub fn link(doc: &Document, annotations: &[Annotation], cast: &mut Cast) {
    let mut drafts = vec![None; annotations.len()];
    for name in &cast.names {
        drafts[name.annotation] = name.draft;
    }
    let mut memory = Memory::new(cast.drafts.len());
    let mut quote_end = 0;
    for (index, annotation) in annotations.iter().enumerate() {
        if annotation.kind() == Kind::Quote {
            quote_end = quote_end.max(annotation.span.end);
        }
        let mention = annotation.as_mention().filter(|_| annotation.kind() == Kind::Person);
        let Some(form) = mention.map(|m| m.form) else { continue };
        let at = Place::new(doc, annotation.span, quote_end);
        let draft = match form {
            MentionForm::Name => drafts[index],
            MentionForm::Pronoun => pronoun(doc, &memory, &at, &mut cast.drafts),
            MentionForm::Nominal => nominal(doc, &memory, &at, &cast.drafts),
        };
        let Some(draft) = draft else { continue };
        if form != MentionForm::Name {
            cast.drafts[draft].mentions.push(index);
        }
        memory.add(Seen { draft, at, form });
    }
}

/// Whom the pronoun at `at` means. What it tells of the gender is kept.
fn pronoun(doc: &Document, memory: &Memory, at: &Place, drafts: &mut [Draft]) -> Option<usize> {
    let gender = match doc.lower(at.start) {
        "he" | "him" | "his" | "himself" => Gender::Male,
        _ => Gender::Female,
    };
    let draft = memory.antecedent(at, gender, drafts)?;
    drafts[draft].gender = gender;
    Some(draft)
}

/// Whom "the governor" at `at` means: the one with that title, where only one was named lately.
fn nominal(doc: &Document, memory: &Memory, at: &Place, drafts: &[Draft]) -> Option<usize> {
    let role = doc.lower(at.end - 1);
    let has_role = |draft: &usize| {
        let words = drafts[*draft].title.iter().flat_map(|t| t.split([' ', '-']));
        words.last().is_some_and(|word| word.eq_ignore_ascii_case(role))
    };
    let mut titled = memory.latest_first().map(|seen| seen.draft).filter(has_role);
    let draft = titled.next()?;
    titled.all(|other| other == draft).then_some(draft)
}
