//! Whom a pronoun means: the people mentioned shortly before, weighed.
//!
//! Everyone mentioned lately and of no other gender is a candidate, and so is "nobody here". A
//! log-linear model over the clues of [`Clue`] gives each a chance; the best is taken where it is
//! good enough. The weights were fitted on the news, interviews and lives of GUM's train part, and
//! some of them, with the chance that is enough, then set by hand in steps of 0.4 on the 246 pronouns
//! and descriptions of two development sets: GUM's dev part and articles read by hand. No command of
//! this repository repeats either.

use std::collections::VecDeque;
use std::ops::Range;

use super::drafts::{Draft, Gender};
use crate::annotation::MentionForm;
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::chunks;
use crate::tagger::Tag;
use crate::text::document::Document;
use crate::text::span::Span;

/// Mentions looked back on: a bound on work and on how far a pronoun reaches.
const MEMORY: usize = 16;

/// Sentences a pronoun reaches back.
const REACH: usize = 4;

/// The chance that the best candidate needs: below it, nobody is linked.
const SURE: f32 = 0.5;

/// Tokens of the longest aside between a subject and its verb.
const LONGEST_ASIDE: usize = 25;

/// Something noticed about a candidate; "last" is the last mention of that person.
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
    /// A subject in the sentence of the pronoun.
    SubjectHere,
    /// A subject in the sentence before.
    SubjectBefore,
    /// The first person mentioned in the sentence of the last mention.
    FirstInSentence,
    /// Last mentioned by a pronoun.
    Chained,
    /// Known to be of the pronoun's gender.
    SameGender,
    /// Mentioned three times or more so far.
    Often,
    /// Mentioned as often as anyone so far, or more.
    MostOften,
    /// One of the two stands in a quote and the other does not.
    QuoteBetween,
    /// Last mentioned in the same sentence as the owner of something: "Ito's".
    Owner,
    /// A paragraph begins between the two.
    ParagraphBetween,
    /// The pronoun is a subject, and the last mention in the same sentence is none.
    ObjectBefore,
    /// Both say something: the pronoun here, the last mention in this sentence or the one before, or in
    /// the words told last in the pronoun's paragraph.
    SpeaksToo,
    /// The person mentioned last as the subject of a verb.
    LatestSubject,
    /// Whose words were told last, here or in the sentence before, and in the pronoun's paragraph; the
    /// pronoun is a subject that speaks or opens its sentence.
    LatestSource,
    /// The first subject of the sentence before, in the same paragraph, where the pronoun opens its own.
    GoesOn,
    /// Always there: what a candidate has less than "nobody here".
    Always,
}

/// How many clues there are.
const CLUES: usize = 22;

/// What each clue adds to the logarithm of a candidate's odds.
const WEIGHTS: [(Clue, f32); CLUES] = [
    (Clue::SameSentence, 1.3),
    (Clue::SentenceBefore, 0.9),
    (Clue::TwoBefore, -0.1),
    (Clue::Latest, 0.6),
    (Clue::SecondLatest, -0.5),
    (Clue::Subject, 0.2),
    (Clue::SubjectHere, 1.1),
    (Clue::SubjectBefore, 0.5),
    (Clue::FirstInSentence, 0.9),
    (Clue::Chained, -0.1),
    (Clue::SameGender, 0.9),
    (Clue::Often, 0.7),
    (Clue::MostOften, 1.3),
    (Clue::QuoteBetween, -0.1),
    (Clue::Owner, -0.9),
    (Clue::ParagraphBetween, -1.4),
    (Clue::ObjectBefore, -0.2),
    (Clue::SpeaksToo, 0.5),
    (Clue::LatestSubject, 0.3),
    (Clue::LatestSource, 0.6),
    (Clue::GoesOn, 1.0),
    (Clue::Always, -2.5),
];

/// Where a mention stands, as far as it matters for who is meant.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its first token.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    sentence: usize,
    paragraph: usize,
    is_subject: bool,
    is_owner: bool,
    is_quoted: bool,
    speaks: bool,
    /// Whether it opens its sentence.
    opens: bool,
    /// The verb that it is the subject of.
    verb: Option<usize>,
    /// The first capitalized word after its verb, where nothing but small words stands between.
    pub done_to: Option<usize>,
    /// The verb that it is the object of, where no "himself" is meant.
    object_of: Option<usize>,
}

impl Place {
    /// The place of the mention at `span`; the last quote that began before it ends at `quote_end`.
    pub fn new(doc: &Document, span: Span, quote_end: usize) -> Self {
        let tokens = doc.tokens_in(span);
        Self {
            start: tokens.start,
            end: tokens.end,
            sentence: doc.sentence_index(tokens.start),
            paragraph: doc.paragraphs().partition_point(|p| p.end <= tokens.start),
            is_subject: is_subject(doc, tokens.clone()),
            speaks: speaks(doc, tokens.clone()),
            opens: doc.is_sentence_start(tokens.start),
            verb: verb(doc, tokens.clone()),
            done_to: done_to(doc, tokens.clone()),
            object_of: object_of(doc, tokens.clone()),
            is_owner: tokens.end < doc.len() && doc.is_possessive(tokens.end),
            is_quoted: span.start < quote_end,
        }
    }
}

