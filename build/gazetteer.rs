//! Packs the tables that name things, for `src/lexicon/gazetteer.rs`.
//!
//! | bytes | what |
//! |---|---|
//! | 2 | number of sorts |
//! | 1, 4, 2, 1, 1 a sort | its fact, classes and cases; whether longer phrases begin with its |
//! | | entries; whether they have the key of a word that they are not |
//! | 4 | number of things |
//! | 3, 2 a thing | gap to the key before, sort |
//! | 4 | number of words |
//! | 3, 2 a word | gap to the key before, sort |
//! | 0 to 4 a thing | facts, in the order of [`Fact::ALL`] |
//! | | the places, see `Places::push` |
//! | the rest | lines of text, with their number (2) before: name and code of each country; lists of |
//! | | countries; country of each seat and what it stands for |
//!
//! Numbers are little-endian and stand in columns of bytes. Of phrases only a key is kept, some bits
//! of a hash: what is looked up comes from an article, which can spell it. Of names of people and of
//! common words, which alone prove little, fewer bits are kept. The sorts that most entries have
//! come first.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::Tables;
use crate::classes::Classes;
use crate::columns::{push_column, push_records};
use crate::entry::phrase_of;
use crate::fact::Fact;
use crate::phrase::{self, THING_BITS, WORD_BITS};
use crate::places::Places;
use crate::shapes::{Shape, TABLES};

/// A phrase with what it is.
struct Entry<'t> {
    hash: u64,
    /// Whether it is a word that hints at people or at nothing; else it is a thing.
    is_word: bool,
    sort: Sort,
    /// What the file says of this entry alone.
    fact: u32,
    row: &'t [&'t str],
}

/// What entries can have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sort {
    fact: Fact,
    classes: u32,
    cases: u16,
    begins: bool,
    seems_word: bool,
}

/// The gazetteer of `tables`.
pub fn pack(tables: &Tables) -> Vec<u8> {
    let mut collector = Collector::new(tables);
    for (name, shape) in TABLES {
        for row in &tables[name] {
            collector.add_row(*shape, row);
        }
    }
    write(collector)
}

/// The entries of the tables read so far.
struct Collector<'t> {
    places: Places<'t>,
    /// Lists of the countries that demonyms belong to.
    nationalities: Vec<&'t str>,
    entries: Vec<Entry<'t>>,
    /// All classes of each phrase, none for those that only begin others.
    classes: HashMap<u64, Classes>,
    /// What longer phrases begin with.
    beginnings: HashSet<u64>,
}

impl<'t> Collector<'t> {
    fn new(tables: &Tables<'t>) -> Self {
        let mut nationalities: Vec<_> = tables["demonyms"].iter().map(|row| row[1]).collect();
        nationalities.sort_unstable();
        nationalities.dedup();
        let places = Places::new(tables);
        let (classes, beginnings) = (HashMap::new(), HashSet::new());
        Self { places, nationalities, entries: Vec::new(), classes, beginnings }
    }

    fn add_row(&mut self, shape: Shape, row: &'t [&'t str]) {
        let (fact, number, classes) = match shape {
            Shape::Countries => (Fact::Country, self.places.country(row[1]), Classes::COUNTRY),
            Shape::CountryNames => (Fact::Country, self.places.country(row[1]), Classes::COUNTRY),
            Shape::Regions => (Fact::Region, self.places.region(row[1], row[2]), Classes::REGION),
            Shape::Cities if self.places.is_capital(row) => (Fact::Capital, 0, Classes::CITY),
            Shape::Cities => (Fact::City, 0, Classes::CITY),
            Shape::Landmarks => (Fact::Landmark, 0, parse(row[1])),
            Shape::Demonyms => {
                let list = self.nationalities.binary_search(&row[1]).expect("listed");
                (Fact::Nationality, list as u32, Classes::DEMONYM)
            }
            Shape::Seats => (Fact::Seat, 0, Classes::SEAT),
            Shape::FirstNames => (gender(row.get(1)), 0, Classes::FIRST_NAME),
            Shape::Acronyms => (Fact::Expansion, key(row[2]), parse(row[1])),
            Shape::Spellings => (Fact::Spelling, key(row[1]), self.classes[&hash(row[1])]),
            Shape::Clues if row[1].split(' ').any(|class| class == "role") => {
                (Fact::Nothing, 0, Classes::ROLE)
            }
            Shape::Clues => return,
            Shape::Classed => (Fact::Nothing, 0, parse(row[1])),
            Shape::Plain(classes) => (Fact::Nothing, 0, classes),
        };
        let words = [Classes::LAST_NAME, Classes::COMMON_WORD].map(Shape::Plain);
        let is_word = words.contains(&shape) || matches!(shape, Shape::FirstNames | Shape::Clues);
        let sort =
            Sort { fact, classes: classes.bits(), cases: 0, begins: false, seems_word: false };
        let entry = |sort, hash| Entry { hash, is_word, sort, fact: number, row };
        self.add(row[0], classes, |hash, cases| entry(Sort { cases, ..sort }, hash));
        if shape == Shape::Acronyms {
            self.add(row[2], classes, |hash, cases| entry(Sort { cases, ..sort }, hash));
        }
    }

    fn add(&mut self, name: &str, classes: Classes, entry: impl Fn(u64, u16) -> Entry<'t>) {
        let mut parts = 1;
        let whole = phrase_of(name, |beginning| {
            self.beginnings.insert(beginning.hash());
            parts += 1;
        });
        *self.classes.entry(whole.hash()).or_default() |= classes;
        let mut entry = entry(whole.hash(), whole.cases().0);
        entry.is_word &= parts == 1;
        self.entries.push(entry);
    }
}

