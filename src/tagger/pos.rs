//! Tokens into parts of speech: a log-linear model, decoded greedily from left to right.
//!
//! Scores are sums of whole numbers, so every machine tags alike.

use std::ops::Range;

use postil_model::rows::Model;

use crate::document::Document;
use crate::error::Error;

use super::Tag;
use super::parts::{Parts, mix};

/// Hashes of what a tag is chosen by.
pub type Features = [u32; 34];

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
        let mut tags = Vec::with_capacity(doc.len());
        for sentence in doc.sentences() {
            for i in sentence.clone() {
                let features = features(doc.parts(), sentence, i, &tags);
                tags.push(Tag::ALL[self.model.best(&features)]);
            }
        }
        tags
    }
}

/// What decides on the tag of token `i` of `sentence`, after `tags`, those of all tokens before.
pub fn features(parts: &[Parts], sentence: &Range<usize>, i: usize, tags: &[Tag]) -> Features {
    let at = |j: usize| if sentence.contains(&j) { &parts[j] } else { &Parts::EDGE };
    let tag = |back: usize| match i.checked_sub(back) {
        Some(j) if sentence.contains(&j) => tags[j] as u32 + 1,
        _ => 0,
    };
    let [this, next, after] = [at(i), at(i + 1), at(i + 2)];
    let [last, before] = [at(i.wrapping_sub(1)), at(i.wrapping_sub(2))];
    let [t1, t2] = [tag(1), tag(2)];
    let mut hashes = [
        0,
        this.lower,
        mix(this.lower, this.shape),
        this.suffixes[0],
        this.suffixes[1],
        this.suffixes[2],
        this.suffixes[3],
        this.prefixes[0],
        this.prefixes[1],
        this.prefixes[2],
        mix(this.shape, u32::from(i == sentence.start)),
        last.lower,
        before.lower,
        next.lower,
        after.lower,
        last.suffixes[2],
        next.suffixes[2],
        next.suffixes[1],
        mix(last.lower, this.lower),
        mix(this.lower, next.lower),
        mix(mix(last.shape, this.shape), next.shape),
        t1,
        mix(t1, t2),
        mix(t1, this.lower),
        mix(t1, this.suffixes[2]),
        mix(t1, next.lower),
        mix(t1, mix(this.suffixes[1], next.suffixes[1])),
        mix(t2, mix(t1, this.lower)),
        mix(t1, next.suffixes[2]),
        mix(this.suffixes[2], next.suffixes[2]),
        mix(last.lower, next.lower),
        mix(next.lower, after.lower),
        mix(t2, mix(t1, next.suffixes[2])),
        mix(t2, mix(t1, this.suffixes[2])),
    ];
    for (template, hash) in (0x5eed..).zip(&mut hashes) {
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
    fn nouns_are_told_from_names() {
        let text = "Residents of Kyiv said the power was cut at noon.";
        assert_eq!(words(text, |tag| tag == Tag::Noun), ["Residents", "power", "noon"]);
        assert_eq!(words(text, |tag| tag == Tag::ProperNoun), ["Kyiv"]);
    }
}
