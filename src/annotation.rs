//! What comes out: annotations and entities, in the shape of the output contract, version 1.
//!
//! Spans are bytes of the text until [`Output::to_utf16`], the exit, makes them UTF-16 units.
//! `output/values.rs` tells them exactly as the contract says: `kind`, `start`, `end`, `rule`, and the fields of
//! the kind beside them.

use crate::calendar::Date;
use crate::text::span::{Span, Utf16};

/// Everything found in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// The day it was published, given by the caller or found in the text.
    pub published: Option<Date>,
    /// By start, longer first; two of them nest or are disjoint.
    pub annotations: Vec<Annotation>,
    /// Whom and what the mentions name.
    pub entities: Vec<Entity>,
    /// What is found of the glossary; empty without one.
    pub terms: Vec<Term>,
}

/// One marked stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Where it stands.
    pub span: Span,
    /// The rule or model that made it.
    pub rule: &'static str,
    /// What it is.
    pub body: Body,
}

/// What an annotation says, by kind.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the kinds are documented once, at Kind")]
pub enum Body {
    Person(Mention),
    Place(Mention),
    Organization(Mention),
    Group(Mention),
    Event(Mention),
    Product(Mention),
    Time(Time),
    Quantity(Quantity),
    Quote(Attribution),
    Claim(Attribution),
    Term(TermMention),
}

/// The kind of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A human being, by name, description or pronoun.
    Person,
    /// A country, region, city, river, building.
    Place,
    /// A government body, company, party, army, club.
    Organization,
    /// A nationality, faith, or the members of a party.
    Group,
    /// A war, battle, tournament, disaster with a name.
    Event,
    /// A product or piece of equipment.
    Product,
    /// A date, time, duration or set of times.
    Time,
    /// A number with what it measures or counts.
    Quantity,
    /// Direct speech, or a quoted part.
    Quote,
    /// Reported speech or belief.
    Claim,
    /// A term of the publisher's glossary.
    Term,
}

/// A mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index into the entities; every mention that is put out has one.
    pub entity: Option<usize>,
    /// How the entity is mentioned.
    pub form: MentionForm,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// "Joe Biden", "Biden".
    Name,
    /// "the governor".
    Nominal,
    /// "he".
    Pronoun,
}

/// A date, time, duration or set, as TimeML 1.2.1 has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// TIMEX3 type.
    pub class: TimeClass,
    /// TIMEX3 value: `2024-08-14`, `P3W`, `PAST_REF`; of a range of lengths, the shorter.
    pub value: String,
    /// The longer of a range of lengths: `P3W` of "two to three weeks".
    pub upper: Option<String>,
    /// First day covered, where known.
    pub first: Option<Date>,
    /// Last day covered, where known.
    pub last: Option<Date>,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeClass {
    /// A day or longer, in the calendar.
    Date,
    /// Shorter than a day, in the calendar.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

/// A number, what it measures and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// Unit id, `kilometer`, `percent`, `usd`; `None` for a bare count.
    pub unit: Option<&'static str>,
    /// How the number is bounded.
    pub modifier: Option<Modifier>,
    /// What is counted: "drones".
    pub of: Option<Span>,
    /// The same in other units.
    pub conversions: Vec<Conversion>,
}

/// How a number is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum Modifier {
    Approximate,
    MoreThan,
    LessThan,
    AtLeast,
    AtMost,
}

/// A quantity in another unit, rounded as precise as the original.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The number in that unit; of a range, its lower end.
    pub value: f64,
    /// Unit id.
    pub unit: &'static str,
    /// As a newspaper writes it: "22 miles".
    pub text: String,
    /// The systems of units in which the unit is customary: `metric`, `us` and `uk`.
    pub systems: Vec<&'static str>,
}

/// Who says what, in which words, how surely.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is said, in pieces, without quotation marks and what interrupts.
    pub content: Vec<Span>,
    /// The mention of the source, its head's whole noun phrase.
    pub source: Option<Span>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span>,
    /// Index of the entity the source resolves to.
    pub speaker: Option<usize>,
    /// How sure the report is.
    pub certainty: Certainty,
    /// How likely a careful reader accepts all of it, from 0 to 1, in hundredths.
    pub confidence: f64,
    /// The words that decided it: "unconfirmed reports", "may"; `None` where it is simply stated.
    pub because: Option<Span>,
    /// Indices of other quotes and claims on the same thing.
    pub related: Vec<usize>,
}

/// How sure a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Says, said, announced.
    Stated,
    /// May, appears, believes, likely, expects.
    Hedged,
    /// Unconfirmed, alleged, rumored, could not be verified.
    Unconfirmed,
    /// Denied.
    Denied,
}

/// A mention of an entry of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMention {
    /// Index into the glossary, as it was given.
    pub entry: usize,
}

/// An entry of the glossary that the text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Index into the glossary, as it was given.
    pub entry: usize,
    /// What the term is called in full.
    pub title: String,
    /// What it means.
    pub text: String,
    /// Where more is said of it.
    pub url: Option<String>,
    /// Indices of its mentions, by position.
    pub mentions: Vec<usize>,
}

