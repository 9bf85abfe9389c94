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
//!          ── to_utf16: what JavaScript counts in ─► JSON
//! ```

pub mod annotation;
pub mod annotators;
pub mod calendar;
mod entities;
mod error;
pub mod lexicon;
mod output;
mod pipeline;
mod resolve;
mod syntax;
mod tables;
pub mod tagger;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotators::glossary;
pub use output::marked;

pub use annotation::{Annotation, Entity, Kind, Output};
pub use error::Error;
pub use output::web_annotation::web_annotations;
pub use pipeline::Pipeline;
pub use tagger::{NameSpan, NameTagger, PosTagger, Tag};
pub use text::document::Document;
pub use text::sentences::{paragraphs, sentences};
pub use text::span::{Span, Utf16};
pub use text::tokens::{Token, TokenKind, is_quote_mark, tokenize};
