//! Outlines of countries, from Natural Earth, and where the middle of each is.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

/// A point in degrees: longitude, latitude.
pub type Point = (f64, f64);

/// The middle of each country's largest piece of land, as latitude and longitude by ISO number.
///
/// `atlas` is TopoJSON: arcs of quantized differences, shared between neighbors.
///
/// # Errors
/// The atlas is not in the shape expected.
pub fn centers(atlas: &Value) -> Result<BTreeMap<u64, (f64, f64)>> {
    let arcs = arcs(atlas).context("the atlas has no arcs")?;
    let shapes = &atlas["objects"]["countries"]["geometries"];
    let mut centers = BTreeMap::new();
    for shape in shapes.as_array().context("the atlas has no countries")? {
        let Some(number) = shape["id"].as_str().and_then(|id| id.parse().ok()) else { continue };
        let largest = outer_rings(shape)
            .map(|ring| center(&points(ring, &arcs)))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, (longitude, latitude))) = largest {
            centers.insert(number, (latitude, longitude));
        }
    }
    Ok(centers)
}

/// The arcs in degrees.
pub fn arcs(atlas: &Value) -> Option<Vec<Vec<Point>>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let scale = pair(&atlas["transform"]["scale"])?;
    let shift = pair(&atlas["transform"]["translate"])?;
    let arc = |arc: &Value| {
        let mut at = (0.0, 0.0);
        let steps = arc.as_array()?.iter().map(pair).collect::<Option<Vec<_>>>()?;
        let degrees = steps.into_iter().map(|step| {
            at = (at.0 + step.0, at.1 + step.1);
            (at.0 * scale.0 + shift.0, at.1 * scale.1 + shift.1)
        });
        Some(degrees.collect())
    };
    atlas["arcs"].as_array()?.iter().map(arc).collect()
}

/// The outer ring of every polygon of a shape, as a list of arc numbers.
pub fn outer_rings(shape: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match shape["type"].as_str() {
        Some("MultiPolygon") => {
            Box::new(shape["arcs"].as_array().into_iter().flatten().map(|polygon| &polygon[0]))
        }
        _ => Box::new(std::iter::once(&shape["arcs"][0])),
    }
}

/// The points of a ring; an arc that is bitwise negative runs backwards. Where the ring crosses the
/// date line, longitudes run on past 180 degrees.
pub fn points(ring: &Value, arcs: &[Vec<Point>]) -> Vec<Point> {
    let numbers = ring.as_array().into_iter().flatten().filter_map(Value::as_i64);
    let mut points: Vec<Point> = Vec::new();
    for number in numbers {
        match usize::try_from(number) {
            Ok(number) => points.extend(arcs.get(number).into_iter().flatten()),
            Err(_) => points.extend(arcs.get(!number as usize).into_iter().flatten().rev()),
        }
    }
    for index in 1..points.len() {
        let turns = ((points[index].0 - points[index - 1].0) / 360.0).round();
        points[index].0 -= 360.0 * turns;
    }
    points
}

/// The area of a ring and its centroid.
fn center(ring: &[Point]) -> (f64, Point) {
    let mut doubled = 0.0;
    let mut sum = (0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let cross = a.0 * b.1 - b.0 * a.1;
        doubled += cross;
        sum = (sum.0 + (a.0 + b.0) * cross, sum.1 + (a.1 + b.1) * cross);
    }
    (doubled.abs() / 2.0, (sum.0 / (3.0 * doubled), sum.1 / (3.0 * doubled)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_square_is_found() {
        let square = [(10.0, 50.0), (14.0, 50.0), (14.0, 52.0), (10.0, 52.0)];
        assert_eq!(center(&square), (8.0, (12.0, 51.0)));
    }

    #[test]
    fn a_ring_runs_on_across_the_date_line() {
        let arcs = [vec![(170.0, 60.0), (-175.0, 60.0), (-175.0, 66.0), (175.0, 66.0)]];
        let ring = points(&serde_json::json!([0]), &arcs);
        assert_eq!(ring, [(170.0, 60.0), (185.0, 60.0), (185.0, 66.0), (175.0, 66.0)]);
    }

    #[test]
    fn arcs_are_shared_and_run_both_ways() {
        let atlas = serde_json::json!({
            "transform": {"scale": [2.0, 1.0], "translate": [0.0, 10.0]},
            "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
            "objects": {"countries": {"geometries": [
                {"id": "804", "type": "Polygon", "arcs": [[0, -2]]},
            ]}},
        });
        let centers = centers(&atlas).expect("an atlas");
        assert_eq!(centers.get(&804), Some(&(11.0, 2.0)));
    }
}
