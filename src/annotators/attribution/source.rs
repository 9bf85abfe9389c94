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

/// Tokens between a comma before a cue and the comma that matches it.
const APPOSITION_MAX: usize = 30;

/// The most tokens of a quoted title in a source, its marks included.
const TITLE_MAX: usize = 8;

/// Earlier verbs whose subject a verb without one may share.
const VERBS_MAX: usize = 6;

/// The source of `hit`, given those of earlier cues of its sentence.
pub fn source_of(reader: &Reader, hit: &Hit, earlier: &[(Hit, Source)]) -> Source {
    match hit.form {
        Form::Finite => inverted(reader, hit)
            .or_else(|| subject(reader, hit.group.start).map(|s| Source::new(s, Place::Before)))
            .or_else(|| shared(reader, hit, earlier))
            .unwrap_or(Source::NONE),
        Form::Participle | Form::Infinitive => shared(reader, hit, earlier)
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
    (!goes_on).then(|| Source::new(start..end, Place::After))
}

/// `end`, or the end of the apposition or relative clause that follows there.
pub fn with_apposition(reader: &Reader, end: usize, ceiling: usize) -> usize {
    let mut last = end;
    // "Ana Ito, of Kyoto, a lawyer": two appositions, rarely more.
    for _ in 0..3 {
        let Some(next) = apposition_end(reader, last, ceiling) else { break };
        last = next;
    }
    last
}

fn apposition_end(reader: &Reader, comma: usize, ceiling: usize) -> Option<usize> {
    if reader.doc.is(comma, "(") {
        let close = (comma..ceiling.min(comma + 12)).find(|&k| reader.doc.is(k, ")"))?;
        return Some(close + 1);
    }
    if !reader.is_comma(comma) || comma + 1 >= ceiling {
        return None;
    }
    let start = comma + 1;
    let is_relative = matches!(reader.doc.lower(start), "who" | "whose" | "which");
    if !is_relative && !opens_apposition(reader, start) {
        return None;
    }
    let stop = (start..ceiling.min(start + APPOSITION_MAX))
        .find(|&k| ends_apposition(reader, k))
        .unwrap_or(ceiling.min(start + APPOSITION_MAX));
    let inner = (start..stop).find(|&k| reader.is_in(k, List::Relative)).unwrap_or(stop);
    let is_phrase = is_relative || !chunks::has_finite(reader.doc, start..inner);
    (is_phrase && stop > start).then_some(stop)
}

fn ends_apposition(reader: &Reader, i: usize) -> bool {
    reader.is_comma(i)
        || reader.regions.opens(i)
        || reader.is_dash(i)
        || matches!(reader.doc.word(i), "." | ";" | ":" | "?" | "!")
        || reader.tag(i) == Tag::Subordinator
}

/// Whether what starts at `i`, after a comma, can say more of the name before it.
fn opens_apposition(reader: &Reader, i: usize) -> bool {
    match reader.tag(i) {
        Tag::Determiner | Tag::Number => !chunks::is_time(reader.doc, i),
        Tag::Noun | Tag::Adjective | Tag::ProperNoun => !chunks::is_time(reader.doc, i),
        Tag::Adverb => matches!(reader.doc.lower(i), "formerly" | "now" | "then"),
        Tag::Adposition => matches!(reader.doc.lower(i), "of" | "from"),
        Tag::Pronoun => chunks::is_possessive_pronoun(reader.doc, i),
        _ => false,
    }
}

/// The subject that stands before the verb group at `verb`.
pub fn subject(reader: &Reader, verb: usize) -> Option<Range<usize>> {
    let floor = reader.floor(verb);
    let end = before_adjuncts(reader, floor, verb);
    if end <= floor {
        return None;
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
    let is_named = !reader.doc.is(start, "there") && !chunks::is_time(reader.doc, start);
    is_named.then(|| with_relative(reader, floor, start)..end)
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
        end > floor && matches!(reader.doc.lower(end - 1), "on" | "in" | "at" | "during");
    let end = if is_preposition { end - 1 } else { end };
    if end > floor && chunks::is_head(reader.doc, end - 1) { end } else { verb }
}

fn is_time_part(reader: &Reader, i: usize) -> bool {
    reader.is_in(i, List::Time)
        || matches!(reader.doc.lower(i), "last" | "this" | "next" | "late" | "early" | "earlier")
}

/// `Smith, a professor, | said`: what stands before the comma that matches the one at `comma`.
fn before_apposition(reader: &Reader, floor: usize, comma: usize) -> Option<Range<usize>> {
    let floor = floor.max(comma.saturating_sub(APPOSITION_MAX));
    let mut right = comma;
    loop {
        let left = (floor..right).rev().find(|&k| reader.is_comma(k))?;
        if !is_aside(reader, left + 1, right) {
            return None;
        }
        let before = if left > floor && reader.doc.is(left - 1, ")") {
            before_bracket(reader, floor, left - 1)
        } else {
            chunks::start(reader.doc, floor, left).map(|start| start..left)
        };
        if let Some(span) = before
            && !is_itself_apposition(reader, floor, span.start)
        {
            return Some(span.start..comma);
        }
        right = left;
    }
}

/// Whether the tokens between two commas only say more of what stands before them.
fn is_aside(reader: &Reader, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let opens = opens_apposition(reader, start)
        || reader.is_in(start, List::Relative)
        || reader.doc.is(start, "whose")
        || matches!(
            reader.doc.lower(start),
            "where" | "as" | "when" | "like" | "in" | "at" | "on" | "for" | "with"
        )
        || matches!(
            reader.tag(start),
            Tag::VerbGerund | Tag::VerbParticiple | Tag::Adverb | Tag::Adposition
        );
    let is_clause = reader.is_in(start, List::Relative)
        || matches!(reader.doc.lower(start), "whose" | "where" | "as" | "when");
    let relative = (start..end).find(|&k| reader.doc.is(k, "who") || reader.doc.is(k, "which"));
    opens && (is_clause || !chunks::has_finite(reader.doc, start..relative.unwrap_or(end)))
}

/// Whether the phrase at `start` follows a comma as an apposition does.
fn is_itself_apposition(reader: &Reader, floor: usize, start: usize) -> bool {
    if start <= floor + 1 {
        return false;
    }
    let after_comma = reader.is_comma(start - 1) && chunks::is_head(reader.doc, start - 2);
    let is_described = reader.tag(start) == Tag::Determiner && !reader.doc.is_capitalized(start);
    let after_preposition = reader.tag(start - 1) == Tag::Adposition && reader.is_comma(start - 2);
    (after_comma && (is_described || reader.tag(start) == Tag::Number)) || after_preposition
}

/// `Perdue (R-Ga.) | said`, `Perdue — a Republican — | said`.
fn before_bracket(reader: &Reader, floor: usize, close: usize) -> Option<Range<usize>> {
    let floor = floor.max(close.saturating_sub(APPOSITION_MAX));
    let is_open = |k: &usize| match reader.doc.word(close) {
        ")" => reader.doc.is(*k, "("),
        "]" => reader.doc.is(*k, "["),
        _ => reader.is_dash(*k),
    };
    let open = (floor..close).rev().find(is_open)?;
    let start = chunks::start(reader.doc, floor, open)?;
    Some(start..close + usize::from(!reader.is_dash(close)))
}

/// The start of the phrase whose relative clause or participle ends with the phrase at `start`.
fn with_relative(reader: &Reader, floor: usize, start: usize) -> usize {
    if start <= floor
        || !matches!(reader.tag(start - 1), Tag::Adposition | Tag::VerbPast | Tag::VerbPresent)
    {
        return start;
    }
    if verb_at(reader, start - 1).is_some() {
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
        let is_apart = is_reported(reader, floor, &span)
            || (hit.form != Form::Finite && is_subordinate(reader, floor, &span));
        if !is_apart {
            return Some(Source::new(span, Place::Apart));
        }
        embedded = embedded.or(Some(span));
    }
    embedded.map(|span| Source::new(span, Place::Apart))
}

/// Whether `span` is the subject of what another cue reports: `said | he | would`.
fn is_reported(reader: &Reader, floor: usize, span: &Range<usize>) -> bool {
    let before = span.start.checked_sub(1).filter(|&k| k >= floor);
    before.is_some_and(|k| {
        reader.tag(k) == Tag::Subordinator && reader.is_in(k, List::Clause)
            || reader.tag(k).is_verb()
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
