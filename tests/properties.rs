//! What holds for any text at all.

use std::sync::LazyLock;

use postil::Pipeline;
use proptest::prelude::*;

#[path = "shared/check.rs"]
mod check;
#[path = "shared/pieces.rs"]
mod pieces;

use check::check;
use pieces::PIECES;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

fn pieces() -> impl Strategy<Value = String> {
    let pool: Vec<&str> = PIECES.split('|').collect();
    let joint = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((prop::sample::select(pool), joint), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect())
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => pieces(), 1 => any::<String>(), 1 => "\\PC{0,80}"]
}

proptest! {
    #[test]
    fn every_text_keeps_the_contract(text in texts(), published in any::<bool>()) {
        let published = published.then(|| "2024-02-29".parse().expect("a date"));
        check(&PIPELINE, &text, published);
    }

    #[test]
    fn the_same_text_gives_the_same_output(text in texts()) {
        prop_assert_eq!(PIPELINE.annotate(&text, None), PIPELINE.annotate(&text, None));
    }
}

proptest! {
    // Each case builds a pipeline.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn texts_read_before_change_nothing(text in texts()) {
        let alone = Pipeline::new().annotate(&text, None);
        // Whether a word stands in lower case elsewhere tells names from other words.
        PIPELINE.annotate(&text.to_lowercase(), None);
        prop_assert_eq!(PIPELINE.annotate(&text, None), alone);
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
        check(&PIPELINE, text, None);
    }
}
