//! Mentions into entities: who is who.
//!
//! | step | file |
//! |---|---|
//! | names of people joined: full name, surname, first name | `people.rs` |
//! | other names joined: spelling, acronym, short form | `things.rs` |
//! | where a place is, of all that have its name | `places.rs` |
//! | title, description and gender, from the words around a name | `descriptions/` |
//! | "Kyiv said": the government | `metonyms.rs` |
//! | "he", "who", "it", "the governor" linked, or dropped | `references.rs`, `antecedents.rs`, `frames.rs` |
//! | the sources of quotes and claims | `speakers.rs` |

mod antecedents;
mod descriptions;
mod drafts;
mod frames;
mod metonyms;
mod people;
mod places;
mod references;
pub mod related;
mod speakers;
mod things;

use self::drafts::{Draft, Drafts};
use crate::annotation::{Annotation, Entity};
use crate::lexicon::Lexicon;
use crate::text::document::Document;

/// Groups the mentions among `annotations` into entities and links each to its own.
///
/// `annotations` are sorted and settled. Pronouns and descriptions that lead to nobody for sure are
/// dropped. Entities come in the order of their first mention. Linear time.
pub fn entities(
    doc: &Document,
    lexicon: &Lexicon,
    annotations: Vec<Annotation>,
) -> (Vec<Annotation>, Vec<Entity>) {
    let mut drafts = Drafts::new(doc, &annotations);
    people::join(doc, lexicon, &mut drafts);
    things::join(doc, lexicon, &mut drafts);
    places::locate(doc, lexicon, &mut drafts);
    descriptions::fill(doc, lexicon, &mut drafts);
    metonyms::describe(doc, lexicon, &annotations, &mut drafts);
    references::link(doc, &annotations, &mut drafts);
    finish(doc, annotations, drafts)
}

/// Writes the links into the annotations, drops those without, and makes the entities.
fn finish(
    doc: &Document,
    mut annotations: Vec<Annotation>,
    drafts: Drafts,
) -> (Vec<Annotation>, Vec<Entity>) {
    let mut drafts = drafts.into_sorted();
    for (index, draft) in drafts.iter().enumerate() {
        for &mention in &draft.mentions {
            annotations[mention].set_entity(draft.kind, index);
        }
    }
    let kept = drop_unlinked(&mut annotations);
    for draft in &mut drafts {
        draft.mentions.iter_mut().for_each(|m| *m = kept[*m]);
    }
    speakers::name(doc, &mut annotations);
    let entities = drafts.into_iter().map(Draft::into_entity).collect();
    (annotations, entities)
}

/// Drops the mentions without an entity; returns the new index of every annotation that stays.
fn drop_unlinked(annotations: &mut Vec<Annotation>) -> Vec<usize> {
    let is_kept = |a: &Annotation| a.as_mention().is_none_or(|m| m.entity.is_some());
    let mut next = 0;
    let mut kept = Vec::with_capacity(annotations.len());
    for annotation in annotations.iter() {
        kept.push(next);
        next += usize::from(is_kept(annotation));
    }
    annotations.retain(is_kept);
    for attribution in annotations.iter_mut().filter_map(Annotation::as_attribution_mut) {
        attribution.related.iter_mut().for_each(|r| *r = kept[*r]);
    }
    kept
}
