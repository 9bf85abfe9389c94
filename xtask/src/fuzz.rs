//! `cargo xtask fuzz`: the targets in `fuzz/`, run by cargo-fuzz for a while each.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use lexopt::ValueExt;

use crate::process;
use crate::progress::Progress;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask fuzz [target] [seconds]

Lets libFuzzer look for an input that breaks an invariant: pipeline (any text), options (a day and a
text), jsonl (lines of the command line), glossary (any glossary). Without a target all are run, one
after the other, and without seconds each for five minutes. It starts from fuzz/corpus/, keeps what
it finds out in target/fuzz/ for the next time, and an input that breaks something in fuzz/artifacts/.

Installs cargo-fuzz if it is missing (some minutes), and needs a C++ compiler. No nightly Rust: the
flags that would need one are allowed by RUSTC_BOOTSTRAP. There is no sanitizer, as no code of the
library is unsafe. Web Annotations are read in JavaScript, and tried by
tests/browser/web-annotation-import.test.js.
";

/// The targets, each a file in `fuzz/fuzz_targets/`.
const TARGETS: [&str; 4] = ["pipeline", "options", "jsonl", "glossary"];

/// Seconds for each target by default.
const SECONDS: u32 = 300;

/// Where libFuzzer keeps inputs that reached something new.
const FOUND: &str = "target/fuzz";

/// Bytes of the longest input: long enough for some paragraphs, short enough for many a second.
const MOST_BYTES: u32 = 4096;

/// Seconds after which an input counts as one that hangs.
const HANGS: u32 = 20;

/// Runs the command.
///
/// # Errors
/// An unknown target or option, a program that cannot be installed, or an input that breaks
/// something.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut target, mut seconds) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Value(value) if value.to_str().is_some_and(is_number) => {
                seconds = Some(value.parse()?);
            }
            lexopt::Arg::Value(value) if target.is_none() => target = Some(target_of(&value)?),
            other => return Err(other.unexpected().into()),
        }
    }
    let targets = target.map_or(TARGETS.to_vec(), |target| vec![target]);
    let mut progress = Progress::new(1 + targets.len());
    progress.step("cargo-fuzz", "the program, and a C++ compiler", install)?;
    for target in targets {
        let work = || fuzz(target, seconds.unwrap_or(SECONDS));
        // The other targets are run all the same.
        let _kept_for_the_summary = progress.step(target, "built, then fuzzed", work);
    }
    progress.summary()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn target_of(word: &std::ffi::OsStr) -> Result<&'static str> {
    match TARGETS.into_iter().find(|target| word == *target) {
        Some(target) => Ok(target),
        None => bail!("there is no target {word:?}, but {}", TARGETS.join(", ")),
    }
}

fn install() -> Result<()> {
    let compilers = ["c++", "g++", "clang++"];
    let has_compiler = compilers.into_iter().any(|name| process::find(name).is_some());
    ensure!(
        has_compiler,
        "no C++ compiler is installed; libFuzzer is built from C++ (package g++)"
    );
    if process::find("cargo-fuzz").is_some() {
        return Ok(());
    }
    process::run(process::cargo().args(["install", "--locked", "cargo-fuzz"]))
}

fn fuzz(target: &str, seconds: u32) -> Result<()> {
    let found = format!("{FOUND}/{target}");
    fs::create_dir_all(Path::new(&found)).with_context(|| format!("cannot make {found}"))?;
    let mut cargo = process::cargo();
    cargo.env("RUSTC_BOOTSTRAP", "1").args(["fuzz", "run", "--sanitizer", "none", target]);
    // The first folder is written to, the second is only read.
    cargo.args([&found, &format!("fuzz/corpus/{target}"), "--"]);
    cargo.args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={MOST_BYTES}"),
        format!("-timeout={HANGS}"),
    ]);
    process::run(&mut cargo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_file_its_corpus_and_its_line_of_help() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
        let files = fs::read_dir(folder.join("fuzz_targets")).unwrap();
        let mut files: Vec<_> =
            files.map(|file| file.unwrap().path().file_stem().unwrap().to_owned()).collect();
        files.sort();
        let mut targets = TARGETS;
        targets.sort_unstable();
        assert_eq!(files, targets);
        for target in TARGETS {
            assert!(folder.join("corpus").join(target).is_dir(), "{target} has no corpus");
            assert!(HELP.contains(target), "the help does not name {target}");
        }
    }

    #[test]
    fn an_unknown_target_is_answered_by_those_there_are() {
        let error = target_of("pipelin".as_ref()).unwrap_err().to_string();
        assert_eq!(error, "there is no target \"pipelin\", but pipeline, options, jsonl, glossary");
    }
}
