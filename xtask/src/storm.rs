//! `cargo xtask storm`: the library read against a million texts, and against the slowest there are.

use anyhow::Result;
use lexopt::ValueExt;

use crate::process;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask storm [options]

Annotates a million texts on all cores and checks what holds for any text: pieces of news thrown
together, articles cut up, any characters at all. Then annotates texts made to be slow, ten megabytes
each, and checks that time and memory are linear. Some minutes.

Options:
  --texts NUMBER  read so many texts instead of a million
";

/// Runs the command.
///
/// # Errors
/// An unknown option, or a text for which something does not hold.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut cargo = process::cargo();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("texts") => {
                let texts: usize = arguments.value()?.parse()?;
                cargo.env("STORM_TEXTS", texts.to_string());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    cargo.args(["test", "--profile", "storm", "--package", "postil", "--test", "storm", "--"]);
    // One after the other: the second measures time and memory.
    process::run(cargo.args(["--ignored", "--nocapture", "--test-threads", "1"]))
}
