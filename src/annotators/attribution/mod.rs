//! Who says so: quotes and claims with their source, their cue and how sure they are.
//!
//! Each sentence is read for cues (`cue`); the rules propose a source (`source`) and a content
//! (`content`) of each; a fitted model chooses between these and others, or nothing (`judge`); what
//! nobody could check is found (`verify`); speech that goes on without a cue joins what it goes on
//! with (`speech`).

mod adjunct;
mod apposition;
mod certainty;
mod clause;
mod complement;
mod content;
mod cue;
mod denial;
mod draft;
pub mod fitting;
mod headline;
mod judge;
mod nominal;
mod opening;
mod phrase;
mod reader;
mod regions;
mod right;
mod source;
mod speech;
mod subject;
mod verify;

use std::ops::Range;

use self::certainty::Verdict;
use self::cue::{Form, Hit};
use self::draft::Draft;
use self::judge::choice::Choice;
use self::reader::Reader;
use self::source::Source;
use super::Annotator;
use crate::annotation::{Annotation, Certainty, Kind};
use crate::lexicon::closed::List;
use crate::lexicon::cues::{Class, Cue, Frames, Part};
use crate::tables::stable_sort::sort_by_key;
use crate::tagger::Tag;
use crate::text::document::Document;

/// Finds quotes and claims.
pub struct Attributions;

impl Annotator for Attributions {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Quote, Kind::Claim]
    }

    fn annotate(&self, doc: &Document, earlier: &[Annotation]) -> Vec<Annotation> {
        let reader = Reader::new(doc, earlier);
        let mut drafts = judge::choose(&reader, choices(&reader));
        let count = drafts.len();
        speech::continue_speech(&reader, &mut drafts);
        verify::doubt(&reader, &mut drafts, count);
        let mut found: Vec<_> = drafts.iter().map(|draft| draft.whole(&reader)).collect();
        found.extend(fragments(&reader, &drafts));
        sort_by_key(&mut found, |a| (a.span.start, 0));
        found
    }
}

/// The cues of the document, in order, each with what it may attribute.
fn choices(reader: &Reader) -> Vec<Choice> {
    let mut walk = Walk { reader, earlier: Vec::new(), proposed: Vec::new(), choices: Vec::new() };
    for sentence in reader.doc.sentences() {
        walk.read_sentence(sentence.clone());
    }
    walk.choices
}

/// The quoted regions inside claims, each with the attribution of the innermost.
fn fragments(reader: &Reader, drafts: &[Draft]) -> Vec<Annotation> {
    let owners = speech::owners(reader, drafts).into_iter().enumerate();
    let held = owners.filter_map(|(region, owner)| Some((region, &drafts[owner?])));
    held.filter(|(_, draft)| !draft.is_quote(reader))
        .map(|(region, draft)| draft.fragment(reader, region))
        .collect()
}

/// The way through a document, cue by cue.
struct Walk<'r, 'd> {
    reader: &'r Reader<'d>,
    /// The verbs before in the sentence, with the sources that the rules give them.
    earlier: Vec<(Hit, Source)>,
    /// What the rules proposed before.
    proposed: Vec<Draft>,
    choices: Vec<Choice>,
}

impl Walk<'_, '_> {
    fn read_sentence(&mut self, sentence: Range<usize>) {
        self.earlier.clear();
        if let Some(draft) = headline::draft(self.reader, &sentence) {
            self.add_draft(None, draft);
            return;
        }
        let mut i = sentence.start;
        while i < sentence.end {
            i = match self.reader.regions.at(i) {
                Some(region) => region.marked.end,
                None => i + self.read_cue(i),
            };
        }
        if let Some(draft) = headline::announced(self.reader, &sentence)
            && self.earlier.is_empty()
        {
            self.add_draft(None, draft);
        }
    }

