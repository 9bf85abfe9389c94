//! What the taggers compute with: rows of weights, and chains of labels.
//!
//! | file | what it holds |
//! |---|---|
//! | `rows.rs` | the model file, and summing up the rows of features |
//! | `label.rs` | the labels of tokens, and names as runs of them |
//! | `chain.rs` | the chances of labels, and the best sequence of them |
//!
//! A package of its own, since it takes a fifth of an analysis' time, by V8's sampling, in little
//! code: for a page this is compiled for speed, all the rest for size.

pub mod chain;
pub mod label;
pub mod rows;
