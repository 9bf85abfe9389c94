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
//! Keys are the upper bits of a feature's hash, ascending: as few as keep all but one in a hundred
//! features apart, since the gaps are most of what a feature costs. Columns, because bytes of one
//! sort compress best side by side. Numbers of more than one byte are little-endian.

const MAGIC: &[u8; 6] = b"postil";
const VERSION: u8 = 2;

/// Bits of a key.
pub const KEY_BITS: u32 = 20;

/// Keys whose bits stand side by side.
const BLOCK: usize = 64;
const BLOCKS: usize = (1 << KEY_BITS) / BLOCK;

/// How many features are looked up before the rows of those known are added.
const BATCH: usize = 64;

/// What stands for zero in a row: values are kept without a sign.
const ZERO: u8 = 128;

/// The most words of eight labels in a row.
const MOST_WORDS: usize = 3;
const EVEN_BYTES: u64 = 0x00ff_00ff_00ff_00ff;

/// One feature: its key and its values, by label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The upper bits of the feature's hash.
    pub key: u32,
    /// Labels and what the feature adds to their scores, by ascending label.
    pub values: Vec<(u8, i8)>,
}

/// The key of the feature with this hash.
pub fn key(hash: u32) -> u32 {
    hash >> (u32::BITS - KEY_BITS)
}

/// The rows of a model, ready to be looked up: a value for each of `LANES` labels.
///
/// There are 8, 16 or 24 lanes, at least as many as labels, and those without a label hold zeros.
/// Rows are small, as most of the time goes into waiting for them to come from memory. Whether a
/// feature has a row is one bit.
pub struct Model<const LANES: usize> {
    labels: usize,
    /// For each key whether it has a row, a bit each.
    known: Box<[u64; BLOCKS]>,
    /// How many rows come before those of each block.
    starts: Box<[u32; BLOCKS]>,
    /// The values, [`ZERO`] added.
    rows: Vec<[u8; LANES]>,
}

impl<const LANES: usize> Model<LANES> {
    /// Reads a model file.
    ///
    /// # Errors
    /// If the file is cut short, is of another version, or holds what no model of so many labels
    /// holds.
    pub fn read(file: &[u8]) -> Result<Self, &'static str> {
        let mut rest = file;
        let head = take(&mut rest, 12)?;
        if &head[..6] != MAGIC || head[6] != VERSION {
            return Err("it is no model file of this version");
        }
        let labels = head[7] as usize;
        if labels > LANES {
            return Err("it has too many labels");
        }
        let count = u32::from_le_bytes([head[8], head[9], head[10], head[11]]) as usize;
        let (known, starts) = read_keys(take(&mut rest, 3 * count)?, count)?;
        let masks = take(&mut rest, labels.div_ceil(8) * count)?;
        let mut rows = vec![[ZERO; LANES]; count];
        for label in 0..labels {
            let column = &masks[label / 8 * count..][..count];
            for (row, _) in rows.iter_mut().zip(column).filter(|(_, c)| **c >> (label % 8) & 1 == 1)
            {
                row[label] = take(&mut rest, 1)?[0].wrapping_add(ZERO);
            }
        }
        if !rest.is_empty() {
            return Err("it is longer than its rows");
        }
        Ok(Self { labels, known, starts, rows })
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// What the features with these hashes, 255 at most, say together of each label.
    #[inline(always)]
    fn summed(&self, hashes: &[u32]) -> [i32; LANES] {
        let mut sums = Sums::default();
        for batch in hashes.chunks(BATCH) {
            // Each is written, and the next over it if it has no row: there is no branch to guess.
            let (mut known, mut count) = ([0; BATCH], 0);
            for &hash in batch {
                let (block, bit) = place(hash);
                known[count] = hash;
                count += (self.known[block] >> bit & 1) as usize;
            }
            known[..count].iter().for_each(|&hash| sums.add(self.row(hash)));
        }
        sums.labels()
    }

    /// The values of the feature with this hash, which the model knows.
    fn row(&self, hash: u32) -> &[u8; LANES] {
        let (block, bit) = place(hash);
        let before = self.known[block] & ((1 << bit) - 1);
        &self.rows[(self.starts[block] + before.count_ones()) as usize]
    }
}

// Not generic, so that they are compiled here.

impl Model<16> {
    /// What the features with these hashes, 255 at most, say together of each label.
    #[inline(never)]
    pub fn sum(&self, hashes: &[u32]) -> [i32; 16] {
        self.summed(hashes)
    }
}

