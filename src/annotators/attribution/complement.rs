//! What a cue takes to its right: a clause, an infinitive, a thing.
//!
//! | text | complement |
//! |---|---|
//! | `said that she won`, `said she won` | clause |
//! | `promised to win` | infinitive |
//! | `accused her of lying`, `announced a plan` | thing |

use std::ops::Range;

use super::clause::clause_end;
use super::cue::{Form, Hit, accuses_whom};
use super::reader::Reader;
use super::source::Source;
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::{self, WordClasses};
use crate::lexicon::cues::{Class, Frames};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Tokens after "said" that are a clause even where the tagger sees no finite verb.
const SURE_LEN: usize = 6;

/// A clause or infinitive at `at`.
pub fn clause(
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
        // "claimed by a group that calls itself …"
        && (hit.form != Form::Passive || is_clause_at(reader, at, ceiling))
        && found.len() > 1;
    // "An official who asked not to be named": nobody is asked a thing.
    let is_modest =
        hit.cue.class == Class::Question && at == hit.words.end && reader.doc.is(at, "not");
    let opens_infinitive =
        frames.allow(Frames::TO.and(Frames::SEEMING)) && is_infinitive(reader, at) && !is_modest;
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
    reader.is_in(at, List::Ask)
}

/// Whether "to" at `at`, or after a "not" there, starts an infinitive.
pub fn is_infinitive(reader: &Reader, at: usize) -> bool {
    let at = if reader.doc.is(at, "not") { at + 1 } else { at };
    if !reader.doc.is(at, "to") {
        return false;
    }
    let is_quoted = reader.regions.opens(at + 1);
    let mut verb = at + 1 + usize::from(is_quoted);
    while verb < at + 3 && (reader.tag(verb) == Tag::Adverb || reader.doc.is(verb, "not")) {
        verb += 1;
    }
    match reader.tag(verb) {
        // A preposition stands before no verb but "smuggling": the tagger took "to" for one.
        Tag::VerbBase | Tag::AuxiliaryNonfinite => {
            reader.tag(at) == Tag::Particle || !reader.doc.lower(verb).ends_with("ing")
        }
        Tag::Auxiliary | Tag::VerbPresent => reader.tag(at) == Tag::Particle,
        // "to “restore order”": after a quotation mark the tagger is unsure.
        Tag::Noun if is_quoted => reader.tag(at) == Tag::Particle,
        Tag::Noun => verb == at + 1 && awaits_verb(reader, at),
        _ => false,
    }
}

/// Whether the word before token `i` makes a verb of the noun after "to": "expected to | fall".
fn awaits_verb(reader: &Reader, i: usize) -> bool {
    i > 0
        && reader.cues(i - 1).any(|cue| {
            let is_foretold = cue.frames.allow(Frames::TO.and(Frames::SEEMING));
            cue.class == Class::Belief && is_foretold
        })
}

/// Whether a clause without "that" stands in `range`. After a left content, or a verb that is not
/// of speech ("showed footage"), its subject and verb must come at once.
fn is_bare_clause(reader: &Reader, hit: &Hit, range: Range<usize>, has_left: bool) -> bool {
    let Range { start, end } = range;
    if reader.tag(start) == Tag::Punctuation || (has_left && chunks::is_time(reader.doc, start)) {
        return false;
    }
    if has_subject_and_verb(reader, start, end) || shows_doing(reader, hit, start, end) {
        return true;
    }
    // "Ito was quoted by AFP as saying": what she said is another cue's.
    let opens = !matches!(reader.tag(start), Tag::Coordinator | Tag::Particle)
        && !matches!(reader.doc.lower(start), "as" | "that")
        && (hit.cue.words == "say"
            || reader.tag(start) != Tag::Adposition
            || is_fronted_clause(reader, start, end));
    if has_left || !opens || !hit.cue.frames.allow(Frames::QUOTE) {
        return false;
    }
    // "told the council, “There is …”": a verb in the quote is not the clause's.
    let quote = (start..end).find(|&k| reader.regions.opens(k + 1) && !reader.tag(k).is_verb());
    let end = quote.filter(|&k| reader.is_comma(k) || reader.doc.is(k, ":")).unwrap_or(end);
    let is_sure = hit.cue.words == "say" && end >= start + SURE_LEN;
    let verbs = (start..end).filter(|&k| reader.tag(k).is_finite()).take(2).count();
    // "conceded a penalty which the referee gave": the verb is the relative clause's.
    let is_relative =
        chunks::end(reader.doc, start, end).is_some_and(|k| reader.is_in(k, List::Relative));
    is_sure || verbs > usize::from(is_relative)
}

