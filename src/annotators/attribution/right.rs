//! What is said after the source and the cue.

use std::ops::Range;

use super::adjunct::{addressee_end, after_adjuncts, time_end};
use super::clause::{clause_end, subordinate_end};
use super::complement::{clause, has_subject_and_verb, is_infinitive, stands_free, thing};
use super::content::is_enclosed;
use super::cue::{Form, Hit, verb_at};
use super::reader::Reader;
use super::source::{Place, Source};
use crate::lexicon::closed::List;
use crate::lexicon::cues::Frames;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Tokens between a cue and the end of its paragraph that announces a quote in the next.
const ANNOUNCED_MAX: usize = 12;

/// What stands after the source and cue that end before `start`.
pub fn right_content(
    reader: &Reader,
    hit: &Hit,
    source: &Source,
    block: &Range<usize>,
    has_left: bool,
) -> Option<Range<usize>> {
    let start = block.end;
    let ceiling =
        subordinate_end(reader, block, source.span.as_ref(), reader.ceiling(hit.words.start));
    let frames = hit.cue.frames;
    // "a study documenting its loss"
    // "They say adding salt is safe"
    let is_subject = hit.group.start > reader.floor(block.start)
        && source.place == Place::Apart
        && verb_at(reader, hit.group.start - 1).is_some();
    let is_loose = hit.form == Form::Participle
        && (source.span.is_none() || is_subject)
        && !(frames.allow(Frames::PERSON) || reader.is_in(start, List::Clause))
        && !stands_free(reader, hit.group.start);
    if is_loose || is_reduced(reader, source, block, ceiling) || names_title(reader, hit, start) {
        return None;
    }
    // "But, he said, it is late": what stands before may be only a "but".
    let may_enclose = frames.allow(Frames::AFTER) && source.place != Place::Apart;
    let has_left = has_left || may_enclose && is_enclosed(reader, block);
    let at = after_adjuncts(reader, start, ceiling);
    if reader.doc.is(block.start, "as")
        && let Some(found) = after_as(reader, start, ceiling)
    {
        return Some(found);
    }
    if at != start
        && opens_surely(reader, hit, at)
        && let Some(found) = opening(reader, hit, at, ceiling, has_left)
    {
        return Some(found);
    }
    let addressed = addressed(reader, hit, start, ceiling, has_left);
    if addressed.is_some() {
        return addressed;
    }
    let after_time = time_end(reader, start, ceiling);
    let direct = opening(reader, hit, after_time, ceiling, has_left)
        .or_else(|| opening(reader, hit, at, ceiling, has_left));
    if direct.is_some() {
        return direct;
    }
    if frames.allow(Frames::PERSON)
        && let Some(end) = addressee_end(reader, start, ceiling)
        && let Some(found) = opening(reader, hit, end, ceiling, has_left)
    {
        return Some(found);
    }
    let announced = announced(reader, hit, start).filter(|_| !has_left);
    if announced.is_some() {
        return announced;
    }
    if frames.allow(Frames::THING) && !has_left {
        return thing(reader, hit, start..ceiling, source);
    }
    None
}

/// `Ito wrote on her page:\n| The dam is safe. |`: the quote, or the paragraph without marks, that a colon at
/// the end of the cue's paragraph announces; a comma announces a quote.
fn announced(reader: &Reader, hit: &Hit, start: usize) -> Option<Range<usize>> {
    let end = reader.doc.sentence(hit.words.start).end;
    let is_colon = reader.doc.is(end - 1, ":");
    let is_plain = |k: usize| !reader.tag(k).is_finite() && reader.regions.at(k).is_none();
    let is_near = end <= start + ANNOUNCED_MAX && (start..end).all(is_plain);
    let opens = hit.cue.frames.allow(Frames::QUOTE)
        && (is_colon || reader.doc.is(end - 1, ","))
        && reader.is_paragraph_start(end)
        && is_near;
    let block = reader.doc.paragraphs().get(reader.paragraph(end)).filter(|_| opens)?;
    if let Some(region) = reader.regions.at(end) {
        return Some(region.marked.clone());
    }
    let is_whole = matches!(reader.doc.word(block.end - 1), "." | "!" | "?");
    let is_said = is_colon && is_whole && reader.regions.within(block).is_empty();
    (is_said && chunks::has_finite(reader.doc, block.clone())).then(|| block.clone())
}

/// Whether the verb only describes the noun before it: `a merger announced Monday | would cut jobs`.
fn is_reduced(reader: &Reader, source: &Source, block: &Range<usize>, ceiling: usize) -> bool {
    let next = time_end(reader, block.end, ceiling);
    // "Video posted online showed"
    let has_adverb = reader.tag(next) == Tag::Adverb && reader.tag(next + 1) == Tag::VerbPast;
    let next = next + usize::from(has_adverb);
    let Some(span) = source.span.as_ref().filter(|_| source.place == Place::Before) else {
        return false;
    };
    let is_relative = |k: usize| reader.is_in(k, List::Relative) || reader.doc.is(k, "what");
    let before = span.start.checked_sub(1).filter(|&k| k >= reader.floor(block.start));
    let is_wanted = is_relative(span.start) || before.is_some_and(is_relative);
    // "A video posted on Telegram shows …"
    let is_participle = span.end + 1 == block.end && reader.tag(span.end) == Tag::VerbParticiple;
    let next = if is_participle { after_adjuncts(reader, next, ceiling) } else { next };
    next < ceiling && reader.tag(next).is_finite() && !is_wanted
}

