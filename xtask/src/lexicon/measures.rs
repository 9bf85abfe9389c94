//! Currencies and units of measure, from the CLDR.
//!
//! `currencies.tsv` is written: the currencies that some country pays with, and those that the euro
//! took the place of. `units.tsv` and `unit-forms.tsv` are made by hand, for the sake of what
//! newspapers write; the factors of the one and the forms of the other are held against CLDR's.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::fetch::Sources;
use super::table::{self, Origin};

const CURRENCIES: Origin = Origin {
    source: "npm cldr-core 48.2.0 (supplemental/currencyData.json), cldr-numbers-full 48.2.0 \
             (main/en/currencies.json): ISO 4217 code, unit id, singular, plural in lower case",
    license: "Unicode-3.0",
};

/// How far a factor may lie from CLDR's, as a part of it: both are rounded to doubles.
const SLACK: f64 = 1e-9;

/// Writes `currencies.tsv` and checks the factors of `units.tsv` and the names in `unit-forms.tsv`.
///
/// # Errors
/// A source is not in the shape expected, the table cannot be written, or a factor or name is wrong.
pub fn write(sources: &Sources) -> Result<()> {
    let regions = sources.json("cldr-core", "supplemental/currencyData.json")?;
    let names = sources.json("cldr-numbers-full", "main/en/currencies.json")?;
    table::write(
        "currencies",
        &CURRENCIES,
        &["columns: code, id, singular, plural"],
        currencies(&regions, &names)?,
    )?;
    let units = sources.json("cldr-core", "supplemental/units.json")?;
    check_factors(&Measures { cldr: &units["supplemental"] })?;
    let names = sources.json("cldr-units-full", "main/en/units.json")?;
    let known = check_names(&names, &table::read("units")?, &table::read("unit-forms")?)?;
    println!("{known:>7} names in data/unit-forms.tsv are those of CLDR");
    Ok(())
}

fn currencies(regions: &Value, names: &Value) -> Result<BTreeSet<String>> {
    let regions = regions["supplemental"]["currencyData"]["region"].as_object();
    let names = &names["main"]["en"]["numbers"]["currencies"];
    let mut rows = BTreeSet::new();
    for uses in regions.context("currencyData.json has no regions")?.values() {
        let uses: Vec<(&String, &Value)> = uses
            .as_array()
            .context("a region without a list of currencies")?
            .iter()
            .flat_map(|entry| entry.as_object().into_iter().flatten())
            .filter(|(_, dates)| dates["_tender"] != "false")
            .collect();
        let has_euro = uses.iter().any(|(code, dates)| *code == "EUR" && dates["_to"].is_null());
        for (code, dates) in uses {
            let is_replaced = has_euro && dates["_to"].as_str().is_some_and(|to| to >= "1999");
            if dates["_to"].is_null() || is_replaced {
                rows.insert(row(code, &names[code])?);
            }
        }
    }
    Ok(rows)
}

fn row(code: &str, names: &Value) -> Result<String> {
    let name = |count: &str| {
        let name = names[count].as_str().with_context(|| format!("{code} has no {count}"))?;
        anyhow::Ok(name.to_lowercase())
    };
    let (one, other) = (name("displayName-count-one")?, name("displayName-count-other")?);
    Ok(format!("{code}\t{}\t{one}\t{other}", code.to_lowercase()))
}

fn check_factors(measures: &Measures) -> Result<()> {
    let mut known = 0;
    for row in table::read("units")?.iter().filter(|row| !row[1].is_empty()) {
        let factor = quotient(&row[1], |number| number.parse().ok())
            .with_context(|| format!("{}: no number {}", row[0], row[1]))?;
        // A rate may be converted by its first unit alone: "acres a day".
        let first = row[0].rsplit_once("-per-").and_then(|(first, _)| measures.factor(first));
        let cldr: Vec<f64> = measures.factor(&row[0]).into_iter().chain(first).collect();
        let is_right = |right: &f64| (factor - right).abs() <= SLACK * right.abs();
        if !cldr.is_empty() && !cldr.iter().any(is_right) {
            bail!("units.tsv: {} has the factor {factor}, in CLDR {cldr:?}", row[0]);
        }
        known += usize::from(!cldr.is_empty());
    }
    println!("{known:>7} factors of data/units.tsv are those of CLDR");
    Ok(())
}

/// How many of `forms` are names CLDR gives to units; an error if one is of another unit there.
///
/// Only full names are held against it: newspapers write `c` and `pt` for other things than CLDR.
fn check_names(names: &Value, units: &[Vec<String>], forms: &[Vec<String>]) -> Result<usize> {
    let is_unit = |id: &str| units.iter().any(|row| row[0] == id);
    let forms: BTreeMap<&str, &str> =
        forms.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let long = names["main"]["en"]["units"]["long"].as_object();
    let mut known = 0;
    for (key, unit) in long.context("units.json has no long names")? {
        // "length-kilometer"
        let Some((_, id)) = key.split_once('-').filter(|(_, id)| is_unit(id)) else { continue };
        for count in ["one", "other"] {
            let pattern = unit[format!("unitPattern-count-{count}")].as_str().unwrap_or_default();
            let name = pattern.replace("{0}", "").trim().to_lowercase().replace('-', " - ");
            match forms.get(name.as_str()) {
                Some(&ours) if ours != id => bail!("unit-forms.tsv: {name} is {id}, not {ours}"),
                found => known += usize::from(found.is_some()),
            }
        }
    }
    Ok(known)
}

/// The factors of units, as CLDR's `units.json` has them.
struct Measures<'j> {
    cldr: &'j Value,
}

