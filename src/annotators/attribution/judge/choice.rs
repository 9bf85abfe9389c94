//! What each cue may attribute: every source with every content, for the judge to choose from.
//!
//! Where the rules propose a content, it may also end or, before the cue, start elsewhere; where they
//! propose none, it may have all starts that a reported clause may have, with all ends.

use std::ops::Range;

use super::content::Content;
use super::edges::{clause_start, left_starts, lefts, right_starts, rights};
use super::sources::{Candidate, Sources, Way};
use crate::annotators::attribution::cue::{Form, Hit};
use crate::annotators::attribution::draft::Draft;
use crate::annotators::attribution::reader::Reader;
use crate::annotators::attribution::source::Source;
use crate::lexicon::cues::Cue;

/// The most tokens between a source and its verb that may part what is said from the verb.
const SOURCE_GAP: usize = 8;

/// The pieces that may go on with what is said before a source and cue.
const RESUMED_MAX: usize = 3;

/// A cue with what it may attribute.
pub struct Choice {
    /// Its words.
    pub words: Range<usize>,
    /// Where its auxiliaries start.
    pub group: usize,
    /// Its entry; none of a headline's colon.
    pub cue: Option<&'static Cue>,
    /// How the certainty of what is chosen is told.
    pub told: Told,
    /// Whose words it may be.
    pub sources: Vec<Option<Candidate>>,
    /// What may be said.
    pub contents: Vec<Content>,
    /// The source and the content that the rules propose, if they do.
    pub proposed: Option<(usize, usize)>,
}

/// Where a choice comes from.
pub enum Told {
    /// A verb with a source of its own.
    Verb(Hit),
    /// Anything else: the rules have told its certainty.
    Other(Draft),
}

impl Choice {
    /// What the verb `hit` may attribute; `source` is what the rules take for its source, `draft` what
    /// they propose.
    pub fn of_verb(reader: &Reader, hit: &Hit, source: &Source, draft: Option<&Draft>) -> Self {
        let sources = Sources::of_verb(reader, hit, source).into_vec();
        let mut choice = Self {
            words: hit.words.clone(),
            group: hit.group.start,
            cue: Some(hit.cue),
            told: Told::Verb(hit.clone()),
            sources: sources.into_iter().map(Some).chain([None]).collect(),
            contents: Vec::with_capacity(16),
            proposed: None,
        };
        choice.propose(draft);
        match draft {
            Some(draft) => {
                choice.add_other_edges(reader, draft);
                choice.add_clause(reader);
            }
            None => {
                let rights = choice.add_rights(reader);
                choice.add_lefts(reader, hit, &rights);
            }
        }
        choice
    }

    /// What a cue that is no verb may attribute besides what `draft` proposes.
    pub fn of_draft(reader: &Reader, cue: Option<&'static Cue>, draft: Draft) -> Self {
        let words = draft.cue.clone().unwrap_or_default();
        let mut sources = Sources::default();
        sources.add(Way::Proposed, draft.source.clone());
        let mut sources: Vec<_> = sources.into_vec().into_iter().map(Some).collect();
        if sources.is_empty() {
            sources.push(None);
        }
        let mut choice = Self {
            group: words.start,
            words,
            cue,
            told: Told::Other(draft.clone()),
            sources,
            contents: Vec::with_capacity(16),
            proposed: None,
        };
        choice.propose(Some(&draft));
        choice.add_other_edges(reader, &draft);
        choice
    }

    fn add_content(&mut self, content: Content) -> usize {
        let is_known = self.contents.iter().position(|other| *other == content);
        is_known.unwrap_or_else(|| {
            self.contents.push(content);
            self.contents.len() - 1
        })
    }

    fn propose(&mut self, draft: Option<&Draft>) {
        let Some((draft, content)) = draft.and_then(|d| Some((d, Content::of(&d.pieces)?))) else {
            return;
        };
        let content = self.add_content(content);
        let is_its = |s: &Option<Candidate>| s.as_ref().map(|s| &s.span) == draft.source.as_ref();
        let source = self.sources.iter().position(is_its);
        self.proposed = source.map(|source| (source, content));
    }

