//! Feasts that move through the year, computed.

use super::Date;

/// Easter Sunday of `year` in the western churches; `None` outside years 1 to 9999.
///
/// The anonymous Gregorian computus, as in Meeus, "Astronomical Algorithms" (1991).
pub fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 114;
    Date::new(year, u8::try_from(from_march / 31).ok()?, u8::try_from(from_march % 31 + 1).ok()?)
}

/// The days of each 30-year cycle of the tabular Islamic calendar.
const CYCLE_DAYS: i32 = 10_631;

/// Days from 1 January 1970 to 1 Muharram of year 1: 19 July 622, Gregorian.
const EPOCH_DAYS: i32 = -492_148;

/// The first day of the Islamic month `month` (Ramadan is 9) that begins in the year `year`.
///
/// It follows the tabular calendar, which a sighting of the moon may miss by a day. Of two such
/// months in one year it is the first; `None` where none begins in that year.
pub fn islamic_month(month: u8, year: i32) -> Option<Date> {
    let first = Date::new(year, 1, 1)?;
    let guess = (first.to_days() - EPOCH_DAYS) * 30 / CYCLE_DAYS;
    (guess..guess + 4)
        .filter_map(|islamic| islamic_first(islamic, month))
        .find(|date| date.year() == year)
}

/// The first day of the month `month` in the year `islamic` of the tabular Islamic calendar.
fn islamic_first(islamic: i32, month: u8) -> Option<Date> {
    let days = (islamic - 1) * 354 + (11 * islamic + 3).div_euclid(30);
    // Months have 30 and 29 days in turn.
    let days_before = (59 * (i32::from(month) - 1) + 1) / 2;
    Date::from_days(EPOCH_DAYS + days + days_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_moves() {
        for date in ["1989-03-26", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"] {
            let date: Date = date.parse().expect("a date");
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn ramadan_is_within_a_day_of_the_moon() {
        for date in ["1998-12-20", "2013-07-09", "2024-03-11"] {
            let date: Date = date.parse().expect("a date");
            let found = islamic_month(9, date.year()).expect("a Ramadan a year");
            assert!((found.to_days() - date.to_days()).abs() <= 1, "{found} for {date}");
        }
        // The year 2030 has two: this is the first.
        assert_eq!(islamic_month(9, 2030).map(|d| d.month()), Some(1));
    }
}
