//! Texts with what is attributed in them, from each corpus.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::corpus::{self, Corpus};

/// A text with what is attributed in it.
pub struct Text {
    pub text: String,
    pub gold: Vec<Gold>,
    /// Whether `gold` is all there is.
    pub is_complete: bool,
    /// Whether it tells of what nobody named vouches for: "is likely to".
    pub has_unnamed: bool,
    /// Whether contents are told from the first word to the last.
    pub is_whole: bool,
}

/// One attribution, in bytes of its text.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    pub content: Vec<Range<usize>>,
    pub source: Vec<Range<usize>>,
    pub cue: Vec<Range<usize>>,
    /// Whether it counts neither when found nor when missed.
    pub is_optional: bool,
}

/// The texts of a file of PolNeAR.
pub fn polnear(path: &Path) -> Result<Vec<Text>> {
    texts(path, false, |record, units| {
        let spans = |value: &Value| list(value).iter().map(|v| units.pair(v)).collect();
        let gold = |row: &Value| Gold {
            content: spans(&row["content"]),
            source: spans(&row["source"]),
            cue: spans(&row["cue"]),
            is_optional: false,
        };
        list(&record["gold"]).iter().map(gold).collect()
    })
}

/// The texts of a file in the shape of the output contract.
pub fn contract(path: &Path) -> Result<Vec<Text>> {
    texts(path, true, |record, units| {
        let of_kind = |row: &&Value| matches!(row["kind"].as_str(), Some("quote" | "claim"));
        let rows: Vec<_> = list(&record["annotations"]).iter().filter(of_kind).collect();
        let is_inside = |row: &&&Value| {
            let holds = |other: &&&Value| {
                other["kind"] == "claim"
                    && other["cue"] == row["cue"]
                    && other["start"].as_u64() <= row["start"].as_u64()
                    && row["end"].as_u64() <= other["end"].as_u64()
            };
            row["kind"] == "quote" && rows.iter().any(|other| holds(&other))
        };
        let span = |value: &Value| units.span(value).into_iter().collect();
        let gold = |row: &&Value| Gold {
            content: list(&row["content"]).iter().filter_map(|v| units.span(v)).collect(),
            source: span(&row["source"]),
            cue: span(&row["cue"]),
            is_optional: row["optional"] == true,
        };
        rows.iter().filter(|row| !is_inside(row)).map(gold).collect()
    })
}

/// The texts of GUM, whose attributions tell only the first unit of what is said.
pub fn gum(corpora: &Path, part: &str) -> Result<Vec<Text>> {
    let articles = corpus::read(corpora, Corpus::Gum, &format!("gum/gum.{part}.tsv"))?;
    let lines = lines(&corpora.join(format!("gum/gum.{part}.spans.jsonl")))?;
    let texts = articles.into_iter().zip(lines).map(|(article, record)| {
        let span = |value: &Value| {
            let [start, end] = [0, 1].map(|k| value[k].as_u64().unwrap_or(0) as usize);
            article.tokens[start].span.start..article.tokens[end - 1].span.end
        };
        let gold = |row: &Value| Gold {
            content: vec![span(&row["content"])],
            source: vec![span(&row["source"])],
            cue: vec![span(&row["source"])],
            is_optional: false,
        };
        let gold = list(&record["attributions"]).iter().map(gold).collect();
        Text {
            text: article.text.clone(),
            gold,
            is_complete: false,
            has_unnamed: false,
            is_whole: false,
        }
    });
    Ok(texts.collect())
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read the corpus {}", path.display()))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], |values| values)
}

fn texts(
    path: &Path,
    has_unnamed: bool,
    gold: impl Fn(&Value, &Units) -> Vec<Gold>,
) -> Result<Vec<Text>> {
    let text = |record: Value| {
        let text = record["text"].as_str().context("a record has no text")?.to_owned();
        let gold = gold(&record, &Units::new(&text));
        Ok(Text { text, gold, is_complete: true, has_unnamed, is_whole: true })
    };
    lines(path)?.into_iter().map(text).collect()
}

/// The byte of each UTF-16 unit of a text.
struct Units(Vec<usize>);

impl Units {
    fn new(text: &str) -> Self {
        let units = text.char_indices().flat_map(|(at, c)| vec![at; c.len_utf16()]);
        Self(units.chain([text.len()]).collect())
    }

    fn byte(&self, unit: &Value) -> usize {
        self.0[unit.as_u64().map_or(0, |unit| unit as usize).min(self.0.len() - 1)]
    }

    fn pair(&self, value: &Value) -> Range<usize> {
        self.byte(&value[0])..self.byte(&value[1])
    }

    fn span(&self, value: &Value) -> Option<Range<usize>> {
        value.is_object().then(|| self.byte(&value["start"])..self.byte(&value["end"]))
    }
}
