//! Numbers out of columns of bytes, as `build/columns.rs` writes them.

/// What is left of a file of columns.
pub struct Columns(pub &'static [u8]);

impl Columns {
    /// A single number of so many bytes.
    pub fn number(&mut self, bytes: usize) -> usize {
        self.column(1, bytes)[0] as usize
    }

    /// The next `count` numbers of so many bytes each.
    ///
    /// # Panics
    /// If the file is shorter.
    pub fn column(&mut self, count: usize, bytes: usize) -> Vec<u32> {
        let (column, rest) = self.0.split_at_checked(count * bytes).expect("all columns");
        self.0 = rest;
        let mut numbers = vec![0; count];
        for byte in 0..bytes {
            let column = &column[byte * count..][..count];
            let pairs = numbers.iter_mut().zip(column);
            pairs.for_each(|(number, &part)| *number |= u32::from(part) << (8 * byte));
        }
        numbers
    }

    /// The next `count` records, as many bytes of each field as `widths` tells.
    pub fn records<const N: usize>(
        &mut self,
        count: usize,
        widths: [usize; N],
    ) -> impl Iterator<Item = [u32; N]> {
        let fields = widths.map(|bytes| self.column(count, bytes));
        (0..count).map(move |row| std::array::from_fn(|field| fields[field][row]))
    }

    /// The next lines of text.
    ///
    /// # Panics
    /// If they are no text.
    pub fn lines(&mut self) -> impl Iterator<Item = &'static str> {
        let count = self.number(2);
        let breaks = self.0.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let end = breaks.take(count).last().map_or(0, |(at, _)| at + 1);
        let (lines, rest) = self.0.split_at(end);
        self.0 = rest;
        str::from_utf8(lines).expect("text").lines()
    }
}

/// A number whose lowest bit is its sign.
pub fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}
