//! Who someone is, in the article's own words.
//!
//! | words | become |
//! |---|---|
//! | `former Defence Minister Ana Ito` | the title |
//! | `Ana Ito, 54, a retired judge,` | the description: apposition after |
//! | `The mayor of Oslo, Ana Ito, said` | the description: apposition before |
//! | `Sens. Ana Ito and Karl Moss` | the title of both |
//! | `Ana Ito, who led the inquiry,` | the description, where there is no apposition |
//! | `Ana Ito of the Linz Courier` | the description, where there is neither |
//! | `Ana Ito is a surgeon.` | the description, where there is nothing better |
//! | `the border town of Sudzha` | the description of a place |
//! | `Mr. Ito`, `spokeswoman Ana Ito` | the gender |

mod title;

use std::ops::Range;

pub use self::title::{shared_title, title};
use super::drafts::{Draft, Drafts, Gender, Name};
use crate::annotation::Kind;
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{self, Lexicon};
use crate::syntax::{ages, apposition};
use crate::tables::short_titles;
use crate::text::document::Document;

/// Pronouns of one gender that make the other unlikely.
const SEVERAL: usize = 3;

/// Fills in title, description and gender of every draft from the words around its names.
pub fn fill(doc: &Document, lexicon: &Lexicon, drafts: &mut Drafts) {
    let mut best = vec![Rank::Nothing; drafts.all.len()];
    for (place, name) in drafts.names.iter().enumerate() {
        let Some(index) = name.draft else { continue };
        let draft = &mut drafts.all[index];
        if name.kind == Kind::Person {
            draft.age = draft.age.or_else(|| age(doc, name.tokens.end));
            let title = title(doc, name.tokens.start);
            let title = title.or_else(|| shared_title(doc, &drafts.names, place));
            entitle(doc, name, draft, title);
        }
        if name.kind == Kind::Organization {
            draft.called.extend(organization_nouns(doc, lexicon, name));
        }
        let phrase = phrase(doc, name).or_else(|| affiliation(doc, &drafts.names, place));
        let Some((rank, tokens)) = phrase else { continue };
        if !matches!(rank, Rank::Clause | Rank::Affiliation) {
            let noun = apposition::head(doc, tokens.clone()).map(|i| doc.lower(i).to_owned());
            draft.called.extend(noun);
        }
        if draft.gender == Gender::Unknown && name.kind == Kind::Person {
            draft.gender = phrase_gender(doc, tokens.clone());
        }
        if rank > best[index] {
            best[index] = rank;
            draft.description = Some(text(doc, tokens));
        }
    }
    let unlikely = unlikely_gender(doc);
    for draft in &mut drafts.all {
        if draft.gender == Gender::Unknown && draft.kind == Kind::Person {
            let guess = first_name_gender(doc, lexicon, draft);
            draft.gender = if guess == unlikely { Gender::Unknown } else { guess };
        }
        let is_title = draft.description.as_deref().is_some_and(|d| is_said(draft, d));
        draft.description.take_if(|_| is_title);
    }
}

/// Whether the title of `draft` says all that `description` does.
fn is_said(draft: &Draft, description: &str) -> bool {
    let plain = |text: &str| {
        let text = text.to_lowercase();
        ["the ", "a ", "an "]
            .iter()
            .find_map(|article| text.strip_prefix(article).map(str::to_owned))
            .unwrap_or(text)
    };
    draft.title.as_deref().is_some_and(|title| plain(title).ends_with(&plain(description)))
}

/// How well a phrase tells who someone is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Nothing,
    Predicate,
    Affiliation,
    Clause,
    Apposition,
}

/// The words around `name` that say who or what it names.
fn phrase(doc: &Document, name: &Name) -> Option<(Rank, Range<usize>)> {
    let Range { start, end } = name.tokens.clone();
    let before = match name.kind {
        Kind::Person => {
            let start = title(doc, start).map_or(start, |t| t.start);
            apposition::before(doc, start, end)
        }
        Kind::Place => apposition::place_before(doc, start),
        Kind::Organization => apposition::noun_before(doc, start),
        _ => return None,
    };
    let is_person = name.kind == Kind::Person;
    let after = apposition::after(doc, end, name.kind);
    let clause = || apposition::relative_clause(doc, end).filter(|_| is_person);
    let found = after.or(before).map(|tokens| (Rank::Apposition, tokens));
    found
        .or_else(|| clause().map(|tokens| (Rank::Clause, tokens)))
        .or_else(|| predicate(doc, name).map(|tokens| (Rank::Predicate, tokens)))
}

