//! Who speaks: the source of a quote or claim led to its entity.
//!
//! | source | speaker |
//! |---|---|
//! | `Former Defence Minister Ana Ito` | the name that ends it |
//! | `Ana Ito, a retired judge` | the name that ends its first part |
//! | `The mayor, Ana Ito` | the name that is a part by itself |
//! | `He` | whom the pronoun means |
//! | `Russian officials`, `Russia's army` | nobody: the name is not the head |

use crate::annotation::{Annotation, Kind};
use crate::document::Document;
use crate::span::Span;

/// Fills in the speaker of every quote and claim among `annotations`, which are sorted.
pub fn name(doc: &Document, annotations: &mut [Annotation]) {
    let mentions: Vec<Linked> = annotations.iter().filter_map(Linked::new).collect();
    for attribution in annotations.iter_mut().filter_map(Annotation::as_attribution_mut) {
        attribution.speaker = attribution.source.and_then(|source| speaker(doc, &mentions, source));
    }
}

/// A mention with its entity.
struct Linked {
    span: Span,
    entity: usize,
    is_person: bool,
}

impl Linked {
    fn new(annotation: &Annotation) -> Option<Self> {
        let entity = annotation.as_mention()?.entity?;
        let is_speaker =
            matches!(annotation.kind(), Kind::Person | Kind::Organization | Kind::Place);
        let is_person = annotation.kind() == Kind::Person;
        is_speaker.then_some(Self { span: annotation.span, entity, is_person })
    }
}

/// The entity of the mention at the head of `source`.
fn speaker(doc: &Document, mentions: &[Linked], source: Span) -> Option<usize> {
    let first = mentions.partition_point(|m| m.span.start < source.start);
    let inside = mentions[first..].iter().take_while(|m| m.span.start < source.end);
    let inside: Vec<&Linked> = inside.filter(|m| source.contains(m.span)).collect();
    let head = inside.iter().find(|m| ends_part(doc, source, m.span));
    let alone = |m: &&&Linked| m.is_person && ends_part(doc, source, m.span);
    inside.iter().find(alone).or(head).map(|m| m.entity)
}

/// Whether a part of `source` ends with the mention at `span`, and no "of" leads up to it.
fn ends_part(doc: &Document, source: Span, span: Span) -> bool {
    let tokens = doc.tokens_in(span);
    let is_end = span.end >= source.end
        || matches!(doc.word(tokens.end), "," | "(" | "–" | "—")
        || matches!(doc.lower(tokens.end), "of" | "from" | "in" | "who" | "at" | "and");
    let is_inner = span.start > source.start
        && tokens.start > 0
        && matches!(
            doc.lower(tokens.start - 1),
            "of" | "for" | "in" | "at" | "from" | "with" | "to" | "by" | "on" | "near"
        );
    is_end && !is_inner
}
