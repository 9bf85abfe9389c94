//! Tokens into parts of speech: a log-linear model, decoded greedily from left to right.
//!
//! Scores are sums of whole numbers, so every machine tags alike.

use std::ops::Range;
use std::sync::LazyLock;

use postil_model::rows::{Model, Sum};

use crate::calendar::Date;
use crate::error::Error;
use crate::lexicon::packed::table;
use crate::lexicon::word_class::{WordClass, word_class};
use crate::lexicon::words::Words;
use crate::text::document::Document;
use crate::text::parts::{Parts, mix};
use crate::text::tag::Tag;

use super::vote::Vote;

/// Hashes of what a tag is chosen by.
pub type Features = [u32; 27];

/// Words of a row of the model, enough for all tags, see [`Model`].
const WORDS: usize = 3;

/// Tags tokens with parts of speech.
pub struct PosTagger {
    model: Model<WORDS>,
}

impl Default for PosTagger {
    fn default() -> Self {
        Self::new()
    }
}

impl PosTagger {
    /// The tagger of the model built in.
    pub fn new() -> Self {
        Self::read(include_bytes!("../../data/tagger.pos")).expect("the model built in can be read")
    }

    /// The tagger of a model file.
    ///
    /// # Errors
    /// If the file is no model of as many labels as there are tags.
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        let model = Model::read(file).map_err(Error::model)?;
        if model.labels() != Tag::ALL.len() {
            return Err(Error::model("its labels are not the tags"));
        }
        Ok(Self { model })
    }

    /// The tag of each token of `doc`. Linear time.
    pub fn tag(&self, doc: &Document) -> Vec<Tag> {
        let known = doc.per_word(|word| self.known(word.spelling, &word.parts));
        let edge = self.known("", &Parts::EDGE);
        let mut tags = Vec::with_capacity(doc.len());
        for sentence in doc.sentences() {
            for i in sentence.clone() {
                let of = |j: usize| match sentence.contains(&j) {
                    true => known.get(doc.word_id(j)),
                    false => &edge,
                };
                let tag = of(i).only.unwrap_or_else(|| {
                    let sums = Vote::around(i, |j| &of(j).vote);
                    let around = Around { parts: doc.parts(), sentence, i };
                    Tag::ALL[self.model.best(&sums, &mut around.together(&tags))]
                });
                tags.push(tag);
            }
        }
        tags
    }

    /// What is known of `word`, of these `parts`, by itself.
    fn known(&self, word: &str, parts: &Parts) -> Known {
        let only = only_tag(word);
        // Of a word with a single tag nothing is asked about its own.
        let vote = Vote {
            this: only.map_or_else(|| self.model.part(&mut this(parts)), |_| Sum::default()),
            last: self.model.part(&mut last(parts)),
            before: self.model.part(&mut before(parts)),
            next: self.model.part(&mut next(parts)),
            after: self.model.part(&mut after(parts)),
        };
        Known { only, vote }
    }
}

impl<'t> Document<'t> {
    /// Cuts `text` up and tags its words. Linear time, for any text.
    pub fn tagged(text: &'t str, published: Option<Date>, tagger: &PosTagger) -> Self {
        let doc = Self::new(text, published);
        let tags = tagger.tag(&doc);
        doc.with_tags(tags)
    }
}

/// What the tagger makes of a word by itself.
struct Known {
    /// The word's tag, if it can have no other.
    only: Option<Tag>,
    vote: Vote<WORDS>,
}

/// The tag of a word that has no other, as it is with a fourth of a text's. Capitals count: "WHO" and
/// "IT" are names.
fn only_tag(word: &str) -> Option<Tag> {
    static TAGS: LazyLock<Words<Tag>> = LazyLock::new(|| {
        table!("single-tags", "tag" => Tag).map(|row| (row[0], Tag::named(row[1]))).collect()
    });
    TAGS.get(word).copied()
}

word_class! {
    impl Tag {
        Punctuation = "punctuation",
        Determiner = "determiner",
        Coordinator = "coordinator",
        Pronoun = "pronoun",
        Modal = "modal",
        Particle = "particle",
    }
}

/// Hashes of what a token says of its own tag.
fn this(parts: &Parts) -> [u32; 10] {
    let word = mix(parts.lower, parts.shape);
    let [suffixes, prefixes] = [parts.suffixes, parts.prefixes];
    numbered(
        0,
        [
            0,
            parts.lower,
            word,
            suffixes[0],
            suffixes[1],
            suffixes[2],
            suffixes[3],
            prefixes[0],
            prefixes[1],
            prefixes[2],
        ],
    )
}

/// What it says of the tag of the token after it.
fn last(parts: &Parts) -> [u32; 2] {
    let [lower] = numbered(11, [parts.lower]);
    let [suffix] = numbered(15, [parts.suffixes[2]]);
    [lower, suffix]
}

/// Of the one after that.
fn before(parts: &Parts) -> [u32; 1] {
    numbered(12, [parts.lower])
}

