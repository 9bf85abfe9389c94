//! In whose words a token stands: the quotes and claims open there, with their sources.

use super::drafts::Drafts;
use super::speakers::{Linked, head};
use crate::annotation::{Annotation, Kind};
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::tokens::TokenKind;

/// A quote or claim whose source is somebody or something named.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Where its words stand, in bytes.
    pub span: Span,
    /// Whether it is a quote, else a claim.
    pub is_quote: bool,
    /// The draft of the source.
    pub source: usize,
}

/// The quotes and claims of an article, read along with it.
pub struct Frames<'a> {
    doc: &'a Document<'a>,
    /// The mentions by name.
    named: Vec<Linked>,
    /// Those entered and not left, outermost first.
    open: Vec<Frame>,
    /// The source entered last, and its sentence.
    last: Option<(usize, usize)>,
}

impl<'a> Frames<'a> {
    /// None entered yet; sources are looked for among the names of `drafts`.
    pub fn new(doc: &'a Document, annotations: &[Annotation], drafts: &Drafts) -> Self {
        let linked = drafts.names.iter().filter_map(|name| Linked::of(name, annotations));
        Self { doc, named: linked.collect(), open: Vec::new(), last: None }
    }

    /// Enters `annotation` where it is a quote or claim. `meant` tells the draft that a pronoun or
    /// description read before stands for.
    pub fn enter(&mut self, annotation: &Annotation, meant: impl Fn(Span) -> Option<usize>) {
        let Some(source) = annotation.as_attribution().and_then(|a| a.source) else { return };
        let named = head(self.doc, &self.named, source).map(|mention| mention.entity);
        let Some(draft) = named.or_else(|| meant(source)) else { return };
        self.open.retain(|frame| frame.span.end > annotation.span.start);
        let is_quote = annotation.kind == Kind::Quote;
        self.open.push(Frame { span: annotation.span, is_quote, source: draft });
        let at = self.doc.tokens_in(source).start;
        self.last = Some((draft, self.doc.sentence_index(at)));
    }

    /// The innermost quote or claim around the byte `at`.
    pub fn around(&self, at: usize) -> Option<Frame> {
        self.open.iter().rev().find(|frame| frame.span.start <= at && at < frame.span.end).copied()
    }

    /// The draft of who speaks at the byte `at`, in whole sentences of his own: of a quoted part in
    /// a claim, "he said he was “leaving his party”", the grammar is the reporter's.
    pub fn speaker(&self, at: usize) -> Option<usize> {
        let frame = self.around(at).filter(|frame| frame.is_quote)?;
        let in_claim = |other: &Frame| !other.is_quote && other.span.contains(frame.span);
        let mut words = self.doc.tokens_in(frame.span);
        let first = words.find(|&i| self.doc.kind(i) == TokenKind::Word)?;
        let is_whole = self.doc.is_capitalized(first) && !self.open.iter().any(in_claim);
        is_whole.then_some(frame.source)
    }

    /// The source entered last, where its sentence is `sentence` or the one before.
    pub fn last_source(&self, sentence: usize) -> Option<usize> {
        let (draft, at) = self.last?;
        (at <= sentence && sentence <= at + 1).then_some(draft)
    }
}
