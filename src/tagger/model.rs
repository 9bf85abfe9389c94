//! The model file: for each feature that counts, what it adds to each label's score.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `postil`, version, number of labels |
//! | 4 | number of rows |
//! | 3 a row | gap to the key before, in three columns: low bytes, middle bytes, high bytes |
//! | 1 per 8 labels a row | which labels the row has values for, in columns of bytes |
//! | the rest | the values, one signed byte each: label by label, each in the order of rows |
//!
//! Keys are 24 bits of a feature's hash, ascending. Columns, because bytes of one sort compress
//! best side by side. Numbers of more than one byte are little-endian.

use crate::error::Error;

const MAGIC: &[u8; 6] = b"postil";
const VERSION: u8 = 1;

/// Bits of a key that choose its bucket; the others are compared.
const BUCKET_BITS: u32 = 15;
const LOW_BITS: u32 = 24 - BUCKET_BITS;

/// One feature: its key and its values, by label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// 24 bits of the feature's hash.
    pub key: u32,
    /// Labels and what the feature adds to their scores, by ascending label.
    pub values: Vec<(u8, i8)>,
}

/// The key of the feature with this hash.
pub fn key(hash: u32) -> u32 {
    hash >> 8
}

/// The rows of a model, ready to be looked up.
pub struct Model {
    labels: usize,
    /// Where the rows of each bucket of keys start.
    buckets: Vec<u32>,
    /// The lower bits of each row's key.
    lows: Vec<u16>,
    /// Where the values of each row start.
    starts: Vec<u32>,
    values: Vec<(u8, i8)>,
}

impl Model {
    /// A model that knows no feature of `labels` labels.
    pub fn empty(labels: usize) -> Self {
        Self::of(labels, &[])
    }

    /// The model of `rows`, which ascend by key.
    pub fn of(labels: usize, rows: &[Row]) -> Self {
        let mut buckets = vec![0; (1 << BUCKET_BITS) + 1];
        for row in rows {
            buckets[(row.key >> LOW_BITS) as usize + 1] += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        let mut starts = vec![0];
        let mut values = Vec::new();
        for row in rows {
            values.extend_from_slice(&row.values);
            starts.push(values.len() as u32);
        }
        let lows = rows.iter().map(|row| (row.key & ((1 << LOW_BITS) - 1)) as u16).collect();
        Self { labels, buckets, lows, starts, values }
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If the file is cut short, is of another version, or holds what no model holds.
    pub fn read(file: &[u8]) -> Result<Self, Error> {
        let (labels, rows) = read_rows(file).map_err(Error::model)?;
        Ok(Self::of(labels, &rows))
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Adds what the feature with this hash says to `scores`, which has a place for each label.
    pub fn add(&self, hash: u32, scores: &mut [i32]) {
        for &(label, value) in self.row(key(hash)) {
            scores[label as usize] += i32::from(value);
        }
    }

    /// The values of the row of `key`; none where the model does not know it.
    pub fn row(&self, key: u32) -> &[(u8, i8)] {
        let bucket = (key >> LOW_BITS) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let low = (key & ((1 << LOW_BITS) - 1)) as u16;
        match self.lows[start..end].iter().position(|&l| l == low) {
            Some(at) => {
                let row = start + at;
                &self.values[self.starts[row] as usize..self.starts[row + 1] as usize]
            }
            None => &[],
        }
    }
}

/// Writes a model file of `rows`, which ascend by key.
pub fn write(labels: usize, rows: &[Row]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend([VERSION, labels as u8]);
    file.extend((rows.len() as u32).to_le_bytes());
    let before = std::iter::once(0).chain(rows.iter().map(|row| row.key));
    let gaps: Vec<_> = rows.iter().zip(before).map(|(row, before)| row.key - before).collect();
    for shift in [0, 8, 16] {
        file.extend(gaps.iter().map(|gap| (gap >> shift) as u8));
    }
    for column in 0..labels.div_ceil(8) {
        file.extend(rows.iter().map(|row| mask(row, column)));
    }
    for label in 0..labels as u8 {
        let values = rows.iter().flat_map(|row| &row.values);
        file.extend(values.filter(|v| v.0 == label).map(|v| v.1 as u8));
    }
    file
}

/// Which of the eight labels from `8 * column` on `row` has values for.
fn mask(row: &Row, column: usize) -> u8 {
    let labels = row.values.iter().map(|v| v.0 as usize);
    labels.filter(|label| label / 8 == column).fold(0, |mask, label| mask | 1 << (label % 8))
}

fn read_rows(file: &[u8]) -> Result<(usize, Vec<Row>), &'static str> {
    let mut rest = file;
    let head = take(&mut rest, 12)?;
    if &head[..6] != MAGIC || head[6] != VERSION {
        return Err("it is no model file of this version");
    }
    let labels = head[7] as usize;
    let count = u32::from_le_bytes([head[8], head[9], head[10], head[11]]) as usize;
    let mut rows = read_keys(take(&mut rest, 3 * count)?, count)?;
    let masks = take(&mut rest, labels.div_ceil(8) * count)?;
    for label in 0..labels {
        let column = &masks[label / 8 * count..][..count];
        for (row, mask) in rows.iter_mut().zip(column) {
            if mask >> (label % 8) & 1 == 1 {
                row.values.push((label as u8, take(&mut rest, 1)?[0] as i8));
            }
        }
    }
    if rest.is_empty() { Ok((labels, rows)) } else { Err("it is longer than its rows") }
}

/// The rows, still without values, of `count` gaps in three columns.
fn read_keys(gaps: &[u8], count: usize) -> Result<Vec<Row>, &'static str> {
    let mut key = 0;
    let mut rows = Vec::with_capacity(count);
    for i in 0..count {
        key += u32::from_le_bytes([gaps[i], gaps[count + i], gaps[2 * count + i], 0]);
        if key >= 1 << 24 {
            return Err("a key is longer than 24 bits");
        }
        rows.push(Row { key, values: Vec::new() });
    }
    Ok(rows)
}

fn take<'f>(rest: &mut &'f [u8], count: usize) -> Result<&'f [u8], &'static str> {
    let (taken, left) = rest.split_at_checked(count).ok_or("it is cut short")?;
    *rest = left;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        vec![
            Row { key: 7, values: vec![(0, 5), (9, -3)] },
            Row { key: 8, values: vec![(10, 127)] },
            Row { key: 0xff_ffff, values: vec![(2, -128)] },
        ]
    }

    #[test]
    fn a_model_reads_as_written() {
        let model = Model::read(&write(11, &rows())).unwrap();
        for row in rows() {
            assert_eq!(model.row(row.key), row.values);
        }
        assert_eq!(model.row(9), []);
        assert_eq!(model.labels(), 11);
    }

    #[test]
    fn a_bad_file_is_told() {
        let file = write(11, &rows());
        for end in 0..file.len() {
            assert!(Model::read(&file[..end]).is_err(), "cut to {end} bytes");
        }
        let error = Model::read(b"something else").err().unwrap();
        assert_eq!(
            error.to_string(),
            "the model cannot be read: it is no model file of this version"
        );
    }
}
