//! How the same word stands elsewhere in the document.

use foldhash::HashMap;

use crate::text::document::Document;

use super::runs::Style;

/// How many of a word's places are remembered: the first ones say most.
const PLACES: usize = 3;

/// What is known of one word.
#[derive(Clone, Copy, Default)]
pub struct Uses {
    /// The first tokens where it is capitalized in running text, and not because a sentence starts.
    places: [u32; PLACES],
    count: u32,
    /// Whether it also stands in lower case.
    pub is_lower_too: bool,
}

impl Uses {
    /// Where else than at `token` the word stands capitalized, for the first few places.
    pub fn elsewhere(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let known = (self.count as usize).min(PLACES);
        self.places[..known].iter().map(|&place| place as usize).filter(move |&p| p != token)
    }

    /// How often, up to three times.
    pub fn often(&self) -> u32 {
        self.count.min(3)
    }

    fn add(&mut self, token: usize) {
        if let Some(place) = self.places.get_mut(self.count as usize) {
            *place = token as u32;
        }
        self.count += 1;
    }
}

/// The uses of the words of a document.
pub struct Context {
    uses: HashMap<u32, Uses>,
}

impl Context {
    /// Gathers the uses of all words, in linear time.
    pub fn new(doc: &Document, styles: &[Style]) -> Self {
        let parts = doc.parts();
        let mut uses = HashMap::<u32, Uses>::default();
        for (sentence, _) in doc.sentences().iter().zip(styles).filter(|s| *s.1 == Style::Running) {
            for i in sentence.clone().skip(1).filter(|&i| doc.is_capitalized(i)) {
                uses.entry(parts[i].lower).or_default().add(i);
            }
        }
        for word in doc.distinct_words() {
            if !word.parts.is_marked
                && word.spelling.starts_with(char::is_lowercase)
                && let Some(uses) = uses.get_mut(&word.parts.lower)
            {
                uses.is_lower_too = true;
            }
        }
        Self { uses }
    }

    /// The uses of the word with this hash.
    pub fn uses(&self, lower: u32) -> Uses {
        self.uses.get(&lower).copied().unwrap_or_default()
    }
}
