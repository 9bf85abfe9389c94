//! Where the entries of a list stand, by their hashes.

/// A hash table of places: what stands at them is kept elsewhere.
#[derive(Default)]
pub struct HashIndex {
    /// Twice as many as entries or more, a power of two.
    slots: Vec<Slot>,
    entries: u32,
}

/// Where an entry is looked for: in the slot of its hash, else in the next ones.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// The entry after this one; none is here if it is 0.
    after: u32,
}

impl HashIndex {
    /// The place of the entry that has `hash` and that `is` accepts.
    #[inline(always)]
    pub fn find(&self, hash: u32, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut at = hash as usize;
        loop {
            let slot = self.slots.get(at & self.slots.len().wrapping_sub(1))?;
            let entry = (slot.after as usize).checked_sub(1)?;
            if slot.hash == hash && is(entry) {
                return Some(entry);
            }
            at = at.wrapping_add(1);
        }
    }

    /// An index with room for `entries`.
    pub fn with_capacity(entries: usize) -> Self {
        let slots = vec![Slot::default(); 2 * entries.next_power_of_two()];
        Self { slots, entries: 0 }
    }

    /// Adds the next entry, whose hash is `hash`; returns its place.
    #[inline(never)]
    pub fn add(&mut self, hash: u32) -> usize {
        self.entries += 1;
        if self.slots.len() < 2 * self.entries as usize {
            let more = 4 * self.entries.next_power_of_two() as usize;
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); more]);
            old.into_iter().filter(|slot| slot.after > 0).for_each(|slot| self.put(slot));
        }
        self.put(Slot { hash, after: self.entries });
        self.entries as usize - 1
    }

    fn put(&mut self, slot: Slot) {
        let last = self.slots.len() - 1;
        let mut at = slot.hash as usize;
        while self.slots[at & last].after > 0 {
            at = at.wrapping_add(1);
        }
        self.slots[at & last] = slot;
    }
}
