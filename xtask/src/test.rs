//! `cargo xtask test`: every check there is; all are run, and a summary lists those that failed.

use anyhow::Result;

use crate::progress::Progress;
use crate::{budgets, build, chromium, expect_no_options, instructions, npm, process, rooms};

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask test

Runs every check, also after one has failed, and ends with a summary.
The browser tests use the Chromium or Chrome that the variable CHROMIUM names, else one they find.
";

/// One check: a program with its own report.
struct Check {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

/// Checks of the Rust sources.
const RUST_CHECKS: &[Check] = &[
    Check { name: "rustfmt", about: "layout of the Rust sources", run: rustfmt },
    Check { name: "rooms", about: "imports of src and www, in no circle", run: rooms::check },
    Check { name: "clippy", about: "Rust linter, warnings are errors", run: clippy },
    Check {
        name: "instructions",
        about: "of the pipeline, within 10 % of those recorded",
        run: instructions::check,
    },
    Check { name: "cargo test", about: "Rust unit, spec and property tests", run: cargo_test },
];

/// Checks that need the npm packages and the built page.
const PAGE_CHECKS: &[Check] = &[
    Check {
        name: "format",
        about: "JavaScript formatter and linter",
        run: || npm::run_script("format"),
    },
    Check { name: "types", about: "JavaScript types by tsc", run: || npm::run_script("types") },
    Check {
        name: "test:wasm",
        about: "smoke test of the WebAssembly",
        run: || npm::run_script("test:wasm"),
    },
    Check {
        name: "test:package",
        about: "dist/ as a package for npm",
        run: || npm::run_script("test:package"),
    },
    Check { name: "sizes", about: "dist/ against what is recorded", run: budgets::check_sizes },
    Check { name: "test:browser", about: "the page in Chromium", run: browser_tests },
];

/// Runs the command.
///
/// # Errors
/// An unknown option, or a check that failed.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    expect_no_options(arguments)?;
    check_all()
}

fn check_all() -> Result<()> {
    let total = RUST_CHECKS.len() + build::STEP_COUNT + PAGE_CHECKS.len();
    let mut progress = Progress::new(total);
    run_all(RUST_CHECKS, &mut progress);
    match build::all(&mut progress) {
        Ok(()) => run_all(PAGE_CHECKS, &mut progress),
        Err(_) => skip_all(PAGE_CHECKS, &mut progress),
    }
    progress.summary()
}

/// Runs every check; `progress` remembers those that fail.
fn run_all(checks: &[Check], progress: &mut Progress) {
    for check in checks {
        let _kept_for_the_summary = progress.step(check.name, check.about, check.run);
    }
}

fn skip_all(checks: &[Check], progress: &mut Progress) {
    for check in checks {
        progress.skip(check.name, "the build failed");
    }
}

fn rustfmt() -> Result<()> {
    process::run(process::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    let mut cargo = process::cargo();
    process::run(cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn cargo_test() -> Result<()> {
    process::run(process::cargo().args(["test", "--workspace", "--no-fail-fast"]))
}

fn browser_tests() -> Result<()> {
    let chromium = chromium::obtain()?;
    process::run(npm::npm().args(["run", "test:browser"]).env("CHROMIUM", chromium))
}
