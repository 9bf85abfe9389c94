//! The time of each stage of the pipeline, and of its start.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;
use postil::Pipeline;
use serde_json::{Value, json};

use crate::articles::{self, Article};

/// Rounds that are kept; more would not move the medians.
const ROUNDS: usize = 30;

/// Rounds before them, in which tables are built and caches filled.
const WARM_UP: usize = 2;

/// Bytes that one measurement annotates at least, as several articles like a short one.
const BYTES: usize = 50_000;

/// Milliseconds of this thread for one article, by stage.
type Times = BTreeMap<&'static str, f64>;

/// Measures all stages on all articles; returns, for each article, its bytes and the samples of
/// each stage, in milliseconds.
pub fn measure(articles: &[Article]) -> Value {
    let pipeline = Pipeline::new();
    let mut samples: Vec<BTreeMap<&str, Vec<f64>>> = vec![BTreeMap::new(); articles.len()];
    for round in 0..WARM_UP + ROUNDS {
        for (article, samples) in articles.iter().zip(&mut samples) {
            let times = annotate(&pipeline, &article.text, round);
            for (stage, time_ms) in times.into_iter().filter(|_| round >= WARM_UP) {
                samples.entry(stage).or_default().push(time_ms);
            }
        }
    }
    let measured = articles.iter().zip(samples).map(|(article, samples)| {
        json!({
            "name": article.name,
            "words": article.text.split_whitespace().count(),
            "bytes": article.text.len(),
            "stages_ms": samples,
        })
    });
    json!({ "articles": measured.collect::<Vec<_>>(), "start_ms": start() })
}

/// The mean time of each stage over as many articles like `text` as make [`BYTES`], and of all of
/// them. Each is read once, in any round.
fn annotate(pipeline: &Pipeline, text: &str, round: usize) -> Times {
    let runs = BYTES.div_ceil(text.len());
    let mut times = Times::new();
    for run in 0..runs {
        let text = articles::another(text, round * runs + run);
        let mut last: Option<(&'static str, ThreadTime)> = None;
        let output = pipeline.annotate_observed(&text, None, &mut |stage| {
            if let Some((stage, start)) = last.replace((stage, ThreadTime::now())) {
                add(&mut times, stage, start.elapsed());
            }
        });
        let output_start = ThreadTime::now();
        black_box(output.to_utf16(&text).to_json());
        add(&mut times, "output", output_start.elapsed());
    }
    let mut times: Times = times.into_iter().map(|(s, time)| (s, time / runs as f64)).collect();
    times.insert("all", times.values().sum());
    times
}

fn add(times: &mut Times, stage: &'static str, time: Duration) {
    *times.entry(stage).or_default() += time.as_secs_f64() * 1e3;
}

/// The time of building a pipeline; tables that the first text builds are not in it.
fn start() -> Vec<f64> {
    let build = |_| {
        let start = ThreadTime::now();
        black_box(Pipeline::new());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..ROUNDS).map(build).collect()
}
