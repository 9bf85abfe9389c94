//! Number tokens as parts of times.
//!
//! | text | word |
//! |---|---|
//! | `2024`, `1,200` | digits, with how many there are |
//! | `2.5`, `2½` | hundredths |
//! | `1990s`, `'90s` | a decade |
//! | `6th` | an ordinal |
//! | `10:30` | a time of day |

use super::words::TimeWord;

/// The length of "31.12.2011".
const DATE: usize = 10;

/// Reads a number token: digits, perhaps with a point, a colon or an ending.
pub fn number(text: &str) -> TimeWord {
    let digits = text.trim_start_matches(['\'', '’', '‘']);
    if digits.len() <= DATE && digits.matches('.').count() == 2 {
        return TimeWord::Dotted;
    }
    if digits.len() > 9 || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return TimeWord::Other;
    }
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?;
    if let Some(value) = plain(digits) {
        return TimeWord::Digits(value, digits.len() as u8);
    }
    if let Some(value) = digits.strip_suffix('s').and_then(plain) {
        return decade(value, digits.len() - 1);
    }
    if let Some(value) =
        ["st", "nd", "rd", "th"].iter().find_map(|s| plain(digits.strip_suffix(s)?))
    {
        return u8::try_from(value).map_or(TimeWord::Other, TimeWord::Ordinal);
    }
    if let Some((hour, minute)) = digits.split_once(':') {
        return clock(hour, minute).unwrap_or(TimeWord::Other);
    }
    if let Some((cut, hundredths)) = fraction(digits) {
        return match plain(&digits[..cut]) {
            Some(value) => TimeWord::Decimal(value.saturating_mul(100).saturating_add(hundredths)),
            None => TimeWord::Other,
        };
    }
    if digits.contains(',') {
        return plain(&digits.replace(',', ""))
            .map_or(TimeWord::Other, |value| TimeWord::Digits(value, 0));
    }
    decimal(digits).map_or(TimeWord::Other, TimeWord::Decimal)
}

fn decade(value: u32, width: usize) -> TimeWord {
    match (value, width) {
        (1000..=2090, 4) if value.is_multiple_of(100) && value != 2000 => {
            TimeWord::Century((value / 100) as u8)
        }
        (1000..=2090, 4) if value.is_multiple_of(10) => TimeWord::Decade((value / 10) as u16),
        (20..=90, 2) if value.is_multiple_of(10) => TimeWord::Nineties(value as u8),
        _ => TimeWord::Other,
    }
}

fn clock(hour: &str, minute: &str) -> Option<TimeWord> {
    // Seconds, as in "12:55:01", are read over.
    let minute = minute.split(':').next().filter(|m| m.len() == 2)?;
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    // A day ends at 24:00; there is no 24:30.
    let is_time = (hour < 24 && minute < 60) || (hour, minute) == (24, 0);
    is_time.then_some(TimeWord::Clock(hour, minute))
}

fn decimal(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.')?;
    let hundredths: u32 = match part.len() {
        1 => part.parse::<u32>().ok()? * 10,
        2 => part.parse().ok()?,
        _ => return None,
    };
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)
}

/// Where a vulgar fraction ends `digits`, and its hundredths.
fn fraction(digits: &str) -> Option<(usize, u32)> {
    let (cut, mark) = digits.char_indices().next_back()?;
    match mark {
        '¼' => Some((cut, 25)),
        '½' => Some((cut, 50)),
        '¾' => Some((cut, 75)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_shape() {
        assert_eq!(number("2024"), TimeWord::Digits(2024, 4));
        assert_eq!(number("1,200"), TimeWord::Digits(1200, 0));
        assert_eq!(number("2.5"), TimeWord::Decimal(250));
        assert_eq!(number("'90s"), TimeWord::Nineties(90));
        assert_eq!(number("1990s"), TimeWord::Decade(199));
        assert_eq!(number("6th"), TimeWord::Ordinal(6));
        assert_eq!(number("10:30"), TimeWord::Clock(10, 30));
        assert_eq!(number("99:30"), TimeWord::Other);
        assert_eq!(number("12345678901234"), TimeWord::Other);
    }
}
