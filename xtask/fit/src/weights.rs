//! Weights in fitting: one for each feature and label, learned step by step.
//!
//! Follow-the-regularized-leader with a rate for each weight, after McMahan et al. (2013): the
//! penalty on size keeps at zero what does not pay for its place in the model file.

use postil_model::rows::{self as model, Row};

use super::random::Random;

const KEYS: usize = 1 << model::KEY_BITS;

/// How boldly and how sparsely weights are learned.
#[derive(Clone, Copy)]
pub struct Rates {
    /// The size of the first steps.
    pub step: f32,
    /// The penalty on a weight's size, which keeps most weights at zero.
    pub lasso: f32,
    /// The penalty on a weight's square, which keeps the others small.
    pub ridge: f32,
}

/// How near to a whole step weights are settled, in parts of a step, one time after the other.
pub const TOLERANCES: [f32; 4] = [0.1, 0.2, 0.3, 0.4];

/// The weights of the features that occur often enough.
pub struct Weights {
    labels: usize,
    /// The row of each key, plus one; zero where there is none.
    row_of: Vec<u32>,
    rates: Rates,
    /// The value of each weight, row by row.
    pub values: Vec<f32>,
    /// The sum of each weight's gradients, less what its changes make up for.
    pulls: Vec<f32>,
    /// The sum of each weight's squared gradients.
    squares: Vec<f32>,
    /// Whether each weight may be anything but zero.
    is_open: Vec<bool>,
}

impl Weights {
    /// All zero, with a row for each key that `counts` has `seen` times or more.
    pub fn new(labels: usize, counts: &[u32], seen: u32, rates: Rates) -> Self {
        let mut rows = 0;
        let row_of = counts.iter().map(|&count| {
            let is_kept = count >= seen;
            rows += u32::from(is_kept);
            if is_kept { rows } else { 0 }
        });
        let row_of = row_of.collect();
        let size = rows as usize * labels;
        Self {
            labels,
            row_of,
            rates,
            values: vec![0.0; size],
            pulls: vec![0.0; size],
            squares: vec![0.0; size],
            is_open: vec![true; size],
        }
    }

    /// Counters for all keys, to be filled and given to [`Weights::new`].
    pub fn counters() -> Vec<u32> {
        vec![0; KEYS]
    }

    /// Where the weights of the feature with this hash start, if it has any.
    pub fn start(&self, hash: u32) -> Option<usize> {
        let row = self.row_of[model::key(hash) as usize] as usize;
        (row > 0).then(|| (row - 1) * self.labels)
    }

    /// Moves the weight at `index` against `gradient`.
    pub fn learn(&mut self, index: usize, gradient: f32) {
        if !self.is_open[index] {
            return;
        }
        let square = self.squares[index];
        let grown = square + gradient * gradient;
        let change = (grown.sqrt() - square.sqrt()) / self.rates.step;
        self.squares[index] = grown;
        self.pulls[index] += gradient - change * self.values[index];
        let pull = self.pulls[index];
        let beyond = (pull.abs() - self.rates.lasso).max(0.0);
        let brake = (1.0 + grown.sqrt()) / self.rates.step + self.rates.ridge;
        self.values[index] = -pull.signum() * beyond / brake;
    }

    /// Begins anew at other rates, with the weights that are not zero now; all of them at first.
    pub fn select(&mut self, rates: Rates) {
        if self.count().1 > 0 {
            for (is_open, value) in self.is_open.iter_mut().zip(&self.values) {
                *is_open = *value != 0.0;
            }
        }
        self.rates = rates;
        self.values.fill(0.0);
        self.pulls.fill(0.0);
        self.squares.fill(0.0);
    }

    /// Rounds to a step of `1 / scale`, for good, each weight that is as near to one as `tolerance`
    /// tells, a part of a step, or larger than a model file can hold.
    pub fn settle(&mut self, scale: f32, tolerance: f32) {
        let most = f32::from(model::LARGEST);
        for (value, is_open) in self.values.iter_mut().zip(&mut self.is_open) {
            let steps = *value * scale;
            let whole = steps.round().clamp(-most, most);
            if (steps - whole).abs() <= tolerance || whole.abs() == most {
                *value = whole / scale;
                *is_open = false;
            }
        }
    }

    /// Lets `learn` learn from `examples` examples `passes` times, each time in another order.
    ///
    /// `learn` is given an example's number and returns how much of it was wrong.
    pub fn passes(
        &mut self,
        what: &str,
        passes: usize,
        examples: usize,
        mut learn: impl FnMut(&mut Self, usize) -> f64,
    ) {
        let mut order: Vec<_> = (0..examples).collect();
        let mut random = Random::new(20);
        for pass in 1..=passes {
            random.shuffle(&mut order);
            let wrong: f64 = order.iter().map(|&example| learn(self, example)).sum();
            let (rows, values) = self.count();
            println!("  {what} {pass}/{passes}: {wrong:.0} wrong, {rows} rows, {values} weights");
        }
    }

    /// How many features and how many weights are not zero.
    fn count(&self) -> (usize, usize) {
        let rows = self.values.chunks(self.labels).filter(|row| row.iter().any(|w| *w != 0.0));
        (rows.count(), self.values.iter().filter(|w| **w != 0.0).count())
    }

    /// The weights in steps of `1 / scale`, as the rows of a model file.
    pub fn rows(&self, scale: f32) -> Vec<Row> {
        let keys = (0..).zip(&self.row_of).filter(|(_, row)| **row > 0);
        let rows = keys.map(|(key, &row)| {
            let start = (row as usize - 1) * self.labels;
            let weights = &self.values[start..start + self.labels];
            let values = (0..).zip(weights).filter_map(|(label, &weight)| {
                let most = f32::from(model::LARGEST);
                let value = (weight * scale).round().clamp(-most, most) as i8;
                (value != 0).then_some((label, value))
            });
            Row { key, values: values.collect() }
        });
        rows.filter(|row| !row.values.is_empty()).collect()
    }
}
