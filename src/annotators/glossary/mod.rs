//! The publisher's own words: a glossary is given, and what it explains is found in the text.
//!
//! | `match` | finds |
//! |---|---|
//! | `"quantitative easing"` | the words in any case: "Quantitative easing" |
//! | `"Fed"` | as spelled: neither "fed" nor "FED" |
//! | `{"pattern": "COP ?\\d\\d"}` | "COP28", "COP 29" |
//!
//! A phrase is found word by word, so that every phrase is looked for at once; a pattern by the
//! `regex` crate. Both are linear in the text, whatever the glossary holds: see [`limits`].

mod entry;
#[cfg(feature = "patterns")]
mod hints;
pub mod limits;
#[cfg_attr(not(feature = "patterns"), path = "no_patterns.rs")]
mod patterns;
mod phrases;

use crate::annotation::{Annotation, Body, Kind, Term, TermMention};
use crate::annotators::Annotator;
use crate::error::Error;
use crate::tables::stable_sort::sort_by_key;
use crate::text::document::Document;
use crate::text::span::Span;

pub use entry::{Entries, Entry, Match};
use patterns::Patterns;
use phrases::Phrases;

/// Entries that were checked and made ready to be found, many at once.
///
/// ```
/// use postil::glossary::{Entries, Glossary};
/// use postil::Pipeline;
///
/// let entries: Entries = serde_json::from_str(
///     r#"[{"match": "gilt", "title": "Gilt", "text": "A bond of the British state."},
///         {"match": {"pattern": "COP ?\\d\\d"}, "title": "COP", "text": "A summit on climate."}]"#,
/// )?;
/// let pipeline = Pipeline::new().with_glossary(Glossary::new(entries)?);
/// let output = pipeline.annotate("Gilt yields fell before COP28.", None);
/// assert_eq!(output.terms[0].title, "Gilt");
/// assert_eq!(output.terms[1].entry, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Glossary {
    entries: Vec<Entry>,
    phrases: Phrases,
    patterns: Patterns,
}

/// Where an entry was found.
struct Found {
    span: Span,
    entry: usize,
}

impl Glossary {
    /// Checks `entries` and compiles their patterns.
    ///
    /// # Errors
    ///
    /// An entry that is beyond the [`limits`], that says nothing, whose address is none of the web,
    /// or whose pattern is bad: named by index and title, with the place in the pattern.
    pub fn new(Entries(entries): Entries) -> Result<Self, Error> {
        limits::check(&entries)?;
        Ok(Self { phrases: Phrases::new(&entries), patterns: Patterns::new(&entries)?, entries })
    }

    /// Leaves, of entries that are to be marked once, the first mention alone.
    pub(crate) fn keep_first(&self, annotations: &mut Vec<Annotation>) {
        let mut is_met = vec![false; self.entries.len()];
        annotations.retain(|annotation| match annotation.body {
            Body::Term(TermMention { entry }) => {
                !std::mem::replace(&mut is_met[entry], true) || !self.entries[entry].first_only
            }
            _ => true,
        });
    }

    /// The entries that `annotations` mention, in the order of their first mention.
    pub(crate) fn terms(&self, annotations: &[Annotation]) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let mut places: Vec<Option<usize>> = vec![None; self.entries.len()];
        for (index, annotation) in annotations.iter().enumerate() {
            let Body::Term(TermMention { entry }) = annotation.body else { continue };
            let place = *places[entry].get_or_insert_with(|| {
                terms.push(self.entries[entry].term(entry));
                terms.len() - 1
            });
            terms[place].mentions.push(index);
        }
        terms
    }

    fn annotation(&self, Found { span, entry }: Found) -> Annotation {
        let rule = match self.entries[entry].matches {
            Match::Phrase(_) => "glossary_phrase",
            Match::Pattern { .. } => "glossary_pattern",
        };
        Annotation { span, rule, kind: Kind::Term, body: Body::Term(TermMention { entry }) }
    }
}

impl Annotator for Glossary {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Term]
    }

    fn annotate(&self, doc: &Document, _earlier: &[Annotation]) -> Vec<Annotation> {
        let mut found = self.phrases.find(doc);
        found.extend(self.patterns.find(doc));
        // Of equal spans `resolve` keeps the first: that of the earlier entry.
        sort_by_key(&mut found, |f| (f.span.start, f.entry));
        found.into_iter().map(|f| self.annotation(f)).collect()
    }
}
