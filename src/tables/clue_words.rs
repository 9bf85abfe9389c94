//! What a word says of the name it stands in or beside: "Mr.", "president", "ministry", "river".
//!
//! The table is `data/clue-words.tsv`: the word in lower case, a tab, its classes.

use std::ops::BitOr;
use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::word_class::{WordClass, word_classes};
use crate::tables::words::Numbers;

word_classes! {
    /// A set of classes of a word.
    pub struct WordClasses {
        /// Stands before a name and is no office: `Mr.`, `Gen.`, `Sheikh`.
        HONORIFIC = "honorific",
        /// What a person is or does: `president`, `striker`, `wife`.
        ROLE = "role",
        /// The head of an organization's name: `ministry`, `party`, `bank`.
        ORGANIZATION = "organization",
        /// The head of a place's name: `river`, `airport`, `province`.
        PLACE = "place",
        /// Beside a place's name, says that it is a region: `province`, `oblast`.
        REGION = "region",
        /// Beside a place's name, says that it is a town: `village`, `mayor`.
        TOWN = "town",
        /// Opens a place's name: `mount`, `lake`, `san`.
        PLACE_PREFIX = "place-prefix",
        /// The head of an event's name: `war`, `battle`, `cup`.
        EVENT = "event",
        /// Opens an event's name: `operation`, `hurricane`.
        EVENT_PREFIX = "event-prefix",
        /// A small word inside a person's name: `van`, `bin`, `de`.
        PARTICLE = "particle",
        /// A day, month or feast: no name by itself.
        CALENDAR = "calendar",
        /// A preposition that stands before places: `in`, `near`.
        LOCATIVE = "locative",
        /// Joins the words of a long name: `of`, `for`, `and`.
        CONNECTOR = "connector",
        /// Ends a person's name: `Jr.`, `III`.
        SUFFIX = "suffix",
        /// Ends a company's name and may be left out: `Inc.`, `Group`.
        COMPANY = "company",
        /// Said of men: `Mr.`, `spokesman`.
        MALE = "male",
        /// Said of women: `Mrs.`, `actress`.
        FEMALE = "female",
        /// Stands inside titles: `former`, `prime`, `defence`.
        TITLE_PART = "title-part",
        /// Polite and no more: `Mr.`, `Mrs.`
        COURTESY = "courtesy",
        /// Stands for an organization after "the": `ministry`, `company`.
        BODY = "body",
        /// One of a family: `father`, `wife`.
        KIN = "kin",
        /// Stands for a man: `he`, `his`.
        HE = "he",
        /// Stands for a woman: `she`, `her`.
        SHE = "she",
        /// Stands for the person named before it: `who`, `whose`.
        WHO = "who",
        /// Stands for a country, a body or a group: `it`, `they`.
        BODY_PRONOUN = "body-pronoun",
        /// A verb whose `it` may mean nothing: `seemed`, `took`.
        IMPERSONAL = "impersonal",
        /// What companies have, after their names: `workers`, `shares`.
        OWNED = "owned",
        /// A verb that states an office or a trade after "who": `leads`, `founded`.
        OFFICE = "office",
        /// What a product is: `sedan`, `rocket`, `app`.
        PRODUCT = "product",
        /// Looks like a name and is none: `covid`, `mrsa`.
        DISEASE = "disease",
    }
}

impl WordClasses {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Opens sentences and names nothing: `the`, `however`. The list is `data/sentence-openers.tsv`.
    pub const OPENER: Self = Self(1 << 30);
    /// A finite form of a verb of speech: `said`, `concedes`. The list is `data/cues.tsv`.
    pub const SPEECH: Self = Self(1 << 31);

    /// Whether any of `other` is among these.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for WordClasses {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

static TABLE: LazyLock<Numbers> = LazyLock::new(|| {
    let words = table!("clue-words", "classes" => WordClasses);
    let words = words.map(|row| (row[0], WordClasses::bits_named(row[1])));
    let openers = table!("sentence-openers");
    words.chain(openers.map(|row| (row[0], WordClasses::OPENER.0))).collect()
});

/// The classes of `word`, which is in lower case.
pub fn classes(word: &str) -> WordClasses {
    TABLE.get(word).map(WordClasses).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_classes() {
        assert!(classes("general").any(WordClasses::ROLE));
        assert!(classes("king").any(WordClasses::HONORIFIC));
        assert!(!classes("table").any(WordClasses::ROLE | WordClasses::PLACE));
    }
}
