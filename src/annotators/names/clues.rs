//! What speaks for and against a stretch of words being a name of some kind, and how much.
//!
//! Every clue, be it a rule, a list or the tagger, adds points to the six kinds; the kind with the
//! most points wins where it reaches [`ENOUGH`]. The table [`WEIGHTS`] is the whole decision. Its points
//! are set by hand, on the cases of `tests/spec/` and on development articles: no command fits them.

use crate::annotation::Kind;

/// The kinds of names, in the order of the points in [`WEIGHTS`].
pub const KINDS: [Kind; 6] =
    [Kind::Person, Kind::Place, Kind::Organization, Kind::Group, Kind::Event, Kind::Product];

/// Points a stretch needs to be a name.
pub const ENOUGH: i32 = 8;

/// Points of the tagger's word where it is as likely wrong as right.
const EVEN_ODDS: f32 = 5.0;

/// Something noticed about a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    /// The tagger does not take it for a name.
    Untagged,
    /// Listed as a country.
    ListedCountry,
    /// Listed as a place of another level.
    ListedPlace,
    /// Listed as an organization.
    ListedOrganization,
    /// Listed as a person known by one name, or in full.
    ListedPerson,
    /// Listed as a nationality, faith or movement.
    ListedGroup,
    /// Listed as an event.
    ListedEvent,
    /// Listed as a product.
    ListedProduct,
    /// Listed, and a word of everyday English, too.
    ListedCommon,
    /// "Mr.", "President" or another role stands before it.
    Titled,
    /// "Mr.", "Ms" or the like stands before it.
    Courteous,
    /// Its first word is a first name, and more follow.
    FirstName,
    /// Listed, and of more than one word.
    ListedLong,
    /// A day, month or feast.
    Calendar,
    /// What follows says so: ", a police officer".
    SaidPerson,
    /// What follows says so: ", a town in the north".
    SaidPlace,
    /// What follows says so: ", an aid agency".
    SaidOrganization,
    /// An initial or a particle stands inside: "George W. Bush", "Ludwig van der Berg".
    PersonShape,
    /// "said" stands before or after it.
    Speaks,
    /// An age or ", who" follows it.
    PersonAfter,
    /// Its last word, or the one before "of", heads organizations: "Ministry of Health".
    OrganizationHead,
    /// A body and what it is for: "Ministry of Health", "Bank for Development".
    BodyOf,
    /// Its last word, or the one before "of", heads places: "Danube River".
    PlaceHead,
    /// Its last word, or the one before "of", heads events: "Battle of Kursk".
    EventHead,
    /// Its first word opens places: "Mount Etna".
    PlacePrefix,
    /// "in", "near" or the like stands before it.
    Located,
    /// A word such as "region" or "city" follows, or "city of" stands before it.
    PlaceBeside,
    /// Two to six capitals: "NATO".
    Acronym,
    /// A letter or two, a hyphen and a number: "Su-34".
    Model,
    /// Two or three plain capitalized words.
    FewWords,
    /// Capitalized in the middle of a sentence.
    MidSentence,
    /// Every word is tagged a proper noun.
    Proper,
    /// No word is tagged a noun.
    NoNoun,
    /// The whole sentence is in capitals or in title case.
    Headline,
    /// The article has the same word in lower case.
    LowerElsewhere,
    /// It is the first or last word of a person's full name elsewhere in the article.
    PartOfPerson,
    /// The same, where the tagger does not find it and it stands alone.
    OverlookedPart,
    /// An acronym in brackets after a name whose initials it has, or that name: "Lagos Port
    /// Authority (LPA)".
    Abbreviated,
    /// What companies have follows: "Amazon workers", "Sony shares".
    OrganizationBeside,
    /// Its first word opens events: "Hurricane Katrina".
    EventPrefix,
    /// In a headline, its last word is one that the article has in lower case.
    HeadlineWord,
    /// A role or honorific by itself: "Mr. President".
    OnlyTitle,
    /// Elsewhere in the article the same word is mostly a person.
    ElsewherePerson,
    /// Elsewhere in the article the same word is mostly a place.
    ElsewherePlace,
    /// Elsewhere in the article the same word is mostly an organization.
    ElsewhereOrganization,
}

