//! Quoted regions: what stands between quotation marks, whoever says it.
//!
//! | text | regions |
//! |---|---|
//! | `“We won,” he said.` | one |
//! | `“A.\n\n“B,” he said.` | two: the first is left open and goes on in the next paragraph |
//! | `A.\n\nB,” he said.` after `“` | two, though the mark was not opened again |
//! | `'Rock 'n' roll,' the officials' son said` | one: apostrophes are no marks |

use std::ops::Range;

use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::tables::stable_sort::{later_first, sort_by_key};
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// A quoted stretch of the text, as ranges of token indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// With its quotation marks.
    pub marked: Range<usize>,
    /// Without them; not empty.
    pub inner: Range<usize>,
    /// Whether a mark closes it; one left open ends with its paragraph.
    pub is_closed: bool,
}

/// The quoted regions of a document, in order, disjoint: of nested ones, the outermost.
pub struct Regions {
    regions: Vec<Region>,
    /// For each token, one more than the index of its region, or 0.
    of_token: Vec<u32>,
    /// How many tokens in regions stand before each token, and before the end.
    counts: Vec<u32>,
}

/// Tokens after which single marks that were not closed are given up.
const SINGLE_MAX: usize = 80;

impl Regions {
    /// Finds the regions of `doc`. Linear time.
    pub fn find(doc: &Document) -> Self {
        let mut regions = double(doc);
        end_stray(doc, &mut regions);
        let singles = single(doc);
        if !singles.is_empty() {
            regions = outermost(regions, singles);
        }
        regions.retain(|region| !is_nickname(doc, region));
        let mut of_token = vec![0; doc.len()];
        for (number, region) in (1..).zip(&regions) {
            of_token[region.marked.clone()].fill(number);
        }
        let mut count = 0;
        let mut counts = Vec::with_capacity(doc.len() + 1);
        counts.push(0);
        counts.extend(of_token.iter().map(|&number| {
            count += u32::from(number > 0);
            count
        }));
        Self { regions, of_token, counts }
    }

    /// All of them.
    pub fn all(&self) -> &[Region] {
        &self.regions
    }

    /// The index of the region token `i` lies in, its marks included.
    pub fn index_at(&self, i: usize) -> Option<usize> {
        self.of_token.get(i).and_then(|&number| (number as usize).checked_sub(1))
    }

    /// The region token `i` lies in, its marks included.
    pub fn at(&self, i: usize) -> Option<&Region> {
        self.index_at(i).map(|index| &self.regions[index])
    }

    /// Whether token `i` opens a region.
    pub fn opens(&self, i: usize) -> bool {
        self.at(i).is_some_and(|r| r.marked.start == i)
    }

    /// Whether a region ends right before token `i`.
    pub fn ends_before(&self, i: usize) -> bool {
        i > 0 && self.at(i - 1).is_some_and(|r| r.marked.end == i)
    }

    /// How many tokens of `range` lie in regions, marks included.
    pub fn count(&self, range: Range<usize>) -> usize {
        (self.counts[range.end] - self.counts[range.start]) as usize
    }

    /// The indices of the regions that lie, with at least one token, in `range`.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.regions.partition_point(|r| r.marked.end <= range.start);
        let end = self.regions.partition_point(|r| r.marked.start < range.end);
        start..end.max(start)
    }

    /// `range`, grown so that it cuts no region.
    pub fn whole(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start).map_or(range.start, |r| r.marked.start);
        let last = range.end.saturating_sub(1);
        let end = self.at(last).map_or(range.end, |r| r.marked.end.max(range.end));
        start..end
    }
}

/// The most tokens of a nickname.
const NICKNAME_MAX: usize = 2;

/// Whether `region` is a nickname inside a name: `Emil “Duke” Brandt`.
fn is_nickname(doc: &Document, region: &Region) -> bool {
    let Range { start, end } = region.marked;
    let is_name = |i: usize| doc.is_capitalized(i) && doc.tag(i) == Tag::ProperNoun;
    region.inner.len() <= NICKNAME_MAX
        && region.inner.clone().all(|i| doc.is_capitalized(i))
        && start > 0
        && is_name(start - 1)
        && end < doc.len()
        && is_name(end)
}

/// What a double mark can be where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

