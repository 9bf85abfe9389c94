//! The tables in `data/` that name things, and how their rows enter the index.

use super::classes::Classes;
use super::index::Index;
use super::packed::table;
use super::phrase::{Case, Phrase};

/// One table and what its columns mean.
pub struct Table {
    /// Its file in `data/`, without the ending.
    #[cfg(test)]
    pub name: &'static str,
    /// Its source, header included.
    #[cfg(test)]
    pub source: &'static str,
    /// Its rows.
    pub text: fn() -> &'static str,
    /// What its columns mean.
    pub shape: Shape,
}

/// What the columns of a table mean. The first is always a phrase to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Name, code, capital, latitude, longitude, thousands of inhabitants, neighbors, continent.
    Countries,
    /// Another name, code.
    CountryNames,
    /// Name, country, code, latitude, longitude, thousands of inhabitants.
    Regions,
    /// Name, country, code of the region or nothing, latitude, longitude, thousands of inhabitants.
    Cities,
    /// Name, class, country or nothing, latitude, longitude.
    Landmarks,
    /// Demonym, codes of the countries, by a space.
    Demonyms,
    /// Name, country, what it stands for.
    Seats,
    /// Name; `m`, `f`, or nothing where either is common.
    FirstNames,
    /// Acronym, class, expansion, which is a phrase to be looked up as well.
    Acronyms,
    /// Another spelling, the one that another table has.
    Spellings,
    /// Phrase, classes by a space, perhaps more.
    Classed,
    /// A word and what it says of names beside it: only roles are looked up here.
    Clues,
    /// Phrase, perhaps more: all of one class.
    Plain(Classes),
}

impl Table {
    /// The rows that enter the index, each with the offset of its start.
    fn rows(&self) -> impl Iterator<Item = (u32, &'static str)> {
        let is_role = |row: &str| row.split(['\t', ' ']).skip(1).any(|class| class == "role");
        let takes_all = self.shape != Shape::Clues;
        rows_of((self.text)()).filter(move |(_, row)| takes_all || is_role(row))
    }
}

macro_rules! tables {
    ($($name:literal: $shape:expr;)*) => {
        /// Every table, those that others refer to first.
        pub const TABLES: &[Table] = &[$(Table {
            #[cfg(test)]
            name: $name,
            #[cfg(test)]
            source: include_str!(concat!("../../data/", $name, ".tsv")),
            text: || table!($name),
            shape: $shape,
        },)*];
    };
}

tables! {
    "countries": Shape::Countries;
    "country-names": Shape::CountryNames;
    "regions": Shape::Regions;
    "cities": Shape::Cities;
    "towns": Shape::Cities;
    "landmarks": Shape::Landmarks;
    "demonyms": Shape::Demonyms;
    "seats": Shape::Seats;
    "first-names": Shape::FirstNames;
    "last-names": Shape::Plain(Classes::LAST_NAME);
    "people": Shape::Classed;
    "organizations": Shape::Classed;
    "companies": Shape::Plain(Classes::COMPANY);
    "teams": Shape::Plain(Classes::TEAM);
    "acronyms": Shape::Acronyms;
    "groups": Shape::Plain(Classes::GROUP);
    "events": Shape::Plain(Classes::EVENT);
    "products": Shape::Plain(Classes::PRODUCT);
    "titles": Shape::Plain(Classes::TITLE);
    "clue-words": Shape::Clues;
    "common-words": Shape::Plain(Classes::COMMON_WORD);
    "spellings": Shape::Spellings;
}

/// The index over all tables. One pass over their text.
pub fn index() -> Index {
    let rows =
        TABLES.iter().map(|table| (table.text)().bytes().filter(|&b| b == b'\n').count()).sum();
    let mut index = Index::with_room(rows);
    for (number, table) in (0..).zip(TABLES) {
        for (offset, row) in table.rows() {
            add_row(&mut index, table.shape, number, offset, row);
        }
    }
    index
}

/// The row of a table that starts at `offset`, cut at tabs.
pub fn columns(table: u8, offset: u32) -> impl Iterator<Item = &'static str> {
    let rest = &(TABLES[usize::from(table)].text)()[offset as usize..];
    rest.split('\n').next().unwrap_or_default().split('\t')
}

/// The phrase under which a country or region is found by its code, `UA` or `UA.14`.
///
/// Its rows are of no class, so that no text matches them.
pub fn code_phrase(code: &str) -> Phrase {
    let start = Phrase::EMPTY.with("code", Case::Small);
    code.split('.').fold(start, |phrase, part| phrase.with(part, Case::Small))
}