    /// Reads the cue at token `i`, if there is one; returns how many tokens to go on by.
    fn read_cue(&mut self, i: usize) -> usize {
        let reader = self.reader;
        if reader.starts_no_cue(i) {
            return 1;
        }
        if let Some((cue, words)) = cue::entry_at(reader, i, Part::Phrase) {
            let end = words.end;
            if let Some(draft) = phrase::draft(reader, cue, words) {
                self.add_draft(Some(cue), draft);
            }
            return end - i;
        }
        if reader.tag(i) == Tag::VerbParticiple && self.read_nominal(i) {
            return 1;
        }
        if let Some(hit) = cue::verb_at(reader, i) {
            return self.read_verb(hit) - i;
        }
        if !self.read_nominal(i)
            && let Some(hit) = cue::mistaken_verb_at(reader, i)
        {
            let source = source::source_of(reader, &hit, &self.earlier);
            self.choices.push(Choice::of_verb(reader, &hit, &source, None));
        }
        1
    }

    /// Reads the verb `hit`; returns where to read on.
    fn read_verb(&mut self, hit: Hit) -> usize {
        let (reader, earlier) = (self.reader, &self.earlier);
        let end = hit.words.end;
        let source = source::source_of(reader, &hit, earlier);
        let denial = denial::draft(reader, &hit, &source, &self.proposed);
        let is_given = denial.is_some() || has_no_source(reader, &hit, &source);
        let draft = denial.or_else(|| verb_draft(reader, &hit, &source, earlier));
        let next = draft.as_ref().map_or(end, |draft| before_content(reader, draft, end));
        // "Reuters could not verify it" says nothing of its own: see `verify`.
        let is_check = reader.is_in(hit.words.start, List::Check);
        if !(is_given || is_check && draft.is_none()) {
            let choice = Choice::of_verb(reader, &hit, &source, draft.as_ref());
            self.choices.push(choice);
            self.proposed.extend(draft);
        } else if let Some(draft) = draft {
            self.add_draft(Some(hit.cue), draft);
        }
        self.earlier.push((hit, source));
        next
    }

    /// Reads the noun or adjective at token `i`; tells whether it attributes anything.
    fn read_nominal(&mut self, i: usize) -> bool {
        let found = nominal_draft(self.reader, i, &self.earlier);
        let is_found = found.is_some();
        if let Some((cue, draft)) = found {
            self.add_draft(Some(cue), draft);
        }
        is_found
    }

    fn add_draft(&mut self, cue: Option<&'static Cue>, draft: Draft) {
        self.proposed.push(draft.clone());
        self.choices.push(Choice::of_draft(self.reader, cue, draft));
    }
}

/// Where to read on after a cue that ends at `end`: at the content of `draft` where only adjuncts stand
/// between, whose verbs do not tell it anew: `said in a statement | posted | online that`.
fn before_content(reader: &Reader, draft: &Draft, end: usize) -> usize {
    let start = draft.pieces.iter().map(|piece| piece.start).find(|&start| start > end);
    let is_near = |&start: &usize| (end..start).all(|k| !reader.is_comma(k));
    start.filter(is_near).unwrap_or(end)
}

/// Whether nobody is the source of `hit`, and its subject part of what is reported.
fn has_no_source(reader: &Reader, hit: &Hit, source: &Source) -> bool {
    hit.cue.frames.allow(Frames::SEEMING) || is_unnamed(reader, hit, source)
}

/// What the noun or adjective at token `i` attributes.
fn nominal_draft(
    reader: &Reader,
    i: usize,
    earlier: &[(Hit, Source)],
) -> Option<(&'static Cue, Draft)> {
    match reader.tag(i) {
        Tag::Noun => {
            let (cue, words) = cue::entry_at(reader, i, Part::Noun)?;
            Some((cue, nominal::noun(reader, cue, words, earlier)?))
        }
        Tag::Adjective | Tag::VerbParticiple => {
            let (cue, words) = cue::entry_at(reader, i, Part::Adjective)?;
            Some((cue, nominal::adjective(reader, cue, words)?))
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
    if has_no_source(reader, hit, source) {
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
    // The judge tells how sure what it chooses is.
    let verdict = Verdict::stated(hit.cue.words);
    let cue = if hit.is_negated { hit.group.clone() } else { hit.words.clone() };
    Some(Draft { pieces, source: span, cue: Some(cue), verdict, confidence: 1.0 })
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
