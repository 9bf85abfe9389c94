//! The command line on a pseudo-terminal: no control character of an article, a glossary or an
//! argument reaches it, and every byte reaches a pipe.

#![cfg(unix)]

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
use serde_json::{Value, json};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// Sets a clipboard, resets the terminal, colors, moves the cursor, reorders; and a bare BEL, a
/// backspace, a return and DEL.
const NASTY: &str = "\u{FEFF}Ana\u{1B}]52;c;aGk=\u{7} Ito\u{1B}c said\ton Monday\u{9B}31m that \
                     5\u{8} miles\r of \u{202E}road\u{2066}\u{85} were\u{0} \\not closed\u{7F}.\u{1B}[2A\n\
                     \tIt rained\u{90}. Bo Ek, the\u{7F} mayor of\u{9B}31m Oslo\u{202E}, left.\n";

/// `NASTY` as a terminal shows it.
const SHOWN: &str = "\u{FEFF}Ana␛]52;c;aGk=␇ Ito␛c said\ton Monday�31m that \
                     5␈ miles␍ of �road�� were␀ \\not closed␡.␛[2A\n\
                     \tIt rained�. Bo Ek, the␡ mayor of�31m Oslo�, left.\n";

/// A glossary whose entry brings escapes of its own.
const GLOSSARY: &str =
    r#"[{"match": "rained", "title": "Rain\u001b]0;x\u0007", "text": "Wet\nand\u009b2J\u202e."}]"#;

/// The stream that is a terminal; the other goes nowhere.
#[derive(Clone, Copy)]
enum Stream {
    Output,
    Errors,
}

/// What the program wrote to a terminal that changes nothing; `input` comes through a pipe.
fn on_terminal(stream: Stream, arguments: &[&str], input: &str) -> String {
    let (ours, theirs) = terminal();
    let mut command = command(arguments);
    match stream {
        Stream::Output => command.stdout(theirs).stderr(Stdio::null()),
        Stream::Errors => command.stderr(theirs).stdout(Stdio::null()),
    };
    let mut child = command.spawn().expect("the program starts");
    // The last one to hold the terminal's other end must be the program.
    drop(command);
    feed(&mut child, input);
    let mut written = Vec::new();
    // Linux reports the end as an error, once everything has been read.
    let _ = File::from(ours).read_to_end(&mut written);
    child.wait().expect("the program ends");
    String::from_utf8(written).expect("UTF-8")
}

/// What the program wrote to a pipe.
fn on_pipe(arguments: &[&str], input: &str) -> String {
    let mut child = command(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    feed(&mut child, input);
    let done = child.wait_with_output().expect("the program ends");
    String::from_utf8([done.stdout, done.stderr].concat()).expect("UTF-8")
}

/// Both ends of a terminal in raw mode, ours first.
fn terminal() -> (OwnedFd, OwnedFd) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).expect("access to it");
    unlockpt(&ours).expect("its other end");
    let name = ptsname(&ours, Vec::new()).expect("its name").into_string().expect("UTF-8");
    let theirs = OpenOptions::new().read(true).write(true).open(name).expect("its other end");
    let mut mode = tcgetattr(&theirs).expect("its mode");
    mode.make_raw();
    tcsetattr(&theirs, OptionalActions::Now, &mode).expect("raw mode");
    (ours, theirs.into())
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postil"));
    command.args(arguments).stdin(Stdio::piped()).env_clear().env("TERM", "xterm-256color");
    command
}

fn feed(child: &mut Child, input: &str) {
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that refuses its arguments does not read.
    let _ = stdin.write_all(input.as_bytes());
}

/// Fails if `written` has a character that a terminal would obey, but for line feeds and tabs.
fn assert_harmless(written: &str) {
    let is_obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}".contains(c)
            || "\u{2066}\u{2067}\u{2068}\u{2069}".contains(c)
    };
    let obeyed = written.find(is_obeyed);
    assert_eq!(obeyed.map(|at| written[at..].chars().take(20).collect::<String>()), None);
}

/// `written` without the styles that the program sets: `ESC [`, digits and semicolons, `m`.
fn without_styles(written: &str) -> String {
    let mut pieces = written.split("\u{1B}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let style = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        plain.push_str(style.strip_prefix('m').unwrap_or("\u{1B}"));
    }
    plain
}

fn write(folder: &TempDir, name: &str, content: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    path.display().to_string()
}

