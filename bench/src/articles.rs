//! The three articles that everything is measured on: two short ones, and a long one made of them.
//! Each of the short ones also as many others: as long, about other people and in other words.

/// An article.
pub struct Article {
    /// What it is called in tables and file names.
    pub name: &'static str,
    /// All of it, paragraphs parted by empty lines.
    pub text: String,
}

const FLOOD: &str = include_str!("../articles/flood.txt");
const TALKS: &str = include_str!("../articles/talks.txt");

/// Words of the articles, each with what stands in its place when they are repeated.
const STAND_INS: &str = include_str!("../articles/stand-ins.tsv");

/// Common words of the articles, each with what stands in its place in another article.
const OTHER_WORDS: &str = include_str!("../articles/other-words.tsv");

/// What names that nobody has are made of.
const SYLLABLES: [&str; 20] = [
    "ba", "den", "fo", "gar", "hel", "ira", "kos", "lum", "mar", "nev", "or", "pel", "qua", "rim",
    "sto", "tan", "uf", "vi", "wes", "zor",
];

/// How often the long article repeats both of the others.
const REPETITIONS: usize = 32;

/// About 700, 1,200 and 61,000 words.
pub const NAMES: [&str; 3] = ["flood", "talks", "long"];

/// All three.
pub fn all() -> [Article; 3] {
    NAMES.map(named)
}

/// The article of this name; of any other, the long one.
pub fn named(name: &'static str) -> Article {
    let both = |round| [FLOOD, TALKS].map(|text| retold(text, round)).concat();
    let text = match name {
        "flood" => FLOOD.to_owned(),
        "talks" => TALKS.to_owned(),
        _ => (0..REPETITIONS).map(both).collect(),
    };
    Article { name, text }
}

/// Article number `round` of those that stand in for `text` where it must not have been seen before.
///
/// Half of the names are of the table, the other half made up, and of the common words three in
/// four are others; all the rest, as in any two pieces of news, is the same.
pub fn another(text: &str, round: usize) -> String {
    let names = table(STAND_INS);
    let words = table(OTHER_WORDS);
    replaced(text, |word| {
        if let Some(number) = words.iter().position(|row| row[0] == word) {
            let row = &words[number];
            return Some(row[(round * (number % 3 + 1) + number) % row.len()].to_owned());
        }
        let number = names.iter().position(|row| row[0] == word)?;
        let row = &names[number];
        let is_known = (round + number).is_multiple_of(2);
        Some(if is_known { row[round % row.len()].to_owned() } else { invented(round, number) })
    })
}

/// A name of three syllables, another for each round and number.
fn invented(round: usize, number: usize) -> String {
    let mut left = round * 31 + number * 7919;
    let mut name = String::new();
    for _ in 0..3 {
        name.push_str(SYLLABLES[left % SYLLABLES.len()]);
        left = left / SYLLABLES.len() + left % 7;
    }
    name[..1].to_uppercase() + &name[1..]
}

/// `text` with other names, so that no two rounds have the same people in the same places.
fn retold(text: &str, round: usize) -> String {
    let table = table(STAND_INS);
    replaced(text, |word| {
        let found = table.iter().enumerate().find(|(_, row)| row[0] == word);
        // Another step a row: the names do not all change together.
        found.map(|(number, row)| row[round * (number % 5 + 1) % row.len()].to_owned())
    })
}

/// The rows of a table of words.
fn table(rows: &'static str) -> Vec<Vec<&'static str>> {
    let rows = rows.lines().filter(|line| !line.starts_with("# "));
    rows.map(|row| row.split('\t').collect()).collect()
}

/// `text` with what `choose` gives in the place of its words.
fn replaced(text: &str, choose: impl Fn(&str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphabetic) {
        let word = &rest[start..];
        let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
        replaced.push_str(&rest[..start]);
        replaced.push_str(choose(word).as_deref().unwrap_or(word));
        rest = &rest[start + word.len()..];
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_are_as_long_as_they_are_said_to_be() {
        let words = all().map(|article| article.text.split_whitespace().count());
        for (words, stated) in words.into_iter().zip([700, 1_200, 61_000]) {
            assert!(words.abs_diff(stated) * 25 < stated, "{words} words for {stated}");
        }
    }

    #[test]
    fn a_retold_article_has_other_names_and_the_same_words() {
        let other = retold(FLOOD, 1);
        assert!(FLOOD.contains("Mayor Ilse Brandt") && !other.contains("Brandt"));
        assert_eq!(other.split_whitespace().count(), FLOOD.split_whitespace().count());
        assert_eq!(retold(FLOOD, 0), FLOOD);
    }

    #[test]
    fn other_articles_are_as_long_and_tell_of_others() {
        let mut seen = std::collections::HashSet::new();
        for round in 0..200 {
            let other = another(TALKS, round);
            assert_eq!(other.split_whitespace().count(), TALKS.split_whitespace().count());
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let others = words(&other).iter().zip(words(TALKS)).filter(|(a, b)| *a != b).count();
            assert!(others > 60, "only {others} words of article {round} are others");
            assert!(seen.insert(other), "article {round} comes twice");
        }
    }

    #[test]
    fn every_word_that_others_stand_for_is_in_an_article() {
        for row in table(OTHER_WORDS) {
            let is_word = |word: &str| word == row[0];
            let mut words = [FLOOD, TALKS]
                .into_iter()
                .flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
            assert!(words.any(is_word), "{} is in none", row[0]);
            assert!(row.len() == 5 && table(STAND_INS).iter().all(|names| names[0] != row[0]));
        }
    }
}
