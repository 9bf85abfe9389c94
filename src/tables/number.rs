//! Numbers in tables: digits, perhaps a minus before them and a point among them.
//!
//! The standard library's reader takes any number there is, which costs 16 KB of WebAssembly.

/// Returns the number that `field` writes, rounded twice at most; `None` where it writes none.
pub fn number(field: &str) -> Option<f64> {
    let (sign, digits) = field.strip_prefix('-').map_or((1.0, field), |digits| (-1.0, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut mantissa: u64 = 0;
    for digit in whole.bytes().chain(part.bytes()) {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
        mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
    }
    let scale = 10_f64.powi(part.len() as i32);
    (!whole.is_empty()).then_some(sign * mantissa as f64 / scale)
}

/// Returns the number that `field` writes as [`number`] reads it, or as one number over another.
pub fn ratio(field: &str) -> Option<f64> {
    match field.split_once('/') {
        Some((over, under)) => Some(number(over)? / number(under)?),
        None => number(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for field in ["0", "-3.7", "50.8", "4046.8564224", "0.0000036966911953125", "1000000000000"]
        {
            assert_eq!(number(field), field.parse().ok(), "{field}");
        }
        assert_eq!(ratio("7/8"), Some(0.875));
        assert_eq!(ratio("7/"), None);
        for field in ["", "-", ".5", "1e3", "1,5", "NaN", "1.2.3"] {
            assert_eq!(number(field), None, "{field}");
        }
    }
}
