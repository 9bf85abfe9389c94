//! Text into tokens, the way newswire and the treebanks cut it.
//!
//! | text | tokens |
//! |---|---|
//! | `Mr. Ito, 54, won't pay $4.5bn` | `Mr.` `Ito` `,` `54` `,` `wo` `n't` `pay` `$` `4.5` `bn` |
//! | `Kyiv's Su-34s` | `Kyiv` `'s` `Su` `-` `34s` |
//! | `35km at 10:30 a.m. in the U.S.` | `35` `km` `at` `10:30` `a.m.` `in` `the` `U.S.` |
//! | `Rs500, R120 or N5m` | `Rs` `500` `,` `R` `120` `or` `N` `5` `m` |
//! | `“No,” he said...` | `“` `No` `,` `”` `he` `said` `...` |
//! | `Mail ana@news.example, not Amazon.com.` | `Mail` `ana@news.example` `,` `not` `Amazon.com` `.` |
//!
//! Cuts follow the Penn Treebank, with hyphens split as in Universal Dependencies: the taggers'
//! training text is cut that way. White space is never part of a token and nothing else is left out.

use crate::tables::closed::{self, List};
use crate::tables::{abbreviations, currency_prefix};
use crate::text::links;
use crate::text::span::Span;

/// One word, number, mark or symbol of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits after them: `Kyiv`, `U.S.`, `n't`, `'s`, `G7`.
    Word,
    /// Digits with their inner marks, ordinal or plural ending: `1,200.5`, `10:30`, `6th`, `1990s`.
    Number,
    /// A web address, e-mail address, handle or hashtag.
    Link,
    /// A quotation mark; a lone `'` may prove to be an apostrophe.
    Quote,
    /// Punctuation other than quotation marks.
    Punctuation,
    /// Any other character: currency, per cent, degree, emoji.
    Symbol,
}

/// Cuts `text` into tokens, in order, disjoint, on character boundaries. Linear time.
///
/// ```
/// use postil::tokenize;
/// let text = "He can't wait.";
/// let words: Vec<_> = tokenize(text).iter().map(|t| &text[t.span.range()]).collect();
/// assert_eq!(words, ["He", "ca", "n't", "wait", "."]);
/// ```
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, tokens: Vec::with_capacity(text.len() / 5 + 1) };
    let mut at = 0;
    while let Some(c) = scanner.char_at(at) {
        at = if c.is_whitespace() { at + c.len_utf8() } else { scanner.token(at, c) };
    }
    scanner.tokens
}

/// Whether `c` opens or closes quoted speech, or might.
pub fn is_quote_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
}

