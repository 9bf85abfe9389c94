//! Any options beside a text, the day in the first line: they are refused, or all keeps the contract.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use postil::Pipeline;
use postil::calendar::Date;

#[path = "../../tests/shared/check.rs"]
mod check;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

fuzz_target!(|input: &str| {
    let (day, text) = input.split_once('\n').unwrap_or((input, ""));
    if let Ok(day) = day.parse::<Date>() {
        assert_eq!(day.to_string().parse(), Ok(day));
        check::check(&PIPELINE, text, Some(day));
    }
});
