//! Weights of features, learned so that right candidates become likely.
//!
//! A cue has one of its candidates, or nothing; the chance of a candidate grows with the power of
//! the sum of its weights. FTRL-Proximal (McMahan et al. 2013) keeps most weights at zero.

use postil_model::weights::BITS;

use super::cases::Case;
use crate::random::Random;

/// How learning goes.
#[derive(Clone, Copy)]
pub struct Settings {
    pub alpha: f32,
    pub beta: f32,
    pub l1: f32,
    pub l2: f32,
    pub rounds: usize,
}

/// Weights in learning.
pub struct Learner {
    settings: Settings,
    z: Vec<f32>,
    n: Vec<f32>,
}

/// The chances of the candidates of a case.
pub fn chances(case: &Case, weight: impl Fn(u32) -> f32) -> Vec<f32> {
    let sum = |part: &Vec<u32>| part.iter().map(|&key| weight(key)).sum::<f32>();
    let parts: Vec<_> = case.parts.iter().map(sum).collect();
    let score = |parts_of: &[u32]| parts_of.iter().map(|&part| parts[part as usize]).sum::<f32>();
    let scores: Vec<_> = case.candidates.iter().map(|c| score(&c.parts)).collect();
    let top = scores.iter().copied().fold(0.0, f32::max);
    let all: f32 = (-top).exp() + scores.iter().map(|score| (score - top).exp()).sum::<f32>();
    scores.into_iter().map(|score| (score - top).exp() / all).collect()
}

impl Learner {
    pub fn new(settings: Settings) -> Self {
        Self { settings, z: vec![0.0; 1 << BITS], n: vec![0.0; 1 << BITS] }
    }

    /// Learns from `cases`.
    pub fn learn(&mut self, cases: &[&Case]) {
        let mut order: Vec<_> = (0..cases.len()).collect();
        let mut random = Random::new(cases.len() as u64);
        for _ in 0..self.settings.rounds {
            random.shuffle(&mut order);
            for &i in &order {
                self.step(cases[i]);
            }
        }
    }

    pub fn weight(&self, key: u32) -> f32 {
        let Settings { alpha, beta, l1, l2, .. } = self.settings;
        let (z, n) = (self.z[key as usize], self.n[key as usize]);
        if z.abs() <= l1 {
            return 0.0;
        }
        -(z - z.signum() * l1) / ((beta + n.sqrt()) / alpha + l2)
    }

    fn step(&mut self, case: &Case) {
        let chances = chances(case, |key| self.weight(key));
        let right: f32 = sum_of(case, &chances);
        let has_right = case.candidates.iter().any(|c| c.is_best);
        let mut slopes = vec![0.0; case.parts.len()];
        for (candidate, &chance) in case.candidates.iter().zip(&chances) {
            let wanted = match candidate.is_best && has_right {
                true => chance / right.max(1e-9),
                false => 0.0,
            };
            for &part in &candidate.parts {
                slopes[part as usize] += case.weight * (chance - wanted);
            }
        }
        for (part, slope) in case.parts.iter().zip(slopes) {
            if slope.abs() > 1e-5 {
                part.iter().for_each(|&key| self.update(key, slope));
            }
        }
    }

    fn update(&mut self, key: u32, slope: f32) {
        let weight = self.weight(key);
        let (z, n) = (&mut self.z[key as usize], &mut self.n[key as usize]);
        let squared = slope * slope;
        let sigma = ((*n + squared).sqrt() - n.sqrt()) / self.settings.alpha;
        *z += slope - sigma * weight;
        *n += squared;
    }
}

fn sum_of(case: &Case, chances: &[f32]) -> f32 {
    let right = case.candidates.iter().zip(chances).filter(|(c, _)| c.is_best);
    right.map(|(_, chance)| chance).sum()
}
