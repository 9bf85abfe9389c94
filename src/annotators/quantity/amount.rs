//! A number with its unit or currency: "35km", "US$40 billion", "8.5 per cent", "50 cents".

use std::ops::Range;

use crate::annotators::quantity::numeral::{Form, Letters, Numeral};
use crate::annotators::quantity::reader::Reader;
use crate::tagger::Tag;
use crate::tokenize::TokenKind;

/// One number and what it measures.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Its tokens, with unit or currency.
    pub tokens: Range<usize>,
    /// The number alone.
    pub numeral: Numeral,
    /// The unit's id.
    pub unit: Option<&'static str>,
    /// Where its unit stands.
    pub side: Side,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Side {
    /// Nowhere.
    None,
    /// "$5".
    Before,
    /// "5 km".
    After,
}

impl Amount {
    /// A number of nothing yet known.
    pub fn bare(numeral: Numeral) -> Self {
        Self { tokens: numeral.tokens.clone(), numeral, unit: None, side: Side::None }
    }

    /// The same number, of `unit`, up to token `end`.
    pub fn with_unit(self, unit: &'static str, end: usize) -> Self {
        Self { tokens: self.tokens.start..end, unit: Some(unit), side: Side::After, ..self }
    }
}

impl Reader<'_, '_> {
    /// The number that starts at token `i`, with its unit.
    pub fn amount(&self, i: usize) -> Option<Amount> {
        if let Some(money) = self.signed_money(i).or_else(|| self.named_money(i)) {
            return Some(money);
        }
        let numeral = self.numeral(i, Letters::Unit)?;
        let numeral = self.ratio(&numeral).unwrap_or(numeral);
        let amount = self.with_suffix(numeral);
        Some(self.compound(&amount).unwrap_or(amount))
    }

    /// "$4.5bn", "-$3", "US$ 40", "EUR 5m", "£2.50".
    fn signed_money(&self, i: usize) -> Option<Amount> {
        let is_minus = self.is_one_of(i, &["-", "−"]) && self.is_joined(i + 1);
        let start = if is_minus { i + 1 } else { i };
        let (at, unit) = self.lexicon.currencies.sign_at(self.doc, start)?;
        let unit = self.whose(start, at, unit);
        let mut numeral = self.numeral(at, Letters::Scale)?;
        if is_minus {
            numeral.value = -numeral.value;
        }
        let end = self.repeated_currency(numeral.tokens.end, unit);
        Some(Amount { tokens: i..end, numeral, unit: Some(unit), side: Side::Before })
    }

    /// "US dollars 5000", "rupees 10 crore": the name before the number.
    fn named_money(&self, i: usize) -> Option<Amount> {
        let (at, unit) = self.lexicon.currencies.name_at(self.doc, i)?;
        let unit = self.whose(i, at, unit);
        let is_number = at < self.doc.len() && self.doc.kind(at) == TokenKind::Number;
        let numeral = is_number.then(|| self.numeral(at, Letters::Scale)).flatten()?;
        // "The euro 2 percent", "the real 11 men" are no sums.
        let is_free = self.measure_at(numeral.tokens.end).is_none()
            && !self.is_plural(numeral.tokens.end)
            && (at > i + 1 || self.is_plural(i));
        is_free.then_some(Amount {
            tokens: i..numeral.tokens.end,
            numeral,
            unit: Some(unit),
            side: Side::Before,
        })
    }

    /// The token after a currency named once more: "$23 billion dollars", "$249 USD".
    fn repeated_currency(&self, i: usize, unit: &str) -> usize {
        let named = self.currency_at(i).filter(|(_, again)| *again == unit);
        named.map_or(i, |(end, _)| end)
    }

    /// The number with the unit or currency after it, if there is one.
    fn with_suffix(&self, numeral: Numeral) -> Amount {
        let amount = Amount::bare(numeral);
        let Some((end, unit)) = self.measure_after(&amount.numeral) else { return amount };
        match self.rated(end, unit) {
            Some((end, rate)) => amount.with_unit(rate, end),
            None => amount.with_unit(unit, end),
        }
    }

