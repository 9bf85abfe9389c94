//! The tables of `data/` as they are built in: packed by `build.rs`, which describes the layout.

/// Stands in a column that the row does not reach.
const ABSENT: &str = "\u{1}";

/// The rows of the table `data/$name.tsv`, without its head: their cells. Where a column holds names, say
/// of which class: `table!("cues", "part" => Part)`.
macro_rules! table {
    ($name:literal $(, $column:literal => $class:ty)*) => {{
        $(const _: () = assert!(
            $crate::tables::word_class::is_in_head(
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name, ".tsv")),
                $column,
                <$class as $crate::tables::word_class::WordClass>::NAMES,
            ),
            concat!("the head of data/", $name, ".tsv must list the names of ", stringify!($class), " at `", $column, "`")
        );)*
        const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed"));
        static NAMES: std::sync::LazyLock<String> =
            std::sync::LazyLock::new(|| $crate::tables::packed::names(PACKED));
        $crate::tables::packed::rows(PACKED, &NAMES)
    }};
}
pub(crate) use table;

/// The first cells of the rows of a packed table, each on a line.
///
/// # Panics
/// If it is no table that `build.rs` packed.
pub fn names(packed: &[u8]) -> String {
    let (_, shared, cells) = parts(packed);
    let mut names = String::with_capacity(2 * cells.len());
    let mut above = 0;
    for (&shared, own) in shared.iter().zip(lines(cells)) {
        let start = names.len();
        names.extend_from_within(above..above + usize::from(shared));
        names.push_str(own);
        names.push('\n');
        above = start;
    }
    names
}

/// The rows of a packed table whose [`names`] these are.
///
/// All at once: an iterator over the text would become a part of each that reads a table.
#[inline(never)]
pub fn rows(packed: &'static [u8], names: &'static str) -> std::vec::IntoIter<Vec<&'static str>> {
    let (columns, shared, cells) = parts(packed);
    let row = |name| {
        let mut row = Vec::with_capacity(columns);
        row.push(name);
        row
    };
    let mut rows: Vec<_> = lines(names).map(row).collect();
    let cells: Vec<_> = lines(cells).skip(shared.len()).collect();
    for column in 0..columns - 1 {
        let cells = &cells[column * shared.len()..][..shared.len()];
        let pairs = rows.iter_mut().zip(cells).filter(|(_, cell)| **cell != ABSENT);
        pairs.for_each(|(row, cell)| row.push(*cell));
    }
    rows.into_iter()
}

/// How many columns a packed table has, how many bytes each row's first cell shares with the one
/// above, and the cells by column, each on a line.
fn parts(packed: &[u8]) -> (usize, &[u8], &str) {
    let ([columns, count @ ..], rest) = packed.split_first_chunk::<5>().expect("a head");
    let (shared, cells) = rest.split_at(u32::from_le_bytes(*count) as usize);
    (usize::from(*columns), shared, str::from_utf8(cells).expect("text"))
}

/// The lines of `text`; most are a word long, and not worth a searcher.
fn lines(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = text.bytes().position(|byte| byte == b'\n')?;
        let line = &text[..end];
        text = &text[end + 1..];
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::tables;

    #[test]
    fn every_table_comes_back_as_it_was() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "tsv") {
                let name = path.file_stem().unwrap().to_string_lossy();
                let packed = Path::new(env!("OUT_DIR")).join(format!("{name}.packed"));
                let packed: &[u8] = fs::read(packed).unwrap().leak();
                let mut unpacked: Vec<_> = rows(packed, names(packed).leak()).collect();
                let table: &str = fs::read_to_string(&path).unwrap().leak();
                let mut table: Vec<_> = tables::rows(table).collect();
                unpacked.sort_unstable();
                table.sort_unstable();
                assert_eq!(unpacked, table, "{name}");
            }
        }
    }
}
