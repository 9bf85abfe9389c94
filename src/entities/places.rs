//! Which place a name means, of all that have it.
//!
//! | in the article | means |
//! |---|---|
//! | `Paris, Texas` | the Paris inside what follows the comma |
//! | `Russia's western Kursk region` | the region, in Russia |
//! | `Georgia` beside `Atlanta` and `Alabama` | the state: its neighbors are American |
//! | `Georgia` beside `Tbilisi` | the country |
//! | `Washington, D.C.` | the city of both names |
//! | `N.Y.` | the state, not the city |
//! | `Birmingham`, alone | the largest by far |
//! | `Springfield`, alone; `Orange and Marin counties`; `Venus` | nowhere on a map |

use foldhash::HashMap;

use super::drafts::{Drafts, Name};
use crate::annotation::{Kind, PlaceLevel};
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{Classes, Lexicon, PlaceFact};
use crate::text::document::Document;

/// Places of one name that are weighed, the largest first: a bound on work.
const MOST_NAMESAKES: usize = 12;

/// Points of being inside the place named right beside it.
const BESIDE: f64 = 10.0;

/// Points of being of the level the next word tells: "region", "city".
const LEVEL: f64 = 4.0;

/// Points of lying in the country that the article is most about, and in a region that it names.
const COUNTRY: f64 = 3.0;

/// How much the name of a region, and of places in other countries, counts for its country.
const LIKELIEST: f64 = 0.7;

/// Points of being a country, a capital or a city: their names alone mean them, not the region
/// around, nor a namesake elsewhere.
const IS_COUNTRY: f64 = 2.0;
const IS_CAPITAL: f64 = 2.0;
const IS_CITY: f64 = 0.5;

/// Inhabitants of a town that few papers abroad name without its country.
const SMALL: u32 = 150_000;

/// A city that has as many times the inhabitants of its namesakes is meant without their region.
const LARGEST_BY_FAR: u32 = 5;

/// Regions of the article that are remembered: a bound on work.
const MOST_REGIONS: usize = 50;

/// Names that share the word after the last of them: "Orange, Marin and Napa counties".
const MOST_COUNTIES: usize = 4;

/// Inhabitants of a region whose number is not known.
const REGION_SIZE: u32 = 1_000_000;

/// Finds for every place in `drafts` where it is.
pub fn locate(doc: &Document, lexicon: &Lexicon, drafts: &mut Drafts) {
    let facts: Vec<Vec<PlaceFact>> =
        drafts.names.iter().map(|name| facts(doc, lexicon, name)).collect();
    let countries = countries(doc, lexicon, drafts, &facts);
    let regions = regions(&facts);
    let mut points: HashMap<usize, Vec<f64>> = HashMap::default();
    for (index, name) in drafts.names.iter().enumerate() {
        let Some(draft) = name.draft.filter(|_| !facts[index].is_empty()) else { continue };
        let total = points.entry(draft).or_insert_with(|| vec![0.0; facts[index].len()]);
        // A draft's names may be known by different lists; the first decides which are weighed.
        let before = index.checked_sub(1).map(|before| &facts[before]);
        let after = after_comma(doc, drafts, index).map(|after| &facts[after]);
        let evidence = facts[index].iter().map(|fact| evidence(doc, name, fact, before, after));
        total.iter_mut().zip(evidence).for_each(|(total, more)| *total += more);
    }
    for (index, name) in drafts.names.iter().enumerate() {
        let Some((draft, points)) = name.draft.and_then(|d| Some((d, points.remove(&d)?))) else {
            continue;
        };
        let weigh = |(fact, points): (&PlaceFact, f64)| {
            let in_region = COUNTRY * f64::from(u8::from(is_inside(fact, &regions)));
            points + in_region + prior(fact, &countries)
        };
        let best = facts[index]
            .iter()
            .zip(points)
            .max_by(|a, b| weigh((a.0, a.1)).total_cmp(&weigh((b.0, b.1))));
        let is_meant = |fact: &&PlaceFact| {
            !is_stray(fact, &countries)
                && !is_elsewhere(fact, after_comma(doc, drafts, index).map(|next| &facts[next]))
                && (!has_rivals(fact, &facts[index], &countries) || is_inside(fact, &regions))
        };
        let best = best.map(|(fact, _)| fact).filter(is_meant);
        drafts.all[draft].place = best.map(|fact| fact.place);
    }
}

