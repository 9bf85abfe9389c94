//! Names of places, organizations, groups, events and products joined.
//!
//! | earlier or later in the article | joins |
//! |---|---|
//! | `World Health Organization (WHO)` | `WHO` |
//! | `International Monetary Fund` | `IMF`, by its initials |
//! | `North Atlantic Treaty Organization` | `Nato`, known by both names |
//! | `Gazprom PJSC`, `GateHouse Media` | `Gazprom`, `GateHouse` |
//! | `Harbor Gas & Power Co.` | `HG&P` |
//! | `Utah Jazz` | `Jazz` |
//! | `Braunau am Inn`, `Kingdom of Spain` | `Braunau`, `Spain` |
//! | `Ukrainian` | `Ukrainians` |

use foldhash::HashMap;
use std::ops::Range;

use super::drafts::Drafts;
use crate::annotation::Kind;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::{Classes, Lexicon, NameKey};
use crate::text::document::Document;

/// What the names of one thing have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    /// What the lexicon knows them by.
    Listed(NameKey),
    /// Their words.
    Plain(String),
}

/// Joins the names of things in `drafts`.
pub fn join(doc: &Document, lexicon: &Lexicon, drafts: &mut Drafts) {
    let mut by_key: HashMap<(Kind, Key), usize> = HashMap::default();
    let things: Vec<usize> =
        (0..drafts.names.len()).filter(|&i| drafts.names[i].draft.is_none()).collect();
    let aliases = aliases(doc, lexicon, drafts, &things);
    // What a spelling of one word led to last: its kind, and the draft.
    let mut spelled: Vec<Option<(Kind, usize)>> = vec![None; doc.distinct_words().len()];
    for name in things {
        let kind = drafts.names[name].kind;
        let tokens = &drafts.names[name].tokens;
        let spelling = doc.word_id(tokens.start);
        let is_word = tokens.len() == 1;
        if let Some((_, draft)) = spelled[spelling].filter(|known| is_word && known.0 == kind) {
            drafts.add(doc, draft, name);
            continue;
        }
        // What the article itself says of an acronym counts before what the lexicon says.
        let own = aliases.get(&(kind, words(doc, kind, tokens))).cloned();
        let key = own.unwrap_or_else(|| key(doc, lexicon, kind, tokens));
        let draft = match by_key.get(&(kind, key.clone())) {
            Some(&draft) => drafts.add(doc, draft, name),
            None => {
                let draft = drafts.found(doc, name);
                by_key.insert((kind, key), draft);
                draft
            }
        };
        if is_word {
            spelled[spelling] = Some((kind, draft));
        }
    }
}

/// The one key of a name that has several spellings: "Kyiv" and "Kiev", "U.S." and "United States",
/// "EU" and "European Union".
fn key(doc: &Document, lexicon: &Lexicon, kind: Kind, tokens: &Range<usize>) -> Key {
    let listed = lexicon.exact(doc, tokens.clone()).and_then(|found| match kind {
        Kind::Place => Some(lexicon.usual_name(&found)),
        Kind::Organization => lexicon.expansion(&found),
        _ => None,
    });
    listed.map_or_else(|| Key::Plain(words(doc, kind, tokens)), Key::Listed)
}

/// The words of a name in lower case, without "the", stops and plural.
fn words(doc: &Document, kind: Kind, tokens: &Range<usize>) -> String {
    let start = tokens.start + usize::from(tokens.len() > 1 && doc.is(tokens.start, "the"));
    let mut key = String::with_capacity(doc.span(tokens.clone()).len());
    for i in start..tokens.end {
        if i > start && doc.is_spaced(i) {
            key.push(' ');
        }
        doc.lower(i).split('.').for_each(|part| key.push_str(part));
    }
    let is_plural = matches!(kind, Kind::Group | Kind::Product) && key.len() > 3;
    if is_plural && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
    key
}

