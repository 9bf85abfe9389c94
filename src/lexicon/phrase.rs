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
//! `build/` reads this as well: tables and texts are hashed alike.
//!
//! A part is a token without marks inside, in lower case, without diacritics; hyphens part. A stop
//! stays where it is the only one, at the end: it tells "Miss." from "Miss".

/// The most parts of a phrase that are looked at.
pub const MAX_PARTS: usize = 8;

/// Bits of the key of a thing: enough that hardly two have one, and that a phrase no table has is
/// taken for a thing once in some thousand times.
pub const THING_BITS: u32 = 24;

/// Bits of the key of a word: other words are taken for one of them once in some two hundred times.
pub const WORD_BITS: u32 = 22;

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

/// One part of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    hash: u64,
    case: Case,
}

impl Part {
    /// What `word` is as a part.
    pub fn new(word: &str, case: Case) -> Self {
        Self { hash: part_hash(word), case }
    }
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

    /// How each part is capitalized.
    pub fn cases(self) -> Cases {
        Cases(self.cases)
    }

    /// The phrase with one part more.
    pub fn with(self, part: Part) -> Self {
        let mixed = (self.hash.rotate_left(23) ^ part.hash).wrapping_mul(MIX);
        Self {
            hash: (mixed ^ (mixed >> 29)) | 1,
            cases: self.cases | (part.case as u16) << (2 * self.parts),
            parts: self.parts + 1,
        }
    }

    /// The parts' hash. The order of parts counts, how they are joined does not.
    pub fn hash(self) -> u64 {
        self.hash
    }

    /// Whether it has no more than one part.
    pub fn is_word(self) -> bool {
        self.parts < 2
    }
}

/// The upper bits of a phrase's hash, under which the gazetteer keeps it.
pub fn key(hash: u64, bits: u32) -> u32 {
    (hash >> (u64::BITS - bits)) as u32
}

/// The case of each part of a phrase, two bits a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases(pub u16);

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
