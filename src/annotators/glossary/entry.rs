//! One entry of a glossary, as the publisher writes it in JSON.

use std::fmt;

use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::annotation::Term;

/// What is to be found, and what its card says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The words to find.
    #[serde(rename = "match")]
    pub matches: Match,
    /// What becomes of them: a term, and nothing else so far.
    #[serde(default)]
    pub kind: EntryKind,
    /// What the term is called in full.
    pub title: String,
    /// What it means, in a sentence or two.
    pub text: String,
    /// Where more is said of it: `http`, `https`, or relative to the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whether it is marked at its first mention alone.
    #[serde(default, rename = "first-only")]
    pub first_only: bool,
}

/// The words to find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Match {
    /// These words: in any case where they hold no capital letter, else as they are spelled.
    Phrase(String),
    /// What this regular expression matches, from word boundary to word boundary.
    Pattern {
        /// In the syntax of the `regex` crate; classes and `(?i)` know ASCII letters.
        pattern: String,
    },
}

/// The kind of annotation that an entry makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// A term of the glossary.
    #[default]
    Term,
}

impl Entry {
    /// The entry as it comes out, with no mention yet; `entry` is its index.
    pub(super) fn term(&self, entry: usize) -> Term {
        Term {
            entry,
            title: self.title.clone(),
            text: self.text.clone(),
            url: self.url.clone(),
            mentions: Vec::new(),
        }
    }
}

/// The entries of a glossary, to be read from JSON or a JavaScript array.
///
/// An entry of the wrong shape is an error that names its index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries(pub Vec<Entry>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a glossary: a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        loop {
            let next = list.next_element::<Entry>();
            let named = |e| A::Error::custom(format!("glossary[{}]: {e}", entries.len()));
            match next.map_err(named)? {
                Some(entry) => entries.push(entry),
                None => return Ok(Entries(entries)),
            }
        }
    }
}

impl<'de> Deserialize<'de> for Match {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // What serde derives for an untagged enum says no more than that nothing fitted.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Pattern {
            pattern: String,
        }
        struct MatchVisitor;
        impl<'de> Visitor<'de> for MatchVisitor {
            type Value = Match;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a phrase, or {\"pattern\": \"a regular expression\"}")
            }

            fn visit_str<E: serde::de::Error>(self, phrase: &str) -> Result<Match, E> {
                Ok(Match::Phrase(phrase.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Match, A::Error> {
                let map = serde::de::value::MapAccessDeserializer::new(map);
                Pattern::deserialize(map).map(|Pattern { pattern }| Match::Pattern { pattern })
            }
        }
        deserializer.deserialize_any(MatchVisitor)
    }
}
