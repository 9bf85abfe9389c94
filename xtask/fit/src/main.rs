//! Fits the taggers: `cargo xtask fit`, whose help lists the options.
//!
//! | file | what it does |
//! |---|---|
//! | `corpus.rs` | reads corpora: texts, with what stands where |
//! | `gold.rs` | what a corpus lets each of our tokens be |
//! | `headlines.rs` | sentences again as headlines |
//! | `weights.rs` | weights in fitting |
//! | `pos.rs`, `names.rs` | learning each model |
//! | `score.rs` | how good the models are |

mod attributions;
mod corpus;
mod gold;
mod headlines;
mod names;
mod pos;
mod random;
mod score;
mod weights;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use postil::lexicon::Lexicon;
use postil::{NameTagger, PosTagger};

use corpus::{Article, Corpus};
use headlines::Case;
use score::Part;

/// Of how many outlets one is left out when unseen ones are to be scored.
const OUTLETS: usize = 6;

/// Headlines made of each article to score headlines on: one would be too few names.
const HEADLINES: usize = 5;

/// What the command line asks for.
struct Options {
    corpora: PathBuf,
    licenses: Licenses,
    outlets: Outlets,
}

/// Which corpora are fitted on.
#[derive(Clone, Copy, PartialEq)]
enum Licenses {
    Any,
    Open,
}

/// Which outlets are fitted on.
#[derive(Clone, Copy, PartialEq)]
enum Outlets {
    All,
    Most,
}

fn main() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    if arguments.try_raw_args().is_some_and(|rest| rest.peek().is_some_and(|a| a == "attributions"))
    {
        arguments.next()?;
        return attributions::run(&mut arguments);
    }
    let options = options()?;
    let treebanks = [
        corpus::read(&options.corpora, Corpus::Ewt, "ewt/ewt.train.tsv")?,
        corpus::read(&options.corpora, Corpus::Gum, "gum/gum.train.tsv")?,
    ]
    .concat();
    if options.outlets == Outlets::All {
        fit_pos(&options, &treebanks)?;
    }
    fit_names(&options, treebanks)
}

fn options() -> Result<Options> {
    let mut options = Options {
        corpora: PathBuf::from("../shared/corpora"),
        licenses: Licenses::Any,
        outlets: Outlets::All,
    };
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("corpora") => options.corpora = arguments.value()?.into(),
            lexopt::Arg::Long("open") => options.licenses = Licenses::Open,
            lexopt::Arg::Long("unseen") => options.outlets = Outlets::Most,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn fit_pos(options: &Options, train: &[Article]) -> Result<()> {
    println!("Parts of speech: {:.2} % of tokens cut alike", score::cut_alike(train));
    let file = pos::fit(&with_headlines(train));
    write("data/tagger.pos", &file)?;
    let tagger = PosTagger::read(&file)?;
    let gum = corpus::read(&options.corpora, Corpus::Gum, "gum/gum.dev.tsv")?;
    let ewt = corpus::read(&options.corpora, Corpus::Ewt, "ewt/ewt.dev.tsv")?;
    let news: Vec<_> = gum.iter().filter(|article| article.genre == "news").cloned().collect();
    println!("  {:<22}{:>7}{:>7}", "per cent right", "tags", "UPOS");
    for (name, set) in [("GUM news", &news), ("GUM", &gum), ("EWT", &ewt)] {
        let [tags, universal] = score::tags(&tagger, set);
        println!("  {name:<22}{tags:>7.1}{universal:>7.1}");
    }
    Ok(())
}

fn fit_names(options: &Options, treebanks: Vec<Article>) -> Result<()> {
    let mut sets = world_sets(options)?;
    let lexicon = Lexicon::new();
    let mut train = std::mem::take(&mut sets.train);
    let marked = if train.is_empty() { gold::Marked::AllKinds } else { gold::Marked::SomeKinds };
    train.extend(treebanks);
    println!("Names: {} articles", train.len());
    // Twice, so that most articles have a headline in title case and one in capitals.
    let train = with_headlines(&with_headlines(&train));
    let file = names::fit(&train, marked, &lexicon);
    let tagger = NameTagger::read(&file)?;
    if options.outlets == Outlets::All {
        write("data/tagger.names", &file)?;
    }
    println!("  {:<22}{}", "exact F1, chance >= 0.5", score::HEADER);
    for (name, set, part) in [
        ("world news", &sets.dev, Part::Whole),
        ("unseen outlets", &sets.unseen, Part::Whole),
        ("headlines, capitals", &headlines(&sets.dev, Case::Upper), Part::FirstLine),
        ("headlines, title case", &headlines(&sets.dev, Case::Title), Part::FirstLine),
    ] {
        score::print_names(name, &score::names(&tagger, &lexicon, set, part));
    }
    score::print_outlets("world news", &tagger, &lexicon, &sets.dev);
    score::print_outlets("unseen outlets", &tagger, &lexicon, &sets.unseen);
    Ok(())
}

/// World news to fit on and to score on.
struct WorldSets {
    train: Vec<Article>,
    dev: Vec<Article>,
    /// Articles of outlets that `train` has nothing of; empty unless asked for.
    unseen: Vec<Article>,
}

fn world_sets(options: &Options) -> Result<WorldSets> {
    let read = |file| corpus::read(&options.corpora, Corpus::Worldwide, file);
    let mut train = read("worldwide-news/worldwide.train.tsv")?;
    let mut dev = read("worldwide-news/worldwide.dev.tsv")?;
    let mut unseen = Vec::new();
    if options.outlets == Outlets::Most {
        let is_left_out = |article: &mut Article| article.outlet_number().is_multiple_of(OUTLETS);
        unseen.extend(train.extract_if(.., is_left_out));
        unseen.extend(dev.extract_if(.., is_left_out));
    }
    if options.licenses == Licenses::Open {
        train.clear();
    }
    Ok(WorldSets { train, dev, unseen })
}

/// Each article with a headline made of one of its sentences, every second one in capitals.
fn with_headlines(articles: &[Article]) -> Vec<Article> {
    let mut random = random::Random::new(articles.len() as u64);
    let cases = [Case::Upper, Case::Title].into_iter().cycle();
    let pairs = articles.iter().zip(cases);
    pairs.map(|(article, case)| headlines::with_headline(article, case, &mut random)).collect()
}

/// The articles that can be given a headline, a few times, each time with one of its own.
fn headlines(articles: &[Article], case: Case) -> Vec<Article> {
    let mut random = random::Random::new(articles.len() as u64);
    let all = (0..HEADLINES).flat_map(|_| articles);
    let all = all.map(|article| (article, headlines::with_headline(article, case, &mut random)));
    all.filter(|(old, new)| new.text.len() > old.text.len()).map(|(_, new)| new).collect()
}

fn write(path: &str, file: &[u8]) -> Result<()> {
    fs::write(Path::new(path), file).with_context(|| format!("cannot write {path}"))?;
    println!("  {path}: {} bytes, {} with brotli", file.len(), compressed(file)?);
    Ok(())
}

fn compressed(file: &[u8]) -> Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &file[..], &mut packed, &parameters)?;
    Ok(packed.len())
}
