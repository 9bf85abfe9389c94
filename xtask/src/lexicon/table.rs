//! Tables as they stand in `data/`: header, then rows, sorted and unique.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Where a table's facts come from and on what terms.
pub struct Origin {
    /// The sources, with their versions.
    pub source: &'static str,
    /// Their licenses, with the credit these ask for.
    pub license: &'static str,
}

/// Writes `data/NAME.tsv`. The lines of `columns` say what its columns hold, as `build/heads.rs` reads
/// them.
///
/// # Errors
/// The file cannot be written.
pub fn write(name: &str, origin: &Origin, columns: &[&str], rows: BTreeSet<String>) -> Result<()> {
    let header = format!(
        "# source: {}\n# license: {}\n# made by: cargo xtask lexicon\n",
        origin.source, origin.license
    );
    let columns: String = columns.iter().map(|line| format!("# {line}\n")).collect();
    let body: String = rows.iter().map(|row| format!("{row}\n")).collect();
    let path = format!("data/{name}.tsv");
    fs::write(&path, header + &columns + &body).with_context(|| format!("cannot write {path}"))
}

/// Reads the rows of a table made by hand.
///
/// # Errors
/// The file cannot be read.
pub fn read(name: &str) -> Result<Vec<Vec<String>>> {
    let path = format!("data/{name}.tsv");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    Ok(rows(&text).map(|row| row.split('\t').map(str::to_owned).collect()).collect())
}

/// The lines of a table without its header.
pub fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// A name in the letters that newspapers have: no diacritics, no transliteration marks.
pub fn plain(name: &str) -> String {
    let bare = name.nfd().filter(|&c| !is_combining_mark(c));
    let mut plain = String::new();
    for c in bare {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("Ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'đ' | 'ð' => plain.push('d'),
            'Đ' | 'Ð' => plain.push('D'),
            'ı' => plain.push('i'),
            'þ' => plain.push_str("th"),
            'Þ' => plain.push_str("Th"),
            'ə' => plain.push('a'),
            '’' | 'ʼ' => plain.push('\''),
            '‘' | 'ʻ' | 'ʿ' | 'ʾ' => {}
            '–' => plain.push('-'),
            c => plain.push(c),
        }
    }
    plain
}

/// Whether a name is in letters that the tables have, with nothing odd in it.
pub fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b" -'.&".contains(&b))
}
