//! Words that attribute: who says, thinks, denies, promises, asks.
//!
//! The table is `data/cues.tsv`: the words by their lemma, their part of speech, their class, the
//! frames they stand in, how sure they make a report, and irregular forms.

use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::stable_sort::sort_by_key;
use crate::tables::word_class::{WordClass, word_class, word_classes};
use crate::tables::words::Words;

/// How sure a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Says, said, announced.
    Stated,
    /// May, appears, believes, likely, expects.
    Hedged,
    /// Unconfirmed, alleged, rumored, could not be verified.
    Unconfirmed,
    /// Denied.
    Denied,
}

/// One entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The lemma, with the words that belong to it: `point out`.
    pub words: &'static str,
    /// The words after the first.
    tail: &'static str,
    /// What its first word is.
    pub part: Part,
    /// What sort of attribution it makes.
    pub class: Class,
    /// Where its content may stand.
    pub frames: Frames,
    /// How sure it makes a report.
    pub certainty: Certainty,
}

word_class! {
    impl Certainty {
        Stated = "stated",
        Hedged = "hedged",
        Unconfirmed = "unconfirmed",
        Denied = "denied",
    }
}

word_class! {
    /// The part of speech of a cue's first word.
    pub enum Part {
        /// `say`, `point out`.
        Verb = "verb",
        /// `claim`, `promise`.
        Noun = "noun",
        /// `sure`, `unclear`.
        Adjective = "adjective",
        /// `according to`, `reportedly`: does not inflect.
        Phrase = "phrase",
    }
}

word_class! {
    /// What sort of attribution a cue makes.
    pub enum Class {
        /// Says, shows, reports.
        Statement = "statement",
        /// Thinks, hopes, expects.
        Belief = "belief",
        /// Denies, rejects, declines to say.
        Denial = "denial",
        /// Accuses, criticizes.
        Accusation = "accusation",
        /// Promises, agrees to.
        Promise = "promise",
        /// Asks, wonders.
        Question = "question",
    }
}

word_classes! {
    /// The set of places in which the content of a cue may stand.
    pub struct Frames {
        /// Quoted words: `he said, “…”`.
        QUOTE = "quote",
        /// A clause with `that`, `whether`, `how`.
        THAT = "that",
        /// A clause without such a word.
        BARE = "bare",
        /// Before the source and the cue: `…, he said`.
        AFTER = "after",
        /// An infinitive: `promised to go`.
        TO = "to",
        /// After an addressee: `told him …`.
        PERSON = "person",
        /// A noun phrase and what follows it: `accused him of …`, `announced a plan`.
        THING = "thing",
        /// A noun phrase after a preposition: `criticism of …`.
        OF = "of",
        /// The subject is no source but part of the content: `seems to …`.
        SEEMING = "seeming",
        /// The subject is an empty `it`: `it is unclear whether …`.
        IT = "it",
        /// The source stands to the right: `according to X`.
        SOURCE = "source",
        /// Nobody is named: `reportedly`.
        NOBODY = "nobody",
        /// The noun phrase is given a name or a quality: `called her a liar`.
        NAME = "name",
        /// Needs an addressee: `told them that`.
        WHOM = "whom",
        /// A noun phrase without an article: `claimed responsibility`.
        FACT = "fact",
        /// With a "not" it attributes nothing: `did not respond`.
        SILENT = "silent",
    }
}

