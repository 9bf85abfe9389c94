//! Tables that are asked by words.
//!
//! They share one hash table, of numbers: each type of value would bring one of its own, some
//! kilobytes of code each time.

use std::borrow::Cow;

use foldhash::HashMap;

/// Numbers by words: sets of bits, or places in a list.
#[derive(Default)]
pub struct Numbers(HashMap<Cow<'static, str>, u32>);

impl Numbers {
    /// The number of `word`.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.0.get(word).copied()
    }

    /// The number of `word`, `number` from now on if it had none.
    pub fn number_or(&mut self, word: Cow<'static, str>, number: u32) -> &mut u32 {
        self.0.entry(word).or_insert(number)
    }

    /// `word` as the table has it.
    pub fn entry(&self, word: &str) -> Option<&str> {
        self.0.get_key_value(word).map(|(entry, _)| &**entry)
    }

    /// The words, in no order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(|word| &**word)
    }
}

impl FromIterator<(&'static str, u32)> for Numbers {
    /// A word that comes again has all the bits of its numbers.
    fn from_iter<I: IntoIterator<Item = (&'static str, u32)>>(rows: I) -> Self {
        let mut numbers = Self::default();
        for (word, bits) in rows {
            *numbers.number_or(word.into(), 0) |= bits;
        }
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

    /// The words, in no order.
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
        for (word, value) in rows {
            let place = *words.places.number_or(word.into(), words.values.len() as u32) as usize;
            match words.values.get_mut(place) {
                Some(known) => *known = value,
                None => words.values.push(value),
            }
        }
        words
    }
}
