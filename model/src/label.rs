//! The labels of tokens: outside of names, or the first or a further token of a name of some kind.

use std::ops::Range;

/// The number of kinds of names.
pub const KINDS: usize = 6;

/// The number of labels.
pub const LABELS: usize = 1 + 2 * KINDS;

/// The label of a token in no name.
pub const OUTSIDE: usize = 0;

/// One whole number a label; larger is likelier, 16 of them twice as likely.
pub type Scores = [i32; LABELS];

/// A score no sequence gets back from.
const FORBIDDEN: i32 = -(1 << 20);

/// The label of the first token of a name of the kind numbered `kind`.
pub fn first(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label of a further token.
pub fn further(kind: usize) -> usize {
    2 + 2 * kind
}

/// The labels of the first and of a further token, by kind.
pub fn pairs() -> impl Iterator<Item = (usize, usize)> {
    (0..KINDS).map(|kind| (first(kind), further(kind)))
}

/// Whether `next` may come after `label`: a name only goes on where it began.
pub fn may_follow(label: usize, next: usize) -> bool {
    let is_further = next != OUTSIDE && next.is_multiple_of(2);
    !is_further || label == next || label == next - 1
}

/// `scores` of what comes after `label`, with what may not come ruled out.
pub fn forbid_steps(label: usize, mut scores: Scores) -> Scores {
    for (next, score) in scores.iter_mut().enumerate() {
        if !may_follow(label, next) {
            *score = FORBIDDEN;
        }
    }
    scores
}

/// From where to where names start that `labels` mark, if any does: the tokens between the first
/// tokens of the first and the last of them, both included.
pub fn starts(labels: &[usize]) -> Option<Range<usize>> {
    let is_first = |label: &usize| label % 2 == 1;
    let start = labels.iter().position(is_first)?;
    let last = labels.iter().rposition(is_first)?;
    Some(start..last + 1)
}

/// The names that `labels` mark, each with its kind's number.
pub fn spans(labels: &[usize]) -> impl Iterator<Item = (Range<usize>, usize)> + '_ {
    let starts = (0..labels.len()).filter(|&i| labels[i] % 2 == 1);
    starts.map(|start| {
        let kind = labels[start] / 2;
        let rest = &labels[start + 1..];
        let more = rest.iter().take_while(|&&label| label == further(kind)).count();
        (start..start + 1 + more, kind)
    })
}
