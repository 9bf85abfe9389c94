//! Where places are and how many live there, as records.
//!
//! | bytes a record | what |
//! |---|---|
//! | 2, 2, 1, 1 a country | latitude, longitude, inhabitants |
//! | 1, 2, 2, 1, 1 a region | country, latitude and longitude from its, inhabitants |
//! | 2, 2, 2, 1, 1 a town | region, latitude and longitude from its, inhabitants |
//! | 1, 2, 2 a landmark | country, latitude, longitude |
//!
//! The number of records comes before, two bytes each. Inhabitants are hundreds: two digits, and how
//! many zeros follow.

use crate::columns::{Reader, Writer, signed, unsigned};

/// Stands for an unknown number of inhabitants, and for no country.
const NONE: u32 = 0xff;

/// All places, by the numbers that meanings have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The regions that tables name, then for each country one at its middle, for towns of regions
    /// that no table names.
    pub regions: Vec<Spot>,
    /// How many regions tables name.
    pub named_regions: usize,
    /// Cities, capitals and towns.
    pub towns: Vec<Spot>,
    /// Waters, areas and buildings.
    pub landmarks: Vec<Spot>,
}

/// Where a place is, and how many live there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The number of the country, for a town that of its region, if it lies in one.
    pub outer: Option<usize>,
    /// Tenths of a degree north.
    pub latitude: i32,
    /// Tenths of a degree east.
    pub longitude: i32,
    /// Inhabitants: two digits and zeros, at least two.
    pub people: Option<u32>,
}

impl Places {
    /// Appends all places, the towns and landmarks in these orders.
    ///
    /// # Panics
    /// If a number does not fit, or a town lies in no region.
    pub(crate) fn write(&self, file: &mut Writer, towns: &[usize], landmarks: &[usize]) {
        let (named, countries) = self.regions.split_at(self.named_regions);
        let counts = [countries.len(), named.len(), towns.len(), landmarks.len()];
        counts.into_iter().for_each(|count| file.number(count, 2));
        let records: Vec<_> = countries.iter().map(|spot| spot.record([0, 0])).collect();
        let records = records.into_iter().map(|[_, fields @ ..]| fields);
        file.records(&records.collect::<Vec<_>>(), [2, 2, 1, 1]);
        let middle =
            |spot: &Spot| spot.outer.map_or([0, 0], |country| countries[country].position());
        let records: Vec<_> = named.iter().map(|spot| spot.record(middle(spot))).collect();
        file.records(&records, [1, 2, 2, 1, 1]);
        let records = towns.iter().map(|&town| &self.towns[town]).map(|town| {
            let region = town.outer.expect("a town lies in a region");
            town.record(self.regions[region].position())
        });
        file.records(&records.collect::<Vec<_>>(), [2, 2, 2, 1, 1]);
        let records = landmarks.iter().map(|&landmark| self.landmarks[landmark].record([0, 0]));
        let records = records.map(|[country, north, east, ..]| [country, north, east]);
        file.records(&records.collect::<Vec<_>>(), [1, 2, 2]);
    }

    pub(crate) fn read(file: &mut Reader) -> Self {
        let [countries, named_regions, towns, landmarks] = [(); 4].map(|()| file.number(2));
        let country = |(country, [north, east, hundreds, zeros]): (usize, [u32; 4])| {
            Spot::new([country as u32, north, east, hundreds, zeros])
        };
        let countries: Vec<_> =
            (0..).zip(file.records(countries, [2, 2, 1, 1])).map(country).collect();
        let region = |record: [u32; 5]| {
            let region = Spot::new(record);
            region.outer.map_or(region, |country| region.moved(countries[country]))
        };
        let regions = file.records(named_regions, [1, 2, 2, 1, 1]).map(region);
        let regions: Vec<_> = regions.chain(countries.iter().copied()).collect();
        let town = |record: [u32; 5]| {
            let region = record[0] as usize;
            Spot { outer: Some(region), ..Spot::new(record).moved(regions[region]) }
        };
        let towns = file.records(towns, [2, 2, 2, 1, 1]).map(town).collect();
        let landmark =
            |[country, north, east]: [u32; 3]| Spot::new([country, north, east, NONE, 0]);
        let landmarks = file.records(landmarks, [1, 2, 2]).map(landmark).collect();
        Self { regions, named_regions, towns, landmarks }
    }
}

impl Spot {
    /// Outer place, position from `[latitude, longitude]`, inhabitants.
    fn record(&self, [latitude, longitude]: [i32; 2]) -> [u32; 5] {
        let outer = self.outer.map_or(NONE, |outer| outer as u32);
        let [hundreds, zeros] = self.people.map_or([NONE, 0], hundreds);
        let (north, east) = (self.latitude - latitude, self.longitude - longitude);
        [outer, unsigned(north), unsigned(east), hundreds, zeros]
    }

    fn new([outer, north, east, hundreds, zeros]: [u32; 5]) -> Self {
        Self {
            outer: (outer != NONE).then_some(outer as usize),
            latitude: signed(north),
            longitude: signed(east),
            people: (hundreds != NONE).then(|| hundreds * 100 * 10_u32.pow(zeros)),
        }
    }

    /// The spot, where its position is relative to `middle`.
    fn moved(self, middle: Self) -> Self {
        let [latitude, longitude] = middle.position();
        let (latitude, longitude) = (self.latitude + latitude, self.longitude + longitude);
        Self { latitude, longitude, ..self }
    }

    fn position(&self) -> [i32; 2] {
        [self.latitude, self.longitude]
    }
}

/// The first two digits of `people` in hundreds, and how many zeros follow.
fn hundreds(people: u32) -> [u32; 2] {
    assert!(people.is_multiple_of(100), "{people} inhabitants are no hundreds");
    let (mut hundreds, mut zeros) = (people / 100, 0);
    while hundreds >= 100 {
        assert!(hundreds.is_multiple_of(10), "{people} has more than two digits");
        (hundreds, zeros) = (hundreds / 10, zeros + 1);
    }
    [hundreds, zeros]
}
