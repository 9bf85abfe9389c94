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
        self.fill_forward(edges);
        self.fill_backward(edges);
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

    #[inline(never)]
    fn fill_forward(&mut self, edges: &Edges) {
        self.forward.clear();
        let mut last = [0.0; LABELS];
        last[OUTSIDE] = 1.0;
        for node in &self.nodes {
            let mut next = [0.0; LABELS];
            for (row, &weight) in edges.iter().zip(&last) {
                for (sum, edge) in next.iter_mut().zip(row) {
                    *sum += edge * weight;
                }
            }
            multiply(&mut next, node);
            divide(&mut next);
            self.forward.push(next);
            last = next;
        }
    }

    #[inline(never)]
    fn fill_backward(&mut self, edges: &Edges) {
        let columns: Edges = std::array::from_fn(|next| edges.map(|row| row[next]));
        self.backward.clear();
        self.backward.resize(self.len(), [1.0; LABELS]);
        self.divisors.clear();
        self.divisors.resize(self.len(), 1.0);
        for i in (1..self.len()).rev() {
            let mut after = self.nodes[i];
            multiply(&mut after, &self.backward[i]);
            let mut weights = [0.0; LABELS];
            for (row, &after) in columns.iter().zip(&after) {
                for (sum, edge) in weights.iter_mut().zip(row) {
                    *sum += edge * after;
                }
            }
            self.divisors[i - 1] = divide(&mut weights);
            self.backward[i - 1] = weights;
        }
    }
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

/// The sequence of labels whose scores sum to the most.
#[inline(never)]
pub fn best(tokens: &[Scores], steps: &[Scores; LABELS]) -> Vec<usize> {
    let mut origins: Vec<Scores> = Vec::with_capacity(tokens.len());
    let mut sums = steps[OUTSIDE];
    for (i, token) in tokens.iter().enumerate() {
        if i > 0 {
            let (next, origin) = best_step(&sums, steps);
            sums = next;
            origins.push(origin);
        }
        for (sum, score) in sums.iter_mut().zip(token) {
            *sum += score;
        }
    }
    let last = (0..LABELS).rev().max_by_key(|&label| sums[label]).unwrap_or(OUTSIDE);
    trace(&origins, last, tokens.len())
}

/// The best sum that leads to each label, and the label it comes from.
///
/// Without branches, and with both as numbers of one size: the compiler does four at a time.
fn best_step(sums: &Scores, steps: &[Scores; LABELS]) -> (Scores, Scores) {
    let mut best = [i32::MIN; LABELS];
    let mut origin = [0; LABELS];
    for (label, (&sum, row)) in (0..).zip(sums.iter().zip(steps)) {
        for next in 0..LABELS {
            let through = sum + row[next];
            origin[next] = if through > best[next] { label } else { origin[next] };
            best[next] = best[next].max(through);
        }
    }
    (best, origin)
}

fn trace(origins: &[Scores], last: usize, count: usize) -> Vec<usize> {
    let mut labels = vec![last; count];
    for i in (1..count).rev() {
        labels[i - 1] = origins[i - 1][labels[i]] as usize;
    }
    labels
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
        assert_eq!(Some(best(&tokens, &steps)), top);
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
