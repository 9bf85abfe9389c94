//! The model file: for each feature that counts, what it adds to each label's score.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `postil`, version, number of labels |
//! | 4 | number of rows |
//! | 3 a row | gap to the key before, in three columns: low bytes, middle bytes, high bytes |
//! | 1 per 8 labels a row | which labels the row has values for, in columns of bytes |
//! | the rest | the values, from -7 to 7, one signed byte each: label by label, each in the order of rows |
//!
//! Keys are the upper bits of a feature's hash, ascending: as few as keep all but one in a hundred
//! features apart, since the gaps are most of what a feature costs. Columns, because bytes of one
//! sort compress best side by side. Numbers of more than one byte are little-endian.

const MAGIC: &[u8; 6] = b"postil";
const VERSION: u8 = 3;

/// Bits of a key.
pub const KEY_BITS: u32 = 20;

/// Keys whose bits stand side by side.
const BLOCK: usize = 64;
const BLOCKS: usize = (1 << KEY_BITS) / BLOCK;

/// The largest value, with either sign: with this many, half a byte is enough.
pub const LARGEST: i8 = 7;
/// What stands for zero in a row: values are kept without a sign.
const ZERO: i8 = LARGEST + 1;

/// Labels of a word of a row, half a byte each.
const LABELS: usize = 8;
/// Pairs of words of a row, at most.
const PAIRS: usize = 2;
/// How many rows can be added while the sum of a label is kept in a byte.
const ADDED: usize = 17;
/// The lower half of each byte.
const HALVES: u64 = 0x0f0f_0f0f_0f0f_0f0f;
/// A word of zeros.
const ZEROS: u32 = ZERO as u32 * 0x1111_1111;

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

/// One for each block of keys.
type Blocks<T> = Box<[T; BLOCKS]>;

/// The rows of a model, ready to be looked up: each of so many words of eight labels.
///
/// Labels that there are not have zeros. Rows are small, as most of the time goes into waiting for
/// them to come from memory. Whether a feature has a row is one bit.
pub struct Model<const WORDS: usize> {
    labels: usize,
    /// For the keys of each block whether they have a row, a bit each.
    blocks: Blocks<u64>,
    /// How many rows come before those of each block: beside the bits, since most features have none.
    before: Blocks<u16>,
    /// The values, [`ZERO`] added.
    rows: Vec<[u32; WORDS]>,
}

impl<const WORDS: usize> Model<WORDS> {
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
        if labels > WORDS * LABELS {
            return Err("it has too many labels");
        }
        let count = u32::from_le_bytes([head[8], head[9], head[10], head[11]]) as usize;
        let (blocks, before) = read_keys(take(&mut rest, 3 * count)?, count)?;
        let masks = take(&mut rest, labels.div_ceil(LABELS) * count)?;
        let mut rows = vec![[ZEROS; WORDS]; count];
        for label in 0..labels {
            let column = &masks[label / LABELS * count..][..count];
            let has_value = |mask: u8| mask >> (label % LABELS) & 1 == 1;
            for (row, _) in rows.iter_mut().zip(column).filter(|(_, mask)| has_value(**mask)) {
                let value = take(&mut rest, 1)?[0] as i8;
                if !(-LARGEST..=LARGEST).contains(&value) {
                    return Err("a value is too large");
                }
                row[label / LABELS] ^= (((value + ZERO) ^ ZERO) as u32) << shift(label);
            }
        }
        if !rest.is_empty() {
            return Err("it is longer than its rows");
        }
        Ok(Self { labels, blocks, before, rows })
    }

    /// The number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// What the features with these hashes, [`ADDED`] at most, say together of each label. Of two
    /// words at once, the lower and the upper half bytes are added by themselves.
    #[inline(always)]
    fn added(&self, hashes: &[u32]) -> Sum<WORDS> {
        let (mut lower, mut upper) = ([0; PAIRS], [0; PAIRS]);
        for &hash in hashes {
            let row = self.row(hash);
            for pair in 0..PAIRS {
                let word = |of_pair| row.get(2 * pair + of_pair).map_or(0, |&word| u64::from(word));
                let words = word(0) | word(1) << 32;
                lower[pair] += words & HALVES;
                upper[pair] += words >> 4 & HALVES;
            }
        }
        let bytes = std::array::from_fn(|word| {
            let (lower, upper) = (lower[word / 2], upper[word / 2]);
            match word % 2 {
                0 => lower & 0xffff_ffff | upper << 32,
                _ => lower >> 32 | upper & !0xffff_ffff,
            }
        });
        Sum { bytes, rows: hashes.len() as u32 }
    }

    /// Puts those of `hashes` that have a row to the front, and returns them.
    ///
    /// Each is written, and the next over it if it has no row: there is no branch to guess.
    #[inline(always)]
    fn known<'h>(&self, hashes: &'h mut [u32]) -> &'h [u32] {
        let mut count = 0;
        for i in 0..hashes.len() {
            let (block, bit) = place(hashes[i]);
            hashes[count] = hashes[i];
            count += (self.blocks[block] >> bit & 1) as usize;
        }
        &hashes[..count]
    }

    /// The values of the feature with this hash, which the model knows.
    fn row(&self, hash: u32) -> &[u32; WORDS] {
        let (block, bit) = place(hash);
        let before = self.blocks[block] & ((1 << bit) - 1);
        &self.rows[usize::from(self.before[block]) + before.count_ones() as usize]
    }
}

