//! Closed classes of English words, and small lists of open ones.
//!
//! The table is `data/closed-words.tsv`: a word in lower case and the lists it stands in.

use std::sync::LazyLock;

use crate::lexicon::words::Numbers;

/// A list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Names days, months and parts of a day: `monday`, `week`.
    Time,
    /// Determiners that may stand alone: `this`, `many`.
    Head,
    /// Prepositions that go on with a noun phrase: `of`, `at`.
    Post,
    /// What an apostrophe may stand before: `'em`.
    Elision,
    /// Possessive pronouns, but for `her`.
    Possessive,
    /// Opens a reported clause: `that`, `whether`, `how`.
    Clause,
    /// Relative pronouns.
    Relative,
    /// Opens a subordinate clause: `although`, `when`.
    Subordinate,
    /// After a comma, may start what is no longer reported: `but`, `while`.
    Break,
    /// `not`, `never`.
    Negation,
    /// Verbs whose object is the cue: `made a promise`, `rejected claims`.
    Light,
    /// Makes what is said less than sure: `may`, `likely`.
    Hedge,
    /// Says that nobody vouches for it: `reportedly`, `unconfirmed`.
    Unsure,
    /// Modals that make a cue less than sure: `would say`.
    Weak,
    /// Verbs that join an adjective to its subject: `is sure`.
    Copula,
    /// Auxiliaries of the passive.
    Be,
    /// Under a "not", says that nobody vouches for it: `verified`.
    Check,
    /// Nouns besides those of cues for what was claimed: `figures`.
    Report,
    /// After a comma, opens what only says more of a noun: `where`, `with`.
    Aside,
    /// Before a word of time: `last`, `early`.
    Shift,
    /// Opens an indirect question: `whether`, `how`.
    Ask,
    /// Pronouns for what was told before: `it`, `these`.
    Back,
    /// Short forms after an apostrophe: the `ve` of "they've".
    Clitic,
    /// Endings of numbers: `th`.
    Ending,
    /// Pronouns that are subjects: `he`, `they`.
    Subject,
    /// Before a colon in a headline, what the article is, not who speaks: `analysis`.
    Rubric,
    /// Nouns in `in X's view`.
    View,
    /// Between a noun and what it is about: `criticism of`.
    Link,
    /// Words between a subject and its verb: `they all said`.
    Float,
    /// Nouns for what is written, which says what it holds: `a letter saying`.
    Text,
}

impl List {
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "time" => Self::Time,
            "head" => Self::Head,
            "post" => Self::Post,
            "elision" => Self::Elision,
            "possessive" => Self::Possessive,
            "clause" => Self::Clause,
            "relative" => Self::Relative,
            "subordinate" => Self::Subordinate,
            "break" => Self::Break,
            "negation" => Self::Negation,
            "light" => Self::Light,
            "hedge" => Self::Hedge,
            "unsure" => Self::Unsure,
            "weak" => Self::Weak,
            "copula" => Self::Copula,
            "be" => Self::Be,
            "check" => Self::Check,
            "report" => Self::Report,
            "aside" => Self::Aside,
            "shift" => Self::Shift,
            "ask" => Self::Ask,
            "back" => Self::Back,
            "clitic" => Self::Clitic,
            "ending" => Self::Ending,
            "subject" => Self::Subject,
            "rubric" => Self::Rubric,
            "view" => Self::View,
            "link" => Self::Link,
            "float" => Self::Float,
            "text" => Self::Text,
            _ => return None,
        })
    }
}

static TABLE: LazyLock<Numbers> = LazyLock::new(|| {
    super::packed::table!("closed-words")
        .map(|row| (row[0], row[1].split(' ').filter_map(List::parse).map(List::bit).sum()))
        .collect()
});

/// The lists in which a word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(u32);

impl Lists {
    /// Whether `list` is one of them.
    pub const fn has(self, list: List) -> bool {
        self.0 & list.bit() != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The lists of `word`, which is in lower case.
pub fn lists(word: &str) -> Lists {
    TABLE.get(word).map(Lists).unwrap_or_default()
}

/// Whether `word`, in lower case, stands in `list`.
pub fn is(word: &str, list: List) -> bool {
    lists(word).has(list)
}

/// The entry of `word`, in lower case, if it stands in `list`.
pub fn entry(word: &str, list: List) -> Option<&'static str> {
    is(word, list).then(|| TABLE.entry(word)).flatten()
}
