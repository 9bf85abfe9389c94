//! The one error of the library: what the caller gave and cannot be used.
//!
//! Text is never an error. Only what stands beside it can be: the date it was published, or a
//! model file.

use std::fmt;

/// What was wrong with what the caller gave, named so that it can be found and mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Published(String),
    Model(&'static str),
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
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Published(given) => {
                write!(f, "published {given:?} is not a date of the form 2024-08-14")
            }
            Kind::Model(what) => write!(f, "the model cannot be read: {what}"),
        }
    }
}

impl std::error::Error for Error {}
