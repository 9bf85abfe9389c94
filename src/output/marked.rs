//! Annotations as marked text: a case of a specification that a person can read and correct.
//!
//! | annotation | marked |
//! |---|---|
//! | name, nominal, pronoun | `[Ana Ito](person)` |
//! | time | `[Friday](time 2024-05-10)`; a type its value does not show is added |
//! | quantity | `[$4.5bn](quantity 4500000000 usd)`, up to `[40](quantity 40 at_most)`, `[5 to 7](quantity 5..7)` |
//! | term | `[gilts](term 3)`, the index of its entry in the glossary |
//! | quote, claim | its parts with a number: `[“We won,”](content 1) [said](cue 1) [Ms. Ito](source 1)` |
//!
//! A certainty other than "stated" stands with the content: `(content 1 hedged)`; the words that
//! decided it are marked where they are not the cue's: `[may](because 1)`. A part that two
//! attributions share carries both numbers: `(cue 1 2)`. A line of marked text is an article in
//! which `\n` starts a paragraph and `\[`, `\]` and `\\` are themselves.

use crate::annotation::{
    Annotation, Attribution, Body, Certainty, Entity, Kind, Output, Quantity, Time, TimeClass,
};
use crate::tables::stable_sort::{later_first, sort_by_key};
use crate::text::span::Span;
use crate::text::tokens::is_quote_mark;

/// One mark: what is bracketed and what is said of it.
struct Mark {
    span: Span,
    label: String,
}

/// Writes `text` with what `output` says of the `kinds` given. Spans are bytes of `text`.
pub fn mark(text: &str, output: &Output, kinds: &[Kind]) -> String {
    let chosen: Vec<&Annotation> =
        output.annotations.iter().filter(|a| kinds.contains(&a.kind)).collect();
    let mut marks = Vec::new();
    let mut number = 0;
    for annotation in chosen {
        match annotation.as_attribution() {
            Some(attribution) => {
                number += 1;
                mark_attribution(text, annotation.kind, attribution, number, &mut marks);
            }
            None => marks.push(Mark { span: annotation.span, label: label(annotation) }),
        }
    }
    write_marks(text, merge(marks))
}

/// The text of a line of marked text: its marks stripped, its escapes undone.
pub fn unmark(marked: &str) -> String {
    let mut text = String::with_capacity(marked.len());
    let mut rest = marked.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => text.push('\\'),
            },
            '[' => {}
            ']' => skip_label(&mut rest),
            _ => text.push(c),
        }
    }
    text
}

/// Writes an entity in one line: `person Ana Ito | title: Mayor | description: a surgeon`.
pub fn describe(entity: &Entity) -> String {
    let mut line = format!("{} {}", entity.kind.name(), entity.name);
    let mut add = |field: &str, value: &str| line.push_str(&format!(" | {field}: {value}"));
    entity.title.iter().for_each(|title| add("title", title));
    entity.description.iter().for_each(|description| add("description", description));
    entity.place.iter().for_each(|place| add("country", place.country));
    line
}

fn label(annotation: &Annotation) -> String {
    match &annotation.body {
        Body::Time(time) => time_label(time),
        Body::Quantity(quantity) => quantity_label(quantity),
        Body::Term(term) => format!("term {}", term.entry),
        _ => annotation.kind.name().to_owned(),
    }
}

fn time_label(time: &Time) -> String {
    // A duration's value starts with P, a time of day's holds a T; only a set does not show.
    match time.class {
        TimeClass::Set => format!("time {} set", time.value),
        _ => format!("time {}", time.value),
    }
}

fn quantity_label(quantity: &Quantity) -> String {
    let mut label = format!("quantity {}", quantity.value);
    quantity.upper.iter().for_each(|upper| label.push_str(&format!("..{upper}")));
    quantity.unit.iter().for_each(|unit| label.push_str(&format!(" {unit}")));
    let modifier = quantity.modifier.iter();
    modifier.for_each(|modifier| label.push_str(&format!(" {}", modifier.name())));
    label
}

