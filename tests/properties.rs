//! What holds for any text at all.

use std::ops::Range;

use postil::annotation::Body;
use postil::marked::{KINDS, mark, unmark};
use postil::{
    Annotation, Document, Output, Pipeline, Span, Utf16, paragraphs, sentences, tokenize,
};
use proptest::prelude::*;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// Pieces that news is made of, to be thrown together: what rules look for, in senseless order.
const PIECES: &str = r#"Ana Ito|Mr.|President|the|U.S.|said|told|that|according to|“|”|"|'|‘|’|``|''|,|.|…|-|—|(|)|[|]|:|;|
|35km|$4.5bn|8.5 per cent|117|drones|two dozen|between|and|Wednesday|last|week|Aug. 6|2024|2024-08-14|10:30 a.m.|ago|years|Kyiv|Kyiv's|Russia|he|she|they|who|accused|of|firing|denied|may|unconfirmed reports|NATO|KYIV|O'Neill|al-|van der|54-year-old|'90s|1/2|½|€|%|\|😀|שלום|e\u{301}|İ|ß| |	"#;

fn pieces() -> impl Strategy<Value = String> {
    let pool: Vec<&str> = PIECES.split('|').collect();
    let joint = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((prop::sample::select(pool), joint), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => pieces(), 1 => any::<String>(), 1 => "\\PC{0,80}"]
}

/// Whether the ranges are not empty and cover `0..len` in order.
fn tiles(ranges: &[Range<usize>], len: usize) -> bool {
    let mut at = 0;
    ranges.iter().all(|r| {
        r.start == at && !r.is_empty() && {
            at = r.end;
            true
        }
    }) && at == len
}

/// Every span of an annotation, its own first.
fn spans(annotation: &Annotation) -> Vec<Span> {
    let mut spans = vec![annotation.span];
    match &annotation.body {
        Body::Quantity(quantity) => spans.extend(quantity.of),
        Body::Quote(said) | Body::Claim(said) => {
            spans.extend(said.content.iter().copied().chain(said.source).chain(said.cue));
        }
        _ => {}
    }
    spans
}

/// Checks the contract's invariants of `output`, made from `text`, in bytes.
fn check(text: &str, output: &Output) {
    let doc = Document::new(text, output.published);
    for (index, annotation) in output.annotations.iter().enumerate() {
        assert!(!annotation.span.is_empty() && !annotation.rule.is_empty());
        for span in spans(annotation) {
            assert!(text.get(span.range()).is_some(), "{span:?} is no part of {text:?}");
            let inside = doc.tokens_in(span);
            assert!(!inside.is_empty() && doc.span(inside) == span, "{span:?} cuts a token");
        }
        for other in &output.annotations[index + 1..] {
            let order = |a: &Annotation| (a.span.start, usize::MAX - a.span.end);
            assert!(order(annotation) <= order(other));
            assert!(!annotation.span.crosses(other.span), "{annotation:?} crosses {other:?}");
        }
        if let Some(mention) = annotation.as_mention() {
            let entity = &output.entities[mention.entity.expect("every mention has an entity")];
            assert!(entity.mentions.contains(&index));
        }
        if let Some(said) = annotation.as_attribution() {
            assert!(!said.content.is_empty());
            assert!(said.content.iter().all(|piece| annotation.span.contains(*piece)));
            assert!(said.speaker.is_none_or(|speaker| speaker < output.entities.len()));
            assert!(said.related.iter().all(|&r| r < output.annotations.len() && r != index));
        }
    }
    for (index, entity) in output.entities.iter().enumerate() {
        assert!(
            entity.mentions.is_sorted() && !entity.mentions.is_empty() && !entity.name.is_empty()
        );
        for &mention in &entity.mentions {
            let annotation = &output.annotations[mention];
            assert_eq!(annotation.as_mention().and_then(|m| m.entity), Some(index));
        }
    }
}

proptest! {
    #[test]
    fn tokens_are_ordered_and_leave_out_white_space_alone(text in texts()) {
        let mut at = 0;
        for token in tokenize(&text) {
            prop_assert!(token.span.start >= at && !token.span.is_empty());
            prop_assert!(text[at..token.span.start].chars().all(char::is_whitespace));
            at = token.span.end;
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }

    #[test]
    fn sentences_and_paragraphs_tile_the_tokens(text in texts()) {
        let tokens = tokenize(&text);
        prop_assert!(tiles(&sentences(&text, &tokens), tokens.len()));
        prop_assert!(tiles(&paragraphs(&text, &tokens), tokens.len()));
    }

    #[test]
    fn what_comes_out_keeps_the_contract(text in texts(), published in any::<bool>()) {
        let published = published.then(|| "2024-02-29".parse().expect("a date"));
        check(&text, &PIPELINE.annotate(&text, published));
    }

    #[test]
    fn the_same_text_gives_the_same_output(text in texts()) {
        prop_assert_eq!(PIPELINE.annotate(&text, None), PIPELINE.annotate(&text, None));
    }

    #[test]
    fn marks_can_be_stripped(text in texts()) {
        let output = PIPELINE.annotate(&text, None);
        prop_assert_eq!(unmark(&mark(&text, &output, &KINDS)), text);
    }

    #[test]
    fn utf16_offsets_cut_the_same_text(text in texts()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let map = Utf16::new(&text);
        for token in tokenize(&text) {
            let span = map.span(token.span);
            let cut = String::from_utf16(&units[span.range()]);
            prop_assert_eq!(cut.unwrap_or_default(), &text[token.span.range()]);
        }
    }
}

#[test]
fn hostile_texts_are_read_to_the_end() {
    let texts = [
        String::new(),
        "a".to_owned(),
        "\0".repeat(1000),
        "\u{FEFF}".to_owned(),
        "\u{202E}Moscow said\u{202C} شرق".to_owned(),
        "👨‍👩‍👧‍👦 said “🇺🇦”".repeat(50),
        // A quote left open, opened again and closed twice: its pieces must not overlap.
        "Ito said: \" . accused …\n“ according to , ” view ”".to_owned(),
    ];
    for text in &texts {
        check(text, &PIPELINE.annotate(text, None));
    }
}

/// Large enough that whatever is more than linear would not end before the patience of CI does.
#[test]
fn long_texts_take_linear_time() {
    let long = ["a".repeat(10_000_000), "\n".repeat(1_000_000)];
    let pieces = ["\"", "“", "'", "7", "said ", "A", "Ito ", "(", "he said. ", "1,", "two ", "of "];
    for text in long.into_iter().chain(pieces.map(|piece| piece.repeat(400_000 / piece.len()))) {
        let output = PIPELINE.annotate(&text, None);
        assert!(output.annotations.is_sorted_by_key(|a| a.span.start));
    }
}
