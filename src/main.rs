//! The command line: files and standard input in, annotations out.
//!
//! Exit codes: 0 all went well; 1 a line of `--jsonl` was bad, the others are done; 2 nothing done.

mod cli;

use std::io;
use std::process::ExitCode;

use cli::{Command, Failure, terminal};

fn main() -> ExitCode {
    let arguments = terminal::arguments().unwrap_or_else(|error| error.exit());
    let done = match arguments.command {
        Command::Annotate(options) => cli::annotate::run(&options),
        Command::Mark(options) => cli::mark::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads us has read enough: `postil annotate … | head`.
        Err(Failure::Io(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            terminal::report(&failure);
            failure.exit_code()
        }
    }
}
