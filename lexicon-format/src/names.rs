//! Sorted names, front coded: each shares its first bytes with the one before.
//!
//! | bytes | what |
//! |---|---|
//! | 4, 4 | number of names, length of all endings |
//! | 1 a name | how many bytes it shares with the name before |
//! | the rest | the other bytes of each name, its ending, and a zero |
//!
//! A look-up finds the last of the heads (every eighth name, kept whole) that does not come after what
//! it looks for, and walks from there. What the walk has in common with the name sought is known from the
//! number of shared bytes alone, except where both are the same so far.

use crate::columns::{Reader, Writer};

/// What stands between the parts of a name. It sorts before every other byte of names, so that a
/// name comes right before those that go on after it.
pub const SEPARATOR: u8 = b' ';

/// The most bytes of a name.
pub const MAX_NAME: usize = 80;

/// Names from one head to the next.
const BLOCK: usize = 8;

/// The number of a name, in the order of all names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

/// All names of a gazetteer.
pub struct Names<'f> {
    shared: &'f [u8],
    endings: &'f [u8],
    heads: Vec<Head>,
    /// The names of the heads, one after the other.
    text: Vec<u8>,
}

/// The first name of a block.
struct Head {
    /// Its first bytes, the first one highest; zeros where it is shorter.
    key: u64,
    /// Where its name starts in the text of all heads.
    start: u32,
    /// Where the endings of the names after it start.
    endings: u32,
}

/// What a look-up found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name, if there is one that is spelled so.
    pub name: Option<NameId>,
    /// Whether a longer name begins with it and a separator.
    pub begins: bool,
}

/// Appends `names` to a file.
///
/// # Panics
/// If they are not sorted and distinct, or one is empty, too long, or holds a byte below the
/// separator.
pub(crate) fn write(file: &mut Writer, names: &[&str]) {
    let (mut shared, mut endings) = (Vec::new(), Vec::new());
    let mut before = "";
    for name in names {
        assert!(before < *name, "{name:?} does not come after {before:?}");
        assert!(name.len() <= MAX_NAME, "{name:?} is too long");
        assert!(name.bytes().all(|byte| byte >= SEPARATOR), "a control character in {name:?}");
        let common = before.bytes().zip(name.bytes()).take_while(|(one, other)| one == other);
        let common = common.count();
        shared.push(common as u32);
        endings.extend(name.bytes().skip(common).chain([0]));
        before = name;
    }
    file.number(names.len(), 4);
    file.number(endings.len(), 4);
    file.column(&shared, 1);
    file.bytes.extend(endings);
}

impl<'f> Names<'f> {
    /// Reads the names in one pass; `each` is called with every one of them.
    pub(crate) fn read(file: &mut Reader<'f>, mut each: impl FnMut(&[u8])) -> Self {
        let [count, length] = [(); 2].map(|()| file.number(4));
        let (shared, endings) = (file.bytes(count), file.bytes(length));
        let mut names = Self {
            shared,
            endings,
            heads: Vec::with_capacity(count / BLOCK + 1),
            text: Vec::new(),
        };
        let (mut name, mut at) = ([0; MAX_NAME], 0);
        for (i, &shared) in shared.iter().enumerate() {
            let mut end = usize::from(shared);
            while endings[at] != 0 {
                name[end] = endings[at];
                (end, at) = (end + 1, at + 1);
            }
            at += 1;
            if i % BLOCK == 0 {
                names.push_head(&name[..end], at as u32);
            }
            each(&name[..end]);
        }
        names
    }

    fn push_head(&mut self, name: &[u8], endings: u32) {
        self.heads.push(Head { key: key(name), start: self.text.len() as u32, endings });
        self.text.extend(name);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.shared.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shared.is_empty()
    }

    /// Looks for `name`. Allocates nothing.
    pub fn find(&self, name: &[u8]) -> Found {
        let Some(block) = self.block(name) else {
            let is_begun = self.heads.first().is_some_and(|_| goes_on(self.head(0), name));
            return Found { name: None, begins: is_begun };
        };
        let head = self.head(block);
        let common = head.iter().zip(name).take_while(|(one, other)| one == other).count();
        let walk = Walk { at: block * BLOCK + 1, ending: self.heads[block].endings as usize };
        if common == name.len() && common == head.len() {
            return Found { name: id(block * BLOCK), begins: self.goes_on(&walk, name.len()) };
        }
        self.walk(walk, name, common)
    }

    /// The last block whose head does not come after `name`.
    fn block(&self, name: &[u8]) -> Option<usize> {
        let key = key(name);
        let mut after = self.heads.partition_point(|head| head.key < key);
        while self.heads.get(after).is_some_and(|head| head.key == key) && self.head(after) <= name
        {
            after += 1;
        }
        after.checked_sub(1)
    }

