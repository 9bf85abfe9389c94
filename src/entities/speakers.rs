//! Who speaks: the source of a quote or claim led to its entity.
//!
//! | source | speaker |
//! |---|---|
//! | `Former Defence Minister Ana Ito` | the name that ends it |
//! | `Ana Ito, a retired judge` | the name that ends its first part |
//! | `The mayor, Ana Ito` | the name that is a part by itself |
//! | `He` | whom the pronoun means |
//! | `who`, straight after a name | that name |
//! | `It` | the country or organization that spoke last, a sentence before or in this one |
//! | `Russian officials`, `Russia's army` | nobody: the name is not the head |

use super::drafts::Name;
use crate::annotation::{Annotation, Kind};
use crate::lexicon::closed::List;
use crate::text::document::Document;
use crate::text::span::Span;

/// Fills in the speaker of every quote and claim among `annotations`, which are sorted.
pub fn name(doc: &Document, annotations: &mut [Annotation]) {
    let mentions: Vec<Linked> = annotations.iter().filter_map(Linked::new).collect();
    // Who spoke last, and where: "it" goes on with that.
    let mut last: Option<(Span, &Linked)> = None;
    for attribution in annotations.iter_mut().filter_map(Annotation::as_attribution_mut) {
        let Some(source) = attribution.source else { continue };
        let named = head(doc, &mentions, source).or_else(|| relative(doc, &mentions, source));
        let meant = named.or_else(|| last.and_then(|(at, body)| impersonal(doc, source, at, body)));
        attribution.speaker = meant.map(|mention| mention.entity);
        if let Some(mention) = meant {
            last = Some((source, mention));
        }
    }
}

/// The name straight before "who" or "which".
fn relative<'m>(doc: &Document, mentions: &'m [Linked], source: Span) -> Option<&'m Linked> {
    let tokens = doc.tokens_in(source);
    if tokens.len() != 1 || !matches!(doc.lower(tokens.start), "who" | "which") {
        return None;
    }
    let before = mentions.partition_point(|m| m.span.end <= source.start);
    let name = mentions[..before].last()?;
    let end = doc.tokens_in(name.span).end;
    let is_next = end == tokens.start || (end + 1 == tokens.start && doc.is(end, ","));
    is_next.then_some(name)
}

/// What spoke last, where the source is "it" and no more than a sentence lies between.
fn impersonal<'m>(doc: &Document, source: Span, at: Span, last: &'m Linked) -> Option<&'m Linked> {
    let (tokens, before) = (doc.tokens_in(source), doc.tokens_in(at));
    let is_it = tokens.len() == 1 && doc.is(tokens.start, "it") && !last.is_person;
    let (here, there) = (doc.sentence_index(tokens.start), doc.sentence_index(before.start));
    (is_it && here <= there + 1 && there <= here).then_some(last)
}

/// A mention with its entity.
pub struct Linked {
    /// Where it stands.
    pub span: Span,
    /// The index of the entity, or of the draft it is made from.
    pub entity: usize,
    /// Whether it is a person.
    pub is_person: bool,
}

impl Linked {
    /// The mention `name`, once it belongs to a draft.
    pub fn of(name: &Name, annotations: &[Annotation]) -> Option<Self> {
        let span = annotations[name.annotation].span;
        Some(Self { span, entity: name.draft?, is_person: name.kind == Kind::Person })
    }

    fn new(annotation: &Annotation) -> Option<Self> {
        let entity = annotation.as_mention()?.entity?;
        let is_speaker = matches!(annotation.kind, Kind::Person | Kind::Organization | Kind::Place);
        let is_person = annotation.kind == Kind::Person;
        is_speaker.then_some(Self { span: annotation.span, entity, is_person })
    }
}

/// The mention at the head of `source`.
pub fn head<'m>(doc: &Document, mentions: &'m [Linked], source: Span) -> Option<&'m Linked> {
    let source = without_cited(doc, source);
    let from = mentions.partition_point(|m| m.span.start < source.start);
    let inside = mentions[from..].iter().take_while(|m| m.span.start < source.end);
    let ends = |m: &&Linked| source.contains(m.span) && ends_part(doc, source, m.span);
    let mut heads = inside.filter(ends);
    let first = heads.next()?;
    if first.is_person { Some(first) } else { heads.find(|m| m.is_person).or(Some(first)) }
}

/// `source` without whom it only cites: `Interfax|, quoting the army`.
fn without_cited(doc: &Document, source: Span) -> Span {
    let is_cited = |&i: &usize| doc.is(i, ",") && matches!(doc.lower(i + 1), "citing" | "quoting");
    let mut tokens = doc.tokens_in(source);
    tokens.next_back();
    tokens.find(is_cited).map_or(source, |i| Span { end: doc.span(i..i + 1).start, ..source })
}

/// Whether a part of `source` ends with the mention at `span`, and no "of" leads up to it.
fn ends_part(doc: &Document, source: Span, span: Span) -> bool {
    let tokens = doc.tokens_in(span);
    let is_end = span.end >= source.end
        || matches!(doc.word(tokens.end), "," | "(" | "–" | "—")
        || doc.is_in(tokens.end, List::Post)
        || matches!(doc.lower(tokens.end), "who" | "and");
    let is_inner =
        span.start > source.start && tokens.start > 0 && doc.is_in(tokens.start - 1, List::Post);
    is_end && !is_inner
}
