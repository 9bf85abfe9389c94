//! The file of the gazetteer, as it is read.
//!
//! | bytes | what |
//! |---|---|
//! | | the names, see `names` |
//! | 2; 1 a set | number of sets of meanings; how many meanings each has |
//! | 1, 4, 2 a meaning | fact, classes, cases |
//! | 1 a name | set of each name of one part, then of each other name; 255 for those that follow |
//! | 2; 2 a set | number of the sets that are 255 or more; those less 255 |
//! | 0 to 2 a meaning | numbers, fact by fact, in the order of names |
//! | | the places, see `places` |
//! | the rest | lines of text: parts that are usually small; name and code of each country; lists of |
//! | | countries; country of each seat and what it stands for |
//!
//! Sets stand by how many names have them. Where a name must be capitalized as usual, its cases are
//! [`USUAL`].

use std::ops::Range;

use crate::classes::Classes;
use crate::columns::Reader;
use crate::meaning::{Fact, Meaning};
use crate::names::{NameId, Names, SEPARATOR};
use crate::places::Places;
use crate::spelling::{Case, Cases};

/// Stands for cases as usual: no part has both bits.
pub(crate) const USUAL: u32 = 0xffff;
/// The number of a set from which on a byte does not hold it.
pub(crate) const ESCAPE: u32 = 255;

/// All names, what they can be, and the facts.
pub struct Gazetteer<'f> {
    /// The names.
    pub names: Names<'f>,
    /// Where the places are.
    pub places: Places,
    /// The name and the code of each country.
    pub countries: Vec<(&'f str, &'f str)>,
    /// The codes of countries that a demonym belongs to, by a space.
    pub nationalities: Vec<&'f str>,
    /// The country of each seat, and what the seat stands for.
    pub seats: Vec<(&'f str, &'f str)>,
    meanings: Vec<Meaning>,
    sets: Vec<Range<usize>>,
    /// The set of each name.
    set_of: Vec<u16>,
    numbers: [Numbers; Fact::ALL.len()],
    /// Parts of names that are usually small, "of" and "de".
    small_parts: Vec<&'f str>,
}

/// The numbers of one fact.
#[derive(Default)]
struct Numbers {
    /// The name of each, in order.
    names: Vec<NameId>,
    /// The numbers; where there are none, they count the names.
    numbers: Vec<u32>,
}

impl<'f> Gazetteer<'f> {
    /// Reads what [`write`](crate::write) wrote, in one pass.
    ///
    /// # Panics
    /// If the file is another one.
    pub fn read(file: &'f [u8]) -> Self {
        let file = &mut Reader(file);
        let mut has_parts = Vec::new();
        let names = Names::read(file, |name| has_parts.push(name.contains(&SEPARATOR)));
        let set_count = file.number(2);
        let sets = file.column(set_count, 1);
        let sets = ranges(sets.into_iter().map(|length| length as usize)).collect::<Vec<_>>();
        let meanings = read_meanings(file, &sets);
        let set_of = read_sets(file, &has_parts);
        let numbers = read_numbers(file, &meanings, &sets, &set_of);
        let places = Places::read(file);
        let pair = |line: &'f str| line.split_once('\t').unwrap_or((line, ""));
        let [small_parts, countries, nationalities, seats] =
            [(); 4].map(|()| file.lines().collect::<Vec<_>>());
        let [countries, seats] =
            [countries, seats].map(|lines| lines.into_iter().map(pair).collect());
        Self {
            names,
            places,
            countries,
            nationalities,
            seats,
            meanings,
            sets,
            set_of,
            numbers,
            small_parts,
        }
    }

    /// What `name` can be.
    pub fn meanings(&self, name: NameId) -> &[Meaning] {
        &self.meanings[self.sets[usize::from(self.set_of[name.0 as usize])].clone()]
    }

