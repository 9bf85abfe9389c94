//! What the lexicon knows of each token, as part of any phrase that it knows.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::{Classes, Lexicon};

/// The classes of the phrases that hold a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Of the token alone.
    pub alone: Classes,
    /// Of longer phrases that it begins.
    pub first: Classes,
    /// Of longer phrases that it goes on.
    pub further: Classes,
}

/// What `lexicon` knows of each token of `doc`, as far as phrases start in `windows`.
pub fn known(
    doc: &Document,
    lexicon: &Lexicon,
    windows: impl Iterator<Item = Range<usize>>,
) -> Vec<Known> {
    let mut known = vec![Known::default(); doc.len()];
    for i in windows.flatten() {
        for phrase in lexicon.matches(doc, i) {
            if phrase.end == i + 1 {
                known[i].alone |= phrase.classes;
                continue;
            }
            known[i].first |= phrase.classes;
            for further in &mut known[i + 1..phrase.end] {
                further.further |= phrase.classes;
            }
        }
    }
    known
}
