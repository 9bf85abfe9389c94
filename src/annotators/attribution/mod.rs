//! Who says so: quotes and claims with their source, their cue and how sure they are.
//!
//! Each sentence is read for cues (`cue`); each cue is given its source (`source`) and its content
//! (`content`); what nobody could check is found (`verify`); speech that goes on without a cue joins
//! what it goes on with (`speech`).

mod adjunct;
mod apposition;
mod certainty;
mod clause;
mod complement;
mod content;
mod cue;
mod denial;
mod draft;
mod headline;
mod nominal;
mod phrase;
mod reader;
mod regions;
mod right;
mod source;
mod speech;
mod subject;
mod verify;

use std::ops::Range;

use self::cue::{Form, Hit};
use self::draft::Draft;
use self::reader::Reader;
use self::source::Source;
use super::Annotator;
use crate::annotation::{Annotation, Certainty, Kind};
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Frames, Part};
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::stable_sort::sort_by_key;

/// Finds quotes and claims.
pub struct Attributions;

impl Annotator for Attributions {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Quote, Kind::Claim]
    }

    fn annotate(&self, doc: &Document, earlier: &[Annotation]) -> Vec<Annotation> {
        let reader = Reader::new(doc, earlier);
        let mut drafts = Vec::new();
        for sentence in doc.sentences() {
            read_sentence(&reader, sentence.clone(), &mut drafts);
        }
        let count = drafts.len();
        speech::continue_speech(&reader, &mut drafts);
        verify::doubt(&reader, &mut drafts, count);
        let mut found: Vec<_> = drafts.iter().map(|draft| draft.whole(&reader)).collect();
        found.extend(fragments(&reader, &drafts));
        sort_by_key(&mut found, |a| (a.span.start, 0));
        found
    }
}

/// The quoted regions inside claims, each with the attribution of the innermost.
fn fragments(reader: &Reader, drafts: &[Draft]) -> Vec<Annotation> {
    let owners = speech::owners(reader, drafts).into_iter().enumerate();
    let held = owners.filter_map(|(region, owner)| Some((region, &drafts[owner?])));
    held.filter(|(_, draft)| !draft.is_quote(reader))
        .map(|(region, draft)| draft.fragment(reader, region))
        .collect()
}

/// Adds what the cues of `sentence` attribute.
fn read_sentence(reader: &Reader, sentence: Range<usize>, drafts: &mut Vec<Draft>) {
    let mut earlier: Vec<(Hit, Source)> = Vec::new();
    let mut i = sentence.start;
    if let Some(draft) = headline::draft(reader, &sentence) {
        drafts.push(draft);
        return;
    }
    while i < sentence.end {
        if let Some(region) = reader.regions.at(i) {
            i = region.marked.end;
            continue;
        }
        i += read_cue(reader, i, &mut earlier, drafts);
    }
}

/// Reads the cue at token `i`, if there is one; returns how many tokens to go on by.
fn read_cue(
    reader: &Reader,
    i: usize,
    earlier: &mut Vec<(Hit, Source)>,
    drafts: &mut Vec<Draft>,
) -> usize {
    if reader.starts_no_cue(i) {
        return 1;
    }
    if let Some((cue, words)) = cue::entry_at(reader, i, Part::Phrase) {
        let end = words.end;
        drafts.extend(phrase::draft(reader, cue, words));
        return end - i;
    }
    if reader.tag(i) == Tag::VerbParticiple
        && let Some(draft) = nominal_draft(reader, i, earlier)
    {
        drafts.push(draft);
        return 1;
    }
    if let Some(hit) = cue::verb_at(reader, i) {
        let end = hit.words.end;
        let source = source::source_of(reader, &hit, earlier);
        let draft = denial::draft(reader, &hit, &source, drafts);
        let draft = draft.or_else(|| verb_draft(reader, &hit, &source, earlier));
        let next = draft.as_ref().map_or(end, |draft| before_content(reader, draft, end));
        drafts.extend(draft);
        earlier.push((hit, source));
        return next - i;
    }
    drafts.extend(nominal_draft(reader, i, earlier));
    1
}

/// Where to read on after a cue that ends at `end`: at the content of `draft` where only adjuncts stand
/// between, whose verbs do not tell it anew: `said in a statement | posted | online that`.
fn before_content(reader: &Reader, draft: &Draft, end: usize) -> usize {
    let start = draft.pieces.iter().map(|piece| piece.start).find(|&start| start > end);
    let is_near = |&start: &usize| (end..start).all(|k| !reader.is_comma(k));
    start.filter(is_near).unwrap_or(end)
}

