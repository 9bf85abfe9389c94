//! The file of the gazetteer, as it is written.

use std::collections::{BTreeMap, BTreeSet};

use crate::classes::Classes;
use crate::columns::Writer;
use crate::gazetteer::{ESCAPE, USUAL, usual_cases};
use crate::meaning::Fact;
use crate::names::{self, SEPARATOR};
use crate::places::Places;
use crate::spelling::Cases;

/// A part of names is usually small if it is so in this many of them, and in most.
const LEAST_SMALL: usize = 3;

/// A name with one of the things that it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its parts, [folded](crate::fold) and separated by [`SEPARATOR`].
    pub name: String,
    /// The classes of the meaning.
    pub classes: Classes,
    /// How each part must be capitalized.
    pub cases: Cases,
    /// What more is known.
    pub value: Value,
}

/// What is known of an entry; numbers are places in the lists of [`Extras`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "see `Fact`")]
pub enum Value {
    Nothing,
    Male,
    Female,
    Expanded,
    Country(usize),
    Region(usize),
    City(usize),
    Capital(usize),
    Landmark(usize),
    Nationality(usize),
    Seat(usize),
    /// The name, folded: there must be an entry of it.
    Expansion(String),
    /// The same.
    Spelling(String),
}

/// What entries refer to.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    /// Where the places are.
    pub places: Places,
    /// The name and the code of each country.
    pub countries: Vec<(String, String)>,
    /// The codes of countries that a demonym belongs to, by a space.
    pub nationalities: Vec<String>,
    /// The country of each seat, and what the seat stands for.
    pub seats: Vec<(String, String)>,
}

/// The meanings of a name, as the file has them: facts, classes and cases.
type Set = Vec<[u32; 3]>;

/// The file of a gazetteer. Meanings of one name stay in the order of their entries.
///
/// # Panics
/// If a name is not as [`Entry::name`] says, if an entry refers to what is not there, or if there
/// are more entries or facts than the file has room for.
pub fn write(entries: &[Entry], extras: &Extras) -> Vec<u8> {
    let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_name.entry(&entry.name).or_default().push(entry);
    }
    let names: Vec<&str> = by_name.keys().copied().collect();
    let mut file = Writer::default();
    names::write(&mut file, &names);
    let small = small_parts(entries);
    write_sets(&mut file, &by_name, &small);
    let values: Vec<&Value> = by_name.values().flatten().map(|entry| &entry.value).collect();
    for fact in Fact::ALL.into_iter().filter(|fact| fact.bytes() > 0) {
        let values = values.iter().filter(|value| value.fact() == fact);
        let numbers: Vec<_> = values.map(|value| value.number(&names) as u32).collect();
        file.column(&numbers, fact.bytes());
    }
    let numbers = |list: Fact| -> Vec<usize> {
        let values = values.iter().filter(|value| value.fact().list() == list);
        values.map(|value| value.number(&names)).collect()
    };
    extras.places.write(&mut file, &numbers(Fact::City), &numbers(Fact::Landmark));
    let pair = |(first, second): &(String, String)| format!("{first}\t{second}");
    let countries: Vec<_> = extras.countries.iter().map(pair).collect();
    let seats: Vec<_> =
        numbers(Fact::Seat).into_iter().map(|seat| pair(&extras.seats[seat])).collect();
    file.lines(small.into_iter().collect::<Vec<_>>().into_iter());
    for lines in [&countries, &extras.nationalities, &seats] {
        file.lines(lines.iter().map(String::as_str));
    }
    file.bytes
}

