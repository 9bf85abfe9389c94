//! Who can be a person: nouns for what somebody is or does.

use crate::lexicon::clue_words::{WordClasses, classes};
use crate::text::document::Document;

/// Letters of the shortest noun that its ending alone makes a person's: "sexist", not "twist".
const SHORTEST: usize = 7;

/// Whether token `i` is a noun for a person: listed, or by its ending ("harpist", "beekeeper").
pub fn is_role(doc: &Document, i: usize) -> bool {
    doc.clues()[i].any(WordClasses::ROLE) || has_role_ending(doc.lower(i))
}

/// Whether token `i` is said of several people, who share it as a title: "Sens.", "presidents".
pub fn is_role_of_many(doc: &Document, i: usize) -> bool {
    let stem = doc.lower(i).trim_end_matches('.').strip_suffix('s');
    let is_title = |word: &str| classes(word).any(WordClasses::ROLE | WordClasses::HONORIFIC);
    stem.is_some_and(|stem| is_title(stem) || is_title(&[stem, "."].concat()))
}

fn has_role_ending(word: &str) -> bool {
    let endings = ["ist", "woman", "sman", "eeper", "smith"];
    word.len() >= SHORTEST && endings.iter().any(|e| word.ends_with(e)) && !word.ends_with("list")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_may_be_told_by_its_ending() {
        assert!(
            ["harpist", "beekeeper", "locksmith", "horsewoman"].map(has_role_ending)[..]
                .iter()
                .all(|is_role| *is_role)
        );
        assert!(!has_role_ending("shortlist") && !has_role_ending("twist"));
    }
}
