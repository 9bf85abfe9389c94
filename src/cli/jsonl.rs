//! `postil annotate --jsonl`: one JSON object a line in, one a line out, in order.
//!
//! A reader hands lines to as many workers as there are cores; the writer waits for each answer in
//! turn. Queues are bounded, so memory does not grow with the stream.

use std::io::{self, BufRead, IsTerminal};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};
use std::{fmt, thread};

use postil::Pipeline;
use postil::calendar::Date;
use serde::de::{Deserializer, Error as _, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Failure;
use super::terminal::Printer;

/// Lines in flight for each core: enough that a long article does not hold the others up.
const AHEAD: usize = 16;

/// How often progress is shown.
const PROGRESS: Duration = Duration::from_millis(200);

/// A line to be annotated, with the way back for its answer.
struct Job {
    number: usize,
    line: Vec<u8>,
    answer: SyncSender<Answer>,
}

/// A line to be written.
pub struct Answer {
    /// JSON, with its line break.
    pub line: String,
    /// Whether it says what was wrong with the line that was read.
    pub is_error: bool,
}

/// Annotates standard input, line by line, onto standard output.
pub fn run(pipeline: &Pipeline) -> Result<(), Failure> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (job_in, job_out) = sync_channel::<Job>(cores * AHEAD);
    let (turn_in, turn_out) = sync_channel::<Receiver<Answer>>(cores * AHEAD);
    let job_out = Mutex::new(job_out);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| work(pipeline, &job_out));
        }
        let reader = scope.spawn(move || read_lines(&job_in, &turn_in));
        let written = write_answers(turn_out);
        // A reader that waits for a line would keep the scope open: a broken pipe ends the program.
        if let Err(Failure::Io(_, error)) = &written
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            std::process::exit(0);
        }
        let read = reader.join().expect("the reader does not panic");
        written.and(read)
    })
}

/// Sends each line to the workers and its turn to the writer, until the input or the writer ends.
fn read_lines(jobs: &SyncSender<Job>, turns: &SyncSender<Receiver<Answer>>) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    for number in 1.. {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).map_err(Failure::reading)? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let (answer, turn) = sync_channel(1);
        if turns.send(turn).is_err() || jobs.send(Job { number, line, answer }).is_err() {
            break;
        }
    }
    Ok(())
}

/// Answers jobs until there are no more.
fn work(pipeline: &Pipeline, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = match jobs.lock() {
            Ok(jobs) => jobs.recv(),
            Err(_) => return,
        };
        let Ok(job) = job else { return };
        // The writer may be gone; then nobody waits for the answer.
        let _ = job.answer.send(answer(pipeline, job.number, &job.line));
    }
}

/// Writes the answers in turn.
fn write_answers(turns: Receiver<Receiver<Answer>>) -> Result<(), Failure> {
    let mut out = Printer::stdout();
    let mut progress = Progress::new();
    let mut bad = 0;
    while let Some(answer) = next_answer(&turns, &mut out)? {
        bad += usize::from(answer.is_error);
        out.print(&answer.line).map_err(Failure::writing)?;
        progress.count();
    }
    out.flush().map_err(Failure::writing)?;
    progress.end();
    if bad > 0 { Err(Failure::BadLines(bad)) } else { Ok(()) }
}

/// The next answer in turn; what is written already goes out before there is any waiting.
fn next_answer(
    turns: &Receiver<Receiver<Answer>>,
    out: &mut Printer,
) -> Result<Option<Answer>, Failure> {
    let turn = match turns.try_recv() {
        Ok(turn) => turn,
        Err(_) => {
            out.flush().map_err(Failure::writing)?;
            let Ok(turn) = turns.recv() else { return Ok(None) };
            turn
        }
    };
    if let Ok(answer) = turn.try_recv() {
        return Ok(Some(answer));
    }
    out.flush().map_err(Failure::writing)?;
    Ok(Some(turn.recv().expect("a worker answers every job")))
}

