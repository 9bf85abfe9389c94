//! What comes out, packed for the way into the page, whose scripts make objects of it
//! (`www/unpack.js`).
//!
//! Values stand in the order of the output contract, without keys, as whole numbers:
//!
//! | value | numbers |
//! |---|---|
//! | whole number | itself |
//! | text, any other number | its place in a list, in which each text stands once |
//! | one that may be missing | 1 and the value, or 0 |
//! | list | its length, then what is in it |

use foldhash::HashMap;

use crate::output::values::{Form, Values};

/// Values, packed.
#[derive(Default)]
pub struct Packed {
    numbers: Vec<u32>,
    /// The list as JSON, still open.
    listed: String,
    len: u32,
    /// Where in it texts stand.
    places: HashMap<String, u32>,
}

impl Packed {
    /// Packs `values`.
    pub fn new(values: &impl Values) -> Self {
        let mut packed = Self::default();
        values.write(&mut packed);
        packed.listed.push_str(if packed.len == 0 { "[]" } else { "]" });
        packed
    }

    /// One or more for each value.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// The list of texts and of numbers that are not whole, as JSON.
    pub fn listed(&self) -> &str {
        &self.listed
    }

    /// Adds to the list what `write` writes; returns its place.
    fn add(&mut self, write: impl FnOnce(&mut String)) -> u32 {
        self.listed.push(if self.len == 0 { '[' } else { ',' });
        write(&mut self.listed);
        self.len += 1;
        self.len - 1
    }
}

impl Form for Packed {
    fn number(&mut self, number: usize) {
        // Where this is used, a number has 32 bits.
        self.numbers.push(number as u32);
    }

    fn decimal(&mut self, number: f64) {
        let place = self.add(|listed| listed.decimal(number));
        self.numbers.push(place);
    }

    fn text(&mut self, text: &str) {
        let place = self.places.get(text).copied().unwrap_or_else(|| {
            let place = self.add(|listed| listed.text(text));
            self.places.insert(text.to_owned(), place);
            place
        });
        self.numbers.push(place);
    }

    fn option(&mut self, is_there: bool) {
        self.numbers.push(u32::from(is_there));
    }

    fn list(&mut self, len: usize) {
        self.numbers.push(len as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Span;

    fn packed(values: impl Values) -> (Vec<u32>, String) {
        let packed = Packed::new(&values);
        (packed.numbers().to_vec(), packed.listed().to_owned())
    }

    #[test]
    fn whole_numbers_stand_for_themselves() {
        assert_eq!(packed(vec![Span::new(3, 12)]), (vec![1, 3, 12], "[]".to_owned()));
    }

    #[test]
    fn what_is_missing_has_no_value() {
        let numbers = vec![Some(0.5), None, Some(3.0)];
        assert_eq!(packed(numbers), (vec![3, 1, 0, 0, 1, 1], "[0.5,3.0]".to_owned()));
    }

    #[test]
    fn each_text_is_listed_once() {
        let texts = vec!["“It”", "\"", "“It”"];
        assert_eq!(packed(texts), (vec![3, 0, 1, 0], r#"["“It”","\""]"#.to_owned()));
    }
}
