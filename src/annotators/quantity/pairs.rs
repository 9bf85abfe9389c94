//! Pairs the article gives itself: "100 km (60 miles)" is one quantity with its own conversion.

use crate::annotation::Conversion;
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::QuantityReader;
use crate::lexicon::units::Unit;

impl QuantityReader<'_, '_> {
    /// The conversion of `extent` that the article gives.
    pub fn pair(&self, extent: &Extent) -> Option<Conversion> {
        let (twin, unit) = self.twin(extent)?;
        let text = self.doc.slice(self.doc.span(twin.tokens)).to_owned();
        Some(Conversion {
            value: twin.low.numeral.value,
            unit: unit.id,
            text,
            systems: unit.systems.clone(),
        })
    }

    /// The token after the pair of `extent`, or `next` where it has none.
    pub fn pair_end(&self, extent: &Extent, next: usize) -> usize {
        self.twin(extent).map_or(next, |(twin, _)| twin.tokens.end.max(next))
    }

    /// The same quantity in another unit, right after `extent`: "(60 miles)", "/60 miles".
    fn twin(&self, extent: &Extent) -> Option<(Extent, &Unit)> {
        let unit = self.lexicon.units.by_id(extent.low.unit?)?;
        let open = extent.tokens.end;
        let is_open = self.doc.is(open, "(") || (self.doc.is(open, "/") && self.is_joined(open));
        if !is_open || open + 1 >= self.doc.len() {
            return None;
        }
        let bound = self.lexicon.bounds.longest_at(self.doc, open + 1);
        let twin = self.extent(bound.map_or(open + 1, |(end, _)| end))?;
        let other = self.lexicon.units.by_id(twin.low.unit?)?;
        is_same(extent, unit, &twin, other).then_some((twin, other))
    }
}

/// Whether the two measure the same, give or take what papers round.
fn is_same(first: &Extent, unit: &Unit, second: &Extent, other: &Unit) -> bool {
    let (Some(factor), Some(other_factor)) = (unit.factor, other.factor) else {
        // "60 mpg (3.9 liters per 100 km)" go the other way about.
        return unit.targets.contains(&other.id) || other.targets.contains(&unit.id);
    };
    let base =
        |extent: &Extent, factor: f64, offset: f64| extent.low.numeral.value * factor + offset;
    let one = base(first, factor, unit.offset);
    let two = base(second, other_factor, other.offset);
    unit.id != other.id && (one - two).abs() <= SLACK * one.abs()
}

/// How far the two numbers of a pair may lie apart: papers round, and slip.
const SLACK: f64 = 0.3;
