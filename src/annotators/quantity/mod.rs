//! Quantities: numbers with what they measure or count.
//!
//! The span is the number with its unit or currency, as in "35km". Words that bound it ("nearly")
//! are said by `modifier`, what it counts by `of`; both stand outside.
//!
//! | text | value, unit | besides |
//! |---|---|---|
//! | `nearly 200,000 Russians` | 200000 | approximate, of "Russians" |
//! | `35km` | 35 kilometer | 22 miles |
//! | `US$4.5bn` | 4500000000 usd | money is never converted |
//! | `15-20%` | 15 to 20 percent | |
//! | `the 54-year-old` | 54 year-old | |
//! | `Su-34`, `article 5`, `3-1`, `in 2008` | none | names, scores, dates |

mod ages;
mod amount;
mod bounds;
mod compounds;
mod conversions;
mod counted;
mod cues;
mod currency_country;
mod decimal;
mod measures;
mod money;
mod names;
mod numeral;
mod pairs;
mod parts;
mod ranges;
mod reader;
mod vague;
mod words;

use crate::annotation::Modifier;
use foldhash::HashSet;
use std::cell::OnceCell;

use crate::annotation::{Annotation, Body, Conversion, Kind, MentionForm, Quantity};
use crate::annotators::Annotator;
use crate::annotators::quantity::conversions::{Reading, conversions};
use crate::annotators::quantity::cues::QuantityCue;
use crate::annotators::quantity::names::Surroundings;
use crate::annotators::quantity::numeral::NumeralForm;
use crate::annotators::quantity::ranges::Extent;
use crate::annotators::quantity::reader::{QuantityReader, QuantityTables};
use crate::text::document::Document;

/// How far from a temperature a word may stand that tells what it is, in tokens.
const NEAR: usize = 8;

/// The most degrees by which papers let a climate change.
const MOST_WARMING: f64 = 10.0;

/// The most nights, games or spells that something goes on over.
const MOST_STRETCH: f64 = 20.0;

/// Finds numbers with what they measure or count; leaves alone what times have taken.
pub struct Quantities {
    lexicon: QuantityTables,
}

impl Quantities {
    /// Reads the tables.
    pub fn load() -> Self {
        Self { lexicon: QuantityTables::load() }
    }
}

impl Annotator for Quantities {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Quantity]
    }

    fn annotate(&self, doc: &Document, earlier: &[Annotation]) -> Vec<Annotation> {
        let taken = held(doc, earlier, |a| a.kind == Kind::Time);
        let named = held(doc, earlier, is_name);
        let people = held(doc, earlier, |a| a.kind == Kind::Person && is_name(a));
        let starters = doc.per_word(|word| self.lexicon.starters.contains(&word.lower));
        let mut reader = QuantityReader {
            doc,
            lexicon: &self.lexicon,
            starters: &starters,
            taken: &taken,
            named: &named,
            people: &people,
            names: HashSet::default(),
            countries: OnceCell::new(),
        };
        reader.names = reader.numbers_of_names();
        let mut found = Vec::new();
        let mut i = 0;
        while i < doc.len() {
            let step = reader.step(i);
            found.extend(step.found);
            i = step.next;
        }
        found
    }
}

/// Of each token, whether one of `earlier` that `is_holder` accepts holds it.
fn held(
    doc: &Document,
    earlier: &[Annotation],
    is_holder: impl Fn(&Annotation) -> bool,
) -> Vec<bool> {
    let mut held = vec![false; doc.len()];
    for annotation in earlier.iter().filter(|a| is_holder(a)) {
        held[doc.tokens_in(annotation.span)].fill(true);
    }
    held
}

fn is_name(annotation: &Annotation) -> bool {
    annotation.as_mention().is_some_and(|mention| mention.form == MentionForm::Name)
}

/// What was found at a token, and where to read on.
struct Step {
    found: Option<Annotation>,
    next: usize,
}

impl QuantityReader<'_, '_> {
    fn step(&self, i: usize) -> Step {
        let Some(extent) = self.may_start(i).then(|| self.extent(i)).flatten() else {
            return Step { found: None, next: i + 1 };
        };
        match self.quantity(&extent) {
            Some(found) => {
                let next = self.doc.tokens_in(found.span).end.max(extent.tokens.end);
                Step { found: Some(found), next: self.pair_end(&extent, next) }
            }
            None => Step { found: None, next: self.chain_end(extent.tokens.end) },
        }
    }

