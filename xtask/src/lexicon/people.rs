//! First names and surnames, from the US Census and from Faker's lists for many countries.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::fetch::Sources;
use super::romanize::{Alphabet, romanize};
use super::table::{self, Origin, is_plain, plain};
use Gender::{Female, Male};

const NAMES: Origin = Origin {
    source: "US Census 1990, by way of PyPI names 0.3.0; PyPI Faker 40.54.0",
    license: "public domain; MIT, (c) Daniele Faraglia and contributors",
};

/// The most frequent surnames of the US Census that are taken.
const CENSUS_SURNAMES: usize = 4000;

/// The most frequent women's names of the US Census that are taken; there are few men's.
const CENSUS_WOMEN: usize = 1500;

/// What the lists of Faker that a name stands in weigh at least; a list weighs 1, but for these.
const LEAST_WEIGHT: usize = 3;

/// Short lists for languages that few others share names with: all their names are taken.
const RARE_LISTS: [&str; 9] =
    ["ar_PS", "en_NG", "ha_NG", "ig_NG", "ja_JP", "ko_KR", "ru_RU", "uk_UA", "vi_VN"];

/// Long lists for such languages: another list must have the name as well. Those that no other has
/// are 8,000, and articles from all over the world were read as well without them.
const LONG_LISTS: [&str; 15] = [
    "az_AZ", "en_IN", "en_KE", "en_PK", "en_TH", "et_EE", "fr_DZ", "id_ID", "sw", "tr_TR", "tw_GH",
    "uz_UZ", "yo_NG", "zh_CN", "zu_ZA",
];

/// Whose list a first name stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gender {
    Female,
    Male,
}

/// How often a first name is a man's and a woman's.
#[derive(Default)]
struct Bearers {
    men: f64,
    women: f64,
    /// The weight of the lists the name stands in.
    lists: usize,
}

impl Bearers {
    fn add(&mut self, men: f64, women: f64, lists: usize) {
        self.men += men;
        self.women += women;
        self.lists += lists;
    }
}

/// Writes `first-names.tsv` and `last-names.tsv`.
///
/// # Errors
/// A source is missing, or a table cannot be written.
pub fn write(sources: &Sources) -> Result<()> {
    let mut first: BTreeMap<String, Bearers> = BTreeMap::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    read_faker(sources, &mut first, &mut last)?;
    for (name, share) in census(sources, "dist.male.first")? {
        first.entry(name).or_default().add(share * 20.0, 0.0, LEAST_WEIGHT);
    }
    for (name, share) in census(sources, "dist.female.first")?.into_iter().take(CENSUS_WOMEN) {
        first.entry(name).or_default().add(0.0, share * 20.0, LEAST_WEIGHT);
    }
    for (name, _) in census(sources, "dist.all.last")?.into_iter().take(CENSUS_SURNAMES) {
        *last.entry(name).or_default() += LEAST_WEIGHT;
    }
    for row in table::read("more-names")? {
        match (row[1].as_str(), row.get(2).map(String::as_str)) {
            ("first", Some("m")) => {
                first.entry(row[0].clone()).or_default().add(99.0, 0.0, LEAST_WEIGHT)
            }
            ("first", Some("f")) => {
                first.entry(row[0].clone()).or_default().add(0.0, 99.0, LEAST_WEIGHT)
            }
            ("first", _) => first.entry(row[0].clone()).or_default().add(1.0, 1.0, LEAST_WEIGHT),
            _ => *last.entry(row[0].clone()).or_default() += LEAST_WEIGHT,
        }
    }
    let others = other_meanings()?;
    let is_name = |name: &str, lists: usize| {
        lists >= LEAST_WEIGHT && !others.contains(&name.to_ascii_lowercase())
    };
    let first_rows = first
        .iter()
        .filter(|(name, bearers)| is_name(name, bearers.lists))
        .map(|(name, bearers)| format!("{name}\t{}", gender(bearers)));
    let columns = ["columns: name, sex", "sex: at most one of m f"];
    table::write("first-names", &NAMES, &columns, first_rows.collect())?;
    let last_rows = last.into_iter().filter(|(name, lists)| is_name(name, *lists));
    table::write(
        "last-names",
        &NAMES,
        &["columns: name"],
        last_rows.map(|(name, _)| name).collect(),
    )
}

/// Titles, acronyms, months and other words that stand in lists of names, but are none in the
/// news; in lower case.
fn other_meanings() -> Result<BTreeSet<String>> {
    let mut words: BTreeSet<String> = ["march", "august"].map(str::to_owned).into();
    for name in ["titles", "acronyms", "country-names", "demonyms"] {
        words.extend(table::read(name)?.into_iter().map(|row| row[0].to_ascii_lowercase()));
    }
    Ok(words)
}