/// The phrase of `entry`, whole.
pub fn phrase(entry: &str) -> Phrase {
    Phrase::of_entry(entry, |_| {})
}

/// The rows of a table, each with the offset of its start.
fn rows_of(text: &'static str) -> impl Iterator<Item = (u32, &'static str)> {
    let lines = text.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len() as u32;
        Some((start, line.trim_end_matches('\n')))
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("# "))
}

fn add_row(index: &mut Index, shape: Shape, table: u8, offset: u32, row: &str) {
    let mut columns = row.split('\t');
    let mut next = || columns.next().unwrap_or_default();
    let key = next();
    let mut add = |key: &str, classes| add_phrase(index, key, table, offset, classes);
    match shape {
        Shape::Countries => {
            add(key, Classes::COUNTRY);
            index.add(code_phrase(next()), table, offset, Classes::NONE);
        }
        Shape::Regions => {
            add(key, Classes::REGION);
            let code = [next(), next()].join(".");
            index.add(code_phrase(&code), table, offset, Classes::NONE);
        }
        Shape::Acronyms => {
            let classes = parse(next());
            add(key, classes);
            add(next(), classes);
        }
        Shape::Spellings => {
            let classes = classes_of(index, next());
            add_phrase(index, key, table, offset, classes);
        }
        Shape::Clues => add(key, Classes::ROLE),
        Shape::CountryNames => add(key, Classes::COUNTRY),
        Shape::Cities => add(key, Classes::CITY),
        Shape::Demonyms => add(key, Classes::DEMONYM),
        Shape::Seats => add(key, Classes::SEAT),
        Shape::FirstNames => add(key, Classes::FIRST_NAME),
        Shape::Classed | Shape::Landmarks => add(key, parse(next())),
        Shape::Plain(classes) => add(key, classes),
    }
}

fn add_phrase(index: &mut Index, key: &str, table: u8, offset: u32, classes: Classes) {
    let whole = Phrase::of_entry(key, |beginning| index.add_beginning(beginning));
    index.add(whole, table, offset, classes);
}

/// The classes that the rows under `name` have together.
fn classes_of(index: &Index, name: &str) -> Classes {
    let chain = index.probe(phrase(name));
    chain.map_or(Classes::NONE, |chain| {
        index.entries(chain).fold(Classes::NONE, |all, entry| all | entry.classes)
    })
}

fn parse(words: &str) -> Classes {
    words.split(' ').filter_map(Classes::parse).fold(Classes::NONE, |all, class| all | class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrase::MAX_PARTS;

    #[test]
    fn tables_are_sorted_unique_and_say_where_they_come_from() {
        for table in TABLES {
            let header: Vec<_> = table.source.lines().take_while(|l| l.starts_with("# ")).collect();
            for (line, field) in header.iter().zip(["# source: ", "# license: ", "# made by: "]) {
                assert!(line.starts_with(field), "{}: {line}", table.name);
            }
            assert_eq!(header.len(), 3, "{}", table.name);
            let rows: Vec<_> = rows_of(table.source).map(|(_, row)| row).collect();
            for pair in rows.windows(2) {
                assert!(pair[0] < pair[1], "{}: {} before {}", table.name, pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn every_entry_is_found_again() {
        let index = index();
        for (number, table) in (0..).zip(TABLES) {
            for (offset, row) in table.rows() {
                let key = row.split('\t').next().unwrap_or_default();
                let mut beginnings = 0;
                Phrase::of_entry(key, |_| beginnings += 1);
                assert!(beginnings + 1 < MAX_PARTS, "{}: {key}", table.name);
                let chain = index.probe(phrase(key));
                let is_found = chain.is_some_and(|chain| {
                    index.entries(chain).any(|e| (e.table, e.offset) == (number, offset))
                });
                assert!(is_found, "{}: {key}", table.name);
            }
        }
    }

    #[test]
    fn every_row_has_a_class() {
        let index = index();
        let mut classless = Vec::new();
        for (number, table) in (0..).zip(TABLES) {
            for (offset, row) in table.rows() {
                let key = row.split('\t').next().unwrap_or_default();
                let chain = index.probe(phrase(key)).expect("added");
                let mut own =
                    index.entries(chain).filter(|e| (e.table, e.offset) == (number, offset));
                if own.all(|e| e.classes.is_empty()) {
                    classless.push(row);
                }
            }
        }
        assert_eq!(classless, [""; 0]);
    }
}
