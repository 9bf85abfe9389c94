//! Names of people joined.
//!
//! | earlier or later in the article | joins |
//! |---|---|
//! | `Joe Biden` | `Biden`, `Mr. Biden`, `Joseph R. Biden`, `Joe` |
//! | `Xi Jinping` | `Xi` |
//! | `Donald Trump` and `Melania Trump` | `Mrs. Trump` goes to her, `Trump` to the one named last |

use foldhash::HashMap;
use std::ops::Range;

use super::cast::{Cast, Gender};
use super::portraits::honorific_gender;
use crate::annotation::Kind;
use crate::document::Document;

/// Drafts of one surname that are compared with a name, the latest first: a bound on work.
const MOST_NAMESAKES: usize = 8;

/// Joins the names of people in `cast`: full names first, then single words to them.
pub fn join(doc: &Document, cast: &mut Cast) {
    let mut index = Index::default();
    let people: Vec<usize> =
        (0..cast.names.len()).filter(|&i| cast.names[i].kind == Kind::Person).collect();
    for &name in &people {
        if is_full(doc, &cast.names[name].tokens) {
            join_full(doc, cast, &mut index, name);
        }
    }
    let mut use_of = vec![Use::default(); cast.drafts.len()];
    for (position, &name) in (1..).zip(&people) {
        let full = cast.names[name].draft;
        let draft = match full {
            Some(draft) => draft,
            None => join_single(doc, cast, &mut index, &use_of, name),
        };
        use_of.resize(cast.drafts.len(), Use::default());
        let used = &mut use_of[draft];
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
    /// Times named in all.
    mentions: usize,
    /// Position of the latest name, from 1 on.
    latest: usize,
}

/// Drafts by their last and by their first word.
#[derive(Default)]
struct Index<'d> {
    by_last: HashMap<&'d str, Vec<usize>>,
    by_first: HashMap<&'d str, Vec<usize>>,
}

impl<'d> Index<'d> {
    fn insert(&mut self, doc: &'d Document, draft: usize, tokens: &Range<usize>) {
        self.by_last.entry(surname(doc, tokens)).or_default().push(draft);
        self.by_first.entry(doc.lower(tokens.start)).or_default().push(draft);
    }
}

/// Whether the name has more than one word.
fn is_full(doc: &Document, tokens: &Range<usize>) -> bool {
    tokens.len() > 1
        && !tokens.clone().any(|i| i + 1 < tokens.end && doc.is(i + 1, "-") && tokens.len() == 3)
}

/// The last word of a name that is no "Jr." or "III".
fn surname<'d>(doc: &'d Document, tokens: &Range<usize>) -> &'d str {
    let last = tokens.clone().rev().find(|&i| !is_suffix(doc.lower(i)));
    doc.lower(last.unwrap_or(tokens.start))
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv" | ",")
}

/// Joins a full name to an equal or compatible one, or founds a draft.
fn join_full<'d>(doc: &'d Document, cast: &mut Cast, index: &mut Index<'d>, name: usize) {
    let tokens = cast.names[name].tokens.clone();
    let known = index.by_last.get(surname(doc, &tokens)).map_or(&[][..], Vec::as_slice);
    // "Xi Jinping" and "Jinping Xi" are one.
    let turned = index.by_last.get(doc.lower(tokens.start)).map_or(&[][..], Vec::as_slice);
    let same = known.iter().rev().take(MOST_NAMESAKES);
    let same = same.copied().find(|&d| is_same(doc, &cast.drafts[d].fullest, &tokens));
    let same = same.or_else(|| {
        let mut turned = turned.iter().rev().take(MOST_NAMESAKES).copied();
        turned.find(|&d| is_turned(doc, &cast.drafts[d].fullest, &tokens))
    });
    match same {
        Some(draft) => {
            cast.add(doc, draft, name);
        }
        None => {
            let draft = cast.found(doc, name);
            index.insert(doc, draft, &tokens);
        }
    }
}

/// Whether two full names of one surname can be one person's.
fn is_same(doc: &Document, one: &Range<usize>, other: &Range<usize>) -> bool {
    let (a, b) = (doc.lower(one.start), doc.lower(other.start));
    let initial = |s: &str| s.chars().next();
    let is_initial = |s: &str| s.trim_end_matches('.').chars().count() == 1;
    a == b
        || (initial(a) == initial(b) && (is_initial(a) || is_initial(b)))
        || ends_with(doc, one, other)
        || ends_with(doc, other, one)
}

/// Whether the words are the same two, the other way round.
fn is_turned(doc: &Document, one: &Range<usize>, other: &Range<usize>) -> bool {
    one.len() == 2
        && other.len() == 2
        && doc.lower(one.start) == doc.lower(other.end - 1)
        && doc.lower(one.end - 1) == doc.lower(other.start)
}

/// Whether the words of `short` are the last of `long`.
fn ends_with(doc: &Document, long: &Range<usize>, short: &Range<usize>) -> bool {
    short.len() <= long.len()
        && short.clone().rev().zip(long.clone().rev()).all(|(s, l)| doc.lower(s) == doc.lower(l))
}

/// Joins a name of one word to the person it is part of, or founds a draft.
fn join_single<'d>(
    doc: &'d Document,
    cast: &mut Cast,
    index: &mut Index<'d>,
    use_of: &[Use],
    name: usize,
) -> usize {
    let tokens = cast.names[name].tokens.clone();
    let gender = honorific_gender(doc, tokens.start);
    let word = surname(doc, &tokens);
    let namesakes = |list: Option<&Vec<usize>>| -> Vec<usize> {
        let list = list.map_or(&[][..], Vec::as_slice);
        let fits = |d: &usize| clash_free(cast.drafts[*d].gender, gender);
        // The first few matter as well: a name not yet reached may come later in the text.
        list.iter().rev().take(MOST_NAMESAKES).copied().filter(fits).collect()
    };
    let by_last = namesakes(index.by_last.get(word));
    let by_first = namesakes(index.by_first.get(word));
    let used = |d: &usize| use_of.get(*d).copied().unwrap_or_default();
    let latest = by_last.iter().copied().filter(|d| used(d).mentions > 0).max_by_key(used);
    let later = by_last.last().copied();
    let by_given = (by_first.len() == 1).then(|| by_first[0]);
    match latest.or(later).or(by_given) {
        Some(draft) => cast.add(doc, draft, name),
        None => {
            let draft = cast.found(doc, name);
            cast.drafts[draft].gender = gender;
            index.insert(doc, draft, &tokens);
            draft
        }
    }
}

fn clash_free(one: Gender, other: Gender) -> bool {
    one == other || one == Gender::Unknown || other == Gender::Unknown
}
