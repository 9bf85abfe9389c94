//! Texts made to be slow take linear time; `cargo xtask storm` reads them at ten megabytes.

use std::time::Instant;

use postil::Pipeline;

#[path = "shared/pathological.rs"]
mod pathological;

/// Bytes of the shorter text.
const SHORT: usize = 30_000;

/// How much longer the other text is.
const TIMES: usize = 4;

/// How much longer than in proportion it may take: a machine is never quiet, and 4 would be
/// quadratic.
const SLACK: f64 = 2.0;

#[test]
fn time_is_linear_in_the_text() {
    let pipeline = Pipeline::new();
    let seconds = |text: &str| {
        let start = Instant::now();
        pipeline.annotate(text, None);
        start.elapsed().as_secs_f64()
    };
    for ((name, short), (_, long)) in
        pathological::texts(SHORT).zip(pathological::texts(SHORT * TIMES))
    {
        // The least of several is what the text takes; the rest is what else the machine does.
        let ratio = || seconds(&long) / seconds(&short).max(0.001);
        let least = (0..6).map(|_| ratio()).find(|ratio| *ratio < TIMES as f64 * SLACK);
        assert!(least.is_some(), "{name}: {} times the time", ratio());
    }
}
