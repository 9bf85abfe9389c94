//! What a name of the gazetteer can be.

use crate::classes::Classes;
use crate::spelling::Cases;

/// One of the things that a name can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its classes.
    pub classes: Classes,
    /// How the name must be capitalized, `None` for
    /// [as usual](crate::Gazetteer::usual_cases).
    pub cases: Option<Cases>,
    /// What more is known.
    pub fact: Fact,
    /// How many meanings of the same name and list of facts come before.
    pub(crate) earlier: u8,
}

/// What is known of a meaning beside its classes; a number adds detail, see
/// [`Gazetteer::number`](crate::Gazetteer::number).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// No more.
    Nothing,
    /// A first name of men.
    Male,
    /// A first name of women.
    Female,
    /// The name is what an acronym stands for.
    Expanded,
    /// The number of a country.
    Country,
    /// The number of a region.
    Region,
    /// The number of a town.
    City,
    /// The number of a town that is the capital of its country.
    Capital,
    /// The number of a landmark.
    Landmark,
    /// The number of a list of countries.
    Nationality,
    /// The number of a seat.
    Seat,
    /// The name that an acronym stands for.
    Expansion,
    /// The usual spelling of the name.
    Spelling,
}

impl Fact {
    /// Every one, each at the place of its number in the file.
    pub(crate) const ALL: [Self; 13] = [
        Self::Nothing,
        Self::Male,
        Self::Female,
        Self::Expanded,
        Self::Country,
        Self::Region,
        Self::City,
        Self::Capital,
        Self::Landmark,
        Self::Nationality,
        Self::Seat,
        Self::Expansion,
        Self::Spelling,
    ];

    /// The list that its numbers stand in: towns and capitals share one.
    pub(crate) const fn list(self) -> Self {
        match self {
            Self::Capital => Self::City,
            fact => fact,
        }
    }

    /// Whether a number adds detail.
    pub(crate) const fn is_numbered(self) -> bool {
        !matches!(self, Self::Nothing | Self::Male | Self::Female | Self::Expanded)
    }

    /// How many bytes of the file give the number: none where meanings are numbered in the order of
    /// their names.
    pub(crate) const fn bytes(self) -> usize {
        match self {
            Self::Country | Self::Nationality => 1,
            Self::Region | Self::Expansion | Self::Spelling => 2,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stand_at_their_numbers() {
        for (number, fact) in Fact::ALL.into_iter().enumerate() {
            assert_eq!(fact as usize, number);
        }
    }
}