/// What is asked for: a line of the input. Every field is taken as it comes and then examined, so
/// that a bad one costs its own line only, and the id can stand beside the error.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    text: Option<Text>,
    #[serde(default)]
    published: Value,
}

#[derive(Serialize)]
struct Refusal<'r> {
    id: &'r Value,
    error: String,
}

/// The output line for an input line.
pub fn answer(pipeline: &Pipeline, number: usize, line: &[u8]) -> Answer {
    let mut id = Value::Null;
    let done = respond(pipeline, line, &mut id);
    let is_error = done.is_err();
    let mut line = done.unwrap_or_else(|problem| {
        let refusal = Refusal { id: &id, error: format!("line {number}: {problem}") };
        serde_json::to_string(&refusal).expect("strings serialize")
    });
    line.push('\n');
    Answer { line, is_error }
}

/// The response to a line, or what is wrong with it; `id` is set as soon as it is known.
fn respond(pipeline: &Pipeline, line: &[u8], id: &mut Value) -> Result<String, String> {
    let request = serde_json::from_slice::<Request>(line).map_err(|error| {
        // The line may still be JSON with an id.
        let value = serde_json::from_slice::<Value>(line).unwrap_or_default();
        *id = value.get("id").cloned().unwrap_or_default();
        // The line is known; within it, the column says enough.
        error.to_string().replace(" at line 1 column ", " at column ")
    })?;
    *id = request.id;
    let Some(Text(text)) = request.text else {
        return Err("no \"text\"".to_owned());
    };
    let published = published(&request.published)?;
    let output = pipeline.annotate(&text, published).to_utf16(&text);
    let fields = &output.to_json()[1..];
    Ok(format!("{{\"id\":{id},{fields}"))
}

fn published(given: &Value) -> Result<Option<Date>, String> {
    match given {
        Value::Null => Ok(None),
        Value::String(date) => date.parse().map(Some).map_err(|e: postil::Error| e.to_string()),
        other => Err(format!("published {other} is not a date of the form 2024-08-14")),
    }
}

/// A JSON string in which a lone surrogate, which JavaScript allows, is U+FFFD: of the same length
/// in UTF-16, so that offsets hold.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("text, a string")
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Text, E> {
                decode(bytes.to_vec()).map(Text).ok_or_else(|| E::custom("text is not UTF-8"))
            }
        }
        deserializer.deserialize_bytes(Bytes).map_err(D::Error::custom)
    }
}

/// Reads UTF-8 in which surrogates may stand encoded (WTF-8).
fn decode(mut bytes: Vec<u8>) -> Option<String> {
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(&bytes[at..]) {
        at += error.valid_up_to();
        let is_surrogate = matches!(bytes.get(at..at + 3), Some([0xED, 0xA0..=0xBF, _]));
        if !is_surrogate {
            return None;
        }
        bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// Articles done and their rate, on standard error where that is a terminal.
struct Progress {
    is_shown: bool,
    done: usize,
    start: Instant,
    last: Instant,
}

impl Progress {
    fn new() -> Self {
        let now = Instant::now();
        Self { is_shown: io::stderr().is_terminal(), done: 0, start: now, last: now }
    }

    fn count(&mut self) {
        self.done += 1;
        if self.is_shown && self.last.elapsed() > PROGRESS {
            self.last = Instant::now();
            self.show();
        }
    }

    fn show(&self) {
        let rate = self.done as f64 / self.start.elapsed().as_secs_f64().max(1e-9);
        eprint!("\r{} articles, {rate:.0} a second ", self.done);
    }

    fn end(&self) {
        if self.is_shown {
            self.show();
            eprintln!();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_become_one_unit() {
        let text: Text = serde_json::from_str(r#""a\ud83d b\ud83d\ude00""#).unwrap();
        assert_eq!(text.0, "a\u{FFFD} b😀");
    }
}
