//! Seats and capitals that stand for a government, where what they do makes that clear.
//!
//! | in the article | description |
//! |---|---|
//! | `Kyiv said it would not give up land` | `Ukraine's government` |
//! | the same, and `shells fell in Kyiv` | `Ukraine's government, where it speaks` |
//! | `The Kremlin denied the report` | `the Russian presidency` |
//! | `A fire broke out in Kyiv` | none: it is the city |

use std::collections::BTreeSet;

use super::drafts::{Draft, Drafts, Name};
use super::speakers::{Linked, head};
use crate::annotation::{Annotation, Kind};
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::lexicon::cues::CUES;
use crate::lexicon::{Classes, Lexicon};
use crate::tagger::Tag;
use crate::text::document::Document;

/// Describes the drafts of `drafts` that speak as a government and have no description yet.
pub fn describe(
    doc: &Document,
    lexicon: &Lexicon,
    annotations: &[Annotation],
    drafts: &mut Drafts,
) {
    let is_thing = |name: &&Name| matches!(name.kind, Kind::Place | Kind::Organization);
    let things: Vec<&Name> = drafts.names.iter().filter(is_thing).collect();
    let linked = drafts.names.iter().filter_map(|name| Linked::of(name, annotations));
    let linked: Vec<Linked> = linked.collect();
    let sources = annotations.iter().filter_map(|a| a.as_attribution()?.source);
    // "New Delhi: The minister said" is a dateline.
    let sources = sources.filter(|source| !doc.is(doc.tokens_in(*source).end, ":"));
    let heads = sources.filter_map(|source| head(doc, &linked, source)).map(|m| m.entity);
    let speaking = things.iter().filter(|name| speaks(doc, name));
    let speakers: BTreeSet<usize> = heads.chain(speaking.filter_map(|name| name.draft)).collect();
    let located = things.iter().filter(|name| is_located(doc, name)).filter_map(|name| name.draft);
    let located: BTreeSet<usize> = located.collect();
    for &draft in &speakers {
        let is_place_too = located.contains(&draft);
        let draft = &mut drafts.all[draft];
        if draft.description.is_none() {
            let meant = meant(doc, lexicon, draft);
            let where_ = if is_place_too { ", where it speaks" } else { "" };
            draft.description = meant.map(|meant| meant + where_);
        }
    }
}

/// Whether a verb of speech in the active follows the name: `Beijing has urged restraint`.
fn speaks(doc: &Document, name: &Name) -> bool {
    let rest = name.tokens.end..doc.sentence(name.tokens.start).end;
    let is_passive = |i: &usize| doc.is_in(*i, List::Be);
    let skipped = |i: &usize| doc.tag(*i) == Tag::Adverb || doc.tag(*i).is_auxiliary();
    let verb = rest.take_while(|i| !is_passive(i)).find(|i| !skipped(i));
    verb.is_some_and(|i| doc.tag(i).is_verb() && CUES.has_verb(&doc.known(i).cues))
}

/// What a seat or capital stands for.
fn meant(doc: &Document, lexicon: &Lexicon, draft: &Draft) -> Option<String> {
    let found = lexicon.exact(doc, draft.fullest.clone())?;
    let code = lexicon.government(&found)?;
    if found.classes.has(Classes::SEAT) {
        return lexicon.seat(&found).map(str::to_owned);
    }
    let is_capital = draft.place.is_some_and(|place| place.country == code);
    let country = lexicon.country(code).filter(|&country| is_capital && country != draft.name)?;
    let ending = if country.ends_with('s') { "'" } else { "'s" };
    Some([country, ending, " government"].concat())
}

/// Whether "in" or the like stands before the name: it is the place itself.
fn is_located(doc: &Document, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1).map(|i| doc.clues()[i]);
    before.is_some_and(|classes| classes.any(WordClasses::LOCATIVE))
}