/// Appends the distinct sets of meanings, the most frequent first, and which of them each name has.
fn write_sets(file: &mut Writer, by_name: &BTreeMap<&str, Vec<&Entry>>, small: &BTreeSet<&str>) {
    let set = |entries: &Vec<&Entry>| -> Set {
        entries.iter().map(|entry| entry.meaning(small)).collect()
    };
    let sets: Vec<Set> = by_name.values().map(set).collect();
    let mut counts: BTreeMap<&Set, usize> = BTreeMap::new();
    sets.iter().for_each(|set| *counts.entry(set).or_default() += 1);
    let mut distinct: Vec<_> = counts.into_iter().collect();
    distinct.sort_by_key(|&(set, count)| (usize::MAX - count, set));
    let lengths: Vec<_> = distinct.iter().map(|(set, _)| set.len() as u32).collect();
    file.number(distinct.len(), 2);
    file.column(&lengths, 1);
    let meanings: Vec<_> = distinct.iter().flat_map(|(set, _)| set.iter().copied()).collect();
    file.records(&meanings, [1, 4, 2]);
    let places: BTreeMap<&Set, u32> = distinct.iter().map(|(set, _)| *set).zip(0..).collect();
    let (several, single): (Vec<_>, Vec<_>) =
        by_name.keys().zip(&sets).partition(|(name, _)| name.as_bytes().contains(&SEPARATOR));
    let numbers: Vec<_> = single.iter().chain(&several).map(|(_, set)| places[*set]).collect();
    file.column(&numbers.iter().map(|&set| set.min(ESCAPE)).collect::<Vec<_>>(), 1);
    let escaped = numbers.into_iter().filter_map(|set| set.checked_sub(ESCAPE));
    let escaped: Vec<_> = escaped.collect();
    file.number(escaped.len(), 2);
    file.column(&escaped, 2);
}

/// The parts that are mostly small in names of several parts.
fn small_parts(entries: &[Entry]) -> BTreeSet<&str> {
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.name.contains(char::from(SEPARATOR))) {
        for (i, part) in entry.name.split(char::from(SEPARATOR)).enumerate() {
            let case = entry.cases.0.checked_shr(2 * i as u32).unwrap_or(0) & 0b11;
            counts.entry(part).or_default()[usize::from(case == 0)] += 1;
        }
    }
    let is_small = |[large, small]: &[usize; 2]| *small >= LEAST_SMALL && small > large;
    counts.into_iter().filter(|(_, counts)| is_small(counts)).map(|(part, _)| part).collect()
}

impl Entry {
    fn meaning(&self, small: &BTreeSet<&str>) -> [u32; 3] {
        let is_small = |part: &[u8]| str::from_utf8(part).is_ok_and(|part| small.contains(part));
        let usual = usual_cases(self.name.as_bytes(), is_small);
        let cases = if self.cases == usual { USUAL } else { u32::from(self.cases.0) };
        [self.value.fact() as u32, self.classes.bits(), cases]
    }
}

impl Value {
    fn fact(&self) -> Fact {
        match self {
            Self::Nothing => Fact::Nothing,
            Self::Male => Fact::Male,
            Self::Female => Fact::Female,
            Self::Expanded => Fact::Expanded,
            Self::Country(_) => Fact::Country,
            Self::Region(_) => Fact::Region,
            Self::City(_) => Fact::City,
            Self::Capital(_) => Fact::Capital,
            Self::Landmark(_) => Fact::Landmark,
            Self::Nationality(_) => Fact::Nationality,
            Self::Seat(_) => Fact::Seat,
            Self::Expansion(_) => Fact::Expansion,
            Self::Spelling(_) => Fact::Spelling,
        }
    }

    /// The number of it, 0 for none.
    fn number(&self, names: &[&str]) -> usize {
        match self {
            Self::Nothing | Self::Male | Self::Female | Self::Expanded => 0,
            Self::Country(number)
            | Self::Region(number)
            | Self::City(number)
            | Self::Capital(number)
            | Self::Landmark(number)
            | Self::Nationality(number)
            | Self::Seat(number) => *number,
            Self::Expansion(name) | Self::Spelling(name) => {
                names.binary_search(&name.as_str()).expect("an entry of the name")
            }
        }
    }
}
