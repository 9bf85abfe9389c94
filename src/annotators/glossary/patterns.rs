//! The patterns of a glossary, found sentence by sentence.
//!
//! One pass over a sentence tells which of all patterns it may hold; those alone are run on it.
//! `^` and `$` are the ends of the sentence.

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::entry::{Entry, Match};
use super::hints::Hints;
use super::{Found, limits};
use crate::error::{Error, Quoted};
use crate::text::document::Document;
use crate::text::span::Span;

/// Compiled patterns.
pub struct Patterns {
    /// Each with the index of its entry.
    each: Vec<(usize, Regex)>,
    hints: Hints,
}

impl Patterns {
    /// Compiles the patterns among `entries`.
    pub fn new(entries: &[Entry]) -> Result<Self, Error> {
        let mut each = Vec::new();
        let mut hints = Hints::default();
        for (index, entry) in entries.iter().enumerate() {
            let Match::Pattern { pattern } = &entry.matches else { continue };
            let named = |what| Error::entry(index, &entry.title, what);
            hints.add(each.len(), &parse(pattern).map_err(named)?);
            each.push((index, compile(pattern).map_err(named)?));
        }
        Ok(Self { each, hints })
    }

    /// Every match in `doc` that begins and ends with a word.
    pub fn find(&self, doc: &Document) -> Vec<Found> {
        let mut found = Vec::new();
        if self.each.is_empty() {
            return found;
        }
        // Looking on after each match would be quadratic for patterns that look far ahead.
        let steps = doc.text().len().saturating_mul(limits::READINGS);
        let mut steps_left = vec![steps; self.each.len()];
        for piece in pieces(doc) {
            for k in self.hints.candidates(doc.slice(piece).as_bytes()) {
                let (entry, pattern) = &self.each[k];
                let spans = matches(pattern, doc, piece, &mut steps_left[k]);
                found.extend(spans.into_iter().map(|span| Found { span, entry: *entry }));
            }
        }
        found
    }
}

/// Parses `pattern`, or says what is wrong with it and where.
///
/// ASCII alone is known to classes and `(?i)`, which keeps Unicode's tables out of the download.
fn parse(pattern: &str) -> Result<Hir, String> {
    let mut parser = ParserBuilder::new();
    let parser = parser.unicode(false).utf8(false).nest_limit(limits::NESTING);
    let parsed = parser.build().parse(pattern).map_err(|error| describe(pattern, &error))?;
    if parsed.properties().minimum_len() == Some(0) {
        return Err("the pattern matches the empty text too".to_owned());
    }
    Ok(parsed)
}

/// Compiles `pattern`, which can be parsed.
fn compile(pattern: &str) -> Result<Regex, String> {
    let mut builder = RegexBuilder::new(pattern);
    builder.unicode(false).size_limit(limits::COMPILED).nest_limit(limits::NESTING);
    let too_large = |_| format!("the pattern takes more than {} bytes", limits::COMPILED);
    builder.build().map_err(too_large)
}

/// What is wrong, and at which character of the pattern, counted from 1.
fn describe(pattern: &str, error: &regex_syntax::Error) -> String {
    let (what, offset) = match error {
        regex_syntax::Error::Parse(e) => (e.kind().to_string(), e.span().start.offset),
        regex_syntax::Error::Translate(e) => (e.kind().to_string(), e.span().start.offset),
        other => (other.to_string(), 0),
    };
    let character = pattern[..offset].chars().count() + 1;
    format!("{what}, at character {character} of the pattern {}", Quoted(pattern))
}

/// The sentences of `doc`, those that are too long in pieces.
fn pieces(doc: &Document) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(doc.sentences().len());
    for sentence in doc.sentences() {
        let mut start = sentence.start;
        for i in sentence.clone() {
            if i > start && doc.span(start..i + 1).len() > limits::PIECE {
                pieces.push(doc.span(start..i));
                start = i;
            }
        }
        pieces.push(doc.span(start..sentence.end));
    }
    pieces
}

/// The matches of `pattern` in `piece` from word to word; each look takes from `steps_left` the
/// bytes that it may read, and none is taken that is no longer there.
fn matches(pattern: &Regex, doc: &Document, piece: Span, steps_left: &mut usize) -> Vec<Span> {
    let text = doc.slice(piece);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < text.len() && *steps_left >= text.len() - at {
        *steps_left -= text.len() - at;
        let Some(found) = pattern.find_at(text.as_bytes(), at) else { break };
        at = found.end().max(at + 1);
        let span = Span::new(piece.start + found.start(), piece.start + found.end());
        let tokens = doc.tokens_in(span);
        if !tokens.is_empty() && doc.span(tokens) == span {
            spans.push(span);
        }
    }
    spans
}
