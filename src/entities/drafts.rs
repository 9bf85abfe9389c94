//! Drafts of entities: the people and things of one article while their mentions are being joined.

use std::ops::Range;

use crate::annotation::{Annotation, Entity, Kind, MentionForm, Place};
use crate::tables::stable_sort::sort_by_key;
use crate::text::document::Document;

/// A mention by name.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its index among the annotations.
    pub annotation: usize,
    /// Its kind.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of the draft it belongs to, once known.
    pub draft: Option<usize>,
}

/// What the text says of someone's gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// Nothing is known.
    #[default]
    Unknown,
    /// Called "he", "Mr.", "spokesman".
    Male,
    /// Called "she", "Mrs.", "actress".
    Female,
}

/// An entity in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its kind.
    pub kind: Kind,
    /// Indices of the annotations that mention it, sorted at the end.
    pub mentions: Vec<usize>,
    /// The tokens of the first mention by name.
    pub first: Range<usize>,
    /// The tokens of its fullest name.
    pub fullest: Range<usize>,
    /// Its fullest name.
    pub name: String,
    /// The title as the text gives it.
    pub title: Option<String>,
    /// Who that is, in the article's words.
    pub description: Option<String>,
    /// Nouns that may stand for it after "the": "governor", "ministry".
    pub called: Vec<String>,
    /// What the text says of the gender.
    pub gender: Gender,
    /// The token that tells the age.
    pub age: Option<usize>,
    /// Where it is, for places.
    pub place: Option<Place>,
}

/// All names of an article and the drafts they are joined to.
pub struct Drafts {
    /// The mentions by name, in order.
    pub names: Vec<Name>,
    /// The drafts, in the order in which they were made.
    pub all: Vec<Draft>,
}

impl Drafts {
    /// Collects the names among `annotations`; they belong to no draft yet.
    pub fn new(doc: &Document, annotations: &[Annotation]) -> Self {
        let is_name = |a: &Annotation| a.as_mention().is_some_and(|m| m.form == MentionForm::Name);
        let names = annotations.iter().enumerate().filter(|(_, a)| is_name(a));
        let names = names.map(|(annotation, a)| Name {
            annotation,
            kind: a.kind,
            tokens: doc.tokens_in(a.span),
            draft: None,
        });
        Self { names: names.collect(), all: Vec::new() }
    }

    /// Makes a draft of name `index`.
    pub fn found(&mut self, doc: &Document, index: usize) -> usize {
        let tokens = self.names[index].tokens.clone();
        self.all.push(Draft {
            kind: self.names[index].kind,
            mentions: Vec::new(),
            name: doc.slice(doc.span(tokens.clone())).to_owned(),
            first: tokens.clone(),
            fullest: tokens,
            title: None,
            description: None,
            called: Vec::new(),
            gender: Gender::Unknown,
            age: None,
            place: None,
        });
        self.add(doc, self.all.len() - 1, index)
    }

    /// Adds name `index` to `draft`, which takes it for its own where it is fuller.
    pub fn add(&mut self, doc: &Document, draft: usize, index: usize) -> usize {
        let name = &mut self.names[index];
        name.draft = Some(draft);
        let owner = &mut self.all[draft];
        owner.mentions.push(name.annotation);
        if name.tokens.start < owner.first.start {
            owner.first = name.tokens.clone();
        }
        // Of "Russian" and "Russians" neither is fuller.
        let has_full_name = owner.kind != Kind::Group;
        if has_full_name && fullness(doc, &name.tokens) > fullness(doc, &owner.fullest) {
            owner.fullest = name.tokens.clone();
            owner.name = doc.slice(doc.span(name.tokens.clone())).to_owned();
        }
        draft
    }

    /// The drafts with a mention, by their first one.
    pub fn into_sorted(self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> =
            self.all.into_iter().filter(|d| !d.mentions.is_empty()).collect();
        drafts.iter_mut().for_each(|d| d.mentions.sort_unstable());
        sort_by_key(&mut drafts, |d| (d.mentions[0], 0));
        drafts
    }
}

/// How full a name is: small letters tell more than capitals, then length counts.
fn fullness(doc: &Document, tokens: &Range<usize>) -> (bool, usize) {
    let tells = tokens.len() > 1 || !doc.is_upper(tokens.start);
    (tells, doc.span(tokens.clone()).len())
}

impl Draft {
    /// The entity it has become.
    pub fn into_entity(self) -> Entity {
        Entity {
            kind: self.kind,
            name: self.name,
            description: self.description,
            title: self.title,
            mentions: self.mentions,
            place: self.place,
        }
    }
}
