//! Properties of the calendar's arithmetic, against a well-kept date library.

use jiff::civil;
use jiff::{ToSpan, Unit};
use postil::calendar::{Date, Period, Season};
use proptest::prelude::*;

/// Any day of the years 1 to 9999.
fn any_date() -> impl Strategy<Value = Date> {
    (1..=9999i32, 1..=12u8, 1..=31u8).prop_filter_map("a real day", |(y, m, d)| Date::new(y, m, d))
}

fn to_jiff(date: Date) -> civil::Date {
    civil::date(date.year() as i16, date.month() as i8, date.day() as i8)
}

/// Any period around a day.
fn any_period() -> impl Strategy<Value = Period> {
    (any_date(), 0..11u8).prop_map(|(date, sort)| {
        let (year, month) = (date.year(), date.month());
        match sort {
            0 => Period::Day(date),
            1 => Period::week_of(date).unwrap_or(Period::Day(date)),
            2 => Period::weekend_of(date).unwrap_or(Period::Day(date)),
            3 => Period::Month(year, month),
            4 => Period::Quarter(year, (month - 1) / 3 + 1),
            5 => Period::Half(year, (month - 1) / 6 + 1),
            6 => Period::Season(year, Season::Summer),
            7 => Period::Year(year),
            8 => Period::FiscalYear(year),
            9 => Period::Decade((year / 10).max(1)),
            _ => Period::Century((year / 100).max(1)),
        }
    })
}

proptest! {
    #[test]
    fn a_day_is_real_exactly_where_jiff_has_it(y in -20..10020i32, m in 0..14u8, d in 0..33u8) {
        let theirs = i16::try_from(y).ok().filter(|y| (1..=9999).contains(y));
        let theirs = theirs.and_then(|y| civil::Date::new(y, m as i8, d as i8).ok());
        prop_assert_eq!(Date::new(y, m, d).is_some(), theirs.is_some());
    }

    #[test]
    fn weekdays_and_iso_weeks_agree(date in any_date()) {
        let theirs = to_jiff(date);
        prop_assert_eq!(date.weekday() as i8, theirs.weekday().to_monday_one_offset());
        let week = theirs.iso_week_date();
        prop_assert_eq!(date.iso_week(), (i32::from(week.year()), week.week() as u8));
    }

    #[test]
    fn the_nth_weekday_of_a_month_agrees(date in any_date(), weekday in 1..=7u8, nth in 0..=6u8) {
        let ours = Date::nth_weekday(date.year(), date.month(), weekday, nth);
        let weekday = civil::Weekday::from_monday_one_offset(weekday as i8).expect("a weekday");
        let theirs = match nth {
            0 => to_jiff(date).nth_weekday_of_month(-1, weekday).ok(),
            6 => None,
            nth => to_jiff(date).nth_weekday_of_month(nth as i8, weekday).ok(),
        };
        prop_assert_eq!(ours.map(to_jiff), theirs);
    }

    #[test]
    fn days_are_added_as_jiff_adds_them(date in any_date(), count in -4_000_000..4_000_000i32) {
        let theirs = to_jiff(date).checked_add(count.days()).ok().filter(|d| d.year() >= 1);
        prop_assert_eq!(date.add_days(count).map(to_jiff), theirs);
    }

    #[test]
    fn months_are_added_as_jiff_adds_them(date in any_date(), count in -120_000..120_000i32) {
        let theirs = to_jiff(date).checked_add(count.months()).ok().filter(|d| d.year() >= 1);
        prop_assert_eq!(date.add_months(count).map(to_jiff), theirs);
    }

    #[test]
    fn day_counts_agree_and_come_back(date in any_date()) {
        let epoch = civil::date(1970, 1, 1);
        let theirs = epoch.until((Unit::Day, to_jiff(date))).expect("in range").get_days();
        prop_assert_eq!(date.to_days(), theirs);
        prop_assert_eq!(Date::from_days(date.to_days()), Some(date));
    }

    #[test]
    fn a_date_is_read_back_as_written(date in any_date()) {
        prop_assert_eq!(date.to_string(), to_jiff(date).to_string());
        prop_assert_eq!(date.to_string().parse(), Ok(date));
    }

    #[test]
    fn a_period_ends_the_day_before_the_next_of_its_sort(period in any_period()) {
        let (last, next) = (period.last(), period.shift(1).and_then(Period::first));
        if let (Some(last), Some(next)) = (last, next)
            && !matches!(period, Period::Weekend(_) | Period::Season(..))
        {
            prop_assert_eq!(last.add_days(1), Some(next));
        }
    }

    #[test]
    fn shifting_there_and_back_changes_nothing(period in any_period(), count in -3_000..3_000i32) {
        if let Some(shifted) = period.shift(count) {
            prop_assert_eq!(shifted.shift(-count), Some(period));
        }
    }

    #[test]
    fn no_shift_panics(period in any_period(), count in any::<i32>()) {
        if let Some(shifted) = period.shift(count) {
            prop_assert!(!shifted.to_string().is_empty());
        }
    }

    #[test]
    fn a_day_lies_in_the_week_that_holds_it(date in any_date()) {
        if let Some(week) = Period::week_of(date)
            && let (Some(first), Some(last)) = (week.first(), week.last())
        {
            prop_assert!(first <= date && date <= last);
            prop_assert_eq!(first.weekday(), 1);
        }
    }
}