    /// The annotation of `extent`, if it says how much.
    fn quantity(&self, extent: &Extent) -> Option<Annotation> {
        let tokens = extent.tokens.clone();
        let before = self.bound_before(tokens.start);
        let after = self.bound_after(tokens.end);
        let before = before.filter(|bound| !self.is_stretch(bound.edge, extent));
        let modifier = before.as_ref().or(after.as_ref()).map(|bound| bound.modifier);
        let end = after.as_ref().map_or(tokens.end, |bound| bound.edge);
        let of = if extent.low.unit.is_none() { self.counted(extent, end) } else { None };
        let is_age = of.is_none() && self.is_age(extent);
        let unit = if is_age { Some("year-old") } else { extent.low.unit };
        let around =
            Surroundings { is_bounded: modifier.is_some(), is_counting: of.is_some(), end };
        if unit.is_none() && self.is_name(extent, &around) {
            return None;
        }
        let is_vague = extent.low.numeral.form == NumeralForm::Vague;
        Some(Annotation {
            span: self.doc.span(tokens),
            rule: self.rule(unit),
            kind: Kind::Quantity,
            body: Body::Quantity(Quantity {
                value: extent.low.numeral.value,
                upper: extent.upper,
                unit,
                modifier: modifier.or(is_vague.then_some(Modifier::MoreThan)),
                of: of.map(|tokens| self.doc.span(tokens)),
                conversions: self.conversions(extent),
            }),
        })
    }

    /// Whether "over" at `edge` runs through what `extent` counts: "over two nights".
    fn is_stretch(&self, edge: usize, extent: &Extent) -> bool {
        let noun = (extent.tokens.end..).take(2).any(|k| self.has_cue(k, QuantityCue::Stretch));
        self.doc.is(edge, "over") && noun && extent.low.numeral.value <= MOST_STRETCH
    }

    /// The conversions the article gives itself, else those of the unit.
    fn conversions(&self, extent: &Extent) -> Vec<Conversion> {
        match self.pair(extent) {
            Some(given) => vec![given],
            None => conversions(extent, self.reading(extent), &self.lexicon.units),
        }
    }

    /// The name of the rule that made a quantity.
    fn rule(&self, unit: Option<&str>) -> &'static str {
        match unit {
            None => "count",
            Some("percent" | "percentage-point") => "percent",
            Some(id) if id.ends_with("-old") => "age",
            Some(id) if self.lexicon.units.by_id(id).is_some() => "measure",
            Some(_) => "money",
        }
    }

    /// Whether a temperature in `extent` is a difference: "by 2C", "1.5C of warming".
    fn reading(&self, extent: &Extent) -> Reading {
        let (start, end) = (extent.tokens.start, extent.tokens.end);
        if !matches!(extent.low.unit, Some("celsius" | "fahrenheit")) {
            return Reading::Point;
        }
        let first = self.bound_before(start).map_or(start, |bound| bound.edge);
        let is_by = first > 0 && self.is_one_of(first - 1, &["by", "another"]);
        // "It fell 3C", but "it fell to 3C".
        let is_change = first > 0
            && (self.has_cue(first - 1, QuantityCue::Change)
                || self.has_cue(first - 1, QuantityCue::Warming));
        let is_rise = first > 1
            && self.doc.is(first - 1, "of")
            && (self.has_cue(first - 2, QuantityCue::Change)
                || self.has_cue(first - 2, QuantityCue::Warming));
        let is_small = extent.low.numeral.value.abs() <= MOST_WARMING;
        let is_warming = is_small && self.is_near(start, end, QuantityCue::Warming);
        if is_by || is_change || is_rise || is_warming || self.has_cue(end, QuantityCue::Difference)
        {
            Reading::Difference
        } else {
            Reading::Point
        }
    }

    /// Whether a word of the class `cue` stands shortly before token `start` or after `end`, in its
    /// sentence.
    pub fn is_near(&self, start: usize, end: usize, cue: QuantityCue) -> bool {
        let sentence = self.doc.sentence(start);
        let near = sentence.start.max(start.saturating_sub(NEAR))..sentence.end.min(end + NEAR);
        near.into_iter().any(|k| self.has_cue(k, cue))
    }
}
