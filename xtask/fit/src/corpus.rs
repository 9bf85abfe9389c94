//! Corpora: the token format of `corpora/README.md` into raw texts with what stands where.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use postil::Tag;

/// The corpora.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corpus {
    /// English Worldwide Newswire.
    Worldwide,
    /// UD English EWT with Universal NER.
    Ewt,
    /// GUM.
    Gum,
}

/// One article: its text as it was written, and its tokens as the corpus cuts them.
#[derive(Clone)]
pub struct Article {
    /// Which corpus it is from.
    pub corpus: Corpus,
    /// `news`, `interview`, …; empty where the corpus has no genres.
    pub genre: String,
    /// The outlet that published it; empty where unknown.
    pub outlet: String,
    pub text: String,
    /// As the corpus cuts them.
    pub tokens: Vec<GoldToken>,
    pub names: Vec<GoldName>,
}

/// One token of a corpus.
#[derive(Clone)]
pub struct GoldToken {
    /// Bytes of the text.
    pub span: Range<usize>,
    pub tag: Option<Tag>,
    /// Whether the corpus says what names are here.
    pub is_judged: bool,
}

/// One name of a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldName {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The corpus's own label: `PER`, `NORP`, …
    pub label: String,
}

/// Reads `corpora/folder/file`.
pub fn read(corpora: &Path, corpus: Corpus, file: &str) -> Result<Vec<Article>> {
    let path = corpora.join(file);
    let lines = fs::read_to_string(&path)
        .with_context(|| format!("cannot read the corpus {}", path.display()))?;
    let mut articles: Vec<Article> = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        if let Some(comment) = line.strip_prefix("# ").filter(|_| !line.contains('\t')) {
            comment_line(&mut articles, corpus, comment);
        } else if !line.is_empty() {
            let article = articles.last_mut().context("a token stands before the first document");
            let pushed = article.and_then(|article| article.push(line));
            pushed.with_context(|| format!("{}:{number}", path.display()))?;
        }
    }
    Ok(articles)
}

fn comment_line(articles: &mut Vec<Article>, corpus: Corpus, comment: &str) {
    let Some((name, value)) = comment.split_once(" = ") else { return };
    if name == "doc" {
        articles.push(Article {
            corpus,
            genre: String::new(),
            outlet: String::new(),
            text: String::new(),
            tokens: Vec::new(),
            names: Vec::new(),
        });
    }
    let Some(article) = articles.last_mut() else { return };
    match name {
        "genre" => article.genre = value.to_owned(),
        "source" => article.outlet = value.to_owned(),
        "par" if !article.text.is_empty() => article.text.push('\n'),
        _ => {}
    }
}

impl Article {
    /// A number that all articles of an outlet share.
    pub fn outlet_number(&self) -> usize {
        self.outlet.bytes().map(usize::from).sum()
    }

    /// Adds the token of one line.
    fn push(&mut self, line: &str) -> Result<()> {
        let columns: Vec<_> = line.split('\t').collect();
        ensure!(
            columns.len() >= 7,
            "a token line has seven columns or more, not {}",
            columns.len()
        );
        let [form, space, upos, xpos, _, label] = [0, 1, 2, 3, 4, 5].map(|i| columns[i]);
        let start = self.text.len();
        self.text.push_str(form);
        let span = start..self.text.len();
        if let Some(begun) = label.strip_prefix("B-") {
            self.names.push(GoldName { span: span.clone(), label: begun.to_owned() });
        } else if label.starts_with("I-") {
            let name = self.names.last_mut().context("a name goes on that never began")?;
            name.span.end = span.end;
        }
        self.tokens.push(GoldToken { span, tag: tag(upos, xpos), is_judged: label != "_" });
        if space == "1" {
            self.text.push(' ');
        }
        Ok(())
    }
}

/// The tag of a Universal and a Penn part of speech.
fn tag(upos: &str, xpos: &str) -> Option<Tag> {
    Some(match upos {
        "ADJ" => Tag::Adjective,
        "ADP" => Tag::Adposition,
        "ADV" => Tag::Adverb,
        "AUX" => match xpos {
            "MD" => Tag::Modal,
            "VBD" | "VBP" | "VBZ" => Tag::Auxiliary,
            _ => Tag::AuxiliaryNonfinite,
        },
        "CCONJ" => Tag::Coordinator,
        "DET" => Tag::Determiner,
        "INTJ" => Tag::Interjection,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Number,
        "PART" => Tag::Particle,
        "PRON" => Tag::Pronoun,
        "PROPN" => Tag::ProperNoun,
        "PUNCT" => Tag::Punctuation,
        "SCONJ" => Tag::Subordinator,
        "SYM" => Tag::Symbol,
        "VERB" => match xpos {
            "VBD" => Tag::VerbPast,
            "VBP" | "VBZ" => Tag::VerbPresent,
            "VBN" => Tag::VerbParticiple,
            "VBG" => Tag::VerbGerund,
            _ => Tag::VerbBase,
        },
        "X" => Tag::Other,
        _ => return None,
    })
}
