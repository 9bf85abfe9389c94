//! What the look-ups give, and that every entry of the tables is found where it stands in a text.

use std::fs;
use std::path::Path;

use super::*;
use crate::annotation::PlaceLevel;
use crate::text::tokens::tokenize;

/// The tables that name things.
const NAMING: [&str; 21] = [
    "acronyms",
    "cities",
    "common-words",
    "companies",
    "countries",
    "country-names",
    "demonyms",
    "events",
    "first-names",
    "groups",
    "landmarks",
    "last-names",
    "organizations",
    "people",
    "products",
    "regions",
    "seats",
    "spellings",
    "teams",
    "titles",
    "towns",
];

/// The tables that are looked up by single words as they are cut from a text.
const WORDS: [&str; 14] = [
    "closed-words",
    "clue-words",
    "cues",
    "currency-homes",
    "feasts",
    "number-cues",
    "number-words",
    "rate-periods",
    "short-titles",
    "sentence-openers",
    "single-tags",
    "time-cues",
    "time-words",
    "time-zones",
];

/// The longest match at each token, those of common words alone left out.
fn found(text: &str) -> Vec<(String, Classes)> {
    let lexicon = Lexicon::new();
    let doc = Document::new(text, None);
    let mut found = Vec::new();
    let mut i = 0;
    while i < doc.len() {
        let matches = lexicon.matches(&doc, i);
        match matches.filter(|m| m.classes.has(!Classes::COMMON_WORD)).last() {
            Some(m) => {
                found.push((doc.slice(doc.span(m.tokens())).to_owned(), m.classes));
                i = m.end;
            }
            None => i += 1,
        }
    }
    found
}

fn names(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(name, _)| name).collect()
}

/// What `ask` says of `text`, where all of it is a phrase.
fn of<T>(text: &str, ask: impl Fn(&Lexicon, &Match) -> T) -> Option<T> {
    let lexicon = Lexicon::new();
    found_whole(&lexicon, text).map(|found| ask(&lexicon, &found))
}

/// The phrase that `text` is in a sentence.
fn found_whole(lexicon: &Lexicon, text: &str) -> Option<Match> {
    let sentence = ["In ", text, ", they met."].concat();
    let doc = Document::new(&sentence, None);
    let is_whole = |found: &Match| doc.slice(doc.span(found.tokens())) == text;
    lexicon.matches(&doc, 1).find(is_whole)
}

fn classes(text: &str) -> Classes {
    of(text, |_, found| found.classes).unwrap_or_default()
}

fn places(text: &str) -> Vec<PlaceFact> {
    of(text, Lexicon::places).unwrap_or_default()
}

fn usual_name(text: &str) -> Option<NameKey> {
    of(text, Lexicon::usual_name)
}

#[test]
fn long_names_win_and_hyphens_are_spaces() {
    let text = "The New York Times saw Su-34 jets over Bosnia-Herzegovina.";
    assert_eq!(names(text), ["New York Times", "Su-34", "Bosnia-Herzegovina"]);
}

#[test]
fn a_phrase_ends_with_its_sentence_and_at_marks() {
    assert_eq!(
        names("They like York. New York, they say, York - shire."),
        ["York", "New York", "York"]
    );
}

#[test]
fn short_acronyms_need_capitals() {
    assert_eq!(names("They told us who it is."), [""; 0]);
    assert_eq!(names("The US and the U.S. pay the WHO and Nato."), ["US", "U.S.", "WHO", "Nato"]);
}

#[test]
fn names_need_capitals_but_words_do_not() {
    assert!(names("They are reading a nice bath towel.").is_empty());
    assert!(classes("Reading").has(Classes::CITY) && classes("Reading").has(Classes::COMMON_WORD));
    assert_eq!(names("SYRIA SAYS spokesman"), ["SYRIA", "spokesman"]);
    assert!(!classes("Kharkiv").has(Classes::COMMON_WORD));
}

#[test]
fn a_stop_at_the_end_tells_words_apart() {
    assert!(classes("Wash.").has(Classes::REGION) && !classes("Wash").has(Classes::REGION));
}

#[test]
fn spellings_of_one_place_have_one_name() {
    for (one, other) in
        [("Kiev", "Kyiv"), ("U.S.", "United States"), ("Wash.", "Washington"), ("KYIV", "Kyiv")]
    {
        assert_eq!(usual_name(one), usual_name(other), "{one}");
    }
    assert_ne!(usual_name("Kharkiv"), usual_name("Kyiv"));
}

#[test]
fn diacritics_do_not_matter() {
    for spelling in ["São Paulo", "Sao Paulo", "SÃO PAULO", "Sa\u{303}o Paulo"] {
        assert_eq!(places(spelling)[0].place.country, "BR", "{spelling}");
    }
}

