//! Whether a sentence speaks of what was or of what will be, as far as its words tell.

use super::reader::Reader;

/// The time of what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has happened: "said on Friday".
    Past,
    /// It is to happen: "will meet on Friday".
    Future,
}

/// How many tokens are looked at on each side: a clause's length.
const WINDOW: usize = 14;

impl Reader<'_, '_> {
    /// The tense of the clause around the tokens from `start` up to `end`.
    ///
    /// The nearest verb before it decides; where none stands before, the nearest after.
    pub fn tense(&self, start: usize, end: usize) -> Option<Tense> {
        let first = self.range.start.max(start.saturating_sub(WINDOW));
        let before = (first..start).rev().find_map(|i| self.tense_of(i));
        let last = self.range.end.min(end + WINDOW);
        before.or_else(|| (end..last).find_map(|i| self.tense_of(i)))
    }

    /// What token `i` says of the tense, if anything.
    fn tense_of(&self, i: usize) -> Option<Tense> {
        let word = self.lower(i);
        match word {
            "will" | "'ll" | "’ll" | "shall" | "wo" | "would" | "may" | "might" | "could" | "until"
            | "due" | "upcoming" | "deadline" | "by" | "tomorrow" | "can" | "next" => {
                Some(Tense::Future)
            }
            "to" if self.is_infinitive(i) => Some(Tense::Future),
            "said" | "says" | "was" | "were" | "had" | "told" | "did" => self.past(i),
            _ if IRREGULAR.contains(&word) => self.past(i),
            _ if word.len() > 3 && word.ends_with("ed") => self.past(i),
            _ => None,
        }
    }

    /// A verb in the past form at `i`, or a participle: "will be held", "is scheduled".
    fn past(&self, i: usize) -> Option<Tense> {
        let is_planned = matches!(
            self.lower(i),
            "scheduled" | "planned" | "expected" | "set" | "slated" | "supposed"
        );
        let first = self.range.start.max(i.saturating_sub(3));
        let is_future = (first..i).any(|j| {
            matches!(self.lower(j), "will" | "would" | "'ll" | "’ll" | "may" | "might" | "could" | "to" | "can")
        });
        Some(if is_planned || is_future { Tense::Future } else { Tense::Past })
    }

    /// Whether a verb follows "to" at `i`, not a noun.
    fn is_infinitive(&self, i: usize) -> bool {
        const VERBS: [&str; 24] = [
            "be", "have", "begin", "start", "meet", "vote", "hold", "return", "leave", "open", "take",
            "arrive", "visit", "appear", "go", "close", "end", "make", "decide", "announce", "travel",
            "speak", "resume", "discuss",
        ];
        VERBS.contains(&self.lower(i + 1))
    }
}

/// Verbs of news whose past form does not end in "-ed".
const IRREGULAR: [&str; 30] = [
    "began", "became", "came", "fell", "found", "gave", "got", "held", "hit", "led", "left", "lost",
    "made", "met", "paid", "rose", "ran", "saw", "sent", "shot", "sold", "spoke", "stood", "struck",
    "took", "went", "won", "wrote", "kept", "set",
];
