//! Measures the library, natively: `cargo xtask bench` and `cargo xtask budgets` run it.
//!
//! | command | what it does |
//! |---|---|
//! | `bench texts FOLDER` | writes the articles, and others as long, for measurements in the browser |
//! | `bench native POSTIL` | prints the times of all stages, and of the program `POSTIL`, as JSON |
//! | `bench once NAMES…` | annotates the articles of these names; what valgrind counts |
//!
//! Rounds are interleaved by hand, as `criterion` and `divan` cannot: each round takes every
//! measurement once, so that a busy machine slows all of them alike and their ratios hold.

mod articles;
mod jsonl;
mod stages;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use postil::Pipeline;
use serde_json::json;

use articles::Article;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["texts", folder] => write_texts(Path::new(folder)),
        ["native", program] => print_native(Path::new(program)),
        ["once", names @ ..] => annotate_once(names),
        _ => bail!("usage: bench texts FOLDER | native POSTIL | once NAMES…"),
    }
}

/// How many others there are of an article: one for each time that each analysis is run.
const OTHERS: usize = 80;

fn write_texts(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let write = |name: String, content: String| {
        let file = folder.join(name);
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))
    };
    for Article { name, text } in articles::all() {
        // Round 0 is nearly the article itself.
        let others: Vec<_> = (1..=OTHERS).map(|round| articles::another(&text, round)).collect();
        if name != "long" {
            write(format!("{name}-others.json"), json!(others).to_string())?;
        }
        write(format!("{name}.txt"), text)?;
    }
    Ok(())
}

fn print_native(program: &Path) -> Result<()> {
    let articles = articles::all();
    let stages = stages::measure(&articles);
    let jsonl = jsonl::measure(program, &articles)?;
    println!("{}", json!({ "stages": stages, "jsonl": jsonl }));
    Ok(())
}

/// Annotates articles one after the other with one pipeline.
fn annotate_once(names: &[&str]) -> Result<()> {
    let pipeline = Pipeline::new();
    for name in names {
        let known = articles::NAMES.into_iter().find(|known| known == name);
        let article = articles::named(known.context("there is no article of that name")?);
        std::hint::black_box(pipeline.annotate(&article.text, None));
    }
    Ok(())
}
