//! Streets, whose houses have numbers that say nothing else: "10 [Downing Street]".

use std::sync::LazyLock;

use crate::lexicon::packed::table;
use crate::lexicon::words::Words;
use crate::text::document::Document;

/// The most tokens of a street's name.
const LONGEST: usize = 4;

/// The last words of streets' names, in lower case.
static ENDINGS: LazyLock<Words<()>> =
    LazyLock::new(|| table!("street-words").map(|row| (row[0], ())).collect());

/// Whether a street's name starts at token `i`.
pub fn starts_at(doc: &Document, i: usize) -> bool {
    let name = (i..doc.len().min(i + LONGEST)).take_while(|&k| doc.is_capitalized(k));
    name.skip(1).any(|k| ENDINGS.get(doc.lower(k)).is_some())
}
