//! The parts of speech: those of Universal Dependencies, with verbs told apart by form.

/// The part of speech of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tag {
    /// `large`, `first`, `Ukrainian`.
    Adjective,
    /// A preposition or particle: `in`, `of`, `up` in "gave up".
    Adposition,
    /// `quickly`, `there`, `when`.
    Adverb,
    /// A finite auxiliary other than a modal: `is`, `was`, `has`, `did`.
    Auxiliary,
    /// An auxiliary that is not finite: `be`, `been`, `being`, `having`.
    AuxiliaryNonfinite,
    /// `will`, `would`, `can`, `may`.
    Modal,
    /// `and`, `or`, `but`.
    Coordinator,
    /// `the`, `a`, `this` in "this man", `some`.
    Determiner,
    /// `oh`, `yes`, `please`.
    Interjection,
    /// A common noun.
    Noun,
    /// `54`, `two`, `million`.
    Number,
    /// `to` before a verb, `not`, the possessive `'s`.
    Particle,
    /// `he`, `his`, `who`, `that` in "the man that left".
    Pronoun,
    /// A proper noun, or a word of a name.
    ProperNoun,
    /// `,`, `.`, `“`.
    Punctuation,
    /// `that` in "said that", `if`, `because`.
    Subordinator,
    /// `$`, `%`, `+`.
    Symbol,
    /// A verb in its base form: "to win", "will win".
    VerbBase,
    /// A finite verb in the past: `said`.
    VerbPast,
    /// A finite verb in the present: `says`, `say`.
    VerbPresent,
    /// A past participle: "has won", "was won", "goods sold".
    VerbParticiple,
    /// A form in -ing: "is winning", "saying".
    VerbGerund,
    /// Anything else: foreign words, list marks, and every token of a document without tags.
    #[default]
    Other,
}

impl Tag {
    /// All tags, in the order in which a model file numbers them.
    pub const ALL: [Self; 23] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::AuxiliaryNonfinite,
        Self::Modal,
        Self::Coordinator,
        Self::Determiner,
        Self::Interjection,
        Self::Noun,
        Self::Number,
        Self::Particle,
        Self::Pronoun,
        Self::ProperNoun,
        Self::Punctuation,
        Self::Subordinator,
        Self::Symbol,
        Self::VerbBase,
        Self::VerbPast,
        Self::VerbPresent,
        Self::VerbParticiple,
        Self::VerbGerund,
        Self::Other,
    ];

    /// Whether it is a noun, common or proper.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::ProperNoun)
    }

    /// Whether it is a verb in any form, auxiliaries apart.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Self::VerbBase
                | Self::VerbPast
                | Self::VerbPresent
                | Self::VerbParticiple
                | Self::VerbGerund
        )
    }

    /// Whether it is an auxiliary, modals included.
    pub fn is_auxiliary(self) -> bool {
        matches!(self, Self::Auxiliary | Self::AuxiliaryNonfinite | Self::Modal)
    }

    /// Whether it makes a clause finite: a verb or auxiliary in the past or present, or a modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VerbPast | Self::VerbPresent | Self::Auxiliary | Self::Modal)
    }
}