/// Adds the parts of one attribution, each with its number.
fn mark_attribution(
    text: &str,
    kind: Kind,
    attribution: &Attribution,
    number: usize,
    marks: &mut Vec<Mark>,
) {
    let certainty = match attribution.certainty {
        Certainty::Stated => String::new(),
        certainty => format!(" {}", certainty.name()),
    };
    for &piece in &attribution.content {
        let span = if kind == Kind::Quote { with_quote_marks(text, piece) } else { piece };
        marks.push(Mark { span, label: format!("content {number}{certainty}") });
    }
    let because = attribution.because.filter(|words| Some(*words) != attribution.cue);
    let parts = [(attribution.cue, "cue"), (attribution.source, "source"), (because, "because")];
    for (span, part) in parts {
        marks.extend(span.map(|span| Mark { span, label: format!("{part} {number}") }));
    }
}

/// `piece` with the quotation marks against it.
fn with_quote_marks(text: &str, piece: Span) -> Span {
    let is_mark = |c: &char| is_quote_mark(*c) || *c == '`';
    // ,, is typed for „.
    let low = 2 * usize::from(text[..piece.start].ends_with(",,"));
    let before: usize =
        text[..piece.start].chars().rev().take_while(is_mark).map(char::len_utf8).sum();
    let before = if low > 0 { low } else { before };
    let after: usize = text[piece.end..].chars().take_while(is_mark).map(char::len_utf8).sum();
    Span::new(piece.start - before, piece.end + after)
}

/// Sorts the marks, outer before inner, and joins the numbers of a part that attributions share.
fn merge(mut marks: Vec<Mark>) -> Vec<Mark> {
    sort_by_key(&mut marks, |m| (m.span.start, later_first(m.span.end)));
    let mut merged: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        let part = |label: &str| label.split(' ').next().map(str::to_owned);
        let twin = merged.iter_mut().rev().take_while(|m| m.span == mark.span);
        let mut twin = twin.filter(|m| part(&m.label) == part(&mark.label));
        match twin.next() {
            Some(twin) if is_part(&mark.label) => {
                twin.label.push_str(mark.label.trim_start_matches(char::is_alphabetic));
            }
            _ => merged.push(mark),
        }
    }
    merged
}

/// Whether several attributions may share what is labeled so.
fn is_part(label: &str) -> bool {
    ["cue", "source", "because"].iter().any(|part| label.starts_with(part))
}

/// Writes `text` with `marks`, which are sorted, outer before inner.
fn write_marks(text: &str, marks: Vec<Mark>) -> String {
    let mut line = String::with_capacity(text.len() * 2);
    let mut open: Vec<Mark> = Vec::new();
    let mut at = 0;
    let mut write_up_to = |line: &mut String, end: usize| {
        escape(&text[at..end], line);
        at = end;
    };
    for mark in marks {
        while let Some(inner) = open.pop_if(|m| m.span.end <= mark.span.start) {
            write_up_to(&mut line, inner.span.end);
            line.push_str(&format!("]({})", inner.label));
        }
        write_up_to(&mut line, mark.span.start);
        line.push('[');
        // A part may end before one that holds it began; the innermost end comes first.
        let place = open.partition_point(|m| m.span.end >= mark.span.end);
        open.insert(place, mark);
    }
    while let Some(inner) = open.pop() {
        write_up_to(&mut line, inner.span.end);
        line.push_str(&format!("]({})", inner.label));
    }
    write_up_to(&mut line, text.len());
    line
}

fn escape(text: &str, line: &mut String) {
    for c in text.chars() {
        match c {
            '\n' => line.push_str("\\n"),
            '[' | ']' | '\\' => line.extend(['\\', c]),
            _ => line.push(c),
        }
    }
}

/// Passes over `(label)` after a closing bracket.
fn skip_label(rest: &mut std::str::Chars) {
    if rest.as_str().starts_with('(') {
        rest.by_ref().find(|c| *c == ')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unmark_undoes_marks_and_escapes() {
        let marked =
            r"[“We [won](x),”](content 1) [said](cue 1) \[sic\] [Ms. Ito](source 1).\nEnd \\";
        assert_eq!(unmark(marked), "“We won,” said [sic] Ms. Ito.\nEnd \\");
    }

    #[test]
    fn a_shared_part_carries_both_numbers() {
        let parts = [(0, 4, "cue 1"), (0, 4, "cue 2"), (5, 9, "content 1"), (6, 8, "content 2")];
        let marks = parts.map(|(start, end, label)| Mark {
            span: Span::new(start, end),
            label: label.to_owned(),
        });
        let line = write_marks("said [won]", merge(marks.into()));
        assert_eq!(line, r"[said](cue 1 2) [\[[wo](content 2)n](content 1)\]");
    }
}
