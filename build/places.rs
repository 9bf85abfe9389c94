//! Places of the tables as numbers, and the records that say where they are.

use std::collections::HashMap;

use crate::Tables;
use crate::columns::push_records;

/// Stands for an unknown number of inhabitants, and for no country.
const NONE: u32 = 0xff;

/// Countries and regions by code, and the records of all places.
pub struct Places<'t> {
    /// Name and code of each country, a line each.
    names: String,
    countries: HashMap<&'t str, u32>,
    capitals: HashMap<&'t str, &'t str>,
    regions: HashMap<(&'t str, &'t str), u32>,
    /// How many regions tables name, and the record of each: country, latitude, longitude,
    /// inhabitants. After them comes one more a country, at its middle, for towns of regions that
    /// no table names.
    named: u32,
    region_records: Vec<[u32; 5]>,
    /// Latitude and longitude of the regions, in tenths of a degree.
    middles: Vec<[i32; 2]>,
    /// Region, latitude and longitude from that of the region, inhabitants.
    city_records: Vec<[u32; 5]>,
    /// Country, latitude, longitude.
    landmark_records: Vec<[u32; 3]>,
}

impl<'t> Places<'t> {
    /// Numbers the countries in the order of their table, the regions in that of their codes.
    pub fn new(tables: &Tables<'t>) -> Self {
        let countries = &tables["countries"];
        let mut regions: Vec<[&str; 5]> =
            tables["regions"].iter().map(|row| [row[1], row[2], row[3], row[4], row[5]]).collect();
        regions.sort_unstable();
        let named = regions.len() as u32;
        regions.extend(countries.iter().map(|row| [row[1], "", row[3], row[4], row[5]]));
        let mut places = Self {
            names: countries.iter().map(|row| format!("{}\t{}\n", row[0], row[1])).collect(),
            countries: countries.iter().zip(0..).map(|(row, number)| (row[1], number)).collect(),
            capitals: countries.iter().map(|row| (row[1], row[2])).collect(),
            regions: regions.iter().zip(0..).map(|(row, n)| ((row[0], row[1]), n)).collect(),
            named,
            region_records: Vec::new(),
            middles: regions.iter().map(|row| [tenths(row[2]), tenths(row[3])]).collect(),
            city_records: Vec::new(),
            landmark_records: Vec::new(),
        };
        let records = regions.iter().map(|[country, _, latitude, longitude, thousands]| {
            let [mantissa, exponent] = inhabitants(thousands);
            let country = places.countries[country];
            [country, signed(tenths(latitude)), signed(tenths(longitude)), mantissa, exponent]
        });
        places.region_records = records.collect();
        places
    }

    /// Name and code of each country, a line each.
    pub fn names(&self) -> String {
        self.names.clone()
    }

    /// The number of the country with `code`, [`NONE`] for none.
    pub fn country(&self, code: &str) -> u32 {
        self.countries.get(code).copied().unwrap_or(NONE)
    }

    /// The number of the region with `code` in `country`.
    pub fn region(&self, country: &str, code: &str) -> u32 {
        let named = self.regions.get(&(country, code));
        *named.unwrap_or_else(|| &self.regions[&(country, "")])
    }

    /// Whether the city in `row` is the capital of its country.
    pub fn is_capital(&self, row: &[&str]) -> bool {
        self.capitals[row[1]] == row[0]
    }

    /// Records the city in `row`.
    pub fn push_city(&mut self, row: &[&str]) {
        let region = self.region(row[1], row[2]);
        let [latitude, longitude] = self.middles[region as usize];
        let [mantissa, exponent] = inhabitants(row[5]);
        let north = signed(tenths(row[3]) - latitude);
        let east = signed(tenths(row[4]) - longitude);
        let record = [region, north, east, mantissa, exponent];
        self.city_records.push(record);
    }

    /// Records the landmark in `row`.
    pub fn push_landmark(&mut self, row: &[&str]) {
        let record = [self.country(row[2]), signed(tenths(row[3])), signed(tenths(row[4]))];
        self.landmark_records.push(record);
    }

    /// Appends all records: the number of regions, of those named, of cities and of landmarks, two
    /// bytes each, and the records of each.
    pub fn push(&self, packed: &mut Vec<u8>) {
        let regions = self.region_records.len() as u32;
        let counts = [regions, self.named, self.city_records.len() as u32];
        push_records(packed, &[counts], [2; 3]);
        push_records(packed, &[[self.landmark_records.len() as u32]], [2]);
        push_records(packed, &self.region_records, [1, 2, 2, 1, 1]);
        push_records(packed, &self.city_records, [2, 2, 2, 1, 1]);
        push_records(packed, &self.landmark_records, [1, 2, 2]);
    }
}

/// Degrees with one decimal, in tenths.
fn tenths(degrees: &str) -> i32 {
    let tenths = degrees.parse::<f64>().expect("degrees") * 10.0;
    assert!((tenths - tenths.round()).abs() < 1e-6, "{degrees} has more than one decimal");
    tenths.round() as i32
}

/// A number with its sign as the lowest bit: small ones of either sign have one byte.
fn signed(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

/// Thousands of inhabitants as hundreds: two digits, and how many zeros follow.
fn inhabitants(thousands: &str) -> [u32; 2] {
    let Ok(thousands) = thousands.parse::<f64>() else { return [NONE, 0] };
    let (mut hundreds, mut zeros) = ((thousands * 10.0).round() as u32, 0);
    while hundreds >= 100 {
        assert!(hundreds.is_multiple_of(10), "{thousands} has more than two digits");
        (hundreds, zeros) = (hundreds / 10, zeros + 1);
    }
    [hundreds, zeros]
}
