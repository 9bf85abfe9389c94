//! How sure a report is, and which words decide it.
//!
//! | text | certainty | rule |
//! |---|---|---|
//! | `He said she won.` | stated | `say` |
//! | `He may say …`, `It appeared to be …` | hedged | `may`, `appear` |
//! | `Unconfirmed reports said …` | unconfirmed | `unconfirmed` |
//! | `He denied it.` | denied | `deny` |

use std::ops::Range;

use super::cue::Hit;
use super::reader::Reader;
use crate::annotation::Certainty;
use crate::lexicon::closed::{self, List};
use crate::lexicon::cues::Class;

/// Tokens of a content in which its main verb is looked for.
const VERB_REACH: usize = 24;

/// The certainty of what `hit` attributes to `source`, and the words that decided it.
pub fn certainty(
    reader: &Reader,
    hit: &Hit,
    source: Option<&Range<usize>>,
    pieces: &[Range<usize>],
) -> (Certainty, &'static str) {
    let cue = hit.cue;
    if let Some(word) = source.and_then(|s| unverified(reader, s)) {
        return (Certainty::Unconfirmed, word);
    }
    if hit.is_negated && cue.class != Class::Question {
        return (negated(cue.certainty, cue.class), cue.words);
    }
    if cue.certainty != Certainty::Stated {
        return (cue.certainty, cue.words);
    }
    if let Some(word) = listed(reader, hit.group.clone(), List::Unsure) {
        return (Certainty::Unconfirmed, word);
    }
    if hit.is_weak
        && let Some(word) = listed(reader, hit.group.clone(), List::Weak)
    {
        return (Certainty::Hedged, word);
    }
    if cue.class == Class::Question {
        return (Certainty::Stated, cue.words);
    }
    hedged_content(reader, pieces).unwrap_or((Certainty::Stated, cue.words))
}

/// What makes a source one that nobody vouches for: "unconfirmed", "could not be verified".
fn unverified(reader: &Reader, source: &Range<usize>) -> Option<&'static str> {
    let is_negated = source.clone().any(|i| reader.is_in(i, List::Negation));
    let checked = is_negated.then(|| listed(reader, source.clone(), List::Check)).flatten();
    listed(reader, source.clone(), List::Unsure).or(checked)
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
pub fn hedged_content(
    reader: &Reader,
    pieces: &[Range<usize>],
) -> Option<(Certainty, &'static str)> {
    let first = pieces.first()?;
    let reach = first.start..first.end.min(first.start + VERB_REACH);
    let verb = reach.clone().find(|&i| reader.tag(i).is_finite())?;
    let head = first.start..reach.end.min(verb + 3);
    let free = |list| {
        head.clone()
            .filter(|&i| reader.regions.at(i).is_none())
            .find_map(|i| closed::entry(reader.doc.lower(i), list))
    };
    let unsure = free(List::Unsure).map(|word| (Certainty::Unconfirmed, word));
    unsure.or_else(|| free(List::Hedge).map(|word| (Certainty::Hedged, word)))
}

/// The entry of token `i` in `list`, one of those that weigh on a report.
pub fn weigh(reader: &Reader, i: usize, list: List) -> Option<&'static str> {
    closed::entry(reader.doc.lower(i), list)
}

fn listed(reader: &Reader, mut range: Range<usize>, list: List) -> Option<&'static str> {
    range.find_map(|i| weigh(reader, i, list))
}
