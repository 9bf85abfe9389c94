//! The text cut up: spans, tokens, sentences, links, the day printed at its head, and the document.

pub mod document;
pub mod hash_index;
pub mod links;
pub mod published;
pub mod sentences;
pub mod span;
pub mod stable_sort;
pub mod tokens;
pub mod vocabulary;
