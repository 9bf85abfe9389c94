//! What tokens become in names: folded letters, and how they are capitalized.
//!
//! | text | parts of a name |
//! |---|---|
//! | `U.S.`, `US` | `us` |
//! | `Su-34`, `Su 34` | `su` `34` |
//! | `São Paulo` | `sao` `paulo` |
//! | `Sana'a` | `sanaa` |
//! | `Mass.` | `mass.` |
//! | `St. Ives`, `St Ives` | `st` `ives` |
//!
//! Tables and texts are folded alike. A part is a token without marks inside, in lower case, without
//! diacritics; hyphens part. A stop stays where it is the only one, at the end: it tells "Miss."
//! from "Miss".

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

/// The case of each part of a phrase, two bits a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cases(pub u16);

impl Cases {
    /// No part.
    pub const NONE: Self = Self(0);

    /// Satisfies whatever is required.
    pub const ALL_CAPITALS: Self = Self(0xaaaa);

    /// The same with one more part, of which `parts` come before; only the first eight count.
    pub fn with(self, parts: usize, case: Case) -> Self {
        Self(self.0 | (case as u16).checked_shl(2 * parts as u32).unwrap_or(0))
    }

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

/// The token `word` as a part of a name.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        word.chars().for_each(|c| push_folded(&mut folded, c));
    }
    match word.as_bytes() {
        [b'&'] => folded.push('&'),
        [b'S' | b's', b't', b'.'] => {}
        [start @ .., b'.'] if !start.contains(&b'.') => folded.push('.'),
        _ => {}
    }
    folded
}

/// `word` without diacritics, its other letters as they are: "hadid" for "ḥadīd".
pub fn without_diacritics(word: &str) -> String {
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

/// Appends `c` without its diacritics, in lower case; marks are left out.
fn push_folded(folded: &mut String, c: char) {
    let small = c.to_lowercase().next().unwrap_or(c);
    match base_letters(small) {
        Some(letters) => folded.push_str(letters),
        None if small.is_alphanumeric() => folded.push(small),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let cases = [
            ("U.S.", "us"),
            ("São", "sao"),
            ("SÃO", "sao"),
            ("Sa\u{303}o", "sao"),
            ("Sana'a", "sanaa"),
            ("Mass.", "mass."),
            ("St.", "st"),
            ("&", "&"),
            ("Straße", "strasse"),
            ("Киев", "киев"),
            ("’", ""),
        ];
        for (word, folded) in cases {
            assert_eq!(fold(word), folded, "{word}");
        }
    }

    #[test]
    fn capitals_satisfy_what_asks_for_less() {
        use Case::{Capital, Capitals, Small};
        let cases = |list: &[Case]| {
            list.iter().enumerate().fold(Cases::NONE, |cases, (i, &case)| cases.with(i, case))
        };
        assert!(cases(&[Capital, Small]).satisfy(cases(&[Capital, Small])));
        assert!(cases(&[Capitals, Capitals]).satisfy(cases(&[Capital, Small])));
        assert!(!cases(&[Capital, Small]).satisfy(cases(&[Capital, Capital])));
        assert!(!cases(&[Capital]).satisfy(cases(&[Capitals])));
        assert!(Cases::ALL_CAPITALS.satisfy(cases(&[Capitals; 8])));
        assert_eq!(cases(&[Small; 8]).with(8, Capitals), Cases::NONE);
    }
}
