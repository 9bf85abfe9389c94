//! Ages: whether years are somebody's, and no time that passes.

use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// How far before a number "age" may stand, in tokens.
const REACH: usize = 10;

/// Whether the number at token `i` stands between a comma and another mark, as ages after names do:
/// "Ana Ito, [54], sang".
pub fn is_alone(doc: &Document, i: usize) -> bool {
    let is_closed = i + 1 >= doc.len() || doc.tag(i + 1) == Tag::Punctuation;
    doc.kind(i) == TokenKind::Number && doc.word(i).len() == 2 && is_closed
}

/// Whether the number at token `i`, perhaps bounded, says an age: "the median age is [15.1]", "aged
/// [8] to 10", "at the age of [12]".
pub fn is_of_age(doc: &Document, i: usize) -> bool {
    let first = doc.sentence(i).start.max(i.saturating_sub(REACH));
    let is_age = |k: usize| matches!(doc.lower(k), "age" | "ages" | "aged");
    let Some(age) = (first..i).rev().find(|&k| is_age(k)) else { return false };
    let is_linked = |k: usize| {
        matches!(doc.tag(k), Tag::Adposition | Tag::Adverb | Tag::Number | Tag::Auxiliary)
            || matches!(doc.lower(k), "is" | "was" | "just" | "about" | "-" | "–" | "to" | "and")
    };
    let has_copula = (age..i).any(|k| matches!(doc.lower(k), "is" | "was" | "are" | "were"));
    // "The average age of the fleet's captains is 52 years": all but a verb may stand between.
    let is_verb = |k: usize| doc.tag(k).is_verb() && doc.tag(k) != Tag::VerbParticiple;
    (age + 1..i).all(is_linked) || has_copula && !(age + 1..i).any(|k| is_verb(k) && !is_linked(k))
}
