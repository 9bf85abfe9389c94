//! What a word says of the name it stands in or beside: "Mr.", "president", "ministry", "river".
//!
//! The table is `data/clue-words.tsv`: the word in lower case, a tab, its classes.

use std::ops::BitOr;
use std::sync::LazyLock;

use super::words::Numbers;
use crate::lexicon::packed::table;

/// A set of classes of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u32);

impl WordClasses {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Stands before a name and is no office: `Mr.`, `Gen.`, `Sheikh`.
    pub const HONORIFIC: Self = Self(1);
    /// What a person is or does: `president`, `striker`, `wife`.
    pub const ROLE: Self = Self(1 << 1);
    /// The head of an organization's name: `ministry`, `party`, `bank`.
    pub const ORGANIZATION: Self = Self(1 << 2);
    /// The head of a place's name: `river`, `airport`, `province`.
    pub const PLACE: Self = Self(1 << 3);
    /// Opens a place's name: `mount`, `lake`, `san`.
    pub const PLACE_PREFIX: Self = Self(1 << 4);
    /// The head of an event's name: `war`, `battle`, `cup`.
    pub const EVENT: Self = Self(1 << 5);
    /// Opens an event's name: `operation`, `hurricane`.
    pub const EVENT_PREFIX: Self = Self(1 << 6);
    /// A small word inside a person's name: `van`, `bin`, `de`.
    pub const PARTICLE: Self = Self(1 << 7);
    /// A day, month or feast: no name by itself.
    pub const CALENDAR: Self = Self(1 << 8);
    /// A preposition that stands before places: `in`, `near`.
    pub const LOCATIVE: Self = Self(1 << 9);
    /// A verb of speech: `said`, `told`.
    pub const SPEECH: Self = Self(1 << 10);
    /// Joins the words of a long name: `of`, `for`, `and`.
    pub const CONNECTOR: Self = Self(1 << 11);
    /// Ends a person's name: `Jr.`, `III`.
    pub const SUFFIX: Self = Self(1 << 12);
    /// Ends a company's name and may be left out: `Inc.`, `Group`.
    pub const COMPANY: Self = Self(1 << 14);
    /// Said of men: `Mr.`, `spokesman`.
    pub const MALE: Self = Self(1 << 15);
    /// Said of women: `Mrs.`, `actress`.
    pub const FEMALE: Self = Self(1 << 16);
    /// One of a family: `father`, `wife`.
    pub const KIN: Self = Self(1 << 20);
    /// Stands for a man: `he`, `his`.
    pub const HE: Self = Self(1 << 21);
    /// Stands for a woman: `she`, `her`.
    pub const SHE: Self = Self(1 << 22);
    /// Stands for the person named before it: `who`, `whose`.
    pub const WHO: Self = Self(1 << 23);
    /// Stands for a country, a body or a group: `it`, `they`.
    pub const BODY_PRONOUN: Self = Self(1 << 24);
    /// A verb whose `it` may mean nothing: `seemed`, `took`.
    pub const IMPERSONAL: Self = Self(1 << 25);
    /// What companies have, after their names: `workers`, `shares`.
    pub const OWNED: Self = Self(1 << 26);
    /// Stands for an organization after "the": `ministry`, `company`.
    pub const BODY: Self = Self(1 << 19);
    /// Stands inside titles: `former`, `prime`, `defence`.
    pub const TITLE_PART: Self = Self(1 << 17);
    /// Polite and no more: `Mr.`, `Mrs.`
    pub const COURTESY: Self = Self(1 << 18);
    /// Opens sentences and names nothing: `the`, `however`.
    pub const OPENER: Self = Self(1 << 13);

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
    let words = table!("clue-words").map(|row| {
        let classes = row[1].split(' ').map(parse).fold(WordClasses::NONE, BitOr::bitor);
        (row[0], classes.0)
    });
    let openers = table!("sentence-openers").map(|row| (row[0], WordClasses::OPENER.0));
    words.chain(openers).collect()
});

/// The classes of `word`, which is in lower case.
pub fn classes(word: &str) -> WordClasses {
    TABLE.get(word).map(WordClasses).unwrap_or_default()
}

fn parse(name: &str) -> WordClasses {
    match name {
        "honorific" => WordClasses::HONORIFIC,
        "role" => WordClasses::ROLE,
        "organization" => WordClasses::ORGANIZATION,
        "place" => WordClasses::PLACE,
        "place-prefix" => WordClasses::PLACE_PREFIX,
        "event" => WordClasses::EVENT,
        "event-prefix" => WordClasses::EVENT_PREFIX,
        "particle" => WordClasses::PARTICLE,
        "calendar" => WordClasses::CALENDAR,
        "locative" => WordClasses::LOCATIVE,
        "speech" => WordClasses::SPEECH,
        "connector" => WordClasses::CONNECTOR,
        "suffix" => WordClasses::SUFFIX,
        "company" => WordClasses::COMPANY,
        "male" => WordClasses::MALE,
        "female" => WordClasses::FEMALE,
        "title-part" => WordClasses::TITLE_PART,
        "owned" => WordClasses::OWNED,
        "kin" => WordClasses::KIN,
        "he" => WordClasses::HE,
        "she" => WordClasses::SHE,
        "who" => WordClasses::WHO,
        "body-pronoun" => WordClasses::BODY_PRONOUN,
        "impersonal" => WordClasses::IMPERSONAL,
        "body" => WordClasses::BODY,
        "courtesy" => WordClasses::COURTESY,
        _ => WordClasses::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::rows;

    #[test]
    fn every_class_of_the_table_is_known() {
        for row in rows(include_str!("../../data/clue-words.tsv")) {
            assert!(row[1].split(' ').all(|c| parse(c) != WordClasses::NONE), "{}", row[0]);
        }
    }

    #[test]
    fn a_word_has_all_its_classes() {
        assert!(classes("general").any(WordClasses::ROLE));
        assert!(classes("king").any(WordClasses::HONORIFIC));
        assert!(!classes("table").any(WordClasses::ROLE | WordClasses::PLACE));
    }
}
