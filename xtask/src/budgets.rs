//! `cargo xtask budgets`: what the project may cost, held against what it costs.
//!
//! The sizes of the files of `dist/` are recorded in `tests/budgets/assets.tsv`, and `xtask/sizes.js`
//! compares them: brotli is in Node.js. Instruction counts are in `instructions.tsv` beside it.

use anyhow::Result;

use crate::build::{self, STEP_COUNT};
use crate::progress::Progress;
use crate::{instructions, npm, process};

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask budgets [options]

Builds dist/ and holds the sizes of its files, as brotli sends them, and the instructions that the
pipeline takes for two articles against those recorded in tests/budgets/. `cargo xtask test` does
the same.

Options:
  --update  record what is there
";

/// Runs the command.
///
/// # Errors
/// An unknown option, a build that fails, or a budget that does not hold.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut is_update = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("update") => is_update = true,
            other => return Err(other.unexpected().into()),
        }
    }
    build::all(&mut Progress::new(STEP_COUNT))?;
    if is_update {
        sizes("--update")?;
        return instructions::update();
    }
    check_sizes()?;
    instructions::check()
}

/// Holds the sizes of the built files against those recorded.
///
/// # Errors
/// A file has grown, is new or is gone, or a total is past its limit.
pub fn check_sizes() -> Result<()> {
    sizes("--check")
}

fn sizes(mode: &str) -> Result<()> {
    process::run(npm::node().args(["xtask/sizes.js", mode]))
}
