//! A chain of tokens: the chances of labels, and the best sequence of them.
//!
//! Potentials are powers of two with a whole number of quarters as exponent, and are only added
//! and multiplied, so that every machine finds the same chances.

use std::ops::Range;

use crate::label::{self, LABELS, OUTSIDE, Scores};

/// The potential of each label, for one token.
pub type Potentials = [f32; LABELS];
/// The potential of each label after each label.
pub type Edges = [Potentials; LABELS];

/// Quarters of an octave in a unit of a potential's logarithm: `4 / ln 2`.
pub const STEPS: f32 = 5.770_78;

/// Two to the power of `score / 4`; zero where that is below what counts.
pub fn power(score: i32) -> f32 {
    /// Two to the power of each quarter from 0 to 3.
    const PARTS: [f32; 4] = [1.0, 1.189_207_1, std::f32::consts::SQRT_2, 1.681_792_9];
    let octave = score >> 2;
    if octave < -100 {
        return 0.0;
    }
    let whole = f32::from_bits(((octave.min(100) + 127) as u32) << 23);
    whole * PARTS[(score & 3) as usize]
}

/// The potentials of `scores`, the largest of them 1.
#[inline(never)]
pub fn powers(scores: &Scores) -> Potentials {
    let top = scores.iter().copied().max().unwrap_or(0);
    scores.map(|score| power(score - top))
}

/// The chances of all sequences of labels, summed up at each token.
#[derive(Default)]
pub struct Chain {
    nodes: Vec<Potentials>,
    /// The weight of all that comes before and of the token itself, by label; they sum to 1.
    forward: Vec<Potentials>,
    /// The weight of all that comes after, by label.
    backward: Vec<Potentials>,
    /// What each token's backward weights were divided by.
    divisors: Vec<f32>,
}

impl Chain {
    /// Weighs all sequences of labels over tokens with these potentials.
    pub fn fill(&mut self, nodes: impl Iterator<Item = Potentials>, edges: &Edges) {
        self.nodes.clear();
        self.nodes.extend(nodes);
        self.fill_forward(edges, self.len());
        self.fill_backward(edges, 0);
    }

