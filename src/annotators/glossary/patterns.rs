//! The patterns of a glossary, found sentence by sentence.
//!
//! One pass over a sentence tells which of all patterns it may hold; those alone are run on it.
//! `^` and `$` are the ends of the sentence.

use regex_automata::Input;
use regex_automata::nfa::thompson::pikevm::{Cache, PikeVM};
use regex_automata::nfa::thompson::{Compiler, Config};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;

use super::entry::{Entry, Match};
use super::hints::Hints;
use super::{Found, limits};
use crate::document::Document;
use crate::error::{Error, Quoted};
use crate::span::Span;

/// Compiled patterns.
pub struct Patterns {
    /// Each with the index of its entry.
    each: Vec<(usize, PikeVM)>,
    hints: Hints,
}

/// How far one pattern is in a text.
struct Reading {
    /// Bytes that may still be read.
    steps: usize,
    /// The memory for it, made when it is first looked for.
    cache: Option<Cache>,
}

impl Patterns {
    /// Compiles the patterns among `entries`.
    pub fn new(entries: &[Entry]) -> Result<Self, Error> {
        let mut each = Vec::new();
        let mut hints = Hints::default();
        for (index, entry) in entries.iter().enumerate() {
            let Match::Pattern { pattern } = &entry.matches else { continue };
            let named = |what| Error::entry(index, &entry.title, what);
            let parsed = parse(pattern).map_err(named)?;
            hints.add(each.len(), &parsed);
            each.push((index, compile(&parsed).map_err(named)?));
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
        let readings = self.each.iter().map(|_| Reading { steps, cache: None });
        let mut readings: Vec<_> = readings.collect();
        for piece in pieces(doc) {
            for k in self.hints.candidates(doc.slice(piece).as_bytes()) {
                let (entry, pattern) = &self.each[k];
                let spans = matches(pattern, doc, piece, &mut readings[k]);
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

/// Compiles a pattern that is parsed as `parsed`.
fn compile(parsed: &Hir) -> Result<PikeVM, String> {
    let config = Config::new().utf8(false).nfa_size_limit(Some(limits::COMPILED));
    let too_large = |_| format!("the pattern takes more than {} bytes", limits::COMPILED);
    let machine = Compiler::new().configure(config).build_from_hir(parsed);
    machine.and_then(PikeVM::new_from_nfa).map_err(too_large)
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

/// The matches of `pattern` in `piece` from word to word; each look takes from the steps of
/// `reading` the bytes that it may read, and none is taken that is no longer there.
fn matches(pattern: &PikeVM, doc: &Document, piece: Span, reading: &mut Reading) -> Vec<Span> {
    let Reading { steps, cache } = reading;
    let cache = cache.get_or_insert_with(|| pattern.create_cache());
    let text = doc.slice(piece);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < text.len() && *steps >= text.len() - at {
        *steps -= text.len() - at;
        let Some(found) = pattern.find(cache, Input::new(text).range(at..)) else { break };
        at = found.end().max(at + 1);
        let span = Span::new(piece.start + found.start(), piece.start + found.end());
        let tokens = doc.tokens_in(span);
        if !tokens.is_empty() && doc.span(tokens) == span {
            spans.push(span);
        }
    }
    spans
}
