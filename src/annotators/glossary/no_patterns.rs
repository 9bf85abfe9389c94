//! In place of `patterns.rs` where the core is built without patterns.

use super::Found;
use super::entry::{Entry, Match};
use crate::error::Error;
use crate::text::document::Document;

/// No patterns.
pub struct Patterns;

impl Patterns {
    /// Refuses the first pattern among `entries`.
    pub fn new(entries: &[Entry]) -> Result<Self, Error> {
        let is_pattern = |entry: &Entry| matches!(entry.matches, Match::Pattern { .. });
        let Some(index) = entries.iter().position(is_pattern) else { return Ok(Self) };
        let what = "this build of the core takes no patterns".to_owned();
        Err(Error::entry(index, &entries[index].title, what))
    }

    /// Nothing.
    pub fn find(&self, _doc: &Document) -> Vec<Found> {
        Vec::new()
    }
}
