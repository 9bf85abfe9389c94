//! Stamps: what a step was last made from, so that it runs again only when that changed.
//!
//! A fingerprint covers the names and contents of files, not their times: a checkout that
//! rewrites a file with the same bytes makes nothing stale.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Returns a fingerprint of the files at and below `inputs`, hidden ones left out.
///
/// An input that does not exist counts as empty, and gives another fingerprint than one that does.
///
/// # Errors
/// A file or folder cannot be read.
pub fn fingerprint(inputs: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        add(Path::new(input), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The remembered fingerprint of one step.
pub struct Stamp {
    file: PathBuf,
}

impl Stamp {
    /// Returns the stamp of the step `name`, kept in `folder`.
    pub fn new(folder: &Path, name: &str) -> Self {
        Self { file: folder.join(format!("{name}.stamp")) }
    }

    /// Reports whether the step was last made from what `fingerprint` stands for.
    pub fn is(&self, fingerprint: &str) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|stamped| stamped == fingerprint)
    }

    /// Remembers that the step was made from what `fingerprint` stands for.
    ///
    /// # Errors
    /// The stamp cannot be written.
    pub fn set(&self, fingerprint: &str) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, fingerprint)
            .with_context(|| format!("cannot write {}", self.file.display()))
    }
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.hash(hasher);
    if path.is_dir() {
        for entry in visible_entries(path)? {
            add(&entry, hasher)?;
        }
    } else if path.exists() {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        bytes.hash(hasher);
    }
    Ok(())
}

/// Returns what lies in `folder`, sorted, without hidden files: editors keep their own there.
fn visible_entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(b".") {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(folder: &Path) -> String {
        fingerprint(&[folder.to_str().unwrap()]).unwrap()
    }

    #[test]
    fn contents_and_names_count_and_times_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/a.txt");
        fs::create_dir(folder.path().join("deep")).unwrap();
        fs::write(&file, "one").unwrap();
        let first = of(folder.path());

        fs::write(&file, "one").unwrap();
        assert_eq!(of(folder.path()), first);
        fs::write(&file, "two").unwrap();
        assert_ne!(of(folder.path()), first);

        fs::rename(&file, folder.path().join("deep/b.txt")).unwrap();
        fs::write(folder.path().join("deep/b.txt"), "one").unwrap();
        assert_ne!(of(folder.path()), first);
    }

    #[test]
    fn hidden_files_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let empty = of(folder.path());
        fs::write(folder.path().join(".a.txt.swp"), "unsaved").unwrap();
        assert_eq!(of(folder.path()), empty);
    }

    #[test]
    fn a_missing_input_differs_from_an_empty_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        let missing = of(&file);
        fs::write(&file, "").unwrap();
        assert_ne!(of(&file), missing);
    }

    #[test]
    fn a_stamp_holds_the_last_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp::new(&folder.path().join("stamps"), "wasm");
        assert!(!stamp.is("a"));
        stamp.set("a").unwrap();
        assert!(stamp.is("a"));
        stamp.set("b").unwrap();
        assert!(!stamp.is("a"));
    }
}
