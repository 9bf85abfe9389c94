//! Facts about places: where they are, how large, what they belong to, whose government they mean.

use super::classes::Classes;
use super::index::Entry;
use super::tables::{Shape, TABLES, code_phrase, columns};
use super::{Lexicon, Match, number};
use crate::annotation::{Place, PlaceLevel};
use crate::order::sort_by_key;

/// A region is meant by its bare name as often as a city with so many times fewer people.
const REGION_DISCOUNT: u32 = 4;

/// One place that a name may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFact {
    /// Its name as the tables have it, without diacritics: "Kyiv" for "Kiev".
    pub name: &'static str,
    /// Where it is, how large and of which level. The country of a sea is an empty string.
    pub place: Place,
    /// The first-level region a city lies in: "Alabama".
    pub region: Option<&'static str>,
}

impl PlaceFact {
    /// Whether both name one thing for a reader: of one name, level, country and region.
    fn is_same(&self, other: &Self) -> bool {
        (self.name, self.place.level, self.place.country, self.region)
            == (other.name, other.place.level, other.place.country, other.region)
    }

    /// Whether the place lies in `outer`, a country or region.
    pub fn is_in(&self, outer: &Self) -> bool {
        let is_inner = self.place.country == outer.place.country && self.name != outer.name;
        match outer.place.level {
            PlaceLevel::Country => is_inner,
            PlaceLevel::Region => is_inner && self.region == Some(outer.name),
            PlaceLevel::City | PlaceLevel::Other => false,
        }
    }
}

/// A country.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 code of two letters.
    pub code: &'static str,
    /// Its name in newspapers.
    pub name: &'static str,
    /// Its seat of government.
    pub capital: &'static str,
    /// The codes of the countries it borders on, by a comma.
    pub neighbors: &'static str,
    /// `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    pub continent: &'static str,
    /// Where it is.
    pub place: Place,
}

impl Country {
    /// Whether it borders on the country with `code`.
    pub fn borders(&self, code: &str) -> bool {
        self.neighbors.split(',').any(|neighbor| neighbor == code)
    }
}

impl From<Country> for PlaceFact {
    fn from(country: Country) -> Self {
        Self { name: country.name, place: country.place, region: None }
    }
}

impl Lexicon {
    /// The places that the phrase may mean, the likeliest first: countries and capitals, then what
    /// the tables made by hand have, then by population. A region stands behind a city of its name
    /// that is not small: "New York".
    pub fn places(&self, found: &Match) -> Vec<PlaceFact> {
        let mut places: Vec<_> = self.rows(found).filter_map(|entry| self.place(&entry)).collect();
        sort_by_key(&mut places, |(rank, fact)| {
            (usize::from(self.tier(fact)), usize::MAX - *rank as usize)
        });
        let mut facts: Vec<PlaceFact> = Vec::with_capacity(places.len());
        for (_, fact) in places {
            if !facts.iter().any(|other| other.is_same(&fact)) {
                facts.push(fact);
            }
        }
        facts
    }

    /// The country with the ISO code `code`.
    pub fn country(&self, code: &str) -> Option<Country> {
        let entry = self.coded(code)?;
        let mut columns = columns(entry.table, entry.offset);
        let mut next = || columns.next().unwrap_or_default();
        let (name, code, capital) = (next(), next(), next());
        let place = place(code, PlaceLevel::Country, [next(), next(), next()]);
        Some(Country { code, name, capital, place, neighbors: next(), continent: next() })
    }

    /// The countries that a demonym belongs to, the likeliest first: "Ukrainian" gives `UA`.
    pub fn demonym(&self, found: &Match) -> impl Iterator<Item = &'static str> {
        self.column(found, Shape::Demonyms, 1).into_iter().flat_map(|codes| codes.split(' '))
    }

    /// The country whose government a seat or capital may stand for: "Kremlin" and "Moscow" give
    /// `RU`. Whether it does, the text must say.
    pub fn government(&self, found: &Match) -> Option<&'static str> {
        self.column(found, Shape::Seats, 1).or_else(|| {
            let places = self.places(found);
            places.iter().find(|fact| self.is_capital(fact)).map(|fact| fact.place.country)
        })
    }

    /// What a seat stands for: "the Russian presidency" for "Kremlin".
    pub fn seat(&self, found: &Match) -> Option<&'static str> {
        self.column(found, Shape::Seats, 2)
    }

    fn tier(&self, fact: &PlaceFact) -> u8 {
        match fact.place.level {
            PlaceLevel::Country => 0,
            PlaceLevel::City if self.is_capital(fact) => 1,
            PlaceLevel::Other => 2,
            PlaceLevel::City | PlaceLevel::Region => 3,
        }
    }

    /// Whether the place is the capital of its country.
    pub fn is_capital(&self, fact: &PlaceFact) -> bool {
        fact.place.level == PlaceLevel::City
            && self.country(fact.place.country).is_some_and(|c| c.capital == fact.name)
    }

    /// The place in a row, and how much it counts among others of its name.
    fn place(&self, entry: &Entry) -> Option<(u32, PlaceFact)> {
        let mut columns = columns(entry.table, entry.offset);
        let mut next = || columns.next().unwrap_or_default();
        let name = next();
        let (level, country, region) = match TABLES[usize::from(entry.table)].shape {
            Shape::CountryNames => return self.country(next()).map(|country| (0, country.into())),
            Shape::Countries => (PlaceLevel::Country, next(), next()),
            Shape::Regions => (PlaceLevel::Region, next(), next()),
            Shape::Cities => (PlaceLevel::City, next(), next()),
            Shape::Landmarks => {
                let _class = next();
                (PlaceLevel::Other, next(), "")
            }
            _ => return None,
        };
        let mut place = place(country, level, [next(), next(), next()]);
        let people = place.population.unwrap_or(0);
        if level != PlaceLevel::Region {
            let region =
                (level == PlaceLevel::City).then(|| self.region(country, region)).flatten();
            return Some((people, PlaceFact { name, place, region }));
        }
        // The sum of a region's towns counts some people twice: it ranks, but is no fact.
        place.population = None;
        Some((people / REGION_DISCOUNT, PlaceFact { name, place, region: None }))
    }

    /// The name of a region by its code within its country.
    fn region(&self, country: &str, code: &str) -> Option<&'static str> {
        let entry = self.coded(&[country, ".", code].concat())?;
        columns(entry.table, entry.offset).next()
    }

    /// The row of a country or region by its code.
    fn coded(&self, code: &str) -> Option<Entry> {
        let chain = self.index.probe(code_phrase(code))?;
        self.index.entries(chain).find(|entry| entry.classes == Classes::NONE).copied()
    }
}

/// Reads latitude, longitude and thousands of inhabitants.
fn place(country: &'static str, level: PlaceLevel, numbers: [&str; 3]) -> Place {
    let [latitude, longitude, thousands] = numbers;
    let thousands = number(thousands);
    Place {
        country,
        level,
        latitude: number(latitude).unwrap_or_default(),
        longitude: number(longitude).unwrap_or_default(),
        population: thousands.map(|thousands| (thousands * 1000.0).round() as u32),
    }
}
