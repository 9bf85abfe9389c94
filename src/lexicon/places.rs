//! Facts about places: where they are, how large, what they belong to, whose government they mean.

use postil_lexicon_format::{Fact, Meaning, NameId, Spot};

use super::{Lexicon, Match};
use crate::annotation::{Place, PlaceLevel};
use crate::tables::stable_sort::sort_by_key;

/// A region is meant by its bare name as often as a city with so many times fewer people.
const REGION_DISCOUNT: u32 = 4;

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceFact {
    /// Where it is, how large and of which level. The country of a sea is an empty string.
    pub place: Place,
    /// Its name as the tables have it: "Kyiv" for "Kiev".
    name: NameId,
    /// The first-level region that it is, or lies in.
    region: Option<usize>,
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
            PlaceLevel::Region => {
                let is_town = self.place.level == PlaceLevel::City;
                is_inner && is_town && self.region == outer.region
            }
            PlaceLevel::City | PlaceLevel::Other => false,
        }
    }
}

impl Lexicon {
    /// The places that the phrase may mean, the likeliest first: countries and capitals, then what
    /// the tables made by hand have, then by population. A region stands behind a city of its name
    /// that is not small: "New York".
    pub fn places(&self, found: &Match) -> Vec<PlaceFact> {
        let mut places: Vec<_> =
            self.rows(found).filter_map(|(name, row)| self.place(name, row)).collect();
        sort_by_key(&mut places, |(rank, fact)| {
            (usize::from(tier(fact)), usize::MAX - *rank as usize)
        });
        let mut facts: Vec<PlaceFact> = Vec::with_capacity(places.len());
        for (_, fact) in places {
            if !facts.iter().any(|other| other.is_same(&fact)) {
                facts.push(fact);
            }
        }
        facts
    }

    /// The newspapers' name of the country with the ISO code `code`.
    pub fn country(&self, code: &str) -> Option<&'static str> {
        let country = self.gazetteer.countries.iter().find(|country| country.1 == code);
        country.map(|country| country.0)
    }

    /// The countries that a demonym belongs to, the likeliest first: "Ukrainian" gives `UA`.
    pub fn demonym(&self, found: &Match) -> impl Iterator<Item = &'static str> {
        let list = self.number(found, Fact::Nationality);
        list.into_iter().flat_map(|list| self.gazetteer.nationalities[list].split(' '))
    }

    /// The country whose government a seat or capital may stand for: "Kremlin" and "Moscow" give
    /// `RU`. Whether it does, the text must say.
    pub fn government(&self, found: &Match) -> Option<&'static str> {
        let seat = self.number(found, Fact::Seat).map(|seat| self.gazetteer.seats[seat].0);
        seat.or_else(|| {
            let places = self.places(found);
            places.iter().find(|fact| fact.place.capital).map(|fact| fact.place.country)
        })
    }

    /// What a seat stands for: "the Russian presidency" for "Kremlin".
    pub fn seat(&self, found: &Match) -> Option<&'static str> {
        self.number(found, Fact::Seat).map(|seat| self.gazetteer.seats[seat].1)
    }

    /// The place that a row stands for, and how much it counts among others of its name.
    fn place(&self, name: NameId, row: &Meaning) -> Option<(u32, PlaceFact)> {
        let spots = &self.gazetteer.places;
        let number = self.gazetteer.number(name, row);
        let (level, spot, country, region) = match row.fact {
            Fact::Country => {
                let spot = spots.regions[spots.named_regions + number];
                (PlaceLevel::Country, spot, Some(number), None)
            }
            Fact::Region => (
                PlaceLevel::Region,
                spots.regions[number],
                spots.regions[number].outer,
                Some(number),
            ),
            Fact::City | Fact::Capital => {
                let spot = spots.towns[number];
                let country = spot.outer.and_then(|region| spots.regions[region].outer);
                (PlaceLevel::City, spot, country, spot.outer)
            }
            Fact::Landmark => {
                (PlaceLevel::Other, spots.landmarks[number], spots.landmarks[number].outer, None)
            }
            _ => return None,
        };
        let code = country.map_or("", |country| self.gazetteer.countries[country].1);
        let region = region.filter(|&region| region < spots.named_regions);
        let people = spot.people.unwrap_or(0);
        let capital = row.fact == Fact::Capital;
        let mut place = Place { capital, ..place(code, level, spot) };
        let mut rank = people;
        if level == PlaceLevel::Region {
            // The sum of a region's towns counts some people twice: it ranks, but is no fact.
            place.population = None;
            rank /= REGION_DISCOUNT;
        }
        Some((rank, PlaceFact { place, name, region }))
    }
}

fn tier(fact: &PlaceFact) -> u8 {
    match fact.place.level {
        PlaceLevel::Country => 0,
        PlaceLevel::City if fact.place.capital => 1,
        PlaceLevel::Other => 2,
        PlaceLevel::City | PlaceLevel::Region => 3,
    }
}

fn place(country: &'static str, level: PlaceLevel, spot: Spot) -> Place {
    Place {
        country,
        level,
        latitude: f64::from(spot.latitude) / 10.0,
        longitude: f64::from(spot.longitude) / 10.0,
        population: spot.people,
        capital: false,
    }
}
