//! Archives that are the same, byte for byte, whenever they are made of the same files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tar::Header;
use walkdir::WalkDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The list of sums, in the form that `sha256sum --check` reads.
const SUMS: &str = "SHA256SUMS";

/// What is summed up.
const ARCHIVES: [&str; 3] = ["crate", "gz", "zip"];

/// Packs the files of `folder` into `archive`, below a folder called `name`.
///
/// # Errors
/// A file cannot be read, or the archive not written.
pub fn tar_gz(folder: &Path, name: &str, archive: &Path) -> Result<()> {
    let file = BufWriter::new(create(archive)?);
    let mut tar = tar::Builder::new(GzEncoder::new(file, Compression::best()));
    for (path, inside) in files(folder)? {
        let bytes = fs::read(&path)?;
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, format!("{name}/{inside}"), bytes.as_slice())?;
    }
    Ok(tar.into_inner()?.finish()?.flush()?)
}

/// Packs the files of `folder` into `archive`, at its top.
///
/// # Errors
/// A file cannot be read, or the archive not written.
pub fn zip(folder: &Path, archive: &Path) -> Result<()> {
    let mut zip = ZipWriter::new(create(archive)?);
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    for (path, inside) in files(folder)? {
        zip.start_file(inside, options)?;
        io::copy(&mut File::open(&path)?, &mut zip)?;
    }
    Ok(zip.finish()?.flush()?)
}

/// Writes the SHA-256 sums of the archives in `folder` beside them.
///
/// # Errors
/// An archive cannot be read, or the list not written.
pub fn write_sums(folder: &Path) -> Result<()> {
    let mut sums = String::new();
    for (path, inside) in files(folder)? {
        if path.extension().is_some_and(|ending| ARCHIVES.iter().any(|known| ending == *known)) {
            let sum = Sha256::digest(fs::read(path)?);
            sum.iter().for_each(|byte| sums.push_str(&format!("{byte:02x}")));
            sums.push_str(&format!("  {inside}\n"));
        }
    }
    Ok(fs::write(folder.join(SUMS), sums)?)
}

fn create(archive: &Path) -> Result<File> {
    File::create(archive).with_context(|| format!("cannot write {}", archive.display()))
}

/// The files in and below `folder` in order, each with its path from there, in an archive's form.
fn files(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder)?.components();
            let names = inside.map(|part| part.as_os_str().to_string_lossy());
            let inside = names.collect::<Vec<_>>().join("/");
            files.push((entry.into_path(), inside));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use tempfile::TempDir;
    use zip::ZipArchive;

    use super::*;

    /// A folder with the files `b.txt` and `a/c.txt`, made in that order or the other.
    fn sample(names: [&str; 2]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        names.iter().for_each(|name| fs::write(folder.path().join(name), name).unwrap());
        folder
    }

    #[test]
    fn archives_hold_each_file_and_depend_on_nothing_else() {
        let target = tempfile::tempdir().unwrap();
        let at = |name: &str| target.path().join(name);
        for (number, names) in [["b.txt", "a/c.txt"], ["a/c.txt", "b.txt"]].iter().enumerate() {
            let folder = sample(*names);
            tar_gz(folder.path(), "p-1", &at(&format!("{number}.tar.gz"))).unwrap();
            zip(folder.path(), &at(&format!("{number}.zip"))).unwrap();
        }
        for ending in ["tar.gz", "zip"] {
            let bytes = [0, 1].map(|n| fs::read(at(&format!("{n}.{ending}"))).unwrap());
            assert_eq!(bytes[0], bytes[1], "{ending}");
        }

        let mut tar = tar::Archive::new(GzDecoder::new(File::open(at("0.tar.gz")).unwrap()));
        let mut unpacked = Vec::new();
        for entry in tar.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            unpacked.push((entry.path().unwrap().display().to_string(), text));
        }
        let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(unpacked, [pair("p-1/a/c.txt", "a/c.txt"), pair("p-1/b.txt", "b.txt")]);

        let zip = ZipArchive::new(File::open(at("0.zip")).unwrap()).unwrap();
        assert_eq!(zip.file_names().collect::<Vec<_>>(), ["a/c.txt", "b.txt"]);
    }

    #[test]
    fn sums_are_those_of_the_archives_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("p.zip"), "abc").unwrap();
        fs::write(folder.path().join("NOTES.md"), "x").unwrap();
        write_sums(folder.path()).unwrap();
        let sums = fs::read_to_string(folder.path().join(SUMS)).unwrap();
        // FIPS 180-2, example B.1.
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sums, format!("{sum}  p.zip\n"));
    }
}