// Not generic, so that they are compiled here.

impl Model<2> {
    /// What these sums, of [`ADDED`] features at most, and the features with these hashes say together
    /// of each label.
    #[inline(never)]
    pub fn sum(&self, parts: &[&Sum<2>], hashes: &mut [u32]) -> [i32; 2 * LABELS] {
        let mut sums = [[0; LABELS]; 2];
        all(parts).add_to(&mut sums);
        for hashes in self.known(hashes).chunks(ADDED) {
            self.added(hashes).add_to(&mut sums);
        }
        std::array::from_fn(|label| sums[label / LABELS][label % LABELS])
    }

    /// What the features with these hashes, [`ADDED`] at most, say together of each label.
    #[inline(never)]
    pub fn part(&self, hashes: &mut [u32]) -> Sum<2> {
        self.added(self.known(hashes))
    }
}

impl Model<3> {
    /// What the features with these hashes, [`ADDED`] at most, say together of each label.
    #[inline(never)]
    pub fn part(&self, hashes: &mut [u32]) -> Sum<3> {
        self.added(self.known(hashes))
    }

    /// The label for which these sums, of [`ADDED`] features at most, and the features with these
    /// hashes, as many, speak most; of equals the first.
    #[inline(never)]
    pub fn best(&self, parts: &[&Sum<3>], hashes: &mut [u32]) -> usize {
        let (alone, together) = (all(parts), self.part(hashes));
        // As many zeros are in each label's sum: they need not be taken off. The place of each label
        // stands below its sum: of equal ones the first label has the most.
        let mut best = 0;
        for (word, (alone, together)) in alone.bytes.into_iter().zip(together.bytes).enumerate() {
            let sums = alone.to_le_bytes().into_iter().zip(together.to_le_bytes());
            for (label, (alone, together)) in (LABELS * word..self.labels).zip(sums) {
                let sum = u32::from(alone) + u32::from(together);
                best = best.max(sum << 5 | (31 - label as u32));
            }
        }
        31 - (best & 31) as usize
    }
}

/// What `parts`, of [`ADDED`] features at most, say together.
#[inline(always)]
fn all<const WORDS: usize>(parts: &[&Sum<WORDS>]) -> Sum<WORDS> {
    let mut all = Sum::default();
    for part in parts {
        all.rows += part.rows;
        all.bytes.iter_mut().zip(part.bytes).for_each(|(sum, bytes)| *sum += bytes);
    }
    all
}

/// Rows added up, a byte for each label.
#[derive(Clone, Copy, Debug)]
pub struct Sum<const WORDS: usize> {
    bytes: [u64; WORDS],
    /// How many rows: as often [`ZERO`] is in each byte.
    rows: u32,
}

impl<const WORDS: usize> Default for Sum<WORDS> {
    /// Of no row.
    fn default() -> Self {
        Self { bytes: [0; WORDS], rows: 0 }
    }
}

