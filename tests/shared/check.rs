//! What holds for any text: the invariants of the house style and of the contract.

use std::ops::Range;

use postil::Kind;
use postil::annotation::Body;
use postil::calendar::Date;
use postil::marked::{mark, unmark};
use postil::{
    Annotation, Document, Output, Pipeline, Span, Utf16, paragraphs, sentences, tokenize,
};

/// Annotates `text` and panics where something does not hold. Time is n log n.
pub fn check(pipeline: &Pipeline, text: &str, published: Option<Date>) {
    check_tokens(text);
    let output = pipeline.annotate(text, published);
    check_spans(text, &output);
    check_links(&output);
    assert_eq!(unmark(&mark(text, &output, Kind::ALL)), text, "marks cannot be stripped");
    check_utf16(text, output);
}

/// Tokens are ordered and leave out white space alone; sentences and paragraphs tile them.
fn check_tokens(text: &str) {
    let tokens = tokenize(text);
    let mut at = 0;
    for token in &tokens {
        assert!(token.span.start >= at && !token.span.is_empty());
        assert!(text[at..token.span.start].chars().all(char::is_whitespace));
        at = token.span.end;
    }
    assert!(text[at..].chars().all(char::is_whitespace));
    assert!(tiles(&sentences(text, &tokens), tokens.len()));
    assert!(tiles(&paragraphs(text, &tokens), tokens.len()));
}

/// Whether the ranges are not empty and cover `0..len` in order.
fn tiles(ranges: &[Range<usize>], len: usize) -> bool {
    let mut at = 0;
    ranges.iter().all(|r| {
        r.start == at && !r.is_empty() && {
            at = r.end;
            true
        }
    }) && at == len
}

/// Spans lie on token boundaries, come by start, longer first, and nest or are disjoint.
fn check_spans(text: &str, output: &Output) {
    let doc = Document::new(text, output.published);
    let mut open: Vec<Span> = Vec::new();
    let mut last = Span::new(0, usize::MAX);
    for annotation in &output.annotations {
        assert!(!annotation.span.is_empty() && !annotation.rule.is_empty());
        for span in spans(annotation) {
            assert!(text.get(span.range()).is_some(), "{span:?} is no part of the text");
            let inside = doc.tokens_in(span);
            assert!(!inside.is_empty() && doc.span(inside) == span, "{span:?} cuts a token");
        }
        let span = annotation.span;
        let order = |span: Span| (span.start, usize::MAX - span.end);
        assert!(order(last) <= order(span), "{last:?} stands before {span:?}");
        last = span;
        while open.pop_if(|outer| outer.end <= span.start).is_some() {}
        assert!(open.last().is_none_or(|outer| outer.contains(span)), "{span:?} crosses another");
        open.push(span);
    }
}

/// Every span of an annotation, its own first.
fn spans(annotation: &Annotation) -> Vec<Span> {
    let mut spans = vec![annotation.span];
    match &annotation.body {
        Body::Quantity(quantity) => spans.extend(quantity.of),
        Body::Attribution(said) => {
            spans.extend(said.content.iter().copied().chain(said.source).chain(said.cue));
            spans.extend(said.because);
        }
        _ => {}
    }
    spans
}

/// Indices lead somewhere, and back.
fn check_links(output: &Output) {
    let Output { annotations, entities, terms, .. } = output;
    for (index, annotation) in annotations.iter().enumerate() {
        if let Some(mention) = annotation.as_mention() {
            let entity = &entities[mention.entity.expect("every mention has an entity")];
            assert!(entity.mentions.binary_search(&index).is_ok());
        }
        if let Some(said) = annotation.as_attribution() {
            assert!(!said.content.is_empty());
            assert!(said.content.iter().all(|piece| annotation.span.contains(*piece)));
            assert!(said.speaker.is_none_or(|speaker| speaker < entities.len()));
            assert!(said.related.iter().all(|&r| r < annotations.len() && r != index));
        }
    }
    for (index, entity) in entities.iter().enumerate() {
        assert!(entity.mentions.is_sorted() && !entity.mentions.is_empty());
        assert!(!entity.name.is_empty());
        for &mention in &entity.mentions {
            assert_eq!(annotations[mention].as_mention().and_then(|m| m.entity), Some(index));
        }
    }
    for term in terms {
        assert!(term.mentions.is_sorted() && !term.mentions.is_empty());
        for &mention in &term.mentions {
            assert!(matches!(annotations[mention].body, Body::Term(t) if t.entry == term.entry));
        }
    }
}

/// Offsets for JavaScript cut the same words.
fn check_utf16(text: &str, output: Output) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let map = Utf16::new(text);
    let bytes: Vec<Span> = output.annotations.iter().flat_map(spans).collect();
    let output = output.to_utf16(text);
    for (byte, unit) in bytes.into_iter().zip(output.annotations.iter().flat_map(spans)) {
        assert_eq!(map.span(byte), unit);
        let cut = String::from_utf16(&units[unit.range()]);
        assert_eq!(cut.as_deref().ok(), Some(&text[byte.range()]));
    }
}