/// `m` or `f` where the other is rare, else nothing.
fn gender(bearers: &Bearers) -> &'static str {
    if bearers.men > 8.0 * bearers.women {
        return "m";
    }
    if bearers.women > 8.0 * bearers.men { "f" } else { "" }
}

/// The names of one census table with the per cent of people who bear them, most frequent first.
fn census(sources: &Sources, file: &str) -> Result<Vec<(String, f64)>> {
    let text = sources.text("names", file)?;
    let row = |line: &str| {
        let mut fields = line.split_ascii_whitespace();
        Some((census_case(fields.next()?), fields.next()?.parse().ok()?))
    };
    Ok(text.lines().filter_map(row).collect())
}

/// "MCDONALD" as "McDonald": the census has capitals only.
fn census_case(name: &str) -> String {
    let (prefix, rest) = name.strip_prefix("MC").map_or(("", name), |rest| ("Mc", rest));
    let mut chars = rest.chars();
    let first = chars.next().into_iter().collect::<String>();
    [prefix, &first, &chars.as_str().to_ascii_lowercase()].concat()
}

fn read_faker(
    sources: &Sources,
    first: &mut BTreeMap<String, Bearers>,
    last: &mut BTreeMap<String, usize>,
) -> Result<()> {
    let lists = sources.texts("faker", |path| {
        path.contains("/providers/person/") && path.ends_with("__init__.py")
    })?;
    // The list named `en` is a large mix of all the others.
    for (path, text) in lists.into_iter().filter(|(path, _)| !path.contains("/en/")) {
        let locale = path.rsplit('/').nth(1).unwrap_or_default();
        let mut surnames = BTreeSet::new();
        let weight = match locale {
            locale if RARE_LISTS.contains(&locale) => LEAST_WEIGHT,
            locale if LONG_LISTS.contains(&locale) => LEAST_WEIGHT - 1,
            _ => 1,
        };
        let mut given = BTreeSet::new();
        for (list, name) in quoted(&text) {
            let Some(name) = spelled(name, locale) else { continue };
            match list {
                "first_names_male" | "first_romanized_names_male" => {
                    given.insert((name, Some(Male)))
                }
                "first_names_female" | "first_romanized_names_female" => {
                    given.insert((name, Some(Female)))
                }
                "first_names" | "first_romanized_names" => given.insert((name, None)),
                list if list.starts_with("last_") => surnames.insert(name),
                _ => continue,
            };
        }
        for (name, gender) in given {
            let (men, women) = match gender {
                Some(Male) => (1.0, 0.0),
                Some(Female) => (0.0, 1.0),
                None => (0.0, 0.0),
            };
            first.entry(name).or_default().add(men, women, weight);
        }
        for name in surnames {
            *last.entry(name).or_default() += weight;
        }
    }
    Ok(())
}

/// The strings of a Python class, each with the name of the list it stands in.
fn quoted(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut list = "";
    text.lines().flat_map(move |line| {
        let assigned = line.strip_prefix("    ").and_then(|rest| rest.split_once(" = "));
        if let Some((name, _)) = assigned.filter(|(name, _)| !name.starts_with([' ', '#'])) {
            list = name.split(':').next().unwrap_or(name);
        }
        let code = line.split('#').next().unwrap_or_default();
        let list = list;
        code.split('"').skip(1).step_by(2).map(move |name| (list, name))
    })
}

/// The name as newspapers write it, where it is one that they might write.
fn spelled(name: &str, locale: &str) -> Option<String> {
    let name = match locale {
        "ru_RU" => romanize(name, Alphabet::Russian),
        "uk_UA" => romanize(name, Alphabet::Ukrainian),
        _ => plain(name),
    };
    let is_name = is_plain(&name)
        && name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !name.contains([' ', '.', '&'])
        && !name.bytes().any(|b| b.is_ascii_digit());
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_with_their_list() {
        let class = "    first_names_male = (\n        \"Juan\",  # \"Ivan\"\n    )\n    last_names: X = (\"Ito\",)\n";
        let found: Vec<_> = quoted(class).collect();
        assert_eq!(found, [("first_names_male", "Juan"), ("last_names", "Ito")]);
    }

    #[test]
    fn the_census_writes_in_capitals() {
        assert_eq!(["MCDONALD", "SMITH"].map(census_case), ["McDonald", "Smith"]);
    }
}