/// Whom somebody belongs to: `Ana Ito of the Linz Courier`.
fn affiliation(doc: &Document, names: &[Name], index: usize) -> Option<(Rank, Range<usize>)> {
    let name = &names[index];
    let of = name.tokens.end;
    let next = names.get(index + 1).filter(|next| next.kind == Kind::Organization)?;
    let is_of = doc.is(of, "of") && next.tokens.start <= of + 2;
    let is_person = name.kind == Kind::Person && name.tokens.len() > 1;
    (is_person && is_of).then_some((Rank::Affiliation, of..next.tokens.end))
}

/// What the name is said to be, where the noun fits: "a surgeon", not "a legend".
fn predicate(doc: &Document, name: &Name) -> Option<Range<usize>> {
    let tokens = apposition::predicate(doc, name.tokens.end)?;
    apposition::is_thing(doc, tokens.clone(), name.kind).then_some(tokens)
}

/// Takes the title and the gender from the words before the name of a person.
fn entitle(doc: &Document, name: &Name, draft: &mut Draft, title: Option<Range<usize>>) {
    if draft.gender == Gender::Unknown {
        draft.gender = honorific_gender(doc, name.tokens.start);
    }
    if draft.title.is_none() {
        let last = title.clone().map(|tokens| doc.lower(tokens.end - 1));
        let noun = last.and_then(short_titles::noun);
        draft.called.extend(last.into_iter().chain(noun).map(str::to_owned));
        draft.title = title.map(|tokens| text(doc, tokens));
    }
}

/// The token that tells the age after a name: `Ana Ito, 54,`.
fn age(doc: &Document, end: usize) -> Option<usize> {
    let is_age = doc.is(end, ",") && end + 1 < doc.len() && ages::is_alone(doc, end + 1);
    is_age.then_some(end + 1)
}

/// What an organization may be called by its name: "the ministry", or "the company" it is.
fn organization_nouns(doc: &Document, lexicon: &Lexicon, name: &Name) -> Vec<String> {
    let tokens = name.tokens.clone();
    let of = tokens.clone().skip(1).find(|&i| matches!(doc.lower(i), "of" | "for"));
    let head = of.unwrap_or(tokens.end) - 1;
    let listed = lexicon.exact(doc, tokens.clone());
    let is_company = doc.clues()[tokens.end - 1].any(WordClasses::COMPANY)
        || listed.is_some_and(|listed| listed.classes.has(lexicon::Classes::COMPANY));
    let generic = if is_company { &["company", "firm"][..] } else { &[] };
    let head = (tokens.len() > 1).then(|| doc.lower(head));
    head.into_iter().chain(generic.iter().copied()).map(str::to_owned).collect()
}

/// The gender that the honorific or role before token `start` tells.
pub fn honorific_gender(doc: &Document, start: usize) -> Gender {
    if start == 0 { Gender::Unknown } else { word_gender(doc, start - 1) }
}

/// The gender of no pronoun in an article that has several of the other: where there is no "she"
/// at all, Andrea may well be a man.
fn unlikely_gender(doc: &Document) -> Gender {
    let pronouns = WordClasses::HE | WordClasses::SHE;
    let all: Vec<_> = (0..doc.len()).filter(|&i| doc.clues()[i].any(pronouns)).collect();
    let count = |words: &[&str]| all.iter().filter(|&&i| words.contains(&doc.lower(i))).count();
    match (count(&["he", "him", "his"]), count(&["she", "her", "hers"])) {
        (SEVERAL.., 0) => Gender::Female,
        (0, SEVERAL..) => Gender::Male,
        _ => Gender::Unknown,
    }
}

/// The gender that bearers of the first name mostly have.
pub fn first_name_gender(doc: &Document, lexicon: &Lexicon, draft: &Draft) -> Gender {
    let first = draft.fullest.start..draft.fullest.start + 1;
    let found = lexicon.exact(doc, first).filter(|_| draft.fullest.len() > 1);
    match found.and_then(|found| lexicon.gender(&found)) {
        Some(lexicon::Gender::Male) => Gender::Male,
        Some(lexicon::Gender::Female) => Gender::Female,
        None => Gender::Unknown,
    }
}

/// The gender that the head of a description tells: of its nouns, up to the first preposition.
fn phrase_gender(doc: &Document, tokens: Range<usize>) -> Gender {
    let is_after = |i| doc.is_in(i, List::Post) || doc.clues()[i].any(WordClasses::WHO);
    let head = tokens.take_while(|&i| !is_after(i));
    let told = head.map(|i| word_gender(doc, i)).filter(|g| *g != Gender::Unknown);
    // "the king's sister" is told by its last word.
    told.last().unwrap_or_default()
}

fn word_gender(doc: &Document, i: usize) -> Gender {
    let classes = doc.clues()[i];
    match (classes.any(WordClasses::MALE), classes.any(WordClasses::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

fn text(doc: &Document, tokens: Range<usize>) -> String {
    doc.slice(doc.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
}
