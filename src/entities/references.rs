//! "He", "she" and "the governor" linked to who is meant; in doubt, to nobody.
//!
//! The people mentioned shortly before are scored by [`WEIGHTS`]; the best is taken where the
//! chances of all are clearly for it.

use std::collections::VecDeque;

use super::cast::{Cast, Draft, Gender};
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::document::Document;
use crate::lexicon::clue_words::{self, WordClasses};
use crate::tagger::Tag;

/// Mentions looked back on: a bound on work and on how far a pronoun reaches.
const MEMORY: usize = 16;

/// Sentences a pronoun reaches back.
const REACH: usize = 4;

/// Something noticed about a person whom a pronoun may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clue {
    /// Last mentioned in the same sentence.
    SameSentence,
    /// Last mentioned in the sentence before.
    SentenceBefore,
    /// Last mentioned two sentences before.
    TwoBefore,
    /// The person mentioned last of all.
    Latest,
    /// The person mentioned second to last.
    SecondLatest,
    /// Last mentioned as the subject of a verb.
    Subject,
    /// Subject in the sentence of the pronoun.
    SubjectHere,
    /// Subject in the sentence before.
    SubjectBefore,
    /// The first person mentioned in the sentence of that mention.
    FirstInSentence,
    /// Last mentioned by a pronoun.
    Chained,
    /// Known to be of the pronoun's gender.
    GenderKnown,
    /// Mentioned three times or more so far.
    Often,
    /// Mentioned more often than anyone else so far.
    MostOften,
    /// One of the two stands in a quote and the other does not.
    QuoteBetween,
    /// Mentioned in the same sentence, and that mention owns something: "Ito's".
    Owner,
    /// A paragraph begins between the two.
    ParagraphBetween,
    /// Last mentioned shortly before a pronoun that is a subject, in the same sentence, as object.
    ObjectBeforeSubject,
}

/// Links the pronouns and descriptions among `annotations` to the drafts of `cast`.
pub fn link(doc: &Document, annotations: &[Annotation], cast: &mut Cast) {
    let mut drafts = vec![None; annotations.len()];
    for name in &cast.names {
        drafts[name.annotation] = name.draft;
    }
    let mut counts = vec![0; cast.drafts.len()];
    let mut linker = Linker { doc, recent: VecDeque::new(), quote_end: 0 };
    for (index, annotation) in annotations.iter().enumerate() {
        if annotation.kind() == Kind::Quote {
            linker.quote_end = linker.quote_end.max(annotation.span.end);
        }
        let Some(mention) = annotation.as_mention().filter(|_| annotation.kind() == Kind::Person)
        else {
            continue;
        };
        let at = Place::new(doc, annotation, linker.quote_end);
        let draft = match mention.form {
            MentionForm::Name => drafts[index],
            MentionForm::Pronoun => linker.pronoun(&at, &mut cast.drafts, &counts),
            MentionForm::Nominal => linker.nominal(&at, &cast.drafts),
        };
        let Some(draft) = draft else { continue };
        if mention.form != MentionForm::Name {
            cast.drafts[draft].mentions.push(index);
        }
        counts[draft] += 1;
        linker.remember(draft, at, mention.form);
    }
}

/// Where a mention stands, as far as it matters for who is meant.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    sentence: usize,
    paragraph: usize,
    is_subject: bool,
    is_owner: bool,
    is_quoted: bool,
}

impl Place {
    fn new(doc: &Document, annotation: &Annotation, quote_end: usize) -> Self {
        let tokens = doc.tokens_in(annotation.span);
        Self {
            start: tokens.start,
            end: tokens.end,
            sentence: doc.sentence_index(tokens.start),
            paragraph: 0,
            is_subject: is_subject(doc, tokens.clone()),
            is_owner: tokens.end < doc.len() && doc.is_possessive(tokens.end),
            is_quoted: annotation.span.start < quote_end,
        }
    }
}

/// Whether the tokens are the subject of a verb: a finite one follows, or one of speech precedes.
fn is_subject(doc: &Document, tokens: std::ops::Range<usize>) -> bool {
    let sentence = doc.sentence(tokens.start);
    let is_said = tokens.start > sentence.start
        && clue_words::classes(doc.lower(tokens.start - 1)).any(WordClasses::SPEECH)
        && !matches!(doc.lower(tokens.start - 1), "told" | "tells");
    let mut next = tokens.end;
    if next < sentence.end && matches!(doc.word(next), "," | "(") {
        let aside = (next + 1..sentence.end.min(next + 25)).find(|&i| matches!(doc.word(i), "," | ")"));
        next = aside.map_or(next, |close| close + 1);
    }
    while next < sentence.end && doc.tag(next) == Tag::Adverb {
        next += 1;
    }
    is_said || (next < sentence.end && doc.tag(next).is_finite())
}

