//! Packs the tables in `data/`, in layouts that compress well: those that name things into the
//! gazetteer, as `gazetteer.rs` describes; of the others each into a file of its own, see `text.rs`.
//! Before that, every table is held to what its head says of its columns: see `heads.rs`.

mod entry;
mod gazetteer;
mod heads;
mod places;
mod shapes;
mod text;

use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The rows of each table, cut at tabs, by the table's name.
type Tables<'t> = HashMap<&'t str, Vec<Vec<&'t str>>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let files = read()?;
    if let Err(fault) = heads::check(&files) {
        println!("cargo::error={fault}");
        return Ok(());
    }
    let tables: Tables = files.iter().map(|(name, text)| (name.as_str(), rows(text))).collect();
    let out = env::var("OUT_DIR")?;
    for (name, rows) in &tables {
        fs::write(Path::new(&out).join(format!("{name}.packed")), text::pack(rows))?;
    }
    fs::write(Path::new(&out).join("gazetteer.packed"), gazetteer::pack(&tables))?;
    Ok(())
}

/// The text of each table, by its name.
fn read() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(files)
}

fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.map(|line| line.split('\t').collect()).collect()
}
