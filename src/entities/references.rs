//! "He", "she" and "the governor" linked to who is meant; in doubt, to nobody.
//!
//! The people named shortly before are scored: how near, whether they were the subject, how often
//! they are named, what is known of their gender. The best is taken only where it is clearly so.

use std::collections::VecDeque;

use super::cast::{Cast, Draft, Gender};
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::document::Document;
use crate::lexicon::clue_words::{self, WordClasses};

/// Mentions looked back on: a bound on work and on how far a pronoun reaches.
const MEMORY: usize = 12;

/// Sentences a pronoun reaches back.
const REACH: usize = 3;

/// Points the best must have, and must be ahead of the second.
const ENOUGH: i32 = 4;
const AHEAD: i32 = 2;

/// Links the pronouns and descriptions among `annotations` to the drafts of `cast`.
pub fn link(doc: &Document, annotations: &[Annotation], cast: &mut Cast) {
    let mut drafts = vec![None; annotations.len()];
    for name in &cast.names {
        drafts[name.annotation] = name.draft;
    }
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
            MentionForm::Pronoun => linker.pronoun(&at, &mut cast.drafts),
            MentionForm::Nominal => linker.nominal(&at, &cast.drafts),
        };
        let Some(draft) = draft else { continue };
        if mention.form != MentionForm::Name {
            cast.drafts[draft].mentions.push(index);
        }
        linker.remember(draft, at, mention.form);
    }
}

/// Where a mention stands, as far as it matters for who is meant.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    sentence: usize,
    is_subject: bool,
    is_quoted: bool,
}

impl Place {
    fn new(doc: &Document, annotation: &Annotation, quote_end: usize) -> Self {
        let tokens = doc.tokens_in(annotation.span);
        Self {
            start: tokens.start,
            end: tokens.end,
            sentence: doc.sentence_index(tokens.start),
            is_subject: is_subject(doc, tokens.end),
            is_quoted: annotation.span.start < quote_end,
        }
    }
}

/// Whether what ends before token `end` looks like the subject: a verb of speech or auxiliary follows.
fn is_subject(doc: &Document, end: usize) -> bool {
    if end >= doc.len() || doc.is_possessive(end) {
        return false;
    }
    let word = doc.lower(end);
    clue_words::classes(word).any(WordClasses::SPEECH)
        || word.ends_with("ed")
        || matches!(
            word,
            "is" | "was" | "has" | "had" | "will" | "would" | "also" | "can" | "could"
        )
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

    /// Whom the pronoun at `at` means; what it tells of the gender is kept.
    fn pronoun(&self, at: &Place, drafts: &mut [Draft]) -> Option<usize> {
        let gender = match self.doc.lower(at.start).as_bytes().first() {
            Some(b'h') if !self.doc.lower(at.start).starts_with("her") => Gender::Male,
            _ => Gender::Female,
        };
        let mut points: Vec<(usize, i32)> = Vec::new();
        for (age, seen) in self.recent.iter().rev().enumerate() {
            let draft = &drafts[seen.draft];
            let clashes = draft.gender != gender && draft.gender != Gender::Unknown;
            if clashes || at.sentence > seen.at.sentence + REACH {
                continue;
            }
            let score = self.score(at, seen, age) + i32::from(draft.gender == gender) * 2;
            match points.iter_mut().find(|(d, _)| *d == seen.draft) {
                Some((_, best)) => *best = (*best).max(score) + 1,
                None => points.push((seen.draft, score)),
            }
        }
        points.sort_by_key(|(_, score)| -score);
        let (draft, best) = *points.first()?;
        let is_clear = points.get(1).is_none_or(|(_, second)| best >= second + AHEAD);
        if best < ENOUGH || !is_clear {
            return None;
        }
        drafts[draft].gender = gender;
        Some(draft)
    }

    /// How well someone seen fits a pronoun at `at`; `age` counts the mentions in between.
    fn score(&self, at: &Place, seen: &Seen, age: usize) -> i32 {
        let distance = match at.sentence - seen.at.sentence {
            0 => 4,
            1 => 4,
            2 => 2,
            _ => 0,
        };
        let subject = i32::from(seen.at.is_subject) * 2;
        let chain = i32::from(seen.form == MentionForm::Pronoun);
        let latest = i32::from(age == 0);
        let quoted = i32::from(seen.at.is_quoted != at.is_quoted) * -2;
        distance + subject + chain + latest + quoted
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