/// A mention of someone, remembered.
struct Seen {
    draft: usize,
    at: Place,
    form: MentionForm,
}

struct Linker<'d> {
    doc: &'d Document<'d>,
    recent: VecDeque<Seen>,
    quote_end: usize,
}

impl Linker<'_> {
    fn remember(&mut self, draft: usize, at: Place, form: MentionForm) {
        if self.recent.len() == MEMORY {
            self.recent.pop_front();
        }
        self.recent.push_back(Seen { draft, at, form });
    }

    fn pronoun(&self, at: &Place, drafts: &mut [Draft], counts: &[usize]) -> Option<usize> {
        let gender = match self.doc.lower(at.start).as_bytes().first() {
            Some(b'h') if !self.doc.lower(at.start).starts_with("her") => Gender::Male,
            _ => Gender::Female,
        };
        let mut candidates: Vec<usize> = Vec::new();
        for seen in self.recent.iter().rev() {
            let draft = &drafts[seen.draft];
            let clashes = draft.gender != gender && draft.gender != Gender::Unknown;
            if clashes || at.sentence > seen.at.sentence + REACH || candidates.contains(&seen.draft) {
                continue;
            }
            candidates.push(seen.draft);
        }
        let most = candidates.iter().map(|&d| counts[d]).max()?;
        let mut scored = Vec::new();
        for (rank, &c) in candidates.iter().enumerate() {
            let mentions: Vec<&Seen> = self.recent.iter().rev().filter(|s| s.draft == c).collect();
            let last = mentions[0];
            let dist = at.sentence - last.at.sentence;
            let here = mentions.iter().any(|m| m.at.sentence == at.sentence && m.at.is_subject);
            let before = mentions.iter().any(|m| m.at.sentence + 1 == at.sentence && m.at.is_subject);
            let first = self.recent.iter().find(|s| s.at.sentence == last.at.sentence).is_some_and(|s| s.draft == c);
            let par = (last.at.end..at.start).any(|i| self.doc.paragraphs().binary_search_by_key(&i, |p| p.start).is_ok());
            let f = [
                dist == 0, dist == 1, dist == 2, rank == 0, rank == 1, last.at.is_subject, here, before, first,
                last.form == MentionForm::Pronoun, drafts[c].gender == gender, counts[c] >= 3, counts[c] == most,
                last.at.is_quoted != at.is_quoted, last.at.is_owner && dist == 0, par,
                dist == 0 && !last.at.is_subject && at.is_subject,
            ];
            const W: [f32; 17] = [1.5, 1.5, 0.5, 0.7, 0.0, 0.8, 0.5, 0.5, 0.5, 0.5, 1.0, 0.3, 0.3, -0.5, 0.0, -0.5, -0.5];
            let score: f32 = f.iter().zip(W).map(|(&b, w)| if b { w } else { 0.0 }).sum();
            if std::env::var("DUMP").is_ok() {
                let span = self.doc.span(drafts[c].fullest.clone());
                let bits: String = f.iter().map(|&b| if b { '1' } else { '0' }).collect();
                eprintln!("C {} {} {} {} {}", self.doc.span(at.start..at.end).start, span.start, bits, drafts[c].name.replace(' ', "_"), self.doc.lower(at.start));
            }
            scored.push((c, score));
        }
        let total: f32 = scored.iter().map(|(_, s)| s.exp()).sum();
        let best = scored.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        if best.1.exp() / total < 0.5 || best.1 < 2.0 { return None; }
        drafts[best.0].gender = gender;
        Some(best.0)
    }

    /// Whom "the governor" at `at` means: the one with that title who was named last.
    fn nominal(&self, at: &Place, drafts: &[Draft]) -> Option<usize> {
        let role = self.doc.lower(at.end - 1);
        let has_role = |seen: &&Seen| {
            let draft = &drafts[seen.draft];
            let words = draft.title.iter().flat_map(|t| t.split([' ', '-']));
            words.last().is_some_and(|word| word.eq_ignore_ascii_case(role))
        };
        let mut titled = self.recent.iter().rev().filter(has_role).map(|seen| seen.draft);
        let draft = titled.next()?;
        titled.all(|other| other == draft).then_some(draft)
    }
}
