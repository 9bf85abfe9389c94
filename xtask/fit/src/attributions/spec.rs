//! The cases of the specification as texts to learn from: `tests/spec/*.md`, in marked text.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use postil::marked::unmark;

use super::gold::{Gold, Text};

/// A mark: the bytes of the text it stands around, and its label.
type Mark = (Range<usize>, String);

/// The articles of `folder` in which quotes and claims are marked.
pub fn texts(folder: &Path) -> Result<Vec<Text>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let mut is_marked = false;
        for line in fs::read_to_string(&path)?.lines() {
            if let Some(kinds) = line.strip_prefix("kinds:") {
                let has = |kind: &str| kinds.split_whitespace().any(|k| k == kind);
                is_marked = has("quote") && has("claim");
            } else if is_marked && is_case(line) {
                texts.push(text(line.strip_prefix("gap: ").unwrap_or(line)));
            }
        }
    }
    Ok(texts)
}

fn is_case(line: &str) -> bool {
    let is_other = ["#", "=", "@", "published:"].iter().any(|start| line.starts_with(start));
    !line.is_empty() && !is_other
}

/// The article that `marked` is, with what is marked in it.
fn text(marked: &str) -> Text {
    let mut golds: BTreeMap<u32, Gold> = BTreeMap::new();
    for (span, label) in marks(marked) {
        let mut words = label.split(' ');
        let part = words.next().unwrap_or_default();
        for number in words.filter_map(|word| word.parse().ok()) {
            let gold = golds.entry(number).or_default();
            match part {
                "content" => gold.content.push(span.clone()),
                "source" => gold.source.push(span.clone()),
                "cue" => gold.cue.push(span.clone()),
                _ => {}
            }
        }
    }
    let all: Vec<_> = golds.into_values().collect();
    let is_inside = |gold: &Gold| {
        all.iter().any(|other| {
            other.cue == gold.cue && other.content != gold.content && holds(other, gold)
        })
    };
    let gold = all.iter().filter(|gold| !is_inside(gold)).cloned().collect();
    Text { text: unmark(marked), gold, is_complete: true, has_unnamed: true, is_whole: true }
}

/// Whether the contents of `outer` cover those of `inner`.
fn holds(outer: &Gold, inner: &Gold) -> bool {
    inner.content.iter().all(|piece| {
        outer.content.iter().any(|other| other.start <= piece.start && piece.end <= other.end)
    })
}

/// The marks of a line of marked text.
fn marks(marked: &str) -> Vec<Mark> {
    let (mut at, mut length) = (0, 0);
    let mut open = Vec::new();
    let mut marks = Vec::new();
    while let Some(c) = marked[at..].chars().next() {
        at += c.len_utf8();
        match c {
            '\\' => {
                let escaped = marked[at..].chars().next().unwrap_or('\\');
                at += escaped.len_utf8();
                length += if escaped == 'n' { 1 } else { escaped.len_utf8() };
            }
            '[' => open.push(length),
            ']' => {
                let Some(start) = open.pop() else { continue };
                let end = marked[at..].find(')').map_or(marked.len(), |end| at + end);
                let label = marked[at..end].trim_start_matches('(').to_owned();
                marks.push((start..length, label));
                at = (end + 1).min(marked.len());
            }
            _ => length += c.len_utf8(),
        }
    }
    marks
}
