//! Classes of words: a closed set of values, each with the name that tables call it by.
//!
//! [`word_class!`] defines a class as an enum, or names the values of one defined elsewhere; a word has
//! one value, or a [`Set`] of them. [`word_classes!`] defines a class whose values are sets by
//! themselves, for code that asks for several at once.
//!
//! The head of a table lists the names that its columns may hold, and the build holds every row to it
//! (`build/heads.rs`). [`table!`](super::packed::table) holds the head to the class, when it is compiled.

use std::marker::PhantomData;

/// A class of words.
pub trait WordClass: Copy + 'static {
    /// The names of the values, in their order.
    const NAMES: &'static [&'static str];
    /// The values.
    const VALUES: &'static [Self];

    /// The bits that stand for the value in a set: one, of its own.
    fn bits(self) -> u32;

    /// The value that tables call `name`.
    ///
    /// # Panics
    /// If there is none: the build refuses a table with such a name.
    fn named(name: &str) -> Self {
        let place = Self::NAMES.iter().position(|known| *known == name);
        Self::VALUES[place.expect("a name that the head of the table lists")]
    }

    /// The bits of all values that `names` names, with blanks between.
    ///
    /// # Panics
    /// As [`named`](Self::named).
    fn bits_named(names: &str) -> u32 {
        names.split(' ').fold(0, |bits, name| bits | Self::named(name).bits())
    }
}

/// Defines an enum whose values have names in tables, or names the values of an enum.
macro_rules! word_class {
    (
        $(#[$about:meta])*
        $public:vis enum $class:ident { $($(#[$says:meta])* $value:ident = $name:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $public enum $class { $($(#[$says])* $value,)* }
        $crate::tables::word_class::word_class! { impl $class { $($value = $name,)* } }
    };
    (impl $class:ident { $($value:ident = $name:literal,)* }) => {
        impl $crate::tables::word_class::WordClass for $class {
            const NAMES: &'static [&'static str] = &[$($name),*];
            const VALUES: &'static [Self] = &[$(Self::$value),*];

            fn bits(self) -> u32 {
                1 << self as u32
            }
        }
    };
}
pub(crate) use word_class;

/// Defines sets of values that have names in tables; each value is the set of itself.
macro_rules! word_classes {
    (
        $(#[$about:meta])*
        $public:vis struct $classes:ident { $($(#[$says:meta])* $value:ident = $name:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        $public struct $classes(u32);

        const _: () = {
            #[allow(non_camel_case_types, reason = "named as the constants are")]
            #[allow(clippy::upper_case_acronyms, reason = "named as the constants are")]
            enum Place { $($value,)* }

            impl $classes {
                $($(#[$says])* pub const $value: Self = Self(1 << Place::$value as u32);)*
            }
        };

        impl $crate::tables::word_class::WordClass for $classes {
            const NAMES: &'static [&'static str] = &[$($name),*];
            const VALUES: &'static [Self] = &[$(Self::$value),*];

            fn bits(self) -> u32 {
                self.0
            }
        }
    };
}
pub(crate) use word_classes;

/// Some values of a class that is an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set<C>(u32, PhantomData<C>);

impl<C: WordClass> Set<C> {
    /// Those that `bits` stand for, as [`WordClass::bits_named`] gives them.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits, PhantomData)
    }

    /// Whether `value` is one of them.
    pub fn has(self, value: C) -> bool {
        self.0 & value.bits() != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl<C: WordClass> Default for Set<C> {
    fn default() -> Self {
        Self::from_bits(0)
    }
}

/// Whether the head of `table` says that names in `column` are just these, in their order.
pub const fn is_in_head(table: &str, column: &str, names: &[&str]) -> bool {
    let table = table.as_bytes();
    let mut at = 0;
    while let Some(subject) = after(table, at, "# ") {
        if let Some(end) = after(table, subject, column)
            && let Some(end) = after(table, end, ": ")
        {
            return lists(table, after_count(table, end), names);
        }
        while at < table.len() && table[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    false
}

/// Where the names begin in a line of a head.
const fn after_count(table: &[u8], at: usize) -> usize {
    let counts = ["one of ", "some of ", "at most one of "];
    let mut i = 0;
    while i < counts.len() {
        if let Some(end) = after(table, at, counts[i]) {
            return end;
        }
        i += 1;
    }
    at
}

/// Whether `names` fill the rest of the line at `at`.
const fn lists(table: &[u8], mut at: usize, names: &[&str]) -> bool {
    let mut i = 0;
    while i < names.len() {
        let mark = if i + 1 == names.len() { "\n" } else { " " };
        let Some(end) = after(table, at, names[i]) else { return false };
        let Some(end) = after(table, end, mark) else { return false };
        at = end;
        i += 1;
    }
    true
}

/// The place after `text`, where it stands at `at`.
const fn after(table: &[u8], at: usize, text: &str) -> Option<usize> {
    let text = text.as_bytes();
    let mut i = 0;
    while i < text.len() {
        if at + i >= table.len() || table[at + i] != text[i] {
            return None;
        }
        i += 1;
    }
    Some(at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    word_class! {
        enum Size {
            /// "inch".
            Small = "small",
            /// "mile".
            Large = "large",
        }
    }

    word_classes! {
        struct Uses {
            /// "say".
            SPEECH = "speech",
            /// "write".
            WRITING = "writing",
        }
    }

    #[test]
    fn names_lead_to_their_values() {
        assert_eq!(Size::named("large"), Size::Large);
        assert!(Set::<Size>::from_bits(Size::bits_named("small large")).has(Size::Small));
        assert!(!Set::<Size>::from_bits(Size::bits_named("large")).has(Size::Small));
        assert_eq!(Uses::named("writing"), Uses::WRITING);
        assert_eq!(Uses::bits_named("writing speech"), 3);
    }

    #[test]
    fn a_head_lists_the_names_of_a_class() {
        let table =
            "# made by: hand\n# columns: word, size\n# size: one of small large\na\tsmall\n";
        assert!(is_in_head(table, "size", Size::NAMES));
        for names in
            [&["small"][..], &["large", "small"], &["small", "large", "huge"], &["small", "larg"]]
        {
            assert!(!is_in_head(table, "size", names), "{names:?}");
        }
        assert!(!is_in_head(table, "word", Size::NAMES));
        assert!(!is_in_head("# size: some of small large\n", "siz", Size::NAMES));
    }

    #[test]
    #[should_panic = "a name that the head of the table lists"]
    fn an_unknown_name_is_nothing_else() {
        Size::named("lagre");
    }
}
