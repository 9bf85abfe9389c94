//! The tables in `data/` that name things, and what their columns mean.

use postil_lexicon_format::Classes;

/// Every table and what its columns mean, those that others refer to first.
pub const TABLES: &[(&str, Shape)] = &[
    ("countries", Shape::Countries),
    ("country-names", Shape::CountryNames),
    ("regions", Shape::Regions),
    ("cities", Shape::Cities),
    ("towns", Shape::Cities),
    ("landmarks", Shape::Landmarks),
    ("demonyms", Shape::Demonyms),
    ("seats", Shape::Seats),
    ("first-names", Shape::FirstNames),
    ("last-names", Shape::Plain(Classes::LAST_NAME)),
    ("people", Shape::Classed),
    ("organizations", Shape::Classed),
    ("companies", Shape::Plain(Classes::COMPANY)),
    ("teams", Shape::Plain(Classes::TEAM)),
    ("acronyms", Shape::Acronyms),
    ("groups", Shape::Plain(Classes::GROUP)),
    ("events", Shape::Plain(Classes::EVENT)),
    ("products", Shape::Plain(Classes::PRODUCT)),
    ("titles", Shape::Plain(Classes::TITLE)),
    ("clue-words", Shape::Clues),
    ("common-words", Shape::Plain(Classes::COMMON_WORD)),
    ("spellings", Shape::Spellings),
];

/// What the columns of a table mean. The first is always a phrase to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Name, code, capital, latitude, longitude, thousands of inhabitants, neighbors, continent.
    Countries,
    /// Another name, code.
    CountryNames,
    /// Name, country, code, latitude, longitude, thousands of inhabitants.
    Regions,
    /// Name, country, code of the region or nothing, latitude, longitude, thousands of inhabitants.
    Cities,
    /// Name, class, country or nothing, latitude, longitude.
    Landmarks,
    /// Demonym, codes of the countries, by a space.
    Demonyms,
    /// Name, country, what it stands for.
    Seats,
    /// Name; `m`, `f`, or nothing where either is common.
    FirstNames,
    /// Acronym, class, expansion, which is a phrase to be looked up as well.
    Acronyms,
    /// Another spelling, the one that another table has.
    Spellings,
    /// Phrase, classes by a space, perhaps more.
    Classed,
    /// A word and what it says of names beside it: only roles are looked up here.
    Clues,
    /// Phrase, perhaps more: all of one class.
    Plain(Classes),
}