    /// Adds what may be said after a verb; returns it.
    fn add_rights(&mut self, reader: &Reader) -> Vec<Range<usize>> {
        let verb_end = self.words.end;
        let after = self.sources.iter().flatten().find(|s| s.span.start == verb_end);
        let bases = [Some(verb_end), after.map(|s| s.span.end)];
        let mut found = Vec::new();
        for base in bases.into_iter().flatten() {
            for start in right_starts(reader, base) {
                let pieces = rights(reader, start).into_iter();
                found.extend(pieces.filter(|piece| piece.start >= verb_end));
            }
        }
        for piece in &found {
            self.add_content(Content::one(piece.clone()));
        }
        found
    }

    /// Adds what may be said before a verb, where a mark parts it from verb and source; `rights` may go on
    /// with it.
    fn add_lefts(&mut self, reader: &Reader, hit: &Hit, rights: &[Range<usize>]) {
        let sources = self.sources.iter().flatten().map(|source| &source.span);
        let near = sources.filter(|s| s.end <= self.group && s.end + SOURCE_GAP > self.group);
        let mut ends: Vec<_> = near.map(|s| s.start).chain([self.group]).collect();
        ends.retain(|&end| hit.form == Form::Passive || is_parted(reader, end));
        ends.sort_unstable();
        ends.dedup();
        let starts = ends.last().map_or_else(Vec::new, |&last| left_starts(reader, last));
        for end in ends {
            for left in lefts(reader, &starts, end) {
                self.add_content(Content::one(left.clone()));
                // "X, he said, Y"
                let resumes = |r: &&Range<usize>| r.start > end && is_parted(reader, r.start);
                for right in rights.iter().filter(resumes).take(RESUMED_MAX) {
                    self.add_content(Content::two(left.clone(), right.clone()));
                }
            }
        }
    }

    /// Adds what `draft` proposes with other ends of its last piece, and other starts of its first.
    fn add_other_edges(&mut self, reader: &Reader, draft: &Draft) {
        let (Some(first), Some(last)) = (draft.pieces.first(), draft.pieces.last()) else { return };
        let is_one = draft.pieces.len() == 1;
        if last.start >= self.words.end {
            for piece in rights(reader, last.start) {
                self.add_content(match is_one {
                    true => Content::one(piece),
                    false => Content::two(first.clone(), piece),
                });
            }
        }
        if first.end > self.words.start {
            return;
        }
        if is_one {
            self.add_rest(reader, draft, first);
        }
        for left in lefts(reader, &left_starts(reader, first.end), first.end) {
            self.add_content(match is_one {
                true => Content::one(left),
                false => Content::two(left, last.clone()),
            });
        }
    }

    /// Adds what a "that" after the cue opens, wherever the rules see a content.
    fn add_clause(&mut self, reader: &Reader) {
        if let Some(start) = clause_start(reader, self.words.end) {
            for piece in rights(reader, start) {
                self.add_content(Content::one(piece));
            }
        }
    }

    /// Adds what goes on after an aside: `He had, according to Ito, | caught two falcons`.
    fn add_rest(&mut self, reader: &Reader, draft: &Draft, first: &Range<usize>) {
        let source = draft.source.as_ref().map_or(0, |source| source.end);
        let comma = source.max(self.words.end);
        if reader.is_comma(comma) && comma + 1 < reader.ceiling(self.words.start) {
            for rest in rights(reader, comma + 1) {
                self.add_content(Content::two(first.clone(), rest));
            }
        }
    }
}

/// Whether a mark stands before token `i`, or a quotation starts or ends there.
fn is_parted(reader: &Reader, i: usize) -> bool {
    let mark = |k: usize| {
        reader.is_comma(k)
            || reader.is_dash(k)
            || matches!(reader.doc.word(k), "?" | "!" | "…" | "..." | ":" | ";")
    };
    i > 0 && mark(i - 1) || reader.regions.ends_before(i) || reader.regions.opens(i)
}
