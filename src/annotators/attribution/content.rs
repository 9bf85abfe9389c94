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

use super::clause::{clause_end, subordinate_end};
use super::cue::{Form, Hit, verb_at};
use super::reader::Reader;
use super::source::{Place, Source};
use crate::chunks;
use crate::lexicon::closed::List;
use crate::lexicon::cues::Frames;
use crate::tagger::Tag;

/// The most tokens of adjuncts between a cue and its content.
const ADJUNCTS_MAX: usize = 25;

/// Tokens after "said" that are a clause even where the tagger sees no finite verb.
const SURE_LEN: usize = 6;

/// The pieces of what `hit` attributes to `source`, in order; none where it attributes nothing.
pub fn content_of(reader: &Reader, hit: &Hit, source: &Source) -> Vec<Range<usize>> {
    let block = block(hit, source);
    let left = left_of(reader, hit, source, &block);
    let right = right_content(reader, hit, source, &block, left.is_some());
    match (left, right) {
        (Some(left), Some(right)) if goes_on(reader, block.end, &left, &right) => vec![left, right],
        (Some(left), Some(_)) if reader.regions.ends_before(left.end) => vec![left],
        (_, Some(right)) => vec![right],
        (Some(left), None) => vec![left],
        (None, None) => Vec::new(),
    }
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
    if start == reader.floor(start) {
        return left_sentence(reader, start);
    }
    is_boundary(reader, start - 1).then(|| left_content(reader, block)).flatten()
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
    let is_long = piece.len() > 1 || reader.regions.at(piece.start).is_some();
    let is_subject = resumes(reader, block.end);
    (is_long && (is_subject || !is_fronted(reader, &piece))).then_some(piece)
}

/// Whether a verb goes on after the cue: `The dam, officials said, | is safe`.
fn resumes(reader: &Reader, end: usize) -> bool {
    let next = if reader.tag(end + 1) == Tag::Adverb { end + 2 } else { end + 1 };
    (reader.is_comma(end) || reader.is_dash(end)) && reader.tag(next).is_finite()
}

/// Whether `piece` only sets the scene for what follows: `In March`, `When asked`.
fn is_fronted(reader: &Reader, piece: &Range<usize>) -> bool {
    if !reader.regions.within(piece).is_empty() {
        return false;
    }
    let first = piece.start;
    let is_subordinate = reader.is_in(first, List::Subordinate)
        || matches!(
            reader.tag(first),
            Tag::Adposition | Tag::VerbGerund | Tag::VerbParticiple | Tag::Subordinator
        );
    let has_clause = chunks::has_finite(reader.doc, piece.clone());
    if !is_subordinate {
        return !has_clause;
    }
    // A clause of its own after the subordinate one: "If it rains, we stay, he said".
    let comma = piece.clone().find(|&k| reader.is_comma(k));
    !comma.is_some_and(|k| chunks::has_finite(reader.doc, k..piece.end))
}

