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

/// Defines the clues, with the points of each for the [`KINDS`].
macro_rules! clues {
    ($($(#[$says:meta])* $clue:ident = $points:expr;)*) => {
        /// Something noticed about a stretch.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Clue { $($(#[$says])* $clue,)* }

        /// The points of each clue for person, place, organization, group, event and product.
        const WEIGHTS: &[[i8; 6]] = &[$($points),*];
    };
}

clues! {
    /// The tagger does not take it for a name.
    Untagged = [-8, -8, -8, -8, -4, -4];
    /// Listed as a country.
    ListedCountry = [-4, 9, -2, -4, -4, -4];
    /// Listed as a place of another level.
    ListedPlace = [-1, 5, 0, -2, -2, -2];
    /// Listed as an organization.
    ListedOrganization = [-2, -1, 7, -2, -2, -2];
    /// Listed as a person known by one name, or in full.
    ListedPerson = [6, -2, -2, -2, -2, -2];
    /// Listed as a nationality, faith or movement.
    ListedGroup = [-4, -5, -3, 12, -4, -4];
    /// Listed as an event.
    ListedEvent = [-4, -4, -4, -4, 11, -4];
    /// Listed as a product.
    ListedProduct = [-2, -2, -2, -2, -2, 11];
    /// Listed, and a word of everyday English, too.
    ListedCommon = [-5, -4, -4, -4, -4, -6];
    /// "Mr.", "President" or another role stands before it.
    Titled = [8, -3, -3, -3, -3, -3];
    /// "Mr.", "Ms" or the like stands before it.
    Courteous = [6, -3, -3, -3, -3, -3];
    /// Its first word is a first name, and more follow.
    FirstName = [5, -1, -2, -2, -2, -2];
    /// Its first word is a first name, and its last a surname.
    FullName = [6, -2, -2, -2, -2, -2];
    /// Listed, and of more than one word.
    ListedLong = [4, 5, 8, 2, 2, 3];
    /// The same, of nothing but places.
    ListedLongPlace = [-2, 11, -3, 0, -2, -2];
    /// A day, month or feast.
    Calendar = [-3, -8, -8, -8, -16, -8];
    /// What follows says so: ", a police officer".
    SaidPerson = [9, -2, -2, -3, -3, -3];
    /// What follows says so: ", a town in the north".
    SaidPlace = [-2, 9, 0, -3, -3, -3];
    /// What follows says so: ", an aid agency".
    SaidOrganization = [-2, -1, 15, -3, -3, -3];
    /// What follows says so: ", a compact sedan".
    SaidProduct = [-6, -4, -3, -3, -3, 12];
    /// An initial or a particle stands inside: "George W. Bush", "Ludwig van der Berg".
    PersonShape = [5, -1, -1, -2, -2, -2];
    /// The same after a first name.
    ParticleAfterFirst = [7, -1, -1, -2, -2, -2];
    /// "He" beside another name: "Liu He", "He Weidong".
    NamedHe = [22, -4, -4, -4, -4, -4];
    /// A nickname in quotation marks stands inside: "Samuel “Sandy” Holm".
    Nicknamed = [32, -4, -4, -4, -4, -4];
    /// "said" stands before or after it.
    Speaks = [2, 1, 1, 0, -4, -4];
    /// An age or ", who" follows it.
    PersonAfter = [6, -3, -3, -3, -3, -3];
    /// ", which" follows it.
    WhichAfter = [-6, 0, 4, -2, 0, 1];
    /// It acts as companies do: "raised its forecast", "cut 300 jobs".
    Trades = [-4, -1, 9, -2, -2, -2];
    /// The same where it opens the sentence, one word and listed or a proper noun.
    BareSubject = [0, 0, 7, 0, 0, 0];
    /// Its last word, or the one before "of", heads organizations: "Ministry of Health".
    OrganizationHead = [-6, -2, 7, -2, -2, -2];
    /// A legal form ends it: "Polaris Corp."
    CompanySuffix = [-6, -4, 8, -2, -2, -2];
    /// The same after "the": "the Orange County Register".
    TheHead = [-4, -4, 8, -2, -2, -2];
    /// A listed club after "the".
    TheTeam = [-4, -4, 8, -2, -2, -2];
    /// Two names joined by "&": "Bang & Olufsen".
    Ampersand = [-10, -4, 12, -2, -2, -2];
    /// A possessive that a verb follows: "Levi's closed".
    PossessiveName = [-4, -4, 17, -2, -2, -2];
    /// Capitals inside a word: "SpaceX", "GateHouse".
    InnerCapital = [-4, -3, 6, -2, -1, 2];
    /// "Air" and a place: "Air Algiers".
    Airline = [-6, -6, 14, -2, -2, -2];
    /// A body and what it is for: "Ministry of Health", "Bank for Development".
    BodyOf = [-4, -4, 6, -2, -2, -2];
    /// Its last word, or the one before "of", heads places: "Danube River".
    PlaceHead = [-6, 7, 0, -2, -2, -2];
    /// Its last word, or the one before "of", heads events: "Battle of Kursk".
    EventHead = [-6, -4, -2, -2, 7, -2];
    /// Its first word opens places: "Mount Etna".
    PlacePrefix = [-2, 3, -1, 0, -2, -2];
    /// "in", "near" or the like stands before it.
    Located = [-1, 4, 1, -2, 0, 0];
    /// A word such as "region" or "city" follows, or "city of" stands before it.
    PlaceBeside = [-4, 6, -2, -2, -2, -2];
    /// "airport" or "stadium" follows: "Charles de Gaulle airport".
    FacilityBeside = [-12, 8, -3, -4, -4, -4];
    /// A region or country follows after a comma: "Troy, New York".
    InRegion = [-6, 12, -2, -4, -4, -4];
    /// A dateline: "Reading – Two bridges".
    Dateline = [-4, 24, -4, -4, -4, -4];
    /// Two to six capitals: "NATO".
    Acronym = [-6, -1, 5, -3, 0, 0];
    /// A letter or two, a hyphen and a number: "Su-34".
    Model = [-8, -8, -6, -8, -8, 9];
    /// Letters and digits in one word: "RAV4", "A320neo".
    LetterDigit = [-8, -6, -3, -6, -4, 7];
    /// A maker and a model: "Toyota Yaris", "Falcon 9".
    MakerModel = [-8, -8, -6, -6, -4, 14];
    /// A word such as "sedan" or "rocket" follows.
    ProductBeside = [-6, -3, -5, -2, -2, 11];
    /// Two or three plain capitalized words.
    FewWords = [2, 0, 1, -3, -1, -1];
    /// Capitalized in the middle of a sentence.
    MidSentence = [1, 1, 1, 1, 0, 0];
    /// Every word is tagged a proper noun.
    Proper = [1, 1, 1, 0, 1, 1];
    /// No word is tagged a noun.
    NoNoun = [-5, -5, -5, 0, -5, -5];
    /// The whole sentence is in capitals or in title case.
    Headline = [-2, -2, -2, -2, -2, -2];
    /// The article has the same word in lower case.
    LowerElsewhere = [-6, -6, -6, -6, -6, -6];
    /// It is the first or last word of a person's full name elsewhere in the article.
    PartOfPerson = [8, -2, -2, -4, -4, -4];
    /// The same, where it acts and stands nowhere after "in": "England had led the bank".
    ActingPart = [10, -4, -2, -2, -2, -2];
    /// The same, where the tagger does not find it and it stands alone.
    OverlookedPart = [13, -2, -2, -2, -2, -2];
    /// It is the first or last word of an organization's name elsewhere, or its initials.
    PartOfOrganization = [-4, -4, 8, -2, -2, -2];
    /// The same, where the tagger does not find it and it stands alone.
    OverlookedOrganization = [-2, -2, 8, -2, -2, -2];
    /// It is the last word of a club's name elsewhere: "the Heat".
    PartOfClub = [-4, -4, 14, -2, -2, -2];
    /// It is the first word of a product's name elsewhere.
    PartOfProduct = [-4, -4, -3, -2, -2, 12];
    /// An acronym in brackets after a name whose initials it has, or that name: "Lagos Port
    /// Authority (LPA)".
    Abbreviated = [-6, -2, 4, -4, -2, -2];
    /// What companies have follows: "Amazon workers", "Sony shares".
    OrganizationBeside = [-4, -4, 7, -2, -2, 0];
    /// Its first word opens events: "Hurricane Katrina".
    EventPrefix = [-6, -4, -3, -2, 15, -2];
    /// In a headline, its last word is one that the article has in lower case.
    HeadlineWord = [-6, -6, -6, -6, -6, -6];
    /// A role or honorific by itself: "Mr. President".
    OnlyTitle = [-8, -2, -2, -2, -2, -2];
    /// A word for products by itself: "SUV".
    OnlyProduct = [-12, -8, -8, -8, -8, -8];
    /// A disease, which is no name here.
    Disease = [-30, -30, -30, -30, -30, -30];
    /// It beat somebody or lost, or was beaten, as a club named like a town does.
    Plays = [-2, -8, 16, -2, -2, -2];
    /// Elsewhere in the article the same word is mostly a person.
    ElsewherePerson = [3, -1, -1, -1, -1, -1];
    /// Elsewhere in the article the same word is mostly a place.
    ElsewherePlace = [-1, 3, -1, -1, -1, -1];
    /// Elsewhere in the article the same word is mostly an organization.
    ElsewhereOrganization = [-1, -1, 3, -1, -1, -1];
    /// Elsewhere in the article the same word is mostly a product.
    ElsewhereProduct = [-1, -1, -1, -1, -1, 3];
}

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues(u128);

impl Clues {
    /// Adds `clue`.
    pub fn add(&mut self, clue: Clue) {
        self.0 |= 1 << clue as u32;
    }

    /// Adds `clue` where it holds.
    pub fn add_if(&mut self, holds: bool, clue: Clue) {
        self.0 |= u128::from(holds) << clue as u32;
    }

    /// Whether `clue` is among them.
    pub fn has(self, clue: Clue) -> bool {
        self.0 & 1 << clue as u32 != 0
    }

    /// Adds those of `other` that what stands beside one mention tells of all mentions of the name.
    pub fn share(&mut self, other: Self) {
        let shared = SHARED.iter().fold(0, |all, &clue| all | 1u128 << clue as u32);
        self.0 |= other.0 & shared;
    }

    fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (next < WEIGHTS.len()).then_some(next)
        })
    }
}

