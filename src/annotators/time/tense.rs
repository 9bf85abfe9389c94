//! Whether a sentence speaks of what was or of what will be, as far as its verbs tell.
//!
//! | sentence | tense |
//! |---|---|
//! | `They said Friday they would sell.` | past: the nearest verb before is "said" |
//! | `The court will rule on Friday.` | future |
//! | `The trial is set to begin on Friday.` | future: an infinitive that no past verb governs |
//! | `They failed to agree on Friday.` | past: one that does |
//! | `On Friday, voters go to the polls.` | none before, so the nearest after: a present, for what is fixed |
//! | `He said the vote on Friday would pass.` | future: the time belongs to what was said |
//! | `Oslo beat Bergen on Friday.` | past: "beat" has one form for both, and a score is never fixed |

use std::ops::Range;

use super::cues::TimeCue;
use super::reader::TimeReader;
use super::words::TimeWord;
use crate::lexicon::cues::{CUES, Class, Frames, Part};
use crate::tagger::Tag;
use crate::text::tokens::TokenKind;

/// The time of what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has happened: "said on Friday".
    Past,
    /// Something has happened, beside what the time tells apart: "lost the primary on March 3".
    PastBeside,
    /// It is so, or fixed beforehand: "meets on Friday".
    Present,
    /// It is to happen: "will meet on Friday".
    Future,
}

/// How many tokens are looked at on each side: a clause's length.
const WINDOW: usize = 16;

/// How far before a verb its auxiliary stands: "will not soon be signed".
const GROUP: usize = 4;

/// How far before a bare infinitive what governs it may stand: "let two late leads slip".
const OBJECT: usize = 6;

impl TimeReader<'_, '_> {
    /// The tense of the clause that the tokens from `start` up to `end` belong to.
    pub fn tense(&self, start: usize, end: usize) -> Option<Tense> {
        let before = self.before(start);
        if matches!(before, "until" | "till") {
            return Some(Tense::Future);
        }
        let verb = self.governor(start, end);
        let tense = verb.and_then(|i| self.tense_beside(i, start, end, self.tense_of(i)?));
        let is_limit = matches!(before, "by" | "starting" | "beginning");
        match tense {
            // "The release was ordered by Feb. 29."
            Some(Tense::Past) if is_limit => Some(Tense::PastBeside),
            None if is_limit => Some(Tense::Future),
            tense => tense,
        }
    }

    /// The tense of a time whose verb, at `i`, has the tense given: it may be that of something
    /// else which the time tells apart, as in "Monday's defeat will cost them" and "he lost his
    /// Aug. 30 primary".
    fn tense_beside(&self, i: usize, start: usize, end: usize, tense: Tense) -> Option<Tense> {
        let is_weekday = matches!(self.word(start), TimeWord::Weekday(_));
        let owned = self.owned(start, end);
        let is_object = owned.is_none() && i < start;
        let Some(mut nouns) = owned.or_else(|| self.noun_before(start)) else { return Some(tense) };
        let is_event = nouns.any(|k| self.is_cue(k, TimeCue::Event));
        match tense {
            Tense::Past if is_event => Some(Tense::PastBeside),
            Tense::Present | Tense::Future => {
                (!is_weekday || is_event || is_object).then_some(tense)
            }
            _ => Some(tense),
        }
    }

    /// Whether the date from `start` up to `end` only tells a thing apart: "the July 25 call".
    pub fn tells_apart(&self, start: usize, end: usize) -> bool {
        matches!(self.word(start), TimeWord::Month(_)) && self.owned(start, end).is_some()
    }

    /// The nouns that the time from `start` up to `end` stands before: "Monday's [defeat]", "the
    /// June 7 [primary]".
    fn owned(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let is_possessive = self.range.contains(&end) && self.doc.is_possessive(end);
        let first = if is_possessive { end + 1 } else { end };
        let is_in_phrase = |&k: &usize| {
            matches!(self.tag(k), Some(Tag::Noun | Tag::ProperNoun | Tag::Adjective))
                || self.is_attached(k) && self.skip_hyphen(k) > k
                || self.is_attached(k) && self.skip_hyphen(k - 1) == k
        };
        let last = (first..self.range.end.min(first + OBJECT)).take_while(is_in_phrase).last()?;
        let is_told_apart = start > self.range.start
            && (matches!(self.doc.tag(start - 1), Tag::Determiner | Tag::Adjective)
                || self.doc.is_possessive(start - 1)
                || matches!(self.before(start), "his" | "her" | "its" | "their"));
        (is_possessive || is_told_apart).then_some(first..last + 1)
    }

