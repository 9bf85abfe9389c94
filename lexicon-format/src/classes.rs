//! What a phrase can be: a small set of classes.

use std::ops::{BitOr, BitOrAssign};

/// A set of classes, in four bytes.
///
/// ```
/// use postil_lexicon_format::Classes;
/// let washington = Classes::CITY | Classes::REGION | Classes::LAST_NAME;
/// assert!(washington.has(Classes::PLACE)); // has at least one of
/// assert!(!washington.has(Classes::FIRST_NAME | Classes::COMMON_WORD));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

/// Defines the classes, the word for each in tables, and how a table's word is read.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $word:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*

            /// The class a table calls `word`.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// A country: "Ukraine", "US".
    COUNTRY = 0, "country";
    /// A first-level part of a country, or a disputed territory: "Kursk", "Texas", "Crimea".
    REGION = 1, "region";
    /// A city, town or village.
    CITY = 2, "city";
    /// A sea, river, strait, lake or canal.
    WATER = 3, "water";
    /// A continent, world region, island, mountain range, desert: "Middle East", "Donbas".
    AREA = 4, "area";
    /// A building, plant, base, prison, square or street that stands for itself: "Tiananmen Square".
    FACILITY = 5, "facility";
    /// A nationality, as adjective or noun: "Ukrainian", "Britons".
    DEMONYM = 6, "demonym";
    /// A faith, people or movement's members: "Muslim", "Kurds", "Republicans".
    GROUP = 7, "group";
    /// A first name.
    FIRST_NAME = 8, "first";
    /// A surname.
    LAST_NAME = 9, "last";
    /// A known person's full or only name: "Vladimir Putin", "Lula".
    PERSON = 10, "person";
    /// A public body, alliance, charity or other organization not in a class below.
    BODY = 11, "body";
    /// A business.
    COMPANY = 12, "company";
    /// A political party.
    PARTY = 13, "party";
    /// Armed forces, a militia or an armed group: "Wagner", "Red Army", "Hamas".
    FORCE = 14, "force";
    /// A newspaper, broadcaster or news agency.
    MEDIA = 15, "media";
    /// A sports club.
    TEAM = 16, "team";
    /// A university or college.
    SCHOOL = 17, "school";
    /// What stands before a person's name: "Mr", "President", "Gov."
    TITLE = 21, "title";
    /// A noun for a person by work or part played, in lower case: "spokesman", "blogger".
    ROLE = 22, "role";
    /// Weapons, vehicles, aircraft, ships, drugs and other products: "Himars", "Su-34".
    PRODUCT = 23, "product";
    /// A war, battle, treaty, tournament or other named event.
    EVENT = 24, "event";
    /// A seat that stands for a government or its arm: "Kremlin", "White House", "Pentagon".
    SEAT = 26, "seat";
    /// A word of everyday English in lower case too: a lone match of another class is weak.
    COMMON_WORD = 27, "common";
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self(0);
    /// Every class of place.
    pub const PLACE: Self = Self::COUNTRY
        .or(Self::REGION)
        .or(Self::CITY)
        .or(Self::WATER)
        .or(Self::AREA)
        .or(Self::FACILITY);
    /// Every class of organization.
    pub const ORGANIZATION: Self = Self::BODY
        .or(Self::COMPANY)
        .or(Self::PARTY)
        .or(Self::FORCE)
        .or(Self::MEDIA)
        .or(Self::TEAM)
        .or(Self::SCHOOL)
        .or(Self::SEAT);

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether at least one of `any` is in the set.
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether nothing but classes of `all` is in the set.
    pub const fn is_only(self, all: Self) -> bool {
        self.0 & !all.0 == 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The set of these bits, which [`bits`](Self::bits) gave.
    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The set as bits, for hashing and feature templates; they may change between versions.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

impl std::ops::Not for Classes {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.or(other);
    }
}