#[test]
fn data_is_shown_harmlessly_on_a_terminal_and_whole_in_a_pipe() {
    let nasty = json!({ "text": NASTY }).to_string();
    for (arguments, input) in [
        (&["mark"][..], NASTY),
        (&["annotate", "--format", "marked"], NASTY),
        (&["annotate", "--format", "json"], NASTY),
        (&["annotate", "--format", "web-annotation", "--source", "https://a.example"], NASTY),
        (&["annotate", "--jsonl"], &nasty),
    ] {
        let seen = on_terminal(Stream::Output, arguments, input);
        assert_harmless(&seen);
        let piped = on_pipe(arguments, input);
        assert_ne!(seen, piped, "{arguments:?}");
        assert_eq!(seen.chars().count(), piped.chars().count(), "{arguments:?}");
    }
}

#[test]
fn marked_text_in_a_pipe_is_the_text_with_marks() {
    let unmarked = |text: &str| {
        let kept = text.lines().map(postil::marked::unmark).collect::<Vec<_>>();
        kept.join("\n") + "\n"
    };
    let arguments = ["annotate", "--format", "marked"];
    assert_eq!(unmarked(on_pipe(&arguments, NASTY).trim_end_matches('\n')), NASTY);
    assert_eq!(
        unmarked(on_terminal(Stream::Output, &arguments, NASTY).trim_end_matches('\n')),
        SHOWN
    );
}

#[test]
fn json_in_a_pipe_is_that_of_jsonl() {
    let controls = ('\0'..='\u{9F}').filter(|c| c.is_control());
    let each = controls.map(|c| format!("Ana Ito, the{c} mayor of Oslo,{c}left{c}.\n"));
    let more = [NASTY.to_owned(), "\r\u{FEFF}Ana Ito\r\r\nleft\r".to_owned()];
    let texts: Vec<String> = each.chain(more).collect();
    let lines: String =
        texts.iter().map(|text| json!({ "text": text }).to_string() + "\n").collect();
    let answers = on_pipe(&["annotate", "--jsonl"], &lines);
    assert_eq!(answers.lines().count(), texts.len());
    for (text, line) in texts.iter().zip(answers.lines()) {
        let whole = on_pipe(&["annotate"], text);
        let whole: Value = serde_json::from_str(&whole).expect("JSON");
        let mut line: Value = serde_json::from_str(line).expect("JSON");
        line.as_object_mut().expect("an object").remove("id");
        assert_eq!(whole, line, "{text:?}");
    }
    assert!(answers.contains("\"the\u{7F} mayor of Oslo\""));
    assert!(answers.contains("\"the\u{80} mayor of Oslo\""));
}

#[test]
fn the_margin_obeys_nothing_and_stays_straight() {
    let folder = TempDir::new().expect("a folder");
    let glossary = write(&folder, "glossary.json", GLOSSARY);
    let arguments = ["annotate", "--published", "2024-08-14", "--glossary", &glossary];
    let written = on_terminal(Stream::Output, &arguments, NASTY);
    assert!(written.contains("\u{1B}["), "a terminal gets colors");
    let seen = without_styles(&written);
    assert_harmless(&seen);
    assert!(seen.contains("Ana␛]52;c;aGk=␇ Ito␛c said on Monday�31m"), "{seen}");
    assert!(seen.contains("rained: Rain␛]0;x␇ – Wet and�2J�."), "{seen}");
    let margins = seen.lines().filter_map(|line| line.split_once('│'));
    let columns: Vec<usize> = margins.map(|(before, _)| before.width()).collect();
    assert!(columns.len() >= 3 && columns.iter().all(|column| *column == 66), "{columns:?}");
}

#[test]
fn errors_obey_nothing() {
    let folder = TempDir::new().expect("a folder");
    let odd = "a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}b";
    let shown = "a␛]0;x␇�2J�b";
    let bad = write(&folder, odd, r#"[{"match": "", "title": "T\u202e", "text": "A\u009b."}]"#);
    for (arguments, expected) in [
        (&["annotate", odd][..], format!("postil: {shown}: ")),
        (&["annotate", "--glossary", &bad], format!("{shown}: glossary[0] \"T�\": ")),
        (&["annotate", "--published", odd], format!("invalid value '{shown}'")),
        (&["annotate", "--format", odd], format!("invalid value '{shown}'")),
        (&["annotate", "--published", "\u{202E}"], "published \"�\" is not a date".to_owned()),
        (&[odd], format!("unrecognized subcommand '{shown}'")),
        (&["mark", &format!("--{odd}")], format!("unexpected argument '--{shown}'")),
    ] {
        let seen = without_styles(&on_terminal(Stream::Errors, arguments, ""));
        assert_harmless(&seen);
        assert!(seen.contains(&expected), "{arguments:?}: {seen}");
    }
    let name = Path::new(&bad).with_file_name("none\u{1B}");
    let name = name.display().to_string();
    assert!(on_pipe(&["annotate", &name], "").contains(&name));
}