impl Measures<'_> {
    /// The factor of the unit `id` to the base unit of its measure; `None` for what CLDR lacks.
    fn factor(&self, id: &str) -> Option<f64> {
        if let Some(unit) = self.cldr["convertUnits"].get(id) {
            return match unit["_factor"].as_str() {
                Some(factor) => quotient(factor, |name| self.constant(name)),
                None => Some(1.0),
            };
        }
        let power = [("square-", 2), ("cubic-", 3)]
            .into_iter()
            .find_map(|(name, power)| Some(self.factor(id.strip_prefix(name)?)?.powi(power)));
        power.or_else(|| self.prefixed(id)).or_else(|| self.compound(id))
    }

    /// "kilometer", "megabyte".
    fn prefixed(&self, id: &str) -> Option<f64> {
        let prefixes = self.cldr["unitPrefixes"].as_object()?;
        prefixes.iter().find_map(|(name, prefix)| {
            let unit =
                self.factor(id.strip_prefix(name.as_str()).filter(|rest| !rest.is_empty())?)?;
            let power = |key: &str| prefix[key].as_str()?.parse::<i32>().ok();
            let by = power("_power10").map(|power| 10f64.powi(power));
            Some(unit * by.or_else(|| power("_power2").map(|power| 2f64.powi(power)))?)
        })
    }

    /// "kilometer-per-hour", "kilowatt-hour".
    fn compound(&self, id: &str) -> Option<f64> {
        if let Some((over, under)) = id.split_once("-per-") {
            return Some(self.factor(over)? / self.factor(under)?);
        }
        let (one, other) = id.split_once('-')?;
        Some(self.factor(one)? * self.factor(other)?)
    }

    /// A number, or one of the constants, which may be made of others.
    fn constant(&self, name: &str) -> Option<f64> {
        match self.cldr["unitConstants"].get(name) {
            Some(constant) => quotient(constant["_value"].as_str()?, |name| self.constant(name)),
            None => name.parse().ok(),
        }
    }
}

/// The value of `a*b/c*d`: what stands after the slash divides.
fn quotient(formula: &str, value: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let product = |part: &str| part.split('*').map(|factor| value(factor.trim())).product();
    match formula.split_once('/') {
        Some((over, under)) => {
            let (over, under): (Option<f64>, Option<f64>) = (product(over), product(under));
            Some(over? / under?)
        }
        None => product(formula),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn factors_are_made_of_constants_prefixes_and_powers() {
        let cldr = json!({
            "unitPrefixes": { "kilo": { "_power10": "3" }, "kibi": { "_power2": "10" } },
            "unitConstants": {
                "ft_to_m": { "_value": "0.3048" },
                "gal_to_m3": { "_value": "231*ft_to_m*ft_to_m*ft_to_m/12*12*12" }
            },
            "convertUnits": {
                "meter": {}, "byte": {}, "watt": {},
                "hour": { "_factor": "3600" },
                "gallon": { "_factor": "gal_to_m3" }
            }
        });
        let factor = |id| Measures { cldr: &cldr }.factor(id);
        assert_eq!(factor("square-kilometer"), Some(1e6));
        assert_eq!(factor("kibibyte"), Some(1024.0));
        assert_eq!(factor("kilometer-per-hour"), Some(1000.0 / 3600.0));
        assert_eq!(factor("kilowatt-hour"), Some(3.6e6));
        assert!(factor("gallon").is_some_and(|f| (f - 0.003_785_411_784).abs() < 1e-15));
        assert_eq!(factor("parsec"), None);
    }

    #[test]
    fn a_name_of_another_unit_is_found() {
        let names = json!({ "main": { "en": { "units": { "long": {
            "length-foot": {
                "unitPattern-count-one": "{0} foot", "unitPattern-count-other": "{0} feet"
            },
            "energy-kilowatt-hour": { "unitPattern-count-one": "{0} kilowatt-hour" },
            "mass-dram": { "unitPattern-count-one": "{0} dram" },
        } } } } });
        let rows = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|&field| field.to_owned()).collect()).collect()
        };
        let units = rows(&[&["foot"], &["kilowatt-hour"], &["inch"]]);
        let right =
            rows(&[&["feet", "foot"], &["kilowatt - hour", "kilowatt-hour"], &["dram", "x"]]);
        assert_eq!(check_names(&names, &units, &right).expect("right names"), 2);
        let wrong = rows(&[&["feet", "inch"]]);
        assert!(check_names(&names, &units, &wrong).is_err());
    }

    #[test]
    fn currencies_in_use_and_those_before_the_euro() {
        let used =
            |code: &str, dates: Value| json!([{ code: dates }, { "EUR": { "_from": "1999" } }]);
        let regions = json!({ "supplemental": { "currencyData": { "region": {
            "DE": used("DEM", json!({ "_to": "2002-02-28" })),
            "RU": [{ "RUB": {} }, { "SUR": { "_to": "1991-12-25" } }],
        } } } });
        let name = |name: &str| json!({ "displayName-count-one": name, "displayName-count-other": format!("{name}s") });
        let names = json!({ "main": { "en": { "numbers": { "currencies": {
            "DEM": name("German Mark"), "EUR": name("Euro"), "RUB": name("Russian Ruble"),
        } } } } });
        let rows = currencies(&regions, &names).expect("rows");
        let first: Vec<_> = rows.iter().map(String::as_str).collect();
        assert_eq!(first[0], "DEM\tdem\tgerman mark\tgerman marks");
        assert_eq!(first.len(), 3);
    }
}
