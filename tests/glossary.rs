//! The publisher's glossary: what it finds, what it leaves alone, and what it refuses.

use std::sync::LazyLock;
use std::time::Instant;

use postil::annotation::Body;
use postil::glossary::{Entries, Glossary, limits};
use postil::marked::{mark, unmark};
use postil::{Annotation, Kind, Output, Pipeline};
use serde_json::{Value, json};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// A glossary of entries that differ in what they match.
fn glossary(matches: &[Value]) -> Result<Glossary, String> {
    let entry = |m: &Value| json!({"match": m, "title": "Title", "text": "Text."});
    read(&matches.iter().map(entry).collect())
}

fn read(entries: &Value) -> Result<Glossary, String> {
    let entries: Entries = serde_json::from_value(entries.clone()).map_err(|e| e.to_string())?;
    Glossary::new(entries).map_err(|e| e.to_string())
}

fn annotate(matches: &[Value], text: &str) -> Output {
    let glossary = glossary(matches).unwrap_or_else(|e| panic!("{e}"));
    PIPELINE.with_glossary(glossary).annotate(text, None)
}

/// Asserts that the terms of a marked text come out as marked.
#[track_caller]
fn assert_terms(matches: &[Value], want: &str) {
    let text = unmark(want);
    assert_eq!(mark(&text, &annotate(matches, &text), &[Kind::Term]), want);
}

#[test]
fn a_phrase_without_capitals_matches_in_any_case() {
    let easing = [json!("quantitative easing")];
    assert_terms(&easing, "[Quantitative easing](term 0) began, [QUANTITATIVE EASING](term 0).");
    assert_terms(&easing, "Easing that is [quantitative\u{a0}easing](term 0), not quantitative.");
}

#[test]
fn a_phrase_with_capitals_matches_as_spelled() {
    assert_terms(&[json!("the Fed")], "They fed [the Fed](term 0)'s birds. The fed, the FED.");
    assert_terms(&[json!("Moody's")], "[Moody’s](term 0) and [Moody's](term 0) cut it.");
}

#[test]
fn words_are_matched_whole() {
    assert_terms(&[json!("gilt")], "Guilt, gilts, [gilt](term 0)-edged [gilt](term 0).");
    let pattern = [json!({"pattern": "gilts?"})];
    assert_terms(&pattern, "Guilts, [gilts](term 0), [gilt](term 0)-edged, gilted.");
}

#[test]
fn a_phrase_stays_in_its_paragraph() {
    assert_terms(&[json!("bond yield")], "A bond\\nYield falls on the [bond yield](term 0).");
}

#[test]
fn a_pattern_knows_ascii_classes_and_any_literal() {
    let matches =
        [json!({"pattern": r"COP ?\d\d"}), json!({"pattern": r"(?i)d[a-z]tente|détente"})];
    assert_terms(
        &matches,
        "[COP28](term 0) or [COP 29](term 0): [détente](term 1), [Datente](term 1).",
    );
}

#[test]
fn the_longer_of_two_terms_stays_and_of_equal_ones_the_first() {
    let matches = [json!("rate"), json!("base rate"), json!({"pattern": "base rate"})];
    assert_terms(&matches, "The [base rate](term 1) is a [rate](term 0).");
}

#[test]
fn a_term_may_be_marked_once() {
    let entries = json!([
        {"match": "gilt", "title": "Gilt", "text": "A bond.", "first-only": true},
        {"match": "bond", "title": "Bond", "text": "A loan."},
    ]);
    let text = "A bond, a gilt, a bond, a gilt.";
    let output = PIPELINE.with_glossary(read(&entries).unwrap()).annotate(text, None);
    let want = "A [bond](term 1), a [gilt](term 0), a [bond](term 1), a gilt.";
    assert_eq!(mark(text, &output, &[Kind::Term]), want);
    let terms: Vec<_> = output.terms.iter().map(|t| (t.entry, t.mentions.len())).collect();
    assert_eq!(terms, [(1, 2), (0, 1)]);
}

/// What is found without the glossary is found with it, at other indices.
#[test]
fn terms_change_nothing_else() {
    let text = "Aug 14, 2024\n\nThe Bank of England cut its rate on Wednesday, Andrew Bailey said. \
                “Inflation fell to 2 per cent,” he said, and the Bank may cut its rate again.";
    let matches = ["Bank of England", "Andrew", "Bailey said", "2", "rate", "inflation fell", "he"];
    let with = annotate(&matches.map(|m| json!(m)), text);
    let without = PIPELINE.annotate(text, None);
    let others = |output: &Output| -> Vec<Annotation> {
        let others = output.annotations.iter().filter(|a| a.kind != Kind::Term);
        others.cloned().map(forget_related).collect()
    };
    assert_eq!(others(&with), others(&without));
    let names = |output: &Output| -> Vec<(String, usize)> {
        output.entities.iter().map(|e| (e.name.clone(), e.mentions.len())).collect()
    };
    assert_eq!(names(&with), names(&without));
    for (index, annotation) in with.annotations.iter().enumerate() {
        let mention = annotation.as_mention().and_then(|m| m.entity);
        assert!(mention.is_none_or(|entity| with.entities[entity].mentions.contains(&index)));
    }
    // "Bailey said" crosses the name, "2" stands in the quantity, the rest is whole.
    let marked: Vec<&str> = with
        .annotations
        .iter()
        .filter(|a| a.kind == Kind::Term)
        .map(|a| &text[a.span.range()])
        .collect();
    assert_eq!(marked, ["Bank of England", "rate", "Andrew", "Inflation fell", "2", "he", "rate"]);
}