/// Whether a clause follows a phrase with a preposition and its comma: `by 2050, demand would rise`.
fn is_fronted_clause(reader: &Reader, start: usize, end: usize) -> bool {
    let comma = chunks::base_end(reader.doc, start + 1, end).filter(|&k| reader.is_comma(k));
    comma.is_some_and(|k| has_subject_and_verb(reader, k + 1, end))
}

/// `The poll showed | Ito leading`, `footage showed | soldiers entering`.
fn shows_doing(reader: &Reader, hit: &Hit, start: usize, end: usize) -> bool {
    let doing = chunks::end(reader.doc, start, end).filter(|_| hit.cue.words == "show");
    doing.is_some_and(|verb| verb < end && reader.tag(verb) == Tag::VerbGerund)
}

/// Whether a noun phrase stands at `start` and a finite verb right after it.
pub fn has_subject_and_verb(reader: &Reader, start: usize, end: usize) -> bool {
    let Some(mut verb) = chunks::end(reader.doc, start, end) else { return false };
    // "told AFP the plan “was a farce”"
    verb += usize::from(reader.regions.opens(verb));
    if matches!(reader.tag(verb), Tag::Adverb | Tag::Particle) {
        verb += 1;
    }
    verb < end && reader.tag(verb).is_finite()
}

/// A noun phrase, gerund or prepositional phrase at `start`, with what follows in its clause.
pub fn thing(
    reader: &Reader,
    hit: &Hit,
    range: Range<usize>,
    source: &Source,
) -> Option<Range<usize>> {
    let Range { start: mut at, end: ceiling } = range;
    // "with the BBC reporting long queues"
    let is_absolute = source.span.as_ref().is_some_and(|s| s.end == hit.group.start);
    if hit.form == Form::Participle && !is_absolute && !stands_free(reader, hit.group.start) {
        return None;
    }
    while at < ceiling && reader.tag(at) == Tag::Adverb {
        at += 1;
    }
    let opens = chunks::base_end(reader.doc, at, ceiling).is_some()
        || matches!(reader.tag(at), Tag::VerbGerund | Tag::Determiner)
        || (reader.tag(at) == Tag::Adposition
            && takes_preposition(reader, hit)
            && !chunks::is_time(reader.doc, at + 1))
        || ((reader.doc.is(at, "as") || is_adjective(reader, hit, at))
            && names_what(reader, source))
        || (reader.is_in(at, List::Link) && !chunks::is_time(reader.doc, at + 1))
        || is_infinitive(reader, at)
        || (reader.is_in(at, List::Clause) && hit.form != Form::Passive)
        || reader.regions.opens(at);
    let stop = clause_end(reader, at, ceiling);
    let colon = (at..stop).find(|&k| reader.doc.is(k, ":") && reader.regions.opens(k + 1));
    if let Some(region) = colon.and_then(|k| reader.regions.at(k + 1)) {
        return Some(region.marked.clone());
    }
    if at >= ceiling || !opens || chunks::is_time(reader.doc, at) || source.span.is_none() {
        return None;
    }
    let is_named = || is_named(reader, at, ceiling) || names_what(reader, source);
    if hit.cue.frames.allow(Frames::NAME) && !is_named() {
        return None;
    }
    if !suits(reader, hit, at, ceiling) {
        return None;
    }
    let is_what =
        source.span.as_ref().is_some_and(|s| s.start > 0 && reader.doc.is(s.start - 1, "what"));
    let end = named_end(reader, at, ceiling).filter(|_| is_what);
    let found = reader.trim(at..end.unwrap_or_else(|| thing_end(reader, at, ceiling)));
    (!found.is_empty()).then_some(found)
}

/// Where a thing at `at` ends: as a clause, and before a verb that "and" joins to the cue: `bragged about
/// | his ties to the king | and drew alarm`.
fn thing_end(reader: &Reader, at: usize, ceiling: usize) -> usize {
    let end = clause_end(reader, at, ceiling);
    let free = |&k: &usize| reader.regions.at(k).is_none();
    let joins = |k: usize| {
        reader.tag(k) == Tag::Coordinator
            && matches!(reader.tag(k + 1), Tag::VerbPast | Tag::VerbPresent | Tag::Auxiliary)
    };
    let is_verb = |k: usize| reader.tag(k).is_finite();
    let stop = (at..end).filter(free).find(|&k| joins(k) || is_verb(k));
    stop.filter(|&k| joins(k)).unwrap_or(end)
}

