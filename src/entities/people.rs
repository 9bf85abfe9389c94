//! Names of people joined.
//!
//! | earlier or later in the article | joins |
//! |---|---|
//! | `Joe Biden` | `Biden`, `Mr. Biden`, `Joseph R. Biden`, `Joe` |
//! | `Xi Jinping` | `Xi` |
//! | `Donald Trump` and `Melania Trump` | `Mrs. Trump` goes to her, `Trump` to the one named last |
//! | `Zahā Ḥadīd`, `Keir Starmer KC` | `Hadid`, `Starmer` |
//! | `Pierre Petit` and `the son of Pierre Petit` | nothing: two of one name |

use foldhash::HashMap;
use std::ops::Range;

use super::descriptions::{first_name_gender, honorific_gender};
use super::drafts::{Drafts, Gender};
use crate::annotation::Kind;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{Lexicon, folded};
use crate::text::document::Document;

/// Letters of the longest honor after a name: "OBE".
const LONGEST_HONOR: usize = 4;

/// Drafts of one surname that are compared with a name, the latest first: a bound on work.
const MOST_NAMESAKES: usize = 8;

/// Joins the names of people in `drafts`: full names first, then single words to them.
pub fn join(doc: &Document, lexicon: &Lexicon, drafts: &mut Drafts) {
    let mut index = Index::default();
    let people: Vec<usize> =
        (0..drafts.names.len()).filter(|&i| drafts.names[i].kind == Kind::Person).collect();
    for &name in &people {
        if is_full(doc, &drafts.names[name].tokens) {
            join_full(doc, drafts, &mut index, name);
        }
    }
    let mut use_of = vec![Use::default(); drafts.all.len()];
    for (position, &name) in (1..).zip(&people) {
        let full = drafts.names[name].draft;
        let draft = match full {
            Some(draft) => draft,
            None => join_single(doc, lexicon, drafts, &mut index, &use_of, name),
        };
        use_of.resize(drafts.all.len(), Use::default());
        let used = &mut use_of[draft];
        if used.mentions == 0 {
            used.is_own = !follows_kin(doc, drafts.names[name].tokens.start);
        }
        used.as_single += usize::from(full.is_none());
        used.mentions += 1;
        used.latest = position;
    }
}

/// How a draft was named so far. Whom a surname alone means, the greatest tells.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    /// Times named by one word: a paper keeps to it for one person.
    as_single: usize,
    /// Whether first named otherwise than as someone's kin: "son of Rodrigo Duterte".
    is_own: bool,
    /// Times named in all.
    mentions: usize,
    /// Position of the latest name, from 1 on.
    latest: usize,
}

/// Drafts by their last and by their first word.
#[derive(Default)]
struct Index {
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
}

impl Index {
    fn insert(&mut self, doc: &Document, draft: usize, tokens: &Range<usize>) {
        self.by_last.entry(surname(doc, tokens)).or_default().push(draft);
        self.by_first.entry(word(doc, tokens.start)).or_default().push(draft);
    }
}

/// Whether the name has more than one word.
fn is_full(doc: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && !tokens.clone().any(|i| i + 1 < tokens.end && doc.is(i + 1, "-") && tokens.len() == 3)
}

/// The last word of a name that is no "Jr.", "III" or "OBE".
fn surname(doc: &Document, tokens: &Range<usize>) -> String {
    word(doc, bare(doc, tokens).end - 1)
}

/// The name without what may follow it: "Jr.", "KC", "OBE".
fn bare(doc: &Document, tokens: &Range<usize>) -> Range<usize> {
    let is_honor = |i: usize| {
        let is_after_name = i > tokens.start + 1 && !doc.is_upper(tokens.start);
        is_after_name && doc.is_upper(i) && doc.word(i).len() <= LONGEST_HONOR
    };
    let is_suffix =
        |i: usize| doc.is(i, ",") || doc.clues()[i].any(WordClasses::SUFFIX) || is_honor(i);
    let last = tokens.clone().rev().find(|&i| !is_suffix(i));
    tokens.start..last.unwrap_or(tokens.start) + 1
}

/// Token `i` as names are compared: in lower case, without diacritics.
fn word(doc: &Document, i: usize) -> String {
    folded(doc.lower(i))
}

