//! Numbers as columns of bytes: bytes of one sort compress best side by side.
//!
//! Numbers are little-endian: of a column, the lowest byte of each number comes first. Lines of text
//! are preceded by their number.

/// A file of columns as it is written.
#[derive(Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// Appends a single number of so many bytes.
    pub fn number(&mut self, value: usize, bytes: usize) {
        self.column(&[value as u32], bytes);
    }

    /// Appends `values`, so many bytes of each.
    ///
    /// # Panics
    /// If a value needs more.
    pub fn column(&mut self, values: &[u32], bytes: usize) {
        let fits = |value: &u32| bytes == 4 || value >> (8 * bytes) == 0;
        assert!(values.iter().all(fits), "a number does not fit into {bytes} bytes");
        for byte in 0..bytes {
            self.bytes.extend(values.iter().map(|value| (value >> (8 * byte)) as u8));
        }
    }

    /// Appends records, field by field, as many bytes of each field as `widths` says.
    pub fn records<const N: usize>(&mut self, records: &[[u32; N]], widths: [usize; N]) {
        for (field, bytes) in widths.into_iter().enumerate() {
            let values: Vec<_> = records.iter().map(|record| record[field]).collect();
            self.column(&values, bytes);
        }
    }

    /// Appends lines of text.
    ///
    /// # Panics
    /// If a line holds a line break.
    pub fn lines<'l>(&mut self, lines: impl ExactSizeIterator<Item = &'l str>) {
        self.number(lines.len(), 2);
        for line in lines {
            assert!(!line.contains('\n'), "a line break in {line:?}");
            self.bytes.extend(line.bytes().chain([b'\n']));
        }
    }
}

/// What is left to read of a file of columns.
pub struct Reader<'f>(pub &'f [u8]);

impl<'f> Reader<'f> {
    /// A single number of so many bytes.
    pub fn number(&mut self, bytes: usize) -> usize {
        self.column(1, bytes)[0] as usize
    }

    /// The next `count` bytes.
    ///
    /// # Panics
    /// If the file is shorter.
    pub fn bytes(&mut self, count: usize) -> &'f [u8] {
        let (bytes, rest) = self.0.split_at_checked(count).expect("a whole file");
        self.0 = rest;
        bytes
    }

    /// The next `count` numbers of so many bytes each.
    pub fn column(&mut self, count: usize, bytes: usize) -> Vec<u32> {
        let mut numbers = vec![0; count];
        for byte in 0..bytes {
            let pairs = numbers.iter_mut().zip(self.bytes(count));
            pairs.for_each(|(number, &part)| *number |= u32::from(part) << (8 * byte));
        }
        numbers
    }

    /// The next `count` records, as many bytes of each field as `widths` says.
    pub fn records<const N: usize>(
        &mut self,
        count: usize,
        widths: [usize; N],
    ) -> impl Iterator<Item = [u32; N]> + use<N> {
        let fields = widths.map(|bytes| self.column(count, bytes));
        (0..count).map(move |row| std::array::from_fn(|field| fields[field][row]))
    }

    /// The next lines of text.
    ///
    /// # Panics
    /// If they are not text.
    pub fn lines(&mut self) -> impl Iterator<Item = &'f str> + use<'f> {
        let count = self.number(2);
        let breaks = self.0.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let end = breaks.take(count).last().map_or(0, |(at, _)| at + 1);
        str::from_utf8(self.bytes(end)).expect("text").lines()
    }
}

/// A number with its sign as the lowest bit: small ones of either sign have one byte.
pub fn unsigned(number: i32) -> u32 {
    (number << 1 ^ number >> 31) as u32
}

/// The number that [`unsigned`] made this one of.
pub fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn columns_come_back(values: Vec<[u16; 2]>, lines in prop::collection::vec("[^\n\r]*", 0..9)) {
            let records: Vec<_> = values.iter().map(|value| value.map(u32::from)).collect();
            let mut file = Writer::default();
            file.records(&records, [2, 3]);
            file.lines(lines.iter().map(String::as_str));
            file.number(7, 1);
            let mut reader = Reader(&file.bytes);
            prop_assert!(reader.records(records.len(), [2, 3]).eq(records));
            prop_assert!(reader.lines().eq(lines.iter().map(String::as_str)));
            prop_assert_eq!(reader.number(1), 7);
            prop_assert!(reader.0.is_empty());
        }

        #[test]
        fn signs_come_back(number: i32) {
            prop_assert_eq!(signed(unsigned(number)), number);
        }
    }

    #[test]
    #[should_panic(expected = "does not fit")]
    fn a_number_that_is_too_large_is_refused() {
        Writer::default().column(&[256], 1);
    }
}