/// The regions that the article names.
fn regions(facts: &[Vec<PlaceFact>]) -> Vec<PlaceFact> {
    let mut regions: Vec<PlaceFact> = Vec::new();
    for first in facts.iter().filter_map(|facts| facts.first()) {
        if regions.len() == MOST_REGIONS {
            break;
        }
        if first.place.level == PlaceLevel::Region && !regions.contains(first) {
            regions.push(*first);
        }
    }
    regions
}

/// Whether a town lies in a country that the article never touches, and others it does: its
/// namesake there is likelier meant, and not known to us.
fn is_stray(fact: &PlaceFact, countries: &HashMap<&'static str, f64>) -> bool {
    let is_elsewhere = !countries.is_empty() && !countries.contains_key(fact.place.country);
    is_elsewhere && is_town(fact)
}

/// Whether the place `next`, named after a comma, says that it lies elsewhere: "Paradise, Calif.",
/// where only the one in Nevada is known.
fn is_elsewhere(fact: &PlaceFact, next: Option<&Vec<PlaceFact>>) -> bool {
    let is_region = |outer: &&PlaceFact| outer.place.level == PlaceLevel::Region;
    // "Washington, D.C.": two names of one place.
    if next.and_then(|next| next.first()) == Some(fact) {
        return false;
    }
    let outer = next.into_iter().flatten().find(is_region);
    fact.place.level == PlaceLevel::City && outer.is_some_and(|outer| !fact.is_in(outer))
}

/// The name that stands right after a comma behind name `index`, by its index.
fn after_comma(doc: &Document, drafts: &Drafts, index: usize) -> Option<usize> {
    let end = drafts.names[index].tokens.end;
    let next = drafts.names.get(index + 1).filter(|next| next.tokens.start == end + 1)?;
    (doc.is(end, ",") && doc.sentence(end).contains(&next.tokens.start)).then_some(index + 1)
}

/// Whether a city has namesakes about as large, "Springfield", where the article may speak of them.
fn has_rivals(
    fact: &PlaceFact,
    namesakes: &[PlaceFact],
    countries: &HashMap<&'static str, f64>,
) -> bool {
    let people = |fact: &PlaceFact| fact.place.population.unwrap_or(0);
    let about = |fact: &PlaceFact| countries.get(fact.place.country).copied().unwrap_or(0.0);
    let is_rival = |other: &PlaceFact| {
        let is_city = other.place.level == PlaceLevel::City && other != fact;
        let is_large = people(other).saturating_mul(LARGEST_BY_FAR) > people(fact);
        is_city && is_large && about(other) >= about(fact)
    };
    let is_city = fact.place.level == PlaceLevel::City && !fact.place.capital;
    is_city && namesakes.iter().any(is_rival)
}

/// Whether it lies in one of `regions`.
fn is_inside(fact: &PlaceFact, regions: &[PlaceFact]) -> bool {
    regions.iter().any(|region| fact.is_in(region))
}

/// Whether it is a small city and no capital.
fn is_town(fact: &PlaceFact) -> bool {
    let is_small = fact.place.population.is_some_and(|people| people < SMALL);
    is_small && fact.place.level == PlaceLevel::City && !fact.place.capital
}

/// The places that have the name.
fn facts(doc: &Document, lexicon: &Lexicon, name: &Name) -> Vec<PlaceFact> {
    if name.kind != Kind::Place {
        return Vec::new();
    }
    let found = lexicon.exact(doc, name.tokens.clone());
    let mut facts = found.map_or_else(Vec::new, |found| lexicon.places(&found));
    facts.truncate(MOST_NAMESAKES);
    // Planets, seas and empires, whatever town is named after them; counties are not in the tables.
    let is_vast = facts.first().is_some_and(|fact| fact.place.country.is_empty());
    if is_vast || is_county(doc, name.tokens.end) {
        return Vec::new();
    }
    let is_region = |fact: &PlaceFact| fact.place.level == PlaceLevel::Region;
    let is_short = doc.slice(doc.span(name.tokens.clone())).ends_with('.');
    // "D.C." is the capital, though a state has its name too.
    let is_capital = facts.first().is_some_and(|fact| fact.place.capital);
    if is_short && !is_capital && facts.iter().any(is_region) {
        facts.retain(is_region);
    }
    facts.retain(|fact| !fact.place.country.is_empty());
    facts
}

