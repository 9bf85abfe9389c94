//! Whatever is written is read again, and nothing else.

use std::collections::BTreeMap;

use postil_lexicon_format::{
    Cases, Classes, Entry, Extras, Fact, Gazetteer, Meaning, NameId, Places, Spot, Value, write,
};
use proptest::prelude::*;

/// How many countries, named regions, towns, landmarks, lists of countries and seats there are.
const COUNT: usize = 5;

const CLASSES: [&str; 6] = ["country", "region", "city", "first", "seat", "common"];

fn spot(outers: usize) -> impl Strategy<Value = Spot> {
    let people = prop::option::of((1..100_u32, 0..4_u32));
    (0..outers, -900..900, -1800..1800, people).prop_map(|(outer, latitude, longitude, people)| {
        let people = people.map(|(hundreds, zeros)| hundreds * 100 * 10_u32.pow(zeros));
        Spot { outer: Some(outer), latitude, longitude, people }
    })
}

fn places() -> impl Strategy<Value = Places> {
    let list = |outers| prop::collection::vec(spot(outers), COUNT);
    (list(COUNT), list(COUNT), list(2 * COUNT), list(COUNT)).prop_map(
        |(named, mut countries, towns, mut landmarks)| {
            for (number, country) in countries.iter_mut().enumerate() {
                country.outer = Some(number);
            }
            landmarks.iter_mut().for_each(|landmark| landmark.people = None);
            landmarks[0].outer = None;
            let regions = [named, countries].concat();
            Places { regions, named_regions: COUNT, towns, landmarks }
        },
    )
}

fn extras() -> impl Strategy<Value = Extras> {
    let pairs = || prop::collection::vec(("[A-Z][a-z]{0,5}", "[a-z ]{0,9}"), COUNT);
    let lists = prop::collection::vec("[A-Z]{2}( [A-Z]{2})?", COUNT);
    (places(), pairs(), lists, pairs()).prop_map(|(places, countries, nationalities, seats)| {
        Extras { places, countries, nationalities, seats }
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let name = "[abé1]{1,4}( (of|[ab]{1,3})){0,3}";
    let classes = prop::sample::select(CLASSES.to_vec());
    // Two bits a part, never both.
    let cases = (any::<u8>(), any::<u8>()).prop_map(|(upper, lower)| {
        let bits = (0..8).map(|part| (upper >> part & 1, lower >> part & 1));
        let case =
            |(part, (upper, lower))| u16::from(upper * 2 + lower * (1 - upper)) << (2 * part);
        Cases((0..).zip(bits).map(case).sum())
    });
    let entry = (name, classes, cases, 0..13_usize, 0..COUNT);
    prop::collection::vec(entry, 0..60).prop_map(|rows| {
        let other = rows.first().map(|row| row.0.clone()).unwrap_or_default();
        let entry =
            |(name, class, cases, fact, number): (String, &str, Cases, usize, usize)| Entry {
                name,
                classes: Classes::parse(class).expect("a class") | Classes::BODY,
                cases,
                value: value(fact, number, &other),
            };
        rows.into_iter().map(entry).collect()
    })
}

fn value(fact: usize, number: usize, name: &str) -> Value {
    match fact {
        0 => Value::Male,
        1 => Value::Female,
        2 => Value::Expanded,
        3 => Value::Country(number),
        4 => Value::Region(number),
        5 => Value::City(number),
        6 => Value::Capital(number),
        7 => Value::Landmark(number),
        8 => Value::Nationality(number),
        9 => Value::Seat(number),
        10 => Value::Expansion(name.to_owned()),
        11 => Value::Spelling(name.to_owned()),
        _ => Value::Nothing,
    }
}

/// Whether a meaning of `name` says what its entry does.
fn is_same(read: &Gazetteer, name: NameId, meaning: &Meaning, entry: &Entry, all: &Extras) -> bool {
    let number = || read.number(name, meaning);
    let id = |name: &String| read.names.find(name.as_bytes()).name.map(|id| id.0 as usize);
    let cases = meaning.cases.unwrap_or_else(|| read.usual_cases(entry.name.as_bytes()));
    let pair = |(one, other): (&str, &str)| (one.to_owned(), other.to_owned());
    let is_told = match &entry.value {
        Value::Nothing => meaning.fact == Fact::Nothing,
        Value::Male => meaning.fact == Fact::Male,
        Value::Female => meaning.fact == Fact::Female,
        Value::Expanded => meaning.fact == Fact::Expanded,
        Value::Country(country) => meaning.fact == Fact::Country && number() == *country,
        Value::Region(region) => meaning.fact == Fact::Region && number() == *region,
        Value::Nationality(list) => meaning.fact == Fact::Nationality && number() == *list,
        Value::Expansion(name) => meaning.fact == Fact::Expansion && id(name) == Some(number()),
        Value::Spelling(name) => meaning.fact == Fact::Spelling && id(name) == Some(number()),
        Value::City(town) | Value::Capital(town) => {
            let is_capital = matches!(entry.value, Value::Capital(_));
            meaning.fact == if is_capital { Fact::Capital } else { Fact::City }
                && read.places.towns[number()] == all.places.towns[*town]
        }
        Value::Landmark(landmark) => {
            meaning.fact == Fact::Landmark
                && read.places.landmarks[number()] == all.places.landmarks[*landmark]
        }
        Value::Seat(seat) => {
            meaning.fact == Fact::Seat && pair(read.seats[number()]) == all.seats[*seat]
        }
    };
    is_told && meaning.classes == entry.classes && cases == entry.cases
}

proptest! {
    #[test]
    fn what_is_written_is_read(entries in entries(), extras in extras(), others: Vec<String>) {
        let file = write(&entries, &extras);
        let read = Gazetteer::read(&file);
        let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in &entries {
            by_name.entry(&entry.name).or_default().push(entry);
        }
        prop_assert_eq!(read.names.len(), by_name.len());
        for (text, entries) in &by_name {
            let name = read.names.find(text.as_bytes()).name.expect("it was written");
            let meanings = read.meanings(name);
            prop_assert_eq!(meanings.len(), entries.len());
            for (meaning, entry) in meanings.iter().zip(entries) {
                prop_assert!(is_same(&read, name, meaning, entry, &extras), "{:?}", entry);
            }
        }
        for other in others.iter().filter(|other| !by_name.contains_key(other.as_str())) {
            prop_assert_eq!(read.names.find(other.as_bytes()).name, None);
        }
        prop_assert_eq!(read.places.regions, extras.places.regions);
        let countries = read.countries.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned()));
        prop_assert!(countries.eq(extras.countries));
        prop_assert_eq!(read.nationalities, extras.nationalities);
    }
}
