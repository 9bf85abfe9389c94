//! One number, however it is written, without what it measures.
//!
//! | text | value |
//! |---|---|
//! | `1.5bn`, `2 million`, `5 lakh` | digits and a scale |
//! | `two hundred and three`, `a dozen` | words |
//! | `two and a half million`, `6 1/2`, `2½` | with a fraction |
//! | `-36`, `minus 5` | below zero |
//! | `tens of thousands`, `several hundred` | of no known number: the least it means |

use std::ops::Range;

use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::decimal::Decimal;
use crate::annotators::quantity::reader::QuantityReader;
use crate::annotators::quantity::words::NumberWord;
use crate::text::tokens::TokenKind;

/// A number read from the text.
#[derive(Clone, Debug)]
pub struct Numeral {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value.
    pub value: f64,
    /// How many of its digits count.
    pub figures: u32,
    /// How many digits stand after its decimal mark.
    pub decimals: u32,
    /// What its scale words multiply by; 1 without.
    pub scale: f64,
    /// How it is written.
    pub form: NumeralForm,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumeralForm {
    /// "1,200".
    Digits,
    /// "twelve".
    Words,
    /// "two-thirds", "one in five".
    Part,
    /// "thousands".
    Vague,
}

/// What the letters against a number may mean.
#[derive(Clone, Copy, PartialEq)]
pub enum Letters {
    /// "$5m" is five million.
    Scale,
    /// "5m" is five meters.
    Unit,
}

impl Numeral {
    /// A number that is no whole count: "two-thirds".
    pub fn part(tokens: Range<usize>, value: f64) -> Self {
        Self { tokens, value, figures: 2, decimals: 0, scale: 1.0, form: NumeralForm::Part }
    }

    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        self.value.fract() == 0.0
    }

    /// A number in words.
    pub fn words(tokens: Range<usize>, value: f64) -> Self {
        let figures = figures(value);
        Self { tokens, value, figures, decimals: 0, scale: 1.0, form: NumeralForm::Words }
    }
}

impl QuantityReader<'_, '_> {
    /// The number that starts at token `i`.
    pub fn numeral(&self, i: usize, letters: Letters) -> Option<Numeral> {
        let sign = self.minus_end(i);
        let numeral = self.unsigned(sign.unwrap_or(i), letters)?;
        match sign {
            Some(_) if numeral.form == NumeralForm::Vague => None,
            Some(_) => {
                let tokens = i..numeral.tokens.end;
                Some(Numeral { tokens, value: -numeral.value, ..numeral })
            }
            None => Some(numeral),
        }
    }

    fn unsigned(&self, i: usize, letters: Letters) -> Option<Numeral> {
        if i >= self.doc.len() || self.taken[i] {
            return None;
        }
        match self.doc.kind(i) {
            TokenKind::Number => self.digit_fraction(i).or_else(|| self.in_digits(i, letters)),
            TokenKind::Punctuation => self.point_first(i, letters),
            TokenKind::Word => self
                .vague(i)
                .or_else(|| self.couple(i))
                .or_else(|| self.portion(i))
                .or_else(|| self.bare_scale(i))
                .or_else(|| self.in_words(i)),
            _ => None,
        }
    }

    /// The token after a sign for less than zero: "-36", "minus five".
    fn minus_end(&self, i: usize) -> Option<usize> {
        if self.is_one_of(i, &["minus", "negative"]) {
            return Some(i + 1);
        }
        let is_sign = self.is_one_of(i, &["-", "−", "–"]) && self.is_joined(i + 1);
        let is_apart = !self.is_joined(i) || self.doc.is(i.wrapping_sub(1), "(");
        let is_number = is_sign && is_apart && self.doc.kind(i + 1) == TokenKind::Number;
        is_number.then_some(i + 1)
    }

