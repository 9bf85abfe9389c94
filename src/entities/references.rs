//! "He", "she", "who", "it", "they" and "the governor" linked to who is meant; in doubt, to nobody.
//!
//! | words | linked to |
//! |---|---|
//! | `he`, `she` | whom `antecedents.rs` finds likeliest; never whose words they stand in |
//! | `Ana Ito, who` | the name before it |
//! | `Russia said it had`, `Russia said … . It said` | whose words these are |
//! | `The Republicans said they would` | the same, where they are many |
//! | `the governor`, `the ministry` | the only one called so |

use std::ops::Range;

use foldhash::HashMap;

use super::antecedents::{self, Memory, Place, Seen, Voices};
use super::drafts::{Draft, Drafts, Gender};
use super::frames::Frames;
use crate::annotation::{Annotation, Kind, MentionForm};
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::tokens::TokenKind;

/// Tokens between where a claim begins and its subject: "that it".
const LATEST_SUBJECT: usize = 2;

/// Links the pronouns and descriptions among `annotations` to the drafts of `drafts`.
pub fn link(doc: &Document, annotations: &[Annotation], drafts: &mut Drafts) {
    let mut meant = vec![None; annotations.len()];
    for name in &drafts.names {
        meant[name.annotation] = name.draft;
    }
    let mut linker = Linker {
        doc,
        annotations,
        called: Called::new(&drafts.all),
        memory: Memory::new(drafts.all.len()),
        frames: Frames::new(doc, annotations, drafts),
        meant,
        quote_end: 0,
    };
    for index in 0..annotations.len() {
        linker.read(index, &mut drafts.all);
    }
}

/// What is known of an article up to some annotation.
struct Linker<'a> {
    doc: &'a Document<'a>,
    annotations: &'a [Annotation],
    called: Called,
    memory: Memory,
    frames: Frames<'a>,
    /// The draft that each annotation mentions: all names, and the others read so far.
    meant: Vec<Option<usize>>,
    /// Where the last quote that has begun ends.
    quote_end: usize,
}

impl Linker<'_> {
    /// Reads annotation `index` and links it, where that is safe.
    fn read(&mut self, index: usize, drafts: &mut [Draft]) {
        let annotation = &self.annotations[index];
        if annotation.kind == Kind::Quote {
            self.quote_end = self.quote_end.max(annotation.span.end);
        }
        let meant = |span| meant_at(self.annotations, &self.meant, span);
        self.frames.enter(annotation, meant);
        let Some(form) = annotation.as_mention().map(|m| m.form) else { return };
        let at = Place::new(self.doc, annotation.span, self.quote_end);
        let draft = match form {
            MentionForm::Name => self.meant[index],
            MentionForm::Pronoun => self.pronoun(index, &at, drafts),
            MentionForm::Nominal => self.nominal(annotation, &at, drafts),
        };
        let Some(draft) = draft else { return };
        if form != MentionForm::Name {
            self.meant[index] = Some(draft);
            drafts[draft].mentions.push(index);
        }
        if drafts[draft].kind == Kind::Person && !classes(self.doc, at.start).any(WordClasses::WHO)
        {
            self.memory.add(Seen { draft, at, form });
        }
    }

    /// What the pronoun of annotation `index`, at `at`, means.
    fn pronoun(&self, index: usize, at: &Place, drafts: &mut [Draft]) -> Option<usize> {
        let classes = classes(self.doc, at.start);
        if classes.any(WordClasses::WHO) {
            return self.relative(index, at.start, drafts);
        }
        if classes.any(WordClasses::BODY_PRONOUN) {
            return self.body(at.start, drafts);
        }
        let is_he = classes.any(WordClasses::HE);
        let gender = if is_he { Gender::Male } else { Gender::Female };
        let voices = Voices {
            here: self.frames.speaker(self.annotations[index].span.start),
            latest: self.frames.last_source(self.doc.sentence_index(at.start)),
        };
        let object = at.done_to.and_then(|i| self.named_at(index, i));
        let draft = self.memory.antecedent(at, gender, voices, drafts, object)?;
        // What the pronoun tells of the gender is kept.
        drafts[draft].gender = gender;
        Some(draft)
    }

    /// The draft of the name at token `i`, shortly after annotation `index`.
    fn named_at(&self, index: usize, i: usize) -> Option<usize> {
        let start = self.doc.span(i..i + 1).start;
        let near = self.annotations.iter().enumerate().skip(index + 1);
        let mut names = near.take_while(|(_, a)| a.span.start <= start);
        names
            .find(|(_, a)| a.span.start == start && a.as_mention().is_some())
            .and_then(|(at, _)| self.meant[at])
    }

    /// The person named straight before the "who" at token `i`: `Ana Ito, 54, who`.
    fn relative(&self, index: usize, i: usize, drafts: &[Draft]) -> Option<usize> {
        let before =
            (0..index).rev().take(2).find(|&k| self.annotations[k].as_mention().is_some())?;
        let draft = self.meant[before].filter(|&d| drafts[d].kind == Kind::Person)?;
        let name = self.doc.tokens_in(self.annotations[before].span);
        // "the wife of Lars Holm, who": either; "Ana Ito and Lars Holm, who": both.
        let is_alone = !name.start.checked_sub(1).is_some_and(|k| {
            matches!(self.doc.lower(k), "of" | "and" | "or") || self.doc.is_possessive(k)
        });
        (is_alone && is_straight(self.doc, name.end..i)).then_some(draft)
    }

    /// The country, body or group that "it" or "they" at token `i` means: whose words these are.
    fn body(&self, i: usize, drafts: &[Draft]) -> Option<usize> {
        let doc = self.doc;
        let start = doc.span(i..i + 1).start;
        let frame = self.frames.around(start);
        let claim = frame
            .filter(|frame| !frame.is_quote)
            .filter(|frame| i <= doc.tokens_in(frame.span).start + LATEST_SUBJECT && acts(doc, i));
        let speaks_again = frame.is_none() && antecedents::speaks(doc, i..i + 1);
        let again = || self.frames.last_source(doc.sentence_index(i)).filter(|_| speaks_again);
        let draft = claim.map(|frame| frame.source).or_else(again)?;
        let one = if doc.is(i, "it") { Kind::Place } else { Kind::Group };
        let kinds = [one, Kind::Organization];
        kinds.contains(&drafts[draft].kind).then_some(draft)
    }

    /// Whom or what "the governor" means: the one called so, or of the people named lately the only one.
    fn nominal(&self, annotation: &Annotation, at: &Place, drafts: &[Draft]) -> Option<usize> {
        if self.doc.reads(at.start + 2, &["-", "year"]) {
            let age = self.doc.word(at.start + 1);
            let is_aged =
                |seen: &&Seen| drafts[seen.draft].age.is_some_and(|i| self.doc.word(i) == age);
            return self.memory.latest_first().find(is_aged).map(|seen| seen.draft);
        }
        let the_one = self.called.the_one(self.doc, annotation, drafts);
        if the_one.is_some() || annotation.kind != Kind::Person {
            return the_one;
        }
        let role = self.doc.lower(at.end - 1);
        let has_role = |draft: &usize| drafts[*draft].called.iter().any(|noun| noun == role);
        let mut titled = self.memory.latest_first().map(|seen| seen.draft).filter(has_role);
        let draft = titled.next()?;
        titled.all(|other| other == draft).then_some(draft)
    }
}

