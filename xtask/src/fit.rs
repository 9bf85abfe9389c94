//! `cargo xtask fit`: the models from their corpora.
//!
//! The work is done by a package of its own: it needs the library, which nothing else here does,
//! and all the speed the compiler can give.

use anyhow::Result;

use crate::process;

/// What `--help` prints.
pub const HELP: &str = "\
Usage: cargo xtask fit [attributions] [options]

Fits the taggers, or, as `fit attributions`, the judge of quotes and claims.

The taggers: writes data/tagger.pos and data/tagger.names; prints sizes and scores, those
of each news outlet, too.
The same corpora and lexicon give the same bytes. It takes a few minutes.

Options:
  --corpora DIR  read the corpora from DIR (default: ../shared/corpora)
  --open         fit on the openly licensed corpora alone
  --unseen       leave a sixth of the news outlets out of fitting, print the scores on them, and
                 write nothing

The judge of quotes and claims: writes data/attributions.weights; prints how good its choices are
in texts that it did not learn from, and how well its confidence predicts that.

Options:
  --corpora DIR  read the corpora from DIR (default: ../shared/corpora)
  --read FILE    read the articles annotated by hand from FILE
                 (default: ../shared/dev/news-read.jsonl)
  --open         fit on the specification and the openly licensed corpora alone
  --once         do not judge texts by what others teach
  --out FILE     write FILE instead
";

/// Runs the command.
///
/// # Errors
/// A corpus cannot be read or a model cannot be written.
pub fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--release", "--package", "fit", "--"]);
    process::run(cargo.args(arguments.raw_args()?))
}
