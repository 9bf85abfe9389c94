//! Words that say nobody could check: they make the claim they speak of unconfirmed.
//!
//! | text | unconfirmed |
//! |---|---|
//! | `Ito said 40 had died. The claim could not be verified.` | what Ito said |
//! | `Ito said 40 had died, a figure that could not be confirmed.` | the same |
//! | `The BBC was unable to verify the video.` | `the video` |
//! | `The death toll could not be verified.` | `The death toll` |
//! | `The judge was not confirmed.` | nothing: she was to be chosen, not checked |

use std::ops::Range;

use super::certainty::Verdict;
use super::clause::clause_end;
use super::complement::is_person;
use super::cue::group;
use super::draft::Draft;
use super::reader::Reader;
use super::subject::subject;
use crate::annotation::Certainty;
use crate::lexicon::closed::{self, List};
use crate::lexicon::cues::CUES;
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Sentences back in which the claim stands that "it" or "the report" means.
const BACK_MAX: usize = 2;

/// Drafts looked at in search of that claim: those of a few sentences.
const DRAFTS_MAX: usize = 16;

/// Marks what the words of `drafts`' document say could not be checked. The first `count` drafts
/// are in the order of their cues.
pub fn doubt(reader: &Reader, drafts: &mut Vec<Draft>, count: usize) {
    for i in 0..reader.doc.len() {
        if reader.is_in(i, List::Check) && reader.regions.at(i).is_none() {
            doubt_at(reader, i, drafts, count);
        }
    }
}

/// Reads the check at token `i`: "verified", "confirmed".
fn doubt_at(reader: &Reader, i: usize, drafts: &mut Vec<Draft>, count: usize) -> Option<()> {
    let words = failed(reader, i)?;
    let rule = closed::entry(reader.doc.lower(i), List::Check)?;
    let verdict = Verdict::new(Certainty::Unconfirmed, rule, words.clone());
    let near = near(drafts, count, words.start);
    if let Some(k) = near.clone().find(|&k| holds(&drafts[k], i)) {
        drafts[k].verdict = verdict;
        return Some(());
    }
    let thing = thing(reader, i, &words).filter(|thing| !is_person(reader, thing.end - 1));
    let back = match &thing {
        Some(thing) => refers_back(reader, thing).then_some(thing.start),
        None => (reader.tag(i) == Tag::Noun).then_some(words.start),
    };
    if let Some(at) = back
        && let Some(k) = meant(reader, &drafts[near.clone()], at)
    {
        drafts[near.start + k].verdict = verdict;
        return Some(());
    }
    let thing = thing?;
    let is_named = thing.len() > 1 && !reader.is_in(thing.start, List::Relative);
    if is_named && !drafts[near].iter().any(|d| d.cue.as_ref().is_some_and(|c| c.contains(&i))) {
        let pieces = reader.settle(vec![thing]);
        drafts.push(Draft { pieces, source: None, cue: Some(words), verdict, confidence: 1.0 });
    }
    Some(())
}

/// The words of a check that failed, whose last is token `i`: "could not be independently
/// verified", "was unable to confirm".
fn failed(reader: &Reader, i: usize) -> Option<Range<usize>> {
    if reader.tag(i) == Tag::Noun {
        let start = chunks::base_start(reader.doc, reader.floor(i), i + 1)?;
        let is_missing = reader.is_in(start, List::Negation) && !reader.tag(i + 1).is_noun();
        return is_missing.then_some(start..i + 1);
    }
    let words = group(reader, i);
    let has = |list| words.clone().any(|k| reader.is_in(k, list));
    // "Was not confirmed" may speak of a judge.
    let is_possible = words.clone().any(|k| {
        reader.tag(k) == Tag::Modal || matches!(reader.doc.lower(k), "been" | "independently")
    });
    // "Has yet to be confirmed"
    let is_due = words.clone().any(|k| reader.doc.is(k, "yet") && reader.doc.is(k + 1, "to"));
    if has(List::Negation) && is_possible || is_due {
        return Some(words);
    }
    let unable = words.start.checked_sub(1).filter(|&k| reader.doc.is(k, "unable"))?;
    Some(group(reader, unable).start..words.end)
}

