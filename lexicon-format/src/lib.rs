//! The packed gazetteer: names, what each name can be, and where the places are.
//!
//! The build script of `postil` packs the tables of `data/` with [`write`]; the library reads the
//! bytes with [`Gazetteer::read`]. Names are stored whole, so that a name of no table has no
//! meaning, whatever its spelling. Everything is laid out for two goals: few bytes after brotli, and
//! little to do before the first look-up.
//!
//! | module | what it holds |
//! |---|---|
//! | `spelling` | what a token becomes in a name: folded letters, and how it is capitalized |
//! | `names` | sorted names, front coded, and the look-up |
//! | `meaning` | classes and facts of a name |
//! | `gazetteer`, `write` | the file: names, their meanings, countries and places |
//! | `places` | positions and populations as records |
//! | `columns` | numbers as columns of bytes |
//!
//! ```
//! use postil_lexicon_format::{Cases, Classes, Entry, Extras, Gazetteer, Value, write};
//!
//! let entry = |name: &str, value| Entry {
//!     name: name.to_owned(),
//!     classes: Classes::COUNTRY,
//!     cases: Cases(1),
//!     value,
//! };
//! let entries = vec![entry("mali", Value::Country(1)), entry("chad", Value::Country(0))];
//! let file = write(&entries, &Extras::default());
//! let gazetteer = Gazetteer::read(&file);
//! assert!(gazetteer.names.find(b"malo").name.is_none());
//! let mali = gazetteer.names.find(b"mali").name.expect("an entry");
//! let meaning = gazetteer.meanings(mali)[0];
//! assert_eq!(gazetteer.number(mali, &meaning), 1);
//! ```

mod classes;
mod columns;
mod gazetteer;
mod meaning;
mod names;
mod places;
mod spelling;
mod write;

pub use classes::Classes;
pub use gazetteer::Gazetteer;
pub use meaning::{Fact, Meaning};
pub use names::{Found, MAX_NAME, NameId, Names, SEPARATOR};
pub use places::{Places, Spot};
pub use spelling::{Case, Cases, case, fold, without_diacritics};
pub use write::{Entry, Extras, Value, write};
