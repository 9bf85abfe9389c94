//! Units of measure: what the text calls them, what they are converted to.
//!
//! `data/units.tsv` holds the units with CLDR's exact factors, `data/unit-forms.tsv` what
//! newspapers call them. Rates are not listed form by form: "tonnes a day" is the unit whose id
//! is `tonne-per-day`.

use crate::tables::words::Words;

use crate::lexicon::phrases::Phrases;
use crate::tables::number::ratio;
use crate::tables::packed::table;
use crate::text::document::Document;

/// A unit of measure.
pub struct Unit {
    /// Its id, as the output has it: `square-kilometer`.
    pub id: &'static str,
    /// The factor to the base unit of its measure; `None` where nothing is converted.
    pub factor: Option<f64>,
    /// What is added after the factor: temperatures start at different zeros.
    pub offset: f64,
    /// Its name after 1, as newspapers write it.
    pub one: &'static str,
    /// Its name after any other number.
    pub other: &'static str,
    /// The ids of the units it is converted to.
    pub targets: Vec<&'static str>,
    /// The systems of units in which it is customary: `metric`, `us`, `uk`.
    pub systems: Vec<&'static str>,
}

/// A unit found in the text.
#[derive(Clone, Copy)]
pub struct UnitForm {
    /// The unit's id.
    pub id: &'static str,
    /// Whether it may only stand right against its number: "5g", never "5 g".
    pub is_attached: bool,
}

/// The units and their forms.
pub struct Units {
    by_id: Words<Unit>,
    forms: Phrases<UnitForm>,
    /// What periods are called: "hr" is an `hour`.
    periods: Words<&'static str>,
}

impl Units {
    /// Reads the tables.
    pub fn load() -> Self {
        let units = table!("units").map(|row| unit(&row));
        let by_id: Words<_> = units.map(|unit| (unit.id, unit)).collect();
        let forms = table!("unit-forms")
            .map(|row| (row[0], UnitForm { id: row[1], is_attached: row.len() > 2 }));
        let periods = table!("rate-periods");
        let periods = periods.map(|row| (row[0], row[1])).collect();
        Self { forms: Phrases::new(forms), periods, by_id }
    }

    /// The unit with the id given.
    pub fn by_id(&self, id: &str) -> Option<&Unit> {
        self.by_id.get(id)
    }

    /// The units that token `i` and those after it may name, longest first, each with the token
    /// after it.
    pub fn all_at(&self, doc: &Document, i: usize) -> impl Iterator<Item = (usize, &UnitForm)> {
        self.forms.all_at(doc, i)
    }

    /// The id of `unit` for each `period`, a word in lower case: `kilometer`, "hr".
    pub fn rate(&self, unit: &'static str, period: &str) -> Option<&'static str> {
        let id = [unit, "-per-", self.periods.get(period)?].concat();
        self.by_id(&id).map(|rate| rate.id)
    }
}

fn unit(row: &[&'static str]) -> Unit {
    Unit {
        id: row[0],
        factor: ratio(row[1]),
        offset: ratio(row[2]).unwrap_or(0.0),
        one: row[3],
        other: row[4],
        targets: row[5].split_whitespace().collect(),
        systems: row[6].split(' ').collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::rows;

    #[test]
    fn tables_hold_together() {
        let units = Units::load();
        for unit in units.by_id.values() {
            assert!(unit.targets.iter().all(|t| units.by_id(t).is_some()), "{}", unit.id);
            assert!(unit.targets.is_empty() || unit.factor.is_some(), "{}", unit.id);
        }
        for row in rows(include_str!("../../data/unit-forms.tsv")) {
            assert!(units.by_id(row[1]).is_some(), "{row:?}");
            assert!(!crate::tokenize(row[0]).is_empty(), "{row:?}");
        }
    }

    #[test]
    fn tables_are_sorted() {
        for table in [
            include_str!("../../data/units.tsv"),
            include_str!("../../data/unit-forms.tsv"),
            include_str!("../../data/currencies.tsv"),
            include_str!("../../data/currency-names.tsv"),
            include_str!("../../data/currency-signs.tsv"),
            include_str!("../../data/number-words.tsv"),
            include_str!("../../data/number-cues.tsv"),
            include_str!("../../data/rate-periods.tsv"),
            include_str!("../../data/currency-homes.tsv"),
            include_str!("../../data/bounds.tsv"),
            include_str!("../../data/bounds-after.tsv"),
        ] {
            let keys: Vec<_> = rows(table).map(|row| row[0]).collect();
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", &keys[..3]);
        }
    }
}
