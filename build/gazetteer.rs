//! The tables that name things, as entries of the gazetteer.

use std::collections::{BTreeMap, HashMap};

use postil_lexicon_format::{Classes, Entry, Extras, Value};

use crate::Tables;
use crate::entry::{folded, required_cases};
use crate::places::Places;
use crate::shapes::{Shape, TABLES};

/// The gazetteer of `tables`, packed.
pub fn pack(tables: &Tables) -> Vec<u8> {
    let mut collector = Collector::new(tables);
    for (name, shape) in TABLES {
        for row in &tables[name] {
            collector.add_row(*shape, row);
        }
    }
    let Collector { places, nationalities, seats, entries, .. } = collector;
    let nationalities = nationalities.into_iter().map(str::to_owned).collect();
    let (countries, places) = places.into_lists();
    let extras = Extras { places, countries, nationalities, seats };
    postil_lexicon_format::write(&joined(entries), &extras)
}

/// The entries of the tables read so far.
struct Collector<'t> {
    places: Places<'t>,
    /// Lists of the countries that demonyms belong to.
    nationalities: Vec<&'t str>,
    /// The country of each seat, and what the seat stands for.
    seats: Vec<(String, String)>,
    /// Each entry, and whether it is a word that hints at people or at nothing.
    entries: Vec<(Entry, bool)>,
    /// All classes of each name.
    classes: HashMap<String, Classes>,
}

impl<'t> Collector<'t> {
    fn new(tables: &Tables<'t>) -> Self {
        let mut nationalities: Vec<_> = tables["demonyms"].iter().map(|row| row[1]).collect();
        nationalities.sort_unstable();
        nationalities.dedup();
        let places = Places::new(tables);
        let (seats, entries, classes) = (Vec::new(), Vec::new(), HashMap::new());
        Self { places, nationalities, seats, entries, classes }
    }

    fn add_row(&mut self, shape: Shape, row: &[&'t str]) {
        let classes = match shape {
            Shape::Countries | Shape::CountryNames => Classes::COUNTRY,
            Shape::Regions => Classes::REGION,
            Shape::Cities => Classes::CITY,
            Shape::Demonyms => Classes::DEMONYM,
            Shape::Seats => Classes::SEAT,
            Shape::FirstNames => Classes::FIRST_NAME,
            Shape::Spellings => self.classes[&folded(row[1])],
            Shape::Clues if row[1].split(' ').any(|class| class == "role") => Classes::ROLE,
            Shape::Clues => return,
            Shape::Landmarks | Shape::Acronyms | Shape::Classed => parse(row[1]),
            Shape::Plain(classes) => classes,
        };
        let words = [Classes::LAST_NAME, Classes::COMMON_WORD].map(Shape::Plain);
        let is_word = words.contains(&shape) || matches!(shape, Shape::FirstNames | Shape::Clues);
        let value = self.value(shape, row);
        self.add(row[0], classes, value, is_word);
        if shape == Shape::Acronyms {
            self.add(row[2], classes, Value::Expanded, false);
        }
    }

    fn value(&mut self, shape: Shape, row: &[&'t str]) -> Value {
        match shape {
            Shape::Countries | Shape::CountryNames => Value::Country(self.places.country(row[1])),
            Shape::Regions => Value::Region(self.places.region(row[1], row[2])),
            Shape::Cities if self.places.is_capital(row) => {
                Value::Capital(self.places.add_town(row))
            }
            Shape::Cities => Value::City(self.places.add_town(row)),
            Shape::Landmarks => Value::Landmark(self.places.add_landmark(row)),
            Shape::Demonyms => {
                Value::Nationality(self.nationalities.binary_search(&row[1]).expect("listed"))
            }
            Shape::Seats => {
                self.seats.push((row[1].to_owned(), row[2].to_owned()));
                Value::Seat(self.seats.len() - 1)
            }
            Shape::FirstNames => match row.get(1) {
                Some(&"m") => Value::Male,
                Some(&"f") => Value::Female,
                _ => Value::Nothing,
            },
            Shape::Acronyms => Value::Expansion(folded(row[2])),
            Shape::Spellings => Value::Spelling(folded(row[1])),
            Shape::Clues | Shape::Classed | Shape::Plain(_) => Value::Nothing,
        }
    }

    fn add(&mut self, spelling: &str, classes: Classes, value: Value, is_word: bool) {
        let name = folded(spelling);
        *self.classes.entry(name.clone()).or_default() |= classes;
        let is_word = is_word && !name.contains(' ');
        let cases = required_cases(spelling);
        self.entries.push((Entry { name, classes, cases, value }, is_word));
    }
}

fn parse(words: &str) -> Classes {
    let class = |word| Classes::parse(word).unwrap_or_else(|| panic!("{word} is no class"));
    words.split(' ').map(class).fold(Classes::NONE, |all, class| all | class)
}

/// The entries by name, things before words, the latest first. Words of one name and the same cases
/// are one entry.
fn joined(entries: Vec<(Entry, bool)>) -> Vec<Entry> {
    let mut joined: BTreeMap<(String, bool), Vec<Entry>> = BTreeMap::new();
    for (entry, is_word) in entries {
        let same = joined.entry((entry.name.clone(), is_word)).or_default();
        let is_joined = |other: &&mut Entry| is_word && other.cases == entry.cases;
        match same.iter_mut().find(is_joined) {
            Some(other) => other.classes |= entry.classes,
            None => same.insert(0, entry),
        }
    }
    joined.into_values().flatten().collect()
}
