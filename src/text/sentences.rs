//! Tokens into sentences and paragraphs.
//!
//! | text | sentences |
//! |---|---|
//! | `Dr. Ito left. She won.` | 2: a title's stop ends nothing |
//! | `He moved to the U.S. The move …` | 2: a word that opens sentences follows |
//! | `“Really?” he asked.` | 1: what follows the mark is in lower case |

use std::ops::Range;
use std::sync::LazyLock;

use crate::tables::abbreviations;
use crate::tables::packed::table;
use crate::tables::words::Words;
use crate::text::tokens::{Token, TokenKind};

/// Groups `tokens`, cut from `text`, into sentences, as ranges of token indices.
///
/// The ranges are not empty and cover every token, in order, without overlap; none crosses a line
/// break. Linear time. No tokens give no sentences.
/// Abbreviations follow Grefenstette and Tapanainen (1994): a list, and what comes next.
///
/// ```
/// use postil::{sentences, tokenize};
/// let text = "Dr. Ito left. She won.";
/// assert_eq!(sentences(text, &tokenize(text)).len(), 2); // "Dr." ends nothing
/// ```
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    ranges(tokens.len(), |i| breaks_line(text, tokens, i) || ends_sentence(text, tokens, i))
}

/// Groups `tokens`, cut from `text`, into paragraphs: what stands between line breaks.
///
/// The ranges have the same shape as those of [`sentences`], of which each holds whole ones.
pub fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    ranges(tokens.len(), |i| breaks_line(text, tokens, i))
}

/// Cuts `0..len` before each index, from 1 on, that `starts` accepts.
fn ranges(len: usize, starts: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for i in 1..=len {
        if i == len || starts(i) {
            found.push(start..i);
            start = i;
        }
    }
    found
}

/// Whether a line break stands between token `i` and the one before it.
fn breaks_line(text: &str, tokens: &[Token], i: usize) -> bool {
    let (end, start) = (tokens[i - 1].span.end, tokens[i].span.start);
    let is_near = start == end || start == end + 1 && text.as_bytes()[end] == b' ';
    !is_near && text[end..start].contains(['\n', '\r', '\u{2028}', '\u{2029}'])
}

/// Whether a sentence ends between token `i` and the one before it.
fn ends_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    if closes(text, tokens, i) {
        return false;
    }
    let last = (0..i).rev().find(|&j| j == 0 || !closes(text, tokens, j)).unwrap_or(0);
    let Some(stop) = stop(text, tokens[last]) else { return false };
    let next = first_word(text, tokens, i);
    match stop {
        Stop::Full => next.chars().next().is_none_or(|c| !c.is_lowercase()),
        // "Lee (D-Nev.) said": after a closing mark only a capital starts a sentence.
        Stop::Abbreviation if last + 1 != i => next.starts_with(char::is_uppercase),
        Stop::Abbreviation => opens_sentence(next),
    }
}

/// What a token says of the end of a sentence.
enum Stop {
    /// `.`, `!`, `?` or an ellipsis.
    Full,
    /// An abbreviation whose stop may be a full stop, too.
    Abbreviation,
}

fn stop(text: &str, token: Token) -> Option<Stop> {
    let word = &text[token.span.range()];
    match token.kind {
        TokenKind::Punctuation if word.starts_with(['.', '!', '?', '…']) => Some(Stop::Full),
        TokenKind::Word if word.ends_with('.') => {
            let stem = &word[..word.len() - 1];
            let is_initial = stem.chars().count() == 1;
            let is_open = matches!(
                abbreviations::class(stem),
                None | Some(abbreviations::Class::Open | abbreviations::Class::Month)
            );
            (is_open && !is_initial).then_some(Stop::Abbreviation)
        }
        _ => None,
    }
}

/// Whether token `i` is a closing mark written against what comes before it.
fn closes(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    if i == 0 || tokens[i - 1].span.end != token.span.start {
        return false;
    }
    match token.kind {
        TokenKind::Quote => !matches!(&text[token.span.range()], "“" | "‘" | "``" | "„" | "«"),
        TokenKind::Punctuation => matches!(&text[token.span.range()], ")" | "]" | "}"),
        _ => false,
    }
}

/// The word at `i`, or after the opening marks at `i`; empty where there is none.
fn first_word<'t>(text: &'t str, tokens: &[Token], i: usize) -> &'t str {
    let is_opening = |t: &&Token| {
        t.kind == TokenKind::Quote
            || (t.kind == TokenKind::Punctuation && matches!(&text[t.span.range()], "(" | "["))
    };
    // Three marks may open a sentence; a longer run is no sentence, and must cost no more.
    let word = tokens[i..].iter().take(4).find(|t| !is_opening(t));
    word.map_or("", |t| &text[t.span.range()])
}

/// Whether `word` is capitalized and one that often stands first.
fn opens_sentence(word: &str) -> bool {
    static OPENERS: LazyLock<Words<()>> =
        LazyLock::new(|| table!("sentence-openers").map(|row| (row[0], ())).collect());
    word.starts_with(char::is_uppercase) && OPENERS.contains(&word.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        let found = sentences(text, &tokens);
        found
            .iter()
            .map(|r| &text[tokens[r.start].span.start..tokens[r.end - 1].span.end])
            .collect()
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        let text = "“We won.” She left. \"Really?\" he asked. \"Yes.\"";
        assert_eq!(cut(text), ["“We won.”", "She left.", "\"Really?\" he asked.", "\"Yes.\""]);
    }

    #[test]
    fn abbreviations_end_a_sentence_only_before_an_opener() {
        assert_eq!(cut("He left the U.S. The move hurt Acme Inc. Chairman Ito.").len(), 2);
        assert_eq!(cut("It began on Aug. 6 at 5 p.m. Police came. No. 5 won.").len(), 2);
    }

    #[test]
    fn line_breaks_end_everything() {
        assert_eq!(cut("Rebels advance\nKYIV — They won"), ["Rebels advance", "KYIV — They won"]);
    }
}
