//! What a corpus lets each of our tokens be.

use std::ops::Range;

use postil::tagger::names::KINDS;
use postil::{Document, Kind, Span, Tag};
use postil_model::label::{self, LABELS, OUTSIDE};

use super::corpus::{Article, Corpus, GoldName};

/// Which labels a token may have, one bit each.
pub type Allowed = u16;

/// Any label at all.
const ANY: Allowed = (1 << LABELS) - 1;
/// The kinds that only world news marks.
const WORLD_KINDS: [Kind; 3] = [Kind::Group, Kind::Product, Kind::Event];

/// Which kinds of names the corpora together mark.
#[derive(Clone, Copy, PartialEq)]
pub enum Marked {
    /// What one of them marks, all of them mark.
    AllKinds,
    /// The treebanks leave groups, products and events unmarked, which world news marks.
    SomeKinds,
}

/// The tag that the corpus gives each token of `doc`; none where it cuts the text another way.
pub fn tags(article: &Article, doc: &Document) -> Vec<Option<Tag>> {
    let mut gold = article.tokens.iter().peekable();
    let tokens = doc.tokens().iter().map(|token| {
        let span = token.span.range();
        while gold.next_if(|g| g.span.end <= span.start).is_some() {}
        gold.peek().filter(|g| g.span == span).and_then(|g| g.tag)
    });
    tokens.collect()
}

/// The labels that the corpus lets each token of `doc` have.
pub fn labels(article: &Article, doc: &Document, marked: Marked) -> Vec<Allowed> {
    let mut allowed = vec![1 << OUTSIDE; doc.len()];
    if marked == Marked::SomeKinds && article.corpus != Corpus::Worldwide {
        for i in (0..doc.len()).filter(|&i| doc.is_capitalized(i)) {
            allowed[i] |= WORLD_KINDS.into_iter().map(name_labels).fold(0, |all, bits| all | bits);
        }
    }
    for token in article.tokens.iter().filter(|token| !token.is_judged) {
        allowed[tokens_of(doc, &token.span)].fill(ANY);
    }
    for name in article.names.iter().flat_map(|name| ours(article, name)) {
        allow_name(&mut allowed, tokens_of(doc, &name.span), &kinds(article.corpus, &name.label));
    }
    allowed
}

/// The kind that a corpus's name has; none for what is no name, or of several kinds in one.
pub fn kind(corpus: Corpus, label: &str) -> Option<Kind> {
    match kinds(corpus, label)[..] {
        [kind] => Some(kind),
        _ => None,
    }
}

/// The kinds that a corpus's label may stand for; none for what is no name.
fn kinds(corpus: Corpus, label: &str) -> Vec<Kind> {
    match label {
        "PER" => vec![Kind::Person],
        "LOC" | "FAC" => vec![Kind::Place],
        "ORG" => vec![Kind::Organization],
        "NORP" => vec![Kind::Group],
        "PROD" => vec![Kind::Product],
        "MISC" if corpus == Corpus::Worldwide => vec![Kind::Event],
        "MISC" => WORLD_KINDS.to_vec(),
        _ => vec![],
    }
}

/// A name as Postil's contract has it: without a leading "the", and "City, Country" in two.
fn ours(article: &Article, name: &GoldName) -> Vec<GoldName> {
    let label = &name.label;
    let mut names = Vec::new();
    let mut start = name.span.start;
    let rest = |start| &article.text[start..name.span.end];
    if kind(article.corpus, label) == Some(Kind::Place) {
        while let Some(comma) = rest(start).find(", ") {
            names.push(GoldName { span: start..start + comma, label: label.clone() });
            start += comma + 2;
        }
    } else if rest(start).to_ascii_lowercase().starts_with("the ") {
        start += "the ".len();
    }
    names.push(GoldName { span: start..name.span.end, label: label.clone() });
    names
}

fn tokens_of(doc: &Document, bytes: &Range<usize>) -> Range<usize> {
    doc.tokens_in(Span::new(bytes.start, bytes.end))
}

/// Lets `tokens` be one name of any of `kinds`, and nothing else; no kind leaves them as they are.
fn allow_name(allowed: &mut [Allowed], tokens: Range<usize>, kinds: &[Kind]) {
    for i in tokens.clone().filter(|_| !kinds.is_empty()) {
        let label = if i == tokens.start { label::first } else { label::further };
        allowed[i] =
            kinds.iter().map(|&kind| 1 << label(number(kind))).fold(0, |all, bit| all | bit);
    }
}

/// The labels of all tokens of names of `kind`.
fn name_labels(kind: Kind) -> Allowed {
    1 << label::first(number(kind)) | 1 << label::further(number(kind))
}

fn number(kind: Kind) -> usize {
    KINDS.iter().position(|&k| k == kind).expect("names of this kind have labels")
}