/// The points of each clue for person, place, organization, group, event and product.
const WEIGHTS: [(Clue, [i8; 6]); 45] = [
    (Clue::Untagged, [-8, -8, -8, -8, -4, -4]),
    (Clue::ListedCountry, [-4, 9, -2, -4, -4, -4]),
    (Clue::ListedPlace, [-1, 5, 0, -2, -2, -2]),
    (Clue::ListedOrganization, [-2, -1, 7, -2, -2, -2]),
    (Clue::ListedPerson, [6, -2, -2, -2, -2, -2]),
    (Clue::ListedGroup, [-4, -5, -3, 12, -4, -4]),
    (Clue::ListedEvent, [-4, -4, -4, -4, 11, -4]),
    (Clue::ListedProduct, [-2, -2, -2, -2, -2, 11]),
    (Clue::ListedCommon, [-5, -4, -4, -4, -4, -6]),
    (Clue::Titled, [8, -3, -3, -3, -3, -3]),
    (Clue::Courteous, [6, -3, -3, -3, -3, -3]),
    (Clue::FirstName, [5, -1, -2, -2, -2, -2]),
    (Clue::ListedLong, [4, 5, 8, 2, 2, 3]),
    (Clue::Calendar, [-3, -8, -8, -8, -16, -8]),
    (Clue::SaidPerson, [9, -2, -2, -3, -3, -3]),
    (Clue::SaidPlace, [-2, 9, 0, -3, -3, -3]),
    (Clue::SaidOrganization, [-2, -1, 14, -3, -3, -3]),
    (Clue::PersonShape, [5, -1, -1, -2, -2, -2]),
    (Clue::Speaks, [2, 1, 1, 0, -4, -4]),
    (Clue::PersonAfter, [6, -3, -3, -3, -3, -3]),
    (Clue::OrganizationHead, [-6, -2, 7, -2, -2, -2]),
    (Clue::BodyOf, [-4, -4, 6, -2, -2, -2]),
    (Clue::PlaceHead, [-6, 7, 0, -2, -2, -2]),
    (Clue::EventHead, [-6, -4, -2, -2, 7, -2]),
    (Clue::PlacePrefix, [-2, 3, -1, 0, -2, -2]),
    (Clue::Located, [-1, 4, 1, -2, 0, 0]),
    (Clue::PlaceBeside, [-4, 6, -2, -2, -2, -2]),
    (Clue::Acronym, [-6, -1, 5, -3, 0, 0]),
    (Clue::Model, [-8, -8, -6, -8, -8, 9]),
    (Clue::FewWords, [2, 0, 1, -3, -1, -1]),
    (Clue::MidSentence, [1, 1, 1, 1, 0, 0]),
    (Clue::Proper, [1, 1, 1, 0, 1, 1]),
    (Clue::NoNoun, [-5, -5, -5, 0, -5, -5]),
    (Clue::Headline, [-2, -2, -2, -2, -2, -2]),
    (Clue::LowerElsewhere, [-6, -6, -6, -6, -6, -6]),
    (Clue::PartOfPerson, [8, -2, -2, -4, -4, -4]),
    (Clue::OverlookedPart, [13, -2, -2, -2, -2, -2]),
    (Clue::Abbreviated, [-6, -2, 4, -4, -2, -2]),
    (Clue::OrganizationBeside, [-3, -4, 5, -2, -2, 0]),
    (Clue::EventPrefix, [-6, -4, -3, -2, 15, -2]),
    (Clue::HeadlineWord, [-6, -6, -6, -6, -6, -6]),
    (Clue::OnlyTitle, [-8, -2, -2, -2, -2, -2]),
    (Clue::ElsewherePerson, [3, -1, -1, -1, -1, -1]),
    (Clue::ElsewherePlace, [-1, 3, -1, -1, -1, -1]),
    (Clue::ElsewhereOrganization, [-1, -1, 3, -1, -1, -1]),
];

/// The points a stretch has so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points([i32; 6]);

impl Points {
    /// Adds what `clue` is worth.
    pub fn add(&mut self, clue: Clue) {
        for (points, weight) in self.0.iter_mut().zip(WEIGHTS[clue as usize].1) {
            *points += i32::from(weight);
        }
    }

    /// Adds what the tagger's word is worth: nothing at a chance of one in nine, [`EVEN_ODDS`] at one
    /// in two, and as much again wherever the odds are eight times better.
    pub fn add_tagged(&mut self, kind: Kind, confidence: f32) {
        let odds = confidence.clamp(0.02, 0.998) / (1.0 - confidence.clamp(0.02, 0.998));
        let points = EVEN_ODDS * (1.0 + odds.ln() / 8f32.ln());
        let place = KINDS.iter().position(|k| *k == kind).unwrap_or_default();
        // Works, prizes and diseases are events to the tagger: it takes a second clue.
        let share = if kind == Kind::Event { 0.5 } else { 1.0 };
        self.0[place] += (points * share).round() as i32;
    }

    /// The kind with the most points and those points, where they are enough.
    pub fn verdict(&self) -> Option<(Kind, i32)> {
        let most = *self.0.iter().max()?;
        let first = self.0.iter().position(|&p| p == most)?;
        (most >= ENOUGH).then_some((KINDS[first], most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_clues() {
        assert!(WEIGHTS.iter().enumerate().all(|(i, (clue, _))| *clue as usize == i));
    }

    #[test]
    fn one_weak_clue_is_not_enough() {
        let mut points = Points::default();
        points.add(Clue::Located);
        assert_eq!(points.verdict(), None);
        points.add(Clue::PlaceHead);
        assert_eq!(points.verdict(), Some((Kind::Place, 11)));
    }

    #[test]
    fn even_odds_of_the_tagger_need_a_clue() {
        let mut points = Points::default();
        points.add_tagged(Kind::Person, 0.5);
        assert_eq!(points.verdict(), None);
        points.add(Clue::Titled);
        assert!(points.verdict().is_some_and(|(kind, _)| kind == Kind::Person));
    }
}
