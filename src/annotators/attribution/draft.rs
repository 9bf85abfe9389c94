//! Attributions in tokens, and their way into annotations.

use std::ops::Range;

use super::reader::Reader;
use crate::annotation::{Annotation, Attribution, Body, Certainty};
use crate::span::Span;

/// An attribution in tokens of its document.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The pieces of its content, in order, disjoint, not empty; regions are cut nowhere.
    pub pieces: Vec<Range<usize>>,
    /// The source.
    pub source: Option<Range<usize>>,
    /// The cue.
    pub cue: Option<Range<usize>>,
    /// How sure the report is.
    pub certainty: Certainty,
    /// The words that decided it, or the pattern.
    pub rule: &'static str,
}

impl Draft {
    /// The annotations it makes: a quote, or a claim with the quotes inside it.
    pub fn annotations(&self, reader: &Reader) -> Vec<Annotation> {
        let regions: Vec<usize> =
            self.pieces.iter().flat_map(|piece| reader.regions.within(piece)).collect();
        if self.is_quote(reader) {
            let content = regions.iter().map(|&r| inner(reader, r)).collect();
            return vec![self.annotation(reader, self.span(reader), content, Body::Quote)];
        }
        let content = self.pieces.iter().map(|piece| reader.doc.span(piece.clone())).collect();
        let claim = self.annotation(reader, self.span(reader), content, Body::Claim);
        let quotes = regions.iter().map(|&r| {
            let span = reader.doc.span(reader.regions.all()[r].marked.clone());
            self.annotation(reader, span, vec![inner(reader, r)], Body::Quote)
        });
        std::iter::once(claim).chain(quotes).collect()
    }

    /// Whether all its content is quoted.
    pub fn is_quote(&self, reader: &Reader) -> bool {
        self.pieces.iter().all(|piece| {
            let within = reader.regions.within(piece);
            let all = &reader.regions.all()[within];
            all.iter().map(|r| r.marked.len()).sum::<usize>() >= piece.len()
        })
    }

    fn span(&self, reader: &Reader) -> Span {
        let start = self.pieces.first().map_or(0, |p| p.start);
        let end = self.pieces.last().map_or(0, |p| p.end);
        reader.doc.span(start..end)
    }

    fn annotation(
        &self,
        reader: &Reader,
        span: Span,
        content: Vec<Span>,
        body: fn(Attribution) -> Body,
    ) -> Annotation {
        let part = |range: &Option<Range<usize>>| range.clone().map(|r| reader.doc.span(r));
        let attribution = Attribution {
            content,
            source: part(&self.source),
            cue: part(&self.cue),
            speaker: None,
            certainty: self.certainty,
            related: Vec::new(),
        };
        Annotation { span, rule: self.rule, body: body(attribution) }
    }
}

/// What stands between the marks of a region.
fn inner(reader: &Reader, region: usize) -> Span {
    reader.doc.span(reader.regions.all()[region].inner.clone())
}