    /// The unit after a number: the token after it, and its id.
    pub fn measure_after(&self, numeral: &Numeral) -> Option<(usize, &'static str)> {
        let end = numeral.tokens.end;
        match numeral.form {
            Form::Vague if self.doc.is(end, "of") => self.measure_at(end + 1),
            Form::Part => self.measure_at(self.after_article(end)),
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

    /// South Korea's currency after a large number, where "won" is no verb: "20 million won".
    fn won(&self, numeral: &Numeral) -> Option<(usize, &'static str)> {
        let end = numeral.tokens.end;
        let is_verb = end + 1 < self.doc.len() && self.doc.tag(end + 1) == Tag::Determiner;
        let is_won = self.doc.is(end, "won") && numeral.value.abs() >= 1000.0 && !is_verb;
        is_won.then_some((end + 1, "krw"))
    }

    /// The token after "a", "of a" or a hyphen: "half a mile", "three-quarters of a mile".
    fn after_article(&self, i: usize) -> usize {
        let at = if self.doc.is(i, "of") { i + 1 } else { i };
        if self.is_one_of(at, &["a", "an", "one"]) || self.is_hyphen(at) { at + 1 } else { i }
    }

    /// The unit or currency at token `i`, whichever is longer.
    fn measure_at(&self, i: usize) -> Option<(usize, &'static str)> {
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
        form.filter(|_| !is_phrase).map(|(end, form)| (end, form.id))
    }

    fn currency_at(&self, i: usize) -> Option<(usize, &'static str)> {
        // "50p"; "1080p" is no money.
        if i < self.doc.len()
            && self.doc.word(i) == "p"
            && self.is_joined(i)
            && self.doc.word(i - 1).len() <= 2
        {
            return Some((i + 1, "penny"));
        }
        let currencies = &self.lexicon.currencies;
        let found = currencies.name_at(self.doc, i).or_else(|| currencies.sign_at(self.doc, i));
        found.map(|(end, id)| (end, self.whose(i, end, id)))
    }

    /// The currency `id` of the tokens `start..end`; of a name without a country, the text's.
    fn whose(&self, start: usize, end: usize, id: &'static str) -> &'static str {
        if end == start + 1 { self.at_home(start, id) } else { id }
    }

    /// The rate that `unit`, which ends before token `i`, goes on to: "barrels a day", "barrels of
    /// crude oil a day".
    fn rated(&self, i: usize, unit: &'static str) -> Option<(usize, &'static str)> {
        let starts = if self.doc.is(i, "of") { i + 2..i + 4 } else { i..i + 1 };
        starts.into_iter().find_map(|start| self.rate(start, unit))
    }

    /// The rate of `unit` whose period starts at token `i`: "a day", "-per-hour".
    fn rate(&self, i: usize, unit: &'static str) -> Option<(usize, &'static str)> {
        let joint = if self.is_hyphen(i) { i + 1 } else { i };
        let at = if self.is_hyphen(joint + 1) { joint + 2 } else { joint + 1 };
        let is_rate = self.is_one_of(joint, &["per", "a", "an", "each", "every", "/"]);
        if !is_rate || at >= self.doc.len() {
            return None;
        }
        let period = match self.doc.lower(at) {
            "second" | "sec" | "s" => "second",
            "minute" | "min" => "minute",
            "hour" | "hr" | "h" => "hour",
            "day" | "d" => "day",
            "week" => "week",
            "month" => "month",
            "year" | "annum" => "year",
            _ => return None,
        };
        self.lexicon.units.rate(unit, period).map(|id| (at + 1, id))
    }

    /// "Pounds" are money in millions, and weight else.
    fn pound_or_sterling(&self, numeral: &Numeral, end: usize, unit: &'static str) -> &'static str {
        let is_money = self.is_one_of(end - 1, &["pound", "pounds"])
            && (numeral.scale >= 1e6
                || numeral.value >= 1e6
                || self.is_spent(numeral.tokens.start));
        if unit == "pound" && is_money { self.at_home(end - 1, "gbp") } else { unit }
    }

    /// Whether a word of spending stands shortly before token `i` or after it.
    fn is_spent(&self, i: usize) -> bool {
        let sentence = self.doc.sentence(i);
        let near = sentence.start.max(i.saturating_sub(5))..sentence.end.min(i + 9);
        near.into_iter().any(|k| self.lexicon.spending.contains(self.doc.lower(k)))
    }
}
