//! Places of the tables as numbers, and where they are.

use std::collections::HashMap;

use postil_lexicon_format::{self as format, Spot};

use crate::Tables;

/// Countries and regions by code, and all places.
pub struct Places<'t> {
    countries: Vec<(String, String)>,
    country_numbers: HashMap<&'t str, usize>,
    capitals: HashMap<&'t str, &'t str>,
    region_numbers: HashMap<(&'t str, &'t str), usize>,
    lists: format::Places,
}

impl<'t> Places<'t> {
    /// Numbers the countries in the order of their table, the regions in that of their codes.
    pub fn new(tables: &Tables<'t>) -> Self {
        let countries = &tables["countries"];
        let mut regions: Vec<[&str; 5]> =
            tables["regions"].iter().map(|row| [row[1], row[2], row[3], row[4], row[5]]).collect();
        regions.sort_unstable();
        let named_regions = regions.len();
        regions.extend(countries.iter().map(|row| [row[1], "", row[3], row[4], row[5]]));
        let country_numbers: HashMap<_, _> =
            countries.iter().zip(0..).map(|(row, number)| (row[1], number)).collect();
        let spot = |(number, [country, _, latitude, longitude, thousands]): (usize, [&str; 5])| {
            let people = people(thousands);
            let is_named = number < named_regions;
            Spot {
                outer: Some(country_numbers[country]),
                latitude: tenths(latitude),
                longitude: tenths(longitude),
                people: if is_named { people.map(one_digit) } else { people },
            }
        };
        let spots = regions.iter().copied().enumerate().map(spot).collect();
        Self {
            countries: countries.iter().map(|row| (row[0].to_owned(), row[1].to_owned())).collect(),
            capitals: countries.iter().map(|row| (row[1], row[2])).collect(),
            region_numbers: regions.iter().zip(0..).map(|(row, n)| ((row[0], row[1]), n)).collect(),
            lists: format::Places { regions: spots, named_regions, ..Default::default() },
            country_numbers,
        }
    }

    /// The number of the country with `code`.
    pub fn country(&self, code: &str) -> usize {
        self.country_numbers[code]
    }

    /// The number of the region with `code` in `country`.
    pub fn region(&self, country: &str, code: &str) -> usize {
        let named = self.region_numbers.get(&(country, code));
        *named.unwrap_or_else(|| &self.region_numbers[&(country, "")])
    }

    /// Whether the city in `row` is the capital of its country.
    pub fn is_capital(&self, row: &[&str]) -> bool {
        self.capitals[row[1]] == row[0]
    }

    /// Adds the town in `row`; returns its number.
    pub fn add_town(&mut self, row: &[&str]) -> usize {
        let outer = Some(self.region(row[1], row[2]));
        let (latitude, longitude) = (tenths(row[3]), tenths(row[4]));
        self.lists.towns.push(Spot { outer, latitude, longitude, people: people(row[5]) });
        self.lists.towns.len() - 1
    }

    /// Adds the landmark in `row`; returns its number.
    pub fn add_landmark(&mut self, row: &[&str]) -> usize {
        let outer = self.country_numbers.get(row[2]).copied();
        let (latitude, longitude) = (tenths(row[3]), tenths(row[4]));
        self.lists.landmarks.push(Spot { outer, latitude, longitude, people: None });
        self.lists.landmarks.len() - 1
    }

    /// Name and code of each country, and all places.
    pub fn into_lists(self) -> (Vec<(String, String)>, format::Places) {
        (self.countries, self.lists)
    }
}

/// Degrees with one decimal, in tenths.
fn tenths(degrees: &str) -> i32 {
    let tenths = degrees.parse::<f64>().expect("degrees") * 10.0;
    assert!((tenths - tenths.round()).abs() < 1e-6, "{degrees} has more than one decimal");
    tenths.round() as i32
}

/// Thousands of inhabitants, with one decimal, as inhabitants.
fn people(thousands: &str) -> Option<u32> {
    thousands.parse().ok().map(|thousands: f64| (thousands * 10.0).round() as u32 * 100)
}

/// A region's inhabitants are no fact, they rank it among places of its name: one digit does.
fn one_digit(people: u32) -> u32 {
    let unit = 10_u32.pow(people.checked_ilog10().unwrap_or(0)).max(100);
    (people + unit / 2) / unit * unit
}