impl Model<24> {
    /// The label for which the features with these hashes, 255 at most, speak most; of equals the
    /// first.
    #[inline(never)]
    pub fn best(&self, hashes: &[u32]) -> usize {
        // The place of each label below its score: of equal scores the first label has the most.
        let scores = self.summed(hashes);
        let ranked: [i32; 24] = std::array::from_fn(|label| 32 * scores[label] - label as i32);
        let best = ranked[..self.labels].iter().copied().fold(i32::MIN, i32::max);
        (-best & 31) as usize
    }
}

/// The block of the feature with this hash, and its bit in it.
fn place(hash: u32) -> (usize, usize) {
    let key = key(hash) as usize;
    (key / BLOCK, key % BLOCK)
}

/// Sums of rows: four labels in a number of eight bytes, so that a row of 24 is added in a few
/// instructions, whatever the compiler is told to care for.
#[derive(Default)]
struct Sums {
    /// Of each eight labels, the even ones and the odd ones, 16 bits each.
    words: [[u64; 2]; MOST_WORDS],
    rows: i32,
}

impl Sums {
    fn add<const LANES: usize>(&mut self, row: &[u8; LANES]) {
        for (sums, bytes) in self.words.iter_mut().zip(row.as_chunks().0) {
            let word = u64::from_le_bytes(*bytes);
            sums[0] += word & EVEN_BYTES;
            sums[1] += word >> 8 & EVEN_BYTES;
        }
        self.rows += 1;
    }

    /// The sum of each label.
    fn labels<const LANES: usize>(&self) -> [i32; LANES] {
        let zero = self.rows * i32::from(ZERO);
        let mut sums = [0; LANES];
        for (sums, [even, odd]) in sums.as_chunks_mut().0.iter_mut().zip(self.words) {
            let lane = |word: u64, at: u32| i32::from((word >> (16 * at)) as u16) - zero;
            *sums = [
                lane(even, 0),
                lane(odd, 0),
                lane(even, 1),
                lane(odd, 1),
                lane(even, 2),
                lane(odd, 2),
                lane(even, 3),
                lane(odd, 3),
            ];
        }
        sums
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

type Keys = (Box<[u64; BLOCKS]>, Box<[u32; BLOCKS]>);

/// Which keys the `count` gaps in three columns lead to, and how many come before each block.
fn read_keys(gaps: &[u8], count: usize) -> Result<Keys, &'static str> {
    let (mut known, mut starts) = (Box::new([0; BLOCKS]), Box::new([0; BLOCKS]));
    let mut key = 0;
    for i in 0..count {
        key += u32::from_le_bytes([gaps[i], gaps[count + i], gaps[2 * count + i], 0]) as usize;
        *known.get_mut(key / BLOCK).ok_or("a key has too many bits")? |= 1 << (key % BLOCK);
    }
    let mut rows = 0;
    for (start, keys) in starts.iter_mut().zip(&*known) {
        *start = rows;
        rows += u64::count_ones(*keys);
    }
    Ok((known, starts))
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
            Row { key: 0xf_ffff, values: vec![(2, -128)] },
        ]
    }

    #[test]
    fn a_model_reads_as_written() {
        let model = Model::<16>::read(&write(11, &rows())).unwrap();
        for row in rows() {
            let mut values = [0; 16];
            row.values.iter().for_each(|&(label, value)| values[label as usize] = i32::from(value));
            assert_eq!(model.sum(&[row.key << 12]), values);
        }
        assert_eq!(
            model.sum(&[9 << 12, 7 << 12, 0x47 << 12, 8 << 12])[..11],
            [5, 0, 0, 0, 0, 0, 0, 0, 0, -3, 127]
        );
        assert_eq!(model.labels(), 11);
    }

    #[test]
    fn of_equal_labels_the_first_is_best() {
        let values = |values: &[(u8, i8)]| Row { key: 7, values: values.to_vec() };
        let best = |row| Model::<24>::read(&write(23, &[row])).unwrap().best(&[7 << 12]);
        assert_eq!(best(values(&[(3, 5), (22, 6)])), 22);
        assert_eq!(best(values(&[(3, 5), (22, 5)])), 3);
        assert_eq!(best(values(&[(0, -1)])), 1);
    }

    #[test]
    fn a_bad_file_is_told() {
        let file = write(11, &rows());
        for end in 0..file.len() {
            assert!(Model::<16>::read(&file[..end]).is_err(), "cut to {end} bytes");
        }
        let error = |file| Model::<16>::read(file).err().unwrap();
        assert_eq!(error(b"something else"), "it is no model file of this version");
        assert_eq!(error(&write(17, &rows())), "it has too many labels");
    }
}
