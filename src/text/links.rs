//! Web and e-mail addresses, handles and hashtags: where one ends that starts a text.
//!
//! | text | link |
//! |---|---|
//! | `https://a.example/b?c=d.` | `https://a.example/b?c=d` |
//! | `ana.ito@news.example,` | `ana.ito@news.example` |
//! | `@ito`, `#vote` | all of it |
//! | `#1` | none |
//! | `Amazon.com's` | `Amazon.com`, the name of a site |

use std::sync::LazyLock;

use crate::tables::packed::table;
use crate::tables::words::Words;

/// The most bytes before the `@` of an e-mail address (RFC 5321).
const LOCAL_MAX: usize = 64;

/// The ends of the names of sites.
static DOMAINS: LazyLock<Words<()>> =
    LazyLock::new(|| table!("domains").map(|row| (row[0], ())).collect());

/// The bytes of the link that `text` starts with, at least two.
pub fn len(text: &str) -> Option<usize> {
    match text.as_bytes().first()? {
        b'@' | b'#' => tag_len(text),
        b'h' | b'w' if has_scheme(text) => Some(address_len(text)),
        first if first.is_ascii_alphanumeric() => mail_len(text),
        _ => None,
    }
}

/// The bytes of the name of a site that `text` starts with, where its first word has `word` bytes;
/// a path belongs to it.
pub fn site_len(text: &str, word: usize) -> Option<usize> {
    let mut end = word;
    while text[end..].starts_with('.') {
        let letters = run(&text[end + 1..], |b| b.is_ascii_lowercase());
        if letters == 0 || !DOMAINS.contains(&text[end + 1..end + 1 + letters]) {
            break;
        }
        end += 1 + letters;
    }
    let follows = text[end..].chars().next();
    if end == word || follows.is_some_and(char::is_alphanumeric) {
        return None;
    }
    Some(if follows == Some('/') { address_len(text) } else { end })
}

/// `@ito`, `#vote`: with a letter in it.
fn tag_len(text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let end = text[1..].find(|c| !is_part(c)).map_or(text.len(), |len| len + 1);
    text[1..end].chars().any(char::is_alphabetic).then_some(end)
}

fn has_scheme(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|scheme| text.starts_with(scheme))
}

/// The bytes up to the next blank or mark that no address holds.
fn address_len(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | ')');
    let end = text.find(is_end).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']).len()
}

/// `ana.ito@news.example`
fn mail_len(text: &str) -> Option<usize> {
    let local = &text.as_bytes()[..text.len().min(LOCAL_MAX + 1)];
    let at = local.iter().position(|b| !is_local(*b)).filter(|&i| local[i] == b'@')?;
    let host = at + 1;
    let end = host + run(&text[host..], |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let end = text[..end].trim_end_matches(['.', '-']).len();
    text.get(host..end).is_some_and(|host| host.contains('.')).then_some(end)
}

const fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
}

/// How many bytes from the start on `accept` takes.
fn run(text: &str, accept: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|&b| accept(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::rows;

    fn link(text: &str) -> Option<&str> {
        len(text).map(|len| &text[..len])
    }

    #[test]
    fn links_end_before_the_sentence_does() {
        assert_eq!(link("https://a.example/b?c=d. He"), Some("https://a.example/b?c=d"));
        assert_eq!(link("www.a.example)"), Some("www.a.example"));
        assert_eq!(link("ana.ito@news.example."), Some("ana.ito@news.example"));
        assert_eq!(link("@ito,"), Some("@ito"));
        for text in ["#1", "@ ", "ana@", "ana@news", "@", "hello", "5@.", "é@a.b"] {
            assert_eq!(link(text), None, "{text}");
        }
    }

    #[test]
    fn sites_have_a_known_ending() {
        let site = |text, word| site_len(text, word).map(|len| &text[..len]);
        assert_eq!(site("Amazon.com's", 6), Some("Amazon.com"));
        assert_eq!(site("bbc.co.uk/news.", 3), Some("bbc.co.uk/news"));
        assert_eq!(site("end.The", 3), None);
        assert_eq!(site("end.community", 3), None);
    }

    #[test]
    fn domains_are_sorted() {
        let names: Vec<_> =
            rows(include_str!("../../data/domains.tsv")).map(|row| row[0]).collect();
        assert!(names.is_sorted_by(|a, b| a < b));
    }
}