fn side(doc: &Document, i: usize) -> Option<Side> {
    if is_low_mark(doc, i) {
        return Some(Side::Opens);
    }
    if doc.kind(i) != TokenKind::Quote {
        return None;
    }
    // ’’ closes, typed as two marks.
    let is_second = i > 0 && !doc.is_spaced(i) && doc.word(i) == "’" && doc.word(i - 1) == "’";
    if is_second {
        return Some(Side::Closes);
    }
    match doc.word(i) {
        "“" | "„" | "«" | "``" | "‟" => Some(Side::Opens),
        "”" | "»" | "''" => Some(Side::Closes),
        "\"" => Some(side_by_space(doc, i)),
        _ => None,
    }
}

/// A straight mark opens before a word and closes after one.
fn side_by_space(doc: &Document, i: usize) -> Side {
    let spaced_before = doc.is_spaced(i);
    let spaced_after = i + 1 == doc.len() || doc.is_spaced(i + 1);
    match (spaced_before, spaced_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        // "it looked good"."
        (false, false) if doc.kind(i + 1) == TokenKind::Punctuation => Side::Closes,
        _ => Side::Either,
    }
}

/// Regions between double marks, paragraph by paragraph.
fn double(doc: &Document) -> Vec<Region> {
    let mut found = Vec::new();
    let mut is_carried = false;
    for paragraph in doc.paragraphs() {
        let mut open = None;
        for i in paragraph.clone() {
            let Some(side) = side(doc, i) else { continue };
            match (open, side) {
                (None, Side::Closes) if is_carried => {
                    push(&mut found, paragraph.start, paragraph.start, i, i + 1);
                    is_carried = false;
                }
                // In old newswire, '' opens, too.
                (None, Side::Closes) if doc.word(i) != "''" || !opens_by_space(doc, i) => {}
                // A mark that opens again: what follows is no longer what the last paragraph left.
                (None, _) => {
                    open = Some(i);
                    is_carried = false;
                }
                (Some(start), Side::Opens) if doc.word(start) == "„" => {
                    push(&mut found, start, start + mark_len(doc, start), i, i + 1);
                    open = None;
                }
                (Some(start), Side::Opens) => {
                    push_open(&mut found, doc, start, i);
                    open = Some(i);
                }
                (Some(start), _) => {
                    push(&mut found, start, start + mark_len(doc, start), i, i + 1);
                    open = None;
                }
            }
        }
        is_carried = open.is_some();
        if let Some(start) = open {
            push_open(&mut found, doc, start, paragraph.end);
        }
    }
    found
}

fn opens_by_space(doc: &Document, i: usize) -> bool {
    side_by_space(doc, i) == Side::Opens
}

fn push(found: &mut Vec<Region>, start: usize, inner: usize, inner_end: usize, end: usize) {
    if inner < inner_end {
        found.push(Region { marked: start..end, inner: inner..inner_end, is_closed: true });
    }
}

fn push_open(found: &mut Vec<Region>, doc: &Document, start: usize, end: usize) {
    let inner = start + mark_len(doc, start);
    if inner < end {
        found.push(Region { marked: start..end, inner: inner..end, is_closed: false });
    }
}

/// How many tokens the mark at `start` has: ,, typed for „ has two.
fn mark_len(doc: &Document, start: usize) -> usize {
    1 + usize::from(doc.is(start, ","))
}

/// Whether two commas at `i`, right before a word, stand for „.
fn is_low_mark(doc: &Document, i: usize) -> bool {
    doc.is(i, ",")
        && doc.is(i + 1, ",")
        && i + 2 < doc.len()
        && !doc.is_spaced(i + 1)
        && !doc.is_spaced(i + 2)
        && (i == 0 || doc.is_spaced(i))
}

/// Ends regions that nothing closes, nor goes on with in the next paragraph, before the words that say
/// whose they are: `“It is open,| he said on Monday.`
fn end_stray(doc: &Document, regions: &mut [Region]) {
    for index in 0..regions.len() {
        let Range { start, end } = regions[index].marked;
        let goes_on = regions.get(index + 1).is_some_and(|next| next.marked.start == end);
        if regions[index].is_closed || goes_on {
            continue;
        }
        let is_said = |&k: &usize| {
            doc.is(k, ",")
                && (k + 2..(k + 4).min(end)).any(|said| doc.clues()[said].any(WordClasses::SPEECH))
        };
        if let Some(comma) = (start + 2..end).find(is_said) {
            regions[index].marked.end = comma + 1;
            regions[index].inner.end = comma + 1;
        }
    }
}