impl<const WORDS: usize> Sum<WORDS> {
    #[inline(always)]
    fn add_to(&self, sums: &mut [[i32; LABELS]; WORDS]) {
        let zero = self.rows as i32 * i32::from(ZERO);
        for (sums, bytes) in sums.iter_mut().zip(self.bytes) {
            let bytes = sums.iter_mut().zip(bytes.to_le_bytes());
            bytes.for_each(|(sum, byte)| *sum += i32::from(byte) - zero);
        }
    }
}

/// How far the half byte of a label stands from the end of its word: those of labels four places
/// apart share a byte.
fn shift(label: usize) -> usize {
    let place = label % LABELS;
    8 * (place % 4) + 4 * (place / 4)
}

/// The block of the feature with this hash, and its bit in it.
fn place(hash: u32) -> (usize, usize) {
    let key = key(hash) as usize;
    (key / BLOCK, key % BLOCK)
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
    for column in 0..labels.div_ceil(LABELS) {
        file.extend(rows.iter().map(|row| mask(row, column)));
    }
    for label in 0..labels as u8 {
        let values = rows.iter().flat_map(|row| &row.values);
        file.extend(values.filter(|v| v.0 == label).map(|v| v.1 as u8));
    }
    file
}

/// Which of the labels from `LABELS * column` on `row` has values for.
fn mask(row: &Row, column: usize) -> u8 {
    let labels = row.values.iter().map(|v| v.0 as usize);
    labels
        .filter(|label| label / LABELS == column)
        .fold(0, |mask, label| mask | 1 << (label % LABELS))
}

/// Which keys the `count` gaps in three columns lead to, and how many come before each block.
fn read_keys(gaps: &[u8], count: usize) -> Result<(Blocks<u64>, Blocks<u16>), &'static str> {
    let mut blocks = Box::new([0_u64; BLOCKS]);
    let mut key = 0;
    for i in 0..count {
        key += u32::from_le_bytes([gaps[i], gaps[count + i], gaps[2 * count + i], 0]) as usize;
        *blocks.get_mut(key / BLOCK).ok_or("a key has too many bits")? |= 1 << (key % BLOCK);
    }
    let mut rows = 0_u32;
    let mut before = Box::new([0; BLOCKS]);
    for (before, block) in before.iter_mut().zip(&*blocks) {
        *before = u16::try_from(rows).map_err(|_| "it has too many rows")?;
        rows += block.count_ones();
    }
    Ok((blocks, before))
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
            Row { key: 8, values: vec![(10, 7)] },
            Row { key: 0xf_ffff, values: vec![(2, -7)] },
        ]
    }

    #[test]
    fn a_model_reads_as_written() {
        let model = Model::<2>::read(&write(11, &rows())).unwrap();
        for row in rows() {
            let mut values = [0; 16];
            row.values.iter().for_each(|&(label, value)| values[label as usize] = i32::from(value));
            assert_eq!(model.sum(&[], &mut [row.key << 12]), values);
        }
        assert_eq!(
            model.sum(&[], &mut [9 << 12, 7 << 12, 0x47 << 12, 8 << 12])[..11],
            [5, 0, 0, 0, 0, 0, 0, 0, 0, -3, 7]
        );
        assert_eq!(model.labels(), 11);
    }

    #[test]
    fn of_equal_labels_the_first_is_best() {
        let values = |values: &[(u8, i8)]| Row { key: 7, values: values.to_vec() };
        let best = |row| Model::<3>::read(&write(23, &[row])).unwrap().best(&[], &mut [7 << 12]);
        assert_eq!(best(values(&[(3, 5), (22, 6)])), 22);
        assert_eq!(best(values(&[(3, 5), (22, 5)])), 3);
        assert_eq!(best(values(&[(0, -1)])), 1);
    }

    #[test]
    fn a_bad_file_is_told() {
        let file = write(11, &rows());
        for end in 0..file.len() {
            assert!(Model::<2>::read(&file[..end]).is_err(), "cut to {end} bytes");
        }
        let error = |file: &[u8]| Model::<2>::read(file).err().unwrap();
        assert_eq!(error(b"something else"), "it is no model file of this version");
        assert_eq!(error(&write(17, &rows())), "it has too many labels");
        let large = Row { key: 7, values: vec![(0, 8)] };
        assert_eq!(error(&write(11, &[large])), "a value is too large");
    }
}
