//! The library's crate and those of the workspace that it depends on, packed by cargo.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use semver::Version;
use serde_json::Value;

use crate::process;

/// The crate that others use.
const CRATE: &str = "postil";

/// Packs the crates into `folder`; cargo builds each from what it has packed.
///
/// # Errors
/// Cargo fails, or a crate is not of `version`.
pub fn pack(folder: &Path, version: &Version) -> Result<()> {
    let packages = packages()?;
    let mut cargo = process::cargo();
    // The version may just have been set.
    cargo.args(["package", "--allow-dirty"]);
    cargo.args(packages.iter().flat_map(|package| ["--package", name(package)]));
    process::run(&mut cargo)?;
    for package in &packages {
        let file = format!("{}-{version}.crate", name(package));
        fs::copy(Path::new("target/package").join(&file), folder.join(&file))
            .with_context(|| format!("cargo has not packed {file}"))?;
    }
    Ok(())
}

/// The crate, then what it depends on in the workspace, directly or not, as cargo describes it.
fn packages() -> Result<Vec<Value>> {
    let mut cargo = process::cargo();
    let metadata = process::output_of(cargo.args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let all = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let find = |wanted: &str| all.iter().find(|package| name(package) == wanted);
    let mut found = vec![find(CRATE).context("there is no crate to pack")?.clone()];
    let mut next = 0;
    while let Some(package) = found.get(next).cloned() {
        // A crate may be needed to build another and to run it.
        for own in dependencies(&package).filter_map(|dependency| find(name(dependency))) {
            if !found.contains(own) {
                found.push(own.clone());
            }
        }
        next += 1;
    }
    Ok(found)
}

/// Those dependencies of `package` that are in the workspace.
fn dependencies(package: &Value) -> impl Iterator<Item = &Value> {
    let all = package["dependencies"].as_array().into_iter().flatten();
    all.filter(|dependency| !dependency["path"].is_null())
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_can_be_packed() {
        let packages = packages().unwrap();
        let names: Vec<&str> = packages.iter().map(name).collect();
        for wanted in ["postil-model", "postil-lexicon-format"] {
            assert_eq!(names.iter().filter(|name| **name == wanted).count(), 1, "{names:?}");
        }
        let version = concat!("=", env!("CARGO_PKG_VERSION"));
        for package in &packages {
            // Cargo finds no crates of the workspace for one that may not be published.
            assert!(package["publish"].is_null(), "{}: publish", name(package));
            for dependency in dependencies(package) {
                assert_eq!(dependency["req"], version, "{}", name(dependency));
            }
        }
    }
}