/// Regions between single marks, each within one paragraph.
fn single(doc: &Document) -> Vec<Region> {
    let mut found = Vec::new();
    for paragraph in doc.paragraphs() {
        let mut i = paragraph.start;
        while i < paragraph.end {
            if is_single(doc, i) && opens_single(doc, i) {
                let limit = paragraph.end.min(i + SINGLE_MAX);
                if let Some(close) = single_close(doc, i + 1..limit) {
                    push(&mut found, i, i + 1, close, close + 1);
                    i = close;
                }
            }
            i += 1;
        }
    }
    found
}

fn is_single(doc: &Document, i: usize) -> bool {
    doc.kind(i) == TokenKind::Quote
        && matches!(doc.word(i), "'" | "‘" | "’" | "`" | "‚" | "‹" | "›")
}

fn opens_single(doc: &Document, i: usize) -> bool {
    let follows = i + 1 < doc.len() && !doc.is_spaced(i + 1);
    // An apostrophe stands for letters left out: 'em, 'til, 'n'.
    let is_elision = matches!(doc.word(i), "'" | "’") && doc.is_in(i + 1, List::Elision);
    let starts =
        doc.is_spaced(i) || matches!(doc.word(i - 1), "(" | "[" | "—" | "–" | "-" | "“" | "\"");
    follows && starts && !is_elision
}

/// The mark that closes single quotation within `range`: rather one that is surely no apostrophe.
fn single_close(doc: &Document, range: Range<usize>) -> Option<usize> {
    let mut perhaps = None;
    for i in range.clone().skip(1) {
        if !is_single(doc, i) || doc.is_spaced(i) {
            continue;
        }
        let is_last = i + 1 == doc.len();
        let is_followed = !is_last && !doc.is_spaced(i + 1) && doc.kind(i + 1) == TokenKind::Word;
        if is_followed {
            continue;
        }
        let after_mark = doc.kind(i - 1) == TokenKind::Punctuation;
        let before_mark = is_last || doc.kind(i + 1) == TokenKind::Punctuation;
        if after_mark || before_mark || !doc.is_possessive(i) {
            return Some(i);
        }
        perhaps = perhaps.or(Some(i));
    }
    perhaps
}

/// Both lists in one, without regions that lie in others or cross an earlier one.
fn outermost(double: Vec<Region>, single: Vec<Region>) -> Vec<Region> {
    let mut all: Vec<Region> = double.into_iter().chain(single).collect();
    sort_by_key(&mut all, |r| (r.marked.start, later_first(r.marked.end)));
    let mut end = 0;
    all.retain(|r| {
        let is_outer = r.marked.start >= end;
        end = end.max(r.marked.end);
        is_outer
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let doc = Document::new(text, None);
        let regions = Regions::find(&doc);
        regions.all().iter().map(|r| doc.slice(doc.span(r.inner.clone())).to_owned()).collect()
    }

    #[test]
    fn all_kinds_of_marks_quote() {
        for text in [
            "“a b” c",
            "„a b“ c",
            "\"a b\" c",
            "``a b'' c",
            "''a b'' c",
            "«a b» c",
            ",,a b” c",
            "‘a b’ c",
            "'a b' c",
        ] {
            assert_eq!(quoted(text), ["a b"], "{text}");
        }
    }

    #[test]
    fn a_region_left_open_ends_with_its_paragraph() {
        assert_eq!(quoted("“A b.\n“C d,” he said."), ["A b.", "C d,"]);
        assert_eq!(quoted("“A b.\nC d,” he said."), ["A b.", "C d,"]);
    }

    #[test]
    fn a_region_opened_again_is_not_carried_on() {
        assert_eq!(quoted("“A b.\n“C d,” he said.” E"), ["A b.", "C d,"]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert!(quoted("the officials' plan 'til the Kremlin's generals' move").is_empty());
        assert_eq!(
            quoted("'The officials' plan failed,' he said"),
            ["The officials' plan failed,"]
        );
    }

    #[test]
    fn of_nested_regions_the_outermost_counts() {
        assert_eq!(quoted("“He said ‘no’ to me,” she said."), ["He said ‘no’ to me,"]);
        assert_eq!(quoted("‘The “big” one,’ she said."), ["The “big” one,"]);
    }
}
