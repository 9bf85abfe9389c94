//! From a phrase's hash to the table rows that hold it.

use super::classes::Classes;
use super::phrase::{Cases, Phrase};

/// A hash table of phrases and of their beginnings.
///
/// Open addressing, half full at most; a slot's tag and place hold more of the hash than any text
/// has phrases, so keys are not compared again.
pub struct Index {
    slots: Vec<Slot>,
    entries: Vec<Entry>,
}

/// One place in the hash table: 0 is an empty tag, and no entry is a beginning only.
#[derive(Clone, Copy, Default)]
struct Slot {
    tag: u32,
    /// One more than the index of the first entry.
    head: u32,
}

/// One row of a table, under one phrase.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The table, by its place in the list.
    pub table: u8,
    /// Where the row starts in the table's text.
    pub offset: u32,
    /// How the phrase must be capitalized.
    pub cases: Cases,
    /// What the phrase is.
    pub classes: Classes,
    /// One more than the index of the next entry for the same phrase.
    next: u32,
}

impl Index {
    /// An empty index with room for `rows` rows.
    pub fn with_room(rows: usize) -> Self {
        let slots = vec![Slot::default(); (rows * 2).next_power_of_two()];
        Self { slots, entries: Vec::with_capacity(rows) }
    }

    /// Adds a row under `key`.
    pub fn add(&mut self, key: Phrase, table: u8, offset: u32, classes: Classes) {
        let at = self.claim(key.hash());
        let next = self.slots[at].head;
        self.entries.push(Entry { table, offset, cases: key.cases(), classes, next });
        self.slots[at].head = self.entries.len() as u32;
    }

    /// Notes that longer phrases begin with `key`.
    pub fn add_beginning(&mut self, key: Phrase) {
        self.claim(key.hash());
    }

    /// The rows under `key`, none for a beginning; `None` where no phrase begins like that.
    pub fn probe(&self, key: Phrase) -> Option<Chain> {
        let at = self.find(key.hash());
        let slot = self.slots[at];
        (slot.tag != 0).then_some(Chain(slot.head))
    }

    /// The entries of `chain`, latest first.
    pub fn entries(&self, chain: Chain) -> impl Iterator<Item = &Entry> {
        let entry = |number: u32| self.entries.get((number as usize).wrapping_sub(1));
        std::iter::successors(entry(chain.0), move |e| entry(e.next))
    }

    /// The slot that holds `hash`, or the empty one where it belongs.
    fn find(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].tag != 0 && self.slots[at].tag != tag(hash) {
            at = (at + 1) & mask;
        }
        at
    }

    fn claim(&mut self, hash: u64) -> usize {
        let at = self.find(hash);
        self.slots[at].tag = tag(hash);
        at
    }
}

/// The entries of one phrase, to be read with [`Index::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain(u32);

fn tag(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}
