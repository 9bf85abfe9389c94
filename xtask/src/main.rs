//! `cargo xtask <command>`: builds, serves and tests the project, starting from a clean clone.
//!
//! Every command runs in the root of the repository and installs what it finds missing.

mod audit;
mod bench;
mod budgets;
mod build;
mod chromium;
mod debian;
mod fit;
mod fuzz;
mod instructions;
mod lexicon;
mod notices;
mod npm;
mod process;
mod progress;
mod release;
mod rooms;
mod serve;
mod server;
mod stamp;
mod storm;
mod test;
mod wasm;
mod wasm_target;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

/// One command of `cargo xtask`.
struct Command {
    name: &'static str,
    about: &'static str,
    help: &'static str,
    run: fn(lexopt::Parser) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        about: "build the demo page, open it in the browser, rebuild on every change",
        help: serve::HELP,
        run: serve::run,
    },
    Command {
        name: "build",
        about: "build the page's files into dist/ and print their sizes",
        help: build::HELP,
        run: build::run,
    },
    Command {
        name: "lexicon",
        about: "take the lexicon's facts from public sources into data/",
        help: lexicon::HELP,
        run: lexicon::run,
    },
    Command {
        name: "test",
        about: "run every check: formatters, linters, types, Rust, WebAssembly and browser tests",
        help: test::HELP,
        run: test::run,
    },
    Command {
        name: "bench",
        about: "measure speed, memory and peers, and write docs/benchmarks.md",
        help: bench::HELP,
        run: bench::run,
    },
    Command {
        name: "budgets",
        about: "hold sizes and instruction counts against what is recorded, or record them",
        help: budgets::HELP,
        run: budgets::run,
    },
    Command {
        name: "storm",
        about: "read a million texts of all kinds, and the slowest there are",
        help: storm::HELP,
        run: storm::run,
    },
    Command {
        name: "fuzz",
        about: "let libFuzzer look for inputs that break something",
        help: fuzz::HELP,
        run: fuzz::run,
    },
    Command {
        name: "fit",
        about: "fit the taggers' models from their corpora",
        help: fit::HELP,
        run: fit::run,
    },
    Command {
        name: "release",
        about: "set a version and build its archives; nothing is published",
        help: release::HELP,
        run: release::run,
    },
    Command {
        name: "audit",
        about: "check licenses, sources and known faults of what the project depends on",
        help: audit::HELP,
        run: audit::run,
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    use lexopt::Arg::{Long, Short, Value};

    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        None | Some(Long("help") | Short('h')) => {
            print!("{}", help());
            return Ok(());
        }
        Some(Value(name)) => name,
        Some(other) => return Err(other.unexpected().into()),
    };
    let Some(command) = COMMANDS.iter().find(|command| name == command.name) else {
        bail!("there is no command {name:?}; `cargo xtask --help` lists them");
    };
    if env::args().skip(2).any(|argument| argument == "--help" || argument == "-h") {
        print!("{}", command.help);
        return Ok(());
    }
    enter_root()?;
    (command.run)(arguments)
}

fn help() -> String {
    let commands: String = COMMANDS
        .iter()
        .map(|command| format!("  {:<8} {}\n", command.name, command.about))
        .collect();
    format!(
        "Usage: cargo xtask <command> [options]\n\n\
         {commands}\n\
         `cargo xtask <command> --help` lists a command's options.\n\n\
         Needed: Rust, and Node.js {} or newer with npm. What else is missing (the sources\n\
         of the standard library, the npm packages, Chromium for the tests) is installed where\n\
         that is possible, and asked for by name where it is not.\n",
        npm::OLDEST_NODE
    )
}

/// Makes the root of the repository the current directory: every path here is relative to it.
fn enter_root() -> Result<()> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .context("this program is started by cargo: run `cargo xtask`")?;
    let root = package.parent().unwrap_or(Path::new("."));
    env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))
}

/// Checks that a command without options got none.
fn expect_no_options(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_every_command() {
        let help = help();
        for command in COMMANDS {
            assert!(help.contains(&format!("  {} ", command.name)), "{} is missing", command.name);
        }
    }
}
