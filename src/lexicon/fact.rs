//! What an entry of the gazetteer can hold. `build/` reads this as well, to pack the tables.

/// What an entry holds beside its classes. Facts lie in the order of [`Fact::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// No more.
    Nothing,
    /// It is a first name of men.
    Male,
    /// It is a first name of women.
    Female,
    /// The number of a country.
    Country,
    /// The number of a region.
    Region,
    /// The number of a city.
    City,
    /// The number of a city that is the capital of its country.
    Capital,
    /// The number of a landmark.
    Landmark,
    /// The number of a list of countries.
    Nationality,
    /// The number of a seat.
    Seat,
    /// The key of the long name that the acronym, or the long name itself, stands for.
    Expansion,
    /// The key of the usual spelling.
    Spelling,
}

impl Fact {
    /// Every one, each at the place of its number in the file.
    pub const ALL: [Self; 12] = [
        Self::Nothing,
        Self::Male,
        Self::Female,
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

    /// How many bytes of the file say it of each entry. Cities, landmarks and seats are numbered
    /// as they come.
    pub const fn bytes(self) -> usize {
        match self {
            Self::Country | Self::Nationality => 1,
            Self::Region => 2,
            Self::Expansion | Self::Spelling => 4,
            _ => 0,
        }
    }
}
