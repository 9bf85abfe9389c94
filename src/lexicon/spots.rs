//! Where the places of the gazetteer are, as `build/places.rs` packs them.

use super::columns::{Columns, signed};

/// The number of inhabitants that is not known, and no country.
const NONE: u32 = 0xff;

/// Regions, towns and landmarks, by the numbers that entries have.
pub struct Spots {
    /// The regions that tables name, then for each country one at its middle.
    pub regions: Vec<Spot>,
    /// How many regions tables name.
    pub named_regions: usize,
    /// Cities, capitals and towns.
    pub towns: Vec<Spot>,
    /// Waters, areas and buildings.
    pub landmarks: Vec<Spot>,
}

/// Where a place is, and how many live there.
#[derive(Clone, Copy)]
pub struct Spot {
    /// The number of the country, for a town that of its region, if it lies in one.
    pub outer: Option<usize>,
    /// Tenths of a degree north.
    pub latitude: i32,
    /// Tenths of a degree east.
    pub longitude: i32,
    /// Inhabitants.
    pub people: Option<u32>,
}

impl Spots {
    /// Reads the records.
    pub fn read(file: &mut Columns) -> Self {
        let [regions, named_regions, towns, landmarks] = [(); 4].map(|()| file.number(2));
        let regions: Vec<Spot> = file.records(regions, [1, 2, 2, 1, 1]).map(Spot::new).collect();
        let towns = file.records(towns, [2, 2, 2, 1, 1]).map(Spot::new);
        let towns = towns.map(|town| town.moved(regions[town.outer.unwrap_or_default()])).collect();
        let landmark =
            |[country, north, east]: [u32; 3]| Spot::new([country, north, east, NONE, 0]);
        let landmarks = file.records(landmarks, [1, 2, 2]).map(landmark).collect();
        Self { regions, named_regions, towns, landmarks }
    }
}

impl Spot {
    /// Inhabitants stand in hundreds: two digits, and how many zeros follow.
    fn new([outer, north, east, hundreds, zeros]: [u32; 5]) -> Self {
        Self {
            outer: (outer != NONE).then_some(outer as usize),
            latitude: signed(north),
            longitude: signed(east),
            people: (hundreds != NONE).then(|| hundreds * 100 * 10_u32.pow(zeros)),
        }
    }

    /// The spot, where its position is told from that of `middle`.
    fn moved(self, middle: Self) -> Self {
        let (latitude, longitude) =
            (self.latitude + middle.latitude, self.longitude + middle.longitude);
        Self { latitude, longitude, ..self }
    }
}