/// Whom or what mentions name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its kind: one of the six that mentions have.
    pub kind: Kind,
    /// The fullest name in the text.
    pub name: String,
    /// Who that is, in the article's own words.
    pub description: Option<String>,
    /// The title as the text gives it.
    pub title: Option<String>,
    /// Indices of its mentions, by position.
    pub mentions: Vec<usize>,
    /// Where it is, for places.
    pub place: Option<Place>,
}

/// Where a place is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// ISO 3166-1 code of the country.
    pub country: &'static str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Inhabitants.
    pub population: Option<u32>,
    /// What sort of place.
    pub level: PlaceLevel,
}

/// What sort of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it is")]
pub enum PlaceLevel {
    Country,
    Region,
    City,
    Other,
}

/// Names the values of types.
macro_rules! names {
    ($($type:ident { $($value:ident = $name:literal,)* })*) => {
        $(impl $type {
            /// Its name in the output.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }
        })*
    };
}

names! {
    MentionForm { Name = "name", Nominal = "nominal", Pronoun = "pronoun", }
    TimeClass { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET", }
    Modifier {
        Approximate = "approximate", MoreThan = "more_than", LessThan = "less_than",
        AtLeast = "at_least", AtMost = "at_most",
    }
    Certainty {
        Stated = "stated", Hedged = "hedged", Unconfirmed = "unconfirmed", Denied = "denied",
    }
    PlaceLevel { Country = "country", Region = "region", City = "city", Other = "other", }
}

impl Annotation {
    /// A mention by name of an entity not yet known.
    pub fn name(kind: Kind, span: Span, rule: &'static str) -> Self {
        Self::mention(kind, span, MentionForm::Name, rule)
    }

    /// A mention of an entity not yet known. `kind` is one of the six that mentions have.
    pub fn mention(kind: Kind, span: Span, form: MentionForm, rule: &'static str) -> Self {
        let mention = Mention { entity: None, form };
        let body = match kind {
            Kind::Place => Body::Place(mention),
            Kind::Organization => Body::Organization(mention),
            Kind::Group => Body::Group(mention),
            Kind::Event => Body::Event(mention),
            Kind::Product => Body::Product(mention),
            _ => Body::Person(mention),
        };
        Self { span, rule, body }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.body {
            Body::Person(_) => Kind::Person,
            Body::Place(_) => Kind::Place,
            Body::Organization(_) => Kind::Organization,
            Body::Group(_) => Kind::Group,
            Body::Event(_) => Kind::Event,
            Body::Product(_) => Kind::Product,
            Body::Time(_) => Kind::Time,
            Body::Quantity(_) => Kind::Quantity,
            Body::Quote(_) => Kind::Quote,
            Body::Claim(_) => Kind::Claim,
            Body::Term(_) => Kind::Term,
        }
    }

    /// The mention, where it is one.
    pub fn as_mention(&self) -> Option<&Mention> {
        match &self.body {
            Body::Person(m)
            | Body::Place(m)
            | Body::Organization(m)
            | Body::Group(m)
            | Body::Event(m)
            | Body::Product(m) => Some(m),
            _ => None,
        }
    }

    /// The mention, to be changed.
    pub fn as_mention_mut(&mut self) -> Option<&mut Mention> {
        match &mut self.body {
            Body::Person(m)
            | Body::Place(m)
            | Body::Organization(m)
            | Body::Group(m)
            | Body::Event(m)
            | Body::Product(m) => Some(m),
            _ => None,
        }
    }

    /// Makes the mention one of `kind` that leads to the entity at index `entity`.
    pub fn set_entity(&mut self, kind: Kind, entity: usize) {
        if let Some(mention) = self.as_mention().copied() {
            *self = Self::mention(kind, self.span, mention.form, self.rule);
        }
        if let Some(mention) = self.as_mention_mut() {
            mention.entity = Some(entity);
        }
    }

    /// The attribution of a quote or claim.
    pub fn as_attribution(&self) -> Option<&Attribution> {
        match &self.body {
            Body::Quote(a) | Body::Claim(a) => Some(a),
            _ => None,
        }
    }

    /// The attribution of a quote or claim, to be changed.
    pub fn as_attribution_mut(&mut self) -> Option<&mut Attribution> {
        match &mut self.body {
            Body::Quote(a) | Body::Claim(a) => Some(a),
            _ => None,
        }
    }

    /// Changes every span it holds.
    fn change_spans(&mut self, change: impl Fn(&mut Span)) {
        change(&mut self.span);
        match &mut self.body {
            Body::Quantity(q) => q.of.iter_mut().for_each(change),
            Body::Quote(a) | Body::Claim(a) => {
                let others = [&mut a.source, &mut a.cue, &mut a.because];
                a.content.iter_mut().chain(others.into_iter().flatten()).for_each(change);
            }
            _ => {}
        }
    }
}

impl Output {
    /// The same with every span in UTF-16 units of `text`, which it was made from.
    pub fn to_utf16(mut self, text: &str) -> Self {
        let units = Utf16::new(text);
        for annotation in &mut self.annotations {
            annotation.change_spans(|span| *span = units.span(*span));
        }
        self
    }
}
