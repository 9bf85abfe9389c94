//! The day an article was published, as its own head says it.
//!
//! | head of the text | published |
//! |---|---|
//! | `date 2024-08-14 Refugees receive aid …` | 2024-08-14 |
//! | `Published: 14 August 2024` | 2024-08-14 |
//! | `Aug 14, 2024` alone on a line | 2024-08-14 |
//! | `KYIV, Aug. 14, 2024 (Reuters) - Ukraine …` | 2024-08-14 |
//! | `On 6 August 2019 a ship sank …` | unknown: the story's date, not the paper's |

use crate::calendar::Date;
use crate::tables::packed::table;

/// Lines read from the top: a date line stands under the headline and the byline.
const HEAD_LINES: usize = 6;

/// Bytes read of a line: a date that says when it was published stands near its start.
const HEAD_BYTES: usize = 160;

/// What a date is called on a line of its own.
const LABELS: [&str; 6] = ["date", "dateline", "published", "posted", "updated", "last updated"];

/// Letters by which a month is known.
const SHORT: usize = 3;

/// Finds the day of publication in the head of `text`, or `None` where it does not say.
pub fn published(text: &str) -> Option<Date> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES);
    lines.map(head).filter(|line| has_year(line)).find_map(of_publication)
}

/// The start of `line`, cut at a character boundary.
fn head(line: &str) -> &str {
    &line[..line.floor_char_boundary(HEAD_BYTES)]
}

/// Whether `line` holds four digits side by side, as every date here does.
fn has_year(line: &str) -> bool {
    line.as_bytes().windows(4).any(|bytes| bytes.iter().all(u8::is_ascii_digit))
}

/// The first date of `line` that stands where the day of publication does.
fn of_publication(line: &str) -> Option<Date> {
    let starts = line.char_indices().filter(|&(at, first)| {
        first.is_ascii_alphanumeric() && !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
    });
    starts.filter_map(|(at, _)| Some((&line[..at], date(&line[at..])?))).find_map(
        |(before, (date, after))| {
            let is_labeled = is_label(before) && !after.starts_with(|c: char| c.is_alphanumeric());
            let is_alone = before.trim().is_empty() && is_time_of_day(after);
            let opens_story = is_dateline(before) && is_dash(after);
            date.filter(|_| is_labeled || is_alone || opens_story)
        },
    )
}

/// `Published on: `.
fn is_label(before: &str) -> bool {
    let label = before.trim_start().to_ascii_lowercase();
    let Some(label) = label.strip_suffix(' ').map(str::trim_end) else { return false };
    let label = label.strip_suffix(':').unwrap_or(label);
    LABELS.contains(&label.strip_suffix(" on").unwrap_or(label))
}

/// Nothing, or `, at 14:30 GMT`.
fn is_time_of_day(after: &str) -> bool {
    let clock = after.strip_prefix(',').unwrap_or(after).trim();
    let clock = clock.strip_prefix("at ").unwrap_or(clock);
    let Some((hour, rest)) = number(clock, 2) else { return clock.is_empty() };
    let minute = rest.strip_prefix([':', '.']).and_then(|rest| number(rest, 2));
    hour <= 24 && minute.is_some_and(|(_, rest)| rest.is_ascii())
}

/// `KYIV, Ukraine (Reuters) `.
fn is_dateline(before: &str) -> bool {
    let Some(place) = before.trim_start().strip_suffix(' ') else { return false };
    let agency = place.strip_suffix(')').and_then(|place| place.rsplit_once(" ("));
    let place = agency.map_or(place, |(place, _)| place);
    let place = place.strip_suffix([',', '.']).unwrap_or(place);
    let (town, state) = place.split_once(", ").unwrap_or((place, "The state"));
    let is_of_town = |c: char| c.is_ascii_uppercase() || " .'-".contains(c);
    let is_of_state = |c: char| c.is_ascii_alphabetic() || " .".contains(c);
    town.len() > 2
        && [town, state].iter().all(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))
        && town.chars().all(is_of_town)
        && state.chars().all(is_of_state)
}