/// The clues that one mention gives to all others of the same words.
const SHARED: &[Clue] = &[
    Clue::Courteous,
    Clue::SaidPerson,
    Clue::SaidOrganization,
    Clue::SaidProduct,
    Clue::PersonAfter,
    Clue::WhichAfter,
    Clue::Trades,
    Clue::OrganizationBeside,
    Clue::ProductBeside,
    Clue::Abbreviated,
    Clue::Plays,
];

/// The points that clues and the tagger give to the kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points([i32; 6]);

impl Points {
    /// The points of `clues`.
    pub fn of(clues: Clues) -> Self {
        let mut all = Self::default();
        for clue in clues.iter() {
            for (points, weight) in all.0.iter_mut().zip(WEIGHTS[clue]) {
                *points += i32::from(weight);
            }
        }
        all
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

    fn verdict(clues: &[Clue]) -> Option<(Kind, i32)> {
        let mut all = Clues::default();
        clues.iter().for_each(|&clue| all.add(clue));
        Points::of(all).verdict()
    }

    #[test]
    fn one_weak_clue_is_not_enough() {
        assert_eq!(verdict(&[Clue::Located]), None);
        assert_eq!(verdict(&[Clue::Located, Clue::PlaceHead]), Some((Kind::Place, 11)));
    }

    #[test]
    fn even_odds_of_the_tagger_need_a_clue() {
        let mut points = Points::default();
        points.add_tagged(Kind::Person, 0.5);
        assert_eq!(points.verdict(), None);
        let mut titled = Clues::default();
        titled.add(Clue::Titled);
        let mut points = Points::of(titled);
        points.add_tagged(Kind::Person, 0.5);
        assert!(points.verdict().is_some_and(|(kind, _)| kind == Kind::Person));
    }

    #[test]
    fn what_stands_before_one_mention_is_not_shared() {
        let (mut one, mut other) = (Clues::default(), Clues::default());
        [Clue::Located, Clue::SaidOrganization].into_iter().for_each(|clue| one.add(clue));
        other.share(one);
        assert!(other.has(Clue::SaidOrganization) && !other.has(Clue::Located));
    }
}
