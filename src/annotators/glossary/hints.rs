//! Which patterns a stretch of text may hold, told by what their matches begin or end with.
//!
//! | pattern | hints |
//! |---|---|
//! | `COP ?\d\d` | `COP` |
//! | `\d+(\.\d+)? ?bps` | `bps` |
//! | `(?i)qe` | `QE` `Qe` `qE` `qe` |
//! | `[A-Z]+` | none: to be looked for everywhere |

use foldhash::HashMap;
use regex_syntax::hir::Hir;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

/// Bytes of a hint: three are rare enough, and most patterns have so many.
const LENGTH: usize = 3;

/// Hints of one pattern; one with more is looked for everywhere.
const MOST: usize = 64;

/// The hints of many patterns, all looked up in one pass.
#[derive(Default)]
pub struct Hints {
    /// The patterns by each of their hints, of two bytes or three.
    patterns: HashMap<[u8; LENGTH], Vec<usize>>,
    /// Patterns without a hint.
    everywhere: Vec<usize>,
}

impl Hints {
    /// Adds the pattern that is parsed as `hir` and known by the number `pattern`.
    pub fn add(&mut self, pattern: usize, hir: &Hir) {
        let kinds = [ExtractKind::Prefix, ExtractKind::Suffix];
        match kinds.into_iter().find_map(|kind| literals(kind, hir)) {
            Some(hints) => {
                hints.iter().for_each(|h| self.patterns.entry(*h).or_default().push(pattern));
            }
            None => self.everywhere.push(pattern),
        }
    }

    /// The patterns that `text` may hold, in order.
    pub fn candidates(&self, text: &[u8]) -> Vec<usize> {
        let mut found = self.everywhere.clone();
        if self.patterns.is_empty() {
            return found;
        }
        for start in 0..text.len() {
            for length in 2..=LENGTH.min(text.len() - start) {
                let hint = key(&text[start..start + length]);
                found.extend(self.patterns.get(&hint).into_iter().flatten());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What every match begins or ends with, where that can be told.
fn literals(kind: ExtractKind, hir: &Hir) -> Option<Vec<[u8; LENGTH]>> {
    let mut extractor = Extractor::new();
    extractor.limit_literal_len(LENGTH).limit_total(MOST);
    let literals = extractor.kind(kind).extract(hir);
    let literals = literals.literals()?;
    let is_long = literals.iter().all(|literal| literal.len() >= 2);
    is_long.then(|| literals.iter().map(|literal| key(literal.as_bytes())).collect())
}

/// Two or three bytes; no hint holds a NUL, which stands for the third.
fn key(bytes: &[u8]) -> [u8; LENGTH] {
    [bytes[0], bytes[1], bytes.get(2).copied().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_holds_a_match_holds_a_hint() {
        let mut hints = Hints::default();
        let patterns = [r"COP ?\d\d", r"\d+ ?bps", "(?i)qe", "[A-Z]+", "ab|abc\0"];
        for (index, pattern) in patterns.iter().enumerate() {
            let mut parser = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build();
            hints.add(index, &parser.parse(pattern).unwrap());
        }
        let candidates = |text: &str| hints.candidates(text.as_bytes());
        assert_eq!(candidates("At COP28, Qe"), [0, 2, 3]);
        assert_eq!(candidates("by 25bps"), [1, 3]);
        assert_eq!(candidates("ab"), [3, 4]);
        assert_eq!(candidates("CO"), [3]);
    }
}
