//! What the words beside a candidate say of it.

use std::ops::Range;

use super::candidates::Candidate;
use super::clues::{Clue, Clues};
use super::features::FeatureFinder;
use super::shapes;
use crate::annotation::Kind;
use crate::lexicon::Classes;
use crate::lexicon::closed::List;
use crate::lexicon::clue_words::WordClasses;
use crate::syntax::apposition;
use crate::tagger::Tag;
use crate::text::tokens::TokenKind;

/// Tokens after a verb in which "its" or what companies have may stand.
const REACH: usize = 6;

/// Tokens of the longest clause after a name that is read over.
const LONGEST_CLAUSE: usize = 12;

impl FeatureFinder<'_> {
    /// Adds what the words beside `candidate` tell.
    pub(super) fn add_beside(&self, candidate: &Candidate, clues: &mut Clues) {
        let Range { start, end } = candidate.tokens.clone();
        let mut clue = |holds: bool, clue: Clue| clues.add_if(holds, clue);
        // "In Oslo, a city official said": no apposition.
        let is_located = start > 0
            && self.doc.tag(start - 1) == Tag::Adposition
            && (self.doc.is(start - 1, "in") || self.doc.is_sentence_start(start - 1));
        let said = if is_located { WordClasses::NONE } else { self.said(end) };
        clue(said.any(WordClasses::ROLE), Clue::SaidPerson);
        clue(said.any(WordClasses::PLACE) && !said.any(WordClasses::ROLE), Clue::SaidPlace);
        let is_body = said.any(WordClasses::ORGANIZATION) && !said.any(WordClasses::ROLE);
        clue(is_body, Clue::SaidOrganization);
        clue(said.any(WordClasses::PRODUCT), Clue::SaidProduct);
        clue(self.follows(start, WordClasses::HONORIFIC | WordClasses::ROLE), Clue::Titled);
        clue(self.follows(start, WordClasses::COURTESY), Clue::Courteous);
        clue(self.is_abbreviated(&candidate.tokens), Clue::Abbreviated);
        clue(self.owns_after(end), Clue::OrganizationBeside);
        clue(self.is_product_after(end), Clue::ProductBeside);
        clue(self.speaks(start, end), Clue::Speaks);
        clue(self.is_person_after(end), Clue::PersonAfter);
        clue(self.doc.is(end, ",") && self.doc.is(end + 1, "which"), Clue::WhichAfter);
        clue(self.follows(start, WordClasses::LOCATIVE), Clue::Located);
        clue(self.is_beside_place_word(start, end), Clue::PlaceBeside);
        clue(self.is_facility(end), Clue::FacilityBeside);
        clue(self.is_in_region(candidate), Clue::InRegion);
        clue(self.is_dateline(candidate), Clue::Dateline);
        let trades = self.trades(end);
        clue(trades, Clue::Trades);
        let is_bare = candidate.tokens.len() == 1 && self.doc.is_sentence_start(start);
        let is_name =
            candidate.listed.has(Classes::ORGANIZATION) || self.doc.tag(start) == Tag::ProperNoun;
        clue(trades && is_bare && is_name, Clue::BareSubject);
    }

    /// Whether what follows is named after people and places alike.
    fn is_facility(&self, end: usize) -> bool {
        end < self.doc.len()
            && matches!(self.doc.lower(end), "airport" | "stadium" | "station" | "bridge")
    }

    /// Whether the verb after the name tells what companies do: "raised its forecast", "cut 300 jobs".
    fn trades(&self, end: usize) -> bool {
        let end = self.after_clause(end);
        let limit = self.doc.len().min(end + REACH);
        if end >= limit || !self.doc.tag(end).is_finite() {
            return false;
        }
        let is_inner = |i: &usize| {
            !self.doc.is_capitalized(*i)
                && !matches!(self.doc.tag(*i), Tag::Punctuation | Tag::Pronoun | Tag::Coordinator)
                || self.doc.is(*i, "its")
        };
        let mut rest = (end + 1..limit).take_while(is_inner);
        rest.any(|i| self.doc.is(i, "its") || self.classes[i].any(WordClasses::OWNED))
    }

    /// `end`, or the token after ", which owns 29 papers," or ", a shipping firm," that begins there.
    fn after_clause(&self, end: usize) -> usize {
        let limit = self.doc.len().min(end + LONGEST_CLAUSE);
        let opens = ["which", "a", "an"].iter().any(|word| self.doc.is(end + 1, word));
        let is_clause = self.doc.is(end, ",") && opens;
        let close = (end + 1..limit).find(|&i| is_clause && self.doc.is(i, ","));
        close.map_or(end, |close| close + 1)
    }

    /// Whether a word for products follows, with what may stand before it: "RAV4 small SUV".
    fn is_product_after(&self, end: usize) -> bool {
        let is_small = end < self.doc.len() && self.doc.tag(end) == Tag::Adjective;
        let noun = end + usize::from(is_small);
        shapes::is_product_word(self.doc, noun) && !self.doc.is_capitalized(noun)
    }

    /// Whether a region or country around it follows after a comma: "Troy, New York".
    fn is_in_region(&self, candidate: &Candidate) -> bool {
        let Range { start, end } = candidate.tokens.clone();
        let outer = Classes::COUNTRY | Classes::REGION;
        let is_inner = !candidate.listed.has(outer) && candidate.tokens.len() < 3;
        let is_placed = self.follows(start, WordClasses::LOCATIVE) || candidate.tokens.len() == 1;
        if !self.doc.is(end, ",") || !is_inner || !is_placed || end + 1 >= self.doc.len() {
            return false;
        }
        let found = self.phrases.at(end + 1).iter().rev().find(|found| found.classes.has(outer));
        let is_closed = |i: usize| {
            i >= self.doc.len() || !self.doc.is_possessive(i) && !self.doc.is_capitalized(i)
        };
        let is_list = |i: usize| self.doc.is(i, "and") || self.doc.is(i + 1, "and");
        found.is_some_and(|found| is_closed(found.end) && !is_list(found.end))
    }

    /// Whether it opens the text or a paragraph and a dash follows: "Reading – Two bridges".
    fn is_dateline(&self, candidate: &Candidate) -> bool {
        let Range { start, end } = candidate.tokens.clone();
        let is_dash = |i: usize| i < self.doc.len() && matches!(self.doc.word(i), "–" | "—" | "--");
        let is_first = self.doc.paragraphs().binary_search_by_key(&start, |p| p.start).is_ok();
        let goes_on = end + 1 < self.doc.len() && self.doc.is_capitalized(end + 1);
        is_first && is_dash(end) && goes_on && candidate.listed.has(Classes::PLACE)
    }

    /// Whether it won or lost against another, as clubs do, and can be one: no person, no country.
    pub(super) fn plays(&self, candidate: &Candidate) -> bool {
        let Range { start, end } = candidate.tokens.clone();
        let clubs = Classes::CITY | Classes::REGION | Classes::TEAM;
        let is_tagged = matches!(candidate.tagged, Some((Kind::Place | Kind::Organization, _)));
        let may_play = is_tagged || candidate.listed.has(clubs) || candidate.tagged.is_none();
        let is_other = candidate.listed.has(Classes::COUNTRY | Classes::PERSON)
            || candidate.begins.has(Classes::FIRST_NAME) && candidate.tokens.len() > 1;
        if !may_play || is_other {
            return false;
        }
        let rival = self.after_win(end).filter(|&i| self.is_rival(i));
        let is_article = start > 0 && self.doc.is(start - 1, "the");
        let before = start - usize::from(is_article);
        let first = self.doc.sentence(start).start;
        let verb = (first + 1..before).rev().take(2).find(|&i| self.after_win(i) == Some(before));
        rival.is_some() || verb.is_some_and(|verb| self.doc.is_capitalized(verb - 1))
    }

    /// The token after "beat" or "lost to" at `i`.
    fn after_win(&self, i: usize) -> Option<usize> {
        let is_win =
            i < self.doc.len() && matches!(self.doc.lower(i), "beat" | "beats" | "defeated");
        let is_loss = self.doc.reads(i, &["lost", "to"]) || self.doc.reads(i, &["drew", "with"]);
        (is_win || is_loss).then(|| i + 1 + usize::from(is_loss))
    }

    fn is_rival(&self, i: usize) -> bool {
        let at = i + usize::from(self.doc.is(i, "the"));
        let is_he = |i: usize| self.doc.is_in(i, List::Subject);
        at < self.doc.len() && self.doc.is_capitalized(at) && !is_he(at)
    }

    /// The classes of the noun in ", a retired police officer" after `end`.
    fn said(&self, end: usize) -> WordClasses {
        apposition::head_after(self.doc, end).map_or(WordClasses::NONE, |head| self.classes[head])
    }

    /// Whether the word before is one of `classes`.
    fn follows(&self, start: usize, classes: WordClasses) -> bool {
        start > 0 && self.classes[start - 1].any(classes)
    }

    fn speaks(&self, start: usize, end: usize) -> bool {
        let is_speech = |i: usize| self.classes.get(i).is_some_and(|c| c.any(WordClasses::SPEECH));
        is_speech(end) || (start > 0 && is_speech(start - 1))
    }

    fn is_person_after(&self, end: usize) -> bool {
        let is_age = end + 2 < self.doc.len()
            && self.doc.kind(end + 1) == TokenKind::Number
            && self.doc.word(end + 1).len() == 2
            && self.doc.is(end + 2, ",");
        self.doc.is(end, ",") && (is_age || self.doc.is(end + 1, "who"))
    }

    fn is_beside_place_word(&self, start: usize, end: usize) -> bool {
        let is_place = |i: usize| {
            self.classes.get(i).is_some_and(|c| c.any(WordClasses::PLACE))
                && !self.doc.is_capitalized(i)
        };
        is_place(end) || (start > 1 && self.doc.is(start - 1, "of") && is_place(start - 2))
    }

    /// Whether it is an acronym in brackets after words with its initials, or those words.
    fn is_abbreviated(&self, tokens: &Range<usize>) -> bool {
        let Range { start, end } = tokens.clone();
        if self.doc.is(end, "(") {
            return self.expands(tokens.clone(), end + 1) && self.doc.is(end + 2, ")");
        }
        let is_bracketed = tokens.len() == 1 && start > 1 && self.doc.is(start - 1, "(");
        let longest = self.doc.word(start).len() * 2;
        let first = (start.saturating_sub(1 + longest)).max(self.doc.sentence(start).start);
        is_bracketed
            && self.doc.is(end, ")")
            && (first..start - 1).any(|first| self.expands(first..start - 1, start))
    }

    /// Whether the capitals that begin the words of `long`, two or more, spell token `short`.
    fn expands(&self, long: Range<usize>, short: usize) -> bool {
        if short >= self.doc.len() || !self.doc.is_upper(short) || long.len() < 2 {
            return false;
        }
        let ends_are_capital =
            self.doc.is_capitalized(long.start) && self.doc.is_capitalized(long.end - 1);
        let capitals = long.filter(|&i| self.doc.is_capitalized(i));
        let initials = capitals.filter_map(|i| self.doc.word(i).chars().next());
        ends_are_capital && initials.eq(self.doc.word(short).chars().filter(|&c| c != '.'))
    }

    /// Whether a noun for what companies have follows: "workers", "shares".
    fn owns_after(&self, end: usize) -> bool {
        self.classes.get(end).is_some_and(|c| c.any(WordClasses::OWNED))
    }
}
