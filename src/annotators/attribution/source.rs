//! Whose words: from a cue to the noun phrase that is its source.
//!
//! | text | cue | source |
//! |---|---|---|
//! | `“No,” said Ana Ito, a lawyer.` | said | `Ana Ito, a lawyer` |
//! | `Smith, a professor, said …` | said | `Smith, a professor` |
//! | `A study that appeared in Nature found …` | found | `A study that appeared in Nature` |
//! | `Ito left early and said …` | said | `Ito` |
//! | `Conceding that …, he left.` | conceding | `he` |
//!
//! Patterns over parts of speech; a parser could take the place of [`source_of`].

use std::ops::Range;

use super::adjunct::addressee_end;
use super::apposition::{before_apposition, with_apposition, with_description};
use super::complement::has_subject_and_verb;
use super::cue::{Form, Hit, group, verb_at};
use super::reader::Reader;
use super::subject::subject;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Frames};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// The source of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its tokens; `None` where the text names nobody.
    pub span: Option<Range<usize>>,
    /// Where it stands.
    pub place: Place,
}

/// Where a source stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the cue, as its subject.
    Before,
    /// Right after the cue: `said Ito`.
    After,
    /// Apart from the cue, or nowhere.
    Apart,
}

impl Source {
    fn new(span: Range<usize>, place: Place) -> Self {
        Self { span: Some(span), place }
    }

    const NONE: Self = Self { span: None, place: Place::Apart };
}

/// Earlier verbs whose subject a verb without one may share.
const VERBS_MAX: usize = 6;

/// The source of `hit`, given those of earlier cues of its sentence.
pub fn source_of(reader: &Reader, hit: &Hit, earlier: &[(Hit, Source)]) -> Source {
    match hit.form {
        Form::Finite => inverted(reader, hit)
            .or_else(|| subject(reader, hit.group.start).map(|s| Source::new(s, Place::Before)))
            .or_else(|| before_stray_comma(reader, hit))
            .or_else(|| shared(reader, hit, earlier))
            .unwrap_or(Source::NONE),
        Form::Participle | Form::Infinitive => absolute(reader, hit)
            .or_else(|| shared(reader, hit, earlier))
            .or_else(|| main_subject(reader, hit))
            .or_else(|| before_aside(reader, hit))
            .unwrap_or(Source::NONE),
        Form::Passive => agent(reader, hit).unwrap_or(Source::NONE),
    }
}

/// `“…,” said Ana Ito, a lawyer.`
fn inverted(reader: &Reader, hit: &Hit) -> Option<Source> {
    let floor = reader.floor(hit.words.start);
    let verb = hit.group.start;
    if !hit.cue.frames.allow(Frames::AFTER.and(Frames::QUOTE)) {
        return None;
    }
    let after_quote = reader.quote_ends_at(verb).is_some();
    let after_comma = verb > floor && (reader.is_comma(verb - 1) || reader.is_dash(verb - 1));
    let starts = verb == floor || reader.tag(verb - 1) == Tag::Coordinator;
    if !after_quote && !(hit.cue.words == "say" && (after_comma || starts)) {
        return None;
    }
    let ceiling = reader.ceiling(hit.words.start);
    let start = hit.words.end;
    if start >= ceiling || chunks::is_time(reader.doc, start) || reader.regions.at(start).is_some()
    {
        return None;
    }
    let base = chunks::end(reader.doc, start, ceiling)?;
    // "said | the engineer | hired by the town"
    let base = if after_quote { with_description(reader, base, ceiling) } else { base };
    let end = with_apposition(reader, base, ceiling);
    let goes_on = reader.tag(end).is_finite()
        || reader.tag(end) == Tag::VerbParticiple
        || reader.doc.is(end, "that")
        // "Hamas, which rules there, says more than 40 died"
        || reader.doc.is(end, "than");
    // "Ito, head of the union, said prices rose": the subject stands before, in its commas.
    let is_last = end >= ceiling || matches!(reader.tag(end), Tag::Punctuation | Tag::Adposition);
    let has_subject =
        || !after_quote && after_comma && before_apposition(reader, floor, verb - 1).is_some();
    (!goes_on && (is_last || !has_subject())).then(|| Source::new(start..end, Place::After))
}

