//! What several annotators ask of a sentence.

pub mod ages;
pub mod chunks;
pub mod streets;
