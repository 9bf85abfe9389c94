//! Weights of hashed features for a log-linear choice.
//!
//! Scores are sums of whole numbers, eighths of an octave, and chances are powers of two of them,
//! so that every machine finds the same.

/// Bits of a hash that identify its feature.
pub const BITS: u32 = 16;

/// Steps of a score in an octave.
const STEPS: i32 = 8;

/// What a score of 1 is, times this, in natural logarithms.
pub const PER_NAT: f32 = STEPS as f32 / std::f32::consts::LN_2;

const MAGIC: &[u8; 7] = b"postilw";
const VERSION: u8 = 2;

/// One weight for each feature.
pub struct Weights(Vec<i8>);

impl Weights {
    /// Reads a file that [`write`] made.
    ///
    /// # Errors
    /// If it is none.
    pub fn read(file: &[u8]) -> Result<Self, &'static str> {
        let rest = file.strip_prefix(MAGIC).and_then(|rest| rest.strip_prefix(&[VERSION]));
        let rest = rest.ok_or("it is no file of weights of this version")?;
        if !rest.len().is_multiple_of(3) {
            return Err("it is cut short");
        }
        let count = rest.len() / 3;
        let mut values = vec![0; 1 << BITS];
        let mut key = 0;
        for i in 0..count {
            key += usize::from(u16::from_le_bytes([rest[i], rest[count + i]]));
            *values.get_mut(key).ok_or("a key has too many bits")? = rest[2 * count + i] as i8;
        }
        Ok(Self(values))
    }

    /// The weight of the feature with this hash.
    #[inline]
    pub fn of(&self, hash: u32) -> i32 {
        i32::from(self.0[key(hash)])
    }
}

/// The number of the feature with this hash.
#[inline]
pub fn key(hash: u32) -> usize {
    (hash >> (32 - BITS)) as usize
}

/// Writes a file of weights, those that are not zero, by the numbers of their features.
pub fn write(values: &[i8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    let keys: Vec<_> = (0..values.len()).filter(|&key| values[key] != 0).collect();
    let before = std::iter::once(0).chain(keys.iter().copied());
    let gaps: Vec<_> = keys.iter().zip(before).map(|(key, before)| key - before).collect();
    for shift in [0, 8] {
        file.extend(gaps.iter().map(|gap| (gap >> shift) as u8));
    }
    file.extend(keys.iter().map(|&key| values[key] as u8));
    file
}

/// How much more likely than one with score 0 something with this score is.
pub fn odds(score: i32) -> f32 {
    /// Two to the power of each eighth from 0 to 7.
    const PARTS: [f32; STEPS as usize] = [
        1.0,
        1.090_507_7,
        1.189_207_1,
        1.296_839_6,
        std::f32::consts::SQRT_2,
        1.542_210_8,
        1.681_792_9,
        1.834_008,
    ];
    let octave = score.div_euclid(STEPS).clamp(-100, 100);
    let whole = f32::from_bits(((octave + 127) as u32) << 23);
    whole * PARTS[score.rem_euclid(STEPS) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_read_as_written() {
        let mut values = vec![0; 1 << BITS];
        values[7] = -3;
        values[60_000] = 127;
        let weights = Weights::read(&write(&values)).unwrap();
        let of = |key: u32| weights.of(key << (32 - BITS));
        assert_eq!([of(7), of(8), of(60_000)], [-3, 0, 127]);
    }

    #[test]
    fn a_bad_file_is_told() {
        let error = |file: &[u8]| Weights::read(file).err();
        assert_eq!(error(b"postil"), Some("it is no file of weights of this version"));
        assert_eq!(error(b"postilw\x02\x00"), Some("it is cut short"));
        assert_eq!(error(b"postilw\x02\xff\x01\xff\x00\x01\x01"), Some("a key has too many bits"));
    }

    #[test]
    fn odds_double_with_every_octave() {
        for (score, want) in
            [(0, 1.0_f32), (8, 2.0), (-8, 0.5), (4, std::f32::consts::SQRT_2), (24, 8.0)]
        {
            assert!((odds(score) / want - 1.0).abs() < 1e-6, "{score}");
        }
    }
}
