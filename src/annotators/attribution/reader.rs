//! What every rule of attribution reads: the document with its quoted regions.

use std::cell::Cell;
use std::ops::Range;

use super::opening::Opening;
use super::regions::{Region, Regions};
use crate::annotation::Annotation;
use crate::lexicon::closed::List;
use crate::lexicon::cues::{CUES, Cue};
use crate::syntax::chunks;
use crate::tables::stable_sort::sort_by_key;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// A document with its quoted regions.
pub struct Reader<'a> {
    /// The text, cut up and tagged.
    pub doc: &'a Document<'a>,
    /// What is quoted.
    pub regions: Regions,
    /// The parts of speech, with pasts of cue verbs put right: "the official told reporters".
    tags: Vec<Tag>,
    /// Whether a name, time or quantity holds the token and the one before it.
    bonds: Vec<bool>,
    /// What the name, time or quantity is that holds the token: one more than its kind, or 0.
    kinds: Vec<u8>,
    /// How many finite verbs stand before the token.
    finites: Vec<u32>,
    /// How many commas.
    commas: Vec<u32>,
    /// What marks tokens are.
    marks: Vec<Mark>,
    /// Where each sentence starts, after a dateline.
    floors: Vec<usize>,
    /// What starts at tokens, where that was asked.
    openings: Vec<Cell<Option<Opening>>>,
}

/// A mark, as rules ask for it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Outside quotation marks, and not one of "July 4, 2022".
    Comma,
    /// Between words, no hyphen in one.
    Dash,
    /// Any other token.
    None,
}

/// The most tokens any rule looks back or ahead.
pub const REACH: usize = 120;

impl<'a> Reader<'a> {
    /// Reads `doc`, in which `leaves` are names, times and quantities.
    pub fn new(doc: &'a Document<'a>, leaves: &[Annotation]) -> Self {
        let tags: Vec<_> = (0..doc.len()).map(|i| tag(doc, i)).collect();
        let mut bonds = vec![false; doc.len()];
        let mut kinds = vec![0; doc.len()];
        for leaf in leaves {
            let Range { start, end } = doc.tokens_in(leaf.span);
            bonds[(start + 1).min(end)..end].fill(true);
            kinds[start..end].fill(leaf.kind as u8 + 1);
        }
        let finites = counted(tags.iter().map(|tag| tag.is_finite()));
        let commas = counted((0..doc.len()).map(|i| doc.word(i) == ","));
        let regions = Regions::find(doc);
        let marks: Vec<_> = (0..doc.len()).map(|i| mark(doc, &regions, &bonds, i)).collect();
        let is_dash = |marks: &Vec<Mark>, i: usize| marks[i] == Mark::Dash;
        let floor = |sentence: &Range<usize>| match is_dateline_start(doc, sentence.start) {
            true => after_dateline(doc, sentence, |i| is_dash(&marks, i)),
            false => sentence.start,
        };
        let floors = doc.sentences().iter().map(floor).collect();
        let openings = vec![Cell::new(None); doc.len()];
        Self { doc, regions, tags, bonds, kinds, finites, commas, marks, floors, openings }
    }

    /// The part of speech of token `i`; of none, [`Tag::Punctuation`].
    pub fn tag(&self, i: usize) -> Tag {
        self.tags.get(i).copied().unwrap_or(Tag::Punctuation)
    }

    /// Token `i` in lower case; of none, nothing.
    pub fn lower(&self, i: usize) -> &str {
        if i < self.doc.len() { self.doc.lower(i) } else { "" }
    }

    /// What sort of name, time or quantity holds token `i`: a number for each, or 0.
    pub fn kind(&self, i: usize) -> u8 {
        self.kinds.get(i).copied().unwrap_or(0)
    }

    /// How many finite verbs stand in `range`.
    pub fn finites(&self, range: Range<usize>) -> usize {
        (self.finites[range.end] - self.finites[range.start]) as usize
    }

    /// How many commas stand in `range`.
    pub fn commas(&self, range: Range<usize>) -> usize {
        (self.commas[range.end] - self.commas[range.start]) as usize
    }

