//! `postil annotate`: one article, or with `--jsonl` a stream of them.

use std::io::{self, IsTerminal, Write};

use postil::marked::mark;
use postil::{Kind, Output, web_annotations};

use super::terminal::Printer;
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
    let data = match format {
        Format::Pretty => {
            let mut out = io::BufWriter::new(anstream::stdout().lock());
            pretty::print(&mut out, text, &output)?;
            return out.flush();
        }
        Format::Json => output.to_utf16(text).to_json() + "\n",
        Format::Marked => with_line_breaks(&mark(text, &output, Kind::ALL)) + "\n",
        Format::WebAnnotation => {
            let lines = web_annotations(text, &output, source).into_iter();
            lines.map(|annotation| format!("{annotation}\n")).collect()
        }
    };
    let mut out = Printer::stdout();
    out.print(&data)?;
    out.flush()
}

/// Marked text with its line breaks as such; a backslash before an "n" of the text stays escaped.
fn with_line_breaks(marked: &str) -> String {
    let mut lines = String::with_capacity(marked.len());
    let mut rest = marked.chars();
    while let Some(c) = rest.next() {
        match (c, rest.as_str().starts_with('n')) {
            ('\\', true) => {
                rest.next();
                lines.push('\n');
            }
            ('\\', false) => lines.extend([c].into_iter().chain(rest.next())),
            _ => lines.push(c),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_backslash_before_n_is_no_line_break() {
        assert_eq!(with_line_breaks(r"one\n\\new\[2\]\\\n"), "one\n\\\\new\\[2\\]\\\\\n");
    }
}
