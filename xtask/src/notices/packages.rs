//! Notices of the npm packages whose files are in `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Notice;

/// Packages that the page's files hold something of, and what; the others only build and test.
const SHIPPED: &[(&str, &str)] = &[
    ("@fontsource-variable/newsreader", "the demo's type"),
    ("approx-string-match", "the search for words that have changed"),
];

/// Returns a notice for each package.
///
/// # Errors
/// A package is not installed, or has no license file.
pub fn notices() -> Result<Vec<Notice>> {
    SHIPPED.iter().map(|(name, what)| notice(name, what)).collect()
}

fn notice(name: &str, what: &str) -> Result<Notice> {
    let folder = Path::new("node_modules").join(name);
    let read = |file: &str| {
        fs::read_to_string(folder.join(file)).with_context(|| format!("npm's {name} has no {file}"))
    };
    let about: Value = serde_json::from_str(&read("package.json")?)?;
    let field = |name: &str| about[name].as_str().unwrap_or_default();
    Ok(Notice {
        title: format!("{name} {} ({what})", field("version")),
        terms: field("license").into(),
        text: read("LICENSE")?,
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// The scripts in a folder and in those below it.
    fn scripts(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let found =
            entries.flat_map(|path| if path.is_dir() { scripts(&path) } else { vec![path] });
        found.filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect()
    }

    #[test]
    fn what_the_page_imports_is_named() {
        let mut packages = 0;
        for path in scripts(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../www"))) {
            let text = fs::read_to_string(&path).unwrap();
            let imports = text.lines().filter(|line| line.starts_with("import "));
            let sources = imports.filter_map(|line| line.split(['"', '\'']).nth(1));
            for package in sources.filter(|source| !source.starts_with(['.', '#'])) {
                let is_named = SHIPPED.iter().any(|(name, _)| *name == package);
                assert!(is_named, "{} imports {package}", path.display());
                packages += 1;
            }
        }
        assert!(packages > 0, "no import of a package was seen");
    }
}
