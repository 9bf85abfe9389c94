//! The gazetteer is exact: every entry of the tables is found with its data, and no other name is
//! found, nor put on the map.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use postil::lexicon::{Classes, Gender, Lexicon, Match, folded};
use postil::{Document, Pipeline};
use proptest::prelude::*;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);
static TABLES: LazyLock<HashMap<String, Vec<Vec<String>>>> = LazyLock::new(tables);
/// Everything that a table names, in lower case, with a blank between its parts.
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(names);

/// The tables that name things.
const NAMING: [&str; 22] = [
    "acronyms",
    "cities",
    "clue-words",
    "common-words",
    "companies",
    "countries",
    "country-names",
    "demonyms",
    "events",
    "first-names",
    "groups",
    "landmarks",
    "last-names",
    "organizations",
    "people",
    "products",
    "regions",
    "seats",
    "spellings",
    "teams",
    "titles",
    "towns",
];

fn tables() -> HashMap<String, Vec<Vec<String>>> {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}.tsv"));
        let text = fs::read_to_string(path).expect("a table");
        let rows = text.lines().filter(|row| !row.is_empty() && !row.starts_with("# "));
        rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect()
    };
    NAMING.into_iter().map(|name| (name.to_owned(), read(name))).collect()
}

fn names() -> HashSet<String> {
    let is_clue = |table: &str, row: &[String]| table == "clue-words" && !row[1].contains("role");
    let rows = TABLES.iter().flat_map(|(table, rows)| rows.iter().map(move |row| (table, row)));
    let firsts = rows.filter(|(table, row)| !is_clue(table, row)).map(|(_, row)| &row[0]);
    let expansions = TABLES["acronyms"].iter().map(|row| &row[2]);
    firsts.chain(expansions).map(|name| plain(name)).collect()
}

/// `name` in lower case, without marks, its parts separated by a blank.
fn plain(name: &str) -> String {
    let name = folded(name).to_lowercase().replace('-', " ");
    name.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect()
}

/// The places that a row of a table may be found at: marks that texts are cut at, or where a
/// sentence may end, need not stand in every text.
fn rows(table: &str) -> impl Iterator<Item = &'static Vec<String>> {
    let is_whole = |name: &str| !name.contains(['.', ',', '/', '\'']) && !name.contains(" - ");
    TABLES[table].iter().filter(move |row| is_whole(&row[0]))
}

/// What `ask` says of `name` in a sentence, if the lexicon knows it.
fn of<T>(name: &str, ask: impl Fn(&Match) -> T) -> Option<T> {
    let sentence = format!("In {name}, they met.");
    let doc = Document::new(&sentence, None);
    let is_whole = |found: &Match| doc.slice(doc.span(found.tokens())) == name;
    LEXICON.matches(&doc, 1).find(is_whole).map(|found| ask(&found))
}

/// Holds every row of `table` to what `is_right` says of what was found.
fn check(table: &str, is_right: impl Fn(&[String], &Match) -> bool) {
    let is_lost = |row: &&&Vec<String>| of(&row[0], |found| is_right(row, found)) != Some(true);
    let rows: Vec<_> = rows(table).collect();
    let lost: Vec<_> = rows.iter().filter(is_lost).map(|row| row.join(" ")).collect();
    assert!(!rows.is_empty());
    assert_eq!(lost.join(" | "), "", "{table}");
}

/// Whether the place of a row with country, latitude, longitude and thousands of inhabitants is one
/// of those that were found.
fn is_at(found: &Match, country: &str, position: &[String], thousands: Option<&str>) -> bool {
    let [latitude, longitude] = [0, 1].map(|i| position[i].parse::<f64>().expect("degrees"));
    let people = thousands.and_then(|thousands| thousands.parse().ok());
    let people = people.map(|thousands: f64| (thousands * 1000.0).round() as u32);
    LEXICON.places(found).iter().any(|fact| {
        let place = fact.place;
        let is_near =
            (place.latitude - latitude).abs() + (place.longitude - longitude).abs() < 0.01;
        place.country == country && is_near && place.population == people
    })
}

#[test]
fn places_are_found_where_they_are() {
    for table in ["cities", "towns"] {
        check(table, |row, found| {
            found.classes.has(Classes::CITY) && is_at(found, &row[1], &row[3..], Some(&row[5]))
        });
    }
    check("regions", |row, found| {
        found.classes.has(Classes::REGION) && is_at(found, &row[1], &row[3..], None)
    });
    check("landmarks", |row, found| is_at(found, &row[2], &row[3..], None));
    check("countries", |row, found| {
        found.classes.has(Classes::COUNTRY) && is_at(found, &row[1], &row[3..], Some(&row[5]))
    });
    check("country-names", |row, found| {
        LEXICON.places(found).iter().any(|fact| fact.place.country == row[1])
    });
}

