//! Units of measure after a number: "35km", "a 20-foot wall", "barrels a day".

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::{Numeral, NumeralForm};
use crate::annotators::quantity::reader::QuantityReader;
use crate::text::tokens::TokenKind;

impl QuantityReader<'_, '_> {
    /// The unit after a number: the token after it, and its id.
    pub fn measure_after(&self, numeral: &Numeral) -> Option<(usize, &'static str)> {
        let end = numeral.tokens.end;
        match numeral.form {
            NumeralForm::Vague if self.doc.is(end, "of") => self.measure_at(end + 1),
            NumeralForm::Part => self.measure_at(self.after_article(end)),
            _ if self.is_measure_hyphen(end) => self.measure_at(end + 1),
            _ => self.measure_at(end),
        }
        .map(|(end, unit)| (end, self.pound_or_sterling(numeral, end, unit)))
        .or_else(|| self.won(numeral))
    }

    /// Whether token `i` is a hyphen before a unit: "20-foot", or "20 - foot" as some wires write.
    fn is_measure_hyphen(&self, i: usize) -> bool {
        self.is_hyphen(i) || (self.doc.is(i, "-") && !self.is_joined(i) && !self.is_joined(i + 1))
    }

    /// The token after "a", "of a" or a hyphen: "half a mile", "three-quarters of a mile".
    fn after_article(&self, i: usize) -> usize {
        let at = if self.doc.is(i, "of") { i + 1 } else { i };
        if self.is_one_of(at, &["a", "an", "one"]) || self.is_hyphen(at) { at + 1 } else { i }
    }

    /// The unit or currency at token `i`, whichever is longer.
    pub fn measure_at(&self, i: usize) -> Option<(usize, &'static str)> {
        let unit = self.unit_at(i);
        let currency = self.currency_at(i);
        match (unit, currency) {
            (Some(unit), Some(currency)) if currency.0 <= unit.0 => Some(unit),
            (unit, currency) => currency.or(unit),
        }
    }

    fn unit_at(&self, i: usize) -> Option<(usize, &'static str)> {
        let mut forms = self.lexicon.units.all_at(self.doc, i);
        let form = forms.find(|(_, form)| !form.is_attached || self.is_joined(i));
        // "At one point" is no score.
        let is_phrase = i > 0 && self.doc.is(i - 1, "one") && self.doc.is(i, "point");
        let form = form.filter(|(end, _)| !is_phrase && self.may_be_inch(i, *end));
        form.map(|(end, form)| (end, if self.is_cent(i) { "cent" } else { form.id }))
    }

    /// Whether a unit from `i` up to `end` may be written "in": "one in five" and "they let seven
    /// in." hold none, "4in" and "a 7 in. pipe" do.
    fn may_be_inch(&self, i: usize, end: usize) -> bool {
        let is_alone = end == i + 1 && self.doc.kind(i - 1) != TokenKind::Number;
        !self.doc.is(i, "in") || !is_alone && end < self.doc.sentence(i).end
    }

    /// Whether "c" at token `i`, against its number, is a cent: no word tells of the weather.
    fn is_cent(&self, i: usize) -> bool {
        self.doc.word(i) == "c"
            && self.is_joined(i)
            && !self.is_near(i, i + 1, QuantityCue::Weather)
    }

    /// The rate that `unit`, which ends before token `i`, goes on to: "barrels a day", "barrels of
    /// crude oil a day".
    pub fn rated(&self, i: usize, unit: &'static str) -> Option<(usize, &'static str)> {
        let starts = if self.doc.is(i, "of") { i + 2..i + 4 } else { i..i + 1 };
        starts.into_iter().find_map(|start| self.rate(start, unit))
    }

    /// The rate of `unit` whose period starts at token `i`: "a day", "-per-hour".
    fn rate(&self, i: usize, unit: &'static str) -> Option<(usize, &'static str)> {
        let joint = if self.is_hyphen(i) { i + 1 } else { i };
        let at = if self.is_hyphen(joint + 1) { joint + 2 } else { joint + 1 };
        let is_rate = self.has_cue(joint, QuantityCue::Per);
        if !is_rate || at >= self.doc.len() {
            return None;
        }
        self.lexicon.units.rate(unit, self.doc.lower(at)).map(|id| (at + 1, id))
    }
}

#[cfg(test)]
mod tests {
    use crate::annotation::Body;
    use crate::lexicon::rows;
    use crate::pipeline::Pipeline;

    #[test]
    fn the_names_of_units_are_read_as_those_units() {
        let pipeline = Pipeline::new();
        // "Bits" and "grains" mean other things more often, and "g" is a gram.
        let is_read = |id: &str| !matches!(id, "bit" | "grain" | "g-force");
        for row in rows(include_str!("../../../data/units.tsv")).filter(|row| is_read(row[0])) {
            let text = format!("The gauge showed 17 {} at noon.", row[4]);
            let output = pipeline.annotate(&text, None);
            let unit = output.annotations.iter().find_map(|a| match &a.body {
                Body::Quantity(quantity) => quantity.unit,
                _ => None,
            });
            assert_eq!(unit, Some(row[0]), "{text}");
        }
    }
}
