//! Tokens into parts of speech and names: what the fitted models say of a document.
//!
//! | file | what it holds |
//! |---|---|
//! | `vote.rs` | what one word says of the tokens around it, summed up once |
//! | `pos.rs` | tokens into parts of speech: features and greedy decoding |
//! | `names/` | tokens into names: features, chances and the best sequence |
//!
//! What they sum up, and how fast, is in `model/`, a package of its own.
//!
//! `cargo xtask fit` fits the models with the very features that are used here, and writes
//! `data/tagger.*`; `data/tagger.md` says from what, and how good they are.

pub mod names;
pub mod pos;
mod vote;

pub use crate::text::parts;
pub use crate::text::tag::Tag;
pub use names::{NameSpan, NameTagger};
pub use pos::PosTagger;