/// Joins a full name to an equal or compatible one, or founds a draft.
fn join_full(doc: &Document, drafts: &mut Drafts, index: &mut Index, name: usize) {
    let tokens = drafts.names[name].tokens.clone();
    let is_kin = follows_kin(doc, tokens.start);
    let fits = |draft: &usize| {
        let known = &drafts.all[*draft].fullest;
        if is_kin { is_equal(doc, known, &tokens) } else { is_same(doc, known, &tokens) }
    };
    let same = latest(&index.by_last, &surname(doc, &tokens)).find(fits);
    // "Xi Jinping" and "Jinping Xi" are one.
    let same = same.or_else(|| {
        let mut turned = latest(&index.by_last, &word(doc, tokens.start));
        turned.find(|&d| is_turned(doc, &drafts.all[d].fullest, &tokens))
    });
    match same {
        Some(draft) => {
            drafts.add(doc, draft, name);
        }
        None => {
            let draft = drafts.found(doc, name);
            index.insert(doc, draft, &tokens);
        }
    }
}

/// The latest drafts under `word`, the very latest first.
fn latest<'i>(
    index: &'i HashMap<String, Vec<usize>>,
    word: &str,
) -> impl Iterator<Item = usize> + 'i {
    index.get(word).into_iter().flatten().rev().take(MOST_NAMESAKES).copied()
}

/// Whether the name at `start` is brought in as someone's kin: "son of", "his father".
fn follows_kin(doc: &Document, start: usize) -> bool {
    let sentence = doc.sentence(start).start;
    let is_titled = |i: &usize| {
        let titles = WordClasses::HONORIFIC | WordClasses::ROLE | WordClasses::TITLE_PART;
        let classes = doc.clues()[*i];
        classes.any(titles) && !classes.any(WordClasses::KIN)
    };
    let titles = (sentence..start).rev().take_while(is_titled).count();
    let of = start - titles;
    let kin = if of > sentence && doc.is(of - 1, "of") { of - 1 } else { of };
    kin > sentence && doc.clues()[kin - 1].any(WordClasses::KIN)
}

/// Whether two full names of one surname can be one person's.
fn is_same(doc: &Document, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (a, b) = (word(doc, one.start), word(doc, other.start));
    let initial = |s: &str| s.chars().next();
    let is_initial = |s: &str| s.trim_end_matches('.').chars().count() == 1;
    a == b
        || (initial(&a) == initial(&b) && (is_initial(&a) || is_initial(&b)))
        || ends_with(doc, one, other)
        || ends_with(doc, other, one)
}

/// Whether two names are the same, word by word.
fn is_equal(doc: &Document, one: &Range<usize>, other: &Range<usize>) -> bool {
    bare(doc, one).len() == bare(doc, other).len() && ends_with(doc, one, other)
}

/// Whether the words are the same two, the other way round.
fn is_turned(doc: &Document, one: &Range<usize>, other: &Range<usize>) -> bool {
    one.len() == 2
        && other.len() == 2
        && word(doc, one.start) == word(doc, other.end - 1)
        && word(doc, one.end - 1) == word(doc, other.start)
}

/// Whether the words of `short` are the last of `long`.
fn ends_with(doc: &Document, long: &Range<usize>, short: &Range<usize>) -> bool {
    let (long, short) = (bare(doc, long), bare(doc, short));
    short.len() <= long.len()
        && short.rev().zip(long.rev()).all(|(s, l)| word(doc, s) == word(doc, l))
}

/// Joins a name of one word to the person it is part of, or founds a draft.
fn join_single(
    doc: &Document,
    lexicon: &Lexicon,
    drafts: &mut Drafts,
    index: &mut Index,
    use_of: &[Use],
    name: usize,
) -> usize {
    let tokens = drafts.names[name].tokens.clone();
    let gender = honorific_gender(doc, tokens.start);
    let word = surname(doc, &tokens);
    let fits = |d: &usize| {
        let draft = &drafts.all[*d];
        let told = match draft.gender {
            Gender::Unknown if gender != Gender::Unknown => first_name_gender(doc, lexicon, draft),
            told => told,
        };
        clash_free(told, gender)
    };
    let by_last: Vec<usize> = latest(&index.by_last, &word).filter(fits).collect();
    let by_first: Vec<usize> = latest(&index.by_first, &word).filter(fits).collect();
    let used = |d: &usize| use_of.get(*d).copied().unwrap_or_default();
    let used_last = by_last.iter().copied().filter(|d| used(d).mentions > 0).max_by_key(used);
    let later = by_last.last().copied();
    let by_given = (by_first.len() == 1).then(|| by_first[0]);
    match used_last.or(later).or(by_given) {
        Some(draft) => drafts.add(doc, draft, name),
        None => {
            let draft = drafts.found(doc, name);
            drafts.all[draft].gender = gender;
            index.insert(doc, draft, &tokens);
            draft
        }
    }
}

fn clash_free(one: Gender, other: Gender) -> bool {
    one == other || one == Gender::Unknown || other == Gender::Unknown
}
