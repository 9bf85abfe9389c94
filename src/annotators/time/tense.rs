//! Whether a sentence speaks of what was or of what will be, as far as its verbs tell.
//!
//! | sentence | tense |
//! |---|---|
//! | `They said Friday they would sell.` | past: the nearest verb before is "said" |
//! | `The court will rule on Friday.` | future |
//! | `The trial is set to begin on Friday.` | future: an infinitive that no past verb governs |
//! | `They failed to agree on Friday.` | past: one that does |
//! | `On Friday, voters go to the polls.` | none before, so the nearest after: a present, for what is fixed |

use super::cues::Cue;
use super::reader::Reader;
use super::words::Word;
use crate::tagger::Tag;

/// The time of what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has happened: "said on Friday".
    Past,
    /// It is so, or fixed beforehand: "meets on Friday".
    Present,
    /// It is to happen: "will meet on Friday".
    Future,
}

/// How many tokens are looked at on each side: a clause's length.
const WINDOW: usize = 16;

/// How many tokens may stand before an expression that opens its sentence: "But on Friday, …".
const OPENING: usize = 3;

/// How far before a verb its auxiliary stands: "will not soon be signed".
const GROUP: usize = 4;

impl Reader<'_, '_> {
    /// The tense of the clause around the tokens from `start` up to `end`.
    ///
    /// The nearest verb before it decides; where it opens its sentence, the nearest after.
    pub fn tense(&self, start: usize, end: usize) -> Option<Tense> {
        if matches!(self.before(start), "until" | "till") {
            return Some(Tense::Future);
        }
        let by = (self.before(start) == "by").then_some(Tense::Future);
        let first = self.clause_start(start);
        let last = self.range.end.min(end + WINDOW);
        let before = (first..start).rev().find(|&i| self.is_telling(i));
        let is_opening = start - first <= OPENING;
        let after = || (end..last).find(|&i| is_opening && self.is_telling(i));
        before.or_else(after).and_then(|i| self.tense_of(i)).or(by)
    }

    /// The first token of the clause before `start`, as far as a mark shows it.
    fn clause_start(&self, start: usize) -> usize {
        let first = self.range.start.max(start.saturating_sub(WINDOW));
        let is_break = |&i: &usize| matches!(self.lower(i), ";" | ":" | "—" | "--");
        (first..start).rev().find(is_break).map_or(first, |i| i + 1)
    }

    /// Whether token `i` is a verb, or a word that tells as much.
    fn is_telling(&self, i: usize) -> bool {
        match self.doc.tag(i) {
            Tag::VerbPast | Tag::VerbParticiple | Tag::VerbBase | Tag::Modal | Tag::Auxiliary => {
                true
            }
            // In the middle of a sentence, a capital makes a name of it.
            Tag::VerbPresent => !self.doc.is_capitalized(i),
            _ if self.is_cue(i, Cue::Past) => true,
            _ => self.is_scheduled(i) || matches!(self.lower(i), "due" | "upcoming"),
        }
    }

    /// What the verb at `i` says of the tense, if anything.
    fn tense_of(&self, i: usize) -> Option<Tense> {
        match self.doc.tag(i) {
            Tag::Modal => Some(Tense::Future),
            Tag::VerbPast => Some(Tense::Past),
            Tag::VerbParticiple => Some(self.participle(i)),
            _ if self.is_cue(i, Cue::Past) => Some(Tense::Past),
            Tag::VerbBase => self.base(i),
            Tag::Auxiliary | Tag::VerbPresent => self.present(i),
            _ => Some(Tense::Future),
        }
    }

    /// "was", "had"; "flies", "begins": what is fixed beforehand is told in the present.
    fn present(&self, i: usize) -> Option<Tense> {
        if matches!(self.lower(i), "was" | "were" | "had" | "did") {
            return Some(Tense::Past);
        }
        let is_plan = match self.doc.tag(i) {
            Tag::Auxiliary if matches!(self.lower(i), "is" | "are") => self.is_bare(i),
            Tag::Auxiliary => false,
            _ => !self.is_cue(i, Cue::Report) && !self.is_headline(),
        };
        is_plan.then_some(Tense::Present)
    }

    /// Whether a time or plan follows on "is" at `i`: "the vote is on Friday", "they are to meet".
    fn is_bare(&self, i: usize) -> bool {
        let is_day = matches!(self.word(i + 1), Word::Weekday(_) | Word::Month(_));
        let is_owner = i + 2 < self.range.end && self.doc.is_possessive(i + 2);
        let is_plan = matches!(self.lower(i + 1), "to" | "due") || self.is_scheduled(i + 1);
        matches!(self.lower(i + 1), "on" | "at" | "next") || is_plan || (is_day && !is_owner)
    }

    /// Whether the sentence lacks its full stop: headlines tell what happened in the present.
    fn is_headline(&self) -> bool {
        let last = self.lower(self.range.end - 1);
        last.ends_with(|c: char| c.is_alphanumeric())
    }

    /// "will rule", "to rule", "failed to rule".
    fn base(&self, i: usize) -> Option<Tense> {
        let lead = self.lead(i, |j| self.doc.tag(j) == Tag::Modal || self.is(j, "to"))?;
        if self.is(lead, "to") && lead > self.range.start {
            return Some(self.before_infinitive(lead - 1));
        }
        let is_past = matches!(self.lower(lead), "did" | "could");
        Some(if is_past { Tense::Past } else { Tense::Future })
    }

    /// The tense of "to rule" after the token at `i`: "refused" is past, "plans" is future.
    fn before_infinitive(&self, i: usize) -> Tense {
        let is_open = matches!(self.lower(i), "able" | "unable" | "willing" | "forced");
        let is_past = is_open || self.doc.tag(i) == Tag::VerbPast && !self.is_cue(i, Cue::Plan);
        if is_past { Tense::Past } else { Tense::Future }
    }

    /// "will be signed", "is scheduled", "was signed", "the bill signed".
    fn participle(&self, i: usize) -> Tense {
        let lead = self.lead(i, |j| self.doc.tag(j) == Tag::Modal || self.is(j, "to"));
        if self.is_scheduled(i) || lead.is_some() { Tense::Future } else { Tense::Past }
    }

    /// Whether what the participle at `i` tells of lies ahead: "is due", "was scheduled".
    fn is_scheduled(&self, i: usize) -> bool {
        matches!(self.lower(i), "scheduled" | "slated" | "planned" | "expected")
    }

    /// The nearest token before `i`, in its verb group, that `is_lead` accepts.
    fn lead(&self, i: usize, is_lead: impl Fn(usize) -> bool) -> Option<usize> {
        let first = self.range.start.max(i.saturating_sub(GROUP));
        let is_inside = |&j: &usize| {
            let tag = self.doc.tag(j);
            tag.is_auxiliary() || matches!(tag, Tag::Adverb | Tag::Particle)
        };
        (first..i).rev().take_while(is_inside).find(|&j| is_lead(j))
    }
}
