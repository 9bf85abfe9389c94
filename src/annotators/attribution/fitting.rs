//! What may be attributed in a text, for fitting the judge.

use std::ops::Range;

use super::choices;
use super::judge::choice::Choice;
use super::judge::features::{Features, Sink};
use super::judge::fit_together;
use super::reader::Reader;
use crate::annotation::Annotation;
use crate::text::document::Document;
use crate::text::span::Span;

/// A cue with all that it may attribute.
pub struct Cue {
    /// Its words.
    pub words: Span,
    /// Whether the rules propose a content that nobody named vouches for.
    pub is_unnamed: bool,
    /// The hashes of the features of parts of its candidates.
    pub parts: Vec<Vec<u32>>,
    /// What it may attribute, besides nothing.
    pub candidates: Vec<Candidate>,
}

/// A source and a content.
pub struct Candidate {
    /// The content, in pieces.
    pub content: Vec<Span>,
    /// The source.
    pub source: Option<Span>,
    /// Whether the rules propose it.
    pub is_proposed: bool,
    /// The indices of its parts, all of whose features it has.
    pub parts: Vec<usize>,
}

/// The cues of `doc`, in which `earlier` are names, times and quantities.
pub fn cues(doc: &Document, earlier: &[Annotation]) -> Vec<Cue> {
    let reader = Reader::new(doc, earlier);
    choices(&reader).iter().map(|choice| Parts::new(&reader, choice).cue()).collect()
}

#[derive(Default)]
struct Hashes(Vec<u32>);

impl Sink for Hashes {
    fn add(&mut self, hash: u32) {
        self.0.push(hash);
    }
}

/// The features of a choice, each part's once.
struct Parts<'a> {
    reader: &'a Reader<'a>,
    choice: &'a Choice,
    features: Features<'a>,
    parts: Vec<Vec<u32>>,
    /// The parts of ends of contents, by where they are.
    ends: Vec<((usize, u32, bool), usize)>,
}

impl<'a> Parts<'a> {
    fn new(reader: &'a Reader<'a>, choice: &'a Choice) -> Self {
        let features = Features::new(reader, choice);
        Self { reader, choice, features, parts: Vec::new(), ends: Vec::new() }
    }

    fn add(&mut self, each: impl FnOnce(&Features, &mut Hashes)) -> usize {
        let mut hashes = Hashes::default();
        each(&self.features, &mut hashes);
        self.parts.push(hashes.0);
        self.parts.len() - 1
    }

    fn edge(&mut self, at: usize, side: u32, is_end: bool) -> usize {
        let key = (at, side, is_end);
        if let Some((_, part)) = self.ends.iter().find(|known| known.0 == key) {
            return *part;
        }
        let part = match is_end {
            true => self.add(|features, to| features.of_end(at, side, to)),
            false => self.add(|features, to| features.of_start(at, side, to)),
        };
        self.ends.push((key, part));
        part
    }

    fn cue(mut self) -> Cue {
        let choice = self.choice;
        let cue = self.add(|features, to| features.of_cue(to));
        let sources: Vec<_> = (0..choice.sources.len())
            .map(|source| self.add(|features, to| features.of_source(source, to)))
            .collect();
        let mut candidates = Vec::new();
        for (content, said) in choice.contents.iter().enumerate() {
            let side = self.features.side(said);
            let own = [
                cue,
                self.edge(said.start(), side, false),
                self.edge(said.end(), side, true),
                self.add(|features, to| features.of_content(content, to)),
            ];
            for (source, &part) in sources.iter().enumerate() {
                if !fit_together(choice, source, content) {
                    continue;
                }
                let is_proposed = choice.proposed == Some((source, content));
                let pair = self.add(|features, to| {
                    let seen = (features.seen_source(source), features.seen_content(content));
                    features.of_pair(&seen.0, &seen.1, is_proposed, to);
                });
                let span = |range: Range<usize>| self.reader.doc.span(range);
                candidates.push(Candidate {
                    content: said.pieces().into_iter().map(span).collect(),
                    source: choice.sources[source].as_ref().map(|s| span(s.span.clone())),
                    is_proposed: choice.proposed == Some((source, content)),
                    parts: own.into_iter().chain([part, pair]).collect(),
                });
            }
        }
        let is_unnamed = choice.proposed.is_some_and(|(s, _)| choice.sources[s].is_none());
        let words = self.reader.doc.span(choice.words.clone());
        Cue { words, is_unnamed, parts: self.parts, candidates }
    }
}
