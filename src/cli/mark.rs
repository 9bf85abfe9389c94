//! `postil mark`: lines of text as cases of the specification.

use postil::Kind;
use postil::marked::{mark, unmark};

use super::terminal::Printer;
use super::{Failure, MarkOptions, pipeline, read};

/// Marks each line; marks it already has are stripped first, so that a case can be marked again.
pub fn run(options: &MarkOptions) -> Result<(), Failure> {
    let pipeline = pipeline(options.glossary.as_deref())?;
    let kinds = if options.kinds.is_empty() { Kind::ALL } else { &options.kinds };
    let mut out = Printer::stdout();
    for line in read(&options.file)?.lines() {
        let text = unmark(line);
        let output = pipeline.annotate(&text, options.published);
        let marked = mark(&text, &output, kinds) + "\n";
        out.print(&marked).map_err(Failure::writing)?;
    }
    out.flush().map_err(Failure::writing)
}
