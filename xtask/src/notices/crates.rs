//! Notices of the crates that are linked into the WebAssembly, and of Rust's standard library.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Notice;
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";

/// Starts of the names of license files, the one that is chosen where there are several first.
const CHOICES: &[&str] = &["LICENSE-MIT", "LICENSE"];

/// Further texts that hold beside the chosen one.
const FURTHER: &[&str] = &["LICENSE-UNICODE"];

const STANDARD_LIBRARY: &str = "the Rust standard library";

/// Returns a notice for each crate, by name.
///
/// # Errors
/// Cargo fails, or a crate states no license or has no license file.
pub fn notices() -> Result<Vec<Notice>> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--format-version", "1", "--filter-platform", TARGET]);
    let metadata: Value = serde_json::from_str(&process::output_of(&mut cargo)?)?;
    let mut notices = linked(&metadata)?.into_iter().map(notice).collect::<Result<Vec<_>>>()?;
    notices.sort_by(|one, other| one.title.cmp(&other.title));
    notices.push(Notice {
        title: STANDARD_LIBRARY.into(),
        terms: "MIT OR Apache-2.0, (c) The Rust Project contributors, https://www.rust-lang.org"
            .into(),
        text: String::new(),
    });
    Ok(notices)
}

/// Returns the packages that `postil` is linked with: no macros, no build scripts, none of its own.
fn linked(metadata: &Value) -> Result<Vec<&Value>> {
    let packages = by_id(&metadata["packages"])?;
    let nodes = by_id(&metadata["resolve"]["nodes"])?;
    let root = packages.values().find(|package| package["name"] == "postil");
    let root = root.context("cargo names no package postil")?["id"].as_str();
    let mut found = Vec::new();
    let mut todo: Vec<&str> = root.into_iter().collect();
    while let Some(id) = todo.pop() {
        for dependency in list(&nodes[id]["deps"]) {
            let id = dependency["pkg"].as_str().unwrap_or_default();
            let package = packages[id];
            if is_linked(dependency, package) && !found.contains(&package) {
                found.push(package);
                todo.push(id);
            }
        }
    }
    found.retain(|package| !package["source"].is_null());
    Ok(found)
}

fn is_linked(dependency: &Value, package: &Value) -> bool {
    let is_normal = list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
    let is_macro = list(&package["targets"])
        .any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro"));
    is_normal && !is_macro
}

fn notice(package: &Value) -> Result<Notice> {
    let field = |name: &str| package[name].as_str().unwrap_or_default();
    let title = format!("{} {}", field("name"), field("version"));
    ensure!(!field("license").is_empty(), "the crate {title} states no license");
    let folder = Path::new(field("manifest_path")).parent().unwrap_or(Path::new("."));
    let chosen = CHOICES.iter().find(|file| folder.join(file).is_file());
    let chosen = chosen.with_context(|| format!("the crate {title} has no license file"))?;
    let files = std::iter::once(chosen).chain(FURTHER).map(|file| folder.join(file));
    let texts = files.filter(|file| file.is_file()).map(fs::read_to_string);
    let text = texts.collect::<Result<Vec<_>, _>>()?.join("\n");
    Ok(Notice { title, terms: field("license").into(), text })
}

fn by_id(values: &Value) -> Result<HashMap<&str, &Value>> {
    list(values)
        .map(|value| Ok((value["id"].as_str().context("cargo names a package without id")?, value)))
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn macros_and_build_dependencies_are_not_linked_nor_are_own_packages() {
        let metadata = serde_json::json!({
            "packages": [
                {"id": "p", "name": "postil", "targets": []},
                {"id": "l", "name": "lib", "source": "registry", "targets": [{"kind": ["lib"]}]},
                {"id": "o", "name": "own", "source": null, "targets": [{"kind": ["lib"]}]},
                {"id": "m", "name": "mac", "targets": [{"kind": ["proc-macro"]}]},
                {"id": "b", "name": "build", "targets": [{"kind": ["lib"]}]},
            ],
            "resolve": {"nodes": [
                {"id": "p", "deps": [
                    {"pkg": "o", "dep_kinds": [{"kind": null}]},
                    {"pkg": "m", "dep_kinds": [{"kind": null}]},
                ]},
                {"id": "o", "deps": [{"pkg": "l", "dep_kinds": [{"kind": "dev"}, {"kind": null}]}]},
                {"id": "l", "deps": [{"pkg": "b", "dep_kinds": [{"kind": "build"}]}]},
            ]},
        });
        let names: Vec<_> =
            linked(&metadata).unwrap().iter().map(|crate_| &crate_["name"]).collect();
        assert_eq!(names, ["lib"]);
    }
}
