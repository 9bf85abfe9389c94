//! The JavaScript side: Node.js, the packages from npm, and the scripts of `package.json`.

use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::process;

/// Oldest major version of Node.js that runs the scripts: its test runner is used.
pub const OLDEST_NODE: u32 = 20;

const HOW_TO_GET_NODE: &str =
    "install Node.js with npm, from https://nodejs.org or your system's packages";

/// Installs the packages of `package-lock.json` into `node_modules`.
///
/// # Errors
/// Node.js is missing or too old, or npm fails.
pub fn install() -> Result<()> {
    check_node()?;
    process::run(npm().args(["ci", "--no-audit", "--no-fund"]))
        .context("the npm packages could not be installed")
}

/// Runs one script of `package.json`.
///
/// # Errors
/// The script fails.
pub fn run_script(name: &str) -> Result<()> {
    process::run(npm().args(["run", name]))
}

/// Returns a `node` command.
pub fn node() -> Command {
    Command::new("node")
}

/// Returns an `npm` command; on Windows npm is a script, which is not found without its ending.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn check_node() -> Result<()> {
    let version = version_of(node())?;
    version_of(npm())?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!("Node.js {OLDEST_NODE} or newer is needed, found {version}; {HOW_TO_GET_NODE}"),
    }
}

fn version_of(mut program: Command) -> Result<String> {
    process::output_of(program.arg("--version"))
        .map_err(|error| anyhow!("{error}; {HOW_TO_GET_NODE}"))
}

/// Returns the major version of what `node --version` prints: 20 for `v20.9.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.9.0"), Some(20));
        assert_eq!(major("v22.0.0-nightly"), Some(22));
        assert_eq!(major("20"), None);
    }
}
