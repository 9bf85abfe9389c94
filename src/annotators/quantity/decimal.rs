//! Numbers in digits: "1,200.5", "1.2", "2,5".
//!
//! | digits | number |
//! |---|---|
//! | `1,200.5` | 1200.5 |
//! | `1.200.000`, `1,20,000` | thousands and lakhs, grouped as on the Continent and in India |
//! | `2,5` | 2.5, a decimal comma |
//! | `6th`, `1990s`, `10:30`, `192.168.1.2`, `1.1.1` | none |

/// A number in digits, held so that scaling it loses nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decimal {
    /// The digits without their marks.
    mantissa: u64,
    /// How many of the digits stand after the decimal mark.
    decimals: u32,
}

impl Decimal {
    /// Reads `word`, a number's token.
    pub fn parse(word: &str) -> Option<Self> {
        let is_plain = word.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',');
        if !is_plain {
            return None;
        }
        match (word.matches(',').count(), word.matches('.').count()) {
            (0, 0) => Self::of(word, ""),
            (0, 1) => Self::of(word.split('.').next()?, word.split('.').nth(1)?),
            (0, _) => grouped(word, '.').then(|| Self::of(word, ""))?,
            (1, 0) if !grouped(word, ',') => Self::decimal_comma(word),
            (_, 0) => grouped(word, ',').then(|| Self::of(word, ""))?,
            (_, 1) => {
                let (whole, part) = word.split_once('.')?;
                (grouped(whole, ',') && !part.contains(',')).then(|| Self::of(whole, part))?
            }
            _ => None,
        }
    }

    /// Reads the point of `word` as a mark between groups, where it may be one: "1.200" is 1200.
    pub fn with_groups(word: &str) -> Option<Self> {
        let is_plain = word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        (is_plain && grouped(word, '.')).then(|| Self::of(word, ""))?
    }

    /// Reads the digits of `word` as standing after a decimal point: ".25".
    pub fn after_point(word: &str) -> Option<Self> {
        word.bytes().all(|b| b.is_ascii_digit()).then(|| Self::of("", word))?
    }

    /// The number with the three digits of `word` written after it; `None` if they cannot be.
    pub fn group(self, word: &str) -> Option<Self> {
        let is_group = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
        let is_open = self.decimals == 0 && self.mantissa > 0;
        let mantissa = self.mantissa.checked_mul(1000)?.checked_add(word.parse().ok()?)?;
        (is_group && is_open).then_some(Self { mantissa, decimals: 0 })
    }

    /// The number times `scale`, a power of ten.
    ///
    /// Both steps are exact or rounded once, so that 1.1 billion is 1100000000.
    pub fn times(self, scale: f64) -> f64 {
        let divisor = 10f64.powi(self.decimals as i32);
        let mantissa = self.mantissa as f64;
        if scale >= divisor { mantissa * (scale / divisor) } else { mantissa / (divisor / scale) }
    }

    /// How many of its digits count: zeros that end a whole number do not.
    pub fn figures(self) -> u32 {
        let mut mantissa = self.mantissa;
        while self.decimals == 0 && mantissa > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
        }
        mantissa.checked_ilog10().map_or(1, |digits| digits + 1)
    }

    /// How many digits stand after the decimal mark.
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    fn of(whole: &str, part: &str) -> Option<Self> {
        let digits = whole.bytes().chain(part.bytes()).filter(u8::is_ascii_digit);
        let mut mantissa: u64 = 0;
        for digit in digits {
            mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
        }
        Some(Self { mantissa, decimals: part.len() as u32 })
    }

    fn decimal_comma(word: &str) -> Option<Self> {
        let (whole, part) = word.split_once(',')?;
        (whole.len() <= 3 && part.len() <= 2).then(|| Self::of(whole, part))?
    }
}

/// Whether `digits` are grouped by `mark` in threes, or as in India: 12,34,567.
fn grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.rsplit(mark);
    if groups.next().is_none_or(|last| last.len() != 3) {
        return false;
    }
    let rest: Vec<usize> = groups.map(str::len).collect();
    let Some((&first, middle)) = rest.split_last() else { return false };
    let in_threes = (1..=3).contains(&first) && middle.iter().all(|&len| len == 3);
    let in_twos = (1..=2).contains(&first) && middle.iter().all(|&len| len == 2);
    !digits.starts_with('0') && (in_threes || (in_twos && mark == ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(word: &str) -> Option<f64> {
        Decimal::parse(word).map(|decimal| decimal.times(1.0))
    }

    #[test]
    fn marks_are_read_by_their_groups() {
        assert_eq!(value("1,200.5"), Some(1200.5));
        assert_eq!(value("1.200.000"), Some(1_200_000.0));
        assert_eq!(value("12,34,567"), Some(1_234_567.0));
        assert_eq!(value("2,5"), Some(2.5));
        assert_eq!(value("4.800"), Some(4.8));
        for word in
            ["6th", "10:30", "192.168.1.2", "1.1.1", "1,2,3", "1990s", "99999999999999999999"]
        {
            assert_eq!(value(word), None, "{word}");
        }
    }

    #[test]
    fn scaling_is_exact() {
        let times = |word: &str, scale| Decimal::parse(word).map(|d| d.times(scale));
        assert_eq!(times("1.1", 1e9), Some(1_100_000_000.0));
        assert_eq!(times("4.35", 1e6), Some(4_350_000.0));
        assert_eq!(times("8.5", 1.0), Some(8.5));
        assert_eq!(times("0.1", 1.0), Some(0.1));
    }

    #[test]
    fn figures_are_those_that_count() {
        let figures = |word: &str| Decimal::parse(word).map(Decimal::figures);
        assert_eq!(figures("1,200"), Some(2));
        assert_eq!(figures("8.0"), Some(2));
        assert_eq!(figures("0.5"), Some(1));
        assert_eq!(figures("0"), Some(1));
    }
}
