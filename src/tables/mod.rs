//! Facts about single words, by spelling: the tables that text is cut up and classed by, and how tables are
//! read. At the bottom of all rooms: nothing here knows of tokens or texts.
//!
//! | file | what it holds |
//! |---|---|
//! | `packed.rs` | the tables of `data/` as they are built in |
//! | `word_class.rs` | classes of words, by their names in tables |
//! | `words.rs`, `hash_index.rs` | values by words |
//! | `stable_sort.rs` | the one sort, of entries and of all that is found |
//! | `closed.rs` | closed classes of words |
//! | `clue_words.rs` | classes of words that stand in or beside names |
//! | `cues.rs` | words that attribute: verbs of speech and the like |
//! | `abbreviations.rs` | words written short, and whether their stop ends a sentence |
//! | `number.rs`, `number_words.rs` | numbers in tables; words that stand for numbers |
//! | `currency_prefix.rs` | letters against a number: money or not |

pub mod abbreviations;
pub mod closed;
pub mod clue_words;
pub mod cues;
pub mod currency_prefix;
pub mod hash_index;
pub mod number;
pub mod number_words;
pub mod packed;
pub mod short_titles;
pub mod stable_sort;
pub mod word_class;
pub mod words;

/// The entries of a table as it is kept in `data/`: its lines without header and empty ones, cut at tabs.
#[cfg(test)]
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| line.split('\t').collect())
}
