//! Cues of texts with their candidates, and which of them are right.

use std::collections::HashSet;
use std::ops::Range;

use postil::annotators::attribution::fitting::{self, Candidate, Cue};
use postil::annotators::{self, Stage};
use postil::lexicon::Lexicon;
use postil::{Document, PosTagger, Span};
use postil_model::weights::key;

use super::gold::{Gold, Text};

/// How alike two contents are to count as the same.
const SAME: f64 = 0.8;

/// How much of the likeness a source takes away that shares no more than its head.
const SOURCE_SHARE: f64 = 0.3;

/// How much less alike than the best a content may be to be as good.
const EVEN: f64 = 0.02;

/// A cue to learn from.
pub struct Case {
    /// Features of parts, as their keys.
    pub parts: Vec<Vec<u32>>,
    pub candidates: Vec<Choice>,
    /// How much it counts.
    pub weight: f32,
    /// Which of the texts it is from.
    pub text: usize,
}

/// A candidate to learn from.
pub struct Choice {
    pub parts: Vec<u32>,
    pub is_right: bool,
    /// Whether no other is clearly better.
    pub is_best: bool,
    likeness: f64,
    pub is_proposed: bool,
    /// The tokens of its content, and of its source.
    pub content: Vec<Range<usize>>,
    pub source: Option<Range<usize>>,
}

/// Reads texts for cues.
pub struct Maker {
    tagger: PosTagger,
    stages: Vec<Stage>,
}

impl Maker {
    pub fn new() -> Self {
        let mut stages = annotators::all(&Lexicon::new().into());
        stages.retain(|stage| stage.name != "attribution");
        Self { tagger: PosTagger::new(), stages }
    }

    /// The cases of `text`, which has the number `number`.
    pub fn cases(&self, text: &Text, number: usize, weight: f32) -> Vec<Case> {
        let doc = Document::tagged(&text.text, None, &self.tagger);
        let mut earlier = Vec::new();
        for stage in &self.stages {
            let more = stage.annotator.annotate(&doc, &earlier);
            earlier.extend(more);
        }
        let judge = Judge::new(&doc, text);
        let cues = fitting::cues(&doc, &earlier).into_iter();
        cues.filter_map(|cue| judge.case(cue, number, weight)).collect()
    }
}

/// Reports which candidates of a text are right.
struct Judge<'t> {
    doc: &'t Document<'t>,
    text: &'t Text,
    gold: Vec<Tokens>,
}

/// An attribution in tokens.
struct Tokens {
    content: HashSet<usize>,
    /// The heads of its source; none where it has no source.
    heads: HashSet<usize>,
    cue: HashSet<usize>,
    source: HashSet<usize>,
    is_optional: bool,
}

impl<'t> Judge<'t> {
    fn new(doc: &'t Document<'t>, text: &'t Text) -> Self {
        let gold = text.gold.iter().map(|gold| Tokens::new(doc, gold, text.is_whole)).collect();
        Self { doc, text, gold }
    }

    fn case(&self, cue: Cue, text: usize, weight: f32) -> Option<Case> {
        let words: HashSet<_> = self.doc.tokens_in(cue.words).collect();
        let is_its = |gold: &&Tokens| gold.cue.is_empty() || !gold.cue.is_disjoint(&words);
        let gold: Vec<_> = self.gold.iter().filter(is_its).collect();
        if gold.iter().any(|gold| gold.is_optional && !gold.cue.is_empty()) {
            return None;
        }
        let sentence = words.iter().next().map(|&word| self.doc.sentence(word))?;
        let choice = |candidate: Candidate| {
            let likeness = gold.iter().map(|gold| self.likeness(gold, &candidate, &sentence));
            let likeness = likeness.fold(0.0, f64::max);
            let tokens = |span: Span| self.doc.tokens_in(span);
            Choice {
                parts: candidate.parts.into_iter().map(|part| part as u32).collect(),
                is_right: likeness >= SAME - SOURCE_SHARE / 2.0,
                is_best: false,
                likeness,
                is_proposed: candidate.is_proposed,
                content: candidate.content.into_iter().map(tokens).collect(),
                source: candidate.source.map(tokens),
            }
        };
        let mut candidates: Vec<_> = cue.candidates.into_iter().map(choice).collect();
        let best = candidates.iter().map(|c| c.likeness).fold(0.0, f64::max);
        candidates.iter_mut().for_each(|c| c.is_best = c.is_right && c.likeness > best - EVEN);
        let is_known = self.text.is_complete && (self.text.has_unnamed || !cue.is_unnamed);
        if !is_known && !candidates.iter().any(|candidate| candidate.is_right) {
            return None;
        }
        let keys = |part: Vec<u32>| part.into_iter().map(|hash| key(hash) as u32).collect();
        Some(Case { parts: cue.parts.into_iter().map(keys).collect(), candidates, weight, text })
    }

