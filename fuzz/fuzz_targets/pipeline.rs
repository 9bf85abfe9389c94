//! Any text: what comes out keeps the contract.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use postil::Pipeline;

#[path = "../../tests/shared/check.rs"]
mod check;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

fuzz_target!(|text: &str| check::check(&PIPELINE, text, None));
