//! What a cue may report: its pieces, and how alike two such are.

use std::ops::Range;

/// What a cue may report: one piece, or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    first: Range<usize>,
    /// Empty where there is one piece.
    second: Range<usize>,
}

impl Content {
    /// Of one piece.
    pub fn one(piece: Range<usize>) -> Self {
        Self { second: piece.end..piece.end, first: piece }
    }

    /// Of two pieces.
    pub fn two(first: Range<usize>, second: Range<usize>) -> Self {
        Self { first, second }
    }

    /// Of `pieces`: of more than two, the first and the last; of none, nothing.
    pub fn of(pieces: &[Range<usize>]) -> Option<Self> {
        match pieces {
            [one] => Some(Self::one(one.clone())),
            [first, .., last] => Some(Self::two(first.clone(), last.clone())),
            [] => None,
        }
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> Vec<Range<usize>> {
        let pieces = [self.first.clone(), self.second.clone()];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect()
    }

    /// Its first token.
    pub fn start(&self) -> usize {
        self.first.start
    }

    /// The token after its last.
    pub fn end(&self) -> usize {
        if self.second.is_empty() { self.first.end } else { self.second.end }
    }

    /// Whether it has two pieces.
    pub fn is_parted(&self) -> bool {
        !self.second.is_empty()
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.first.len() + self.second.len()
    }

    /// How many tokens it shares with `range`.
    pub fn shared(&self, range: &Range<usize>) -> usize {
        overlap(&self.first, range) + overlap(&self.second, range)
    }

    /// How many tokens both have.
    pub fn common(&self, other: &Self) -> usize {
        self.shared(&other.first) + self.shared(&other.second)
    }

    /// How alike both are, from 0 to 1 (Dice 1945).
    pub fn likeness(&self, other: &Self) -> f32 {
        2.0 * self.common(other) as f32 / (self.len() + other.len()) as f32
    }
}

/// How many tokens both ranges have.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