    /// The nouns right before the time at `start`, or its preposition: "[elections] on March 13".
    fn noun_before(&self, start: usize) -> Option<Range<usize>> {
        let first = start.checked_sub(1).filter(|&i| i >= self.range.start)?;
        let last =
            if self.doc.tag(first) == Tag::Adposition { first.checked_sub(1)? } else { first };
        (last >= self.range.start && self.doc.tag(last) == Tag::Noun).then_some(last..last + 1)
    }

    /// The verb of that clause, or what tells as much: the nearest before it; where it opens its
    /// clause, or belongs to the subject of one, the nearest after.
    fn governor(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.clause_start(start);
        let last = self.range.end.min(end + WINDOW);
        let before = (first..start).rev().find(|&i| self.is_telling(i));
        let after = || (end..last).find(|&i| self.is_telling(i));
        match before {
            Some(verb) if self.opens_clause(verb, start) => after().or(before),
            // "She said the ban from December would help."
            Some(verb) if self.is_apart(verb, start) && self.takes_clause(verb) => {
                self.verb_at(end).or(before)
            }
            Some(_) => before,
            None => {
                after().filter(|&verb| !(end..verb).any(|k| self.doc.kind(k) == TokenKind::Quote))
            }
        }
    }

    /// Whether what stands from `start` on opens a clause after that of `verb`: "… rose, but in
    /// October they will fall".
    fn opens_clause(&self, verb: usize, start: usize) -> bool {
        let is_lead = |&i: &usize| {
            i > verb && matches!(self.doc.tag(i), Tag::Adposition | Tag::Determiner | Tag::Adverb)
        };
        let lead = (verb + 1..start).rev().take_while(is_lead).last().unwrap_or(start);
        match self.before(lead) {
            "and" | "or" => self.back(lead, 2) == ",",
            before => {
                matches!(before, "but" | "while" | "whereas" | "although" | "because" | "that")
            }
        }
    }

    /// Whether more than a preposition stands between `verb` and the time at `start`.
    fn is_apart(&self, verb: usize, start: usize) -> bool {
        (verb + 1..start).any(|k| self.doc.tag(k) != Tag::Adposition)
    }

    /// The finite verb at `i`, past adverbs and a place: "in New York".
    fn verb_at(&self, i: usize) -> Option<usize> {
        let is_between =
            |&k: &usize| matches!(self.doc.tag(k), Tag::Adverb | Tag::Adposition | Tag::ProperNoun);
        let at = (i..self.range.end).find(|k| !is_between(k))?;
        let is_finite = matches!(
            self.doc.tag(at),
            Tag::VerbPast | Tag::VerbPresent | Tag::Modal | Tag::Auxiliary
        );
        (is_finite && self.is_telling(at)).then(|| self.verb_after_modal(at))
    }

    /// The main verb of the modal at `i`: "could not leave" is told by its last word.
    fn verb_after_modal(&self, i: usize) -> usize {
        let last = self.range.end.min(i + GROUP);
        let is_main = |&k: &usize| matches!(self.doc.tag(k), Tag::VerbBase | Tag::VerbParticiple);
        match self.doc.tag(i) {
            Tag::Modal | Tag::Auxiliary => (i + 1..last).find(is_main).unwrap_or(i),
            _ => i,
        }
    }

