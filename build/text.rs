//! Packs a table as text, for `src/lexicon/packed.rs`.
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

const ABSENT: &str = "\u{1}";

/// The packed table of `rows`.
pub fn pack(rows: &[Vec<&str>]) -> Vec<u8> {
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