    /// The same, as far as the chances of tokens in `asked`, and of spans that start there, need it.
    pub fn fill_for(
        &mut self,
        asked: Range<usize>,
        nodes: impl Iterator<Item = Potentials>,
        edges: &Edges,
    ) {
        self.nodes.clear();
        self.nodes.extend(nodes);
        self.fill_forward(edges, asked.end);
        self.fill_backward(edges, asked.start);
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The chance of each label of token `i`.
    pub fn token(&self, i: usize) -> Potentials {
        let mut chances = self.forward[i];
        multiply(&mut chances, &self.backward[i]);
        divide(&mut chances);
        chances
    }

    /// The chance of each pair of labels of token `i - 1`, which there is, and token `i`.
    pub fn pair(&self, i: usize, edges: &Edges) -> Edges {
        let mut after = self.nodes[i];
        multiply(&mut after, &self.backward[i]);
        let mut chances = *edges;
        let mut sum = 0.0;
        for (row, &before) in chances.iter_mut().zip(&self.forward[i - 1]) {
            for (chance, &after) in row.iter_mut().zip(&after) {
                *chance *= before * after;
                sum += *chance;
            }
        }
        chances.map(|row| row.map(|chance| chance / sum))
    }

    /// The chance that just `tokens` are a name of the kind numbered `kind`.
    pub fn span(&self, tokens: &Range<usize>, kind: usize, edges: &Edges) -> f32 {
        let further = label::further(kind);
        let mut label = label::first(kind);
        let mut chance = self.token(tokens.start)[label];
        for i in tokens.start + 1..tokens.end {
            chance *= self.step(i, label, further, edges);
            label = further;
        }
        if tokens.end < self.len() {
            chance *= 1.0 - self.step(tokens.end, label, further, edges);
        }
        chance
    }

    /// The chance of label `next` at token `i` if the one before has `label`.
    fn step(&self, i: usize, label: usize, next: usize, edges: &Edges) -> f32 {
        let weight = edges[label][next] * self.nodes[i][next] * self.backward[i][next];
        let all = self.backward[i - 1][label] * self.divisors[i - 1];
        if all > 0.0 { (weight / all).min(1.0) } else { 0.0 }
    }

    /// Fills `forward` for the tokens before `end`.
    #[inline(never)]
    fn fill_forward(&mut self, edges: &Edges, end: usize) {
        self.forward.clear();
        let mut last = [0.0; LABELS];
        last[OUTSIDE] = 1.0;
        for node in &self.nodes[..end] {
            let mut next = [0.0; LABELS];
            next[OUTSIDE] = arriving(edges, OUTSIDE, &last);
            for (first, further) in label::pairs() {
                next[first] = arriving(edges, first, &last);
                next[further] =
                    edges[first][further] * last[first] + edges[further][further] * last[further];
            }
            multiply(&mut next, node);
            divide(&mut next);
            self.forward.push(next);
            last = next;
        }
    }

    /// Fills `backward` and `divisors` for the tokens from `start` on.
    #[inline(never)]
    fn fill_backward(&mut self, edges: &Edges, start: usize) {
        self.backward.clear();
        self.backward.resize(self.len(), [1.0; LABELS]);
        self.divisors.clear();
        self.divisors.resize(self.len(), 1.0);
        for i in (start + 1..self.len()).rev() {
            let mut after = self.nodes[i];
            multiply(&mut after, &self.backward[i]);
            let mut weights = std::array::from_fn(|label| leaving(edges, label, &after));
            self.divisors[i - 1] = divide(&mut weights);
            self.backward[i - 1] = weights;
        }
    }
}

/// The weight of all that leads to label `next`, which may follow any.
fn arriving(edges: &Edges, next: usize, before: &Potentials) -> f32 {
    edges.iter().zip(before).map(|(row, weight)| row[next] * weight).sum()
}

/// The weight of all that `label` leads to.
fn leaving(edges: &Edges, label: usize, after: &Potentials) -> f32 {
    let row = &edges[label];
    let mut sum = row[OUTSIDE] * after[OUTSIDE];
    for (first, further) in label::pairs() {
        sum += row[first] * after[first];
        if label::may_follow(label, further) {
            sum += row[further] * after[further];
        }
    }
    sum
}

fn multiply(weights: &mut Potentials, by: &Potentials) {
    for (weight, by) in weights.iter_mut().zip(by) {
        *weight *= by;
    }
}

/// Makes `weights` sum to 1; returns what they summed to.
fn divide(weights: &mut Potentials) -> f32 {
    let sum = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for weight in weights {
        *weight /= sum;
    }
    sum
}

/// The scores of each label after each label, made ready for a [`Search`].
pub struct Steps {
    scores: [Scores; LABELS],
    /// For each label, the most that a step to each label scores from any other one.
    rivals: [Scores; LABELS],
}

impl Steps {
    /// The steps with these scores, by the label that they start from.
    pub fn new(scores: [Scores; LABELS]) -> Self {
        let rival = |label, next| {
            let others = (0..LABELS).filter(|&other| other != label);
            others.map(|other: usize| scores[other][next]).fold(i32::MIN, i32::max)
        };
        let rivals = std::array::from_fn(|label| std::array::from_fn(|next| rival(label, next)));
        Self { scores, rivals }
    }
}

/// Finds the best sequence of labels, of one chain after the other.
#[derive(Default)]
pub struct Search {
    /// For each token but the first, the label before it that leads best to each label.
    origins: Vec<[u8; LABELS]>,
    labels: Vec<usize>,
}

impl Search {
    /// The sequence of labels whose scores sum to the most.
    #[inline(never)]
    pub fn best(&mut self, tokens: &[Scores], steps: &Steps) -> &[usize] {
        self.origins.clear();
        let mut sums = steps.scores[OUTSIDE];
        for (i, token) in tokens.iter().enumerate() {
            if i > 0 {
                let (next, origin) = best_step(&sums, steps);
                sums = next;
                self.origins.push(origin);
            }
            for (sum, score) in sums.iter_mut().zip(token) {
                *sum += score;
            }
        }
        let last = (0..LABELS).rev().max_by_key(|&label| sums[label]).unwrap_or(OUTSIDE);
        self.labels.clear();
        self.labels.resize(tokens.len(), last);
        for (i, origin) in self.origins.iter().enumerate().rev() {
            self.labels[i] = usize::from(origin[self.labels[i + 1]]);
        }
        &self.labels
    }
}

/// The best sum that leads to each label, and the label it comes from; of equals the first.
fn best_step(sums: &Scores, steps: &Steps) -> (Scores, [u8; LABELS]) {
    let (lead, second) = leaders(sums);
    let through = |label: usize, next: usize| (sums[label] + steps.scores[label][next], label);
    let better =
        |best: (i32, usize), other: (i32, usize)| if other.0 > best.0 { other } else { best };
    let from_any = |next| {
        let from_lead = through(lead, next);
        // Mostly one label is so far ahead that no step from another makes up for it.
        if from_lead.0 > second + steps.rivals[lead][next] {
            return from_lead;
        }
        (1..LABELS).fold(through(0, next), |best, label| better(best, through(label, next)))
    };
    let (mut best, mut origins) = ([0; LABELS], [0; LABELS]);
    let mut keep = |next: usize, (sum, label): (i32, usize)| {
        best[next] = sum;
        origins[next] = label as u8;
    };
    keep(OUTSIDE, from_any(OUTSIDE));
    for (first, further) in label::pairs() {
        keep(first, from_any(first));
        // From all others this is forbidden, which no score makes up for.
        keep(further, better(through(first, further), through(further, further)));
    }
    (best, origins)
}

/// The label with the largest sum, and the second largest sum.
fn leaders(sums: &Scores) -> (usize, i32) {
    let (mut lead, mut second) = (0, i32::MIN);
    for label in 1..LABELS {
        if sums[label] > sums[lead] {
            second = sums[lead];
            lead = label;
        } else {
            second = second.max(sums[label]);
        }
    }
    (lead, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores without any pattern, and steps with names that only go on where they began.
    fn scores(count: usize) -> (Vec<Scores>, [Scores; LABELS]) {
        let noise = |a: usize, b: usize| ((a * 7919 + b * 104_729) % 61) as i32 - 30;
        let tokens = (0..count).map(|i| std::array::from_fn(|label| noise(i + 1, label)));
        let steps = std::array::from_fn(|label| {
            label::forbid_steps(label, std::array::from_fn(|next| noise(label, next + 3)))
        });
        (tokens.collect(), steps)
    }

    /// All sequences of labels, with the sum of their scores.
    fn sequences(tokens: &[Scores], steps: &[Scores; LABELS]) -> Vec<(Vec<usize>, i32)> {
        let mut all = vec![(vec![], 0)];
        for token in tokens {
            let longer = all.iter().flat_map(|(labels, sum): &(Vec<usize>, i32)| {
                let last = labels.last().copied().unwrap_or(OUTSIDE);
                (0..LABELS).map(move |next| {
                    let more = [labels.as_slice(), &[next]].concat();
                    (more, sum + steps[last][next] + token[next])
                })
            });
            all = longer.collect();
        }
        all
    }

    #[test]
    fn the_best_sequence_and_its_chances_are_those_of_counting_all() {
        let (tokens, steps) = scores(4);
        let edges = steps.map(|scores| scores.map(power));
        let all = sequences(&tokens, &steps);
        let weight = |accept: &dyn Fn(&[usize]) -> bool| {
            let accepted = all.iter().filter(|(labels, _)| accept(labels));
            accepted.map(|(_, sum)| f64::from(*sum) / 4.0).map(f64::exp2).sum::<f64>()
        };
        let mut chain = Chain::default();
        chain.fill(tokens.iter().map(powers), &edges);
        for kind in 0..label::KINDS {
            let is_span = |labels: &[usize]| label::spans(labels).any(|s| s == (1..3, kind));
            let want = weight(&is_span) / weight(&|_| true);
            let got = f64::from(chain.span(&(1..3), kind, &edges));
            assert!((got - want).abs() < 1e-5, "kind {kind}: {got} for {want}");
        }
        let top = all.iter().max_by_key(|(_, sum)| *sum).map(|(labels, _)| labels.clone());
        let mut search = Search::default();
        assert_eq!(Some(search.best(&tokens, &Steps::new(steps)).to_vec()), top);
    }

    #[test]
    fn powers_of_two_are_exact_enough() {
        for score in -400..400 {
            let want = (f64::from(score) / 4.0).exp2();
            assert!((f64::from(power(score)) / want - 1.0).abs() < 1e-6, "{score}");
        }
        assert_eq!(power(-(1 << 20)), 0.0);
    }
}