/// The draft that the mention at just `span` means, as far as read.
fn meant_at(annotations: &[Annotation], meant: &[Option<usize>], span: Span) -> Option<usize> {
    let first = annotations.partition_point(|a| a.span.start < span.start);
    let here = annotations[first..].iter().take_while(|a| a.span.start == span.start);
    let same = here.zip(&meant[first..]).filter(|(a, _)| a.span == span);
    same.into_iter().find_map(|(_, meant)| *meant)
}

/// Whether nothing but a comma, or an age in commas, lies in `between` a name and its "who".
fn is_straight(doc: &Document, between: Range<usize>) -> bool {
    let start = between.start;
    match between.len() {
        0 => true,
        1 => doc.is(start, ","),
        3 => {
            doc.is(start, ",") && doc.kind(start + 1) == TokenKind::Number && doc.is(start + 2, ",")
        }
        _ => false,
    }
}

/// Whether the verb after the pronoun at token `i` tells of an act: "it had destroyed", "it was
/// advancing", and not "it was unclear", "it was reported".
fn acts(doc: &Document, i: usize) -> bool {
    let rest = i + 1..doc.sentence(i).end;
    let mut words = rest.filter(|&k| doc.tag(k) != Tag::Adverb && !doc.is(k, "not")).peekable();
    let is_auxiliary = |k: &usize| doc.tag(*k).is_auxiliary() || doc.is_in(*k, List::Be);
    let mut is_be = false;
    while let Some(k) = words.next_if(is_auxiliary) {
        is_be = doc.is_in(k, List::Be);
    }
    let is_act = |k: usize| {
        let tag = doc.tag(k);
        let is_idle = classes(doc, k).any(WordClasses::IMPERSONAL);
        if is_be { tag == Tag::VerbGerund } else { tag.is_verb() && !is_idle }
    };
    words.next().is_some_and(is_act)
}

fn classes(doc: &Document, i: usize) -> WordClasses {
    doc.clues()[i]
}

/// What each noun stands for, where it can stand for one only.
struct Called(HashMap<(Kind, String), Option<usize>>);

impl Called {
    fn new(drafts: &[Draft]) -> Self {
        let mut nouns: HashMap<(Kind, String), Option<usize>> = HashMap::default();
        for (index, draft) in drafts.iter().enumerate() {
            for noun in &draft.called {
                let bearer = nouns.entry((draft.kind, noun.clone())).or_insert(Some(index));
                *bearer = bearer.filter(|&other| other == index);
            }
        }
        Self(nouns)
    }

    /// The only one in the article that "the governor" can mean, named before it.
    fn the_one(&self, doc: &Document, annotation: &Annotation, drafts: &[Draft]) -> Option<usize> {
        let noun = doc.lower(doc.tokens_in(annotation.span).end - 1).to_owned();
        let draft = (*self.0.get(&(annotation.kind, noun))?)?;
        let first = doc.span(drafts[draft].first.clone()).start;
        (first < annotation.span.start).then_some(draft)
    }
}