/// Whether a name that ends before token `end` is a county's: "Napa County", "Marin and Napa counties".
fn is_county(doc: &Document, end: usize) -> bool {
    if doc.is(end, "county") {
        return true;
    }
    let is_listed = |i: &usize| doc.is_capitalized(*i) || doc.is(*i, ",") || doc.is(*i, "and");
    let limit = doc.len().min(end + 3 * MOST_COUNTIES);
    let rest = (end..limit).take_while(is_listed).count();
    rest > 0 && doc.is(end + rest, "counties") || doc.is(end, "counties")
}

/// How much the article is about each country, at most 1: by what can only lie there.
fn countries(
    doc: &Document,
    lexicon: &Lexicon,
    drafts: &Drafts,
    facts: &[Vec<PlaceFact>],
) -> HashMap<&'static str, f64> {
    let mut counts: HashMap<&'static str, f64> = HashMap::default();
    for (name, facts) in drafts.names.iter().zip(facts) {
        if let Some(first) = facts.first()
            && !is_town(first)
        {
            let is_sure = facts.iter().all(|fact| fact.place.country == first.place.country);
            let is_region = first.place.level == PlaceLevel::Region;
            if is_sure || is_region {
                let share = if is_sure { 1.0 } else { LIKELIEST };
                *counts.entry(first.place.country).or_default() += share;
            }
        }
        if name.kind == Kind::Group
            && let Some(found) = lexicon.exact(doc, name.tokens.clone())
            && found.classes.has(Classes::DEMONYM)
            && let Some(code) = lexicon.demonym(&found).next()
        {
            *counts.entry(code).or_default() += 1.0;
        }
    }
    let most = counts.values().copied().fold(1.0, f64::max);
    counts.values_mut().for_each(|count| *count /= most);
    counts
}

/// What the words beside one mention, the place named `before` it and the one right `after` a comma say
/// of `fact`.
fn evidence(
    doc: &Document,
    name: &Name,
    fact: &PlaceFact,
    before: Option<&Vec<PlaceFact>>,
    after: Option<&Vec<PlaceFact>>,
) -> f64 {
    let level = level_told(doc, name)
        .map_or(0.0, |level| if level == fact.place.level { LEVEL } else { -LEVEL });
    let is_in_any = |other: Option<&Vec<PlaceFact>>| {
        other.is_some_and(|outer| outer.iter().any(|outer| fact.is_in(outer)))
    };
    let is_followed = is_in_any(after);
    let is_owned = is_in_any(before) && is_near(doc, name);
    level + BESIDE * f64::from(u8::from(is_followed)) + LEVEL * f64::from(u8::from(is_owned))
}

/// Whether a possessive stands shortly before the name: "Russia's western Kursk".
fn is_near(doc: &Document, name: &Name) -> bool {
    (1..=3).any(|back| name.tokens.start.checked_sub(back).is_some_and(|i| doc.is_possessive(i)))
}

/// The level that the word beside the name tells.
fn level_told(doc: &Document, name: &Name) -> Option<PlaceLevel> {
    let after = Some(name.tokens.end).filter(|&i| i < doc.len());
    let is_of = name.tokens.start > 1 && doc.is(name.tokens.start - 1, "of");
    let before = is_of.then(|| name.tokens.start - 2);
    let beside = || after.into_iter().chain(before);
    let told = |class| beside().any(|i| doc.clues()[i].any(class));
    if told(WordClasses::REGION) {
        Some(PlaceLevel::Region)
    } else if told(WordClasses::TOWN) {
        Some(PlaceLevel::City)
    } else {
        None
    }
}

/// What speaks for a place before its mentions are read: size, and the countries of the article.
fn prior(fact: &PlaceFact, countries: &HashMap<&'static str, f64>) -> f64 {
    let unknown = if fact.place.level == PlaceLevel::Region { REGION_SIZE } else { 1 };
    let size = f64::from(fact.place.population.unwrap_or(unknown)).max(1.0).log10();
    let about = countries.get(fact.place.country).copied().unwrap_or(0.0);
    let plain = match fact.place.level {
        PlaceLevel::Country => IS_COUNTRY,
        PlaceLevel::City if fact.place.capital => IS_CAPITAL,
        PlaceLevel::City => IS_CITY,
        PlaceLevel::Region | PlaceLevel::Other => 0.0,
    };
    size + COUNTRY * about + plain
}