/// Whether the tokens are a subject: a finite verb follows, or "said" precedes.
pub fn is_subject(doc: &Document, tokens: Range<usize>) -> bool {
    is_said_by(doc, tokens.start) || verb(doc, tokens).is_some_and(|i| doc.tag(i).is_finite())
}

/// Whether the tokens are the subject of "said" or the like.
pub fn speaks(doc: &Document, tokens: Range<usize>) -> bool {
    is_said_by(doc, tokens.start) || verb(doc, tokens).is_some_and(|i| is_speech(doc, i))
}

/// The verb straight before "him" or "her".
fn object_of(doc: &Document, tokens: Range<usize>) -> Option<usize> {
    let is_object = doc.is(tokens.start, "him")
        || doc.is(tokens.start, "her") && !chunks::is_possessive_pronoun(doc, tokens.start);
    tokens.start.checked_sub(1).filter(|&i| is_object && doc.tag(i).is_verb())
}

/// The name that may be the object of the subject at `tokens`: `Benson` of "She asked Benson".
fn done_to(doc: &Document, tokens: Range<usize>) -> Option<usize> {
    let verb = verb(doc, tokens).filter(|&i| doc.tag(i).is_verb())?;
    let limit = doc.sentence(verb).end.min(verb + 4);
    let is_inner = |i: &usize| matches!(doc.tag(*i), Tag::Adposition | Tag::Determiner);
    let name = (verb + 1..limit).find(|i| !is_inner(i))?;
    let after = (name..doc.sentence(verb).end).find(|&i| !doc.is_capitalized(i))?;
    // "She said Benson was late" does nothing to Benson.
    let is_subject = doc.tag(after).is_finite() || doc.is_possessive(after);
    (after > name && !is_subject).then_some(name)
}

/// Whether the person last seen does to someone else what is done at `at`: in "Ito blamed her", the
/// two are not one.
fn is_actor(seen: &Seen, at: &Place) -> bool {
    at.object_of.is_some() && seen.at.verb == at.object_of
}

/// Whether the person last seen is named in the words that are said at `at`, and so does not say them:
/// "“Ito lied,” he said".
fn is_told_of(seen: &Seen, at: &Place) -> bool {
    let is_quote = seen.at.is_quoted && seen.form == MentionForm::Name;
    is_quote && at.speaks && !at.is_quoted && seen.at.sentence == at.sentence
}

/// Whether "said" stands before token `start`, as in "said Ito".
fn is_said_by(doc: &Document, start: usize) -> bool {
    start > doc.sentence(start).start
        && is_speech(doc, start - 1)
        && !matches!(doc.lower(start - 1), "told" | "tells")
}

fn is_speech(doc: &Document, i: usize) -> bool {
    doc.clues()[i].any(WordClasses::SPEECH)
}

/// The first word after the tokens that is no adverb and in no aside: the verb, if they are a subject.
fn verb(doc: &Document, tokens: Range<usize>) -> Option<usize> {
    let limit = doc.sentence(tokens.start).end;
    let after = skip_aside(doc, tokens.end, limit);
    (after..limit).find(|&i| doc.tag(i) != Tag::Adverb)
}

/// The token after the aside in commas or brackets at `i`; `i` where there is none.
fn skip_aside(doc: &Document, i: usize, limit: usize) -> usize {
    if i >= limit || !matches!(doc.word(i), "," | "(") {
        return i;
    }
    let mut rest = i + 1..limit.min(i + LONGEST_ASIDE);
    rest.find(|&i| matches!(doc.word(i), "," | ")")).map_or(i, |close| close + 1)
}

/// Who speaks where a pronoun stands.
#[derive(Clone, Copy, Debug)]
pub struct Voices {
    /// In whose words it stands, who would say "I".
    pub here: Option<usize>,
    /// Whose words were told last, in the same sentence or the one before.
    pub latest: Option<usize>,
}

/// A mention of someone, remembered.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Index of the person's draft.
    pub draft: usize,
    /// Where it stands.
    pub at: Place,
    /// How the person is mentioned.
    pub form: MentionForm,
}

/// The people mentioned lately.
pub struct Memory {
    recent: VecDeque<Seen>,
    /// Mentions of each draft so far.
    counts: Vec<usize>,
}

impl Memory {
    /// A memory of nobody yet, out of `drafts` drafts.
    pub fn new(drafts: usize) -> Self {
        Self { recent: VecDeque::with_capacity(MEMORY), counts: vec![0; drafts] }
    }

