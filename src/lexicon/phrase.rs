//! Phrases as the gazetteer is asked for them: folded parts, and how the parts are capitalized.

use postil_lexicon_format::{Cases, MAX_NAME, SEPARATOR, case, fold};

/// The most parts of a phrase that are looked at.
pub const MAX_PARTS: usize = 10;

/// The parts of a phrase read so far.
pub struct Phrase {
    text: [u8; MAX_NAME],
    length: usize,
    parts: usize,
    cases: Cases,
}

impl Phrase {
    /// No part yet.
    pub const EMPTY: Self = Self { text: [0; MAX_NAME], length: 0, parts: 0, cases: Cases::NONE };

    /// Adds the token `word`; returns whether the phrase is no longer than any name.
    pub fn push(&mut self, word: &str) -> bool {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_added = if is_plain { self.push_part(word) } else { self.push_part(&fold(word)) };
        self.cases = self.cases.with(self.parts, case(word));
        self.parts += 1;
        is_added
    }

    /// Adds a part in lower case.
    fn push_part(&mut self, part: &str) -> bool {
        let start = self.length + usize::from(self.parts > 0);
        let end = start + part.len();
        let Some(place) = self.text.get_mut(start..end) else { return false };
        for (place, byte) in place.iter_mut().zip(part.bytes()) {
            *place = byte.to_ascii_lowercase();
        }
        if self.parts > 0 {
            self.text[self.length] = SEPARATOR;
        }
        self.length = end;
        true
    }

    /// The parts, separated as in names.
    pub fn text(&self) -> &[u8] {
        &self.text[..self.length]
    }

    /// How each part is capitalized.
    pub fn cases(&self) -> Cases {
        self.cases
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined() {
        let mut phrase = Phrase::EMPTY;
        assert!(["São", "Tomé", "and", "U.S."].into_iter().all(|word| phrase.push(word)));
        assert_eq!(phrase.text(), b"sao tome and us");
        assert_eq!(phrase.cases(), Cases(0b10_00_01_01));
    }

    #[test]
    fn a_phrase_is_no_longer_than_names() {
        let mut phrase = Phrase::EMPTY;
        assert!(phrase.push(&"a".repeat(MAX_NAME - 2)));
        assert!(!phrase.push("bc"));
        assert!(phrase.push("d"));
        assert_eq!(phrase.text().len(), MAX_NAME);
        assert!(!phrase.push(""));
    }
}
