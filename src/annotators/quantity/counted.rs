//! What is counted: "117 [Ukrainian drones]", "thousands of [troops]", "a 12-[member] panel".
//!
//! The span is the noun after the number with the words before that noun which describe it,
//! without article and without what follows: "15 [survivors] of the crash".

use std::ops::Range;

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::NumeralForm;
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::QuantityReader;
use crate::tagger::Tag;
use crate::text::tokens::TokenKind;

impl QuantityReader<'_, '_> {
    /// The tokens of what `extent` counts, where `i` is the token after it and its bound.
    pub fn counted(&self, extent: &Extent, i: usize) -> Option<Range<usize>> {
        if self.is_membered(i) {
            return Some(i + 1..i + 2);
        }
        let start = self.noun_start(i);
        let noun = self.noun_phrase(start)?;
        // "Two of Ito's children", but "two candidates' plans".
        let noun = if self.doc.is(i, "of") { self.owned(noun) } else { noun };
        let numeral = &extent.low.numeral;
        let is_one = numeral.value == 1.0 && extent.upper.is_none();
        let is_single = is_one || numeral.form == NumeralForm::Part;
        (is_single || self.is_plural(noun.end - 1)).then_some(noun)
    }

    /// What the noun in `owner` owns, where it is possessive: "half of the county's [bridges]".
    fn owned(&self, owner: Range<usize>) -> Range<usize> {
        let end = owner.end;
        let is_possessive = end < self.doc.len() && self.doc.is_possessive(end);
        if is_possessive { self.noun_phrase(end + 1).unwrap_or(owner) } else { owner }
    }

    /// Whether token `i` reads like a noun in the plural.
    pub fn is_plural(&self, i: usize) -> bool {
        if !self.is_noun(i) {
            return false;
        }
        let word = self.doc.lower(i);
        let has_ending = word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
        self.has_cue(i, QuantityCue::Plural) || has_ending
    }

    /// Whether a noun in the plural, with what describes it, starts at token `i`.
    pub fn is_phrase_of_plural(&self, i: usize) -> bool {
        self.noun_phrase(i).is_some_and(|noun| self.is_plural(noun.end - 1))
    }

    /// "12-member", "20-nation": whether what a hyphen at `i` joins is counted.
    pub fn is_membered(&self, i: usize) -> bool {
        self.is_hyphen(i) && self.has_cue(i + 1, QuantityCue::Member)
    }

    /// Whether token `i` is a word that ends noun phrases: "the", "about", "were".
    pub fn is_function_word(&self, i: usize) -> bool {
        self.has_cue(i, QuantityCue::Stop)
    }

    /// The noun from token `start` on with what describes it before it.
    fn noun_phrase(&self, start: usize) -> Option<Range<usize>> {
        let sentence = self.doc.sentence(start.min(self.doc.len().checked_sub(1)?));
        let limit = sentence.end.min(start + LONGEST);
        let mut noun = None;
        for i in start..limit {
            if !self.is_in_phrase(i) {
                break;
            }
            if self.is_noun(i) {
                noun = Some(start..i + 1);
                // "50 people Monday": a plural ends it, unless a noun like it follows.
                let goes_on = i + 1 < limit
                    && self.doc.tag(i + 1) == self.doc.tag(i)
                    && !self.is_one_of(i + 2, &["later", "earlier", "ago", "before", "after"]);
                if self.is_plural(i) && !goes_on {
                    break;
                }
            }
        }
        noun
    }

    /// Whether token `i` exists and is a noun.
    fn is_noun(&self, i: usize) -> bool {
        i < self.doc.len()
            && self.doc.kind(i) == TokenKind::Word
            && matches!(self.doc.tag(i), Tag::Noun | Tag::ProperNoun)
            && !self.is_function_word(i)
    }

    /// Whether token `i` may stand in a noun phrase.
    fn is_in_phrase(&self, i: usize) -> bool {
        let may_describe = matches!(
            self.doc.tag(i),
            Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::VerbParticiple | Tag::VerbGerund
        );
        let is_word = self.doc.kind(i) == TokenKind::Word;
        self.is_hyphen(i) || is_word && may_describe && !self.is_function_word(i)
    }

    /// The token after "of" and a determiner, and after "more" or "other".
    fn noun_start(&self, i: usize) -> usize {
        let mut at = i;
        if self.doc.is(at, "of") {
            at += 1;
            at += usize::from(self.has_cue(at, QuantityCue::Determiner));
        }
        at + usize::from(self.has_cue(at, QuantityCue::Added))
    }
}

/// The most tokens read in search of the noun.
const LONGEST: usize = 8;

#[cfg(test)]
mod tests {
    use crate::annotation::Body;
    use crate::pipeline::Pipeline;

    /// What the first quantity of `text` counts.
    fn counted(text: &str) -> Option<&str> {
        let output = Pipeline::new().annotate(text, None);
        let of = output.annotations.iter().find_map(|a| match &a.body {
            Body::Quantity(quantity) => Some(quantity.of),
            _ => None,
        });
        of.flatten().map(|span| &text[span.range()])
    }

    #[test]
    fn the_noun_comes_with_what_describes_it() {
        let drones = "Russia said it had destroyed 117 Ukrainian drones over the border.";
        assert_eq!(counted(drones), Some("Ukrainian drones"));
        assert_eq!(counted("They ordered 14 new cargo ships last year."), Some("new cargo ships"));
        assert_eq!(counted("Thousands of weary commuters walked home."), Some("weary commuters"));
        assert_eq!(counted("The 15 survivors of the crash met."), Some("survivors"));
        assert_eq!(counted("Some 90,000 Israelis signed."), Some("Israelis"));
        assert_eq!(counted("She missed two open shots moments later."), Some("open shots"));
    }

    #[test]
    fn what_is_owned_is_counted_and_not_its_owner() {
        assert_eq!(counted("A third of Bhutan's population left."), Some("population"));
        assert_eq!(counted("Half of the county's bridges are old."), Some("bridges"));
        assert_eq!(counted("Two of Ito's old friends came."), Some("old friends"));
        assert_eq!(counted("It rests on two candidates' plans."), Some("candidates"));
    }

    #[test]
    fn determiners_and_bounds_are_passed_over() {
        assert_eq!(counted("They sold five of its current models."), Some("current models"));
        assert_eq!(counted("Some 40-odd people came."), Some("people"));
        assert_eq!(counted("At least one more major move is planned."), Some("major move"));
        assert_eq!(counted("A 12-member panel met."), Some("member"));
    }

    #[test]
    fn measures_and_bare_numbers_count_nothing() {
        assert_eq!(counted("The sea rose 4 meters there."), None);
        assert_eq!(counted("The toll rose to 117 in Germany."), None);
    }
}
