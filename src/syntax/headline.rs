//! Headlines: sentences that no full stop ends.
//!
//! | sentence | |
//! |---|---|
//! | `Ito: Taxes will rise` | a headline |
//! | `Mayor Ito Wins a Second Term` | a headline in title case |
//! | `Ito won.` | none |

use std::ops::Range;

use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Letters of a word that has a capital in title case: of "With" it is a matter of style.
const LONG: usize = 4;

/// Tokens of the longest headline, about twice as many as any paper prints: a bound on work.
const LONGEST: usize = 60;

/// Whether no full stop ends `sentence`, which is not empty: captions and subheadings are as headlines.
pub fn is_headline(doc: &Document, sentence: &Range<usize>) -> bool {
    !doc.is(sentence.end - 1, ".")
}

/// Whether `sentence` is a headline most of whose long words have capitals, which then mark no names.
pub fn is_title_case(doc: &Document, sentence: &Range<usize>) -> bool {
    if sentence.len() > LONGEST || !is_headline(doc, sentence) {
        return false;
    }
    let is_long = |i: &usize| doc.kind(*i) == TokenKind::Word && doc.word(*i).len() >= LONG;
    let (mut words, mut capitalized) = (0, 0);
    for i in sentence.clone().filter(is_long) {
        words += 1;
        capitalized += usize::from(doc.is_capitalized(i));
    }
    words >= 4 && capitalized * 10 >= words * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_makes_a_headline_a_sentence() {
        let is = |text: &str, is: fn(&Document, &Range<usize>) -> bool| {
            let doc = Document::new(text, None);
            is(&doc, &doc.sentences()[0])
        };
        assert!(is("Ito: Taxes will rise", is_headline));
        assert!(!is("Ito won.", is_headline));
        assert!(is("Mayor Ito Wins Second Term in Landslide", is_title_case));
        assert!(!is("Mayor Ito Wins Second Term in Landslide.", is_title_case));
        assert!(!is("Mayor Ito wins second term in landslide", is_title_case));
    }
}