    /// The cues whose first word is token `i`; longer ones first.
    pub fn cues(&self, i: usize) -> impl Iterator<Item = &'static Cue> + use<'_> {
        CUES.all(&self.doc.known(i).cues)
    }

    /// Whether no cue starts with token `i`, as with most.
    pub fn starts_no_cue(&self, i: usize) -> bool {
        self.doc.known(i).cues.is_empty()
    }

    /// Whether token `i` exists and stands in `list`.
    pub fn is_in(&self, i: usize, list: List) -> bool {
        // "The WHO said"
        let is_acronym = list == List::Relative && i < self.doc.len() && self.doc.is_upper(i);
        self.doc.is_in(i, list) && !is_acronym
    }

    /// What starts at token `i`.
    pub fn opening(&self, i: usize) -> Opening {
        let Some(known) = self.openings.get(i) else { return Opening::Other };
        let opening = known.get().unwrap_or_else(|| Opening::at(self, i));
        known.set(Some(opening));
        opening
    }

    /// Whether token `i` is a comma outside quotation marks, and not one of "July 4, 2022".
    pub fn is_comma(&self, i: usize) -> bool {
        self.marks.get(i) == Some(&Mark::Comma)
    }

    /// Whether a name, time or quantity holds both token `i` and the one before it.
    pub fn is_bound(&self, i: usize) -> bool {
        self.bonds.get(i).is_some_and(|&is_bound| is_bound)
    }

    /// Whether token `i` is a dash between words, not a hyphen in one.
    pub fn is_dash(&self, i: usize) -> bool {
        self.marks.get(i) == Some(&Mark::Dash)
    }

    /// The region that ends before token `i`, or before a comma there: `“A,” | he`, `“A”, | he`.
    pub fn quote_ends_at(&self, i: usize) -> Option<&Region> {
        let end = if i > 0 && self.is_comma(i - 1) { i - 1 } else { i };
        let last = end.checked_sub(1)?;
        self.regions.at(last).filter(|region| region.marked.end == end)
    }

    /// The first token that rules for token `i` look back to: its sentence's, or one near enough.
    pub fn floor(&self, i: usize) -> usize {
        let start = self.sentence(i).start.max(i.saturating_sub(REACH));
        let floor = self.floors.get(self.doc.sentence_index(i.min(self.doc.len() - 1)));
        floor.copied().filter(|floor| (start..=i).contains(floor)).unwrap_or(start)
    }

    /// The token after the last that rules for token `i` look ahead to.
    pub fn ceiling(&self, i: usize) -> usize {
        self.sentence(i).end.min(i + REACH)
    }

    /// The sentence of token `i`, or, after the last token, the last.
    fn sentence(&self, i: usize) -> Range<usize> {
        self.doc.sentence(i.min(self.doc.len() - 1))
    }

    /// The index of the paragraph that holds token `i`.
    pub fn paragraph(&self, i: usize) -> usize {
        self.doc.paragraphs().partition_point(|p| p.end <= i)
    }

    /// Whether token `i` is the first of its paragraph.
    pub fn is_paragraph_start(&self, i: usize) -> bool {
        self.doc.paragraphs().get(self.paragraph(i)).is_some_and(|p| p.start == i)
    }

    /// `pieces` of content grown over the regions and leaves they cut, in order and disjoint; empty
    /// ones go.
    pub fn settle(&self, pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
        let mut whole: Vec<_> = pieces.map(|piece| self.uncut(piece)).collect();
        sort_by_key(&mut whole, |piece| (piece.start, 0));
        let mut settled: Vec<Range<usize>> = Vec::with_capacity(whole.len());
        for piece in whole {
            match settled.last_mut() {
                Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
                _ => settled.push(piece),
            }
        }
        settled
    }

    /// `piece` grown so that its edges cut no region and no leaf.
    pub fn uncut(&self, piece: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = piece;
        while self.regions.at(start).is_none() && self.is_bound(start) {
            start -= 1;
        }
        while self.regions.at(end).is_none() && self.is_bound(end) {
            end += 1;
        }
        self.regions.whole(start..end)
    }