#[test]
fn facts_are_those_of_the_tables() {
    check("demonyms", |row, found| LEXICON.demonym(found).eq(row[1].split(' ')));
    check("seats", |row, found| {
        LEXICON.government(found) == Some(&row[1]) && LEXICON.seat(found) == Some(&row[2])
    });
    check("first-names", |row, found| {
        let gender = LEXICON.gender(found);
        let is_told = |gender_of_row| gender == gender_of_row;
        match row.get(1).map(String::as_str) {
            Some("m") => is_told(Some(Gender::Male)),
            Some("f") => is_told(Some(Gender::Female)),
            _ => is_told(None),
        }
    });
    let usual = |name: &str| of(name, |found| LEXICON.usual_name(found));
    check("spellings", |row, found| {
        Some(LEXICON.usual_name(found)) == usual(&row[1]) || row[1].contains('\'')
    });
    let expansion = |name: &str| of(name, |found| LEXICON.expansion(found)).flatten();
    check("acronyms", |row, found| {
        let same = TABLES["acronyms"].iter().filter(|other| other[0] == row[0]);
        let expansions: Vec<_> = same.map(|other| expansion(&other[2])).collect();
        expansions.contains(&LEXICON.expansion(found)) || expansions.contains(&None)
    });
}

#[test]
fn classes_are_those_of_the_tables() {
    let plain = [
        ("last-names", Classes::LAST_NAME),
        ("common-words", Classes::COMMON_WORD),
        ("companies", Classes::COMPANY),
        ("teams", Classes::TEAM),
        ("groups", Classes::GROUP),
        ("events", Classes::EVENT),
        ("products", Classes::PRODUCT),
        ("titles", Classes::TITLE),
    ];
    for (table, class) in plain {
        check(table, |_, found| found.classes.has(class));
    }
    for table in ["people", "organizations"] {
        check(table, |row, found| {
            row[1]
                .split(' ')
                .all(|class| found.classes.has(Classes::parse(class).expect("a class")))
        });
    }
}

/// A name of a few syllables.
fn of_syllables() -> impl Strategy<Value = String> {
    prop::string::string_regex("[BDFGHKLMNPRSTVZ][aeiou]([bdfgklmnprstvz]{1,2}[aeiou]){1,2}[nrs]?")
        .expect("a pattern")
}

/// A word that starts as one name of the tables and ends as another.
fn of_halves() -> impl Strategy<Value = String> {
    (a_word(), a_word()).prop_map(|(one, other)| {
        let (start, end) = (one.len().div_ceil(2), other.len() / 2);
        format!("{}{}", &one[..start], other[end..].to_lowercase())
    })
}

/// Words of two names of the tables.
fn of_words() -> impl Strategy<Value = String> {
    (a_word(), a_word()).prop_map(|(one, other)| format!("{one} {other}"))
}

/// A capitalized word that stands in a name of the tables.
fn a_word() -> impl Strategy<Value = &'static str> {
    let tables = ["cities", "regions", "people", "organizations", "last-names", "landmarks"];
    let names = tables.into_iter().flat_map(|table| TABLES[table].iter().map(|row| &row[0]));
    let words = names.flat_map(|name| name.split([' ', '-'])).filter(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && word.len() > 3
            && letters.all(|c| c.is_ascii_lowercase())
    });
    prop::sample::select(words.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn a_name_of_no_table_has_no_class(name in prop_oneof![of_syllables(), of_halves(), of_words()]) {
        if let Some(classes) = of(&name, |found| found.classes) {
            prop_assert!(NAMES.contains(&plain(&name)), "{}: {:?}", name, classes);
        }
    }

    /// What the sentence says of it may give it a kind; a country and a position can only come from
    /// a table.
    #[test]
    fn a_name_of_no_table_has_no_place(name in prop_oneof![of_syllables(), of_halves()]) {
        if !NAMES.contains(&plain(&name)) {
            let text = format!("Officials in {name} said on Monday that the town was safe.");
            let output = PIPELINE.annotate(&text, None);
            let placed = output.entities.iter().find(|entity| entity.place.is_some());
            prop_assert!(placed.is_none(), "{:?}", placed);
        }
    }
}
