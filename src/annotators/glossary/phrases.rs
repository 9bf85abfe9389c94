//! The phrases of a glossary, found in one walk over the words of a text.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;

use super::Found;
use super::entry::{Entry, Match};
use crate::text::document::Document;

/// All phrases, as a tree of their words: at each word one step down, whatever their number.
pub struct Phrases {
    /// The first is the root.
    nodes: Vec<Node>,
}

/// What a beginning of phrases leads to.
#[derive(Default)]
struct Node {
    /// By the next word, folded.
    next: HashMap<Box<str>, usize>,
    /// The phrases that end here, in the order of the glossary.
    ends: Vec<End>,
}

struct End {
    entry: usize,
    /// The words as they must be spelled, where case counts.
    spelling: Option<Box<[Box<str>]>>,
}

impl Phrases {
    /// The tree of the phrases among `entries`.
    pub fn new(entries: &[Entry]) -> Self {
        let mut phrases = Self { nodes: vec![Node::default()] };
        for (index, entry) in entries.iter().enumerate() {
            if let Match::Phrase(phrase) = &entry.matches {
                phrases.add(index, phrase);
            }
        }
        phrases
    }

    /// Every phrase in `doc`, the longest at each word, by start.
    pub fn find(&self, doc: &Document) -> Vec<Found> {
        let paragraphs = doc.paragraphs().iter();
        let starts = paragraphs.flat_map(|p| p.clone().map(|start| (start, p.end)));
        starts.filter_map(|(start, end)| self.longest_in(doc, start..end)).collect()
    }

    fn add(&mut self, entry: usize, phrase: &str) {
        let doc = Document::new(phrase, None);
        let mut node = 0;
        for i in 0..doc.len() {
            let fresh = self.nodes.len();
            node = *self.nodes[node].next.entry(fold(doc.lower(i)).into()).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        let is_exact = phrase.contains(char::is_uppercase);
        let spelling = is_exact.then(|| (0..doc.len()).map(|i| fold(doc.word(i)).into()).collect());
        self.nodes[node].ends.push(End { entry, spelling });
    }

    /// The longest phrase that starts with `tokens` and goes on in them.
    fn longest_in(&self, doc: &Document, tokens: Range<usize>) -> Option<Found> {
        let start = tokens.start;
        let mut node = &self.nodes[0];
        let mut longest = None;
        for i in tokens {
            let Some(&next) = node.next.get(fold(doc.lower(i)).as_ref()) else { break };
            node = &self.nodes[next];
            let end = node.ends.iter().find(|end| end.is_spelled(doc, start));
            longest = end.map(|end| (i + 1, end.entry)).or(longest);
        }
        let (end, entry) = longest?;
        Some(Found { span: doc.span(start..end), entry })
    }
}

impl End {
    /// Whether the words from token `start` on are spelled as they must be.
    fn is_spelled(&self, doc: &Document, start: usize) -> bool {
        let mut words = self.spelling.iter().flatten().zip(start..);
        words.all(|(word, i)| fold(doc.word(i)).as_ref() == &**word)
    }
}

/// `word` with plain apostrophes and hyphens, whichever the typesetter chose.
fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let plain = |c| match c {
        '‘' | '’' | 'ʼ' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    };
    word.chars().map(plain).collect()
}
