//! Words that attribute: who says, thinks, denies, promises, asks.
//!
//! The table is `data/cues.tsv`: the words by their lemma, their part of speech, their class, the
//! frames they stand in, how sure they make a report, and irregular forms.

use std::sync::LazyLock;

use crate::annotation::Certainty;
use crate::lexicon::packed::table;
use crate::lexicon::words::Words;
use crate::text::stable_sort::sort_by_key;

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

/// The part of speech of a cue's first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `say`, `point out`.
    Verb,
    /// `claim`, `promise`.
    Noun,
    /// `sure`, `unclear`.
    Adjective,
    /// `according to`, `reportedly`: does not inflect.
    Phrase,
}

/// What sort of attribution a cue makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Says, shows, reports.
    Statement,
    /// Thinks, hopes, expects.
    Belief,
    /// Denies, rejects, declines to say.
    Denial,
    /// Accuses, criticizes.
    Accusation,
    /// Promises, agrees to.
    Promise,
    /// Asks, wonders.
    Question,
}

/// The set of places in which the content of a cue may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// Quoted words: `he said, “…”`.
    pub const QUOTE: Self = Self(1);
    /// A clause with `that`, `whether`, `how`.
    pub const THAT: Self = Self(1 << 1);
    /// A clause without such a word.
    pub const BARE: Self = Self(1 << 2);
    /// Before the source and the cue: `…, he said`.
    pub const AFTER: Self = Self(1 << 3);
    /// An infinitive: `promised to go`.
    pub const TO: Self = Self(1 << 4);
    /// After an addressee: `told him …`.
    pub const PERSON: Self = Self(1 << 5);
    /// A noun phrase and what follows it: `accused him of …`, `announced a plan`.
    pub const THING: Self = Self(1 << 6);
    /// A noun phrase after a preposition: `criticism of …`.
    pub const OF: Self = Self(1 << 7);
    /// The subject is no source but part of the content: `seems to …`.
    pub const SEEMING: Self = Self(1 << 8);
    /// The subject is an empty `it`: `it is unclear whether …`.
    pub const IT: Self = Self(1 << 9);
    /// The source stands to the right: `according to X`.
    pub const SOURCE: Self = Self(1 << 10);
    /// Nobody is named: `reportedly`.
    pub const NOBODY: Self = Self(1 << 11);
    /// The noun phrase is given a name or a quality: `called her a liar`.
    pub const NAME: Self = Self(1 << 12);
    /// Needs an addressee: `told them that`.
    pub const WHOM: Self = Self(1 << 13);

    /// A noun phrase without an article: `claimed responsibility`.
    pub const FACT: Self = Self(1 << 14);

    /// With a "not" it attributes nothing: `did not respond`.
    pub const SILENT: Self = Self(1 << 15);

    /// Whether one of `other` is among these.
    pub const fn allow(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn parse(names: &str) -> Self {
        names.split(' ').map(Self::parse_one).fold(Self(0), Self::and)
    }

    fn parse_one(name: &str) -> Self {
        match name {
            "quote" => Self::QUOTE,
            "that" => Self::THAT,
            "bare" => Self::BARE,
            "after" => Self::AFTER,
            "to" => Self::TO,
            "person" => Self::PERSON,
            "thing" => Self::THING,
            "of" => Self::OF,
            "seeming" => Self::SEEMING,
            "it" => Self::IT,
            "source" => Self::SOURCE,
            "whom" => Self::WHOM,
            "name" => Self::NAME,
            "nobody" => Self::NOBODY,
            "silent" => Self::SILENT,
            "fact" => Self::FACT.and(Self::THING),
            _ => Self(0),
        }
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
        for row in table!("cues") {
            cues.add(&row);
        }
        cues
    }

    fn add(&mut self, row: &[&'static str]) {
        let place = self.entries.len() as u16;
        let (lemma, tail) = row[0].split_once(' ').unwrap_or((row[0], ""));
        self.entries.push(Cue {
            words: row[0],
            tail,
            part: parse_part(row[1]),
            class: parse_class(row[2]),
            frames: Frames::parse(row[3]),
            certainty: parse_certainty(row[4]),
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
    /// The words after the first.
    pub fn tail(&self) -> impl Iterator<Item = &'static str> {
        self.tail.split_terminator(' ')
    }
}

/// Tells `found` of each lemma that `word` may be an inflected form of, and of the parts of speech that
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

/// Tells `found` of the lemma of `repli`: `reply`.
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

fn parse_part(name: &str) -> Part {
    match name {
        "verb" => Part::Verb,
        "noun" => Part::Noun,
        "adjective" => Part::Adjective,
        _ => Part::Phrase,
    }
}

fn parse_class(name: &str) -> Class {
    match name {
        "belief" => Class::Belief,
        "denial" => Class::Denial,
        "accusation" => Class::Accusation,
        "promise" => Class::Promise,
        "question" => Class::Question,
        _ => Class::Statement,
    }
}

fn parse_certainty(name: &str) -> Certainty {
    match name {
        "hedged" => Certainty::Hedged,
        "unconfirmed" => Certainty::Unconfirmed,
        "denied" => Certainty::Denied,
        _ => Certainty::Stated,
    }
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
    fn longer_cues_come_first() {
        let found = starting("went");
        assert_eq!(found.first(), Some(&"go on record saying"));
        assert!(found.contains(&"go on"));
    }
}