    /// "1,200", "1.5bn", "6 1/2", "2½ million".
    fn in_digits(&self, i: usize, letters: Letters) -> Option<Numeral> {
        let word = self.doc.word(i);
        let cut = word.trim_end_matches(|c: char| !c.is_ascii()).len();
        let sign = self.sign_value(&word[cut..])?;
        let decimal = match cut {
            0 => Decimal::default(),
            _ => self.whole_count(i).or_else(|| Decimal::parse(&word[..cut]))?,
        };
        let (end, decimal) = self.digit_groups(i + 1, decimal);
        let (end, part) = match sign {
            Some(part) => (end, part),
            None => self.part_after(end).unwrap_or((end, 0.0)),
        };
        let (end, scale) = self.scales(end, letters);
        let value = decimal.times(scale) + part * scale;
        let figures = if part == 0.0 { decimal.figures() } else { figures(decimal.times(1.0)) + 1 };
        let decimals = decimal.decimals();
        Some(Numeral { tokens: i..end, value, figures, decimals, scale, form: NumeralForm::Digits })
    }

    /// "1.200 people": no thing is counted to three decimals.
    fn whole_count(&self, i: usize) -> Option<Decimal> {
        let is_count = self.is_phrase_of_plural(i + 1) && self.measure_at(i + 1).is_none();
        Decimal::with_groups(self.doc.word(i)).filter(|_| is_count)
    }

    /// The value of a fraction sign, `None` inside for an empty `sign`; nothing for other letters.
    fn sign_value(&self, sign: &str) -> Option<Option<f64>> {
        match self.lexicon.words.of(sign) {
            Some(NumberWord::Sign(value)) => Some(Some(value)),
            _ => sign.is_empty().then_some(None),
        }
    }

    /// Digits in groups apart: "1 234 567".
    fn digit_groups(&self, start: usize, first: Decimal) -> (usize, Decimal) {
        let mut end = start;
        let mut decimal = first;
        while end < start + MOST_GROUPS
            && let Some(next) = self.group(end).and_then(|digits| decimal.group(digits))
        {
            decimal = next;
            end += 1;
        }
        let is_number = end > start + 1
            || (end > start && (self.is_narrow(start) || self.is_group_apart(start)));
        if is_number { (end, decimal) } else { (start, first) }
    }

    /// The three digits of token `i`, one blank after the token before.
    fn group(&self, i: usize) -> Option<&str> {
        let is_near = i < self.doc.len()
            && self.doc.kind(i) == TokenKind::Number
            && self.gap(i).chars().count() == 1;
        is_near.then(|| self.doc.word(i))
    }

    /// "40 000", "12 500 homes": whether the three digits at token `i` belong to the number before.
    fn is_group_apart(&self, i: usize) -> bool {
        let is_round = self.doc.word(i).ends_with("00");
        let is_counting = self.is_phrase_of_plural(i + 1) || self.measure_at(i + 1).is_some();
        let is_free = i < 2 || !(self.taken[i - 2] || self.has_cue(i - 2, QuantityCue::Label));
        let is_listed = i >= 2 && self.doc.kind(i - 2) == TokenKind::Number;
        self.doc.word(i - 1).len() <= 3 && is_free && !is_listed && (is_round || is_counting)
    }

    /// Whether the blank before token `i` is one that keeps a number together.
    fn is_narrow(&self, i: usize) -> bool {
        matches!(self.gap(i), "\u{a0}" | "\u{202f}" | "\u{2009}")
    }

    /// What stands between token `i` and the one before.
    fn gap(&self, i: usize) -> &str {
        let tokens = self.doc.tokens();
        &self.doc.text()[tokens[i - 1].span.end..tokens[i].span.start]
    }

    /// ".25": a decimal point that opens a number.
    fn point_first(&self, i: usize, letters: Letters) -> Option<Numeral> {
        let is_point = self.doc.is(i, ".") && self.is_joined(i + 1);
        let is_apart = !self.is_joined(i) || self.doc.kind(i - 1) == TokenKind::Symbol;
        if !is_point || !is_apart || self.doc.kind(i + 1) != TokenKind::Number {
            return None;
        }
        let decimal = Decimal::after_point(self.doc.word(i + 1))?;
        let (end, scale) = self.scales(i + 2, letters);
        Some(Numeral {
            tokens: i..end,
            value: decimal.times(scale),
            figures: decimal.figures(),
            decimals: decimal.decimals(),
            scale,
            form: NumeralForm::Digits,
        })
    }

