//! Phrases as the look-up sees them: a hash of their parts, and how the parts are capitalized.
//!
//! | text | parts |
//! |---|---|
//! | `U.S.`, `US` | `us` |
//! | `Su-34`, `Su 34` | `su` `34` |
//! | `São Paulo` | `sao` `paulo` |
//! | `Sana'a` | `sanaa` |
//! | `Mass.` | `mass.` |
//! | `St. Ives`, `St Ives` | `st` `ives` |
//!
//! A part is a token without marks inside, in lower case, without diacritics; hyphens part. A stop
//! stays where it is the only one, at the end: it tells "Miss." from "Miss".

use crate::document::Document;
use crate::tokenize::{TokenKind, tokenize};

/// The most parts of a phrase that are looked at.
pub const MAX_PARTS: usize = 8;

/// How a part is capitalized, or must be; later ones satisfy earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// Starts with a small letter, or need not be a capital.
    Small = 0,
    /// Starts with a capital.
    Capital = 1,
    /// All capitals, two or more, or no letters at all.
    Capitals = 2,
}

/// The parts of a phrase read so far.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    hash: u64,
    cases: u16,
    parts: usize,
}

impl Phrase {
    /// No part yet.
    pub const EMPTY: Self = Self { hash: 0, cases: 0, parts: 0 };

    /// The parts' hash, never 0. The order of parts counts, how they are joined does not.
    pub fn hash(self) -> u64 {
        self.hash
    }

    /// How each part is capitalized.
    pub fn cases(self) -> Cases {
        Cases(self.cases)
    }

    /// The phrase with one part more.
    pub fn with(self, part: &str, case: Case) -> Self {
        let mixed = (self.hash.rotate_left(23) ^ part_hash(part)).wrapping_mul(MIX);
        Self {
            hash: (mixed ^ (mixed >> 29)) | 1,
            cases: self.cases | (case as u16) << (2 * self.parts),
            parts: self.parts + 1,
        }
    }

    /// The phrase of a table's entry; its cases are what it asks of the text. `each` is called
    /// with every beginning of it before.
    ///
    /// Parts after the first [`MAX_PARTS`] are left out: a test keeps tables free of such.
    pub fn of_entry(entry: &str, each: impl FnMut(Self)) -> Self {
        if entry.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Self::EMPTY.with_required(entry);
        }
        if entry.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ' || b == b'-') {
            return Self::of_parts(entry.split([' ', '-']), each);
        }
        Self::of_parts(tokenize(entry).iter().map(|t| &entry[t.span.range()]), each)
    }

    fn of_parts<'e>(parts: impl Iterator<Item = &'e str>, mut each: impl FnMut(Self)) -> Self {
        let parts = parts.filter(|&part| !part.is_empty() && part != "-").take(MAX_PARTS);
        parts.fold(Self::EMPTY, |phrase, part| {
            if phrase.parts > 0 {
                each(phrase);
            }
            phrase.with_required(part)
        })
    }

    fn with_required(self, part: &str) -> Self {
        self.with(part, required_case(part))
    }
}

/// The case of each part of a phrase, two bits a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases(u16);

impl Cases {
    /// Satisfies whatever is required.
    pub const ALL_CAPITALS: Self = Self(0xaaaa);

    /// Whether each part is at least as required.
    pub fn satisfy(self, required: Self) -> bool {
        // Two bits hold 0, 1 or 2, so 2 satisfies through its upper bit, 1 through its lower.
        let (upper, lower) = (self.0 & 0xaaaa, self.0 & 0x5555);
        let have = upper | (upper >> 1) | lower;
        required.0 & !have == 0
    }
}

/// The next part of a phrase that starts before token `i`, with the token it stands in, if the
/// phrase may go on there: after a hyphen against both words, or at once.
pub fn next_part(doc: &Document, i: usize, end: usize) -> Option<usize> {
    let at = if is_inner_hyphen(doc, i, end) { i + 1 } else { i };
    let is_part = at < end
        && (matches!(doc.kind(at), TokenKind::Word | TokenKind::Number) || doc.word(at) == "&");
    is_part.then_some(at)
}

/// How `word` is capitalized.
pub fn case(word: &str) -> Case {
    match word.as_bytes() {
        [b'a'..=b'z', ..] => return Case::Small,
        [b'A'..=b'Z', b'a'..=b'z', ..] => return Case::Capital,
        _ => {}
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match (letters.next(), letters.next()) {
        (None, _) => Case::Capitals,
        (Some(first), _) if !first.is_uppercase() => Case::Small,
        (_, Some(second)) if second.is_uppercase() && letters.all(char::is_uppercase) => {
            Case::Capitals
        }
        _ => Case::Capital,
    }
}

fn is_inner_hyphen(doc: &Document, i: usize, end: usize) -> bool {
    i > 0 && i + 1 < end && doc.word(i) == "-" && !doc.is_spaced(i) && !doc.is_spaced(i + 1)
}

/// What a table's spelling asks of the text: short acronyms must stand in capitals, as "US" and
/// "WHO" do; longer ones may be written "Nato".
fn required_case(part: &str) -> Case {
    let letters = || part.bytes().filter(u8::is_ascii_alphabetic).count();
    match case(part) {
        Case::Capital if matches!(part, "Al" | "El" | "De" | "Bin") => Case::Small,
        Case::Capitals if letters() == 0 => Case::Small,
        Case::Capitals if letters() > 3 => Case::Capital,
        case => case,
    }
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV-1a over the folded characters of a part.
fn part_hash(part: &str) -> u64 {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    if part.is_ascii() {
        part.bytes().filter(u8::is_ascii_alphanumeric).for_each(|b| hash.push(b | 0x20));
    } else {
        part.chars().for_each(|c| fold(c, &mut hash));
    }
    match part.as_bytes() {
        [b'&'] => hash.push(b'&'),
        [b'S' | b's', b't', b'.'] => {}
        [word @ .., b'.'] if !word.contains(&b'.') => hash.push(b'.'),
        _ => {}
    }
    hash.0
}

struct Fnv(u64);

impl Fnv {
    fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// `word` without diacritics, its other letters as they are: "hadid" for "ḥadīd".
pub fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        match base_letters(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded
}

/// Feeds `c` without its diacritics, in lower case; marks are left out.
fn fold(c: char, hash: &mut Fnv) {
    let small = c.to_lowercase().next().unwrap_or(c);
    match base_letters(small) {
        Some(letters) => letters.bytes().for_each(|b| hash.push(b)),
        None if small.is_ascii_alphanumeric() => hash.push(small as u8),
        None if small.is_alphanumeric() => {
            u32::from(small).to_le_bytes().into_iter().for_each(|b| hash.push(b));
        }
        None => {}
    }
}

/// The plain letters that newsrooms write for a Latin letter with diacritics.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' | 'ḫ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        _ => return None,
    })
}
