//! The version in every file that carries it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use semver::Version;

/// How a file carries the version: its text with the first version in place of the second.
type Set = fn(&str, &Version, &Version) -> Option<String>;

const FILES: &[(&str, Set)] = &[
    ("Cargo.toml", set_manifest),
    ("Cargo.lock", set_lock),
    ("fuzz/Cargo.lock", set_lock),
    ("package.json", |text, new, old| set_json(text, new, old, 1)),
    // Once for the file, once for the package in it.
    ("package-lock.json", |text, new, old| set_json(text, new, old, 2)),
    ("www/extension/manifest.json", |text, new, old| set_json(text, new, old, 1)),
];

/// Reads a version that every manifest can carry: an extension's has numbers alone.
///
/// # Errors
/// `text` is not of the form 1.2.3.
pub fn parse(text: &str) -> Result<Version> {
    match Version::parse(text) {
        Ok(version) if version.pre.is_empty() && version.build.is_empty() => Ok(version),
        _ => bail!("{text:?} is not a version of the form 1.2.3"),
    }
}

/// Returns each file below `root` that carries the version, and its text with `version`.
///
/// # Errors
/// `version` is older than the present one, or a file does not carry that.
pub fn set_everywhere(root: &Path, version: &Version) -> Result<Vec<(PathBuf, String)>> {
    let present = Version::parse(env!("CARGO_PKG_VERSION")).expect("cargo has read it");
    if *version < present {
        bail!("{version} is older than the present version, {present}");
    }
    let set_file = |(file, set): &(&str, Set)| {
        let path = root.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        let text = set(&text, version, &present);
        Ok((path, text.with_context(|| format!("{file} does not have the version {present}"))?))
    };
    FILES.iter().map(set_file).collect()
}

/// The version of the workspace, and those asked of the crates in it, which have a path.
fn set_manifest(text: &str, new: &Version, old: &Version) -> Option<String> {
    let own = format!("version = \"{old}\"");
    let asked = format!("version = \"={old}\"");
    let is_own = |line: &&str| *line == own;
    let set_line = |line: &str| match line {
        line if is_own(&line) => format!("version = \"{new}\""),
        line if line.contains("path = ") => line.replace(&asked, &format!("version = \"={new}\"")),
        line => line.to_owned(),
    };
    let lines = || text.split('\n');
    lines().any(|line| is_own(&line)).then(|| lines().map(set_line).collect::<Vec<_>>().join("\n"))
}

/// The version of each package of the workspace: those that have no source.
fn set_lock(text: &str, new: &Version, old: &Version) -> Option<String> {
    const HEAD: &str = "[[package]]\n";
    let own = format!("\nversion = \"{old}\"\n");
    let is_own = |package: &&str| package.contains(&own) && !package.contains("\nsource = ");
    let set_package = |package: &str| match is_own(&package) {
        true => package.replace(&own, &format!("\nversion = \"{new}\"\n")),
        false => package.to_owned(),
    };
    let packages = || text.split(HEAD);
    let is_there = packages().any(|package| is_own(&package));
    is_there.then(|| packages().map(set_package).collect::<Vec<_>>().join(HEAD))
}

/// The first `count` versions of a JSON file.
fn set_json(text: &str, new: &Version, old: &Version, count: usize) -> Option<String> {
    let field = |version: &Version| format!("\"version\": \"{version}\"");
    let is_there = text.matches(&field(old)).count() >= count;
    is_there.then(|| text.replacen(&field(old), &field(new), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: Version = Version::new(0, 1, 0);
    const NEW: Version = Version::new(0, 2, 0);

    #[test]
    fn versions_are_three_numbers() {
        assert_eq!(parse("0.2.0").unwrap(), NEW);
        for bad in ["0.2", "v0.2.0", "0.2.0-rc.1", "0.2.0+5", ""] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_manifest_keeps_the_versions_of_others() {
        let text = "version = \"0.1.0\"\nown = { path = \"own\", version = \"=0.1.0\" }\n\
                    other = \"0.1.0\"\nmore = { version = \"=0.1.0\" }\n";
        let want = "version = \"0.2.0\"\nown = { path = \"own\", version = \"=0.2.0\" }\n\
                    other = \"0.1.0\"\nmore = { version = \"=0.1.0\" }\n";
        assert_eq!(set_manifest(text, &NEW, &OLD).as_deref(), Some(want));
        assert_eq!(set_manifest("version = \"0.3.0\"\n", &NEW, &OLD), None);
    }

    #[test]
    fn a_lock_file_keeps_the_versions_of_others() {
        let package = |name: &str, version: &str, more: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{more}\n")
        };
        let other = package("other", "0.1.0", "source = \"registry\"\n");
        let fuzz = package("fuzz", "0.0.0", "");
        let text = format!("version = 4\n\n{fuzz}{}{other}", package("own", "0.1.0", ""));
        let want = format!("version = 4\n\n{fuzz}{}{other}", package("own", "0.2.0", ""));
        assert_eq!(set_lock(&text, &NEW, &OLD), Some(want));
        assert_eq!(set_lock(&other, &NEW, &OLD), None);
    }

    #[test]
    fn a_json_file_keeps_the_versions_below() {
        let text = r#"{"version": "0.1.0", "packages": {"a": {"version": "0.1.0"}}}"#;
        let want = r#"{"version": "0.2.0", "packages": {"a": {"version": "0.1.0"}}}"#;
        assert_eq!(set_json(text, &NEW, &OLD, 1).as_deref(), Some(want));
        assert_eq!(set_json(text, &NEW, &OLD, 3), None);
    }

    #[test]
    fn every_file_of_the_project_has_the_version() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let later = Version::new(999, 0, 0);
        for (file, text) in set_everywhere(&root, &later).unwrap() {
            assert!(text.contains("\"999.0.0\""), "{}", file.display());
        }
        assert!(set_everywhere(&root, &Version::new(0, 0, 1)).is_err());
    }
}
