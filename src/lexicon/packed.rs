//! The tables of `data/` as they are built in: packed by `build.rs`, which describes the layout.

/// Stands in a column that the row does not reach.
const ABSENT: &str = "\u{1}";

/// The table `data/$name.tsv` as text: its rows, without the header. Unpacked when first asked for.
macro_rules! table {
    ($name:literal) => {{
        static TEXT: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
            $crate::lexicon::packed::unpack(include_bytes!(concat!(
                env!("OUT_DIR"),
                "/",
                $name,
                ".packed"
            )))
        });
        TEXT.as_str()
    }};
}
pub(crate) use table;

/// Returns the rows of a packed table, each on a line, its cells parted by tabs.
///
/// # Panics
/// If it is no table that `build.rs` packed.
pub fn unpack(packed: &[u8]) -> String {
    let ([columns, count @ ..], rest) = packed.split_first_chunk::<5>().expect("a head");
    let count = u32::from_le_bytes(*count) as usize;
    let (shared, rest) = rest.split_at(count);
    let cells = str::from_utf8(rest).expect("text");
    let cells: Vec<&str> = cells.split_terminator('\n').collect();
    let mut text = String::with_capacity(2 * rest.len());
    let mut above = 0;
    for row in 0..count {
        let start = text.len();
        text.extend_from_within(above..above + usize::from(shared[row]));
        text.push_str(cells[row]);
        let others = (1..usize::from(*columns)).map(|column| cells[column * count + row]);
        for cell in others.filter(|&cell| cell != ABSENT) {
            text.push('\t');
            text.push_str(cell);
        }
        text.push('\n');
        above = start;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn rows(table: &str) -> Vec<&str> {
        let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn every_table_comes_back_as_it_was() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "tsv") {
                let name = path.file_stem().unwrap().to_string_lossy();
                let packed = Path::new(env!("OUT_DIR")).join(format!("{name}.packed"));
                let text = unpack(&fs::read(packed).unwrap());
                assert_eq!(rows(&text), rows(&fs::read_to_string(&path).unwrap()), "{name}");
            }
        }
    }
}
