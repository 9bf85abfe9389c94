//! Companies of the S&P 500 and football clubs, from lists that no registry has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::table::{self, Origin, is_plain, plain};

const COMPANIES: Origin = Origin {
    source: "github.com/datasets/s-and-p-500-companies at 56509dd80619",
    license: "PDDL 1.0",
};

const TEAMS: Origin =
    Origin { source: "github.com/openfootball/clubs at ae3800227c44", license: "CC0 1.0" };

/// Countries whose clubs are in the news elsewhere, and how many names one must have to be taken.
const LEAGUES: [(&str, usize); 14] = [
    ("eng", 2),
    ("sco", 3),
    ("es", 3),
    ("it", 3),
    ("de", 4),
    ("fr", 3),
    ("pt", 3),
    ("nl", 3),
    ("br", 3),
    ("ar", 3),
    ("tr", 3),
    ("us", 2),
    ("eg", 3),
    ("za", 2),
];

/// Writes `companies.tsv` and `teams.tsv`.
///
/// # Errors
/// A list is missing, or a table cannot be written.
pub fn write(corpora: &Path) -> Result<()> {
    let folder = corpora.join("lexicon-sources");
    let read = |file: &str| {
        let path = folder.join(file);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    table::write("companies", &COMPANIES, &["columns: name"], companies(&read("sp500.pddl.tsv")?))?;
    let places: BTreeSet<String> = ["cities", "regions", "landmarks", "last-names"]
        .into_iter()
        .map(table::read)
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .map(|row| row[0].clone())
        .collect();
    let heads: BTreeSet<String> =
        table::read("clue-words")?.into_iter().map(|row| row[0].clone()).collect();
    let mut teams = teams(&read("football-clubs.cc0.tsv")?);
    teams.retain(|name| !places.contains(name) && !heads.contains(&name.to_ascii_lowercase()));
    table::write("teams", &TEAMS, &["columns: name"], teams)
}

fn companies(list: &str) -> BTreeSet<String> {
    let names = list.lines().skip(1).filter_map(|line| line.split('\t').nth(1));
    names.map(bare_company).filter(|name| is_plain(name)).collect()
}

/// "Apple" for "Apple Inc.", "Alphabet" for "Alphabet Inc. (Class A)".
fn bare_company(name: &str) -> String {
    const FORMS: [&str; 12] = [
        ", Inc.",
        " Inc.",
        " & Co.",
        " plc",
        " Corporation",
        " Corp.",
        " Company",
        " Limited",
        " Group",
        " Holdings",
        " Financial",
        " Inc",
    ];
    let name = plain(name);
    let mut bare = name.split(" (").next().unwrap_or(&name).trim();
    while let Some(shorter) = FORMS.iter().find_map(|form| bare.strip_suffix(form)) {
        bare = shorter;
    }
    bare.strip_prefix("The ").unwrap_or(bare).to_owned()
}

fn teams(list: &str) -> BTreeSet<String> {
    let mut teams = BTreeSet::new();
    for line in list.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [country, name, _city, others] = columns[..] else { continue };
        let names: Vec<String> = std::iter::once(name)
            .chain(others.split('|').filter(|name| !name.contains(['.', '[', '(', '<'])))
            .map(bare_team)
            .filter(|name| is_plain(name) && name.len() > 2)
            .collect();
        let is_wanted = LEAGUES.iter().any(|(c, least)| *c == country && names.len() > *least);
        if is_wanted {
            teams.extend(names.into_iter().take(2));
        }
    }
    teams
}

/// "Arsenal" for "Arsenal FC" or "FC Arsenal", and nothing for a long form that adds no more.
fn bare_team(name: &str) -> String {
    let name = plain(name);
    let bare = name.split(" (").next().unwrap_or(&name);
    let ended = ["FC", "AFC", "CF", "SC", "AC", "Football Club"]
        .iter()
        .find_map(|form| bare.strip_suffix(form))
        .unwrap_or(bare)
        .trim();
    ended.strip_prefix("FC ").unwrap_or(ended).to_owned()
}