/// Whether the verb only gives the noun before it the name quoted at `start`: `a film called | “Hope”`.
fn names_title(reader: &Reader, hit: &Hit, start: usize) -> bool {
    hit.cue.frames.allow(Frames::NAME)
        && hit.group.start == hit.words.start
        && reader.tag(hit.words.start) == Tag::VerbParticiple
        && reader.regions.opens(start)
}

/// `As Ito told the BBC, | the dam is safe`.
fn after_as(reader: &Reader, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let comma = (start..ceiling.min(start + 12)).find(|&k| reader.is_comma(k))?;
    let next = comma + 1;
    if let Some(region) = reader.regions.at(next) {
        return Some(region.marked.clone());
    }
    let end = clause_end(reader, next, ceiling);
    chunks::has_finite(reader.doc, next..end).then(|| reader.trim(next..end))
}

/// What follows an addressee, where a mark or word shows that it starts there.
fn addressed(
    reader: &Reader,
    hit: &Hit,
    start: usize,
    ceiling: usize,
    has_left: bool,
) -> Option<Range<usize>> {
    if !hit.cue.frames.allow(Frames::PERSON) {
        return None;
    }
    let end = addressee_end(reader, start, ceiling)?;
    let at = [end, after_adjuncts(reader, end, ceiling)].into_iter().find(|&at| {
        opens_surely(reader, hit, at)
            || (hit.cue.frames.allow(Frames::WHOM) && has_subject_and_verb(reader, at, ceiling))
    })?;
    let found = opening(reader, hit, at, ceiling, has_left)?;
    let is_order = hit.cue.frames.allow(Frames::TO) && is_infinitive(reader, found.start);
    Some(if is_order && !has_left { start..found.end } else { found })
}

/// Whether a mark or word at `at` leaves no doubt that content starts there.
fn opens_surely(reader: &Reader, hit: &Hit, at: usize) -> bool {
    let after_comma = if reader.is_comma(at) || reader.doc.is(at, ":") { at + 1 } else { at };
    reader.regions.opens(after_comma)
        || reader.is_in(at, List::Clause)
        || (hit.cue.frames.allow(Frames::TO) && is_infinitive(reader, at))
}

/// The content that starts at `at`, if a quote, a clause or an infinitive does.
fn opening(
    reader: &Reader,
    hit: &Hit,
    at: usize,
    ceiling: usize,
    has_left: bool,
) -> Option<Range<usize>> {
    let frames = hit.cue.frames;
    let colon = reader.doc.is(at, ":");
    let after_mark = if colon || (at < ceiling && reader.is_comma(at)) { at + 1 } else { at };
    // "The raids would go on “until victory”"
    let is_plain = after_mark == at && matches!(hit.cue.words, "go on" | "continue");
    if reader.regions.opens(after_mark) && is_near(reader, at, after_mark) && !is_plain {
        return quoted(reader, after_mark, frames);
    }
    if at >= ceiling {
        return None;
    }
    if colon {
        return (at + 1 < ceiling).then(|| at + 1..ceiling).map(|r| reader.trim(r));
    }
    if has_left {
        return resumed(reader, at, ceiling).or_else(|| clause(reader, hit, at, ceiling, has_left));
    }
    clause(reader, hit, at, ceiling, has_left)
}

/// A quoted region may open the next sentence or paragraph only after a colon.
fn is_near(reader: &Reader, at: usize, region: usize) -> bool {
    let same = region < reader.doc.len()
        && (at == region || reader.doc.sentence_index(at) == reader.doc.sentence_index(region));
    let fresh = region > 0 && reader.doc.is_sentence_start(region) && at == region;
    (same && !fresh) || (at < region && reader.doc.is(at, ":"))
}

/// `X, he argued, | must rise`.
fn resumed(reader: &Reader, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let start = at + 1;
    if !(reader.is_comma(at) || reader.is_dash(at)) || start >= ceiling {
        return None;
    }
    // "Ten died, police said, and 20 were hurt"
    let is_and = reader.doc.is(start, "and") && has_subject_and_verb(reader, start + 1, ceiling);
    let stops = !is_and
        && (reader.is_in(start, List::Break)
            || matches!(reader.tag(start), Tag::VerbGerund | Tag::Adposition | Tag::Coordinator));
    let end = clause_end(reader, start, ceiling);
    (!stops && chunks::has_finite(reader.doc, start..end)).then(|| reader.trim(start..end))
}

/// Content that opens with the quoted region at `start`; words may follow it.
fn quoted(reader: &Reader, start: usize, frames: Frames) -> Option<Range<usize>> {
    let region = reader.regions.at(start)?;
    let end = region.marked.end;
    let ceiling = reader.ceiling(end - 1).max(end);
    let is_over =
        end >= ceiling || reader.tag(end) == Tag::Punctuation || ends_quote(reader, start, end);
    if is_over || !frames.allow(Frames::THAT.and(Frames::THING)) {
        return Some(start..end);
    }
    Some(reader.trim(start..clause_end(reader, end, ceiling)))
}

/// Whether the quoted words from `start` to `end` are over: they end like a sentence or phrase.
fn ends_quote(reader: &Reader, start: usize, end: usize) -> bool {
    end > start + 2 && matches!(reader.doc.word(end - 2), "." | "," | "?" | "!")
        || reader.is_in(end, List::Break)
}
