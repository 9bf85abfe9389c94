//! Postil reads a news article and says who, where, when, how much, and who says so.
//!
//! ```
//! use postil::Pipeline;
//!
//! let text = "Aug 14, 2024\n\nThe dam is 35km away, Mayor Ana Ito said on Wednesday.";
//! let output = Pipeline::new().annotate(text, None);
//! assert_eq!(output.published, "2024-08-14".parse().ok());
//! ```
//!
//! One value per arrow, and no arrow backwards:
//!
//! ```text
//! &str ── tokenize ── sentences ── tags ───────────► Document
//! Document ── annotators, in order ────────────────► Vec<Annotation>
//!          ── resolve: nested or disjoint ─────────► Vec<Annotation>
//!          ── entities: mentions joined ───────────► Output
//!          ── to_utf16: what JavaScript counts in ─► JSON, or numbers for the page
//! ```

pub mod annotation;
pub mod annotators;
pub mod calendar;
mod chunks;
mod document;
mod entities;
mod error;
mod json;
pub mod lexicon;
mod links;
pub mod marked;
mod order;
mod packed;
mod pipeline;
mod published;
mod related;
mod resolve;
mod sentences;
mod slots;
mod span;
pub mod tagger;
mod tokenize;
mod values;
mod vocabulary;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotators::glossary;

pub use annotation::{Annotation, Entity, Kind, Output};
pub use document::Document;
pub use error::Error;
pub use json::ToJson;
pub use packed::Packed;
pub use pipeline::Pipeline;
pub use sentences::{paragraphs, sentences};
pub use span::{Span, Utf16};
pub use tagger::{NameSpan, NameTagger, PosTagger, Tag};
pub use tokenize::{Token, TokenKind, is_quote_mark, tokenize};
pub use values::{Form, Values};