/// Whether the adjective at `at` may be what something is called: `a bill that Lund called | cruel`.
fn is_adjective(reader: &Reader, hit: &Hit, at: usize) -> bool {
    hit.cue.frames.allow(Frames::NAME) && reader.tag(at) == Tag::Adjective
}

/// The end of what is named at `at`, where the sentence's verb follows: `What Ito called a farce | ended`.
fn named_end(reader: &Reader, at: usize, ceiling: usize) -> Option<usize> {
    let start = at + usize::from(reader.doc.is(at, "as"));
    chunks::end(reader.doc, start, ceiling).filter(|&end| reader.tag(end).is_finite())
}

/// Whether the object stands before the verb, so that a preposition may come right after it.
fn takes_preposition(reader: &Reader, hit: &Hit) -> bool {
    hit.form == Form::Passive || accuses_whom(reader, hit.cue, hit.group.start)
}

/// Whether the thing at `at` can be said: claimed is "responsibility", not "the prize"; questioned
/// are "the figures", not "the student".
fn suits(reader: &Reader, hit: &Hit, at: usize, ceiling: usize) -> bool {
    let end = chunks::base_end(reader.doc, at, ceiling).unwrap_or(at);
    if hit.cue.frames.allow(Frames::FACT) {
        let opens =
            matches!(reader.tag(at), Tag::Determiner | Tag::Pronoun | Tag::Adjective | Tag::Number);
        // "claimed dozens of lives"
        let whole = chunks::end(reader.doc, at, ceiling).unwrap_or(at + 1);
        return reader.tag(end).is_verb() || !opens && !reader.doc.is(whole - 1, "lives");
    }
    // "denied them entry" refuses it
    let is_refused = hit.cue.words == "deny"
        && (matches!(reader.doc.lower(at), "him" | "her" | "them" | "us")
            || reader.tag(end) == Tag::Determiner)
        && chunks::base_end(reader.doc, end, ceiling).is_some();
    if is_refused {
        return false;
    }
    hit.cue.class != Class::Question || end == at || !is_person(reader, end - 1)
}

/// Whether `word` names what a person is: "governor".
pub fn is_role(word: &str) -> bool {
    clue_words::classes(word).any(WordClasses::ROLE)
}

/// Whether the noun phrase that ends with token `head` is a person's.
pub fn is_person(reader: &Reader, head: usize) -> bool {
    let word = reader.doc.lower(head);
    match reader.tag(head) {
        Tag::Pronoun => !matches!(word, "it" | "this" | "that"),
        Tag::ProperNoun => true,
        _ => is_role(word) || word.strip_suffix('s').is_some_and(is_role),
    }
}

/// Whether the participle at `start` opens a clause of its own: ", calling it a farce".
pub fn stands_free(reader: &Reader, start: usize) -> bool {
    start == reader.floor(start)
        || matches!(
            reader.tag(start - 1),
            Tag::Punctuation | Tag::Coordinator | Tag::Subordinator | Tag::Adposition
        )
}

/// `In what | police | called a farce`, `a raid that | Kyiv | called a crime`: what is named stands
/// before the source.
fn names_what(reader: &Reader, source: &Source) -> bool {
    let start = source.span.as_ref().map_or(0, |span| span.start);
    start > 0
        && (reader.doc.is(start - 1, "what")
            || reader.is_in(start - 1, List::Relative)
                && reader.tag(start - 1) != Tag::Subordinator)
}

/// Whether the phrase at `start` is followed by what it is called: `the plan | a farce`.
fn is_named(reader: &Reader, start: usize, ceiling: usize) -> bool {
    if reader.regions.opens(start) || reader.is_in(start, List::Clause) {
        return true;
    }
    let Some(base) = chunks::base_end(reader.doc, start, ceiling) else { return false };
    let next = chunks::end(reader.doc, start, ceiling).unwrap_or(base);
    // "A group called the Sea Org was …": the verb is the group's.
    if next < ceiling && reader.tag(next).is_finite() {
        return false;
    }
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
