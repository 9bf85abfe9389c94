//! `cargo xtask build`: from the sources to `dist/`, in steps that run only when they must.
//!
//! ```text
//! package-lock.json ── tools ──► node_modules
//! src, data ── wasm ──► target/wasm ── glue ──► target/bindgen
//! www, target/bindgen ── bundle ──► dist
//! Cargo.lock, data ── notices ──► dist
//! ```

use std::path::Path;

use anyhow::Result;

use crate::expect_no_options;
use crate::process;
use crate::progress::Progress;
use crate::stamp::{Stamp, fingerprint};
use crate::{notices, npm, wasm};

/// What is served and published.
pub const DIST: &str = "dist";

/// Where this program keeps what it remembers between two runs.
pub const STATE: &str = "target/xtask";

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask build

Builds the page's files into dist/ and prints their sizes, as they are and as brotli sends them, and
the tag that holds a page to them by their hashes.
";

/// One step of the build.
struct Step {
    name: &'static str,
    about: &'static str,
    /// Files and folders the step is made from.
    inputs: &'static [&'static str],
    /// Files that must be there afterwards.
    outputs: &'static [&'static str],
    make: fn() -> Result<()>,
}

/// The steps in order; each may read what those before it made.
const STEPS: &[Step] = &[
    Step {
        name: "tools",
        about: "JavaScript tools from npm",
        inputs: &["package.json", "package-lock.json"],
        outputs: &["node_modules/.package-lock.json"],
        make: npm::install,
    },
    Step {
        name: "wasm",
        about: "the core, compiled to WebAssembly",
        inputs: &[
            ".cargo",
            "Cargo.lock",
            "Cargo.toml",
            "build",
            "data",
            "lexicon-format",
            "model",
            "src",
            "xtask/src/wasm.rs",
            "xtask/src/wasm_target.rs",
        ],
        outputs: &[wasm::PLAIN, wasm::WITH_PATTERNS],
        make: wasm::compile,
    },
    Step {
        name: "glue",
        about: "wasm-bindgen, then wasm-opt",
        inputs: &[
            wasm::PLAIN,
            wasm::WITH_PATTERNS,
            "Cargo.lock",
            "package-lock.json",
            "xtask/src/wasm.rs",
        ],
        outputs: &[
            "target/bindgen/postil.js",
            "target/bindgen/postil.wasm",
            "target/bindgen/postil-patterns.wasm",
        ],
        make: wasm::glue,
    },
    Step {
        name: "bundle",
        about: "the page's files, by esbuild",
        inputs: &[
            "www",
            "xtask/bundle.js",
            "data/outlines.json",
            wasm::GLUE_FOLDER,
            "package.json",
            "package-lock.json",
            "tsconfig.json",
            "tsconfig.package.json",
            "README.md",
        ],
        outputs: &[
            "dist/index.html",
            "dist/package.json",
            "dist/postil.js",
            "dist/postil.wasm",
            "dist/postil-patterns.wasm",
            "dist/types/postil.d.ts",
        ],
        make: bundle,
    },
    Step {
        name: "notices",
        about: "the licenses of what is in the page's files",
        inputs: &["Cargo.lock", "package-lock.json", "data", "xtask/src/notices"],
        outputs: &[notices::FILE, notices::EXTENSION_FILE],
        make: notices::write,
    },
];

/// Number of steps that [`all`] counts.
pub const STEP_COUNT: usize = STEPS.len();

/// Runs the command.
///
/// # Errors
/// An unknown option, or a step that fails.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    expect_no_options(arguments)?;
    all(&mut Progress::new(STEP_COUNT))?;
    print_sizes()?;
    print_integrity()
}

/// Brings every step up to date; after one that fails the others are skipped.
///
/// # Errors
/// The failed step's own.
pub fn all(progress: &mut Progress) -> Result<()> {
    let mut result = Ok(());
    for step in STEPS {
        match result {
            Ok(()) => result = step.bring_up_to_date(progress),
            Err(_) => progress.skip(step.name, "the build failed"),
        }
    }
    result
}

/// Reports whether a step has something to do; one whose inputs cannot be read has.
pub fn is_stale() -> bool {
    let is_fresh =
        |step: &Step| fingerprint(step.inputs).is_ok_and(|made| step.is_made_from(&made));
    !STEPS.iter().all(is_fresh)
}

impl Step {
    fn bring_up_to_date(&self, progress: &mut Progress) -> Result<()> {
        let inputs = fingerprint(self.inputs)?;
        if self.is_made_from(&inputs) {
            progress.up_to_date(self.name);
            return Ok(());
        }
        progress.step(self.name, self.about, self.make)?;
        self.stamp().set(&inputs)
    }

    fn is_made_from(&self, inputs: &str) -> bool {
        self.outputs.iter().all(|file| Path::new(file).is_file()) && self.stamp().is(inputs)
    }

    fn stamp(&self) -> Stamp {
        Stamp::new(Path::new(STATE), self.name)
    }
}

fn bundle() -> Result<()> {
    npm::run_script("bundle")
}

fn print_integrity() -> Result<()> {
    process::run(npm::node().arg("xtask/integrity.js"))
}

fn print_sizes() -> Result<()> {
    process::run(npm::node().arg("xtask/sizes.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_reads_only_what_earlier_steps_make() {
        for (index, step) in STEPS.iter().enumerate() {
            for later in &STEPS[index..] {
                for output in later.outputs {
                    let is_read =
                        step.inputs.iter().any(|input| Path::new(output).starts_with(input));
                    assert!(!is_read, "{} reads {output} of {}", step.name, later.name);
                }
            }
        }
    }
}
