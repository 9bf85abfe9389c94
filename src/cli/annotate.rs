//! `postil annotate`: one article, or with `--jsonl` a stream of them.

use std::io::{self, IsTerminal, Write};

use postil::marked::{KINDS, mark};
use postil::{Output, ToJson, web_annotations};

use super::{AnnotateOptions, Failure, Format, jsonl, pipeline, pretty, read};

/// Does what `options` ask for.
pub fn run(options: &AnnotateOptions) -> Result<(), Failure> {
    let pipeline = pipeline(options.glossary.as_deref())?;
    if options.jsonl {
        return jsonl::run(&pipeline);
    }
    let text = read(&options.file)?;
    let output = pipeline.annotate(&text, options.published);
    let is_terminal = io::stdout().is_terminal();
    let format = options.format.unwrap_or(if is_terminal { Format::Pretty } else { Format::Json });
    let source = options.source.as_deref().unwrap_or_default();
    print(format, &text, output, source).map_err(Failure::writing)
}

fn print(format: Format, text: &str, output: Output, source: &str) -> io::Result<()> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    match format {
        Format::Json => {
            writeln!(out, "{}", output.to_utf16(text).to_json())?;
        }
        Format::Marked => {
            for line in mark(text, &output, &KINDS).split("\\n") {
                writeln!(out, "{line}")?;
            }
        }
        Format::Pretty => pretty::print(&mut out, text, &output)?,
        Format::WebAnnotation => {
            for annotation in web_annotations(text, &output, source) {
                writeln!(out, "{annotation}")?;
            }
        }
    }
    out.flush()
}
