//! The command line, run as a program.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn postil(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that refuses its arguments does not read.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).expect("UTF-8")
}

#[test]
fn jsonl_keeps_order_and_goes_on_after_bad_lines() {
    let mut input = String::new();
    for id in 0..500 {
        input.push_str(&format!("{{\"id\":{id},\"text\":\"It rained for {id} days.\"}}\n"));
    }
    input.push_str("nonsense\n{\"id\":\"b\",\"text\":7}\n{\"id\":\"c\"}\n");
    input.push_str(
        "{\"id\":\"d\",\"text\":\"\",\"published\":\"2024-02-30\"}\n{\"id\":\"e\",\"text\":\"\"}\n",
    );
    let done = postil(&["annotate", "--jsonl"], &input);
    let lines: Vec<serde_json::Value> =
        stdout(&done).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 505);
    for (id, line) in lines[..500].iter().enumerate() {
        assert_eq!(line["id"], id);
        assert!(line["annotations"].is_array() && line["entities"].is_array());
    }
    assert_eq!(lines[500]["id"], serde_json::Value::Null);
    assert!(lines[500]["error"].as_str().is_some_and(|e| e.starts_with("line 501: ")));
    assert_eq!(
        (&lines[501]["id"], &lines[502]["error"]),
        (&"b".into(), &"line 503: no \"text\"".into())
    );
    let date = "line 504: published \"2024-02-30\" is not a date of the form 2024-08-14";
    assert_eq!((&lines[503]["id"], &lines[503]["error"]), (&"d".into(), &date.into()));
    assert_eq!(lines[504]["annotations"], serde_json::json!([]));
    assert_eq!(done.status.code(), Some(1));
    assert!(stderr(&done).contains("4 bad lines"));
}

#[test]
fn offsets_are_utf16_units() {
    let done = postil(
        &["annotate", "--format", "json", "--published", "2024-08-14"],
        "😀 It began on 6 August.",
    );
    let output: serde_json::Value = serde_json::from_str(stdout(&done)).expect("JSON");
    let time = &output["annotations"][0];
    assert_eq!((&time["kind"], &time["value"]), (&"time".into(), &"2024-08-06".into()));
    assert_eq!((&time["start"], &time["end"]), (&15.into(), &23.into()));
}

#[test]
fn a_bad_date_or_file_is_named() {
    let done = postil(&["annotate", "--published", "14 August"], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("\"14 August\" is not a date"));
    let done = postil(&["annotate", "no/such/article.txt"], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr(&done).contains("no/such/article.txt"));
}

#[test]
fn marked_text_is_written_and_marked_again() {
    let arguments = ["mark", "--kinds", "time", "--published", "2024-08-14"];
    let marked = "It rained [on Monday].";
    let want = "It rained on [Monday](time 2024-08-12).\n";
    assert_eq!(stdout(&postil(&arguments, marked)), want);
    assert_eq!(stdout(&postil(&arguments, want)), want);
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postil"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    let line = format!("{{\"id\":1,\"text\":\"{}\"}}\n", "It rained. ".repeat(10_000));
    // Writing fails once the program has noticed and is gone.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    let done = child.wait_with_output().expect("the program ends");
    assert_eq!((done.status.code(), stderr(&done)), (Some(0), ""));
}

#[test]
fn the_margin_says_what_the_text_does_not() {
    let text = "It rained on Monday.";
    let done = postil(&["annotate", "--format", "pretty", "--published", "2024-08-14"], text);
    assert!(stdout(&done).contains("│ Monday: 2024-08-12"));
}

#[test]
fn a_glossary_is_read_and_a_bad_entry_named() {
    let folder = std::env::temp_dir().join(format!("postil-glossary-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = |name: &str, content: &str| {
        let path = folder.join(name);
        std::fs::write(&path, content).expect("a file");
        path.display().to_string()
    };
    let good = file("good.json", r#"[{"match": "gilt", "title": "Gilt", "text": "A bond."}]"#);
    let bad = file("bad.json", r#"[{"match": {"pattern": "a("}, "title": "A", "text": "A."}]"#);
    let shape = file("shape.json", "[{\n\"match\": \"gilt\"}]");
    let done = postil(&["annotate", "--glossary", &good, "--jsonl"], "{\"text\":\"A gilt fell.\"}");
    let output: serde_json::Value = serde_json::from_str(stdout(&done)).expect("JSON");
    assert_eq!(output["terms"][0]["title"], "Gilt");
    assert_eq!(output["annotations"][0]["entry"], 0);
    let margin = postil(&["annotate", "--glossary", &good, "--format", "pretty"], "A gilt fell.");
    assert!(stdout(&margin).contains("gilt: Gilt – A bond."));
    for (file, problem) in [
        (&bad, "glossary[0] \"A\": unclosed group, at character 2 of the pattern"),
        (&shape, "glossary[0]: missing field `title` at line 2 column 16"),
    ] {
        let done = postil(&["annotate", "--glossary", file], "");
        assert_eq!(done.status.code(), Some(2));
        assert!(stderr(&done).contains(problem), "{}", stderr(&done));
    }
    std::fs::remove_dir_all(folder).expect("the folder goes");
}
