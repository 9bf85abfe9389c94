//! Progress of a command in numbered steps: a line when one starts, a line when it ends.
//!
//! ```text
//! [3/4] glue: wasm-bindgen, then wasm-opt
//!       done in 6.2 s
//! [4/4] bundle: up to date
//! ```

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How a step ended.
enum Outcome {
    Passed,
    UpToDate,
    Failed(String),
    Skipped(&'static str),
}

/// What is remembered of a step that ended.
struct Report {
    name: &'static str,
    time: Duration,
    outcome: Outcome,
}

/// The steps of a command: those that ended, and how many there will be.
pub struct Progress {
    total: usize,
    reports: Vec<Report>,
}

impl Progress {
    /// Starts a command of `total` steps.
    pub fn new(total: usize) -> Self {
        Self { total, reports: Vec::new() }
    }

    /// Runs the step `name`, which does what `about` says.
    ///
    /// # Errors
    /// The step's own error, which is also kept for [`Progress::summary`].
    pub fn step(
        &mut self,
        name: &'static str,
        about: &str,
        work: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        println!("{} {name}: {about}", self.number());
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        let indent = " ".repeat(self.number().len());
        let ended = if result.is_ok() { "done in" } else { "FAILED after" };
        println!("{indent} {ended} {:.1} s", time.as_secs_f64());
        let outcome = match &result {
            Ok(()) => Outcome::Passed,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        self.reports.push(Report { name, time, outcome });
        result
    }

    /// Records that the step `name` has nothing to do.
    pub fn up_to_date(&mut self, name: &'static str) {
        println!("{} {name}: up to date", self.number());
        self.record(name, Outcome::UpToDate);
    }

    /// Records that the step `name` cannot run, and the reason.
    pub fn skip(&mut self, name: &'static str, reason: &'static str) {
        println!("{} {name}: not run, {reason}", self.number());
        self.record(name, Outcome::Skipped(reason));
    }

    /// Prints one line a step.
    ///
    /// # Errors
    /// A step failed or could not run.
    pub fn summary(&self) -> Result<()> {
        println!("\nSummary");
        for report in &self.reports {
            println!("  {:<14} {}", report.name, ending(&report.outcome, report.time));
        }
        let bad = self.reports.iter().filter(|report| report.outcome.is_bad()).count();
        if bad > 0 {
            bail!("{bad} of {} steps failed or could not run", self.reports.len());
        }
        println!("All {} steps passed.", self.reports.len());
        Ok(())
    }

    fn number(&self) -> String {
        format!("[{}/{}]", self.reports.len() + 1, self.total)
    }

    fn record(&mut self, name: &'static str, outcome: Outcome) {
        self.reports.push(Report { name, time: Duration::ZERO, outcome });
    }
}

impl Outcome {
    fn is_bad(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Skipped(_))
    }
}

fn ending(outcome: &Outcome, time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match outcome {
        Outcome::Passed => format!("done in {seconds:.1} s"),
        Outcome::UpToDate => "up to date".to_owned(),
        Outcome::Failed(error) => format!("FAILED after {seconds:.1} s: {error}"),
        Outcome::Skipped(reason) => format!("NOT RUN: {reason}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_returned_and_remembered() {
        let mut progress = Progress::new(2);
        progress.step("first", "passes", || Ok(())).unwrap();
        assert!(progress.summary().is_ok());
        assert!(progress.step("second", "fails", || bail!("no disk")).is_err());
        let error = progress.summary().unwrap_err();
        assert_eq!(error.to_string(), "1 of 2 steps failed or could not run");
    }

    #[test]
    fn a_skipped_step_is_no_success() {
        let mut progress = Progress::new(1);
        progress.skip("browser", "the build failed");
        assert!(progress.summary().is_err());
    }

    #[test]
    fn an_ending_tells_the_time_and_the_error() {
        let time = Duration::from_millis(1_250);
        assert_eq!(ending(&Outcome::Passed, time), "done in 1.2 s");
        assert_eq!(ending(&Outcome::Failed("no disk".into()), time), "FAILED after 1.2 s: no disk");
    }
}
