//! How good the models are, on articles that they were not fitted on.

use std::collections::{BTreeMap, HashSet};

use postil::lexicon::Lexicon;
use postil::tagger::names::evidence::Evidence;
use postil::{Document, Kind, NameTagger, PosTagger, Tag};

use super::corpus::Article;
use super::gold;

/// Names less likely than this are not counted as found.
const LEAST: f32 = 0.5;
/// Outlets of fewer names are too small to be scored one by one.
const NAMES: usize = 60;
/// The kinds that are scored.
const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organization];

/// The heads of the columns that [`print_names`] prints.
pub const HEADER: &str = " person  place   org.    all   prec. recall  names";

/// The part of each article that is scored.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    Whole,
    FirstLine,
}

/// Names found, names right, and names there are.
#[derive(Clone, Copy, Default)]
pub struct Score {
    found: usize,
    right: usize,
    gold: usize,
}

impl Score {
    fn precision(self) -> f64 {
        percent(self.right, self.found)
    }

    fn recall(self) -> f64 {
        percent(self.right, self.gold)
    }

    fn f1(self) -> f64 {
        percent(2 * self.right, self.found + self.gold)
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.right += other.right;
        self.gold += other.gold;
    }
}

/// The share of tokens, in per cent, that we cut as the corpus does.
pub fn cut_alike(articles: &[Article]) -> f64 {
    let (mut all, mut alike) = (0, 0);
    for article in articles {
        let doc = Document::new(&article.text, None);
        let ours: HashSet<_> = doc.tokens().iter().map(|token| token.span.range()).collect();
        all += article.tokens.len();
        alike += article.tokens.iter().filter(|token| ours.contains(&token.span)).count();
    }
    percent(alike, all)
}

/// The share of right tags, in per cent: of ours, and of the Universal ones they stand for.
pub fn tags(tagger: &PosTagger, articles: &[Article]) -> [f64; 2] {
    let (mut all, mut right, mut universal) = (0, 0, 0);
    for article in articles {
        let doc = Document::tagged(&article.text, None, tagger);
        let gold = gold::tags(article, &doc);
        for (i, gold) in gold.into_iter().enumerate().filter_map(|(i, gold)| Some((i, gold?))) {
            all += 1;
            right += usize::from(doc.tag(i) == gold);
            universal += usize::from(coarse(doc.tag(i)) == coarse(gold));
        }
    }
    [percent(right, all), percent(universal, all)]
}

/// One tag for all that share a Universal part of speech.
fn coarse(tag: Tag) -> Tag {
    match tag {
        _ if tag.is_verb() => Tag::VerbBase,
        _ if tag.is_auxiliary() => Tag::Auxiliary,
        _ => tag,
    }
}

/// Exact matches of span and kind, for each scored kind.
pub fn names(
    tagger: &NameTagger,
    lexicon: &Lexicon,
    articles: &[Article],
    part: Part,
) -> [Score; 3] {
    let mut sums = [Score::default(); KINDS.len()];
    for article in articles {
        let doc = Document::new(&article.text, None);
        let end = match part {
            Part::Whole => article.text.len(),
            Part::FirstLine => article.text.find('\n').unwrap_or(article.text.len()),
        };
        let names = tagger.tag(&Evidence::new(&doc, lexicon)).into_iter();
        let found = names.filter(|name| name.confidence >= LEAST);
        let mut found: Vec<_> = found.map(|n| (doc.span(n.tokens).range(), n.kind)).collect();
        let gold =
            article.names.iter().map(|n| (n.span.clone(), gold::kind(article.corpus, &n.label)));
        let mut gold: Vec<_> = gold.filter_map(|(span, kind)| Some((span, kind?))).collect();
        found.retain(|(span, _)| span.end <= end);
        gold.retain(|(span, _)| span.end <= end);
        for (sum, kind) in sums.iter_mut().zip(KINDS) {
            let found: Vec<_> = found.iter().filter(|name| name.1 == kind).collect();
            sum.add(Score {
                right: found.iter().filter(|name| gold.contains(name)).count(),
                found: found.len(),
                gold: gold.iter().filter(|name| name.1 == kind).count(),
            });
        }
    }
    sums
}

/// Prints one line of scores; nothing where there is no name.
pub fn print_names(name: &str, scores: &[Score; 3]) {
    let all = together(scores);
    if all.gold == 0 {
        return;
    }
    let columns =
        [scores[0].f1(), scores[1].f1(), scores[2].f1(), all.f1(), all.precision(), all.recall()];
    let columns: String = columns.iter().map(|column| format!("{column:>7.1}")).collect();
    println!("  {name:<23}{columns}{:>7}", all.gold);
}

/// Prints the scores of each outlet of `articles` with enough names, the worst first.
pub fn print_outlets(what: &str, tagger: &NameTagger, lexicon: &Lexicon, articles: &[Article]) {
    let mut outlets = BTreeMap::<&str, Vec<Article>>::new();
    for article in articles {
        outlets.entry(&article.outlet).or_default().push(article.clone());
    }
    let scored =
        outlets.iter().map(|(name, set)| (*name, names(tagger, lexicon, set, Part::Whole)));
    let mut scored: Vec<_> = scored.filter(|(_, scores)| together(scores).gold >= NAMES).collect();
    scored.sort_by(|a, b| together(&a.1).f1().total_cmp(&together(&b.1).f1()));
    if !scored.is_empty() {
        println!("  {what}, one by one: {} outlets with {NAMES} names or more", scored.len());
    }
    scored.iter().for_each(|(name, scores)| print_names(name, scores));
}

fn together(scores: &[Score; 3]) -> Score {
    let mut sum = Score::default();
    scores.iter().for_each(|&score| sum.add(score));
    sum
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
