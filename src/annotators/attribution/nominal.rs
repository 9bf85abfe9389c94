//! Cues that are nouns and adjectives: "his promise to", "is sure that", "it is unclear whether".

use std::ops::Range;

use super::certainty::{Verdict, listed, of_content};
use super::clause::{clause_end, subordinate_end};
use super::complement::{has_subject_and_verb, is_clause_at, is_infinitive};
use super::cue::{Form, Hit, group};
use super::draft::Draft;
use super::phrase;
use super::reader::Reader;
use super::source::{Source, source_of};
use super::subject::subject;
use crate::annotation::Certainty;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Cue, Frames};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// What the noun `words`, an instance of `cue`, attributes, given the earlier cues of its sentence.
pub fn noun(
    reader: &Reader,
    cue: &'static Cue,
    words: Range<usize>,
    earlier: &[(Hit, Source)],
) -> Option<Draft> {
    let base = chunks::base_start(reader.doc, reader.floor(words.start), words.end)?;
    let owner = owner(reader, base, words.start);
    if let (Some(owner), true) = (&owner, is_view(reader, base, words.start)) {
        let aside = base - 1..words.end;
        return phrase::around_source(reader, cue, aside, owner.clone());
    }
    let by = by_source(reader, words.end);
    let after = by.as_ref().map_or(words.end, |span| span.end);
    let is_subject = is_subject(reader, base);
    let content = noun_content(reader, cue, after, is_subject)?;
    let content = content.start..fronted_end(reader, base, &content);
    let source = owner.or(by).or_else(|| taken(reader, cue, base, &words, earlier));
    let is_clause = content.start == after && !reader.is_in(after, List::Link);
    let unsure = listed(reader, base..words.start, List::Unsure)
        .or_else(|| lacking(reader, cue, base, &words, source.is_some()));
    let is_doubtful = unsure.is_some() || cue.certainty != Certainty::Stated && is_clause;
    if source.is_none() && !is_doubtful {
        return None;
    }
    let pieces = reader.settle(vec![content]);
    let verdict = match unsure {
        Some(unsure) => unsure,
        None if cue.certainty != Certainty::Stated => Verdict::by_cue(cue, words.clone()),
        None => of_content(reader, &pieces).unwrap_or(Verdict::stated(cue.words)),
    };
    Some(Draft { pieces, source, cue: Some(words), verdict, confidence: 1.0 })
}

/// "No evidence that", "had no sign of": what there is none of leaves open what it would show.
fn lacking(
    reader: &Reader,
    cue: &'static Cue,
    base: usize,
    words: &Range<usize>,
    has_source: bool,
) -> Option<Verdict> {
    let is_shown = cue.class == Class::Statement && cue.certainty == Certainty::Stated;
    let is_clause = has_source || reader.doc.is(words.end, "that");
    (is_shown && is_clause && reader.is_in(base, List::Negation))
        .then(|| Verdict::new(Certainty::Unconfirmed, cue.words, base..words.end))
}

/// The possessor before the noun at `noun`: `his`, `Mr. Ito's`.
fn owner(reader: &Reader, base: usize, noun: usize) -> Option<Range<usize>> {
    let mark = (base..noun).rev().find(|&k| reader.doc.is_possessive(k));
    if let Some(mark) = mark {
        return (mark > base).then_some(base..mark);
    }
    let is_own = chunks::is_possessive_pronoun(reader.doc, base) && base < noun;
    is_own.then_some(base..base + 1)
}

/// Whether the noun is one of `in X's view`.
fn is_view(reader: &Reader, base: usize, noun: usize) -> bool {
    base > 0 && reader.doc.is(base - 1, "in") && reader.is_in(noun, List::View)
}

/// `claims | by officials | that`.
fn by_source(reader: &Reader, start: usize) -> Option<Range<usize>> {
    let is_link = ["by", "from", "among"].iter().any(|word| reader.doc.is(start, word));
    if !is_link {
        return None;
    }
    let end = chunks::end(reader.doc, start + 1, reader.ceiling(start))?;
    reader.doc.is(end, "that").then_some(start + 1..end)
}

