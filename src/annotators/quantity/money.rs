//! Money: signs and codes before the number, names after it.
//!
//! Money is never converted: rates are not in the text.

use crate::annotators::quantity::amount::{Amount, Side};
use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::numeral::{Letters, Numeral};
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;
use crate::lexicon::currency_prefix;
use crate::tagger::Tag;
use crate::text::tokens::TokenKind;

impl QuantityReader<'_, '_> {
    /// "$4.5bn", "-$3", "US$ 40", "EUR 5m", "£2.50".
    pub fn signed_money(&self, i: usize) -> Option<Amount> {
        let is_minus = self.is_one_of(i, &["-", "−"]) && self.is_joined(i + 1);
        let start = if is_minus { i + 1 } else { i };
        let (at, unit) = self.lexicon.currencies.sign_at(self.doc, start)?;
        if at < self.doc.len() && !self.is_joined(at) && !self.is_before_sum(start, at) {
            return None;
        }
        let unit = self.whose(start, at, unit);
        let mut numeral = self.numeral(at, Letters::Scale)?;
        if is_minus {
            numeral.value = -numeral.value;
        }
        let end = self.repeated_currency(numeral.tokens.end, unit);
        Some(Amount { tokens: i..end, numeral, unit: Some(unit), side: Side::Before })
    }

    /// "US dollars 5000", "rupees 10 crore": the name before the number.
    pub fn named_money(&self, i: usize) -> Option<Amount> {
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

    /// "40 MEUR", "50 MUSD", "3 kSEK": the currency at token `i` with the scale written before its
    /// code, and the token after it.
    pub fn scaled_code(&self, i: usize) -> Option<(usize, &'static str, f64)> {
        let word = (i < self.doc.len()).then(|| self.doc.word(i))?;
        let scale = match word.as_bytes().first()? {
            b'M' => 1e6,
            b'B' => 1e9,
            b'k' | b'K' | b'T' => 1e3,
            _ => return None,
        };
        let code = word.get(1..).filter(|code| code.len() == 3)?;
        self.lexicon.currencies.code(code).map(|id| (i + 1, id, scale))
    }

    /// "hundred dollars each", "million pounds": a scale alone before money.
    pub fn bare_scale(&self, i: usize) -> Option<Numeral> {
        let value = match self.number_word(i)? {
            NumberWord::Hundred => 100.0,
            NumberWord::Scale(by) => by,
            _ => return None,
        };
        let (end, _) = self.lexicon.currencies.name_at(self.doc, i + 1)?;
        let is_counted = i > 0 && self.doc.tag(i - 1) == Tag::Number;
        let is_plural = self.doc.lower(end - 1).ends_with('s');
        (is_plural && !is_counted).then(|| Numeral::words(i..i + 1, value))
    }

    /// The token after a currency named once more: "$23 billion dollars", "$249 USD".
    fn repeated_currency(&self, i: usize, unit: &str) -> usize {
        let named = self.currency_at(i).filter(|(_, again)| *again == unit);
        named.map_or(i, |(end, _)| end)
    }

    /// Whether the sign from `start` up to `at`, a blank before its number, is one: "EUR 5".
    fn is_before_sum(&self, start: usize, at: usize) -> bool {
        let rest = &self.doc.text()[self.doc.tokens()[at].span.start..];
        currency_prefix::is_currency_apart(self.doc.slice(self.doc.span(start..at)), rest)
    }

    /// Whether the mark at `i` is one for a pupil's work: those of money ended in 2002.
    fn is_school_mark(&self, i: usize) -> bool {
        let is_later = self.doc.published().is_some_and(|date| date.year() > 2002);
        let is_scaled = i > 0 && matches!(self.number_word(i - 1), Some(NumberWord::Scale(_)));
        self.is_one_of(i, &["mark", "marks"]) && is_later && !is_scaled
    }

    /// The currency, or coin, named or signed at token `i`.
    pub fn currency_at(&self, i: usize) -> Option<(usize, &'static str)> {
        // "50p"; "1080p" is no money.
        if i < self.doc.len()
            && self.doc.word(i) == "p"
            && self.is_joined(i)
            && self.doc.word(i - 1).len() <= 2
        {
            return Some((i + 1, "penny"));
        }
        let currencies = &self.lexicon.currencies;
        // "Two $500 checks": the sign is the next number's.
        let is_of_next = |end: usize| {
            self.doc.is(end, "$") || self.is_joined(end) && self.doc.kind(end) == TokenKind::Number
        };
        let sign = || currencies.sign_at(self.doc, i).filter(|(end, _)| !is_of_next(*end));
        let found = currencies.name_at(self.doc, i).or_else(sign);
        let found = found.filter(|_| !self.is_school_mark(i));
        found.map(|(end, id)| (end, self.whose(i, end, id)))
    }

    /// The currency `id` of the tokens `start..end`; of a name without a country, the text's.
    fn whose(&self, start: usize, end: usize, id: &'static str) -> &'static str {
        if end == start + 1 { self.at_home(start, id) } else { id }
    }

    /// South Korea's currency after a large number, where "won" is no verb: "20 million won".
    pub fn won(&self, numeral: &Numeral) -> Option<(usize, &'static str)> {
        let end = numeral.tokens.end;
        let is_verb = end + 1 < self.doc.len() && self.doc.tag(end + 1) == Tag::Determiner;
        let is_won = self.doc.is(end, "won") && numeral.value.abs() >= 1000.0 && !is_verb;
        is_won.then_some((end + 1, "krw"))
    }

    /// "Pounds" are money in millions, and weight else.
    pub fn pound_or_sterling(
        &self,
        numeral: &Numeral,
        end: usize,
        unit: &'static str,
    ) -> &'static str {
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
        near.into_iter().any(|k| self.has_cue(k, QuantityCue::Spending))
    }
}