/// `with | Ito | saying that …`, `quoted | Ito | as saying …`.
fn absolute(reader: &Reader, hit: &Hit) -> Option<Source> {
    let floor = reader.floor(hit.group.start);
    let is_as = hit.group.start > floor && reader.doc.is(hit.group.start - 1, "as");
    let end = hit.group.start - usize::from(is_as);
    let start = chunks::start(reader.doc, floor, end)?;
    let before = start.checked_sub(1).filter(|&k| k >= floor)?;
    let is_text = || !is_as && is_text(reader, start, end);
    let is_source = match is_as {
        true => matches!(reader.doc.lower(before), "quoted" | "quotes" | "quoting" | "cited"),
        false => reader.doc.is(before, "with") || is_absolute(reader, floor, before) || is_text(),
    };
    is_source.then(|| Source::new(start..end, Place::Apart))
}

/// Whether the phrase from `start` to `end` is a text, which says what the participle after it opens, and
/// not what somebody writes or sends: `They get | a message | stating that …`.
fn is_text(reader: &Reader, start: usize, end: usize) -> bool {
    let verb = start - 1;
    let is_sent = reader.is_in(verb, List::Light) || verb_at(reader, verb).is_some();
    chunks::base_start(reader.doc, start, end) == Some(start)
        && reader.is_in(end - 1, List::Text)
        && (!is_sent || group(reader, verb).any(|k| reader.is_in(k, List::Be)))
}

/// Whether a clause ends with the comma at `comma`, so that the phrase after it has a participle of its
/// own: `It runs to 40 pages, | the ministry arguing that …`.
fn is_absolute(reader: &Reader, floor: usize, comma: usize) -> bool {
    reader.is_comma(comma)
        && !matches!(reader.doc.lower(comma + 1), "a" | "an")
        && chunks::has_finite(reader.doc, floor..comma)
}

/// `Ana Ito, the chair, and a founder, | says it is safe`: what opens a sentence that has no other
/// subject and verb before its comma.
fn before_stray_comma(reader: &Reader, hit: &Hit) -> Option<Source> {
    let verb = hit.group.start;
    let floor = reader.floor(verb);
    let comma = verb.checked_sub(1).filter(|&k| k > floor && reader.is_comma(k))?;
    let next = hit.words.end;
    let is_fit = !chunks::is_time(reader.doc, floor)
        && chunks::base_end(reader.doc, floor, comma).is_some()
        && !chunks::has_finite(reader.doc, floor..comma)
        && (reader.doc.is(next, "that")
            || has_subject_and_verb(reader, next, reader.ceiling(verb)));
    is_fit.then(|| Source::new(floor..comma, Place::Before))
}

/// The subject of an earlier verb: `Ito left and | said`, `Ito left, | saying`.
fn shared(reader: &Reader, hit: &Hit, earlier: &[(Hit, Source)]) -> Option<Source> {
    let floor = reader.floor(hit.group.start);
    let mut embedded = None;
    let mut k = hit.group.start;
    let mut tried = 0;
    while k > floor && tried < VERBS_MAX {
        k -= 1;
        if let Some(region) = reader.regions.at(k) {
            k = region.marked.start.max(floor);
            continue;
        }
        let next = earlier.partition_point(|(other, _)| other.words.end <= k);
        let known = earlier
            .get(next)
            .filter(|(other, _)| other.group.contains(&k) && other.form == Form::Finite);
        if !reader.tag(k).is_finite() && known.is_none() {
            continue;
        }
        tried += 1;
        let verb = group(reader, k).start.min(k);
        let span = match known {
            Some((_, source)) => source.span.clone(),
            None => subject(reader, verb),
        };
        k = verb;
        let Some(span) = span else { continue };
        if let Some(whole) = described(reader, hit, floor, &span) {
            return Some(Source::new(whole, Place::Before));
        }
        let is_apart = is_reported(reader, floor, &span)
            || is_told(reader, earlier, &span)
            || (hit.form != Form::Finite && is_subordinate(reader, floor, &span));
        if !is_apart {
            return Some(Source::new(span, Place::Apart));
        }
        embedded = embedded.or(Some(span));
    }
    let found = embedded.or_else(|| mistaken(reader, hit).filter(|_| tried == 0));
    found.map(|span| Source::new(span, Place::Apart))
}

/// The subject of a past that the tagger took for a participle, the only verb before `hit`: `Ito |
/// caucused on Saturday and says`.
fn mistaken(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let floor = reader.floor(hit.group.start);
    let is_verb =
        |&k: &usize| reader.tag(k) == Tag::VerbParticiple && reader.regions.at(k).is_none();
    let verb = (floor + 1..hit.group.start).find(is_verb)?;
    subject(reader, verb).filter(|span| span.start == floor)
}

