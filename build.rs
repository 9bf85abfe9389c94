//! Packs the tables in `data/` for `src/lexicon/packed.rs`, in a layout that compresses better.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | number of columns |
//! | 4 | number of rows, little-endian |
//! | 1 a row | how many bytes the first cell shares with the one above |
//! | the rest | the cells, column by column, each ended by a line break |
//!
//! Of the first cells only what the one above does not share is kept; a cell that a short row does
//! not have is [`ABSENT`]. Headers and empty lines are left out.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

const ABSENT: &str = "\u{1}";

/// Tables whose rows lie side by side by the columns after the first: towns of one country do not
/// share beginnings of names, but countries, regions and coordinates.
const BY_OTHER_COLUMNS: &[&str] = &["cities", "regions"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let out = env::var("OUT_DIR")?;
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "tsv") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let packed = pack(&name, &fs::read_to_string(&path)?);
            fs::write(Path::new(&out).join(format!("{name}.packed")), packed)?;
        }
    }
    Ok(())
}

fn pack(name: &str, table: &str) -> Vec<u8> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let mut rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    if BY_OTHER_COLUMNS.contains(&name) {
        rows.sort_by(|one, other| one[1..].cmp(&other[1..]));
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut packed = vec![columns as u8];
    packed.extend((rows.len() as u32).to_le_bytes());
    let firsts = || rows.iter().map(|row| row[0]);
    let above = || std::iter::once("").chain(firsts());
    packed.extend(firsts().zip(above()).map(|(first, above)| shared(first, above)));
    for (first, above) in firsts().zip(above()) {
        push_cell(&mut packed, &first[usize::from(shared(first, above))..]);
    }
    for column in 1..columns {
        let cells = rows.iter().map(|row| row.get(column).unwrap_or(&ABSENT));
        cells.for_each(|cell| push_cell(&mut packed, cell));
    }
    packed
}

/// How many bytes the two have in common at their start, whole characters of `first`.
fn shared(first: &str, above: &str) -> u8 {
    let common = first.bytes().zip(above.bytes()).take_while(|(one, other)| one == other).count();
    let common = common.min(usize::from(u8::MAX));
    (0..=common).rev().find(|&end| first.is_char_boundary(end)).unwrap_or(0) as u8
}

fn push_cell(packed: &mut Vec<u8>, cell: &str) {
    packed.extend(cell.as_bytes());
    packed.push(b'\n');
}
