//! Finds the verbs that attribute, with their auxiliaries.

use std::ops::Range;

use super::apposition::{before_apposition, before_bracket};
use super::reader::Reader;
use super::subject::is_reflexive;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Cue, Frames, Part};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// A cue where it stands.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its entry.
    pub cue: &'static Cue,
    /// Its own words.
    pub words: Range<usize>,
    /// Its words with the auxiliaries, adverbs and "not" before them.
    pub group: Range<usize>,
    /// What sort of verb it is.
    pub form: Form,
    /// Whether "not" or "never" belongs to it.
    pub is_negated: bool,
    /// Whether a modal weakens it: "might say".
    pub is_weak: bool,
}

/// Tokens between an infinitive and another verb that "and" joins to it.
const JOINED_MAX: usize = 16;

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a subject of its own, or one shared by "and".
    Finite,
    /// Its subject is not who speaks: `was told`.
    Passive,
    /// `saying that`.
    Participle,
    /// `to say that`.
    Infinitive,
}

/// The cue whose first word is the verb at token `i`, if it is one.
pub fn verb_at(reader: &Reader, i: usize) -> Option<Hit> {
    // "Bridge to close, aides say", without a stop, ends like an exclamation or a noun.
    let is_verb = reader.tag(i).is_verb() && !reader.doc.is(i, "regarding")
        || reader.tag(i) == Tag::Interjection
        || matches!(reader.doc.lower(i), "said" | "says")
        || reader.doc.is(i, "say") && follows(reader, i, |k| reader.tag(k) == Tag::Noun);
    if !is_verb || is_noun_in_ing(reader, i) {
        return None;
    }
    let (cue, words) = entry_at(reader, i, Part::Verb)?;
    // "The band announced itself": that is nothing said.
    let takes_thing = cue.frames.allow(Frames::THING) && !cue.frames.allow(Frames::PERSON);
    if takes_thing && is_reflexive(reader, words.end) {
        return None;
    }
    let group = group(reader, i);
    let form = form(reader, cue, &group, i)?;
    Some(Hit {
        cue,
        is_negated: group.clone().any(|k| reader.is_in(k, List::Negation)),
        is_weak: group.clone().any(|k| reader.is_in(k, List::Weak)),
        group: group.start..words.end,
        words,
        form,
    })
}

/// The cue whose first word is the noun at token `i`, where the tagger may have taken a verb for it: `The
/// Courier | reports | that`, `“…,” | notes | the Courier`.
pub fn mistaken_verb_at(reader: &Reader, i: usize) -> Option<Hit> {
    let follows_phrase = follows(reader, i, |k| {
        chunks::is_head(reader.doc, k) || reader.is_comma(k) || reader.regions.ends_before(k + 1)
    });
    let is_form = reader.doc.lower(i).ends_with(['s', 'd']) && !reader.doc.is_capitalized(i);
    if reader.tag(i) != Tag::Noun || !is_form || !follows_phrase {
        return None;
    }
    let (cue, words) = entry_at(reader, i, Part::Verb)?;
    let says = cue.frames.allow(Frames::QUOTE.and(Frames::THAT));
    let form = Form::Finite;
    let hit = Hit { cue, group: words.clone(), words, form, is_negated: false, is_weak: false };
    says.then_some(hit)
}

/// Whether an article makes a noun of the gerund at `i`: "a finding".
fn is_noun_in_ing(reader: &Reader, i: usize) -> bool {
    i > 0 && reader.tag(i) == Tag::VerbGerund && reader.tag(i - 1) == Tag::Determiner
}

