//! Attributions in tokens, and their way into annotations.

use std::ops::Range;

use super::certainty::Verdict;
use super::reader::Reader;
use crate::annotation::{Annotation, Attribution, Body, Kind};
use crate::text::span::Span;

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
    pub verdict: Verdict,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
}

impl Draft {
    /// The annotation it makes of its whole content: a quote, or a claim.
    pub fn whole(&self, reader: &Reader) -> Annotation {
        if !self.is_quote(reader) {
            let content = self.pieces.iter().map(|piece| reader.doc.span(piece.clone())).collect();
            return self.annotation(reader, self.span(reader), content, Kind::Claim);
        }
        let content = self.regions(reader).map(|r| inner(reader, r)).collect();
        self.annotation(reader, self.span(reader), content, Kind::Quote)
    }

    /// The quote that region `index`, inside its claim, is.
    pub fn fragment(&self, reader: &Reader, index: usize) -> Annotation {
        let span = reader.doc.span(reader.regions.all()[index].marked.clone());
        self.annotation(reader, span, vec![inner(reader, index)], Kind::Quote)
    }

    /// The indices of the quoted regions in its content.
    pub fn regions(&self, reader: &Reader) -> impl Iterator<Item = usize> {
        self.pieces.iter().flat_map(|piece| reader.regions.within(piece))
    }

    /// Adds `piece` to the content, in its place.
    pub fn add(&mut self, piece: Range<usize>) {
        let place = self.pieces.partition_point(|other| other.start < piece.start);
        self.pieces.insert(place, piece);
    }

    /// Tokens from the first of its content to the last.
    pub fn len(&self) -> usize {
        let start = self.pieces.first().map_or(0, |p| p.start);
        self.pieces.last().map_or(0, |p| p.end) - start
    }

    /// Whether all its content is quoted.
    pub fn is_quote(&self, reader: &Reader) -> bool {
        self.pieces.iter().all(|piece| {
            // "Fans shouted “Resign” and “Shame on you.”"
            let joins = |k: usize| reader.is_comma(k) || matches!(reader.lower(k), "and" | "or");
            !reader.regions.within(piece).is_empty()
                && piece.clone().all(|k| reader.regions.at(k).is_some() || joins(k))
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
        kind: Kind,
    ) -> Annotation {
        let part = |range: &Option<Range<usize>>| range.clone().map(|r| reader.doc.span(r));
        let attribution = Attribution {
            content,
            source: part(&self.source),
            cue: part(&self.cue),
            speaker: None,
            certainty: self.verdict.certainty,
            confidence: f64::from((100.0 * self.confidence).round()) / 100.0,
            because: part(&self.verdict.because),
            related: Vec::new(),
        };
        Annotation { span, rule: self.verdict.rule, kind, body: Body::Attribution(attribution) }
    }
}

/// What stands between the marks of a region.
fn inner(reader: &Reader, region: usize) -> Span {
    reader.doc.span(reader.regions.all()[region].inner.clone())
}
