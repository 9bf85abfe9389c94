//! What is said: from a cue and its source to the pieces of its content.
//!
//! | text | content |
//! |---|---|
//! | `He said on Monday that she won.` | `that she won` |
//! | `Ito told reporters she won, but refused to say when.` | `she won` |
//! | `Taxes rose, officials said.` | `Taxes rose` |
//! | `Taxes, he argued, must rise.` | `Taxes`, `must rise` |
//! | `He accused her of lying.` | `her of lying` |

use std::ops::Range;

use super::adjunct::time_end;
use super::complement::{has_subject_and_verb, is_infinitive};
use super::cue::{Form, Hit};
use super::reader::Reader;
use super::right::right_content;
use super::source::{Place, Source};
use super::subject::subject;
use crate::lexicon::closed::List;
use crate::lexicon::cues::Frames;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Tokens before "he said" that are a clause even where the tagger sees no finite verb.
const CLAUSE_LEN: usize = 6;

/// The pieces of what `hit` attributes to `source`, in order; none where it attributes nothing.
pub fn content_of(reader: &Reader, hit: &Hit, source: &Source) -> Vec<Range<usize>> {
    let block = with_as(reader, hit, block(hit, source));
    let left = left_of(reader, hit, source, &block);
    let right = right_content(reader, hit, source, &block, left.is_some())
        .filter(|right| !right.is_empty());
    match (left, right) {
        (None, None) => acted_on(reader, hit, source).into_iter().collect(),
        // "The raid was condemned by Kyiv as a crime", "rejected by Kyiv over its cost"
        (None, Some(right))
            if ["as", "over", "on"].iter().any(|w| reader.doc.is(right.start, w)) =>
        {
            let is_as = reader.doc.is(right.start, "as");
            match acted_on(reader, hit, source) {
                Some(thing) => [thing].into_iter().chain(is_as.then_some(right)).collect(),
                None => vec![right],
            }
        }
        (Some(left), Some(right)) if goes_on(reader, block.end, &left, &right) => vec![left, right],
        (Some(left), Some(right)) if reader.regions.ends_before(left.end) => {
            // "“It is late.” Ito said that …": the quote is a sentence of its own.
            let is_apart = left.end == reader.floor(block.start);
            vec![if is_apart && reader.doc.is(right.start, "that") { right } else { left }]
        }
        // "in a letter seen by AFP, “…”": who saw it says nothing.
        (None, Some(right)) if is_aside(reader, hit, &block, &right) => Vec::new(),
        (_, Some(right)) => vec![right],
        (Some(left), None) => vec![left],
    }
}

/// Whether `hit` is a participle that only describes what stands before it, and a comma parts the quote
/// `right` from it.
fn is_aside(reader: &Reader, hit: &Hit, block: &Range<usize>, right: &Range<usize>) -> bool {
    hit.form == Form::Passive
        && hit.group.start == hit.words.start
        && reader.is_comma(block.end)
        && reader.regions.opens(right.start)
}

/// `| The attack | was claimed by rebels`: the subject, where it is what `source`, the agent of a passive,
/// announces, claims or rejects.
fn acted_on(reader: &Reader, hit: &Hit, source: &Source) -> Option<Range<usize>> {
    let takes_thing = hit.cue.frames.allow(Frames::THING)
        && !hit.cue.frames.allow(Frames::PERSON.and(Frames::NAME));
    let is_next = source.span.as_ref().is_some_and(|s| s.start == hit.words.end + 1);
    let has_agent = hit.form == Form::Passive && is_next && !hit.is_negated;
    subject(reader, hit.group.start).filter(|_| takes_thing && has_agent)
}

/// `Two men were shot, | it was reported`: what stands before a passive that closes its sentence.
pub fn before_it(reader: &Reader, hit: &Hit) -> Option<Range<usize>> {
    let it = hit.group.start.checked_sub(1).filter(|&k| reader.doc.is(k, "it"))?;
    let block = it..hit.words.end;
    let follows_comma = it > reader.floor(it) && reader.is_comma(it - 1);
    (follows_comma && is_last(reader, &block)).then(|| left_content(reader, &block)).flatten()
}

/// `block` with the "as" before it: `As Ito told the BBC, …`.
fn with_as(reader: &Reader, hit: &Hit, block: Range<usize>) -> Range<usize> {
    let is_as = hit.cue.frames.allow(Frames::AFTER)
        && block.start > reader.floor(block.start)
        && reader.doc.is(block.start - 1, "as");
    if is_as { block.start - 1..block.end } else { block }
}

/// What stands before the source and cue, where it can be what is said.
fn left_of(
    reader: &Reader,
    hit: &Hit,
    source: &Source,
    block: &Range<usize>,
) -> Option<Range<usize>> {
    let is_relative = source.span.as_ref().is_some_and(|s| reader.is_in(s.start, List::Relative));
    let may_follow = hit.cue.frames.allow(Frames::AFTER)
        && hit.form != Form::Participle
        && source.place != Place::Apart
        && !is_relative;
    let start = block.start;
    if !may_follow || start == 0 {
        return None;
    }
    let has_object = || has_object(reader, hit, source, block);
    if start == reader.floor(start) {
        return left_sentence(reader, start).filter(|_| !has_object());
    }
    let is_quote = reader.quote_ends_at(start).is_some();
    if !is_boundary(reader, start - 1) || (!is_quote && has_object()) {
        return None;
    }
    left_content(reader, block)
}

