//! The day an article was published, as its own head says it.
//!
//! | head of the text | published |
//! |---|---|
//! | `date 2024-08-14 Refugees receive aid …` | 2024-08-14 |
//! | `Published: 14 August 2024` | 2024-08-14 |
//! | `Aug 14, 2024` alone on a line | 2024-08-14 |
//! | `KYIV, Aug. 14, 2024 (Reuters) - Ukraine …` | 2024-08-14 |
//! | `On 6 August 2019 a ship sank …` | unknown: the story's date, not the paper's |

use std::sync::LazyLock;

use regex::bytes::{Captures, Regex};

use crate::calendar::Date;
use crate::lexicon::packed::table;

/// Lines read from the top: a date line stands under the headline and the byline.
const HEAD_LINES: usize = 6;

/// Bytes read of a line: a date that says when it was published stands near its start.
const HEAD_BYTES: usize = 160;

/// A date with its year, in ISO, US or UK order.
const DATE: &str = r"(?:(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})|(?:[A-Za-z]+day,? )?(?:(?<month>MONTH)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? |(?<day2>\d{1,2})(?:st|nd|rd|th)? (?<month2>MONTH)\.?,? )(?<year>\d{4}))";

/// Letters by which a month is known.
const SHORT: usize = 3;

/// The months as [`DATE`] finds them, by their first letters.
fn month() -> String {
    let capital = |name: &str| name[..1].to_ascii_uppercase() + &name[1..];
    let names: Vec<_> = months().map(|(name, _)| capital(name)).collect();
    ["(?:", &names.join("|"), ")[a-z]*"].concat()
}

/// The short names of the months, in lower case, and their numbers.
fn months() -> impl Iterator<Item = (&'static str, u8)> {
    let short = table!("time-words").filter(|row| row[1] == "month" && row[0].len() == SHORT);
    short.map(|row| (row[0], row[2].parse().expect("a number in data/time-words.tsv")))
}

/// The places where a date is the day of publication.
static PATTERNS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let label = r"^\s*(?i:date|dateline|published|posted|updated|last updated)(?: on)?:? +DATE\b";
    let alone = r"^\s*DATE(?:,? (?:at )?\d{1,2}[:.]\d{2}[ -~]*)?\s*$";
    let dateline = r"^\s*[A-Z][A-Z .'-]{2,}(?:, [A-Z][A-Za-z. ]+)?[,.]? (?:\([A-Z]+\) )?DATE(?: \([A-Za-z ]+\))? ?(?:-|–|—)";
    let month = month();
    [label, alone, dateline].map(|pattern| {
        let pattern = pattern.replace("DATE", DATE).replace("MONTH", &month);
        // ASCII classes keep the Unicode tables out of the download.
        Regex::new(&format!("(?-u){pattern}")).expect("built-in pattern")
    })
});

/// Finds the day of publication in the head of `text`, or `None` where it does not say.
pub fn published(text: &str) -> Option<Date> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(HEAD_LINES);
    let mut dated = lines.map(head).filter(|line| has_year(line));
    dated.find_map(|line| PATTERNS.iter().find_map(|p| date(&p.captures(line.as_bytes())?)))
}

/// Whether `line` holds four digits side by side, as every date here does: most texts need no patterns,
/// which take longer to build than a short text to read.
fn has_year(line: &str) -> bool {
    line.as_bytes().windows(4).any(|bytes| bytes.iter().all(u8::is_ascii_digit))
}

/// The start of `line`, cut at a character boundary.
fn head(line: &str) -> &str {
    &line[..line.floor_char_boundary(HEAD_BYTES)]
}

fn date(found: &Captures) -> Option<Date> {
    let text = |name: &str| found.name(name).and_then(|part| str::from_utf8(part.as_bytes()).ok());
    let number = |name: &str| text(name).and_then(|digits| digits.parse::<i32>().ok());
    if let Some(year) = number("y") {
        return Date::new(year, number("m")? as u8, number("d")? as u8);
    }
    let day = number("day").or_else(|| number("day2"))?;
    let name = text("month").or_else(|| text("month2"))?;
    let name = name[..SHORT].to_ascii_lowercase();
    let (_, month) = months().find(|(short, _)| *short == name)?;
    Date::new(number("year")?, month, day as u8)
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
    }

    #[test]
    fn the_story_does_not() {
        assert_eq!(found("On 6 August 2019 a ship sank off Oslo."), "");
        assert_eq!(found("The law of 2024-08-14 was struck down."), "");
        assert_eq!(found("Published: 31 February 2024"), "");
    }
}
