//! The one error of the library: what the caller gave and cannot be used.
//!
//! Text is never an error. Only what stands beside it can be: the date it was published, a model
//! file, a glossary.

use std::fmt::{self, Write};

/// What was wrong with what the caller gave, named so that it can be found and mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Published(String),
    Model(&'static str),
    Glossary(String),
    Entry { index: usize, title: String, what: String },
}

impl Error {
    /// `published` is not a date.
    pub(crate) fn published(given: &str) -> Self {
        Self(Kind::Published(given.to_owned()))
    }

    /// A model file holds what no model holds.
    pub(crate) fn model(what: &'static str) -> Self {
        Self(Kind::Model(what))
    }

    /// A glossary as a whole cannot be used.
    pub(crate) fn glossary(what: String) -> Self {
        Self(Kind::Glossary(what))
    }

    /// The entry at `index` of a glossary cannot be used.
    pub(crate) fn entry(index: usize, title: &str, what: String) -> Self {
        // The title may be what is too long.
        let title = title.chars().take(60).collect();
        Self(Kind::Entry { index, title, what })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Published(given) => {
                write!(f, "published {} is not a date of the form 2024-08-14", Quoted(given))
            }
            Kind::Model(what) => write!(f, "the model cannot be read: {what}"),
            Kind::Glossary(what) => write!(f, "glossary: {what}"),
            Kind::Entry { index, title, what } => {
                write!(f, "glossary[{index}] {}: {what}", Quoted(title))
            }
        }
    }
}

impl std::error::Error for Error {}

/// Shows text in quotes, on one line. The core of a page is built without `Debug`, which would.
pub(crate) struct Quoted<'t>(pub &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for c in self.0.chars() {
            match c.is_control() {
                true => write!(f, "{}", c.escape_unicode())?,
                false => f.write_char(c)?,
            }
        }
        f.write_str("\"")
    }
}
