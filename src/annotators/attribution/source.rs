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
use super::apposition::{before_apposition, before_bracket, with_apposition};
use super::complement::{has_subject_and_verb, is_role};
use super::cue::{Form, Hit, group, verb_at};
use super::reader::Reader;
use crate::chunks;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Frames};
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

/// The most tokens of a quoted title in a source, its marks included.
const TITLE_MAX: usize = 8;

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
    let end = with_apposition(reader, chunks::end(reader.doc, start, ceiling)?, ceiling);
    let goes_on = reader.tag(end).is_finite()
        || reader.tag(end) == Tag::VerbParticiple
        || reader.doc.is(end, "that");
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
    let is_source = match is_as {
        true => matches!(reader.doc.lower(before), "quoted" | "quotes" | "quoting" | "cited"),
        false => reader.doc.is(before, "with"),
    };
    is_source.then(|| Source::new(start..end, Place::Apart))
}

/// The subject that stands before the verb group at `verb`.
pub fn subject(reader: &Reader, verb: usize) -> Option<Range<usize>> {
    let floor = reader.floor(verb);
    let end = before_adjuncts(reader, floor, verb);
    if end <= floor {
        return None;
    }
    if end < verb && !chunks::is_head(reader.doc, end - 1) {
        return chunks::start(reader.doc, floor, end - 1).map(|start| start..verb);
    }
    let last = end - 1;
    if let Some(region) = reader.regions.at(last) {
        let is_title = region.marked.len() <= TITLE_MAX && region.marked.end == end;
        return is_title
            .then(|| before_title(reader, floor, region.marked.start))
            .flatten()
            .map(|s| s..end);
    }
    if reader.is_in(last, List::Relative) {
        let is_pronoun =
            reader.doc.is(last, "who") || (last > floor && reader.tag(last) != Tag::Subordinator);
        return is_pronoun.then_some(last..end);
    }
    if reader.is_comma(last) {
        return before_apposition(reader, floor, last);
    }
    if reader.is_dash(last) || matches!(reader.doc.word(last), ")" | "]") {
        return before_bracket(reader, floor, last);
    }
    let start = chunks::start(reader.doc, floor, end)?;
    // "in what police called an accident"
    let start = start + usize::from(reader.doc.is(start, "what") && start + 1 < end);
    let is_named = !reader.doc.is(start, "there") && !chunks::is_time(reader.doc, start);
    is_named.then(|| with_title(reader, floor, with_relative(reader, floor, start))..end)
}

/// The start of the phrase at `start` with the title or the quoted name before it that the tagger took
/// for no part of it: `governor | Ana Ito`, `The “News” | section`.
fn with_title(reader: &Reader, floor: usize, start: usize) -> usize {
    let mut start = start;
    while start > floor && reader.is_bound(start) {
        start -= 1;
    }
    if start <= floor {
        return start;
    }
    // "Rescue workers fear": a sentence with a subject does not open with a verb.
    if start == floor + 1 && reader.tag(floor) == Tag::VerbBase && reader.tag(start).is_noun() {
        return floor;
    }
    if reader.tag(start) == Tag::ProperNoun && is_role(reader.doc.lower(start - 1)) {
        return start - 1;
    }
    let title = reader.regions.at(start - 1).map(|region| region.marked.clone());
    let title = title.filter(|t| t.end == start && t.len() <= TITLE_MAX && t.start > floor);
    title.map(|t| t.start - 1).filter(|&k| reader.tag(k) == Tag::Determiner).unwrap_or(start)
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

/// The start of the phrase that a quoted title ends: `The ad, titled | “Unifier”`.
fn before_title(reader: &Reader, floor: usize, title: usize) -> Option<usize> {
    let mut end = title;
    if end > floor && reader.tag(end - 1) == Tag::VerbParticiple {
        end -= 1;
    }
    if end > floor && reader.is_comma(end - 1) {
        end -= 1;
    }
    chunks::start(reader.doc, floor, end)
}

/// `end` moved left over "on Monday", "last week", which stand between subject and verb.
fn before_adjuncts(reader: &Reader, floor: usize, verb: usize) -> usize {
    let mut end = verb;
    while end > floor && is_time_part(reader, end - 1) {
        end -= 1;
    }
    if end == verb {
        return verb;
    }
    let is_preposition =
        end > floor && matches!(reader.doc.lower(end - 1), "on" | "in" | "at" | "during" | "from");
    let end = if is_preposition { end - 1 } else { end };
    let is_named = end > floor && chunks::is_head(reader.doc, end - 1);
    if is_named || is_dated(reader, floor, end) { end } else { verb }
}

/// Whether the time after `end` tells of a participle before it: `A study published | Monday`.
fn is_dated(reader: &Reader, floor: usize, end: usize) -> bool {
    end > floor + 1
        && matches!(reader.tag(end - 1), Tag::VerbParticiple | Tag::VerbPast)
        && chunks::is_head(reader.doc, end - 2)
}

fn is_time_part(reader: &Reader, i: usize) -> bool {
    reader.is_in(i, List::Time) || reader.is_in(i, List::Shift)
}

/// The start of the phrase whose relative clause or participle ends with the phrase at `start`.
fn with_relative(reader: &Reader, floor: usize, start: usize) -> usize {
    if start <= floor
        || !matches!(
            reader.tag(start - 1),
            Tag::Adposition
                | Tag::VerbPast
                | Tag::VerbPresent
                | Tag::VerbParticiple
                | Tag::VerbGerund
        )
    {
        return start;
    }
    let is_gerund = reader.tag(start - 1) == Tag::VerbGerund;
    if !is_gerund && verb_at(reader, start - 1).is_some()
        || matches!(reader.doc.lower(start - 1), "following" | "including")
    {
        return start;
    }
    for k in (floor.max(start.saturating_sub(20))..start).rev() {
        if reader.tag(k) == Tag::Punctuation && !reader.doc.is(k, "-")
            || reader.regions.at(k).is_some()
        {
            break;
        }
        let is_link = match reader.tag(k) {
            Tag::Pronoun => reader.is_in(k, List::Relative),
            Tag::VerbParticiple | Tag::VerbGerund => true,
            // "People briefed on it said": a participle, for another finite verb follows.
            Tag::VerbPast => reader.tag(k + 1) == Tag::Adposition,
            _ => false,
        };
        let follows = k > floor && chunks::is_head(reader.doc, k - 1);
        if is_link && follows && !reader.is_in(k - 1, List::Relative) {
            return chunks::start(reader.doc, floor, k).unwrap_or(start);
        }
    }
    start
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
    embedded.map(|span| Source::new(span, Place::Apart))
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
    let is_doubtful = hit.cue.class == Class::Question && chunks::is_time(reader.doc, by + 1);
    (!is_doubtful).then(|| Source::new(by + 1..end, Place::Apart))
}
