//! Tables that are asked by words.
//!
//! They share one hash table, of numbers: each type of value would bring one of its own, some
//! kilobytes of code each time.

use std::borrow::Cow;

use crate::tables::hash_index::HashIndex;

/// Numbers by words: sets of bits, or places in a list.
///
/// Tables are asked for every word, many times, so the hash is a quick one. It needs no secret: what
/// they hold is ours, and no text can make it collide.
#[derive(Default)]
pub struct Numbers {
    entries: Vec<(Cow<'static, str>, u32)>,
    index: HashIndex,
}

impl Numbers {
    /// The number of `word`.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.find(word, hash(word)).map(|at| self.entries[at].1)
    }

    /// The number of `word`, `number` from now on if it had none.
    #[inline(never)]
    pub fn number_or(&mut self, word: Cow<'static, str>, number: u32) -> &mut u32 {
        let hash = hash(&word);
        let at = self.find(&word, hash).unwrap_or_else(|| {
            self.entries.push((word, number));
            self.index.add(hash)
        });
        &mut self.entries[at].1
    }

    /// `word` as the table has it.
    pub fn entry(&self, word: &str) -> Option<&str> {
        self.find(word, hash(word)).map(|at| &*self.entries[at].0)
    }

    /// The words, in the order of their coming.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(word, _)| &**word)
    }

    fn find(&self, word: &str, hash: u32) -> Option<usize> {
        self.index.find(hash, |at| self.entries[at].0 == word)
    }
}

/// The hash of a word's length, its first four bytes and its last four.
fn hash(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let ends = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => [u32::from_le_bytes(*first), u32::from_le_bytes(*last)],
        _ => [bytes.iter().fold(0, |all, &byte| all << 8 | u32::from(byte)), 0],
    };
    let ends = u64::from(ends[0]) | u64::from(ends[1]) << 32;
    ((ends ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

impl FromIterator<(&'static str, u32)> for Numbers {
    /// A word that comes again has all the bits of its numbers.
    fn from_iter<I: IntoIterator<Item = (&'static str, u32)>>(rows: I) -> Self {
        let mut numbers = Self::default();
        let add = |(word, bits): (&'static str, _)| *numbers.number_or(word.into(), 0) |= bits;
        rows.into_iter().for_each(add);
        numbers
    }
}

/// Values by words.
pub struct Words<T> {
    places: Numbers,
    values: Vec<T>,
}

impl<T> Default for Words<T> {
    fn default() -> Self {
        Self { places: Numbers::default(), values: Vec::new() }
    }
}

impl<T> Words<T> {
    /// The value of `word`.
    pub fn get(&self, word: &str) -> Option<&T> {
        self.places.get(word).map(|place| &self.values[place as usize])
    }

    /// Whether `word` has a value.
    pub fn contains(&self, word: &str) -> bool {
        self.places.get(word).is_some()
    }

    /// The value of `word`, made now if it had none.
    pub fn value_mut(&mut self, word: impl Into<Cow<'static, str>>) -> &mut T
    where
        T: Default,
    {
        let place = *self.places.number_or(word.into(), self.values.len() as u32) as usize;
        if place == self.values.len() {
            self.values.push(T::default());
        }
        &mut self.values[place]
    }

    #[inline(never)]
    fn set(&mut self, word: Cow<'static, str>, value: T) {
        let place = *self.places.number_or(word, self.values.len() as u32) as usize;
        match self.values.get_mut(place) {
            Some(known) => *known = value,
            None => self.values.push(value),
        }
    }

    /// The words, in the order of their coming.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.places.words()
    }

    /// The values, in the order of their words' coming.
    #[cfg(test)]
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }

    /// The values, in the order of their words' coming.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

impl<K: Into<Cow<'static, str>>, T> FromIterator<(K, T)> for Words<T> {
    /// Of a word that comes again the last value is kept.
    fn from_iter<I: IntoIterator<Item = (K, T)>>(rows: I) -> Self {
        let mut words = Self::default();
        rows.into_iter().for_each(|(word, value)| words.set(word.into(), value));
        words
    }
}
