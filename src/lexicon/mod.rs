//! Look-ups over facts: what a word can be, without looking at the text around it.
//!
//! Facts stand in `data/*.tsv`, one entry a line, with their source and license in the header.

pub mod abbreviations;
pub mod clue_words;

/// The entries of a table: its lines without header and empty ones, cut at tabs.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| line.split('\t').collect())
}