/// The drafts, of the first `count`, around the cue nearest to token `at`.
fn near(drafts: &[Draft], count: usize, at: usize) -> Range<usize> {
    let is_before = |d: &Draft| d.cue.as_ref().is_some_and(|cue| cue.start < at);
    let end = drafts[..count].partition_point(is_before);
    end.saturating_sub(DRAFTS_MAX)..end
}

/// Whether token `i` stands in the content of `draft`, and not in its cue.
fn holds(draft: &Draft, i: usize) -> bool {
    let in_cue = draft.cue.as_ref().is_some_and(|cue| cue.contains(&i));
    !in_cue && draft.pieces.iter().any(|piece| piece.contains(&i))
}

/// What was to be checked: the subject of a passive, the object of an active verb.
fn thing(reader: &Reader, i: usize, words: &Range<usize>) -> Option<Range<usize>> {
    if reader.tag(i) == Tag::Noun {
        let ceiling = reader.ceiling(i);
        return match reader.doc.tokens().get(i + 1).map(|_| reader.doc.lower(i + 1)) {
            Some("of") => Some(i + 2..chunks::end(reader.doc, i + 2, ceiling)?),
            Some("that") => Some(i + 1..clause_end(reader, i + 1, ceiling)),
            _ => None,
        };
    }
    let is_passive = words.clone().any(|k| matches!(reader.doc.lower(k), "be" | "been"));
    if is_passive {
        // "That could not be confirmed."
        let that = words.start.checked_sub(1).filter(|&k| reader.doc.is(k, "that"));
        if let Some(that) = that.filter(|&k| reader.doc.is_sentence_start(k)) {
            return Some(that..that + 1);
        }
        let subject = subject(reader, words.start)?;
        let is_relative = reader.is_in(subject.start, List::Relative)
            && !reader.doc.is_sentence_start(subject.start);
        return if is_relative || reader.doc.is(subject.start, "whose") {
            before_relative(reader, subject.start)
        } else {
            Some(subject)
        };
    }
    let end = chunks::end(reader.doc, i + 1, reader.ceiling(i))?;
    Some(i + 1..end)
}

/// The phrase before the relative pronoun at `i`, past a comma.
fn before_relative(reader: &Reader, i: usize) -> Option<Range<usize>> {
    let end = if i > 0 && reader.is_comma(i - 1) { i - 1 } else { i };
    let start = chunks::start(reader.doc, reader.floor(i), end)?;
    Some(start..end)
}

/// Whether `thing` means a claim told of before: "it", "the report", "those figures".
fn refers_back(reader: &Reader, thing: &Range<usize>) -> bool {
    let is_that = reader.doc.is(thing.start, "that") && reader.doc.is_sentence_start(thing.start);
    let opens = is_that || reader.is_in(thing.start, List::Back);
    if thing.len() == 1 {
        return opens;
    }
    let head = reader.doc.known(thing.end - 1);
    let is_told = CUES.has_noun(&head.cues) || reader.is_in(thing.end - 1, List::Report);
    let is_definite = opens
        || matches!(reader.doc.lower(thing.start), "the" | "those" | "neither")
        || chunks::is_possessive_pronoun(reader.doc, thing.start)
        || thing.clone().any(|k| reader.doc.is_possessive(k));
    is_told && is_definite
}

/// Which of `drafts` the claim is that a reference at token `at` means: the longest of the sentence
/// nearest before it.
fn meant(reader: &Reader, drafts: &[Draft], at: usize) -> Option<usize> {
    let sentence = |token: usize| reader.doc.sentence_index(token);
    let here = sentence(at);
    let told = |draft: &Draft| draft.pieces.last().map(|piece| sentence(piece.end - 1));
    let earlier = drafts.iter().enumerate().filter(|(_, d)| {
        d.pieces.last().is_some_and(|piece| piece.end <= at)
            && told(d).is_some_and(|index| index + BACK_MAX >= here)
    });
    earlier.max_by_key(|(_, d)| (told(d), d.len())).map(|(k, _)| k)
}
