//! What several annotators ask of a sentence.

pub mod ages;
pub mod apposition;
pub mod chunks;
pub mod headline;
pub mod people;
pub mod streets;