    /// How alike the contents of `candidate` and `gold` are, from 0 to 1, if their sources agree; as far
    /// as both lie in the sentence of the cue or in the candidate: speech that goes on is another matter.
    fn likeness(&self, gold: &Tokens, candidate: &Candidate, sentence: &Range<usize>) -> f64 {
        let source: Vec<_> =
            candidate.source.map_or_else(Vec::new, |span| self.doc.tokens_in(span).collect());
        let has_source = match gold.heads.is_empty() {
            true => source.is_empty(),
            false => source.iter().any(|token| gold.heads.contains(token)),
        };
        if !has_source {
            return 0.0;
        }
        let pieces: Vec<_> =
            candidate.content.iter().map(|span| self.doc.tokens_in(*span)).collect();
        let is_word = |token: &usize| is_word(self.doc, *token);
        let said: HashSet<_> = pieces.iter().cloned().flatten().filter(is_word).collect();
        let start = pieces.first().map_or(0, |piece| piece.start);
        let end = pieces.last().map_or(0, |piece| piece.end);
        let near = |token: &&usize| sentence.contains(token) || (start..end).contains(token);
        let wanted = gold.content.iter().filter(near).count();
        let common = said.intersection(&gold.content).count();
        if !self.text.is_whole {
            let is_covered = common as f64 >= SAME * gold.content.len() as f64;
            let first = gold.content.iter().min().copied().unwrap_or(0);
            let starts = said.iter().min().is_some_and(|&s| s.abs_diff(first) < 2);
            return f64::from(u8::from(is_covered && starts));
        }
        let likeness = 2.0 * common as f64 / (said.len() + wanted).max(1) as f64;
        likeness - SOURCE_SHARE * (1.0 - gold.likeness_of_source(self.doc, &source))
    }
}

impl Tokens {
    /// How alike `source` and the source are, from 0 to 1.
    fn likeness_of_source(&self, doc: &Document, source: &[usize]) -> f64 {
        let words = source.iter().filter(|&&token| is_word(doc, token));
        let common = words.clone().filter(|token| self.source.contains(token)).count();
        match self.source.len() + words.count() {
            0 => 1.0,
            both => 2.0 * common as f64 / both as f64,
        }
    }

    fn new(doc: &Document, gold: &Gold, is_whole: bool) -> Self {
        let tokens = |spans: &[Range<usize>]| -> HashSet<usize> {
            let spans = spans.iter().flat_map(|s| doc.tokens_in(Span::new(s.start, s.end)));
            spans.filter(|&token| is_word(doc, token)).collect()
        };
        let all = |spans: &[Range<usize>]| -> HashSet<usize> {
            spans.iter().flat_map(|s| doc.tokens_in(Span::new(s.start, s.end))).collect()
        };
        let source = tokens(&gold.source);
        Self {
            content: tokens(&gold.content),
            heads: if is_whole { heads(doc, &source) } else { source.clone() },
            source,
            cue: all(&gold.cue),
            is_optional: gold.is_optional,
        }
    }
}

/// Whether token `i` is no mark.
fn is_word(doc: &Document, i: usize) -> bool {
    doc.word(i).chars().any(char::is_alphanumeric)
}

/// The heads of a noun phrase: the last words before what follows it, of each phrase joined by "and".
fn heads(doc: &Document, tokens: &HashSet<usize>) -> HashSet<usize> {
    const AFTER: [&str; 44] = [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "of",
        "in",
        "at",
        "for",
        "from",
        "with",
        "on",
        "by",
        "to",
        "as",
        "near",
        "under",
        "among",
        "behind",
        "about",
        "against",
        "after",
        "before",
        "close",
        "familiar",
        "like",
        "including",
        "during",
        "inside",
        "within",
        "across",
        "over",
        "between",
        "through",
        "when",
        "where",
        "while",
        "because",
        "if",
        "than",
        "is",
        "are",
        "was",
        "were",
    ];
    const COUNTS: [&str; 16] = [
        "some", "one", "many", "most", "all", "each", "both", "several", "none", "half",
        "majority", "number", "few", "any", "two", "three",
    ];
    let mut sorted: Vec<_> = tokens.iter().copied().collect();
    sorted.sort_unstable();
    let mut heads = HashSet::new();
    let (mut head, mut previous): (Option<usize>, Option<usize>) = (None, None);
    for token in sorted {
        let word = doc.lower(token);
        let is_apart = previous.is_some_and(|p| {
            (p + 1..token).any(|k| matches!(doc.word(k), "," | ";" | ":" | "(" | "–" | "—" | "--"))
        });
        previous = Some(token);
        if head.is_some() && is_apart {
            break;
        }
        if let Some(last) = head
            && matches!(word, "and" | "or" | "&")
        {
            heads.insert(last);
            head = None;
        } else if let Some(last) = head
            && AFTER.contains(&word)
        {
            if word != "of" || !COUNTS.contains(&doc.lower(last)) {
                break;
            }
            heads.insert(last);
            head = None;
        } else if doc.is_possessive(token) && head.is_some() {
            // "Trump's"
        } else {
            head = Some(token);
        }
    }
    heads.extend(head);
    heads
}
