//! Any line of `--jsonl`: the answer is one line of JSON, an output or an error.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use postil::Pipeline;
use serde_json::Value;

#[path = "../../src/cli/mod.rs"]
#[expect(dead_code, reason = "the rest of the command line comes with it")]
mod cli;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

fuzz_target!(|input: &[u8]| {
    for (number, line) in input.split(|byte| *byte == b'\n').enumerate() {
        let answer = cli::jsonl::answer(&PIPELINE, number, line);
        let value: Value = serde_json::from_str(&answer.line).expect("JSON");
        assert_eq!(value.get("error").is_some(), answer.is_error);
        assert_eq!(value["annotations"].is_array(), !answer.is_error);
        assert_eq!(answer.line.find('\n'), Some(answer.line.len() - 1));
    }
});
