//! `cargo xtask bench`: how fast it is, natively and in Chromium, beside its peers.
//!
//! ```text
//! bench/articles ── bench texts ──► target/bench/*.txt
//! bench native ───────────────────► target/bench/native.json
//! bench/browser.js, in Chromium ──► target/bench/browser.json
//! both ── bench/report.js ────────► docs/benchmarks.md
//! ```

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::{self, STEP_COUNT};
use crate::progress::Progress;
use crate::{chromium, npm, process};

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask bench [options]

Measures the stages natively and the page in Chromium, beside the packages of bench/package.json on
the same text, and writes the table docs/benchmarks.md. Half an hour on a quiet machine; on a busy
one the ratios hold, and the times do not.

Options:
  --native   measure the library alone, without Chromium
  --browser  measure in Chromium alone
";

/// The program that measures, built for release.
pub const PROGRAM: &str = "target/release/bench";

const FOLDER: &str = "target/bench";

/// Which half is measured; the report takes the other from the last time.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Both,
    Native,
    Browser,
}

/// Runs the command.
///
/// # Errors
/// An unknown option, something that cannot be built or installed, or a measurement that fails.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut half = Half::Both;
    while let Some(argument) = arguments.next()? {
        half = match argument {
            lexopt::Arg::Long("native") => Half::Native,
            lexopt::Arg::Long("browser") => Half::Browser,
            other => return Err(other.unexpected().into()),
        };
    }
    build::all(&mut Progress::new(STEP_COUNT))?;
    process::run(&mut bench(&["texts", FOLDER]))?;
    if half != Half::Browser {
        native()?;
    }
    if half != Half::Native {
        browser()?;
    }
    process::run(npm::node().arg("bench/report.js"))
}

/// A command that runs the package `bench`.
pub fn bench(arguments: &[&str]) -> std::process::Command {
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--release", "--package", "bench", "--"]).args(arguments);
    cargo
}

fn native() -> Result<()> {
    println!("Measuring the stages natively.");
    process::run(process::cargo().args(["build", "--quiet", "--release", "--package", "postil"]))?;
    let program = format!("target/release/postil{}", std::env::consts::EXE_SUFFIX);
    let measured = process::output_of(&mut bench(&["native", &program]))?;
    let file = Path::new(FOLDER).join("native.json");
    fs::write(&file, measured).with_context(|| format!("cannot write {}", file.display()))
}

fn browser() -> Result<()> {
    println!("Measuring in Chromium.");
    let peers = ["ci", "--prefix", "bench", "--no-audit", "--no-fund"];
    process::run(npm::npm().args(peers)).context("the peers could not be installed")?;
    process::run(npm::node().arg("bench/browser.js").env("CHROMIUM", chromium::obtain()?))
}
