//! The examples that run without a browser print what `examples/README.md` says. Those with one are
//! in `tests/browser/apps.test.js`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `command` prints, run in the root of the project.
fn printed(command: &mut Command) -> String {
    let done = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("it starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// The block of the page that shows the output.
fn expected() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/README.md");
    let page = fs::read_to_string(page).expect("UTF-8");
    page.split("```\n").nth(1).expect("a block").to_owned()
}

#[test]
fn rust() {
    // Built by `cargo test`, as all examples are. `cargo run` would build the library anew for it
    // alone, with other features of its dependencies, over the one that the other tests link.
    let example = Path::new(env!("CARGO_BIN_EXE_postil")).with_file_name("examples").join("rust");
    assert_eq!(printed(Command::new(example).arg("examples/article.txt")), expected());
}

#[test]
fn node() {
    let mut node = Command::new("node");
    node.args(["examples/node/annotate.js", "examples/article.txt"]);
    assert_eq!(printed(node.env("POSTIL", env!("CARGO_BIN_EXE_postil"))), expected());
}