    /// The name of a head.
    fn head(&self, block: usize) -> &[u8] {
        let end = self.heads.get(block + 1).map_or(self.text.len(), |next| next.start as usize);
        &self.text[self.heads[block].start as usize..end]
    }

    /// Looks at one name after the other, while they come before `name`, of which the name before
    /// has the first `common` bytes.
    fn walk(&self, mut walk: Walk, name: &[u8], mut common: usize) -> Found {
        while let Some(&shared) = self.shared.get(walk.at) {
            if usize::from(shared) < common {
                break;
            }
            let start = walk.ending;
            walk.skip(self.endings);
            if usize::from(shared) > common {
                continue;
            }
            let ending = &self.endings[start..walk.ending - 1];
            let rest = &name[common..];
            let same = ending.iter().zip(rest).take_while(|(one, other)| one == other).count();
            match (ending.get(same), rest.get(same)) {
                (None, None) => {
                    let begins = self.goes_on(&walk, name.len());
                    return Found { name: id(walk.at - 1), begins };
                }
                (Some(&next), None) => return Found { name: None, begins: next == SEPARATOR },
                (Some(own), Some(sought)) if own > sought => break,
                _ => common += same,
            }
        }
        Found { name: None, begins: false }
    }

    /// Whether the name at `walk` is the name before, of so many bytes, and a separator and more.
    fn goes_on(&self, walk: &Walk, length: usize) -> bool {
        self.shared.get(walk.at).is_some_and(|&shared| usize::from(shared) == length)
            && self.endings[walk.ending] == SEPARATOR
    }
}

/// A name on the way, and where its ending starts.
struct Walk {
    at: usize,
    ending: usize,
}

impl Walk {
    fn skip(&mut self, endings: &[u8]) {
        while endings[self.ending] != 0 {
            self.ending += 1;
        }
        self.ending += 1;
        self.at += 1;
    }
}

fn id(at: usize) -> Option<NameId> {
    Some(NameId(at as u32))
}

fn goes_on(longer: &[u8], name: &[u8]) -> bool {
    longer.strip_prefix(name).is_some_and(|rest| rest.first() == Some(&SEPARATOR))
}

/// The first eight bytes of `name` as a number that sorts as they do.
fn key(name: &[u8]) -> u64 {
    match name.first_chunk() {
        Some(first) => u64::from_be_bytes(*first),
        None => {
            let bits = 8 * (8 - name.len() as u32);
            name.iter()
                .fold(0, |key, &byte| key << 8 | u64::from(byte))
                .checked_shl(bits)
                .unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// The file of `names`, and what stands in it by [`Names::read`].
    fn packed(names: &BTreeSet<String>) -> Vec<u8> {
        let mut file = Writer::default();
        write(&mut file, &names.iter().map(String::as_str).collect::<Vec<_>>());
        file.bytes
    }

    /// What a look-up must find, by comparing with every name.
    fn expected(names: &BTreeSet<String>, name: &str) -> Found {
        let place = names.iter().position(|other| other == name);
        let longer = format!("{name} ");
        Found {
            name: place.map(|place| NameId(place as u32)),
            begins: names.iter().any(|other| other.starts_with(&longer)),
        }
    }

    proptest! {
        #[test]
        fn names_come_back(names in prop::collection::btree_set("[ -~é]{1,9}", 0..40)) {
            let file = packed(&names);
            let mut read = Vec::new();
            let all = Names::read(&mut Reader(&file), |name| read.push(name.to_owned()));
            prop_assert_eq!(all.len(), names.len());
            prop_assert!(read.iter().map(Vec::as_slice).eq(names.iter().map(String::as_bytes)));
        }

        /// Of few letters, so that many names begin alike.
        #[test]
        fn only_names_are_found(
            names in prop::collection::btree_set("[ab]{1,5}( [ab]{1,12}){0,2}", 0..60),
            others in prop::collection::vec("[ab]{0,5}( [abc]{1,12}){0,2}", 10),
        ) {
            let file = packed(&names);
            let all = Names::read(&mut Reader(&file), |_| ());
            for name in names.iter().chain(&others) {
                prop_assert_eq!(all.find(name.as_bytes()), expected(&names, name), "{}", name);
                for end in 0..name.len() {
                    let start = &name[..end];
                    prop_assert_eq!(all.find(start.as_bytes()), expected(&names, start), "{}", start);
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "does not come after")]
    fn names_that_are_not_sorted_are_refused() {
        write(&mut Writer::default(), &["b", "a"]);
    }
}
