//! What the taggers compute with: rows of weights, and chains of labels.
//!
//! | file | what it holds |
//! |---|---|
//! | `rows.rs` | the model file, and summing up the rows of features |
//! | `label.rs` | the labels of tokens, and names as runs of them |
//! | `chain.rs` | the chances of labels, and the best sequence of them |
//! | `weights.rs` | weights of features for choosing between candidates |
//!
//! A package of its own: the library reads with it, `xtask/fit` writes what it reads.

pub mod chain;
pub mod label;
pub mod rows;
pub mod weights;
