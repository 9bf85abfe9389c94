//! Words that bound a number: "nearly 200,000", "up to 40", "12 or more".

use crate::annotation::Modifier;
use crate::annotators::quantity::reader::Reader;
use crate::lexicon::packed::table;
use crate::lexicon::phrases::Phrases;

/// A bound found in the text.
pub struct Bound {
    /// Its first token, or, of one after the number, the token after it.
    pub edge: usize,
    /// What it does to the number.
    pub modifier: Modifier,
}

/// The phrases before a number.
pub fn before() -> Phrases<Modifier> {
    Phrases::new(table!("bounds").map(|row| entry(&row)))
}

/// The phrases after a number and its unit.
pub fn after() -> Phrases<Modifier> {
    Phrases::new(table!("bounds-after").map(|row| entry(&row)))
}

impl Reader<'_, '_> {
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

fn entry(row: &[&'static str]) -> (&'static str, Modifier) {
    let modifier = match row[1] {
        "more_than" => Modifier::MoreThan,
        "less_than" => Modifier::LessThan,
        "at_least" => Modifier::AtLeast,
        "at_most" => Modifier::AtMost,
        _ => Modifier::Approximate,
    };
    (row[0], modifier)
}
