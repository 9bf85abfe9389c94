//! What several annotators ask of a sentence.

pub mod ages;
pub mod chunks;
pub mod headline;
pub mod streets;
