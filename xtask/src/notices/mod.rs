//! The notices that ship with the page's files: whose work is in them, and under which license.
//!
//! ```text
//! Cargo.lock, data/*.tsv, data/tagger.md, npm packages ──► dist/THIRD-PARTY.txt
//! that and the project's own licenses ──► dist/extension
//! ```
//!
//! What has no license text, or a license that nobody has thought about, is an error.

mod crates;
mod data;
mod packages;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Where the notices are written.
pub const FILE: &str = "dist/THIRD-PARTY.txt";

/// Where they are in the extension, which ships by itself.
pub const EXTENSION_FILE: &str = "dist/extension/THIRD-PARTY.txt";

/// The project's own licenses, which the extension holds, too.
const OWN: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// One work that is in the files: its name, what is said of it, and its license in full.
struct Notice {
    title: String,
    terms: String,
    text: String,
}

const HEAD: &str = "\
Postil is licensed under MIT or Apache-2.0, at your choice. The files beside this one also hold the
work of others, which is listed here with its source and license.
";

/// Writes the notices.
///
/// # Errors
/// A crate, table or package without a known license, or a file that cannot be read or written.
pub fn write() -> Result<()> {
    let parts = [
        ("Code in postil.wasm", crates::notices()?),
        ("Facts in postil.wasm", data::notices()?),
        ("Packages in the page's files", packages::notices()?),
    ];
    let mut text = HEAD.to_owned();
    for (heading, notices) in &parts {
        write_part(&mut text, heading, notices);
    }
    for file in [FILE, EXTENSION_FILE] {
        fs::write(file, &text).with_context(|| format!("cannot write {file}"))?;
    }
    for license in OWN {
        fs::copy(license, Path::new(EXTENSION_FILE).with_file_name(license))
            .with_context(|| format!("cannot copy {license}"))?;
    }
    Ok(())
}

/// Appends a part: its works, each with its terms, and every license text once.
fn write_part(out: &mut String, heading: &str, notices: &[Notice]) {
    let line = "=".repeat(heading.len());
    let _infallible = write!(out, "\n\n{heading}\n{line}\n");
    let mut is_written = vec![false; notices.len()];
    for (index, notice) in notices.iter().enumerate() {
        if is_written[index] {
            continue;
        }
        out.push('\n');
        for (same, other) in notices.iter().enumerate().skip(index) {
            if other.text == notice.text {
                is_written[same] = true;
                let _infallible = writeln!(out, "{}: {}", other.title, other.terms);
            }
        }
        if !notice.text.is_empty() {
            let _infallible = write!(out, "\n{}\n", indented(&notice.text));
        }
    }
}

/// Returns `text` four columns to the right, without blank lines at its ends.
fn indented(text: &str) -> String {
    let lines = text.trim().lines().map(|line| match line.trim_end() {
        "" => String::new(),
        line => format!("    {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(title: &str, text: &str) -> Notice {
        Notice { title: title.into(), terms: "MIT".into(), text: text.into() }
    }

    #[test]
    fn a_text_that_several_works_share_is_written_once() {
        let notices =
            [notice("one", "Be kind."), notice("two", "Ask."), notice("three", "Be kind.")];
        let mut text = String::new();
        write_part(&mut text, "Code", &notices);
        let want =
            "\n\nCode\n====\n\none: MIT\nthree: MIT\n\n    Be kind.\n\ntwo: MIT\n\n    Ask.\n";
        assert_eq!(text, want);
    }
}
