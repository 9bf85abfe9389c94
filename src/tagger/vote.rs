//! What one word says of the labels of tokens: most features ask for no more than one word, and most
//! words come again.

use postil_model::rows::Sum;

/// What a word says of the label of a token, by where it stands.
pub struct Vote<const WORDS: usize> {
    /// Of its own label.
    pub this: Sum<WORDS>,
    /// Of that of the token after it.
    pub last: Sum<WORDS>,
    /// Of the one after that.
    pub before: Sum<WORDS>,
    /// Of the one before it.
    pub next: Sum<WORDS>,
    /// Of the one before that.
    pub after: Sum<WORDS>,
}

impl<const WORDS: usize> Vote<WORDS> {
    /// What the tokens around token `i`, and it itself, say of its label; `vote` gives those of each.
    pub fn around<'v>(i: usize, vote: impl Fn(usize) -> &'v Self) -> [&'v Sum<WORDS>; 5] {
        [
            &vote(i).this,
            &vote(i.wrapping_sub(1)).last,
            &vote(i.wrapping_sub(2)).before,
            &vote(i + 1).next,
            &vote(i + 2).after,
        ]
    }
}
