//! What the taggers look at in one token, hashed once and then mixed into features.
//!
//! Hashes are 32 bits; curly quotes and dashes count as their ASCII forms, and the digits of a
//! number as zeros, so that `“2024–25”` looks like `"0000-00"`.

/// The hashed parts of one token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// The word in lower case.
    pub lower: u32,
    /// Its classes of characters, runs of more than two cut to two: `Xxx`, `XX`, `d`.
    pub shape: u32,
    /// Its first one to four letters, in lower case.
    pub prefixes: [u32; 4],
    /// Its last one to four letters, in lower case.
    pub suffixes: [u32; 4],
    /// Whether it holds a capital letter or a digit.
    pub is_marked: bool,
    /// Whether it starts with a capital letter.
    pub is_capitalized: bool,
    /// Whether it has two letters or more, all of them capitals.
    pub is_upper: bool,
}

impl Parts {
    /// What stands before the first and after the last token of a sentence.
    pub const EDGE: Self = Self {
        lower: 1,
        shape: 1,
        prefixes: [1; 4],
        suffixes: [1; 4],
        is_marked: false,
        is_capitalized: false,
        is_upper: false,
    };

    /// The parts of `word`, which reads `lower` in lower case.
    pub fn new(word: &str, lower: &str, is_number: bool) -> Self {
        let zero = |code: u32| if is_number && is_digit(code) { u32::from('0') } else { code };
        let ((all, prefixes), (_, suffixes), (shape, is_marked)) = if word.is_ascii() {
            let letters = lower.bytes().map(|byte| zero(byte.into()));
            (
                starts(letters.clone()),
                starts(letters.rev().take(4)),
                shape(word.bytes().map(byte_class)),
            )
        } else {
            let letters = lower.chars().map(|c| zero(ascii_mark(c).into()));
            (starts(letters.clone()), starts(letters.rev().take(4)), shape(word.chars().map(class)))
        };
        let is_capitalized = word.starts_with(char::is_uppercase);
        let is_upper = is_marked && is_upper(word);
        Self { lower: all, shape, prefixes, suffixes, is_marked, is_capitalized, is_upper }
    }
}

fn is_upper(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().all(char::is_uppercase) && letters.count() > 1
}

/// Mixes two hashes into one; the order matters.
#[inline(always)]
pub fn mix(a: u32, b: u32) -> u32 {
    let joined = u64::from(a.rotate_left(13) ^ b);
    (joined.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// The hash of all of `letters`, and those of its first one to four.
///
/// Fewer letters repeat the last hash there is.
fn starts(letters: impl Iterator<Item = u32>) -> (u32, [u32; 4]) {
    let mut hash = 0x811c_9dc5;
    let mut first = [0; 4];
    let mut count = 0;
    for letter in letters {
        hash = step(hash, letter);
        if count < 4 {
            first[count..].fill(hash);
            count += 1;
        }
    }
    (hash, first)
}

/// One step of FNV-1a, over a number instead of a byte.
fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// The hash of the shape of a word whose characters have these `classes`, and whether it holds a capital
/// letter or a digit.
fn shape(classes: impl Iterator<Item = u32>) -> (u32, bool) {
    let mut hash = 0x811c_9dc5;
    let mut is_marked = false;
    let (mut last, mut run) = (0, 0);
    for class in classes {
        run = if class == last { run + 1 } else { 1 };
        last = class;
        is_marked |= class == UPPER || class == DIGIT;
        if run <= 2 {
            hash = step(hash, class);
        }
    }
    (hash, is_marked)
}

const UPPER: u32 = 1;
const LOWER: u32 = 2;
const DIGIT: u32 = 3;

fn is_digit(code: u32) -> bool {
    (u32::from('0')..=u32::from('9')).contains(&code)
}

/// The class of an ASCII character.
fn byte_class(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => LOWER,
        b'A'..=b'Z' => UPPER,
        b'0'..=b'9' => DIGIT,
        _ => 0x100 + u32::from(byte),
    }
}

fn class(c: char) -> u32 {
    match c {
        _ if c.is_uppercase() => UPPER,
        _ if c.is_alphabetic() => LOWER,
        _ if c.is_numeric() => DIGIT,
        _ => 0x100 + u32::from(ascii_mark(c)),
    }
}

fn ascii_mark(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '–' | '—' | '―' => '-',
        _ => c,
    }
}
