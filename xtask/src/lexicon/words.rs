//! Words of everyday English.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use anyhow::Result;

use super::corpus::{self, Counts};
use super::fetch::Sources;
use super::table::{self, Origin};

const COMMON: Origin = Origin {
    source: "counts of lower-case words in UD English EWT and GUM; senses of WordNet 3.1",
    license: "CC BY-SA 4.0 (EWT); CC BY 4.0 (GUM); WordNet 3.0 license",
};

/// Below so many in about 340,000 tokens, a word is kept only if it is also a name.
const FREQUENT: u32 = 6;

/// The same for names.
const FREQUENT_NAME: u32 = 2;

/// The same for names of places: mail and chat write even these small now and then.
const FREQUENT_PLACE: u32 = 3;

/// A city of more thousands is meant before a word that the corpora lack: "Cologne", but "Bath".
const LARGE_CITY: f64 = 200.0;

/// The tables of places.
const PLACES: [&str; 5] = ["countries", "country-names", "regions", "cities", "landmarks"];

/// The tables of other names that a word may be mistaken for.
const OTHERS: [&str; 9] = [
    "acronyms",
    "companies",
    "first-names",
    "groups",
    "last-names",
    "organizations",
    "people",
    "products",
    "teams",
];

/// Writes `common-words.tsv`.
///
/// # Errors
/// A source is missing, or a table cannot be written.
pub fn write(sources: &Sources, corpora: &Path) -> Result<()> {
    let counts = corpus::counts(corpora)?;
    let mut lemmas = BTreeSet::new();
    for file in ["dict/data.noun", "dict/data.verb", "dict/data.adj"] {
        lemmas.extend(small_lemmas(&sources.text("wordnet", file)?));
    }
    table::write("common-words", &COMMON, &["columns: word"], common(&counts, &lemmas)?)
}

/// The words written small in a data file of WordNet, which writes names with capitals.
fn small_lemmas(file: &str) -> BTreeSet<String> {
    let mut lemmas = BTreeSet::new();
    for line in file.lines().filter(|line| !line.starts_with("  ")) {
        let mut fields = line.split(' ').skip(3);
        let count = fields.next().and_then(|count| usize::from_str_radix(count, 16).ok());
        let words = fields.step_by(2).take(count.unwrap_or_default());
        lemmas.extend(words.filter(|word| is_small(word)).map(str::to_owned));
    }
    lemmas
}

fn is_small(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The words that running text mostly writes small, if they are frequent or also a name; and
/// products and small cities that the corpora lack, but WordNet has as words.
fn common(counts: &HashMap<String, Counts>, lemmas: &BTreeSet<String>) -> Result<BTreeSet<String>> {
    let (places, others) = (small_names(&PLACES)?, small_names(&OTHERS)?);
    let is_common = |(word, counts): &(&String, &Counts)| {
        let (least, is_mostly_small) = match places.contains(*word) {
            true => (FREQUENT_PLACE, 2 * counts.small > 3 * counts.capital),
            false if others.contains(*word) => (FREQUENT_NAME, counts.small >= counts.capital),
            false => (FREQUENT, counts.small >= counts.capital),
        };
        counts.small >= least && is_mostly_small && is_small(word)
    };
    let mut words: BTreeSet<String> =
        counts.iter().filter(is_common).map(|(word, _)| word.clone()).collect();
    words.extend(small_names(&["products"])?.intersection(lemmas).cloned());
    let towns = small_towns()?;
    let rare = towns.intersection(lemmas).filter(|word| !counts.contains_key(*word));
    words.extend(rare.cloned());
    Ok(words)
}

/// The names of cities none of which is large, in lower case.
fn small_towns() -> Result<BTreeSet<String>> {
    let (mut towns, mut large) = (BTreeSet::new(), BTreeSet::new());
    for row in table::read("cities")? {
        let thousands: f64 = row[5].parse().unwrap_or_default();
        let names = if thousands > LARGE_CITY { &mut large } else { &mut towns };
        names.insert(row[0].to_ascii_lowercase());
    }
    Ok(towns.difference(&large).cloned().collect())
}

/// The names in `tables`, in lower case.
fn small_names(tables: &[&str]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for table in tables {
        names.extend(table::read(table)?.into_iter().map(|row| row[0].to_ascii_lowercase()));
    }
    Ok(names)
}
