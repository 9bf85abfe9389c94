//! What a word says of a number near it: "article" that it names, "paid" that pounds are money.
//!
//! The table is `data/number-cues.tsv`: the word in lower case, a tab, its classes.

use crate::lexicon::packed::table;
use crate::lexicon::word_class::{WordClass, word_class};
use crate::lexicon::words::Numbers;

word_class! {
    /// A class of words.
    pub enum QuantityCue {
        /// Comes before more of the same: `more`, `other`.
        Added = "added",
        /// Comes before an age: `aged`, `turned`.
        Age = "age",
        /// Comes before how much a thing changed: `rose`, `cut`.
        Change = "change",
        /// What is counted in millions: `people`, `jobs`.
        Crowd = "crowd",
        /// Comes before a date: `on`, `since`.
        Date = "date",
        /// Opens a noun phrase: `the`, `its`.
        Determiner = "determiner",
        /// Before a number for help: `called` of "called 911".
        Dialing = "dialing",
        /// After a temperature: it is a difference: `above`, `warmer`.
        Difference = "difference",
        /// After a number for help: `call`, `dispatcher`.
        Emergency = "emergency",
        /// After a length in feet alone: `tall`, `screen`.
        Extent = "extent",
        /// A number names one of them: `article`, `flight`.
        Label = "label",
        /// What a number and a hyphen count: the `member` of "12-member".
        Member = "member",
        /// Beside words in quotes: they are a name: `slogan`, `dubbed`.
        Naming = "naming",
        /// May open a quantity without being a number: `between`, `several`.
        Opener = "opener",
        /// Joins a unit and a period: `per`, `a`.
        Per = "per",
        /// A plural without s: `people`, `aircraft`.
        Plural = "plural",
        /// Says that pounds are spent, not weighed: `paid`, `fine`.
        Spending = "spending",
        /// Cannot stand inside a noun phrase: `were`, `about`.
        Stop = "stop",
        /// What "over" runs through rather than exceeds, in small numbers: `nights`, `spells`.
        Stretch = "stretch",
        /// Near a temperature that is a difference: `warming`, `cooled`.
        Warming = "warming",
        /// Near a temperature: `heat`, `forecast`.
        Weather = "weather",
        /// Before "half": it is one of two, not a fraction: `first`.
        Which = "which",
        /// After "half": it is a fraction of what follows: `of`, `the`.
        Whole = "whole",
    }
}

/// The words with their classes.
pub struct Cues(Numbers);

impl Cues {
    /// Reads the table.
    pub fn load() -> Self {
        let table = table!("number-cues", "classes" => QuantityCue);
        Self(table.map(|row| (row[0], QuantityCue::bits_named(row[1]))).collect())
    }

    /// The words of the class `cue`, in lower case.
    pub fn words(&self, cue: QuantityCue) -> impl Iterator<Item = &str> {
        self.0.words().filter(move |word| self.has(word, cue))
    }

    /// Whether `word`, in lower case, is of the class `cue`.
    pub fn has(&self, word: &str, cue: QuantityCue) -> bool {
        self.0.get(word).is_some_and(|classes| classes & cue.bits() != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_classes() {
        let cues = Cues::load();
        assert!(cues.has("second", QuantityCue::Which));
        assert!(cues.has("the", QuantityCue::Stop) && cues.has("the", QuantityCue::Determiner));
        assert!(!cues.has("article", QuantityCue::Which));
    }
}
