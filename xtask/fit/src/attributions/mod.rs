//! Fits the judge of attributions: `cargo xtask fit attributions`.
//!
//! | file | what it does |
//! |---|---|
//! | `gold.rs` | reads corpora: texts, with what is attributed in them |
//! | `cases.rs` | cues with their candidates, and which of them are right |
//! | `spec.rs` | the cases of the specification |
//! | `learn.rs` | learning weights |
//! | `score.rs` | how good the choices are |

mod cases;
mod gold;
mod learn;
mod score;
mod spec;

use std::path::{Path, PathBuf};

use anyhow::Result;
use postil_model::weights::{self, BITS, PER_NAT};

use self::cases::{Case, Maker};
use self::gold::Text;
use self::learn::{Learner, Settings};

/// How much a text of the articles read by hand counts: together about a tenth of all.
const READ_WEIGHT: f32 = 8.0;

/// How much a case of the specification counts.
const SPEC_WEIGHT: f32 = 12.0;

/// Set by what the choices are like in texts not learned from, and by the size of the model.
const SETTINGS: Settings = Settings { alpha: 0.1, beta: 1.0, l1: 5.0, l2: 2.0, rounds: 4 };

/// How many parts the texts are cut into, each judged by what the others teach.
const FOLDS: usize = 5;

/// What the command line asks for.
struct Options {
    corpora: PathBuf,
    read: PathBuf,
    is_open: bool,
    is_crossed: bool,
    out: PathBuf,
}

/// A corpus: its name, its texts and their cues.
type Set<'n> = (&'n str, Vec<Text>, Vec<Case>);

/// Runs the command.
///
/// # Errors
/// A corpus cannot be read or the model cannot be written.
pub fn run(arguments: &mut lexopt::Parser) -> Result<()> {
    let options = options(arguments)?;
    let maker = Maker::new();
    let mut sets = vec![
        ("GUM", gold::gum(&options.corpora, "train")?, 1.0),
        ("specification", spec::texts(Path::new("tests/spec"))?, SPEC_WEIGHT),
    ];
    if !options.is_open {
        let path = options.corpora.join("polnear/train.jsonl");
        sets.push(("PolNeAR", gold::polnear(&path)?, 1.0));
        sets.push(("read by hand", gold::contract(&options.read)?, READ_WEIGHT));
    }
    let mut all: Vec<Set> = Vec::new();
    for (name, texts, weight) in sets {
        let cases = texts.iter().enumerate();
        let cases: Vec<_> =
            cases.flat_map(|(number, text)| maker.cases(text, number, weight)).collect();
        score::print_candidates(name, &texts, &cases);
        all.push((name, texts, cases));
    }
    if options.is_crossed {
        cross(&all);
    }
    let cases: Vec<_> = all.iter().flat_map(|(_, _, cases)| cases).collect();
    let mut learner = Learner::new(SETTINGS);
    learner.learn(&cases);
    let values: Vec<_> = (0..1 << BITS).map(|key| quantized(learner.weight(key))).collect();
    crate::write(&options.out.to_string_lossy(), &weights::write(&values))?;
    let count = values.iter().filter(|value| **value != 0).count();
    println!("  {count} weights");
    Ok(())
}

/// Prints how good the choices are in texts that were not learned from.
fn cross(all: &[Set]) {
    let learners: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..FOLDS)
            .map(|fold| {
                scope.spawn(move || {
                    let cases = all.iter().flat_map(|(_, _, cases)| cases);
                    let cases: Vec<_> = cases.filter(|case| case.text % FOLDS != fold).collect();
                    let mut learner = Learner::new(SETTINGS);
                    learner.learn(&cases);
                    (0..1 << BITS).map(|key| quantized(learner.weight(key))).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("learning goes through")).collect()
    });
    for (name, texts, cases) in all.iter().filter(|(_, texts, _)| texts[0].is_complete) {
        let picks = cases.iter().map(|case| {
            let values = &learners[case.text % FOLDS];
            score::pick(case, |key| f32::from(values[key as usize]) / PER_NAT)
        });
        score::print_choices(name, texts, cases, &picks.collect::<Vec<_>>());
    }
}

fn quantized(weight: f32) -> i8 {
    (weight * PER_NAT).round().clamp(-127.0, 127.0) as i8
}

fn options(arguments: &mut lexopt::Parser) -> Result<Options> {
    let mut options = Options {
        corpora: PathBuf::from("../shared/corpora"),
        read: PathBuf::from("../shared/dev/news-read.jsonl"),
        is_open: false,
        is_crossed: true,
        out: PathBuf::from("data/attributions.weights"),
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("corpora") => options.corpora = arguments.value()?.into(),
            lexopt::Arg::Long("read") => options.read = arguments.value()?.into(),
            lexopt::Arg::Long("open") => options.is_open = true,
            lexopt::Arg::Long("once") => options.is_crossed = false,
            lexopt::Arg::Long("out") => options.out = arguments.value()?.into(),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}
