//! Other programs: finding them, running them, and saying what failed.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Pause between two looks at a running program that has a time limit.
const POLL: Duration = Duration::from_millis(50);

/// Runs `command` to its end, with its output passed on.
///
/// # Errors
/// The program is missing, or ends with another code than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    succeeded(command, status)
}

/// Runs `command` to its end and returns what it printed, without the last line break.
///
/// # Errors
/// The program is missing, or ends with another code than 0.
pub fn output_of(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Runs `command` with its messages written to the file `log`, and ends it after `limit`.
///
/// # Errors
/// The program is missing, too slow, or ends with another code than 0: then the error is the
/// first clause of the first line of the log that starts with "error:".
pub fn run_logged(command: &mut Command, log: &Path, limit: Duration) -> Result<()> {
    let file = fs::File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let status = wait(&mut child, limit)?;
    if status.success() {
        return Ok(());
    }
    let messages = fs::read_to_string(log).unwrap_or_default();
    match first_error(&messages) {
        Some(message) => bail!("{message}"),
        None => succeeded(command, status),
    }
}

/// Returns the path of the program `name` in the folders of `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&folders).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Returns the cargo that started this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn wait(child: &mut Child, limit: Duration) -> Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("no answer within {} s", limit.as_secs());
        }
        thread::sleep(POLL);
    }
}

/// Returns what went wrong by the first line that starts with "error:", without its causes.
fn first_error(messages: &str) -> Option<&str> {
    let line = messages.lines().find_map(|line| line.strip_prefix("error:"))?;
    line.trim().split(": ").next()
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", line(command))
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow::anyhow!("`{}` is not installed", name(command.get_program()));
    }
    anyhow::anyhow!("`{}` does not start: {error}", line(command))
}

/// Returns the command as typed, its program without the folder.
fn line(command: &Command) -> String {
    let words = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(name(command.get_program()).into()).chain(words).collect::<Vec<_>>().join(" ")
}

fn name(program: &OsStr) -> String {
    Path::new(program).file_stem().unwrap_or(program).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program")).unwrap_err();
        assert_eq!(error.to_string(), "`no-such-program` is not installed");
    }

    #[test]
    fn a_failure_names_the_command_as_typed() {
        let mut command = cargo();
        command.arg("--no-such-option").stderr(Stdio::null());
        let error = run(&mut command).unwrap_err().to_string();
        assert!(error.starts_with("`cargo --no-such-option` failed (exit"), "{error}");
    }

    #[test]
    fn a_logged_failure_is_the_first_error_without_its_causes() {
        let log = "info: downloading\nerror: download failed: no route: os error 113\nerror: again";
        assert_eq!(first_error(log), Some("download failed"));
        assert_eq!(first_error("info: downloading"), None);
    }

    #[test]
    fn a_slow_program_is_ended() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let error = run_logged(cargo().arg("version"), &log, Duration::ZERO);
        assert_eq!(error.unwrap_err().to_string(), "no answer within 0 s");
    }
}
