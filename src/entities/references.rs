//! "He", "she" and "the governor" linked to who is meant; in doubt, to nobody.

use foldhash::HashMap;

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
    let called = Called::new(&cast.drafts);
    let mut memory = Memory::new(cast.drafts.len());
    let mut quote_end = 0;
    for (index, annotation) in annotations.iter().enumerate() {
        if annotation.kind() == Kind::Quote {
            quote_end = quote_end.max(annotation.span.end);
        }
        let Some(form) = annotation.as_mention().map(|m| m.form) else { continue };
        if annotation.kind() != Kind::Person {
            let draft = called.the_one(doc, annotation, &cast.drafts);
            let draft = draft.filter(|_| form == MentionForm::Nominal);
            draft.iter().for_each(|&draft| cast.drafts[draft].mentions.push(index));
            continue;
        }
        let at = Place::new(doc, annotation.span, quote_end);
        let draft = match form {
            MentionForm::Name => drafts[index],
            MentionForm::Pronoun => pronoun(doc, &memory, &at, &mut cast.drafts),
            MentionForm::Nominal => called
                .the_one(doc, annotation, &cast.drafts)
                .or_else(|| nominal(doc, &memory, &at, &cast.drafts)),
        };
        let Some(draft) = draft else { continue };
        if form != MentionForm::Name {
            cast.drafts[draft].mentions.push(index);
        }
        memory.add(Seen { draft, at, form });
    }
}

/// What each noun stands for, where it can stand for one only.
struct Called(HashMap<(Kind, String), Option<usize>>);

impl Called {
    fn new(drafts: &[Draft]) -> Self {
        let mut nouns: HashMap<(Kind, String), Option<usize>> = HashMap::default();
        for (index, draft) in drafts.iter().enumerate() {
            for noun in &draft.called {
                let bearer = nouns.entry((draft.kind, noun.clone())).or_insert(Some(index));
                *bearer = bearer.filter(|&other| other == index);
            }
        }
        Self(nouns)
    }

    /// The only one in the article that "the governor" can mean, named before it.
    fn the_one(&self, doc: &Document, annotation: &Annotation, drafts: &[Draft]) -> Option<usize> {
        let noun = doc.lower(doc.tokens_in(annotation.span).end - 1).to_owned();
        let draft = (*self.0.get(&(annotation.kind(), noun))?)?;
        let first = doc.span(drafts[draft].first.clone()).start;
        (first < annotation.span.start).then_some(draft)
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
    let has_role = |draft: &usize| drafts[*draft].called.iter().any(|noun| noun == role);
    let mut titled = memory.latest_first().map(|seen| seen.draft).filter(has_role);
    let draft = titled.next()?;
    titled.all(|other| other == draft).then_some(draft)
}
