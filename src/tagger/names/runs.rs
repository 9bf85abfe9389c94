//! Words in capitals side by side, and sentences whose capitals tell nothing.

use std::ops::Range;

use crate::text::document::Document;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As running text does: capitals mark names.
    Running,
    /// As a headline may: Every Longer Word Has a Capital.
    Title,
    /// ALL IN CAPITALS.
    Upper,
}

/// Words of fewer letters are in lower case in a headline, too: "With" is not.
const LONGER: usize = 5;

/// The style of `sentence`.
pub fn style(doc: &Document, sentence: Range<usize>) -> Style {
    let (mut upper, mut capitalized, mut small, mut smallest) = (0, 0, 0, 0);
    for i in sentence {
        let word = doc.word(i);
        if doc.is_upper(i) {
            upper += 1;
        } else if doc.is_capitalized(i) {
            capitalized += 1;
        } else if word.chars().next().is_some_and(char::is_lowercase) {
            smallest += 1;
            small += usize::from(word.len() >= LONGER);
        }
    }
    match (upper, capitalized, small) {
        (2.., _, _) if smallest == 0 && upper > 2 * capitalized => Style::Upper,
        (_, _, 0) if upper + capitalized >= 4 => Style::Title,
        _ => Style::Running,
    }
}

/// For each token the capitalized words around it, itself included; empty if it is none of them.
///
/// A hyphen, dash or `&` between two of them belongs to the run.
pub fn runs(doc: &Document) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; doc.len()];
    for sentence in doc.sentences() {
        let mut start = sentence.start;
        while start < sentence.end {
            let run = start..run_end(doc, start, sentence.end);
            start = run.end + 1;
            for i in run.clone() {
                runs[i] = run.clone();
            }
        }
    }
    runs
}

/// For each token the `runs` around it that small words join: "Ministry of Foreign Affairs".
///
/// The small words belong to the longer run, too.
pub fn long_runs(doc: &Document, runs: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut long = runs.to_vec();
    let mut start = 0;
    while start < runs.len() {
        let mut end = runs[start].end.max(start + 1);
        while let Some(next) = next_run(doc, runs, end).filter(|_| !runs[start].is_empty()) {
            end = next.end;
        }
        if !runs[start].is_empty() {
            long[start..end].fill(start..end);
        }
        start = end;
    }
    long
}

/// The run that one or two small words join to the run that ends at `end`.
fn next_run(doc: &Document, runs: &[Range<usize>], end: usize) -> Option<Range<usize>> {
    let limit = doc.sentence(end - 1).end;
    let next = (end..limit).take(3).find(|&i| !runs[i].is_empty())?;
    let is_joined = next > end && (end..next).all(|i| is_small(doc.word(i)));
    is_joined.then(|| runs[next].clone())
}

/// Whether `word` is short and in lower case: "of", "the", "and", "de", "bin".
fn is_small(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The end of the run that starts at `start`; `start` if none does.
fn run_end(doc: &Document, start: usize, limit: usize) -> usize {
    let mut end = start;
    while end < limit {
        if doc.is_capitalized(end) {
            end += 1;
        } else if end > start && joins(doc, end, limit) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// Whether token `i` joins the capitalized words around it.
fn joins(doc: &Document, i: usize, limit: usize) -> bool {
    let is_joint = matches!(doc.word(i), "-" | "–" | "&") && i + 1 < limit;
    is_joint && doc.is_capitalized(i + 1) && doc.is_spaced(i) == doc.is_spaced(i + 1)
}