impl Frames {
    /// Whether one of `other` is among these.
    pub const fn allow(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The cues by their first word, in any of its forms.
pub struct Cues {
    entries: Vec<Cue>,
    /// The places of the cues by their first word's lemma, and those that have [`IRREGULAR`] by its
    /// irregular forms.
    by_word: Words<Vec<u16>>,
    /// Irregular pasts that are no other word: `told`, `wrote`.
    pasts: Words<()>,
}

/// Marks the place of a cue under an irregular form.
const IRREGULAR: u16 = 1 << 15;

/// The table.
pub static CUES: LazyLock<Cues> = LazyLock::new(Cues::read);

impl Cues {
    fn read() -> Self {
        let mut cues =
            Self { entries: Vec::new(), by_word: Words::default(), pasts: Words::default() };
        let table = table!(
            "cues",
            "part" => Part,
            "class" => Class,
            "frames" => Frames,
            "certainty" => Certainty
        );
        table.for_each(|row| cues.add(&row));
        cues
    }

    fn add(&mut self, row: &[&'static str]) {
        let place = self.entries.len() as u16;
        let (lemma, tail) = row[0].split_once(' ').unwrap_or((row[0], ""));
        self.entries.push(Cue {
            words: row[0],
            tail,
            part: Part::named(row[1]),
            class: Class::named(row[2]),
            frames: Frames(Frames::bits_named(row[3])),
            certainty: Certainty::named(row[4]),
        });
        self.by_word.value_mut(lemma).push(place);
        let irregular = row.get(5).into_iter().flat_map(|forms| forms.split(' '));
        for (k, form) in irregular.enumerate() {
            self.by_word.value_mut(form).push(place | IRREGULAR);
            if k == 0 && form != lemma {
                self.pasts.value_mut(form);
            }
        }
    }

    /// Whether `word`, in lower case, is an irregular past of a cue and not its base form, too.
    pub fn is_past(&self, word: &str) -> bool {
        self.pasts.contains(word)
    }

    /// Whether a verb is among the cues at `places`.
    pub fn has_verb(&self, places: &[u16]) -> bool {
        self.all(places).any(|cue| cue.part == Part::Verb)
    }

    /// Whether `word`, which starts the cues at `places`, is a finite form of a verb that words quoted
    /// before it may be the object of. Plurals such as "claims" are not taken for one.
    pub fn is_speech(&self, word: &str, places: &[u16]) -> bool {
        let is_finite = self.is_past(word)
            || word.ends_with("ed")
            || word.ends_with('s') && !self.has_noun(places);
        is_finite && self.all(places).any(|cue| cue.words != word && cue.is_speech())
    }

    /// Whether a noun is.
    pub fn has_noun(&self, places: &[u16]) -> bool {
        self.all(places).any(|cue| cue.part == Part::Noun)
    }

    /// The places of the cues whose first word has the form `word`, in lower case; longer cues come
    /// first.
    pub fn places(&self, word: &str) -> Vec<u16> {
        let own = self.by_word.get(word).into_iter().flatten();
        let mut found: Vec<_> = own.map(|place| place & !IRREGULAR).collect();
        lemmas(word, &mut |lemma, parts| {
            let places = self.by_word.get(lemma).into_iter().flatten();
            let places = places.filter(|&place| place & IRREGULAR == 0).copied();
            found.extend(
                places.filter(|&place| parts.contains(&self.entries[usize::from(place)].part)),
            );
        });
        if found.len() < 2 {
            return found;
        }
        let length = |place: u16| self.entries[usize::from(place)].words.len();
        sort_by_key(&mut found, |&place| (usize::MAX - length(place), usize::from(place)));
        found.dedup();
        found
    }

    /// The cues at `places`.
    pub fn all(&self, places: &[u16]) -> impl Iterator<Item = &Cue> {
        places.iter().map(|&place| &self.entries[usize::from(place)])
    }
}

impl Cue {
    fn is_speech(&self) -> bool {
        self.part == Part::Verb
            && self.tail.is_empty()
            && self.class != Class::Belief
            && self.frames.allow(Frames::QUOTE)
            && self.frames.allow(Frames::AFTER)
    }

    /// The words after the first.
    pub fn tail(&self) -> impl Iterator<Item = &'static str> {
        self.tail.split_terminator(' ')
    }
}

/// Calls `found` with each lemma that `word` may be an inflected form of, and of the parts of speech that
/// form it so. Spelling might double a letter or not: both are taken.
fn lemmas(word: &str, found: &mut dyn FnMut(&str, &[Part])) {
    const IN_S: &[Part] = &[Part::Verb, Part::Noun];
    const IN_ED: &[Part] = &[Part::Verb];
    if let Some(stem) = word.strip_suffix('s') {
        if !is_sibilant(stem) && !ends_in_soft_y(stem) {
            found(stem, IN_S);
        }
        if let Some(stem) = stem.strip_suffix('e') {
            if is_sibilant(stem) {
                found(stem, IN_S);
            }
            in_y(stem, &mut |lemma| found(lemma, IN_S));
        }
    }
    let past = word.strip_suffix("ed");
    let Some(stem) = past.or_else(|| word.strip_suffix("ing")) else { return };
    if past.is_none() || !stem.ends_with('e') && !ends_in_soft_y(stem) {
        found(stem, IN_ED);
    }
    found(&[stem, "e"].concat(), IN_ED);
    in_y(stem, &mut |lemma| found(lemma, IN_ED));
    if let [.., last, second] = stem.as_bytes()
        && last == second
        && second.is_ascii()
    {
        found(&stem[..stem.len() - 1], IN_ED);
    }
}

/// Whether an "e" stands between `lemma` and its "s".
fn is_sibilant(lemma: &str) -> bool {
    matches!(lemma.as_bytes(), [.., b's' | b'x' | b'z' | b'o'] | [.., b'c' | b's', b'h'])
}

/// Calls `found` with the lemma of `repli`: `reply`.
fn in_y(stem: &str, found: &mut dyn FnMut(&str)) {
    if let Some(start) = stem.strip_suffix('i').filter(|start| !ends_in_vowel(start)) {
        found(&[start, "y"].concat());
    }
}

/// Whether `word` ends in a "y" that becomes an "i" before an ending.
fn ends_in_soft_y(word: &str) -> bool {
    word.strip_suffix('y').is_some_and(|start| !ends_in_vowel(start))
}

fn ends_in_vowel(stem: &str) -> bool {
    matches!(stem.as_bytes(), [.., b'a' | b'e' | b'i' | b'o' | b'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starting(word: &str) -> Vec<&'static str> {
        CUES.all(&CUES.places(word)).map(|cue| cue.words).collect()
    }

    #[test]
    fn forms_lead_to_their_lemma() {
        let pairs = [
            ("said", "say"),
            ("denies", "deny"),
            ("replied", "reply"),
            ("discloses", "disclose"),
            ("preaches", "preach"),
            ("admitting", "admit"),
            ("argued", "argue"),
            ("claims", "claim"),
        ];
        for (form, lemma) in pairs {
            assert!(starting(form).contains(&lemma), "{form}");
        }
        for form in ["denys", "arguees", "replyed", "admitts", "accordings", "adamants"] {
            assert_eq!(starting(form), [""; 0], "{form}");
        }
    }

    #[test]
    fn verbs_of_speech_are_told_by_their_finite_forms() {
        let is_speech = |word| CUES.is_speech(word, &CUES.places(word));
        for word in ["said", "says", "conceded", "concedes", "denied", "asked", "wrote", "told"] {
            assert!(is_speech(word), "{word}");
        }
        for word in ["say", "saying", "written", "claims", "believed", "pointed", "president"] {
            assert!(!is_speech(word), "{word}");
        }
    }

    #[test]
    fn longer_cues_come_first() {
        let found = starting("went");
        assert_eq!(found.first(), Some(&"go on record saying"));
        assert!(found.contains(&"go on"));
    }
}
