//! Words that bound a number: "nearly 200,000", "up to 40", "12 or more".

use crate::annotation::Modifier;
use crate::annotators::quantity::reader::QuantityReader;
use crate::lexicon::packed::table;
use crate::lexicon::phrases::Phrases;
use crate::lexicon::word_class::{WordClass, word_class};

/// A bound found in the text.
pub struct Bound {
    /// Its first token, or, of one after the number, the token after it.
    pub edge: usize,
    /// What it does to the number.
    pub modifier: Modifier,
}

word_class! {
    impl Modifier {
        Approximate = "approximate",
        MoreThan = "more_than",
        LessThan = "less_than",
        AtLeast = "at_least",
        AtMost = "at_most",
    }
}

/// The phrases before a number.
pub fn before() -> Phrases<Modifier> {
    let table = table!("bounds", "modifier" => Modifier);
    Phrases::new(table.map(|row| (row[0], Modifier::named(row[1]))))
}

/// The phrases after a number and its unit.
pub fn after() -> Phrases<Modifier> {
    let table = table!("bounds-after", "modifier" => Modifier);
    Phrases::new(table.map(|row| (row[0], Modifier::named(row[1]))))
}

impl QuantityReader<'_, '_> {
    /// The bound that ends right before token `i`.
    pub fn bound_before(&self, i: usize) -> Option<Bound> {
        let sentence = self.doc.sentence(i).start;
        let starts = sentence.max(i.saturating_sub(LONGEST))..i;
        let bounds = &self.lexicon.bounds;
        starts.into_iter().find_map(|start| {
            let mut found = bounds.all_at(self.doc, start).filter(|(end, _)| *end == i);
            found.next().map(|(_, &modifier)| Bound { edge: start, modifier })
        })
    }

    /// The bound that starts at token `i`: "or more".
    pub fn bound_after(&self, i: usize) -> Option<Bound> {
        let (edge, &modifier) = self.lexicon.bounds_after.longest_at(self.doc, i)?;
        // "1,200 plus tax" adds; "1,200-plus" and "70+" bound.
        let is_sum = self.doc.is(i, "plus") || (self.doc.is(i, "+") && !self.is_joined(i));
        (!is_sum).then_some(Bound { edge, modifier })
    }
}

/// The most tokens a bound has.
const LONGEST: usize = 4;