fn parse(words: &str) -> Classes {
    let class = |word| Classes::parse(word).unwrap_or_else(|| panic!("{word} is no class"));
    words.split(' ').map(class).fold(Classes::NONE, |all, class| all | class)
}

fn hash(name: &str) -> u64 {
    phrase_of(name, |_| {}).hash()
}

fn key(name: &str) -> u32 {
    phrase::key(hash(name), THING_BITS)
}

fn gender(column: Option<&&str>) -> Fact {
    match column {
        Some(&"m") => Fact::Male,
        Some(&"f") => Fact::Female,
        _ => Fact::Nothing,
    }
}

/// The file of all that was collected.
fn write(collector: Collector) -> Vec<u8> {
    let Collector { mut places, nationalities, entries, beginnings, .. } = collector;
    let mut entries = joined(entries, &beginnings);
    mark_seeming_words(&mut entries);
    let sorts = sorts(&entries);
    let mut packed = Vec::new();
    push_column(&mut packed, &[sorts.len() as u32], 2);
    let records: Vec<_> = sorts.iter().map(Sort::record).collect();
    push_records(&mut packed, &records, [1, 4, 2, 1, 1]);
    let (words, entries): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.is_word);
    push_entries(&mut packed, &entries, &sorts, THING_BITS);
    push_entries(&mut packed, &words, &sorts, WORD_BITS);
    for fact in Fact::ALL {
        let of_fact = entries.iter().filter(|entry| entry.sort.fact == fact);
        push_column(
            &mut packed,
            &of_fact.map(|entry| entry.fact).collect::<Vec<_>>(),
            fact.bytes(),
        );
    }
    let mut seats = String::new();
    for entry in &entries {
        match entry.sort.fact {
            Fact::City | Fact::Capital => places.push_city(entry.row),
            Fact::Landmark => places.push_landmark(entry.row),
            Fact::Seat => seats += &format!("{}\t{}\n", entry.row[1], entry.row[2]),
            _ => {}
        }
    }
    places.push(&mut packed);
    for text in [places.names(), nationalities.join("\n") + "\n", seats] {
        packed.extend((text.lines().count() as u16).to_le_bytes());
        packed.extend(text.as_bytes());
    }
    packed
}

/// Appends the number, the keys and the sorts of `entries`.
fn push_entries(packed: &mut Vec<u8>, entries: &[Entry], sorts: &[Sort], bits: u32) {
    push_column(packed, &[entries.len() as u32], 4);
    let keys: Vec<u32> = entries.iter().map(|entry| phrase::key(entry.hash, bits)).collect();
    let before = std::iter::once(&0).chain(&keys);
    let gaps: Vec<_> = keys.iter().zip(before).map(|(key, last)| key - last).collect();
    push_column(packed, &gaps, 3);
    let number = |entry: &Entry| sorts.iter().position(|sort| *sort == entry.sort);
    let numbers: Vec<_> = entries.iter().map(|e| number(e).expect("a sort") as u32).collect();
    push_column(packed, &numbers, 2);
}

/// The entries by hash, the latest of one phrase first; with one for each beginning that is no
/// thing itself. Words of one phrase are one entry.
fn joined<'t>(entries: Vec<Entry<'t>>, beginnings: &HashSet<u64>) -> Vec<Entry<'t>> {
    let mut joined: BTreeMap<(u64, bool), Vec<Entry>> = BTreeMap::new();
    for mut entry in entries {
        entry.sort.begins = !entry.is_word && beginnings.contains(&entry.hash);
        let same = joined.entry((entry.hash, entry.is_word)).or_default();
        let is_joined = |other: &&mut Entry| entry.is_word && other.sort.cases == entry.sort.cases;
        match same.iter_mut().find(is_joined) {
            Some(other) => other.sort.classes |= entry.sort.classes,
            None => same.insert(0, entry),
        }
    }
    for &hash in beginnings {
        let sort =
            Sort { fact: Fact::Nothing, classes: 0, cases: 0, begins: true, seems_word: false };
        let beginning = Entry { hash, is_word: false, sort, fact: 0, row: &[] };
        joined.entry((hash, false)).or_insert_with(|| vec![beginning]);
    }
    joined.into_values().flatten().collect()
}

/// Marks the things that have the key of a word, but are none of the words. Where the long keys are
/// the same, too, nothing can tell them apart.
fn mark_seeming_words(entries: &mut [Entry]) {
    let keys = |bits| -> HashSet<u32> {
        let words = entries.iter().filter(|entry| entry.is_word);
        words.map(|entry| phrase::key(entry.hash, bits)).collect()
    };
    let (short, long) = (keys(WORD_BITS), keys(THING_BITS));
    for entry in entries {
        entry.sort.seems_word = !entry.is_word
            && short.contains(&phrase::key(entry.hash, WORD_BITS))
            && !long.contains(&phrase::key(entry.hash, THING_BITS));
    }
}

/// The sorts of the entries, the most frequent first.
fn sorts(entries: &[Entry]) -> Vec<Sort> {
    let mut counts: BTreeMap<Sort, usize> = BTreeMap::new();
    entries.iter().for_each(|entry| *counts.entry(entry.sort).or_default() += 1);
    let mut sorts: Vec<_> = counts.into_iter().collect();
    sorts.sort_by_key(|&(sort, count)| (usize::MAX - count, sort));
    sorts.into_iter().map(|(sort, _)| sort).collect()
}

impl Sort {
    fn record(&self) -> [u32; 5] {
        [
            self.fact as u32,
            self.classes,
            u32::from(self.cases),
            u32::from(self.begins),
            u32::from(self.seems_word),
        ]
    }
}