struct Scanner<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&b) if b.is_ascii() => Some(b as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Pushes the token, or tokens, that start at `at` with `c`; returns where scanning goes on.
    fn token(&mut self, at: usize, c: char) -> usize {
        if let Some(end) = self.plain_end(at) {
            return self.push_words(at, end);
        }
        if let Some(len) = links::len(&self.text[at..])
            && !self.char_before(at).is_some_and(char::is_alphanumeric)
        {
            return self.push(at, at + len, TokenKind::Link);
        }
        if c.is_alphabetic() {
            return self.word(at);
        }
        if c.is_numeric() {
            return self.number(at);
        }
        self.mark(at, c)
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        self.tokens.push(Token { span: Span::new(start, end), kind });
        end
    }

    /// The end of the letters from `at` on, where they are ASCII and nothing but a blank or a comma is
    /// written against them, as with most words: no link, abbreviation or short form.
    fn plain_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let is_plain = len > 0 && matches!(rest.get(len), None | Some(b' ' | b',' | b'\n'));
        is_plain.then_some(at + len)
    }

    /// The end of the run of characters from `at` on that `accept` takes.
    fn run(&self, at: usize, accept: impl Fn(char) -> bool) -> usize {
        let rest = &self.text[at..];
        at + rest.find(|c| !accept(c)).unwrap_or(rest.len())
    }

    /// Cuts a word, its clitic and, where it is an abbreviation, its full stop.
    fn word(&mut self, at: usize) -> usize {
        let end = self.word_end(at);
        if let Some(end) = self.symbol_end(at, end) {
            return self.push(at, end, TokenKind::Symbol);
        }
        if let Some(len) = links::site_len(&self.text[at..], end - at) {
            return self.push(at, at + len, TokenKind::Word);
        }
        if self.text.as_bytes().get(end) == Some(&b'.')
            && let Some(end) = self.dotted_end(at, end)
        {
            return self.push(at, end, TokenKind::Word);
        }
        match clitic_start(&self.text[at..end]) {
            Some(cut) if cut > 0 => {
                self.push(at, at + cut, TokenKind::Word);
                self.push(at + cut, end, TokenKind::Word)
            }
            _ => self.push_words(at, end),
        }
    }

    /// Pushes the word at `at..end`, or the two that are written as one there.
    fn push_words(&mut self, at: usize, end: usize) -> usize {
        let cut = fused(&self.text[at..end]).unwrap_or_default();
        if cut > 0 {
            self.push(at, at + cut, TokenKind::Word);
        }
        self.push(at + cut, end, TokenKind::Word)
    }

    /// The end of the letters, digits and inner apostrophes from `at` on.
    fn word_end(&self, at: usize) -> usize {
        let mut end = self.run(at, is_word_char);
        while let Some(c @ ('\'' | '’')) = self.char_at(end) {
            let next = end + c.len_utf8();
            if !self.char_at(next).is_some_and(char::is_alphabetic) {
                break;
            }
            end = self.run(next, is_word_char);
        }
        end
    }

    /// The end of a dollar sign with its country before it, `US$`, `A$`, or of a currency's letters
    /// against a number: `Rs500`.
    fn symbol_end(&self, at: usize, end: usize) -> Option<usize> {
        if let Some(letters) = self.text[at..end].find(|c: char| c.is_ascii_digit()) {
            let (letters, rest) = (&self.text[at..at + letters], &self.text[at + letters..]);
            return currency_prefix::is_currency(letters, rest).then_some(at + letters.len());
        }
        let is_dollar = self.char_at(end) == Some('$');
        let is_country = (1..=3).contains(&(end - at))
            && self.text[at..end].bytes().all(|b| b.is_ascii_uppercase());
        (is_dollar && is_country).then_some(end + 1)
    }

    /// The end of the word at `at..end` with the full stop after it, where that stop is its own.
    fn dotted_end(&self, at: usize, end: usize) -> Option<usize> {
        let word = &self.text[at..end];
        if word.chars().count() == 1 {
            return self.initials_end(at, end);
        }
        if word.eq_ignore_ascii_case("ph") && self.text[end..].starts_with(".D.") {
            return Some(end + 3);
        }
        let abbreviation = abbreviations::class(word)?;
        let next = self.char_at(self.run(end + 1, |c| c == ' '));
        let is_short = match abbreviation {
            abbreviations::Class::Number => next.is_some_and(char::is_numeric),
            _ => true,
        };
        is_short.then_some(end + 1)
    }

    /// The end of `U.S.`, `a.m.`, `J.K.`, or of one initial before a name.
    fn initials_end(&self, at: usize, end: usize) -> Option<usize> {
        let mut stop = end + 1;
        while let Some(c) = self.char_at(stop).filter(|c| c.is_alphabetic()) {
            let next = stop + c.len_utf8();
            if self.char_at(next) != Some('.') {
                break;
            }
            stop = next + 1;
        }
        // "U.S" and "J.Smith" end at the letter or go on as a new token.
        if stop > end + 1 {
            return Some(stop);
        }
        // "It hit 38C. The roads melted."
        let is_unit = self.text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '°');
        let is_initial =
            self.text[at..end].chars().all(char::is_uppercase) && self.names_follow(stop);
        (is_initial && !is_unit).then_some(stop)
    }

    /// Whether a capitalized word comes right after `at`, as after an initial.
    fn names_follow(&self, at: usize) -> bool {
        let next = self.run(at, |c| c == ' ' || c == '\u{a0}');
        self.char_at(next).is_some_and(char::is_uppercase)
    }

    /// Cuts a number and, apart from it, letters written against it: `35km`, `1.5bn`.
    fn number(&mut self, at: usize) -> usize {
        let mut end = self.run(at, char::is_numeric);
        while let Some('.' | ',' | ':') = self.char_at(end) {
            let after = self.run(end + 1, |c| c.is_ascii_digit());
            if after == end + 1 {
                break;
            }
            end = after;
        }
        let letters = self.run(end, char::is_alphabetic);
        let suffix = &self.text[end..letters];
        let belongs = !suffix.is_empty() && closed::is(&suffix.to_ascii_lowercase(), List::Ending);
        self.push(at, if belongs { letters } else { end }, TokenKind::Number)
    }

    /// Cuts punctuation, quotation marks and symbols.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        match c {
            '.' | '-' | '…' => {
                let end = self.run(at, |d| d == c);
                self.push(at, end, TokenKind::Punctuation)
            }
            '`' => {
                let end = self.run(at, |d| d == '`').min(at + 2);
                self.push(at, end, TokenKind::Quote)
            }
            '\'' | '’' | '‘' => self.apostrophe(at, end),
            _ if is_quote_mark(c) => self.push(at, end, TokenKind::Quote),
            _ if is_punctuation(c) => self.push(at, end, TokenKind::Punctuation),
            _ => self.push(at, end, TokenKind::Symbol),
        }
    }

    /// Cuts `''`, a clitic after a number or mark (`2024's`), `'90s`, or a single mark.
    fn apostrophe(&mut self, at: usize, end: usize) -> usize {
        if self.text[at..].starts_with("''") {
            return self.push(at, at + 2, TokenKind::Quote);
        }
        let is_attached = self.char_before(at).is_some_and(|c| !c.is_whitespace());
        let letters = self.run(end, char::is_alphabetic);
        if is_attached && !self.text[at..].starts_with('‘') && is_clitic(&self.text[end..letters])
        {
            return self.push(at, letters, TokenKind::Word);
        }
        let decade = self.run(end, |c| c.is_ascii_digit());
        if !is_attached && decade == end + 2 && self.text[decade..].starts_with('s') {
            return self.push(at, decade + 1, TokenKind::Number);
        }
        self.push(at, end, TokenKind::Quote)
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_' | '\u{ad}' | '\u{200d}')
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '=' | '>' | '^' | '|' | '~')
        || matches!(c, '–' | '—' | '―' | '‐' | '‑' | '·' | '•' | '¡' | '¿' | '‹' | '›')
}

