//! The three articles that everything is measured on: two short ones, and a long one made of them.

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

/// How often the long article tells both of the others.
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

/// `text` with other names, so that no two rounds have the same people in the same places.
fn retold(text: &str, round: usize) -> String {
    let rows = STAND_INS.lines().filter(|line| !line.starts_with("# "));
    let table: Vec<Vec<&str>> = rows.map(|row| row.split('\t').collect()).collect();
    let choose = |word: &str| {
        let found = table.iter().enumerate().find(|(_, row)| row[0] == word);
        // Another step a row: the names do not all change together.
        found.map(|(number, row)| row[round * (number % 5 + 1) % row.len()])
    };
    let mut retold = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphabetic) {
        let word = &rest[start..];
        let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
        retold.push_str(&rest[..start]);
        retold.push_str(choose(word).unwrap_or(word));
        rest = &rest[start + word.len()..];
    }
    retold + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_are_as_long_as_they_are_said_to_be() {
        let words = all().map(|article| article.text.split_whitespace().count());
        for (words, told) in words.into_iter().zip([700, 1_200, 61_000]) {
            assert!(words.abs_diff(told) * 25 < told, "{words} words for {told}");
        }
    }

    #[test]
    fn a_retold_article_has_other_names_and_the_same_words() {
        let told = retold(FLOOD, 1);
        assert!(FLOOD.contains("Mayor Ilse Brandt") && !told.contains("Brandt"));
        assert_eq!(told.split_whitespace().count(), FLOOD.split_whitespace().count());
        assert_eq!(retold(FLOOD, 0), FLOOD);
    }
}