/// What stands after the source and cue that end before `start`.
fn right_content(
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
    let at = after_adjuncts(reader, start, ceiling);
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
    if frames.allow(Frames::THING) && !has_left {
        return thing(reader, hit, start..ceiling, source);
    }
    None
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
    let colon = matches!(reader.doc.tokens().get(at).map(|_| reader.doc.word(at)), Some(":"));
    let after_mark = if colon || (at < ceiling && reader.is_comma(at)) { at + 1 } else { at };
    if reader.regions.opens(after_mark) && is_near(reader, at, after_mark) {
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
    let stops = reader.is_in(start, List::Break)
        || matches!(reader.tag(start), Tag::VerbGerund | Tag::Adposition | Tag::Coordinator);
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

/// A clause or infinitive at `at`.
fn clause(
    reader: &Reader,
    hit: &Hit,
    at: usize,
    ceiling: usize,
    has_left: bool,
) -> Option<Range<usize>> {
    let frames = hit.cue.frames;
    let end = clause_end(reader, at, ceiling);
    let found = reader.trim(at..end);
    if found.is_empty() {
        return None;
    }
    let opens_clause = frames.allow(Frames::THAT)
        && reader.is_in(at, List::Clause)
        && (!has_left || reader.doc.is(at, "that"))
        && found.len() > 1;
    let opens_infinitive =
        frames.allow(Frames::TO.and(Frames::SEEMING)) && is_infinitive(reader, at);
    if opens_clause || opens_infinitive {
        return Some(found);
    }
    let bare = frames.allow(Frames::BARE) && is_bare_clause(reader, hit, at..end, has_left);
    bare.then_some(found)
}

/// Whether a clause opens at `at` with "that", "whether", "how", and is no relative clause.
pub fn is_clause_at(reader: &Reader, at: usize, ceiling: usize) -> bool {
    if at >= ceiling || !reader.is_in(at, List::Clause) {
        return false;
    }
    if reader.doc.is(at, "that") {
        // "claims that were false": the relative pronoun is the subject itself.
        let next = reader.tag(at + 1);
        return !(next.is_finite() || next == Tag::Adverb && reader.tag(at + 2).is_finite());
    }
    matches!(reader.doc.lower(at), "whether" | "if" | "how" | "why" | "what")
}

/// Whether "to" at `at` starts an infinitive.
pub fn is_infinitive(reader: &Reader, at: usize) -> bool {
    if !reader.doc.is(at, "to") {
        return false;
    }
    let mut verb = at + 1;
    while verb < at + 3 && (reader.tag(verb) == Tag::Adverb || reader.doc.is(verb, "not")) {
        verb += 1;
    }
    reader.tag(at) == Tag::Particle
        && (matches!(
            reader.tag(verb),
            Tag::VerbBase | Tag::AuxiliaryNonfinite | Tag::Auxiliary | Tag::VerbPresent
        ))
}

/// Whether a clause without "that" stands in `range`. After a left content, or a verb that is not
/// of speech ("showed footage"), its subject and verb must come at once.
fn is_bare_clause(reader: &Reader, hit: &Hit, range: Range<usize>, has_left: bool) -> bool {
    let Range { start, end } = range;
    if reader.tag(start) == Tag::Punctuation || (has_left && chunks::is_time(reader.doc, start)) {
        return false;
    }
    if has_subject_and_verb(reader, start, end) {
        return true;
    }
    let opens = !matches!(reader.tag(start), Tag::Coordinator | Tag::Particle);
    if has_left || !opens || !hit.cue.frames.allow(Frames::QUOTE) {
        return false;
    }
    let is_sure = hit.cue.words == "say" && end >= start + SURE_LEN;
    is_sure || chunks::has_finite(reader.doc, start..end)
}

/// Whether a noun phrase stands at `start` and a finite verb right after it.
fn has_subject_and_verb(reader: &Reader, start: usize, end: usize) -> bool {
    let Some(mut verb) = chunks::end(reader.doc, start, end) else { return false };
    if matches!(reader.tag(verb), Tag::Adverb | Tag::Particle) {
        verb += 1;
    }
    verb < end && reader.tag(verb).is_finite()
}

/// The end of the addressee at `start`: `told | reporters |`, `asked | the court |`.
fn addressee_end(reader: &Reader, start: usize, ceiling: usize) -> Option<usize> {
    let start = if reader.doc.is(start, "to") { start + 1 } else { start };
    let base = chunks::base_end(reader.doc, start, ceiling)?;
    let whole = chunks::end(reader.doc, start, ceiling).unwrap_or(base);
    // "told the BBC Russia had": the phrase runs into the clause's subject.
    if reader.tag(whole).is_finite() && base == whole && base > start + 1 {
        Some(base - 1)
    } else {
        Some(base)
    }
}

/// A noun phrase, gerund or prepositional phrase at `start`, with what follows in its clause.
fn thing(reader: &Reader, hit: &Hit, range: Range<usize>, source: &Source) -> Option<Range<usize>> {
    let Range { start: mut at, end: ceiling } = range;
    if hit.form == Form::Participle && !stands_free(reader, hit.group.start) {
        return None;
    }
    while at < ceiling && reader.tag(at) == Tag::Adverb {
        at += 1;
    }
    let opens = chunks::base_end(reader.doc, at, ceiling).is_some()
        || matches!(reader.tag(at), Tag::VerbGerund | Tag::Determiner | Tag::Adposition)
        || reader.is_in(at, List::Link)
        || is_infinitive(reader, at)
        || reader.is_in(at, List::Clause)
        || reader.regions.opens(at);
    let stop = clause_end(reader, at, ceiling);
    let colon = (at..stop).find(|&k| reader.doc.is(k, ":") && reader.regions.opens(k + 1));
    if let Some(region) = colon.and_then(|k| reader.regions.at(k + 1)) {
        return Some(region.marked.clone());
    }
    if at >= ceiling || !opens || chunks::is_time(reader.doc, at) || source.span.is_none() {
        return None;
    }
    if hit.cue.frames.allow(Frames::NAME) && !is_named(reader, at, ceiling) {
        return None;
    }
    let found = reader.trim(at..clause_end(reader, at, ceiling));
    (!found.is_empty()).then_some(found)
}

/// Whether the participle at `start` opens a clause of its own: ", calling it a farce".
fn stands_free(reader: &Reader, start: usize) -> bool {
    start == reader.floor(start)
        || matches!(
            reader.tag(start - 1),
            Tag::Punctuation | Tag::Coordinator | Tag::Subordinator | Tag::Adposition
        )
}

/// Whether the phrase at `start` is followed by what it is called: `the plan | a farce`.
fn is_named(reader: &Reader, start: usize, ceiling: usize) -> bool {
    if reader.regions.opens(start) || reader.is_in(start, List::Clause) {
        return true;
    }
    let Some(base) = chunks::base_end(reader.doc, start, ceiling) else { return false };
    let next = chunks::end(reader.doc, start, ceiling).unwrap_or(base);
    let opens = |i: usize| {
        i < ceiling
            && (reader.regions.opens(i)
                || matches!(
                    reader.tag(i),
                    Tag::Determiner | Tag::Adjective | Tag::VerbGerund | Tag::Noun
                )
                || matches!(reader.doc.lower(i), "as" | "to" | "with"))
    };
    opens(next) || opens(base) || base > start + 1 && reader.tag(base - 1) == Tag::Adjective
}

/// The token after time words and short prepositional phrases at `start`.
fn after_adjuncts(reader: &Reader, start: usize, ceiling: usize) -> usize {
    let ceiling = ceiling.min(start + ADJUNCTS_MAX);
    let mut at = start;
    for _ in 0..5 {
        match adjunct_end(reader, at, ceiling) {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}

fn adjunct_end(reader: &Reader, at: usize, ceiling: usize) -> Option<usize> {
    if at >= ceiling || reader.regions.at(at).is_some() {
        return None;
    }
    if reader.tag(at) == Tag::Adverb
        && !reader.is_in(at, List::Clause)
        && !reader.tag(at + 1).is_finite()
    {
        return Some(at + 1);
    }
    if chunks::is_time(reader.doc, at) {
        return Some(time_end(reader, at, ceiling));
    }
    if reader.tag(at) == Tag::Adposition && !reader.is_in(at, List::Clause) {
        let end = chunks::base_end(reader.doc, at + 1, ceiling)?;
        return Some(time_end(reader, end, ceiling));
    }
    aside_end(reader, at, ceiling)
}

/// The token after the time words at `at`, with "on" or "in" before them and numbers after.
fn time_end(reader: &Reader, at: usize, ceiling: usize) -> usize {
    let has_preposition = matches!(reader.tag(at), Tag::Adposition)
        && at + 1 < ceiling
        && chunks::is_time(reader.doc, at + 1);
    let start = if has_preposition { at + 1 } else { at };
    let mut end = start;
    while end < ceiling && is_time_part(reader, start, end) {
        end += 1;
    }
    if end == start { at } else { end }
}

fn is_time_part(reader: &Reader, start: usize, i: usize) -> bool {
    chunks::is_time(reader.doc, i) || (i > start && reader.tag(i) == Tag::Number)
}

/// The end of `, however,` or `, citing sources,` where "that" or a quote follows.
fn aside_end(reader: &Reader, at: usize, ceiling: usize) -> Option<usize> {
    if !reader.is_comma(at) {
        return None;
    }
    let close = (at + 1..ceiling.min(at + 16)).find(|&k| reader.is_comma(k))?;
    let next = close + 1;
    let has_verb =
        (at + 1..close).any(|k| reader.tag(k).is_finite() || verb_at(reader, k).is_some());
    if has_verb {
        return None;
    }
    (reader.doc.is(next, "that") || (reader.regions.opens(next) && !reader.regions.opens(at + 1)))
        .then_some(next)
}