    /// Whether the verb at `i` may have a clause as its object: "said", "expects".
    fn takes_clause(&self, i: usize) -> bool {
        let places = CUES.places(self.lower(i));
        let mut verbs = CUES.all(&places).filter(|cue| cue.part == Part::Verb);
        verbs.any(|cue| cue.frames.allow(Frames::BARE))
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
            Tag::VerbPast | Tag::VerbParticiple | Tag::Modal | Tag::Auxiliary => true,
            // "The vote" is no verb, whatever it is tagged.
            Tag::VerbBase | Tag::VerbPresent if self.word(i.wrapping_sub(1)) == TimeWord::The => {
                false
            }
            Tag::VerbBase => !self.is_governed(i),
            // In the middle of a sentence, a capital makes a name of it.
            Tag::VerbPresent => !self.doc.is_capitalized(i) && !self.is_governed(i),
            // "accused of killing her on Friday"
            Tag::VerbGerund => self.is_done(i),
            Tag::Noun | Tag::ProperNoun if self.is_fixture_noun(i) => true,
            _ if self.is_cue(i, TimeCue::Past) => true,
            _ => self.is_scheduled(i) || matches!(self.lower(i), "due" | "upcoming"),
        }
    }

    /// Whether the gerund at `i` tells of what is over: "after losing", "charged with shooting".
    fn is_done(&self, i: usize) -> bool {
        match self.before(i) {
            "after" | "since" | "despite" => true,
            "of" | "with" => {
                let places = CUES.places(self.back(i, 2));
                self.back(i, 2) == "guilty"
                    || CUES.all(&places).any(|cue| cue.class == Class::Accusation)
            }
            _ => false,
        }
    }

    /// Whether token `i` is "us", perhaps shortened: "let's".
    fn is_ours(&self, i: usize) -> bool {
        matches!(self.lower(i), "us" | "'s" | "’s")
    }

    /// Whether another verb governs the bare infinitive at `i`: "let two leads [slip]".
    fn is_governed(&self, i: usize) -> bool {
        let first = self.range.start.max(i.saturating_sub(OBJECT));
        let is_inside = |&k: &usize| {
            let tag = self.doc.tag(k);
            !matches!(tag, Tag::Punctuation | Tag::Subordinator | Tag::Particle | Tag::Modal)
        };
        let mut near = (first..i).rev().take_while(is_inside);
        near.any(|k| {
            // "Helped launch", but "let's go".
            let has_object = k + 1 < i || self.lower(k).starts_with("help");
            let is_lets = self.is(k, "let") && self.is_ours(k + 1);
            self.is_cue(k, TimeCue::Causing) && has_object && !is_lets
        })
    }

    /// Whether the noun at `i` is a verb that the tagger mistook: "The king [flies] to Oslo",
    /// "Schools [reopen] Monday".
    fn is_fixture_noun(&self, i: usize) -> bool {
        self.is_cue(i, TimeCue::Fixture)
            && !self.doc.is_capitalized(i)
            && i > self.range.start
            && self.lower(i).ends_with('s') != self.lower(i - 1).ends_with('s')
            && matches!(self.doc.tag(i - 1), Tag::Noun | Tag::ProperNoun)
            && !self.is(i + 1, "of")
            && (matches!(self.tag(i + 1), Some(Tag::Adposition | Tag::Determiner))
                || matches!(
                    self.word(i + 1),
                    TimeWord::Weekday(_) | TimeWord::Month(_) | TimeWord::Which(_)
                ))
    }

    /// What the verb at `i` says of the tense, if anything.
    fn tense_of(&self, i: usize) -> Option<Tense> {
        match self.doc.tag(i) {
            Tag::Modal => Some(Tense::Future),
            Tag::VerbPast => Some(Tense::Past),
            Tag::VerbParticiple => self.participle(i),
            Tag::VerbGerund => Some(Tense::Past),
            _ if self.is_cue(i, TimeCue::Past) => Some(Tense::Past),
            Tag::VerbBase | Tag::VerbPresent if self.is_unchanged_past(i) => Some(Tense::Past),
            Tag::VerbBase => self.base(i),
            Tag::Auxiliary | Tag::VerbPresent => self.present(i),
            _ => Some(Tense::Future),
        }
    }

    /// Whether "beat", "cut", "hit" at `i` is the past: nothing makes an infinitive of it.
    fn is_unchanged_past(&self, i: usize) -> bool {
        let is_lead = |j| self.doc.tag(j) == Tag::Modal || matches!(self.lower(j), "to" | "do");
        self.is_cue(i, TimeCue::Unchanged)
            && i > self.range.start
            && self.lead(i, is_lead).is_none()
    }

    /// "was", "had"; "flies", "begins": what is fixed beforehand is told in the present.
    fn present(&self, i: usize) -> Option<Tense> {
        if matches!(self.lower(i), "was" | "were" | "had" | "did") {
            return Some(Tense::Past);
        }
        if self.is_cue(i, TimeCue::Fixture) {
            return Some(Tense::Future);
        }
        let is_plan = match self.doc.tag(i) {
            Tag::Auxiliary if matches!(self.lower(i), "is" | "are") => self.is_bare(i),
            Tag::Auxiliary => false,
            _ => !self.is_cue(i, TimeCue::Report) && !self.is_headline(),
        };
        is_plan.then_some(Tense::Present)
    }

    /// Whether a time or plan follows on "is" at `i`: "the vote is on Friday", "they are to meet",
    /// "they are meeting".
    fn is_bare(&self, i: usize) -> bool {
        let is_day = matches!(self.word(i + 1), TimeWord::Weekday(_) | TimeWord::Month(_));
        let is_owner = i + 2 < self.range.end && self.doc.is_possessive(i + 2);
        let is_plan = matches!(self.lower(i + 1), "to" | "due") || self.is_scheduled(i + 1);
        let is_progressive = self.is_cue(i + 1, TimeCue::Fixture);
        matches!(self.lower(i + 1), "on" | "at" | "next")
            || is_plan
            || is_progressive
            || (is_day && !is_owner)
    }

    /// Whether the sentence lacks its full stop: headlines tell what happened in the present.
    fn is_headline(&self) -> bool {
        let last = self.lower(self.range.end - 1);
        last.ends_with(|c: char| c.is_alphanumeric())
    }

    /// "will rule", "to rule", "failed to rule"; "members vote", "Visit Boston".
    fn base(&self, i: usize) -> Option<Tense> {
        let is_lead = |j| {
            self.doc.tag(j) == Tag::Modal || matches!(self.lower(j), "to" | "did" | "do" | "does")
        };
        let Some(lead) = self.lead(i, is_lead) else { return self.present(i) };
        if self.is(lead, "to") && lead > self.range.start {
            return Some(self.before_infinitive(lead - 1));
        }
        match self.lower(lead) {
            "did" => Some(Tense::Past),
            "do" | "does" | "could" => None,
            _ => Some(Tense::Future),
        }
    }

    /// The tense of "to rule" after the token at `i`: "refused" is past, "plans" is future.
    fn before_infinitive(&self, i: usize) -> Tense {
        let is_open = matches!(self.lower(i), "able" | "unable" | "willing" | "forced");
        let is_told = self.doc.tag(i) == Tag::VerbPast
            || matches!(self.doc.tag(i), Tag::Adjective | Tag::VerbParticiple)
                && matches!(self.before(i), "was" | "were");
        let is_past = is_open || is_told && !self.is_cue(i, TimeCue::Plan);
        if is_past { Tense::Past } else { Tense::Future }
    }

    /// "will be signed", "is scheduled", "was signed", "the bill signed", "is believed to have
    /// signed"; "is announced on Friday" tells of what is fixed.
    fn participle(&self, i: usize) -> Option<Tense> {
        let lead = self.lead(i, |j| self.doc.tag(j) == Tag::Modal || self.is(j, "to"));
        let has_have = self.lead(i, |j| self.is(j, "have")).is_some();
        let is_past = has_have && !lead.is_some_and(|j| matches!(self.lower(j), "will" | "ll"));
        let is_present = self.lead(i, |j| matches!(self.lower(j), "is" | "are")).is_some();
        let is_fixture = is_present && self.is_cue(i, TimeCue::Fixture);
        match () {
            () if self.is_scheduled(i) => Some(Tense::Future),
            () if is_past => Some(Tense::Past),
            () if lead.is_some() || is_fixture => Some(Tense::Future),
            () => (!is_present).then_some(Tense::Past),
        }
    }

    /// Whether what the participle at `i` tells of lies ahead: "is forecast", "was scheduled".
    fn is_scheduled(&self, i: usize) -> bool {
        self.is_cue(i, TimeCue::Ahead)
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
