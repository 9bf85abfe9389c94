//! Words that attribute: who says, thinks, denies, promises, asks.
//!
//! The table is `data/cues.tsv`: the words by their lemma, their part of speech, their class, the
//! frames they stand in, how sure they make a report, and irregular forms.

use std::sync::LazyLock;

use crate::annotation::Certainty;
use crate::lexicon::packed::table;
use crate::lexicon::words::Words;
use crate::order::sort_by_key;

/// One entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The lemma, with the words that belong to it: `point out`.
    pub words: &'static str,
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

/// The cues by each form of their first word; those of more words come first.
pub struct Cues {
    entries: Vec<Cue>,
    by_form: Words<Vec<u16>>,
    /// Irregular pasts that are no other word: `told`, `wrote`.
    pasts: Words<()>,
}

/// The table, with all its forms.
pub static CUES: LazyLock<Cues> = LazyLock::new(Cues::read);

impl Cues {
    fn read() -> Self {
        let mut cues =
            Self { entries: Vec::new(), by_form: Words::default(), pasts: Words::default() };
        for row in super::rows(table!("cues")) {
            cues.add(&row);
        }
        let Self { entries, by_form, .. } = &mut cues;
        for indices in by_form.values_mut() {
            sort_by_key(indices, |&i| (usize::MAX - entries[usize::from(i)].words.len(), 0));
        }
        cues
    }

    fn add(&mut self, row: &[&'static str]) {
        let part = parse_part(row[1]);
        let index = self.entries.len() as u16;
        self.entries.push(Cue {
            words: row[0],
            part,
            class: parse_class(row[2]),
            frames: Frames::parse(row[3]),
            certainty: parse_certainty(row[4]),
        });
        let first = row[0].split(' ').next().unwrap_or_default();
        let irregular = row.get(5).copied().unwrap_or_default();
        let past = irregular.split(' ').next().filter(|form| *form != first && !form.is_empty());
        if let Some(past) = past {
            self.pasts.value_mut(past);
        }
        for form in forms(first, part, irregular) {
            let indices = self.by_form.value_mut(form);
            if !indices.contains(&index) {
                indices.push(index);
            }
        }
    }

    /// Whether `word`, in lower case, is an irregular past of a cue and not its base form, too.
    pub fn is_past(&self, word: &str) -> bool {
        self.pasts.contains(word)
    }

    /// Whether `word`, in lower case, is a form of a verb in the table.
    pub fn has_verb(&self, word: &str) -> bool {
        self.starting(word).any(|cue| cue.part == Part::Verb)
    }

    /// The cues whose first word has the form `word`, in lower case; longer ones first.
    pub fn starting(&self, word: &str) -> impl Iterator<Item = &Cue> {
        self.all(self.places(word))
    }

    /// The places of the cues whose first word has the form `word`, in lower case.
    pub fn places(&self, word: &str) -> &[u16] {
        self.by_form.get(word).map_or(&[], Vec::as_slice)
    }

    /// The cues at `places`.
    pub fn all(&self, places: &[u16]) -> impl Iterator<Item = &Cue> {
        places.iter().map(|&place| &self.entries[usize::from(place)])
    }
}

impl Cue {
    /// The words after the first.
    pub fn tail(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(' ').skip(1)
    }
}

/// All forms of `lemma`; where spelling might double a letter, with and without.
fn forms(lemma: &str, part: Part, irregular: &str) -> Vec<String> {
    let mut forms = vec![lemma.to_owned()];
    match part {
        Part::Verb => {
            forms.push(with_s(lemma));
            forms.extend(stems(lemma).flat_map(|stem| [stem.clone() + "ed", stem + "ing"]));
            forms.push(lemma.to_owned() + "ing");
            forms.extend(irregular.split(' ').filter(|f| !f.is_empty()).map(str::to_owned));
        }
        Part::Noun => forms.push(with_s(lemma)),
        Part::Adjective | Part::Phrase => {}
    }
    forms
}

fn with_s(lemma: &str) -> String {
    if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) {
        return format!("{lemma}es");
    }
    match lemma.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ => format!("{lemma}s"),
    }
}

/// What `-ed` and `-ing` are put to: `argu`, `repli`, `admitt` beside `admit`.
fn stems(lemma: &str) -> impl Iterator<Item = String> {
    let cut = match lemma.strip_suffix('e') {
        Some(stem) => stem.to_owned(),
        None => match lemma.strip_suffix('y') {
            Some(stem) if !ends_in_vowel(stem) => format!("{stem}i"),
            _ => lemma.to_owned(),
        },
    };
    let doubled = lemma.chars().next_back().map(|last| format!("{lemma}{last}"));
    std::iter::once(cut).chain(doubled)
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
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

    fn first(word: &str) -> Option<&'static str> {
        CUES.starting(word).last().map(|cue| cue.words)
    }

    #[test]
    fn forms_lead_to_their_lemma() {
        let pairs =
            [("said", "say"), ("denies", "deny"), ("admitting", "admit"), ("argued", "argue")];
        for (form, lemma) in pairs {
            assert_eq!(first(form), Some(lemma), "{form}");
        }
    }

    #[test]
    fn longer_cues_come_first() {
        let found: Vec<_> = CUES.starting("went").map(|cue| cue.words).collect();
        assert_eq!(found.first(), Some(&"go on record saying"));
        assert!(found.contains(&"go on"));
    }
}
