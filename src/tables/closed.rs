//! Closed classes of English words, and small lists of open ones.
//!
//! The table is `data/closed-words.tsv`: a word in lower case and the lists it stands in.

use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::word_class::{Set, WordClass, word_class};
use crate::tables::words::Numbers;

word_class! {
    /// A list of words.
    pub enum List {
        /// Names days, months and parts of a day: `monday`, `week`.
        Time = "time",
        /// Determiners that may stand alone: `this`, `many`.
        Head = "head",
        /// Prepositions that go on with a noun phrase: `of`, `at`.
        Post = "post",
        /// What an apostrophe may stand before: `'em`.
        Elision = "elision",
        /// Possessive pronouns, but for `her`.
        Possessive = "possessive",
        /// Opens a reported clause: `that`, `whether`, `how`.
        Clause = "clause",
        /// Relative pronouns.
        Relative = "relative",
        /// Opens a subordinate clause: `although`, `when`.
        Subordinate = "subordinate",
        /// After a comma, may start what is no longer reported: `but`, `while`.
        Break = "break",
        /// `not`, `never`.
        Negation = "negation",
        /// Verbs whose object is the cue: `made a promise`, `rejected claims`.
        Light = "light",
        /// Makes what is said less than sure: `may`, `likely`.
        Hedge = "hedge",
        /// Says that nobody vouches for it: `reportedly`, `unconfirmed`.
        Unsure = "unsure",
        /// Modals that make a cue less than sure: `would say`.
        Weak = "weak",
        /// Verbs that join an adjective to its subject: `is sure`.
        Copula = "copula",
        /// Auxiliaries of the passive.
        Be = "be",
        /// Under a "not", says that nobody vouches for it: `verified`.
        Check = "check",
        /// Nouns besides those of cues for what was claimed: `figures`.
        Report = "report",
        /// After a comma, opens what only says more of a noun: `where`, `with`.
        Aside = "aside",
        /// Before a word of time: `last`, `early`.
        Shift = "shift",
        /// Opens an indirect question: `whether`, `how`.
        Ask = "ask",
        /// Pronouns that refer back: `it`, `these`.
        Back = "back",
        /// Short forms after an apostrophe: the `ve` of "they've".
        Clitic = "clitic",
        /// Endings of numbers: `th`.
        Ending = "ending",
        /// Pronouns that are subjects: `he`, `they`.
        Subject = "subject",
        /// Before a colon in a headline, what the article is, not who speaks: `analysis`.
        Rubric = "rubric",
        /// Nouns in `in X's view`.
        View = "view",
        /// Between a noun and what it is about: `criticism of`.
        Link = "link",
        /// Words between a subject and its verb: `they all said`.
        Float = "float",
        /// Nouns for what is written, which says what it holds: `a letter saying`.
        Text = "text",
        /// Joins the nouns of a phrase that says who somebody is: `mayor of`.
        Inner = "inner",
        /// After a hyphen, makes an adjective of a name: the `style` of "Ito-style".
        Compound = "compound",
    }
}

/// The lists in which a word stands.
pub type Lists = Set<List>;

static TABLE: LazyLock<Numbers> = LazyLock::new(|| {
    let table = table!("closed-words", "lists" => List);
    table.map(|row| (row[0], List::bits_named(row[1]))).collect()
});

/// The lists of `word`, which is in lower case.
pub fn lists(word: &str) -> Lists {
    TABLE.get(word).map(Lists::from_bits).unwrap_or_default()
}

/// Whether `word`, in lower case, stands in `list`.
pub fn is(word: &str, list: List) -> bool {
    lists(word).has(list)
}

/// The entry of `word`, in lower case, if it stands in `list`.
pub fn entry(word: &str, list: List) -> Option<&'static str> {
    is(word, list).then(|| TABLE.entry(word)).flatten()
}