/// The subject of the verb that takes the noun as its object: `| Ito | made a promise to`.
fn taken(
    reader: &Reader,
    cue: &'static Cue,
    base: usize,
    words: &Range<usize>,
    earlier: &[(Hit, Source)],
) -> Option<Range<usize>> {
    let verb = base.checked_sub(1).filter(|&k| reader.is_in(k, List::Light))?;
    if !(reader.tag(verb).is_verb() || reader.tag(verb).is_auxiliary()) {
        return None;
    }
    let group = group(reader, verb);
    // "a vote to reach a verdict": none is reached yet.
    if group.clone().any(|k| reader.doc.is(k, "to")) {
        return None;
    }
    let form = if reader.tag(verb) == Tag::VerbGerund { Form::Participle } else { Form::Finite };
    let hit = Hit {
        cue,
        words: words.clone(),
        group: group.start..words.end,
        form,
        is_negated: false,
        is_weak: false,
    };
    source_of(reader, &hit, earlier).span
}

/// What follows the noun that ends before `start`: a clause, an infinitive, what it is about.
fn noun_content(
    reader: &Reader,
    cue: &'static Cue,
    start: usize,
    is_subject: bool,
) -> Option<Range<usize>> {
    let ceiling = reader.ceiling(start.saturating_sub(1));
    let frames = cue.frames;
    let opens = (frames.allow(Frames::THAT) && is_clause_at(reader, start, ceiling))
        || (frames.allow(Frames::TO) && is_infinitive(reader, start));
    if opens {
        let end = clause_end(reader, start, ceiling);
        let end = if is_subject { second_verb(reader, start, end) } else { end };
        return some(reader.trim(start..end));
    }
    // "amid fears the war could spread"
    let is_feared = cue.class == Class::Belief
        && cue.certainty != Certainty::Stated
        && is_bare(reader, start, ceiling);
    if is_feared && !is_subject {
        return some(reader.trim(start..clause_end(reader, start, ceiling)));
    }
    let is_about = frames.allow(Frames::OF)
        && reader.is_in(start, List::Link)
        && !chunks::is_time(reader.doc, start + 1);
    if !is_about {
        return None;
    }
    let end = chunks::end(reader.doc, start + 1, ceiling)
        .unwrap_or_else(|| clause_end(reader, start + 1, ceiling));
    some(reader.trim(start..end.min(ceiling)))
}

/// Where `content` of a noun ends that opens its sentence before the main clause: `Despite his claim
/// that he had left, | a judge kept him`. `base` is where the noun's phrase starts.
fn fronted_end(reader: &Reader, base: usize, content: &Range<usize>) -> usize {
    let floor = reader.floor(base);
    let is_fronted = matches!(reader.tag(floor), Tag::Adposition | Tag::Subordinator)
        && !chunks::has_finite(reader.doc, floor..base);
    let is_main = |&k: &usize| {
        reader.is_comma(k) && has_subject_and_verb(reader, k + 1, reader.ceiling(base))
    };
    let comma = content.clone().filter(|_| is_fronted).find(is_main);
    comma.unwrap_or(content.end)
}

/// Whether the phrase that starts at `base` opens its clause.
fn is_subject(reader: &Reader, base: usize) -> bool {
    base == reader.floor(base)
        || matches!(reader.tag(base - 1), Tag::Punctuation | Tag::Subordinator | Tag::Coordinator)
}

/// Where the verb of the noun itself stands: `The claim that the dam was unsafe | angered them`,
/// `The promise to rebuild it | came late`.
fn second_verb(reader: &Reader, start: usize, end: usize) -> usize {
    let own = (start + 1..end).find(|&k| reader.tag(k).is_finite());
    let own = if is_infinitive(reader, start) { Some(start) } else { own };
    let Some(first) = own else { return end };
    let is_other = |&k: &usize| {
        let before = reader.tag(k - 1);
        reader.tag(k).is_finite()
            && !before.is_auxiliary()
            && !matches!(before, Tag::Coordinator | Tag::Pronoun | Tag::Subordinator | Tag::Adverb)
    };
    (first + 1..end).find(is_other).unwrap_or(end)
}

