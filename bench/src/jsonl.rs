//! `postil annotate --jsonl` on one core and on two: how far a second core helps.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::articles::Article;

const ROUNDS: usize = 9;

/// Times each of the two short articles stands in the input.
const COPIES: usize = 300;

/// Measures the program on one core and on two, in turn; returns the bytes of text and the
/// seconds of each round. Null where no `taskset` is there to keep it on a core.
pub fn measure(program: &Path, articles: &[Article]) -> Result<Value> {
    if Command::new("taskset").arg("--version").stdout(Stdio::null()).status().is_err() {
        return Ok(Value::Null);
    }
    let texts = articles.iter().filter(|article| article.name != "long").map(|a| &a.text);
    let lines: String =
        texts.clone().map(|text| format!("{}\n", json!({ "text": text }))).collect();
    let input = lines.repeat(COPIES);
    let bytes = texts.map(String::len).sum::<usize>() * COPIES;
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        one.push(seconds(program, "0", &input)?);
        two.push(seconds(program, "0,1", &input)?);
    }
    Ok(json!({ "bytes": bytes, "one_core_s": one, "two_cores_s": two }))
}

/// The seconds that `program` takes for `input` on these cores.
fn seconds(program: &Path, cores: &str, input: &str) -> Result<f64> {
    let start = Instant::now();
    let mut child = Command::new("taskset")
        .args(["--cpu-list", cores])
        .arg(program)
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot run {}", program.display()))?;
    // It reads and writes at once, and its output goes nowhere: this cannot block for good.
    child.stdin.take().context("a pipe was asked for")?.write_all(input.as_bytes())?;
    ensure!(child.wait()?.success(), "{} failed", program.display());
    Ok(start.elapsed().as_secs_f64())
}
