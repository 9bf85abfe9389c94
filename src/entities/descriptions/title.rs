//! The title before a person's name.

use std::ops::Range;

use crate::lexicon::clue_words::WordClasses;
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

/// The role in the title that ends with `last`: there, or before "of" and nouns.
fn head(doc: &Document, earliest: usize, last: usize) -> Option<usize> {
    if is_role(doc, last) {
        return Some(last);
    }
    let nouns = (earliest..=last).rev().take_while(|&i| doc.tag(i).is_noun()).count();
    let of = (last + 1).checked_sub(nouns + 1).filter(|&i| nouns > 0 && i > earliest)?;
    (doc.is(of, "of") && is_role(doc, of - 1)).then_some(of - 1)
}

fn is_role(doc: &Document, i: usize) -> bool {
    classes(doc, i).any(WordClasses::ROLE | WordClasses::HONORIFIC)
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
