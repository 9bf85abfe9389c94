//! The tables that name things, as `build/gazetteer.rs` packs them: from a phrase to what it is.
//!
//! Phrases are kept as keys, some bits of a hash, in order. Those that share their upper bits are a
//! block, and blocks are short, so that a look-up reads a few keys side by side. Things, such as
//! places and organizations, have long keys; names of people and common words have short ones.

use super::classes::Classes;
use super::columns::Columns;
use super::fact::Fact;
use super::phrase::{self, Cases, Phrase, THING_BITS, WORD_BITS};
use super::spots::Spots;

/// Bits of a key that choose its block: about two entries are in one.
const BLOCK_BITS: u32 = 13;

/// All entries and the facts they hold.
pub struct Gazetteer {
    things: Keys,
    words: Keys,
    sorts: Vec<Sort>,
    /// Where the places are.
    pub spots: Spots,
    /// The name and the code of each country.
    pub countries: Vec<(&'static str, &'static str)>,
    /// The codes of countries that a demonym belongs to, by a space.
    pub nationalities: Vec<&'static str>,
    /// The country of each seat, and what the seat stands for.
    pub seats: Vec<(&'static str, &'static str)>,
}

/// The keys of one list, and what stands under each.
struct Keys {
    bits: u32,
    /// Where each block starts, and where the last ends.
    blocks: Vec<u32>,
    keys: Vec<u32>,
    entries: Vec<Entry>,
}

/// One meaning of a phrase.
#[derive(Clone, Copy)]
struct Entry {
    sort: u16,
    /// The number of what it holds.
    number: u32,
}

/// What entries have in common.
#[derive(Clone, Copy)]
struct Sort {
    fact: Fact,
    classes: Classes,
    cases: Cases,
    /// Whether longer phrases begin with the entries.
    begins: bool,
    /// Whether the entries have the key of a word that they are not.
    seems_word: bool,
}

/// The entries of one phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The key that it has, or would have, as a thing.
    pub key: u32,
    /// Whether longer phrases begin with it.
    pub begins: bool,
    things: Run,
    words: Run,
}

/// Entries of one list, from the first to before the last.
type Run = (u32, u32);

/// What one entry says of its phrase.
#[derive(Clone, Copy)]
pub struct Meaning {
    /// What the phrase is.
    pub classes: Classes,
    /// How the phrase must be capitalized.
    pub cases: Cases,
    /// What more is known.
    pub fact: Fact,
    /// Which one of its sort that is.
    pub number: usize,
}

impl Gazetteer {
    /// Reads the gazetteer built in, in one pass.
    pub fn new() -> Self {
        let mut file = Columns(include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.packed")));
        let sort_count = file.number(2);
        let sorts: Vec<Sort> = file.records(sort_count, [1, 4, 2, 1, 1]).map(Sort::new).collect();
        let mut things = Keys::read(&mut file, THING_BITS);
        let words = Keys::read(&mut file, WORD_BITS);
        number(&mut things.entries, &sorts, &mut file);
        let spots = Spots::read(&mut file);
        let pair = |line: &'static str| line.split_once('\t').unwrap_or((line, ""));
        Self {
            things,
            words,
            sorts,
            spots,
            countries: file.lines().map(pair).collect(),
            nationalities: file.lines().collect(),
            seats: file.lines().map(pair).collect(),
        }
    }

    /// The entries of `phrase`, without classes where only longer phrases begin with it.
    pub fn chain(&self, phrase: Phrase) -> Option<Chain> {
        let key = phrase::key(phrase.hash(), THING_BITS);
        let things = self.things.run(key);
        let (mut begins, mut seems_word) = (false, false);
        for sort in self.sorts(things.unwrap_or_default()) {
            begins |= sort.begins;
            seems_word |= sort.seems_word;
        }
        let words = (phrase.is_word() && !seems_word)
            .then(|| self.words.run(phrase::key(phrase.hash(), WORD_BITS)))
            .flatten();
        (things.is_some() || words.is_some()).then(|| Chain {
            key,
            begins,
            things: things.unwrap_or_default(),
            words: words.unwrap_or_default(),
        })
    }

    /// The things that have `key`.
    pub fn things(&self, key: u32) -> Option<Chain> {
        self.things.run(key).map(|things| Chain {
            key,
            begins: false,
            things,
            words: Run::default(),
        })
    }

    fn sorts(&self, things: Run) -> impl Iterator<Item = &Sort> {
        let entries = self.things.entries(things).iter();
        entries.map(|entry| &self.sorts[usize::from(entry.sort)])
    }

    /// What the entries of `chain` say.
    pub fn meanings(&self, chain: Chain) -> impl Iterator<Item = Meaning> {
        let entries = self.things.entries(chain.things).iter();
        entries.chain(self.words.entries(chain.words)).map(|entry| {
            let Sort { fact, classes, cases, .. } = self.sorts[usize::from(entry.sort)];
            Meaning { classes, cases, fact, number: entry.number as usize }
        })
    }
}

impl Keys {
    fn read(file: &mut Columns, bits: u32) -> Self {
        let count = file.number(4);
        let mut keys = file.column(count, 3);
        let mut last = 0;
        let mut blocks = Vec::with_capacity((1 << BLOCK_BITS) + 1);
        for (place, key) in (0..).zip(&mut keys) {
            *key += last;
            last = *key;
            // Blocks without keys start where the next one does.
            while blocks.len() <= (last >> (bits - BLOCK_BITS)) as usize {
                blocks.push(place);
            }
        }
        blocks.resize((1 << BLOCK_BITS) + 1, count as u32);
        let entry = |sort: u32| Entry { sort: sort as u16, number: 0 };
        let entries = file.column(count, 2).into_iter().map(entry).collect();
        Self { bits, blocks, keys, entries }
    }

    /// The entries under `key`.
    fn run(&self, key: u32) -> Option<Run> {
        let block = (key >> (self.bits - BLOCK_BITS)) as usize;
        let (from, to) = (self.blocks[block] as usize, self.blocks[block + 1] as usize);
        let keys = &self.keys[from..to];
        let first = keys.iter().position(|&other| other == key)?;
        let count = keys[first..].iter().take_while(|&&other| other == key).count();
        let start = from + first;
        Some((start as u32, (start + count) as u32))
    }

    fn entries(&self, (start, end): Run) -> &[Entry] {
        &self.entries[start as usize..end as usize]
    }
}

impl Sort {
    fn new([fact, classes, cases, begins, seems_word]: [u32; 5]) -> Self {
        Self {
            fact: Fact::ALL[fact as usize],
            classes: Classes::from_bits(classes),
            cases: Cases(cases as u16),
            begins: begins == 1,
            seems_word: seems_word == 1,
        }
    }
}

/// Numbers what the entries hold: as the file says, else as they come.
fn number(entries: &mut [Entry], sorts: &[Sort], file: &mut Columns) {
    let list = |entry: &Entry| match sorts[usize::from(entry.sort)].fact {
        Fact::Capital => Fact::City as usize,
        fact => fact as usize,
    };
    let mut counts = Fact::ALL.map(|_| 0);
    entries.iter().for_each(|entry| counts[list(entry)] += 1);
    let told = Fact::ALL.map(|fact| match fact.bytes() {
        0 => Vec::new(),
        bytes => file.column(counts[fact as usize], bytes),
    });
    let mut next = Fact::ALL.map(|_| 0);
    for entry in entries {
        let list = list(entry);
        entry.number = told[list].get(next[list]).copied().unwrap_or(next[list] as u32);
        next[list] += 1;
    }
}