/// The words of short forms to the keys of the long ones, by kind.
fn aliases(
    doc: &Document,
    lexicon: &Lexicon,
    drafts: &Drafts,
    things: &[usize],
) -> HashMap<(Kind, String), Key> {
    let mut aliases = HashMap::default();
    for &name in things.iter().filter(|&&n| drafts.names[n].tokens.len() > 1) {
        let (kind, tokens) = (drafts.names[name].kind, &drafts.names[name].tokens);
        let long = key(doc, lexicon, kind, tokens);
        if let Some(acronym) = bracketed(doc, tokens) {
            aliases.entry((kind, acronym)).or_insert_with(|| long.clone());
        }
        for short in short_forms(doc, lexicon, kind, tokens) {
            aliases.entry((kind, short)).or_insert_with(|| long.clone());
        }
    }
    aliases
}

/// The acronym in brackets after a name: `World Health Organization (WHO)`.
fn bracketed(doc: &Document, tokens: &Range<usize>) -> Option<String> {
    let at = tokens.end;
    let is_bracketed = doc.is(at, "(") && doc.is(at + 2, ")") && doc.is_upper(at + 1);
    is_bracketed.then(|| doc.lower(at + 1).replace('.', ""))
}

/// The forms that a name is later cut down to.
fn short_forms(
    doc: &Document,
    lexicon: &Lexicon,
    kind: Kind,
    tokens: &Range<usize>,
) -> Vec<String> {
    match kind {
        Kind::Organization => organization_forms(doc, lexicon, tokens),
        Kind::Place => place_form(doc, tokens).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The initials of an organization, and its name without legal form, head or town.
fn organization_forms(doc: &Document, lexicon: &Lexicon, tokens: &Range<usize>) -> Vec<String> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let is = |i: usize, class| doc.clues()[i].any(class);
    let of = |tokens: &Range<usize>| words(doc, Kind::Organization, tokens);
    let is_part = |i: &usize| doc.is_capitalized(*i) || doc.is(*i, "&");
    let initials = |tokens: &mut dyn Iterator<Item = usize>| -> String {
        tokens.filter(is_part).filter_map(|i| doc.lower(i).chars().next()).collect()
    };
    let mut forms = vec![
        initials(&mut tokens.clone()),
        initials(&mut tokens.clone().filter(|&i| !is(i, WordClasses::COMPANY))),
    ];
    forms.retain(|form| form.chars().count() > 2);
    let heads = WordClasses::COMPANY | WordClasses::ORGANIZATION;
    let bare = (first + 1..tokens.end).rev().take_while(|&i| is(i, heads)).last();
    if let Some(bare) = bare.filter(|_| !is(first, heads | WordClasses::PLACE_PREFIX)) {
        let classes = |tokens| lexicon.exact(doc, tokens).map_or(Classes::NONE, |m| m.classes);
        // "Kyiv" is not "Kyiv Police".
        if !classes(first..bare).has(Classes::PLACE | Classes::DEMONYM) {
            forms.extend((bare..tokens.end).map(|end| of(&(first..end))));
            forms.extend((bare > first + 1).then(|| of(&(first..first + 1))));
        }
    } else if is(last, WordClasses::COMPANY) {
        forms.push(of(&(first..last)));
    }
    let listed = lexicon.exact(doc, tokens.clone());
    if listed.is_some_and(|listed| listed.classes.has(Classes::TEAM)) {
        forms.push(of(&(last..tokens.end)));
        forms.extend((last > first + 1).then(|| of(&(last - 1..tokens.end))));
    }
    forms
}

/// A place's name up to a small word, or after "Kingdom of": "Braunau" of "Braunau am Inn".
fn place_form(doc: &Document, tokens: &Range<usize>) -> Option<String> {
    let small = tokens.clone().find(|&i| !doc.is_capitalized(i) && doc.is_spaced(i))?;
    let is_realm = matches!(doc.lower(tokens.start), "kingdom" | "republic" | "state");
    let short = if is_realm { small + 1..tokens.end } else { tokens.start..small };
    (!short.is_empty() && !doc.is(small, "and")).then(|| words(doc, Kind::Place, &short))
}