/// ` (Reuters) -`.
fn is_dash(after: &str) -> bool {
    let agency = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let rest = agency.map_or(after, |(_, rest)| rest);
    rest.trim_start().starts_with(['-', '–', '—'])
}

/// The date at the start of `text` in ISO, US or UK order, `None` inside where there is no such day,
/// and what stands after it.
fn date(text: &str) -> Option<(Option<Date>, &str)> {
    iso(text).or_else(|| {
        let text = after_weekday(text);
        let (month, day, rest) = month_first(text).or_else(|| day_first(text))?;
        let (year, rest) = year(rest)?;
        Some((Date::new(year, month, day), rest))
    })
}

/// `2024-08-14`.
fn iso(text: &str) -> Option<(Option<Date>, &str)> {
    let (year, rest) = year(text)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
    Some((Date::new(year, month as u8, day as u8), rest))
}

/// What stands after `Wednesday, `.
fn after_weekday(text: &str) -> &str {
    let (word, rest) = text.split_once(' ').unwrap_or_default();
    if word.trim_end_matches(',').ends_with("day") { rest } else { text }
}

/// `Aug. 14th, `.
fn month_first(text: &str) -> Option<(u8, u8, &str)> {
    let (month, rest) = month(text)?;
    let (day, rest) = day(rest.strip_prefix(' ')?)?;
    Some((month, day, rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?))
}

/// `14th August `.
fn day_first(text: &str) -> Option<(u8, u8, &str)> {
    let (day, rest) = day(text)?;
    let (month, rest) = month(rest.strip_prefix(' ')?)?;
    Some((month, day, rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?))
}

/// The month that `text` begins with, in full or cut short.
fn month(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let short = name.get(..SHORT)?.to_ascii_lowercase();
    let mut months = table!("time-words").filter(|row| row[1] == "month");
    let row = months.find(|row| row[0] == short)?;
    let number = row[2].parse().expect("a number in data/time-words.tsv");
    Some((number, rest.strip_prefix('.').unwrap_or(rest)))
}

/// `14` or `14th`.
fn day(text: &str) -> Option<(u8, &str)> {
    let (day, rest) = number(text, 2)?;
    let suffix = ["st", "nd", "rd", "th"].iter().find_map(|suffix| rest.strip_prefix(suffix));
    Some((day as u8, suffix.unwrap_or(rest)))
}

/// Four digits.
fn year(text: &str) -> Option<(i32, &str)> {
    number(text, 4).filter(|(year, _)| *year > 999)
}

/// The digits that `text` begins with, at most `most` of them.
fn number(text: &str, most: usize) -> Option<(i32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    number.parse().ok().filter(|_| digits <= most).map(|number| (number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        published(text).map_or_else(String::new, |date| date.to_string())
    }

    #[test]
    fn the_head_says_when() {
        assert_eq!(found(" date 2024-08-14 Refugees receive aid"), "2024-08-14");
        assert_eq!(found("Rebels advance\nBy Ana Ito\nPublished: 14 August 2024"), "2024-08-14");
        assert_eq!(found("Aug 14, 2024\n\nRebels advance"), "2024-08-14");
        assert_eq!(found("Wednesday, August 14th, 2024"), "2024-08-14");
        assert_eq!(found("KYIV, Aug. 14, 2024 (Reuters) - Rebels advance"), "2024-08-14");
        assert_eq!(found("LINZ, Austria (AP) 14 August 2024 — A bridge fell"), "2024-08-14");
        assert_eq!(found("14 August 2024, at 14:30 GMT"), "2024-08-14");
    }

    #[test]
    fn the_story_does_not() {
        assert_eq!(found("On 6 August 2019 a ship sank off Oslo."), "");
        assert_eq!(found("The law of 2024-08-14 was struck down."), "");
        assert_eq!(found("Published: 31 February 2024"), "");
        assert_eq!(found("Seen 14 August 2024"), "");
        assert_eq!(found("14 August 2024 was a Wednesday."), "");
    }
}
