//! Stretches of words that may be names.

use std::collections::HashMap;
use std::ops::Range;

use super::clues::Points;
use super::runs;
use crate::annotation::Kind;
use crate::document::Document;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{Classes, Lexicon};
use crate::tagger::{NameSpan, NameTagger};
use crate::tokenize::TokenKind;

/// A stretch of words that may be a name.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the tagger takes it for, and its chance of being right.
    pub tagged: Option<(Kind, f32)>,
    /// What the lexicon knows it as.
    pub listed: Classes,
    /// The points of what was noticed.
    pub points: Points,
}

impl Candidate {
    /// What found it.
    pub fn rule(&self) -> &'static str {
        match self.tagged {
            Some(_) => "name_tagger",
            None if self.listed.is_empty() => "name_clues",
            None => "name_list",
        }
    }
}

/// What the lexicon may list a name as.
const NAMED: [Classes; 7] = [
    Classes::PLACE,
    Classes::ORGANIZATION,
    Classes::PERSON,
    Classes::DEMONYM,
    Classes::GROUP,
    Classes::EVENT,
    Classes::PRODUCT,
];

/// The candidates in `doc`, by start: what the tagger finds, what rules cut out, what is listed.
pub fn candidates(
    doc: &Document,
    classes: &[WordClasses],
    tagger: &NameTagger,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    let mut tagged: HashMap<(usize, usize), Option<(Kind, f32)>> = HashMap::new();
    for stretch in runs::stretches(doc, classes) {
        tagged.insert((stretch.start, stretch.end), None);
    }
    for tokens in listed(doc, lexicon) {
        tagged.insert((tokens.start, tokens.end), None);
    }
    for name in tagger.tag(doc, lexicon) {
        for (tokens, kind) in cut(doc, classes, &name) {
            tagged.insert((tokens.start, tokens.end), Some((kind, name.confidence)));
        }
    }
    let candidate = |((start, end), tagged)| Candidate {
        tokens: start..end,
        tagged,
        listed: lexicon.exact(doc, start..end).map_or(Classes::NONE, |found| found.classes),
        points: Points::default(),
    };
    let mut found: Vec<Candidate> = tagged.into_iter().map(candidate).collect();
    found.sort_by_key(|c| (c.tokens.start, c.tokens.end));
    found
}

/// The longest listed names that start at each capitalized word or number.
fn listed(doc: &Document, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let named = NAMED.into_iter().fold(Classes::NONE, |all, class| all | class);
    let may_start = |i: &usize| doc.kind(*i) == TokenKind::Word && doc.is_capitalized(*i);
    let matches = (0..doc.len()).filter(may_start);
    matches.filter_map(|i| lexicon.longest_of(doc, i, named)).map(|found| found.tokens()).collect()
}

/// The names in what the tagger found: it knows neither our rule for titles nor for possessives.
fn cut(doc: &Document, classes: &[WordClasses], name: &NameSpan) -> Vec<(Range<usize>, Kind)> {
    let mut tokens = name.tokens.clone();
    if doc.is(tokens.start, "the") && tokens.len() > 1 {
        tokens.start += 1;
    }
    if doc.is_possessive(tokens.end - 1) && tokens.len() > 1 {
        tokens.end -= 1;
    }
    if name.kind == Kind::Person {
        tokens = person(doc, classes, tokens);
    }
    vec![(tokens, name.kind)]
}

/// The name of a person without honorifics, and with both sides of its hyphens.
fn person(doc: &Document, classes: &[WordClasses], mut tokens: Range<usize>) -> Range<usize> {
    let is_title = |i: &usize| classes[*i].any(WordClasses::HONORIFIC | WordClasses::ROLE);
    let title = (tokens.start..tokens.end - 1).rev().find(is_title);
    tokens.start = title.map_or(tokens.start, |title| title + 1);
    let is_joint = |i: usize| matches!(doc.word(i), "-" | "‑") && !doc.is_spaced(i);
    let sentence = doc.sentence(tokens.start);
    if doc.is(tokens.end - 1, "-") && tokens.end < sentence.end && !doc.is_spaced(tokens.end) {
        tokens.end += 1;
    }
    let is_given_name = |i: usize| {
        i < sentence.end && !doc.is_spaced(i) && doc.word(i).len() <= 6 && !is_suffix(doc.lower(i))
    };
    if tokens.end + 1 < sentence.end && is_joint(tokens.end) && is_given_name(tokens.end + 1) {
        tokens.end += 2;
    }
    let before = tokens.start.saturating_sub(2);
    if before >= sentence.start
        && tokens.start > before + 1
        && is_joint(tokens.start - 1)
        && !doc.is_spaced(tokens.start)
        && doc.is_capitalized(before)
    {
        tokens.start = before;
    }
    tokens
}

/// Whether `word` after a hyphen makes an adjective of a name: "Ito-led", "Ito-style".
fn is_suffix(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(word, "era" | "style" | "like" | "born" | "type" | "run" | "owned")
}