/// What the noun or adjective at token `i` attributes.
fn nominal_draft(reader: &Reader, i: usize, earlier: &[(Hit, Source)]) -> Option<Draft> {
    match reader.tag(i) {
        Tag::Noun => {
            let (cue, words) = cue::entry_at(reader, i, Part::Noun)?;
            nominal::noun(reader, cue, words, earlier)
        }
        Tag::Adjective | Tag::VerbParticiple => {
            let (cue, words) = cue::entry_at(reader, i, Part::Adjective)?;
            nominal::adjective(reader, cue, words)
        }
        _ => None,
    }
}

/// What the verb `hit` attributes to `source`, after the cues `earlier` in its sentence.
fn verb_draft(
    reader: &Reader,
    hit: &Hit,
    source: &Source,
    earlier: &[(Hit, Source)],
) -> Option<Draft> {
    // "Neither side commented"
    let is_nobody = || source.span.as_ref().is_some_and(|s| reader.is_in(s.start, List::Negation));
    let is_silent = hit.cue.frames.allow(Frames::SILENT) && (hit.is_negated || is_nobody());
    if hit.form == Form::Infinitive || is_silent {
        return None;
    }
    if hit.cue.frames.allow(Frames::SEEMING) || is_unnamed(reader, hit, source) {
        let subject = subject::subject(reader, hit.group.start)?;
        return nominal::seeming(reader, hit.cue, hit.words.clone(), subject);
    }
    let is_told = hit.form == Form::Passive && source.span.is_none();
    if is_told && !names_nobody(hit) {
        return None;
    }
    let before = if is_told { content::before_it(reader, hit) } else { None };
    let pieces = match before.clone() {
        Some(piece) => vec![piece],
        None => content::content_of(reader, hit, source),
    };
    let pieces = reader.settle(without_aside(reader, pieces, source, earlier));
    let is_open = is_told && before.is_none();
    if pieces.is_empty() || (is_open && !is_told_clause(reader, hit, &pieces[0])) {
        return None;
    }
    let span = source.span.clone();
    let verdict = certainty::of_verb(reader, hit, span.as_ref(), &pieces);
    let cue = if hit.is_negated { hit.group.clone() } else { hit.words.clone() };
    Some(Draft { pieces, source: span, cue: Some(cue), verdict })
}

/// `pieces` of what no person says, up to a quote that goes on with what the speaker before says: `Ito
/// said pictures suggested | it had slowed |, “but I would not call it stopped”`.
fn without_aside(
    reader: &Reader,
    pieces: Vec<Range<usize>>,
    source: &Source,
    earlier: &[(Hit, Source)],
) -> Vec<Range<usize>> {
    let is_thing = source.span.as_ref().is_some_and(|s| !complement::is_person(reader, s.end - 1));
    let is_inner = earlier
        .last()
        .is_some_and(|(hit, source)| hit.cue.frames.allow(Frames::AFTER) && source.span.is_some());
    if !is_thing || !is_inner {
        return pieces;
    }
    let opens = |k: usize| {
        reader.is_comma(k) && reader.regions.opens(k + 1) && reader.tag(k + 2) == Tag::Coordinator
    };
    let cut = |piece: Range<usize>| {
        let end = piece.clone().find(|&k| opens(k)).unwrap_or(piece.end);
        piece.start..end
    };
    pieces.into_iter().map(cut).collect()
}

/// Whether the subject is part of what nobody named says: `Kyiv is expected to`, `is feared lost`.
fn is_unnamed(reader: &Reader, hit: &Hit, source: &Source) -> bool {
    if hit.form != Form::Passive || source.span.is_some() || hit.cue.frames.allow(Frames::PERSON) {
        return false;
    }
    let end = hit.words.end;
    let is_told = || {
        // "Was held to discuss it" tells the purpose; "is held to be", "is said to run" a report.
        let is_sure = hit.cue.certainty == Certainty::Hedged || hit.cue.words == "say";
        names_nobody(hit) && (is_sure || matches!(reader.doc.lower(end + 1), "be" | "have"))
    };
    complement::is_infinitive(reader, end) && is_told() || nominal::completes(reader, hit)
}

/// Whether `piece` is a clause that a passive without an agent reports: "was told that she won", "it
/// is feared she won".
fn is_told_clause(reader: &Reader, hit: &Hit, piece: &Range<usize>) -> bool {
    let is_it = || {
        let subject = subject::subject(reader, hit.group.start);
        hit.cue.frames.allow(Frames::WHOM)
            || subject.is_some_and(|s| s.len() == 1 && reader.doc.is(s.start, "it"))
    };
    complement::is_clause_at(reader, piece.start, piece.end)
        || complement::has_subject_and_verb(reader, piece.start, piece.end) && is_it()
}

/// Whether a passive without an agent still reports: `was told that`, `is believed to`.
fn names_nobody(hit: &Hit) -> bool {
    hit.cue.frames.allow(Frames::THAT) && hit.cue.class != Class::Denial
}
