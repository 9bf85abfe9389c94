//! Texts that nobody writes, made to be slow to read.

/// What each is called, and the piece that it repeats.
const REPEATED: [(&str, &str); 16] = [
    ("quotes", "\""),
    ("opening quotes", "“"),
    ("pairs of quotes", "“a” "),
    ("apostrophes", "'"),
    ("one number of digits", "7"),
    ("digits", "7 "),
    ("digits with commas", "1,"),
    ("one word of capitals", "A"),
    ("capitals", "ABC "),
    ("one sentence", "the dog and "),
    ("brackets", "("),
    ("said", "said "),
    ("names that say", "Ito said "),
    ("names", "Ana Ito "),
    ("unending quotes", "“Yes he said, "),
    ("lines", "\n"),
];

/// The texts, each about `bytes` long.
pub fn texts(bytes: usize) -> impl Iterator<Item = (&'static str, String)> {
    let repeated = REPEATED.into_iter();
    let repeated = repeated.map(move |(name, piece)| (name, piece.repeat(bytes / piece.len())));
    let half = bytes / 2;
    let nested = ("nested brackets", "(".repeat(half) + &")".repeat(half));
    let speech = ("nested quotes", "“a ‘b ".repeat(half / 10) + &"c’ d” ".repeat(half / 10));
    // As long as one another, with the same letters at both ends: alike to a hash that looks there.
    let alike = (0..bytes / 18).map(|n| format!("left{n:09}ends "));
    let alike = ("words alike at both ends", alike.collect());
    repeated.chain([nested, speech, alike])
}