    /// `range` without the punctuation and conjunctions at its ends; quotation marks stay.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && self.is_loose(start) {
            start += 1;
        }
        while start < end && self.is_loose(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// Whether token `i` is punctuation that may stand before or after content.
    pub fn is_loose(&self, i: usize) -> bool {
        if self.regions.at(i).is_some() {
            return false;
        }
        self.is_dash(i)
            || self.doc.kind(i) == TokenKind::Punctuation
                && matches!(self.doc.word(i), "," | "." | ":" | ";" | "?" | "!" | "..." | "…")
    }
}

/// The most tokens of a dateline.
const DATELINE_MAX: usize = 16;

/// Whether a paragraph starts at token `i` with a place in capitals.
fn is_dateline_start(doc: &Document, i: usize) -> bool {
    let is_first = doc.paragraphs().binary_search_by_key(&i, |p| p.start).is_ok();
    is_first && doc.is_upper(i) && doc.word(i).len() > 2
}

/// The token after the dash that ends the dateline of `sentence`: `LINZ, May 5 (AP) — | Two bridges`.
fn after_dateline(
    doc: &Document,
    sentence: &Range<usize>,
    is_dash: impl Fn(usize) -> bool,
) -> usize {
    let limit = sentence.end.min(sentence.start + DATELINE_MAX);
    let dash = (sentence.start..limit).find(|&i| is_dash(i));
    let is_plain = |dash: &usize| !chunks::has_finite(doc, sentence.start..*dash);
    dash.filter(is_plain).map_or(sentence.start, |dash| dash + 1)
}

fn mark(doc: &Document, regions: &Regions, bonds: &[bool], i: usize) -> Mark {
    if matches!(doc.kind(i), TokenKind::Word | TokenKind::Number) {
        return Mark::None;
    }
    let is_free = || doc.is_spaced(i) && (i + 1 == doc.len() || doc.is_spaced(i + 1));
    match doc.word(i) {
        "," if !bonds[i] && regions.at(i).is_none() => Mark::Comma,
        "—" | "–" | "--" | "―" => Mark::Dash,
        "-" if is_free() => Mark::Dash,
        _ => Mark::None,
    }
}

/// How many of `marks` there are before each place, and before the end.
fn counted(marks: impl Iterator<Item = bool>) -> Vec<u32> {
    let mut count = 0;
    let mut counts = vec![0];
    counts.extend(marks.map(|mark| {
        count += u32::from(mark);
        count
    }));
    counts
}

/// The tag of token `i`. A form like "told", which is no noun, is a verb wherever a noun is not
/// wanted.
fn tag(doc: &Document, i: usize) -> Tag {
    match chunks::tag(doc, i) {
        // "Some Democrats say", "Kyiv denies it": no name or noun is spelled so.
        Tag::ProperNoun if doc.word(i) == "say" => Tag::VerbPresent,
        Tag::Noun if doc.known(i).cues.is_empty() => Tag::Noun,
        Tag::Noun if is_second_verb(doc, i) => Tag::VerbPresent,
        Tag::Noun if matches!(doc.word(i), "denies" | "rejects") => Tag::VerbPresent,
        Tag::Noun if CUES.is_past(doc.lower(i)) && !wants_noun(doc, i) => Tag::VerbPast,
        Tag::Noun if reports(doc, i) => Tag::VerbPresent,
        Tag::Noun if closes(doc, i) => Tag::VerbPast,
        Tag::Noun if shows(doc, i) => Tag::VerbPresent,
        Tag::VerbParticiple if is_verb_of_relative(doc, i) => Tag::VerbPast,
        // "Reports that the airport was hit": no subject stands before it.
        Tag::VerbPresent if doc.is_sentence_start(i) && doc.is(i + 1, "that") => Tag::Noun,
        tag => tag,
    }
}

