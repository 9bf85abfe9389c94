//! What a single token can mean in an expression of time: one look-up a token.
//!
//! The table is `data/time-words.tsv`: the word, its class, the class's value. Numbers are read
//! from their digits.

use std::sync::LazyLock;

use super::figures;
use super::meaning::YearPart;
use super::units::Unit;
use crate::calendar::Season;
use crate::lexicon::packed::table;
use crate::lexicon::word_class::{WordClass, word_class};
use crate::lexicon::words::Words;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// The class of a token, with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeWord {
    /// Nothing an expression of time starts with.
    Other,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "August", "Aug.", 1 to 12.
    Month(u8),
    /// "Wednesday", 1 to 7 from Monday.
    Weekday(u8),
    /// "Wednesdays".
    Weekdays(u8),
    /// "summer".
    Season(Season),
    /// "week".
    Unit(Unit),
    /// "weeks".
    Units(Unit),
    /// "two", "seventy".
    Count(u16),
    /// "hundred", "dozen": multiplies what stands before it.
    Scale(u32),
    /// "several", "many".
    Few,
    /// "another".
    Another,
    /// "once", "twice", "per": before "a day".
    Often,
    /// "these", "those": before "days".
    These,
    /// "final": before "quarter".
    Final,
    /// "half".
    Half,
    /// "third", "3rd".
    Ordinal(u8),
    /// "nineties": 90.
    Nineties(u8),
    /// "1990s": 199.
    Decade(u16),
    /// "1800s": 18.
    Century(u8),
    /// Digits alone: their value, and how many they are.
    Digits(u32, u8),
    /// Digits with a decimal point, in hundredths.
    Decimal(u32),
    /// "3.11.2011", of which a date may be made.
    Dotted,
    /// "10:30".
    Clock(u8, u8),
    /// "a.m.", "p.m.": hours to add.
    Meridiem(u8),
    /// "noon", "midnight": the hour.
    Noon(u8),
    /// "GMT", "ET".
    Zone(Zone),
    /// "morning", by TIMEX3 code.
    Part(&'static str),
    /// "mornings".
    Parts(&'static str),
    /// "tonight", "overnight".
    Tonight(&'static str),
    /// "yesterday": days from today.
    Today(i8),
    /// "now", "recently": a TIMEX3 reference.
    Vague(&'static str),
    /// "daily", by TIMEX3 value.
    Rate(&'static str),
    /// "weeklong", by TIMEX3 value.
    Long(&'static str),
    /// "every", "each".
    Every,
    /// "last", "this", "next".
    Which(Which),
    /// "early", "late", "mid".
    Edge,
    /// "beginning", "end": of a period.
    Border,
    /// "about", "nearly", "at" (least): of an amount.
    Bound,
    /// "straight", "trading": between an amount and its unit.
    Filler,
    /// "fiscal", "financial": before "year".
    Fiscal,
    /// "FY2012": the year.
    FiscalYear(u16),
    /// "Q3", "H1".
    Coded(YearPart),
    /// The first word of a feast.
    Feast,
    /// A word that belongs to an expression only after another: "the [future]", "a [couple] of".
    Inner,
    /// A single mark that may stand for a century: "'82".
    Apostrophe,
}

word_class! {
    /// A time zone, as far as a TIMEX3 value tells.
    pub enum Zone {
        /// Greenwich: `Z`.
        Universal = "Z",
        /// Any other, left out of the value.
        Local = "local",
    }
}

word_class! {
    /// Which of the periods that come again is meant.
    pub enum Which {
        /// "last".
        Last = "last",
        /// "past": of a unit, its length up to now.
        Past = "past",
        /// "previous", "prior": before the one last spoken of.
        Previous = "previous",
        /// "this", "current".
        This = "this",
        /// "next".
        Next = "next",
        /// "coming".
        Coming = "coming",
        /// "following": after the one last spoken of.
        Following = "following",
        /// "latest".
        Latest = "latest",
        /// "that", "same": the one last spoken of.
        That = "that",
    }
}

impl TimeWord {
    /// Whether an expression can open with it before `next`: most articles open none.
    pub fn opens(self, next: Self) -> bool {
        match self {
            Self::Other | Self::Inner => false,
            Self::The | Self::A | Self::Which(_) | Self::Bound => next != Self::Other,
            Self::Every | Self::Often | Self::Another | Self::These => next != Self::Other,
            _ => true,
        }
    }
}

word_class! {
    /// The classes of the table: [`TimeWord`] says what each is.
    enum Class {
        The = "the",
        A = "a",
        Month = "month",
        Weekday = "weekday",
        Weekdays = "weekdays",
        Season = "season",
        Unit = "unit",
        Units = "units",
        Count = "count",
        Scale = "scale",
        Few = "few",
        Another = "another",
        Often = "often",
        These = "these",
        Final = "final",
        Half = "half",
        Ordinal = "ordinal",
        Nineties = "nineties",
        Meridiem = "meridiem",
        Noon = "noon",
        Part = "part",
        Parts = "parts",
        Tonight = "tonight",
        Today = "today",
        Vague = "vague",
        Rate = "rate",
        Long = "long",
        Every = "every",
        Which = "which",
        Edge = "edge",
        Border = "border",
        Bound = "bound",
        Filler = "filler",
        Fiscal = "fiscal",
        QuarterCode = "quarter-code",
        HalfCode = "half-code",
        Inner = "inner",
    }
}

word_class! {
    impl Season {
        Spring = "spring",
        Summer = "summer",
        Fall = "fall",
        Winter = "winter",
    }
}

static TABLE: LazyLock<Words<TimeWord>> = LazyLock::new(|| {
    let feasts = super::feasts::first_words().map(|word| (word, TimeWord::Feast));
    let zones = table!("time-zones", "zone" => Zone);
    let zones = zones.map(|row| (row[0], TimeWord::Zone(Zone::named(row[1]))));
    let words = table!(
        "time-words",
        "class" => Class,
        "value of season" => Season,
        "value of unit units" => Unit,
        "value of which" => Which
    );
    let words = words
        .map(|row| (row[0], word(Class::named(row[1]), row.get(2).copied().unwrap_or_default())));
    feasts.chain(zones).chain(words).collect()
});

/// The words of `doc`, one a token.
pub fn words(doc: &Document) -> Vec<TimeWord> {
    let known = doc.per_word(|word| TABLE.get(&word.lower).copied());
    (0..doc.len()).map(|i| classify(doc, i, *known.get(doc.word_id(i)))).collect()
}

/// What token `i` means, of which the table says what is `known`.
fn classify(doc: &Document, i: usize, known: Option<TimeWord>) -> TimeWord {
    match doc.kind(i) {
        TokenKind::Number => figures::number(doc.lower(i)),
        TokenKind::Quote if matches!(doc.word(i), "'" | "’" | "‘") => TimeWord::Apostrophe,
        TokenKind::Word => match known {
            Some(word) if needs_capital(word) && !doc.is_capitalized(i) => TimeWord::Other,
            None => fiscal_year(doc.word(i)).unwrap_or(TimeWord::Other),
            Some(TimeWord::Zone(_)) if !doc.is_upper(i) => TimeWord::Other,
            Some(word) => word,
        },
        _ => TimeWord::Other,
    }
}

fn needs_capital(word: TimeWord) -> bool {
    matches!(
        word,
        TimeWord::Month(_)
            | TimeWord::Weekday(_)
            | TimeWord::Weekdays(_)
            | TimeWord::Feast
            | TimeWord::Coded(_)
    )
}

/// "FY2012".
fn fiscal_year(word: &str) -> Option<TimeWord> {
    let year = word.strip_prefix("FY")?.parse().ok()?;
    (1900..=2100).contains(&year).then_some(TimeWord::FiscalYear(year))
}

/// The class a line of the table gives.
fn word(class: Class, value: &'static str) -> TimeWord {
    let small = || value.parse().expect("a number in data/time-words.tsv");
    match class {
        Class::The => TimeWord::The,
        Class::A => TimeWord::A,
        Class::Month => TimeWord::Month(small()),
        Class::Weekday => TimeWord::Weekday(small()),
        Class::Weekdays => TimeWord::Weekdays(small()),
        Class::Season => TimeWord::Season(Season::named(value)),
        Class::Unit => TimeWord::Unit(Unit::named(value)),
        Class::Units => TimeWord::Units(Unit::named(value)),
        Class::Count => TimeWord::Count(small().into()),
        Class::Scale => TimeWord::Scale(value.parse().expect("a number in data/time-words.tsv")),
        Class::Few => TimeWord::Few,
        Class::Another => TimeWord::Another,
        Class::Often => TimeWord::Often,
        Class::These => TimeWord::These,
        Class::Final => TimeWord::Final,
        Class::Half => TimeWord::Half,
        Class::Ordinal => TimeWord::Ordinal(small()),
        Class::Nineties => TimeWord::Nineties(small()),
        Class::Meridiem => TimeWord::Meridiem(small()),
        Class::Noon => TimeWord::Noon(small()),
        Class::Part => TimeWord::Part(value),
        Class::Parts => TimeWord::Parts(value),
        Class::Tonight => TimeWord::Tonight(value),
        Class::Today => TimeWord::Today(value.parse().expect("a number in data/time-words.tsv")),
        Class::Vague => TimeWord::Vague(value),
        Class::Rate => TimeWord::Rate(value),
        Class::Long => TimeWord::Long(value),
        Class::Every => TimeWord::Every,
        Class::Which => TimeWord::Which(Which::named(value)),
        Class::Edge => TimeWord::Edge,
        Class::Border => TimeWord::Border,
        Class::Bound => TimeWord::Bound,
        Class::Filler => TimeWord::Filler,
        Class::Fiscal => TimeWord::Fiscal,
        Class::QuarterCode => TimeWord::Coded(YearPart::Quarter(small())),
        Class::HalfCode => TimeWord::Coded(YearPart::Half(small())),
        Class::Inner => TimeWord::Inner,
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon;

    #[test]
    fn the_tables_are_sorted_and_unique() {
        for table in [
            include_str!("../../../data/time-words.tsv"),
            include_str!("../../../data/time-zones.tsv"),
            include_str!("../../../data/feasts.tsv"),
            include_str!("../../../data/time-cues.tsv"),
        ] {
            let keys: Vec<_> = lexicon::rows(table).map(|row| row[0]).collect();
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
