//! The text cut up: spans, tokens, sentences, links, the day printed at its head, and the document.

pub mod document;
pub mod interned;
pub mod links;
pub mod parts;
pub mod published;
pub mod sentences;
pub mod span;
pub mod tag;
pub mod tokens;