/// Whether "states", "reads" or "notes" at `i`, after a noun, stands before "that" or a quote; after
/// a plural, "caution" and "claim" may, too.
fn reports(doc: &Document, i: usize) -> bool {
    if i == 0 || doc.is_sentence_start(i) || !chunks::is_head(doc, i - 1) {
        return false;
    }
    let is_quote = |k: usize| k < doc.len() && doc.kind(k) == TokenKind::Quote;
    let opens = doc.is(i + 1, "that")
        || is_quote(i + 1)
        || ((doc.is(i + 1, ",") || doc.is(i + 1, ":")) && is_quote(i + 2));
    // "The sales report that was late": the clause has no other subject.
    let has_subject = || doc.is(i + 1, "that") && !doc.tag((i + 2).min(doc.len() - 1)).is_finite();
    // "A poll shows Ito leading"
    let is_doing = || doc.is(i, "shows") && doc.tag((i + 2).min(doc.len() - 1)) == Tag::VerbGerund;
    let is_singular = doc.lower(i).ends_with('s');
    let is_noun = doc.tag(i - 1).is_noun();
    let agrees = if is_singular {
        is_noun && (opens || is_doing()) || is_main_verb(doc, i)
    } else {
        is_noun && has_subject() && doc.lower(i - 1).ends_with('s')
    };
    agrees && CUES.has_verb(&doc.known(i).cues)
}

/// Whether a singular phrase that opens the sentence stands before the word at `i`, and a clause after
/// it: `Lund | suspects | the figures are wrong`, `The plan | promises | to cut taxes`.
fn is_main_verb(doc: &Document, i: usize) -> bool {
    let sentence = doc.sentence(i);
    !doc.lower(i - 1).ends_with('s')
        && chunks::base_start(doc, sentence.start, i) == Some(sentence.start)
        && (doc.is(i + 1, "to") && !chunks::has_finite(doc, i + 1..sentence.end)
            || chunks::end(doc, i + 1, sentence.end).is_some_and(|verb| {
                // "The calls Lund made were long"
                verb < sentence.end && doc.tag(verb).is_finite() && doc.tag(verb) != Tag::VerbPast
            }))
}

/// Whether the word at `i` is a verb between "and" or a number and a pronoun that is a subject: `4 in 10 | say |
/// they`, `he was there and | claim | she was not`.
fn is_second_verb(doc: &Document, i: usize) -> bool {
    let is_before = |k: usize| matches!(doc.tag(k), Tag::Coordinator | Tag::Number);
    i > 0
        && !doc.is_sentence_start(i)
        && is_before(i - 1)
        && i + 2 < doc.len()
        && doc.is_in(i + 1, List::Subject)
        && doc.tag(i + 2).is_finite()
        && CUES.has_verb(&doc.known(i).cues)
}

/// Whether "read" at `i` closes a sentence after a quote and what it stands in: "“…,” the letter read".
fn closes(doc: &Document, i: usize) -> bool {
    doc.is(i, "read")
        && i >= 3
        && doc.tag(i - 1).is_noun()
        && doc.kind(i - 3) == TokenKind::Quote
        && doc.tag((i + 1).min(doc.len() - 1)) == Tag::Punctuation
}

/// Whether "show" at `i` closes what a plural right after a comma tells: "Ito wins, exit | polls | show".
fn shows(doc: &Document, i: usize) -> bool {
    let is_end = i + 1 == doc.len() || doc.tag(i + 1) == Tag::Punctuation;
    doc.is(i, "show")
        && is_end
        && i >= 3
        && doc.tag(i - 1) == Tag::Noun
        && doc.lower(i - 1).ends_with('s')
        && (doc.is(i - 2, ",") || doc.is(i - 3, ","))
}

/// Whether the cue at `i` stands behind the subject of a relative clause: "a bill that critics called
/// cruel".
fn is_verb_of_relative(doc: &Document, i: usize) -> bool {
    i >= 3
        && doc.is_in(i - 2, List::Relative)
        && doc.tag(i - 1) == Tag::Noun
        && doc.tag(i - 3).is_noun()
        && !doc.is(i + 1, "by")
        && CUES.has_verb(&doc.known(i).cues)
}

fn wants_noun(doc: &Document, i: usize) -> bool {
    i > 0 && (doc.tag(i - 1) == Tag::Determiner || doc.is_in(i - 1, List::Possessive))
}
