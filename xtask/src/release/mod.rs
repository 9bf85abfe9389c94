//! `cargo xtask release VERSION`: sets the version, closes the changelog, builds what is published.
//!
//! ```text
//! manifests, lock files ── version ──► with VERSION
//! CHANGELOG.md ── changelog ──► Unreleased moved below VERSION ── NOTES.md
//! dist ── archives ──► postil-VERSION.tar.gz, postil-extension-VERSION.zip
//! postil and the crates in it ── cargo package ──► *.crate
//! all of these ──► SHA256SUMS
//! ```

mod archives;
mod changelog;
mod crates;
mod version;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use jiff::Zoned;
use jiff::tz::TimeZone;
use lexopt::ValueExt;
use semver::Version;

use crate::build::{self, DIST, STEP_COUNT};
use crate::process;
use crate::progress::Progress;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask release VERSION

Sets the version in every manifest, moves what the changelog has under Unreleased below the version,
and builds the archives of dist/, of the extension and of the crates into target/release-VERSION/,
with their SHA-256 sums. Publishes, commits and tags nothing.

The tree must be clean. On a commit that has the version already nothing is changed.
";

/// Steps beside those of the build.
const OWN_STEPS: usize = 3;

/// Runs the command.
///
/// # Errors
/// No version or a bad one, a tree with changes, an empty changelog, or a step that fails.
pub fn run(arguments: lexopt::Parser) -> Result<()> {
    let version = version_of(arguments)?;
    check_clean()?;
    let today = Zoned::now().with_time_zone(TimeZone::UTC).date().to_string();
    let notes = set_version(&version, &today)?;
    let built = build_into(&folder(&version), &version, &notes);
    built.context("nothing is published; `git restore .` takes the version back")?;
    println!("{}", next_steps(&version));
    Ok(())
}

fn version_of(mut arguments: lexopt::Parser) -> Result<Version> {
    let Some(argument) = arguments.next()? else {
        bail!("which version? `cargo xtask release 0.2.0`");
    };
    let lexopt::Arg::Value(value) = argument else { return Err(argument.unexpected().into()) };
    if let Some(more) = arguments.next()? {
        return Err(more.unexpected().into());
    }
    version::parse(&value.string()?)
}

fn check_clean() -> Result<()> {
    let changes = process::output_of(Command::new("git").args(["status", "--porcelain"]))?;
    if !changes.is_empty() {
        bail!("the tree has changes, commit or stash them first:\n{changes}");
    }
    Ok(())
}

/// Writes the version and the changelog, or nothing where one of them cannot be; returns the notes.
fn set_version(version: &Version, today: &str) -> Result<String> {
    let log = fs::read_to_string(changelog::FILE).context("cannot read the changelog")?;
    let (log, notes) = changelog::close(&log, version, today)?;
    let mut files = version::set_everywhere(Path::new("."), version)?;
    files.push((changelog::FILE.into(), log));
    for (file, text) in files {
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(notes)
}

fn folder(version: &Version) -> PathBuf {
    PathBuf::from(format!("target/release-{version}"))
}

fn build_into(folder: &Path, version: &Version, notes: &str) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot remove the archives of an earlier run")?;
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join("NOTES.md"), notes)?;
    let mut progress = Progress::new(STEP_COUNT + OWN_STEPS);
    build::all(&mut progress)?;
    progress.step("archives", "dist/ and the extension", || archives(folder, version))?;
    progress.step("crates", "built from what is packed", || crates::pack(folder, version))?;
    progress.step("sums", "SHA-256 of each", || archives::write_sums(folder))
}

fn archives(folder: &Path, version: &Version) -> Result<()> {
    let name = format!("postil-{version}");
    archives::tar_gz(Path::new(DIST), &name, &folder.join(format!("{name}.tar.gz")))?;
    let extension = Path::new(DIST).join("extension");
    archives::zip(&extension, &folder.join(format!("postil-extension-{version}.zip")))
}

fn next_steps(version: &Version) -> String {
    format!(
        "{} holds the archives of {version}. Nothing is published. Next:\n  \
         git commit --all --message 'Release {version}' && git tag v{version}\n\
         and push both: the workflow builds the archives again and drafts a release.",
        folder(version).display()
    )
}
