//! Instructions that the pipeline takes for fixed articles, held against what is recorded.
//!
//! Valgrind counts them: unlike times, they are the same on a busy machine. They are recorded for
//! each version of rustc and each host, in `tests/budgets/instructions.tsv`.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{bench, debian, process};

const TABLE: &str = "tests/budgets/instructions.tsv";

const PACKAGES: &[&str] = &["valgrind"];

/// How far a count may be from what is recorded, as a share of it.
const TOLERANCE: f64 = 0.1;

/// What is counted: its name in the table, the articles, and what is counted before and taken off.
const MEASURES: &[(&str, &[&str], &[&str])] = &[
    ("start", &[], &[]),
    ("first article", &["flood"], &[]),
    ("next article", &["flood", "talks"], &["flood"]),
];

/// Counts by compiler and measure.
type Counts = BTreeMap<(String, String), u64>;

/// Holds the counts against those recorded; says so where it cannot.
///
/// # Errors
/// A count is more than [`TOLERANCE`] away from what is recorded, or nothing can be counted.
pub fn check() -> Result<()> {
    if !has_valgrind()? {
        println!("Skipped: there is no valgrind; {}", debian::advice(PACKAGES));
        return Ok(());
    }
    let compiler = compiler()?;
    let (_, recorded) = read_table()?;
    if !recorded.keys().any(|(known, _)| *known == compiler) {
        println!("Skipped: nothing is recorded for rustc {compiler}; what is, is in {TABLE}");
        return Ok(());
    }
    let mut bad = Vec::new();
    for (measure, count) in count_all(&compiler)? {
        let before = recorded.get(&measure).copied().unwrap_or_default();
        let change = count as f64 / before as f64 - 1.0;
        println!("  {:<14} {count:>12}, {:+.1} %", measure.1, 100.0 * change);
        if change.abs() > TOLERANCE {
            bad.push(format!("{}: {count} instructions, recorded are {before}", measure.1));
        }
    }
    if !bad.is_empty() {
        bail!("{}; if it is meant to be: cargo xtask budgets --update", bad.join("; "));
    }
    Ok(())
}

/// Records the counts of the compiler in use.
///
/// # Errors
/// There is no valgrind, or the table cannot be written.
pub fn update() -> Result<()> {
    if !has_valgrind()? {
        bail!("there is no valgrind: {}", debian::advice(PACKAGES));
    }
    let (header, mut counts) = read_table()?;
    counts.extend(count_all(&compiler()?)?);
    let rows =
        counts.iter().map(|((compiler, name), count)| format!("{compiler}\t{name}\t{count}\n"));
    fs::write(TABLE, header + &rows.collect::<String>()).context("cannot write the counts")
}

/// Whether valgrind is there, installed now if need be and possible.
fn has_valgrind() -> Result<bool> {
    if process::find("valgrind").is_none() && debian::can_install() {
        println!("Installing Debian's valgrind to count instructions.");
        debian::install(PACKAGES)?;
    }
    Ok(process::find("valgrind").is_some())
}

/// The version and host of rustc: other ones make other code.
fn compiler() -> Result<String> {
    let version = process::output_of(Command::new("rustc").arg("-vV"))?;
    let field = |name: &str| version.lines().find_map(|line| line.strip_prefix(name));
    let both = field("release: ").zip(field("host: "));
    both.map(|(release, host)| format!("{release} {host}")).context("rustc does not name its host")
}

fn count_all(compiler: &str) -> Result<Counts> {
    process::run(process::cargo().args(["build", "--quiet", "--release", "--package", "bench"]))?;
    let counted = MEASURES.iter().map(|(name, articles, before)| {
        let before = if articles.is_empty() { 0 } else { count(before)? };
        Ok(((compiler.to_owned(), (*name).to_owned()), count(articles)? - before))
    });
    counted.collect()
}

/// The instructions of the program that annotates these articles.
fn count(articles: &[&str]) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", bench::PROGRAM, "once"]);
    let output = valgrind.args(articles).stdin(Stdio::null()).output()?;
    let log = String::from_utf8_lossy(&output.stderr);
    collected(&log).with_context(|| format!("valgrind counts nothing:\n{log}"))
}

/// The count in valgrind's log: `==7== Collected : 82358694`.
fn collected(log: &str) -> Option<u64> {
    log.lines().find_map(|line| line.split_once("Collected : "))?.1.trim().parse().ok()
}

/// The header of the table, and its rows.
fn read_table() -> Result<(String, Counts)> {
    let table = fs::read_to_string(TABLE).with_context(|| format!("cannot read {TABLE}"))?;
    let (header, rows): (Vec<_>, Vec<_>) = table.lines().partition(|line| line.starts_with("# "));
    let counts = rows.into_iter().map(|row| {
        let mut columns = row.split('\t').map(str::to_owned);
        let key = columns.next().zip(columns.next())?;
        Some((key, columns.next()?.parse().ok()?))
    });
    let counts: Option<Counts> = counts.collect();
    let header = header.into_iter().map(|line| format!("{line}\n")).collect();
    Ok((header, counts.with_context(|| format!("{TABLE} has a row that cannot be read"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_valgrind_collected_is_read() {
        let log = "==7== Callgrind\n==7== Events    : Ir\n==7== Collected : 82358694\n==7==\n";
        assert_eq!(collected(log), Some(82_358_694));
        assert_eq!(collected("valgrind: no such file"), None);
    }
}
