//! What the command line takes, and how it fails.

pub mod annotate;
pub mod jsonl;
pub mod mark;
mod pretty;
pub mod terminal;

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use postil::calendar::Date;
use postil::glossary::Glossary;
use postil::{Kind, Pipeline};

/// Reads news articles: who, where, when, how much, and who says so.
///
/// Give it an article and read it with notes in the margin:
///
///     postil annotate article.txt
///
/// Or get the annotations as data, for one article or for many, one JSON object a line:
///
///     postil annotate article.txt --format json
///     postil annotate --jsonl < articles.jsonl > annotations.jsonl
#[derive(Parser)]
#[command(version, verbatim_doc_comment)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Annotate an article, or a stream of them
    Annotate(AnnotateOptions),
    /// Print lines of text as marked text, the format of the specification in tests/spec
    Mark(MarkOptions),
}

#[derive(Args)]
pub struct AnnotateOptions {
    /// The article, as plain text in UTF-8; "-" or nothing reads standard input
    #[arg(default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    /// The day it was published, such as 2024-08-14: "Wednesday" counts from it. Without it, the
    /// head of the text is searched for a date
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// How to print it; on a terminal "pretty", else "json"
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Mark the words of a glossary too, a JSON list of entries (docs/glossary.md)
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
    /// Where the article stands, for Web Annotations
    #[arg(long, value_name = "URL", required_if_eq("format", "web-annotation"))]
    pub source: Option<String>,
    /// Read one JSON object a line from standard input, {"id": …, "text": …, "published": …}, and
    /// write one a line, in order
    #[arg(long, conflicts_with_all = ["file", "published", "format", "source"])]
    pub jsonl: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// Annotations and entities as one JSON object; offsets are UTF-16 units
    Json,
    /// The text with marks: [Ana Ito](person) spoke [on Friday](time 2024-05-10)
    Marked,
    /// The text in color with notes in the margin
    Pretty,
    /// W3C Web Annotations, in JSON-LD, one a line
    WebAnnotation,
}

#[derive(Args)]
pub struct MarkOptions {
    /// Text, one article a line, "\n" for its line breaks; "-" or nothing reads standard input
    #[arg(default_value = "-", hide_default_value = true)]
    pub file: PathBuf,
    /// The day the articles were published
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// Mark the words of a glossary too, a JSON list of entries (docs/glossary.md)
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
    /// The kinds to mark, with commas between; all of them without it
    #[arg(long, value_delimiter = ',', value_parser = parse_kind)]
    pub kinds: Vec<Kind>,
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| {
        let known = Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
        format!("the kinds are {known}")
    })
}

/// Why the command line stopped.
#[derive(Debug)]
pub enum Failure {
    /// Reading or writing what is named went wrong.
    Io(String, io::Error),
    /// The file is not UTF-8 from this byte on.
    Encoding(PathBuf, usize),
    /// So many lines of `--jsonl` were bad; each is reported on its own line.
    BadLines(usize),
    /// The glossary cannot be used, and why.
    Glossary(PathBuf, String),
}

impl Failure {
    /// The exit code, for scripts.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::BadLines(_) => ExitCode::from(1),
            Self::Io(..) | Self::Encoding(..) | Self::Glossary(..) => ExitCode::from(2),
        }
    }

    fn writing(error: io::Error) -> Self {
        Self::Io("standard output".to_owned(), error)
    }

    fn reading(error: io::Error) -> Self {
        Self::Io("standard input".to_owned(), error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(what, error) => write!(f, "{what}: {error}"),
            Self::Encoding(file, byte) => {
                write!(f, "{}: not UTF-8 at byte {byte}; convert it with iconv", file.display())
            }
            Self::Glossary(file, what) => write!(f, "{}: {what}", file.display()),
            Self::BadLines(1) => write!(f, "1 bad line, see the \"error\" in its place"),
            Self::BadLines(n) => write!(f, "{n} bad lines, see the \"error\" in their place"),
        }
    }
}

/// The pipeline, with the glossary in `file` where one is given.
fn pipeline(file: Option<&Path>) -> Result<Pipeline, Failure> {
    let pipeline = Pipeline::new();
    let Some(file) = file else { return Ok(pipeline) };
    let named = |what| Failure::Glossary(file.to_owned(), what);
    let entries = serde_json::from_str(&read(file)?).map_err(|e| named(e.to_string()))?;
    let glossary = Glossary::new(entries).map_err(|e| named(e.to_string()))?;
    Ok(pipeline.with_glossary(glossary))
}

/// Reads all of `file`, or of standard input where it is "-".
fn read(file: &Path) -> Result<String, Failure> {
    let named = |error| Failure::Io(file.display().to_string(), error);
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(Failure::reading)?;
    } else {
        bytes = std::fs::read(file).map_err(named)?;
    }
    String::from_utf8(bytes)
        .map_err(|e| Failure::Encoding(file.to_owned(), e.utf8_error().valid_up_to()))
}