    /// Remembers a mention and forgets the oldest.
    pub fn add(&mut self, seen: Seen) {
        if self.recent.len() == MEMORY {
            self.recent.pop_front();
        }
        self.counts[seen.draft] += 1;
        self.recent.push_back(seen);
    }

    /// The mentions remembered, the latest first.
    pub fn latest_first(&self) -> impl Iterator<Item = &Seen> {
        self.recent.iter().rev()
    }

    /// The draft that a pronoun of `gender` at `at` means, where that is clear: not that of `object`, to
    /// whom it does something.
    pub fn antecedent(
        &self,
        at: &Place,
        gender: Gender,
        voices: Voices,
        drafts: &[Draft],
        object: Option<usize>,
    ) -> Option<usize> {
        let mut candidates = self.candidates(at, gender, drafts);
        candidates.retain(|seen| {
            let is_other = Some(seen.draft) != voices.here && Some(seen.draft) != object;
            is_other && !is_actor(seen, at) && !is_told_of(seen, at)
        });
        let most = candidates.iter().map(|seen| self.counts[seen.draft]).max()?;
        let weigh = |(rank, last): (usize, &&Seen)| {
            let is_known = drafts[last.draft].gender == gender;
            let is_most = self.counts[last.draft] == most;
            let spoke = voices.latest == Some(last.draft);
            let clues = self.clues(at, last, rank, [is_known, is_most, spoke]);
            let holding = WEIGHTS.iter().zip(clues).filter(|(_, holds)| *holds);
            (last.draft, holding.map(|((_, weight), _)| weight).sum::<f32>().exp())
        };
        let odds: Vec<(usize, f32)> = candidates.iter().enumerate().map(weigh).collect();
        let all = 1.0 + odds.iter().map(|(_, odds)| odds).sum::<f32>();
        let best = odds.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        (best.1 / all >= SURE).then_some(best.0)
    }

    /// The last mention of each person who may be meant, the latest first.
    fn candidates(&self, at: &Place, gender: Gender, drafts: &[Draft]) -> Vec<&Seen> {
        let mut found: Vec<&Seen> = Vec::new();
        for seen in self.latest_first() {
            let known = drafts[seen.draft].gender;
            let fits = known == gender || known == Gender::Unknown;
            let is_near = at.sentence <= seen.at.sentence + REACH;
            if fits && is_near && found.iter().all(|other| other.draft != seen.draft) {
                found.push(seen);
            }
        }
        found
    }

    /// Whether the person last mentioned at `last` was the first subject of the sentence before `at`.
    fn led(&self, last: &Seen, at: &Place) -> bool {
        let before = |seen: &&Seen| {
            seen.at.is_subject && seen.at.sentence + 1 == at.sentence && !seen.at.is_quoted
        };
        let first = self.recent.iter().find(before);
        last.at.paragraph == at.paragraph && first.is_some_and(|first| first.draft == last.draft)
    }

    /// Which clues hold for the candidate last mentioned at `last`, the `rank`-th of all.
    fn clues(&self, at: &Place, last: &Seen, rank: usize, known: [bool; 3]) -> [bool; CLUES] {
        let [is_same_gender, is_most_often, spoke_last] = known;
        let distance = at.sentence - last.at.sentence;
        let was_subject = |back: usize| {
            let own = self.recent.iter().filter(|seen| seen.draft == last.draft);
            own.clone().any(|s| s.at.is_subject && s.at.sentence + back == at.sentence)
        };
        let spoke = self.recent.iter().any(|seen| {
            seen.draft == last.draft && seen.at.speaks && at.sentence <= seen.at.sentence + 1
        });
        let goes_on = spoke_last && last.at.paragraph == at.paragraph;
        let latest_subject = self.latest_first().find(|seen| seen.at.is_subject);
        let first = self.recent.iter().find(|seen| seen.at.sentence == last.at.sentence);
        [
            distance == 0,
            distance == 1,
            distance == 2,
            rank == 0,
            rank == 1,
            last.at.is_subject,
            was_subject(0),
            was_subject(1),
            first.is_some_and(|seen| seen.draft == last.draft),
            last.form == MentionForm::Pronoun,
            is_same_gender,
            self.counts[last.draft] >= 3,
            is_most_often,
            last.at.is_quoted != at.is_quoted,
            last.at.is_owner && distance == 0,
            last.at.paragraph != at.paragraph,
            distance == 0 && at.is_subject && !last.at.is_subject,
            at.speaks && (spoke || goes_on),
            latest_subject.is_some_and(|seen| seen.draft == last.draft),
            goes_on && at.is_subject && (at.speaks || at.opens),
            at.opens && self.led(last, at),
            true,
        ]
    }
}
