//! How large a glossary may be: so that no entry can fill the memory or hold up the page.
//!
//! Time is linear in the text: a phrase costs one step a word; a pattern reads each sentence once,
//! and again from each match on, at most [`READINGS`] times the text in all.

use super::entry::{Entry, Match};
use crate::error::{Error, Quoted};
use crate::text::tokens::tokenize;

/// Entries.
pub const ENTRIES: usize = 10_000;

/// Bytes of a title.
pub const TITLE: usize = 300;

/// Bytes of a text: a card, not a page.
pub const TEXT: usize = 4_000;

/// Bytes of an address.
pub const ADDRESS: usize = 2_000;

/// Words and marks of a phrase.
pub const PHRASE_TOKENS: usize = 16;

/// Bytes of a phrase or pattern.
pub const MATCH: usize = 500;

/// Bytes of a compiled pattern, which bound its states: `[a-z]{1000}` is within, its square is not.
pub const COMPILED: usize = 1 << 15;

/// Entries that are patterns: with [`COMPILED`], all of them take 16 MiB at most.
pub const PATTERNS: usize = 500;

/// Groups within groups of a pattern.
pub const NESTING: u32 = 50;

/// How often at most a pattern reads a text, looking for further matches.
pub const READINGS: usize = 16;

/// Bytes beyond which a sentence is searched piece by piece.
pub const PIECE: usize = 2_000;

/// Checks what can be told of `entries` without compiling them.
pub(super) fn check(entries: &[Entry]) -> Result<(), Error> {
    if entries.len() > ENTRIES {
        let count = entries.len();
        return Err(Error::glossary(format!("{count} entries are more than {ENTRIES}")));
    }
    let patterns = entries.iter().filter(|e| matches!(e.matches, Match::Pattern { .. })).count();
    if patterns > PATTERNS {
        return Err(Error::glossary(format!("{patterns} patterns are more than {PATTERNS}")));
    }
    for (index, entry) in entries.iter().enumerate() {
        problem(entry).map_or(Ok(()), |what| Err(Error::entry(index, &entry.title, what)))?;
    }
    Ok(())
}

/// What is wrong with `entry`, if anything.
fn problem(entry: &Entry) -> Option<String> {
    let (name, matched) = match &entry.matches {
        Match::Phrase(phrase) => ("phrase", phrase),
        Match::Pattern { pattern } => ("pattern", pattern),
    };
    let lengths =
        [(name, matched, MATCH), ("title", &entry.title, TITLE), ("text", &entry.text, TEXT)];
    for (what, text, limit) in lengths {
        if text.trim().is_empty() {
            return Some(format!("the {what} is empty"));
        }
        if text.len() > limit {
            return Some(format!("the {what} is longer than {limit} bytes"));
        }
    }
    if name == "phrase" && tokenize(matched).len() > PHRASE_TOKENS {
        return Some(format!("the phrase has more than {PHRASE_TOKENS} words and marks"));
    }
    entry.url.as_deref().and_then(address_problem)
}

/// What is wrong with an address. Only the web's own schemes are let through to a link.
fn address_problem(url: &str) -> Option<String> {
    if url.len() > ADDRESS {
        return Some(format!("the url is longer than {ADDRESS} bytes"));
    }
    // A browser reads past them: "java\nscript:".
    if url.is_empty() || url.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Some(format!("the url {} is empty or holds white space", Quoted(url)));
    }
    let head = url.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = head.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        None | Some("http" | "https") => None,
        Some(_) => Some(format!("the url {} is neither http nor https nor relative", Quoted(url))),
    }
}
