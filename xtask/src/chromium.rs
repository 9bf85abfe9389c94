//! The browser of the browser tests: found where it usually lies, or installed.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{debian, process};

const PACKAGES: &[&str] = &["chromium"];

const PROGRAMS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const MAC_APPLICATIONS: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Windows' program folders, by the variables that name them.
const WINDOWS_FOLDERS: &[&str] = &["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
const WINDOWS_PROGRAM: &str = r"Google\Chrome\Application\chrome.exe";

/// Returns the path of a Chromium or Chrome: the one that `CHROMIUM` names, else one found, else
/// one installed by apt.
///
/// # Errors
/// `CHROMIUM` names no file, or none is found and none can be installed.
pub fn obtain() -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return existing(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if !debian::can_install() {
        bail!("{}", advice());
    }
    println!("Installing Debian's chromium for the browser tests.");
    debian::install(PACKAGES).with_context(advice)?;
    find().with_context(advice)
}

fn existing(named: PathBuf) -> Result<PathBuf> {
    if !named.is_file() {
        bail!("the variable CHROMIUM names no file: {}", named.display());
    }
    Ok(named)
}

fn find() -> Option<PathBuf> {
    PROGRAMS
        .iter()
        .find_map(|program| process::find(program))
        .or_else(|| usual_places().into_iter().find(|path| path.is_file()))
}

fn usual_places() -> Vec<PathBuf> {
    let windows = WINDOWS_FOLDERS
        .iter()
        .filter_map(env::var_os)
        .map(|folder| PathBuf::from(folder).join(WINDOWS_PROGRAM));
    MAC_APPLICATIONS.iter().map(PathBuf::from).chain(windows).collect()
}

fn advice() -> String {
    format!(
        "the browser tests need Chromium or Chrome, and none was found: install one \
         (on Debian `{}`), or set CHROMIUM to the path of its program",
        debian::advice(PACKAGES)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_browser_must_exist() {
        let error = existing(PathBuf::from("no/such/browser")).unwrap_err();
        assert_eq!(error.to_string(), "the variable CHROMIUM names no file: no/such/browser");
        assert!(existing(env::current_exe().unwrap()).is_ok());
    }
}
