//! Facts about places: where they are, how large, what they belong to, whose government they mean.

use super::classes::Classes;
use super::index::Entry;
use super::tables::{Shape, TABLES, code_phrase, columns};
use super::{Lexicon, Match};
use crate::annotation::{Place, PlaceLevel};

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

impl Lexicon {
    /// The places that the phrase may mean: countries first, then by population, largest first.
    pub fn places(&self, found: &Match) -> Vec<PlaceFact> {
        let mut places: Vec<_> = self.rows(found).filter_map(|entry| self.place(&entry)).collect();
        let is_country = |fact: &PlaceFact| fact.place.level == PlaceLevel::Country;
        places
            .sort_by_key(|fact| (!is_country(fact), u32::MAX - fact.place.population.unwrap_or(0)));
        places.dedup_by(|b, a| a.name == b.name && a.place == b.place);
        places
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

    fn is_capital(&self, fact: &PlaceFact) -> bool {
        fact.place.level == PlaceLevel::City
            && self.country(fact.place.country).is_some_and(|c| c.capital == fact.name)
    }

    fn place(&self, entry: &Entry) -> Option<PlaceFact> {
        let mut columns = columns(entry.table, entry.offset);
        let mut next = || columns.next().unwrap_or_default();
        let name = next();
        match TABLES[usize::from(entry.table)].shape {
            Shape::Countries => {
                let (code, _capital) = (next(), next());
                let place = place(code, PlaceLevel::Country, [next(), next(), next()]);
                Some(PlaceFact { name, place, region: None })
            }
            Shape::CountryNames => {
                let country = self.country(next())?;
                Some(PlaceFact { name: country.name, place: country.place, region: None })
            }
            Shape::Regions => {
                let (country, _code) = (next(), next());
                let place = place(country, PlaceLevel::Region, [next(), next(), next()]);
                Some(PlaceFact { name, place, region: None })
            }
            Shape::Cities => {
                let (country, region) = (next(), next());
                let place = place(country, PlaceLevel::City, [next(), next(), next()]);
                Some(PlaceFact { name, place, region: self.region(country, region) })
            }
            Shape::Landmarks => {
                let (_class, country) = (next(), next());
                let place = place(country, PlaceLevel::Other, [next(), next(), ""]);
                Some(PlaceFact { name, place, region: None })
            }
            _ => None,
        }
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
    let thousands: Option<f64> = thousands.parse().ok();
    Place {
        country,
        level,
        latitude: latitude.parse().unwrap_or_default(),
        longitude: longitude.parse().unwrap_or_default(),
        population: thousands.map(|thousands| (thousands * 1000.0).round() as u32),
    }
}
