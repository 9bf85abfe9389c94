//! What several annotators ask of a sentence.

pub mod chunks;