    /// The number that the fact of a meaning of `name` has.
    pub fn number(&self, name: NameId, meaning: &Meaning) -> usize {
        let Numbers { names, numbers } = &self.numbers[meaning.fact.list() as usize];
        let first = names.partition_point(|other| *other < name);
        let place = first + usize::from(meaning.earlier);
        numbers.get(place).map_or(place, |&number| number as usize)
    }

    /// How `name` must be capitalized where nothing else is said.
    pub fn usual_cases(&self, name: &[u8]) -> Cases {
        usual_cases(name, |part| self.small_parts.iter().any(|small| small.as_bytes() == part))
    }
}

/// A capital for every part, but for numbers and, in names of several parts, those that `is_small`.
pub(crate) fn usual_cases(name: &[u8], is_small: impl Fn(&[u8]) -> bool) -> Cases {
    let has_parts = name.contains(&SEPARATOR);
    let case = |part: &[u8]| {
        let has_letters = part.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
        let is_capital = has_letters && !(has_parts && is_small(part));
        if is_capital { Case::Capital } else { Case::Small }
    };
    let parts = name.split(|&byte| byte == SEPARATOR).enumerate();
    parts.fold(Cases::NONE, |cases, (i, part)| cases.with(i, case(part)))
}

fn ranges(lengths: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
    lengths.scan(0, |end, length| {
        let start = *end;
        *end += length;
        Some(start..*end)
    })
}

fn read_meanings(file: &mut Reader, sets: &[Range<usize>]) -> Vec<Meaning> {
    let count = sets.last().map_or(0, |last| last.end);
    let mut meanings: Vec<_> = file
        .records(count, [1, 4, 2])
        .map(|[fact, classes, cases]| Meaning {
            classes: Classes::from_bits(classes),
            cases: (cases != USUAL).then_some(Cases(cases as u16)),
            fact: Fact::ALL[fact as usize],
            earlier: 0,
        })
        .collect();
    for set in sets {
        let set = &mut meanings[set.clone()];
        for at in 1..set.len() {
            let (before, from) = set.split_at_mut(at);
            let list = from[0].fact.list();
            from[0].earlier = before.iter().filter(|other| other.fact.list() == list).count() as u8;
        }
    }
    meanings
}

/// The set of each name, of which some have several parts.
fn read_sets(file: &mut Reader, has_parts: &[bool]) -> Vec<u16> {
    let bytes = file.bytes(has_parts.len());
    let escaped = file.number(2);
    let mut escaped = file.column(escaped, 2).into_iter();
    let mut set_of = vec![0; has_parts.len()];
    let mut bytes = bytes.iter();
    for several in [false, true] {
        let names =
            set_of.iter_mut().zip(has_parts).filter(|(_, has_parts)| **has_parts == several);
        for ((set, _), &byte) in names.zip(&mut bytes) {
            *set = match u32::from(byte) {
                ESCAPE => (ESCAPE + escaped.next().expect("a set")) as u16,
                byte => byte as u16,
            };
        }
    }
    set_of
}

/// The numbers of each fact, with the names that have them.
fn read_numbers(
    file: &mut Reader,
    meanings: &[Meaning],
    sets: &[Range<usize>],
    set_of: &[u16],
) -> [Numbers; Fact::ALL.len()] {
    let mut numbers = Fact::ALL.map(|_| Numbers::default());
    let lists = |set: &Range<usize>| {
        let facts = meanings[set.clone()].iter().map(|meaning| meaning.fact);
        facts.filter(|fact| fact.is_numbered()).map(Fact::list).collect()
    };
    let lists: Vec<Vec<Fact>> = sets.iter().map(lists).collect();
    for (name, &set) in (0..).map(NameId).zip(set_of) {
        for list in &lists[usize::from(set)] {
            numbers[*list as usize].names.push(name);
        }
    }
    for (list, fact) in numbers.iter_mut().zip(Fact::ALL) {
        if fact.bytes() > 0 {
            list.numbers = file.column(list.names.len(), fact.bytes());
        }
    }
    numbers
}
