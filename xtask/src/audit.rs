//! `cargo xtask audit`: what we depend on, looked at from outside.
//!
//! `cargo deny` checks licenses, sources and double versions against `deny.toml`. Known faults
//! are looked up where their lists can be reached, and it is said where not.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::progress::Progress;
use crate::{expect_no_options, npm, process};

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask audit

Checks what the project depends on: licenses, sources and versions of crates, by cargo-deny, which
is installed if it is missing (some minutes); known faults of crates and npm packages, where their
lists can be reached.
";

/// Packages from npm that have a lock file of their own.
const NPM_FOLDERS: &[&str] = &[".", "bench"];

/// Runs the command.
///
/// # Errors
/// An unknown option, a check that fails, or a fault that is known.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    expect_no_options(arguments)?;
    let mut progress = Progress::new(4);
    let _kept_for_the_summary = progress.step("cargo-deny", "the program", install);
    let _kept_for_the_summary =
        progress.step("crates", "licenses, sources, double versions", crates);
    let _kept_for_the_summary =
        progress.step("crates' advisories", "known faults", crate_advisories);
    let _kept_for_the_summary =
        progress.step("npm's advisories", "known faults", package_advisories);
    progress.summary()
}

fn install() -> Result<()> {
    if process::find("cargo-deny").is_some() {
        return Ok(());
    }
    process::run(process::cargo().args(["install", "--locked", "cargo-deny"]))
}

fn crates() -> Result<()> {
    let mut deny = process::cargo();
    deny.args(["deny", "--log-level", "error", "check"]);
    process::run(deny.args(["licenses", "bans", "sources"]))
}

fn crate_advisories() -> Result<()> {
    if !is_success(process::cargo().args(["deny", "fetch", "db"])) {
        println!("Not checked: the list of advisories (RustSec) cannot be reached.");
        return Ok(());
    }
    process::run(process::cargo().args(["deny", "--offline", "check", "advisories"]))
}

fn package_advisories() -> Result<()> {
    for folder in NPM_FOLDERS {
        let mut audit = npm::npm();
        audit.args(["audit", "--audit-level", "high"]).current_dir(folder);
        let output = audit.output()?;
        let report = String::from_utf8_lossy(&output.stdout);
        if report.contains("vulnerabilities") {
            print!("{report}");
            anyhow::ensure!(output.status.success(), "packages in {folder} have known faults");
        } else {
            println!("Not checked in {folder}: the registry answers no question about faults.");
        }
    }
    Ok(())
}

/// Whether `command` ends well; what it prints is of no interest.
fn is_success(command: &mut Command) -> bool {
    let silent = command.stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::Value;

    use super::*;

    const REASONS: &str = include_str!("../../docs/dependencies.md");

    /// The crates and packages that the project names itself.
    fn dependencies() -> Vec<String> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
        let mut cargo = process::cargo();
        cargo.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path", root]);
        let metadata: Value =
            serde_json::from_str(&process::output_of(&mut cargo).unwrap()).unwrap();
        let crates = metadata["packages"].as_array().unwrap().iter();
        let crates = crates.flat_map(|package| package["dependencies"].as_array().unwrap());
        let crates = crates.filter(|dependency| dependency["path"].is_null());
        let mut names: Vec<String> =
            crates.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect();
        for folder in NPM_FOLDERS {
            let file = format!("{}/../{folder}/package.json", env!("CARGO_MANIFEST_DIR"));
            let package: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            for field in ["dependencies", "devDependencies"] {
                let packages = package[field].as_object().into_iter().flatten();
                names.extend(packages.map(|(name, _)| name.clone()));
            }
        }
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn every_dependency_has_its_reason_and_no_other() {
        let rows = REASONS.lines().filter_map(|line| line.strip_prefix("| `"));
        let cells = rows.filter_map(|row| row.split_once(" | ")).map(|(cell, _)| cell);
        let names = cells.flat_map(|cell| cell.split(", ")).map(|name| name.trim_matches('`'));
        let mut named: Vec<String> = names.map(str::to_owned).collect();
        named.sort();
        named.dedup();
        assert_eq!(named, dependencies());
    }
}