/// `| Ito |, after initially saying that …, left`: what stands before the aside that holds a participle.
fn before_aside(reader: &Reader, hit: &Hit) -> Option<Source> {
    let floor = reader.floor(hit.group.start);
    let comma = hit.group.start.checked_sub(2).filter(|&k| k > floor && reader.is_comma(k))?;
    let is_aside = matches!(reader.tag(comma + 1), Tag::Adposition | Tag::Subordinator);
    let start = chunks::start(reader.doc, floor, comma).filter(|_| is_aside)?;
    Some(Source::new(start..comma, Place::Apart))
}

/// `An official who asked not to be named | said`: the whole phrase, where `span` is the pronoun of
/// a relative clause that no comma closes before `hit`.
fn described(
    reader: &Reader,
    hit: &Hit,
    floor: usize,
    span: &Range<usize>,
) -> Option<Range<usize>> {
    let verb = hit.group.start;
    let is_open = hit.form == Form::Finite
        && reader.doc.is(span.start, "who")
        && span.start > floor
        && reader.tag(verb - 1) != Tag::Coordinator
        && (span.start..verb).all(|k| reader.tag(k) != Tag::Punctuation);
    let start = chunks::start(reader.doc, floor, span.start).filter(|_| is_open)?;
    Some(start..verb)
}

/// Whether `span` is the subject of what another cue reports: `said | he | would`.
fn is_reported(reader: &Reader, floor: usize, span: &Range<usize>) -> bool {
    let before = span.start.checked_sub(1).filter(|&k| k >= floor);
    before.is_some_and(|k| {
        reader.tag(k) == Tag::Subordinator && reader.is_in(k, List::Clause)
            || reader.tag(k).is_verb()
    })
}

/// Whether `span` is the subject of what somebody is told: `told AFP | the plan | had failed`.
fn is_told(reader: &Reader, earlier: &[(Hit, Source)], span: &Range<usize>) -> bool {
    let last = earlier.iter().rfind(|(hit, _)| hit.words.end < span.start);
    last.is_some_and(|(hit, _)| {
        hit.cue.frames.allow(Frames::PERSON)
            && addressee_end(reader, hit.words.end, span.end) == Some(span.start)
    })
}

/// Whether `span` is the subject of a relative or subordinate clause.
fn is_subordinate(reader: &Reader, floor: usize, span: &Range<usize>) -> bool {
    let before = span.start.checked_sub(1).filter(|&k| k >= floor);
    let follows = before.is_some_and(|k| {
        reader.tag(k) == Tag::Subordinator
            || reader.is_in(k, List::Clause)
            || reader.is_in(k, List::Subordinate)
    });
    follows || reader.is_in(span.start, List::Relative)
}

/// `Conceding that …, | he | left`: the subject of the clause after a participle that opens a sentence.
fn main_subject(reader: &Reader, hit: &Hit) -> Option<Source> {
    let floor = reader.floor(hit.group.start);
    let ceiling = reader.ceiling(hit.words.start);
    if hit.group.start > floor + 3 {
        return None;
    }
    let mut k = hit.words.end;
    while k < ceiling {
        if (reader.is_comma(k) || reader.regions.ends_before(k + 1))
            && let Some(end) = chunks::end(reader.doc, k + 1, ceiling)
        {
            let end = with_apposition(reader, end, ceiling);
            let verb = if reader.is_comma(end) { end + 1 } else { end };
            if reader.tag(verb).is_finite()
                || reader.tag(verb) == Tag::Adverb && reader.tag(verb + 1).is_finite()
            {
                return Some(Source::new(k + 1..end, Place::Apart));
            }
        }
        k += 1;
    }
    None
}

/// `was told | by officials |`, and the subject of `was quoted as saying`.
fn agent(reader: &Reader, hit: &Hit) -> Option<Source> {
    if hit.cue.words.ends_with("saying") {
        return subject(reader, hit.group.start).map(|span| Source::new(span, Place::Before));
    }
    let ceiling = reader.ceiling(hit.words.start).min(hit.words.end + 12);
    let by = (hit.words.end..ceiling).find(|&k| reader.doc.is(k, "by"))?;
    if (hit.words.end..by).any(|k| reader.tag(k).is_verb() || reader.tag(k) == Tag::Punctuation) {
        return None;
    }
    let end = chunks::end(reader.doc, by + 1, reader.ceiling(by))?;
    // "rejected by Lund over its cost"
    let end = (by + 1..end).find(|&k| reader.doc.is(k, "over")).unwrap_or(end);
    let is_doubtful = hit.cue.class == Class::Question && chunks::is_time(reader.doc, by + 1);
    (!is_doubtful).then(|| Source::new(by + 1..end, Place::Apart))
}