fn some(range: Range<usize>) -> Option<Range<usize>> {
    (range.len() > 1).then_some(range)
}

/// What the adjective `words`, an instance of `cue`, attributes: `Ito is sure that`, `it is unclear`.
pub fn adjective(reader: &Reader, cue: &'static Cue, words: Range<usize>) -> Option<Draft> {
    let group = group(reader, words.start);
    let has_copula = group.clone().any(|k| k < words.start && reader.is_in(k, List::Copula));
    if !has_copula && !is_after_copula(reader, words.start) {
        return None;
    }
    let verb = if has_copula { group.start } else { words.start - 1 };
    let subject = subject(reader, verb)?;
    let is_empty = reader.doc.is(subject.start, "it") && subject.len() == 1;
    let ceiling = reader.ceiling(words.start);
    if cue.frames.allow(Frames::SEEMING) {
        return seeming(reader, cue, words, subject);
    }
    if is_empty != cue.frames.allow(Frames::IT) {
        return None;
    }
    let start = words.end;
    let is_open = is_clause_at(reader, start, ceiling) || is_bare(reader, start, ceiling);
    let content = is_open.then(|| reader.trim(start..clause_end(reader, start, ceiling)))?;
    let pieces = reader.settle(vec![some(content)?]);
    let source = (!is_empty).then_some(subject);
    let is_negated = group.clone().any(|k| reader.is_in(k, List::Negation));
    let verdict = match (cue.certainty, is_negated) {
        (Certainty::Stated, true) => {
            Verdict::new(Certainty::Unconfirmed, cue.words, group.start..words.end)
        }
        _ => Verdict::by_cue(cue, words.clone()),
    };
    Some(Draft { pieces, source, cue: Some(words), verdict, confidence: 1.0 })
}

/// `feels sure`: the copula is a verb, not an auxiliary.
fn is_after_copula(reader: &Reader, i: usize) -> bool {
    i > reader.floor(i) && reader.is_in(i - 1, List::Copula)
}

fn is_bare(reader: &Reader, start: usize, ceiling: usize) -> bool {
    chunks::end(reader.doc, start, ceiling)
        .is_some_and(|verb| verb < ceiling && reader.tag(verb).is_finite())
}

/// Whether what follows `hit`, a passive, says what its subject is thought to be or accused of: "feared
/// | dead", "accused | of theft".
pub fn completes(reader: &Reader, hit: &Hit) -> bool {
    let cue = hit.cue;
    let end = hit.words.end;
    if reader.doc.is(end, "of") {
        // "A man accused of theft was held": the clause goes on with another verb.
        let has_verb = hit.group.clone().any(|k| reader.is_in(k, List::Be));
        return has_verb && (cue.class == Class::Accusation || cue.words == "suspect");
    }
    let is_thought = cue.class == Class::Belief && cue.certainty == Certainty::Hedged;
    is_thought && reader.tag(end) == Tag::Adjective && !chunks::is_time(reader.doc, end)
}

/// `The goal | appeared | to be …`, `it | seems | that …`: nobody named vouches for it.
pub fn seeming(
    reader: &Reader,
    cue: &'static Cue,
    words: Range<usize>,
    subject: Range<usize>,
) -> Option<Draft> {
    let block = subject.end..words.end;
    let ceiling = subordinate_end(reader, &block, Some(&subject), reader.ceiling(words.start));
    let start = words.end;
    let end = clause_end(reader, start, ceiling);
    let right = reader.trim(start..end);
    let is_empty = reader.doc.is(subject.start, "it") && is_clause_at(reader, start, ceiling);
    let pieces = if right.is_empty() {
        return None;
    } else if is_empty {
        vec![right]
    } else if is_infinitive(reader, start) || !cue.frames.allow(Frames::SEEMING) {
        vec![subject, right]
    } else {
        return None;
    };
    let pieces = reader.settle(pieces);
    let certainty = if cue.class == Class::Belief { cue.certainty } else { Certainty::Unconfirmed };
    let verdict = Verdict::new(certainty, cue.words, words.clone());
    Some(Draft { pieces, source: None, cue: Some(words), verdict, confidence: 1.0 })
}