/// Without the indices of others, which a term between them shifts.
fn forget_related(mut annotation: Annotation) -> Annotation {
    if let Body::Attribution(said) = &mut annotation.body {
        said.related.clear();
    }
    annotation
}

#[test]
fn a_bad_pattern_names_the_entry_and_the_position() {
    let bad = |pattern: &str| glossary(&[json!("gilt"), json!({ "pattern": pattern })]).err();
    let at = |what: &str, character: usize, pattern: &str| {
        let place = format!("at character {character} of the pattern \"{pattern}\"");
        Some(format!("glossary[1] \"Title\": {what}, {place}"))
    };
    assert_eq!(bad("gilts(s"), at("unclosed group", 6, "gilts(s"));
    assert_eq!(bad("é[a"), at("unclosed character class", 2, "é[a"));
    let backward = "look-around, including look-ahead and look-behind, is not supported";
    assert_eq!(bad("a(?=b)"), at(backward, 2, "a(?=b)"));
    assert_eq!(bad(r"(a)\1"), at("backreferences are not supported", 4, r"(a)\1"));
    let empty = "glossary[1] \"Title\": the pattern matches the empty text too";
    assert_eq!(bad("(gilt)?").as_deref(), Some(empty));
}

#[test]
fn a_bad_entry_is_named() {
    let error = |entry: Value| read(&json!([entry])).err().unwrap_or_default();
    let entry = |key: &str, value: Value| {
        let mut entry = json!({"match": "gilt", "title": "Gilt", "text": "A bond."});
        entry[key] = value;
        error(entry)
    };
    assert_eq!(error(json!({"match": "gilt", "text": "A"})), "glossary[0]: missing field `title`");
    assert!(entry("match", json!(7)).starts_with("glossary[0]: invalid type: integer `7`"));
    assert!(entry("match", json!({"regex": "a"})).contains("unknown field `regex`"));
    assert!(entry("kind", json!("person")).contains("unknown variant `person`"));
    assert!(entry("first_only", json!(true)).contains("unknown field `first_only`"));
    assert_eq!(entry("text", json!(" ")), "glossary[0] \"Gilt\": the text is empty");
    let long = "a ".repeat(limits::PHRASE_TOKENS + 1);
    assert!(entry("match", json!(long)).contains("more than 16 words and marks"));
    for url in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "java\nscript:x", ""] {
        assert!(entry("url", json!(url)).contains("the url "), "{url:?} was let through");
    }
    for url in ["https://example.org/a:b", "/glossary#gilt", "gilt.html?a=b:c", "//example.org"] {
        assert_eq!(entry("url", json!(url)), "", "{url:?}");
    }
}

#[test]
fn no_pattern_can_fill_the_memory() {
    for pattern in [r"(?:a{1000}){1000}", r"((((a{99}){99}){99}){99})", r"(?:x{0,500}y){500}"] {
        let error = glossary(&[json!({ "pattern": pattern })]).err();
        assert!(error.is_some_and(|e| e.contains("takes more than 32768 bytes")), "{pattern}");
    }
    let deep = format!("{}a{}", "(".repeat(200), ")".repeat(200));
    let error = glossary(&[json!({ "pattern": deep })]).err();
    assert!(error.is_some_and(|e| e.contains("nested parentheses")));
    let many = vec![json!({"pattern": "[a-z]{500}"}); limits::PATTERNS + 1];
    assert_eq!(glossary(&many).err().as_deref(), Some("glossary: 501 patterns are more than 500"));
}

/// Patterns that look to the end of the text before they match one letter are quadratic where
/// each match starts a new look; a text of four times the length may take about four times as long.
#[test]
fn no_pattern_can_hang_a_page() {
    let patterns = [r".*[^A-Z]|[A-Z]", r"(?s).*\d|\w", r"(\w+\s)*\d", r"A+A+A+A+A+B|A"];
    let pipeline =
        PIPELINE.with_glossary(glossary(&patterns.map(|p| json!({ "pattern": p }))).unwrap());
    let seconds = |text: &str| {
        let start = Instant::now();
        pipeline.annotate(text, None);
        start.elapsed().as_secs_f64()
    };
    for piece in ["A", "A ", "AB c", "A. "] {
        let once = seconds(&piece.repeat(8_000 / piece.len()));
        let often = seconds(&piece.repeat(32_000 / piece.len()));
        assert!(often < 8.0 * once.max(0.05), "{piece:?}: {once} s, then {often} s");
    }
}

#[test]
fn ten_thousand_phrases_are_found_at_once() {
    let matches: Vec<Value> =
        (0..limits::ENTRIES).map(|n| json!(format!("the term {n}"))).collect();
    assert_terms(&matches, "Of [the term 7](term 7) and [the term 9999](term 9999), the rest.");
    assert!(glossary(&[matches, vec![json!("more")]].concat()).is_err());
}
