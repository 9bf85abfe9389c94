//! Sentences again as headlines, so that names are found in capitals, too.

use postil::Document;

use super::corpus::{Article, GoldName, GoldToken};
use super::random::Random;

/// Lengths, in tokens, of sentences that could be headlines.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=16;
/// Words of fewer letters stay as they are in a headline in title case.
const SHORT: usize = 4;

/// How a headline is capitalized.
#[derive(Clone, Copy)]
pub enum Case {
    Upper,
    Title,
}

/// `article` with one of its sentences, one with a name, as headline before it.
///
/// Returns it unchanged where no sentence would do.
pub fn with_headline(article: &Article, case: Case, random: &mut Random) -> Article {
    let doc = Document::new(&article.text, None);
    let fitting: Vec<_> = doc
        .sentences()
        .iter()
        .filter(|sentence| LENGTHS.contains(&sentence.len()))
        .map(|sentence| doc.span((*sentence).clone()).range())
        .filter(|span| article.names.iter().any(|name| span.contains(&name.span.start)))
        .collect();
    if fitting.is_empty() {
        return article.clone();
    }
    let chosen = &fitting[random.below(fitting.len())];
    let mut whole =
        Article { text: String::new(), tokens: vec![], names: vec![], ..article.clone() };
    let tokens = article.tokens.iter().filter(|t| chosen.contains(&t.span.start));
    let mut starts = Vec::new();
    let mut end = chosen.start;
    for token in tokens {
        whole.text.push_str(&article.text[end..token.span.start]);
        let start = whole.text.len();
        whole.text.push_str(&recase(&article.text[token.span.clone()], case));
        starts.push((token.span.clone(), start..whole.text.len()));
        whole.tokens.push(GoldToken { span: start..whole.text.len(), ..token.clone() });
        end = token.span.end;
    }
    for name in article.names.iter().filter(|n| chosen.contains(&n.span.start)) {
        let first = starts.iter().find(|(old, _)| old.start == name.span.start);
        let last = starts.iter().find(|(old, _)| old.end == name.span.end);
        if let (Some((_, first)), Some((_, last))) = (first, last) {
            whole.names.push(GoldName { span: first.start..last.end, label: name.label.clone() });
        }
    }
    whole.text.push('\n');
    append(&mut whole, article);
    whole
}

/// Adds all of `article` after what stands in `whole`.
fn append(whole: &mut Article, article: &Article) {
    let by = whole.text.len();
    whole.text.push_str(&article.text);
    whole.tokens.extend(article.tokens.iter().map(|token| GoldToken {
        span: token.span.start + by..token.span.end + by,
        ..token.clone()
    }));
    whole.names.extend(article.names.iter().map(|name| GoldName {
        span: name.span.start + by..name.span.end + by,
        label: name.label.clone(),
    }));
}

fn recase(word: &str, case: Case) -> String {
    match case {
        Case::Upper => word.to_uppercase(),
        Case::Title if word.chars().count() < SHORT => word.to_owned(),
        Case::Title => {
            let mut letters = word.chars();
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
        }
    }
}
