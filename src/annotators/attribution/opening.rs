//! What sort of phrase starts at a token, where something said may start.

use super::complement::{has_subject_and_verb, is_infinitive};
use super::reader::Reader;
use crate::lexicon::closed::List;
use crate::syntax::chunks;

/// What starts at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A quotation.
    Quote = 1,
    /// A word like "whether", "how".
    Question = 2,
    /// "That".
    That = 3,
    /// "To go".
    Infinitive = 4,
    /// A subject with its verb.
    Clause = 5,
    /// A noun phrase.
    Phrase = 6,
    /// Anything else.
    Other = 7,
}

impl Opening {
    /// What starts at token `i`.
    pub fn at(reader: &Reader, i: usize) -> Self {
        if reader.regions.opens(i) {
            Self::Quote
        } else if reader.is_in(i, List::Clause) {
            if reader.doc.is(i, "that") { Self::That } else { Self::Question }
        } else if is_infinitive(reader, i) {
            Self::Infinitive
        } else if has_subject_and_verb(reader, i, reader.ceiling(i)) {
            Self::Clause
        } else if chunks::base_end(reader.doc, i, reader.ceiling(i)).is_some() {
            Self::Phrase
        } else {
            Self::Other
        }
    }
}
