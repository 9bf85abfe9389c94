//! How words are capitalized in running text: counts from the openly licensed corpora.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Counts of one word, by how it is written where its place in the sentence does not decide.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// In lower case.
    pub small: u32,
    /// With a capital, not first in its sentence.
    pub capital: u32,
}

/// The counts of every word in EWT and GUM, training and development parts.
///
/// # Errors
/// A corpus is missing.
pub fn counts(corpora: &Path) -> Result<HashMap<String, Counts>> {
    let mut counts = HashMap::new();
    for file in ["ewt/ewt.train.tsv", "ewt/ewt.dev.tsv", "gum/gum.train.tsv", "gum/gum.dev.tsv"] {
        let path = corpora.join(file);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}; give --corpora FOLDER", path.display()))?;
        count(&text, &mut counts);
    }
    Ok(counts)
}

fn count(text: &str, counts: &mut HashMap<String, Counts>) {
    let mut is_first = true;
    for line in text.lines() {
        let Some((word, _)) = line.split_once('\t') else {
            is_first = true;
            continue;
        };
        let is_word = word.bytes().all(|b| b.is_ascii_alphabetic());
        if is_word && word.bytes().all(|b| b.is_ascii_lowercase()) {
            counts.entry(word.to_owned()).or_default().small += 1;
        } else if is_word && !is_first {
            counts.entry(word.to_ascii_lowercase()).or_default().capital += 1;
        }
        is_first = is_first && !is_word;
    }
}
