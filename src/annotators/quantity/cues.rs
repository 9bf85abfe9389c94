//! What a word says of a number near it: "article" that it names, "paid" that pounds are money.
//!
//! The table is `data/number-cues.tsv`: the word in lower case, a tab, its classes.

use crate::lexicon::packed::table;
use crate::lexicon::words::Numbers;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Comes before more of the same: `more`, `other`.
    Added,
    /// Comes before an age: `aged`, `turned`.
    Age,
    /// What is counted in millions: `people`, `jobs`.
    Crowd,
    /// Comes before a date: `on`, `since`.
    Date,
    /// Opens a noun phrase: `the`, `its`.
    Determiner,
    /// After a temperature: it is a difference: `above`, `warmer`.
    Difference,
    /// A number names one of them: `article`, `flight`.
    Label,
    /// What a number and a hyphen count: the `member` of "12-member".
    Member,
    /// May open a quantity without being a number: `between`, `several`.
    Opener,
    /// Joins a unit and a period: `per`, `a`.
    Per,
    /// A plural without s: `people`, `aircraft`.
    Plural,
    /// Says that pounds are spent, not weighed: `paid`, `fine`.
    Spending,
    /// Cannot stand inside a noun phrase: `were`, `about`.
    Stop,
    /// Ends the name of a street: `avenue`.
    Street,
    /// Before "half": it is one of two, not a fraction: `first`.
    Which,
    /// After "half": it is a fraction of what follows: `of`, `the`.
    Whole,
}

/// The words with their classes.
pub struct Cues(Numbers);

impl Cues {
    /// Reads the table.
    pub fn load() -> Self {
        let table = table!("number-cues");
        Self(table.map(|row| (row[0], classes(row[1]))).collect())
    }

    /// The words of the class `cue`, in lower case.
    pub fn words(&self, cue: Cue) -> impl Iterator<Item = &str> {
        self.0.words().filter(move |word| self.has(word, cue))
    }

    /// Whether `word`, in lower case, is of the class `cue`.
    pub fn has(&self, word: &str, cue: Cue) -> bool {
        self.0.get(word).is_some_and(|classes| classes & bit(cue) != 0)
    }
}

const fn bit(cue: Cue) -> u32 {
    1 << cue as u32
}

/// The classes that `field` names, with blanks between.
fn classes(field: &str) -> u32 {
    field.split(' ').map(|name| bit(class(name))).fold(0, |all, bit| all | bit)
}

fn class(name: &str) -> Cue {
    match name {
        "added" => Cue::Added,
        "age" => Cue::Age,
        "crowd" => Cue::Crowd,
        "date" => Cue::Date,
        "determiner" => Cue::Determiner,
        "difference" => Cue::Difference,
        "label" => Cue::Label,
        "member" => Cue::Member,
        "opener" => Cue::Opener,
        "per" => Cue::Per,
        "plural" => Cue::Plural,
        "spending" => Cue::Spending,
        "stop" => Cue::Stop,
        "street" => Cue::Street,
        "which" => Cue::Which,
        "whole" => Cue::Whole,
        other => panic!("{other} is no class of number-cues.tsv"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_classes() {
        let cues = Cues::load();
        assert!(cues.has("second", Cue::Which));
        assert!(cues.has("the", Cue::Stop) && cues.has("the", Cue::Determiner));
        assert!(!cues.has("article", Cue::Street));
    }
}