    /// "twelve", "two and a half million".
    fn in_words(&self, i: usize) -> Option<Numeral> {
        let spelled = self.lexicon.words.spelled(self.doc, i)?;
        let Some((end, part)) = self.part_after(spelled.tokens.end) else {
            let numeral = Numeral::words(spelled.tokens, spelled.value);
            return Some(Numeral { scale: spelled.scale, ..numeral });
        };
        let (end, scale) = self.scales(end, Letters::Unit);
        let numeral = Numeral::words(i..end, (spelled.value + part) * scale);
        Some(Numeral { scale, ..numeral })
    }

    /// The part that goes on a number: "and a half", "1/2", "and three-quarters".
    fn part_after(&self, i: usize) -> Option<(usize, f64)> {
        if self.doc.is(i, "and") {
            let (end, part) = self.spoken_part(i + 1)?;
            return Some((end, part));
        }
        let i = if self.is_hyphen(i) { i + 1 } else { i };
        self.written_part(i).filter(|(_, part)| *part < 1.0)
    }

    /// The scales from token `i` on, multiplied, and the token after them.
    pub fn scales(&self, i: usize, letters: Letters) -> (usize, f64) {
        let mut end = i;
        let mut scale = 1.0;
        while end < i + MOST_GROUPS
            && let Some((next, by)) = self.scale(end, letters)
        {
            scale *= by;
            end = next;
        }
        (end, scale)
    }

    /// One scale at token `i`, past a hyphen: "million", "-billion", "bn".
    fn scale(&self, i: usize, letters: Letters) -> Option<(usize, f64)> {
        let at = if self.is_hyphen(i) { i + 1 } else { i };
        let by = match self.number_word(at)? {
            NumberWord::Hundred => 100.0,
            NumberWord::Scale(by) | NumberWord::Short(by) => by,
            NumberWord::Dozen => 12.0,
            NumberWord::Plural(by) if self.doc.is(at, "dozens") => by,
            // "A 155-mm shell" is measured, whatever its plural counts.
            NumberWord::Letter(by)
                if letters == Letters::Scale || at == i && self.is_scale_letter(at) =>
            {
                by
            }
            _ => return None,
        };
        Some((at + 1, by))
    }

    /// Whether the letter at `i` is a scale though no sign of money stands before its number: "5m
    /// euros", "10m tonnes", "1.2m homes", "10k followers"; "100m hurdles" are meters.
    fn is_scale_letter(&self, i: usize) -> bool {
        let next = i + 1;
        let is_measured = self.lexicon.currencies.name_at(self.doc, next).is_some()
            || self.lexicon.units.all_at(self.doc, next).any(|(_, form)| !form.is_attached);
        let is_decimal = self.doc.word(i - 1).contains('.');
        let is_counted = self.is_plural(next)
            && !self.is_one_of(i, &["mm"])
            && (is_decimal || !self.is_one_of(i, &["m"]) || self.is_of_people(next));
        self.is_joined(i) && (is_measured || is_counted)
    }

    /// Whether the plural at token `i` is of people or what papers count in millions.
    fn is_of_people(&self, i: usize) -> bool {
        let endings = ["ers", "ors", "ents", "ants"];
        self.has_cue(i, QuantityCue::Crowd)
            || endings.iter().any(|end| self.doc.lower(i).ends_with(end))
    }
}

/// The most scales or groups of digits a number has: longer ones are lists.
const MOST_GROUPS: usize = 6;

/// How many digits of a whole `value` count.
fn figures(value: f64) -> u32 {
    let mut rest = value.abs();
    while rest >= 10.0 && rest % 10.0 == 0.0 {
        rest /= 10.0;
    }
    (rest.max(1.0).log10() as u32 + 1).min(15)
}
