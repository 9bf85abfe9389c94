//! How sure a report is, and which words decide it.
//!
//! | text | certainty | rule | because |
//! |---|---|---|---|
//! | `He said she won.` | stated | `say` | |
//! | `He said she may win.`, `It appeared to be …` | hedged | `may`, `appear` | `may`, `appeared` |
//! | `Unconfirmed reports said …` | unconfirmed | `unconfirmed` | `Unconfirmed reports` |
//! | `He denied it.` | denied | `deny` | `denied` |

use std::ops::Range;

use super::cue::{Hit, group};
use super::reader::Reader;
use crate::annotation::Certainty;
use crate::lexicon::closed::{self, List};
use crate::lexicon::cues::{Class, Cue};
use crate::syntax::chunks;
use crate::tagger::Tag;

/// Tokens of a content in which its main verb is looked for.
const VERB_REACH: usize = 60;

/// How sure a report is.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How sure.
    pub certainty: Certainty,
    /// The entry that decided it, or the pattern.
    pub rule: &'static str,
    /// The words of the text that decided it; none where a source simply says so.
    pub because: Option<Range<usize>>,
}

impl Verdict {
    /// What a source simply says.
    pub const fn stated(rule: &'static str) -> Self {
        Self { certainty: Certainty::Stated, rule, because: None }
    }

    /// What `words` make `certainty`.
    pub fn new(certainty: Certainty, rule: &'static str, words: Range<usize>) -> Self {
        let because = (certainty != Certainty::Stated).then_some(words);
        Self { certainty, rule, because }
    }

    /// What `cue` makes of a report by itself.
    pub fn by_cue(cue: &Cue, words: Range<usize>) -> Self {
        Self::new(cue.certainty, cue.words, words)
    }
}

/// The certainty of what `hit` attributes to `source`.
pub fn of_verb(
    reader: &Reader,
    hit: &Hit,
    source: Option<&Range<usize>>,
    pieces: &[Range<usize>],
) -> Verdict {
    let cue = hit.cue;
    if let Some(verdict) = source.and_then(|s| unverified(reader, s)) {
        return verdict;
    }
    // "No group has claimed the attack"
    if let Some(no) = source.map(|s| s.start).filter(|&i| reader.is_in(i, List::Negation)) {
        return Verdict::new(Certainty::Unconfirmed, cue.words, no..no + 1);
    }
    if hit.is_negated && cue.class != Class::Question {
        let is_check = reader.is_in(hit.words.start, List::Check);
        // "Did not say whether she would run": that is left open.
        let first = pieces.first().map_or(0, |piece| piece.start);
        let is_open = reader.is_in(first, List::Clause) && !reader.doc.is(first, "that");
        let certainty = match is_check || is_open && cue.class == Class::Statement {
            true => Certainty::Unconfirmed,
            false => negated(cue.certainty, cue.class),
        };
        return Verdict::new(certainty, cue.words, hit.group.clone());
    }
    if cue.certainty != Certainty::Stated {
        return Verdict::by_cue(cue, hit.words.clone());
    }
    if let Some(verdict) = listed(reader, hit.group.clone(), List::Unsure) {
        return verdict;
    }
    if hit.is_weak
        && let Some(verdict) = listed(reader, hit.group.clone(), List::Weak)
    {
        return verdict;
    }
    if cue.class == Class::Question {
        return Verdict::stated(cue.words);
    }
    of_content(reader, pieces).unwrap_or(Verdict::stated(cue.words))
}

/// What a source that nobody vouches for makes of a report: "unconfirmed reports", "a claim that
/// could not be verified".
pub fn unverified(reader: &Reader, source: &Range<usize>) -> Option<Verdict> {
    let unsure = source.clone().find(|&i| reader.is_in(i, List::Unsure));
    if let Some(word) = unsure {
        let end = chunks::base_end(reader.doc, word, source.end).unwrap_or(word + 1);
        let rule = closed::entry(reader.doc.lower(word), List::Unsure)?;
        return Some(Verdict::new(Certainty::Unconfirmed, rule, word..end));
    }
    let checked = source.clone().find(|&i| reader.is_in(i, List::Check))?;
    let words = group(reader, checked);
    let rule = closed::entry(reader.doc.lower(checked), List::Check)?;
    let is_negated = words.clone().any(|i| reader.is_in(i, List::Negation));
    is_negated.then(|| Verdict::new(Certainty::Unconfirmed, rule, words))
}

/// "Not" turns a statement into a denial, a denial into a statement, and leaves a belief in doubt.
fn negated(certainty: Certainty, class: Class) -> Certainty {
    match (certainty, class) {
        (Certainty::Denied, _) => Certainty::Stated,
        (_, Class::Belief) => Certainty::Hedged,
        _ => Certainty::Denied,
    }
}

/// A hedge outside quotation marks at the main verb of the content, or before it.
pub fn of_content(reader: &Reader, pieces: &[Range<usize>]) -> Option<Verdict> {
    let first = pieces.first()?;
    let verb = main_verb(reader, first)?;
    let head = first.start..first.end.min(verb + 3);
    let free = head.filter(|&i| reader.regions.at(i).is_none() && hedges(reader, i));
    [List::Unsure, List::Hedge].into_iter().find_map(|list| listed(reader, free.clone(), list))
}

/// The first finite verb of `piece` that stands in no relative clause between commas: `the dam, which
/// was built by hand, | may burst`.
fn main_verb(reader: &Reader, piece: &Range<usize>) -> Option<usize> {
    let mut i = piece.start;
    while i < piece.end.min(piece.start + VERB_REACH) {
        if reader.is_comma(i) && reader.is_in(i + 1, List::Relative) {
            let verb_after = |k: &usize| reader.is_comma(*k) && reader.tag(k + 1).is_finite();
            if let Some(close) = (i + 1..piece.end).find(verb_after) {
                i = close;
            }
        }
        if reader.tag(i).is_finite() && i < piece.end {
            return Some(i);
        }
        i += 1;
    }
    None
}

/// Whether the word at `i` may hedge: not the month of May, nor what one could not do, nor "appeared in
/// court", nor a suspect.
fn hedges(reader: &Reader, i: usize) -> bool {
    let next = reader.lower(i + 1);
    match reader.lower(i) {
        "may" => reader.tag(i) == Tag::Modal && !reader.is_bound(i) && reader.kind(i) == 0,
        "could" => !matches!(
            next,
            "not" | "n't" | "n’t" | "barely" | "hardly" | "scarcely" | "only" | "no"
        ),
        "appear" | "appears" | "appeared" | "appearing" => {
            matches!(next, "to" | "that" | "as" | "not") || reader.tag(i + 1) == Tag::Adjective
        }
        "suspects" | "suspected" => reader.tag(i).is_verb(),
        _ => true,
    }
}

/// What the first word of `list` among `tokens` makes of a report.
pub fn listed(
    reader: &Reader,
    mut tokens: impl Iterator<Item = usize>,
    list: List,
) -> Option<Verdict> {
    let is_unsure = list == List::Unsure;
    let certainty = if is_unsure { Certainty::Unconfirmed } else { Certainty::Hedged };
    tokens.find_map(|i| {
        let rule = closed::entry(reader.doc.lower(i), list)?;
        Some(Verdict::new(certainty, rule, i..i + 1))
    })
}
