//! Titles written short, and the nouns that they stand for.
//!
//! The table is `data/short-titles.tsv`: the title in lower case without its stop, a tab, the noun.

use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::words::Words;

static TABLE: LazyLock<Words<&'static str>> =
    LazyLock::new(|| table!("short-titles").map(|row| (row[0], row[1])).collect());

/// The noun that `title`, in lower case, is short for: "governor" for "gov."
pub fn noun(title: &str) -> Option<&'static str> {
    TABLE.get(title.trim_end_matches('.')).copied()
}
