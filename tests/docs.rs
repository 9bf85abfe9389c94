//! The examples of the README and of `docs/`: every file they name is written, every command is run, and what it
//! prints is what the page says. The files that `SECURITY.md` names are there.
//!
//! A block that starts with three backticks, a language and a name is that file; in a `console`
//! block, what follows a line with `$ postil …` is its output, up to the next such line.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_commands_print_what_the_docs_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut commands = 0;
    for page in ["README.md", "docs/glossary.md", "docs/web-annotation.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        let name = format!("postil-{}-{}", page.replace('/', "-"), std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("bad.json"), BAD_GLOSSARY).unwrap();
        for (info, content) in blocks(&text) {
            match info.split_once(' ') {
                Some((_, file)) => fs::write(folder.join(file), content.to_owned() + "\n").unwrap(),
                None if info == "console" => commands += run_all(page, &folder, content),
                None => {}
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }
    assert!(commands >= 4, "{commands} commands were found");
}

#[test]
fn the_tests_that_hold_the_promises_of_security_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let named = text.split('`').skip(1).step_by(2).filter(|code| code.starts_with("tests/"));
    let named: Vec<&str> = named.collect();
    assert!(named.len() >= 10, "{named:?}");
    for file in named {
        assert!(root.join(file).is_file(), "{file}");
    }
}

/// The glossary that the page refuses.
const BAD_GLOSSARY: &str =
    r#"[{"match": {"pattern": "COP("}, "title": "COP", "text": "A summit."}]"#;

/// The fenced blocks of a page: what stands behind the opening fence, and the content.
fn blocks(page: &str) -> impl Iterator<Item = (&str, &str)> {
    page.split("\n```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'))
}

/// Runs the commands of a console block, and tells how many.
fn run_all(page: &str, folder: &Path, block: &str) -> usize {
    let commands = block.split("$ postil ").skip(1);
    commands
        .map(|command| {
            let (line, want) = command.split_once('\n').unwrap_or((command, ""));
            let mut postil = Command::new(env!("CARGO_BIN_EXE_postil"));
            let done =
                postil.args(line.split(' ')).current_dir(folder).output().expect("it starts");
            let got = [done.stdout, done.stderr].concat();
            let got = String::from_utf8(got).expect("UTF-8");
            assert_eq!(got.trim_end(), want.trim_end(), "{page}: postil {line}");
        })
        .count()
}
