//! What comes out: annotations and entities, in the shape of the output contract, version 1.1.
//!
//! Spans are bytes of the text until [`Output::to_utf16`], the exit, makes them UTF-16 units. The
//! types serialize to the contract as they stand; `docs/output.md` explains every field to users.

use serde::{Serialize, Serializer};

use crate::calendar::Date;
pub use crate::tables::cues::Certainty;
use crate::text::span::{Span, Utf16};

/// Everything found in one article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Output {
    /// The day it was published, given by the caller or found in the text.
    pub published: Option<Date>,
    /// By start, longer first; two of them nest or are disjoint.
    pub annotations: Vec<Annotation>,
    /// Whom and what the mentions name.
    pub entities: Vec<Entity>,
    /// What is found of the glossary; empty without one.
    pub terms: Vec<Term>,
    /// The sentences, in order; they cover all words of the text.
    pub sentences: Vec<Span>,
}

/// One marked stretch of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Annotation {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The rule or model that made it.
    pub rule: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it says; which of them, the kind decides.
    #[serde(flatten)]
    pub body: Body,
}

/// What an annotation says, by family of kinds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each holds the type that it is named for")]
pub enum Body {
    Mention(Mention),
    Time(Time),
    Quantity(Quantity),
    Attribution(Attribution),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Index into the entities; every mention that is put out has one.
    pub entity: Option<usize>,
    /// How the entity is mentioned.
    #[serde(rename = "mention")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// TIMEX3 type.
    #[serde(rename = "type")]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// A mention of an entry of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TermMention {
    /// Index into the glossary, as it was given.
    pub entry: usize,
}

/// An entry of the glossary that the text mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
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
    /// Whether it is the capital of its country.
    pub capital: bool,
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

/// Names the values of types: all of them, in order, and each as the output has it.
macro_rules! names {
    ($($type:ident { $($value:ident = $name:literal,)* })*) => {
        $(impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];

            /// Its name in the output.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        })*
    };
}

names! {
    Kind {
        Person = "person", Place = "place", Organization = "organization", Group = "group",
        Event = "event", Product = "product", Time = "time", Quantity = "quantity",
        Quote = "quote", Claim = "claim", Term = "term",
    }
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

impl Kind {
    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

impl Annotation {
    /// A mention by name of an entity not yet known.
    pub fn name(kind: Kind, span: Span, rule: &'static str) -> Self {
        Self::mention(kind, span, MentionForm::Name, rule)
    }

    /// A mention of an entity not yet known.
    pub fn mention(kind: Kind, span: Span, form: MentionForm, rule: &'static str) -> Self {
        Self { span, rule, kind, body: Body::Mention(Mention { entity: None, form }) }
    }

    /// The mention, where it is one.
    pub fn as_mention(&self) -> Option<&Mention> {
        match &self.body {
            Body::Mention(mention) => Some(mention),
            _ => None,
        }
    }

    /// Makes the mention one of `kind` that leads to the entity at index `entity`.
    pub fn set_entity(&mut self, kind: Kind, entity: usize) {
        if let Body::Mention(mention) = &mut self.body {
            mention.entity = Some(entity);
            self.kind = kind;
        }
    }

    /// The attribution of a quote or claim.
    pub fn as_attribution(&self) -> Option<&Attribution> {
        match &self.body {
            Body::Attribution(attribution) => Some(attribution),
            _ => None,
        }
    }

    /// The attribution of a quote or claim, to be changed.
    pub fn as_attribution_mut(&mut self) -> Option<&mut Attribution> {
        match &mut self.body {
            Body::Attribution(attribution) => Some(attribution),
            _ => None,
        }
    }

    /// Changes every span it holds.
    fn change_spans(&mut self, change: impl Fn(&mut Span)) {
        change(&mut self.span);
        match &mut self.body {
            Body::Quantity(q) => q.of.iter_mut().for_each(change),
            Body::Attribution(a) => {
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
        for sentence in &mut self.sentences {
            *sentence = units.span(*sentence);
        }
        self
    }

    /// It as one JSON object.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and lists serialize")
    }
}