/// Whether the verb has an object of its own at `end`, so that what stands before it is not said:
/// `In some regions, teams find | drugs`, `“It is late.” Teams found | two birds`.
fn has_object(reader: &Reader, hit: &Hit, source: &Source, block: &Range<usize>) -> bool {
    let Range { start, end } = *block;
    if source.place != Place::Before
        || hit.cue.frames.allow(Frames::PERSON)
        || reader.regions.at(end).is_some()
    {
        return false;
    }
    let object = chunks::base_end(reader.doc, end, reader.ceiling(start));
    // "Ito said the next day"
    object.is_some_and(|last| (end..last).all(|k| !chunks::is_time(reader.doc, k)))
}

/// `“Really?” | Ito asked.`: quoted words that end a sentence of their own, in the same paragraph.
fn left_sentence(reader: &Reader, start: usize) -> Option<Range<usize>> {
    let region = reader.regions.at(start - 1).filter(|r| r.marked.end == start)?;
    let ends = matches!(reader.doc.word(region.inner.end - 1), "?" | "!" | "…" | "..." | "." | ",");
    let same_paragraph = !reader.is_paragraph_start(start);
    (ends && same_paragraph).then(|| region.marked.clone())
}

/// From the first token of source and cue to the last, where they stand together.
fn block(hit: &Hit, source: &Source) -> Range<usize> {
    match (&source.span, source.place) {
        (Some(span), Place::Before) => span.start.min(hit.group.start)..hit.words.end,
        (Some(span), Place::After) => hit.group.start..span.end,
        // "accused | by prosecutors | of …"
        (Some(span), _) if hit.form == Form::Passive && span.start == hit.words.end + 1 => {
            hit.group.start..span.end
        }
        _ => hit.group.start..hit.words.end,
    }
}

/// Whether what stands left of a cue may end with token `i`: a comma, a dash, a closing mark.
fn is_boundary(reader: &Reader, i: usize) -> bool {
    reader.regions.ends_before(i + 1)
        || reader.is_comma(i)
        || reader.is_dash(i)
        || matches!(reader.doc.word(i), "?" | "!")
}

/// Whether `right` goes on with `left`: `X, he argued, Y` and `“A,” he said, “B”`.
fn goes_on(reader: &Reader, end: usize, left: &Range<usize>, right: &Range<usize>) -> bool {
    let is_quoted = reader.regions.ends_before(left.end);
    is_quoted == reader.regions.opens(right.start)
        && (is_quoted || reader.is_comma(end) || reader.is_dash(end))
}

/// What stands before the source and cue in `block`.
fn left_content(reader: &Reader, block: &Range<usize>) -> Option<Range<usize>> {
    let end = block.start;
    let floor = reader.floor(end);
    let mut start = floor;
    if let Some(region) = reader.quote_ends_at(end) {
        start = start.min(region.marked.start);
    }
    while start < end && (reader.tag(start) == Tag::Coordinator || reader.is_comma(start)) {
        start += 1;
    }
    let piece = reader.trim(start..end);
    let is_subject = resumes(reader, block.end);
    let is_long = piece.len() > 1 || reader.regions.at(piece.start).is_some() || is_subject;
    let is_all = piece.len() >= CLAUSE_LEN && is_last(reader, block);
    let is_part = is_subject || is_all || is_enclosed(reader, block) || !is_fronted(reader, &piece);
    (is_long && !piece.is_empty() && is_part).then_some(piece)
}

/// Whether a verb goes on after the cue: `The dam, officials said, | is safe`.
fn resumes(reader: &Reader, end: usize) -> bool {
    let next = if reader.tag(end + 1) == Tag::Adverb { end + 2 } else { end + 1 };
    (reader.is_comma(end) || reader.is_dash(end)) && reader.tag(next).is_finite()
}

/// Whether the sentence ends with source and cue in `block`: what is said can only stand before.
fn is_last(reader: &Reader, block: &Range<usize>) -> bool {
    let ceiling = reader.ceiling(block.start);
    let end = time_end(reader, block.end, ceiling);
    end + 1 >= ceiling && reader.tag(end) == Tag::Punctuation
}

/// Whether source and cue in `block` stand between commas, inside what is said: `In March, | he said |,
/// the dam was safe`.
pub fn is_enclosed(reader: &Reader, block: &Range<usize>) -> bool {
    block.start > reader.floor(block.start)
        && reader.is_comma(block.start - 1)
        && reader.is_comma(block.end)
        && has_subject_and_verb(reader, block.end + 1, reader.ceiling(block.start))
}

/// Whether `piece` is what a headline says without a finite verb: `Bridge to close`, `Two killed`.
fn is_headline(reader: &Reader, piece: &Range<usize>) -> bool {
    let verb = chunks::end(reader.doc, piece.start, piece.end);
    reader.paragraph(piece.start) == 0
        && verb.is_some_and(|verb| {
            is_infinitive(reader, verb) || reader.tag(verb) == Tag::VerbParticiple
        })
}

/// Whether `piece` only sets the scene for what follows: `In March`, `When asked`.
fn is_fronted(reader: &Reader, piece: &Range<usize>) -> bool {
    if !reader.regions.within(piece).is_empty() {
        return false;
    }
    let first = piece.start;
    let is_even = reader.doc.is(first, "even") && !reader.is_in(first + 1, List::Subordinate);
    let is_subordinate = reader.is_in(first, List::Subordinate) && !is_even
        || matches!(
            reader.tag(first),
            Tag::Adposition | Tag::VerbGerund | Tag::VerbParticiple | Tag::Subordinator
        );
    let has_clause = chunks::has_finite(reader.doc, piece.clone());
    if !is_subordinate {
        return !has_clause && !is_headline(reader, piece);
    }
    // A clause of its own after the subordinate one: "If it rains, we stay, he said".
    let comma = piece.clone().find(|&k| reader.is_comma(k));
    !comma.is_some_and(|k| chunks::has_finite(reader.doc, k..piece.end))
}