/// Of the one before it.
fn next(parts: &Parts) -> [u32; 3] {
    let [lower] = numbered(13, [parts.lower]);
    let [three, two] = numbered(16, [parts.suffixes[2], parts.suffixes[1]]);
    [lower, three, two]
}

/// Of the one before that.
fn after(parts: &Parts) -> [u32; 1] {
    numbered(14, [parts.lower])
}

/// A token with those around it.
struct Around<'d> {
    parts: &'d [Parts],
    sentence: &'d Range<usize>,
    i: usize,
}

impl Around<'_> {
    fn at(&self, i: usize) -> &Parts {
        if self.sentence.contains(&i) { &self.parts[i] } else { &Parts::EDGE }
    }

    /// The tag `back` tokens before, as a number above zero where there is one.
    fn tag(&self, tags: &[Tag], back: usize) -> u32 {
        match self.i.checked_sub(back) {
            Some(j) if self.sentence.contains(&j) => tags[j] as u32 + 1,
            _ => 0,
        }
    }

    /// Hashes of what tokens and the `tags` before them say together.
    fn together(&self, tags: &[Tag]) -> [u32; 10] {
        let i = self.i;
        let [this, next, after] = [self.at(i), self.at(i + 1), self.at(i + 2)];
        let last = self.at(i.wrapping_sub(1));
        let [t1, t2] = [self.tag(tags, 1), self.tag(tags, 2)];
        let start = u32::from(i == self.sentence.start);
        [
            (10, mix(this.shape, start)),
            (20, mix(mix(last.shape, this.shape), next.shape)),
            (21, t1),
            (22, mix(t1, t2)),
            (23, mix(t1, this.lower)),
            (24, mix(t1, this.suffixes[2])),
            (25, mix(t1, next.lower)),
            (28, mix(t1, next.suffixes[2])),
            (29, mix(this.suffixes[2], next.suffixes[2])),
            (31, mix(next.lower, after.lower)),
        ]
        .map(|(template, hash)| numbered(template, [hash])[0])
    }
}

/// What decides on the tag of token `i` of `sentence`, after `tags`, those of all tokens before.
pub fn features(parts: &[Parts], sentence: &Range<usize>, i: usize, tags: &[Tag]) -> Features {
    let around = Around { parts, sentence, i };
    let [start, pairs @ ..] = around.together(tags);
    let last = last(around.at(i.wrapping_sub(1)));
    let next = next(around.at(i + 1));
    let groups: [&[u32]; 9] = [
        &this(around.at(i)),
        &[start],
        &last[..1],
        &before(around.at(i.wrapping_sub(2))),
        &next[..1],
        &after(around.at(i + 2)),
        &last[1..],
        &next[1..],
        &pairs,
    ];
    let mut features = [0; 27];
    features.iter_mut().zip(groups.into_iter().flatten()).for_each(|(to, hash)| *to = *hash);
    features
}

/// Each hash mixed with the number of its question, the first's being `first`.
fn numbered<const N: usize>(first: u32, mut hashes: [u32; N]) -> [u32; N] {
    for (template, hash) in (0x5eed + first..).zip(&mut hashes) {
        *hash = mix(template, *hash);
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` whose tags `accept` takes.
    fn words(text: &str, accept: fn(Tag) -> bool) -> Vec<&str> {
        let doc = Document::tagged(text, None, &PosTagger::new());
        (0..doc.len()).filter(|&i| accept(doc.tag(i))).map(|i| doc.word(i)).collect()
    }

    #[test]
    fn verbs_are_told_apart_by_form() {
        let text =
            "The minister, who had been accused of taking bribes, said he would leave by Friday.";
        assert_eq!(words(text, Tag::is_finite), ["had", "said", "would"]);
        assert_eq!(words(text, |tag| tag == Tag::VerbParticiple), ["accused"]);
        assert_eq!(words(text, |tag| tag == Tag::VerbBase), ["leave"]);
        assert_eq!(words(text, |tag| tag == Tag::VerbGerund), ["taking"]);
    }

    #[test]
    fn a_word_counts_as_in_the_features_that_are_fitted() {
        let tagger = PosTagger::new();
        let doc = Document::tagged("Police held two men; Ito, 54, denies it.", None, &tagger);
        let tags: Vec<_> = (0..doc.len()).map(|i| doc.tag(i)).collect();
        for sentence in doc.sentences() {
            for i in sentence.clone() {
                let mut features = features(doc.parts(), sentence, i, &tags);
                let (some, others) = features.split_at_mut(17);
                let best = tagger.model.best(&[&tagger.model.part(some)], others);
                assert_eq!(tags[i], Tag::ALL[best], "{}", doc.word(i));
            }
        }
    }

    #[test]
    fn nouns_are_told_from_names() {
        let text = "Residents of Kyiv said the power was cut at noon.";
        assert_eq!(words(text, |tag| tag == Tag::Noun), ["Residents", "power", "noon"]);
        assert_eq!(words(text, |tag| tag == Tag::ProperNoun), ["Kyiv"]);
    }
}