#[test]
fn the_likeliest_place_comes_first() {
    let first = |name| places(name).first().map(|fact| (fact.place.level, fact.place.country));
    let (country, region, city) = (PlaceLevel::Country, PlaceLevel::Region, PlaceLevel::City);
    assert_eq!(first("Georgia"), Some((country, "GE")));
    assert_eq!(first("Washington"), Some((city, "US")));
    assert_eq!(first("New York"), Some((city, "US")));
    assert_eq!(first("Texas"), Some((region, "US")));
    assert_eq!(first("Gaza"), Some((PlaceLevel::Other, "PS")));
    assert_eq!(first("Odessa"), Some((city, "UA")));
    assert_eq!(first("Tripoli"), Some((city, "LY")));
    assert_eq!(first("Birmingham"), Some((city, "GB")));
    assert_eq!(first("Black Sea"), Some((PlaceLevel::Other, "")));
}

#[test]
fn the_region_tells_namesakes_apart() {
    let [texas, france] = ["Texas", "France"].map(|name| places(name).swap_remove(0));
    let inside = |name, outer| places(name).iter().filter(|fact| fact.is_in(outer)).count();
    assert_eq!(inside("Paris", &texas), 1);
    assert_eq!(inside("Paris", &france), 1);
    assert_eq!(inside("Sudzha", &places("Kursk").swap_remove(1)), 1);
}

#[test]
fn facts_of_countries() {
    assert_eq!(Lexicon::new().country("UA"), Some("Ukraine"));
    assert_eq!(Lexicon::new().country("XX"), None);
    let demonym = |text| of(text, |lexicon, found| lexicon.demonym(found).collect::<Vec<_>>());
    assert_eq!(demonym("Ukrainians"), Some(vec!["UA"]));
    assert_eq!(demonym("Congolese"), Some(vec!["CD", "CG"]));
}

#[test]
fn seats_and_capitals_mean_governments() {
    let government = |text| of(text, Lexicon::government).flatten();
    assert_eq!(government("the Kremlin"), None);
    assert_eq!(government("Kremlin"), Some("RU"));
    assert_eq!(government("Kiev"), Some("UA"));
    assert_eq!(government("Kharkiv"), None);
    assert_eq!(of("Kremlin", Lexicon::seat).flatten(), Some("the Russian presidency"));
}

#[test]
fn hints_on_names() {
    assert_eq!(of("Volodymyr", Lexicon::gender).flatten(), Some(Gender::Male));
    assert_eq!(of("Olena", Lexicon::gender).flatten(), Some(Gender::Female));
    let expansion = |text| of(text, Lexicon::expansion).flatten();
    assert!(expansion("EU").is_some());
    assert_eq!(expansion("EU"), expansion("European Union"));
}

#[test]
fn tables_are_sorted_unique_and_say_where_they_come_from() {
    for (name, table) in tables() {
        let header: Vec<_> = table.lines().take_while(|line| line.starts_with("# ")).collect();
        for (line, field) in header.iter().zip(["# source: ", "# license: ", "# made by: "]) {
            assert!(line.starts_with(field), "{name}: {line}");
        }
        assert!(header.len() >= 3, "{name}");
        let rows: Vec<_> = table.lines().skip(header.len()).filter(|row| !row.is_empty()).collect();
        for pair in rows.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {} before {}", pair[0], pair[1]);
        }
    }
}

#[test]
fn every_name_is_found_where_it_stands_in_a_text() {
    let lexicon = Lexicon::new();
    let mut lost = Vec::new();
    for (name, table) in tables().iter().filter(|(name, _)| NAMING.contains(&name.as_str())) {
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with("# "));
        let entries = rows.map(|row| row.split('\t').next().unwrap_or_default());
        // Marks that texts are cut at, or where a sentence may end, need not stand in every text.
        let entries = entries
            .filter(|entry| !entry.contains(['.', ',', '/', '\'']) && !entry.contains(" - "));
        let is_lost = |entry: &&str| found_whole(&lexicon, entry).is_none();
        lost.extend(entries.filter(is_lost).map(|entry| format!("{name}: {entry}")));
    }
    assert_eq!(lost.join(" | "), "");
}

#[test]
fn every_entry_is_cut_into_tokens() {
    let mut lost = Vec::new();
    for (name, table) in tables() {
        let is_word = WORDS.contains(&name.as_str());
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with("# "));
        // Roles are phrases of the gazetteer, too.
        for row in rows.filter(|row| !row.split([' ', '\t']).any(|cell| cell == "role")) {
            let entry = row.split('\t').next().unwrap_or_default();
            let tokens: Vec<_> = tokenize(entry).iter().map(|t| &entry[t.span.range()]).collect();
            // Short forms and contracted ones are cut by what stands around them.
            let is_cut = tokens.join(" ") == entry || entry.contains(['.', '\'', '’']);
            if tokens.is_empty() || is_word && !is_cut {
                lost.push(format!("{name}: {entry}"));
            }
        }
    }
    assert_eq!(lost.join(" | "), "");
}

/// The name and the text of each table.
fn tables() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let tables = paths.filter(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    tables.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn a_capital_is_told_from_other_cities() {
    let capital = |text: &str| places(text).first().is_some_and(|fact| fact.place.capital);
    assert!(capital("Ottawa") && capital("Moscow"));
    assert!(!capital("Toronto") && !capital("Russia"));
}