/// Where the clitic of `word` starts, in bytes: `do|n't`, `Kyiv|'s`.
fn clitic_start(word: &str) -> Option<usize> {
    let apostrophe = word.rfind(['\'', '’'])?;
    let mark = word[apostrophe..].chars().next()?.len_utf8();
    let tail = &word[apostrophe + mark..];
    if tail.eq_ignore_ascii_case("t") && word[..apostrophe].ends_with(['n', 'N']) {
        return Some(apostrophe - 1);
    }
    is_clitic(tail).then_some(apostrophe)
}

/// Where the second of two words written as one starts, in bytes: `can|not`.
fn fused(word: &str) -> Option<usize> {
    let pairs = [("can", "not"), ("gon", "na"), ("wan", "na"), ("got", "ta")];
    if !matches!(word.as_bytes(), [b'c' | b'C' | b'g' | b'G' | b'w' | b'W', ..]) {
        return None;
    }
    let cut = pairs.iter().find(|(one, two)| {
        word.len() == one.len() + two.len()
            && word.get(..one.len()).is_some_and(|head| head.eq_ignore_ascii_case(one))
            && word.get(one.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(two))
    });
    cut.map(|(one, _)| one.len())
}

/// Whether `letters` after an apostrophe are a short form: of "is", "are", "have", "will" …
fn is_clitic(letters: &str) -> bool {
    letters.len() <= 2 && closed::is(&letters.to_ascii_lowercase(), List::Clitic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let words: Vec<_> = tokenize(text).iter().map(|t| &text[t.span.range()]).collect();
        words.join("|")
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(cut("Mr. Ito of the U.S. paid."), "Mr.|Ito|of|the|U.S.|paid|.");
        assert_eq!(cut("at 10:30 a.m. on Aug. 6"), "at|10:30|a.m.|on|Aug.|6");
        assert_eq!(cut("George W. Bush, J.K. Rowling"), "George|W.|Bush|,|J.K.|Rowling");
        assert_eq!(cut("No. 5, he said no. Then"), "No.|5|,|he|said|no|.|Then");
    }

    #[test]
    fn clitics_and_possessives_are_cut() {
        assert_eq!(
            cut("don’t, Kyiv's, officials' 2024's"),
            "do|n’t|,|Kyiv|'s|,|officials|'|2024|'s"
        );
        assert_eq!(cut("O'Brien can't; Gotti cannot"), "O'Brien|ca|n't|;|Gotti|can|not");
    }

    #[test]
    fn numbers_and_units_are_cut() {
        assert_eq!(cut("35km, $4.5bn, US$40 8.5%"), "35|km|,|$|4.5|bn|,|US$|40|8.5|%");
        assert_eq!(cut("1,200.50 6th 1990s '90s 2,5."), "1,200.50|6th|1990s|'90s|2,5|.");
        assert_eq!(cut("Rs500 R120 N5m US$4"), "Rs|500|R|120|N|5|m|US$|4");
        assert_eq!(cut("N95 R410A A380"), "N95|R410A|A380");
        assert_eq!(cut("Su-34 F-16s 5G G7"), "Su|-|34|F|-|16s|5|G|G7");
    }

    #[test]
    fn links_are_whole() {
        assert_eq!(
            cut("see https://a.example/b?c=d. @ito #1 #vote"),
            "see|https://a.example/b?c=d|.|@ito|#|1|#vote"
        );
        assert_eq!(
            cut("ana.ito@news.example, 4x@a.example."),
            "ana.ito@news.example|,|4x@a.example|."
        );
        assert_eq!(
            cut("Amazon.com's bbc.co.uk/news end.Com"),
            "Amazon.com|'s|bbc.co.uk/news|end|.|Com"
        );
    }
}