/// The longest entry of `part` that token `i` starts, and its tokens.
pub fn entry_at(reader: &Reader, i: usize, part: Part) -> Option<(&'static Cue, Range<usize>)> {
    let limit = reader.ceiling(i);
    reader.cues(i).filter(|cue| cue.part == part).find_map(|cue| {
        let mut end = i + 1;
        for word in cue.tail() {
            if end >= limit || !reader.doc.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some((cue, i..end))
    })
}

/// The verb at `i` with its auxiliaries, adverbs and "not" on the left.
pub fn group(reader: &Reader, i: usize) -> Range<usize> {
    let floor = reader.floor(i).max(i.saturating_sub(8));
    let mut start = i;
    while start > floor && belongs_to_group(reader, start - 1) {
        start -= 1;
    }
    // "Both have promised": nothing else can be the subject.
    let is_alone = start == floor || reader.tag(start - 1) == Tag::Punctuation;
    if start < i && is_alone && chunks::is_head(reader.doc, start) {
        start += 1;
    }
    start..i + 1
}

fn belongs_to_group(reader: &Reader, i: usize) -> bool {
    if reader.regions.at(i).is_some() {
        return false;
    }
    match reader.tag(i) {
        Tag::Auxiliary | Tag::AuxiliaryNonfinite | Tag::Modal => true,
        Tag::Adverb => !chunks::is_mistaken_name(reader.doc, i),
        Tag::Particle => !reader.doc.is_possessive(i),
        _ => reader.is_in(i, List::Negation) || reader.is_in(i, List::Float),
    }
}

/// How the verb at `i`, the last of `group`, stands; `None` for an imperative or an adjective.
fn form(reader: &Reader, cue: &Cue, group: &Range<usize>, i: usize) -> Option<Form> {
    let before = group.start..i;
    let has = |tag: Tag| before.clone().any(|k| reader.tag(k) == tag);
    let is_passive = before.clone().any(|k| reader.is_in(k, List::Be));
    if before.clone().any(|k| reader.doc.is(k, "to")) {
        return Some(Form::Infinitive);
    }
    // "was held and told that …"
    let has_addressee = reader.tag(i + 1) != Tag::Adposition && !reader.doc.is(i + 1, "that");
    let is_told = cue.frames.allow(Frames::WHOM) && !has_addressee
        || lacks_object(reader, cue, i + 1) && !accuses_whom(reader, cue, group.start);
    match reader.tag(i) {
        // "People briefed on the talks": the verb wants an addressee, and has none.
        Tag::VerbPast | Tag::VerbParticiple
            if is_told && before.is_empty() && !follows_pronoun(reader, i) =>
        {
            Some(Form::Passive)
        }
        Tag::VerbGerund if is_passive => Some(Form::Finite),
        // "Kept from saying": that, nobody says.
        Tag::VerbGerund if follows(reader, group.start, |k| reader.doc.is(k, "from")) => None,
        Tag::VerbGerund => Some(Form::Participle),
        Tag::VerbParticiple if is_passive => Some(Form::Passive),
        Tag::VerbParticiple if has(Tag::Auxiliary) || has(Tag::AuxiliaryNonfinite) => {
            Some(Form::Finite)
        }
        Tag::VerbParticiple if reader.doc.is(i + 1, "by") => Some(Form::Passive),
        Tag::VerbBase if has(Tag::Modal) || has(Tag::Auxiliary) => Some(Form::Finite),
        _ if matches!(reader.doc.lower(i), "said" | "says") && !is_passive => Some(Form::Finite),
        Tag::VerbBase if joins_infinitive(reader, group.start) => Some(Form::Infinitive),
        Tag::VerbBase | Tag::VerbParticiple => {
            follows_subject(reader, group.start).then_some(Form::Finite)
        }
        _ if is_passive && !has(Tag::Modal) && reader.doc.lower(i).ends_with('d') => {
            Some(Form::Passive)
        }
        _ => Some(Form::Finite),
    }
}

/// Whether the token of the same sentence right before `start` is as `is_wanted` says.
fn follows(reader: &Reader, start: usize, is_wanted: impl Fn(usize) -> bool) -> bool {
    start > reader.floor(start) && is_wanted(start - 1)
}

/// Whether "and" joins the verb at `start` to an infinitive: `wants to meet them and | express`.
fn joins_infinitive(reader: &Reader, start: usize) -> bool {
    follows(reader, start, |and| {
        reader.tag(and) == Tag::Coordinator && is_in_infinitive(reader, and)
    })
}

/// Whether the last verb before the conjunction at `and` is an infinitive: `to develop it | and`.
pub fn is_in_infinitive(reader: &Reader, and: usize) -> bool {
    let floor = reader.floor(and).max(and.saturating_sub(JOINED_MAX));
    let is_verb = |&k: &usize| {
        reader.regions.at(k).is_none()
            && (reader.tag(k).is_finite() || reader.tag(k) == Tag::VerbBase)
    };
    let verb = (floor..and).rev().find(is_verb).filter(|&k| reader.tag(k) == Tag::VerbBase);
    verb.is_some_and(|k| {
        // "to develop a vaccine, educate the public and …"
        follows(reader, k, |before| reader.doc.is(before, "to") || reader.is_comma(before))
    })
}

/// Whether a pronoun that can only be a subject stands before token `i`: "they estimated by May …".
fn follows_pronoun(reader: &Reader, i: usize) -> bool {
    i > 0 && reader.is_in(i - 1, List::Subject)
}

/// Whether "by", "as" or "of" stands at `next`, where a verb like `cue` has its object: "names
/// mentioned as", "a plan praised by".
fn lacks_object(reader: &Reader, cue: &Cue, next: usize) -> bool {
    let is_transitive = cue.frames.allow(Frames::THING.and(Frames::NAME));
    let is_only_thing = !cue.frames.allow(Frames::THAT.and(Frames::TO));
    match reader.doc.tokens().get(next).map(|_| reader.doc.lower(next)) {
        Some("by" | "as") => is_transitive,
        Some("of" | "for") => is_transitive && is_only_thing,
        _ => false,
    }
}

/// "an enemy he accused of": the verb whose group starts at `start` has its object before it.
pub fn accuses_whom(reader: &Reader, cue: &Cue, start: usize) -> bool {
    let Some(subject) = start.checked_sub(1) else { return false };
    cue.class == Class::Accusation
        && reader.is_in(subject, List::Subject)
        && subject.checked_sub(1).is_some_and(|k| chunks::is_head(reader.doc, k))
}

/// Whether what stands before token `i` can be the subject of a verb the tagger took for another.
fn follows_subject(reader: &Reader, i: usize) -> bool {
    i > reader.floor(i) && {
        let before = reader.tag(i - 1);
        chunks::is_head(reader.doc, i - 1)
            || before == Tag::Coordinator
            || reader.doc.is(i - 1, ")")
            || reader.is_dash(i - 1) && before_bracket(reader, reader.floor(i), i - 1).is_some()
            || (reader.is_comma(i - 1)
                && (is_main_verb(reader, i) || is_after_apposition(reader, i)))
            || reader.regions.ends_before(i)
    }
}

/// "Officials in Kyiv, which runs the plant, | say": a base form after what only says more.
fn is_after_apposition(reader: &Reader, i: usize) -> bool {
    reader.tag(i) == Tag::VerbBase && before_apposition(reader, reader.floor(i), i - 1).is_some()
}

/// Whether no finite verb stands before the verb at `i`, so that it must be the sentence's.
fn is_main_verb(reader: &Reader, i: usize) -> bool {
    let floor = reader.floor(i).max(i.saturating_sub(40));
    let is_marked = reader.is_comma(i + 1) || reader.doc.is(i + 1, "that");
    is_marked || (floor == reader.floor(i) && !chunks::has_finite(reader.doc, floor..i))
}
