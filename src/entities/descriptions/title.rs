//! The title before a person's name.

use std::ops::Range;

use super::super::drafts::Name;
use crate::annotation::Kind;
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::{chunks, people};
use crate::tagger::Tag;
use crate::text::document::Document;

/// Tokens of the longest title.
const LONGEST: usize = 10;

/// The title that ends before token `start`: a role with the words that go with it.
///
/// | before the name | title |
/// |---|---|
/// | `said former Ukrainian Defence Minister` | `former Ukrainian Defence Minister` |
/// | `Russia's President` | `President` |
/// | `the Secretary of State` | `Secretary of State` |
/// | `Former special envoy to Chile` | the whole |
/// | `Sabres center` | the whole |
/// | `Sens.` | the whole |
/// | `Mr.` | none |
pub fn title(doc: &Document, start: usize) -> Option<Range<usize>> {
    let last = start.checked_sub(1)?;
    let earliest = doc.sentence(last).start.max(start.saturating_sub(LONGEST));
    let head = head(doc, earliest, last)?;
    let length = (earliest..head).rev().take_while(|&i| is_modifier(doc, i)).count();
    let begin = trim_start(doc, head - length, head);
    let is_bare = begin == last && classes(doc, last).any(WordClasses::COURTESY);
    (!is_bare).then_some(begin..start)
}

/// The title that the person named at `index` of `names` shares with those named right before: the
/// `Sens.` of `Sens. Ana Ito (R-Ohio) and Karl Moss`.
pub fn shared_title(doc: &Document, names: &[Name], index: usize) -> Option<Range<usize>> {
    let mut first = index;
    loop {
        let mut earlier = (0..first).rev().take(2);
        let before = earlier
            .find(|&i| names[i].kind == Kind::Person)
            .filter(|&i| is_joint(doc, names[i].tokens.end..names[first].tokens.start));
        let Some(before) = before else { break };
        first = before;
    }
    let title = title(doc, names[first].tokens.start).filter(|_| first < index)?;
    people::is_role_of_many(doc, title.end - 1).then_some(title)
}

/// Whether nothing but "and", commas and what is in brackets stands between two names.
fn is_joint(doc: &Document, mut between: Range<usize>) -> bool {
    if !(1..=LONGEST).contains(&between.len()) {
        return false;
    }
    let mut is_open = false;
    between.all(|i| {
        is_open |= doc.is(i, "(");
        let joins = is_open || matches!(doc.lower(i), "," | "and" | "&");
        is_open &= !doc.is(i, ")");
        joins
    })
}

/// The role in the title that ends with `last`: there, or before "of", "to" or "for" and nouns.
fn head(doc: &Document, earliest: usize, last: usize) -> Option<usize> {
    if is_role(doc, last) || people::is_role_of_many(doc, last) || is_position(doc, earliest, last)
    {
        return Some(last);
    }
    let nouns = (earliest..=last).rev().take_while(|&i| doc.tag(i).is_noun()).count();
    let first = last + 1 - nouns;
    let is_article = |i: usize| doc.is(i, "the");
    let joint = first.checked_sub(1).map(|i| i - usize::from(i > 0 && is_article(i)))?;
    let is_joint = matches!(doc.lower(joint), "of" | "to" | "for");
    (nouns > 0 && joint > earliest && is_joint && is_role(doc, joint - 1)).then(|| joint - 1)
}

/// Whether the noun at `i` says what somebody is for the team or firm named before it: "Sabres center".
fn is_position(doc: &Document, earliest: usize, i: usize) -> bool {
    i > earliest
        && matches!(doc.tag(i), Tag::Noun | Tag::Adjective)
        && doc.is_capitalized(i - 1)
        && doc.lists(i - 1).is_empty()
        && !classes(doc, i - 1).any(WordClasses::OPENER)
        && !doc.is_capitalized(i)
        && !chunks::is_time(doc, i)
        && !chunks::is_time(doc, i - 1)
}

fn is_role(doc: &Document, i: usize) -> bool {
    people::is_role(doc, i) || classes(doc, i).any(WordClasses::HONORIFIC)
}

/// Whether token `i` belongs to a title that goes on after it.
fn is_modifier(doc: &Document, i: usize) -> bool {
    let is_company = classes(doc, i).any(WordClasses::COMPANY) && doc.word(i).ends_with('.');
    if is_company || classes(doc, i).any(WordClasses::CALENDAR | WordClasses::OPENER) {
        return false;
    }
    let is_hyphen = matches!(doc.word(i), "-" | "/") && !doc.is_spaced(i);
    is_hyphen
        || is_role(doc, i)
        || classes(doc, i).any(WordClasses::TITLE_PART)
        || matches!(doc.tag(i), Tag::Adjective | Tag::Noun | Tag::ProperNoun)
}

/// Leaves out what cannot open a title: marks, and a noun that a comma or verb belongs to.
fn trim_start(doc: &Document, begin: usize, head: usize) -> usize {
    (begin..head).find(|&i| doc.word(i).starts_with(char::is_alphanumeric)).unwrap_or(head)
}

fn classes(doc: &Document, i: usize) -> WordClasses {
    doc.clues()[i]
}
