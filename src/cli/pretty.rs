//! An article for the terminal: text in color, and beside it what a reader wants to know, each note
//! on the line it belongs to or, where the margin is full, soon after.

use std::collections::VecDeque;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use postil::annotation::{Attribution, Body, Certainty, Entity, Quantity, TermMention, Time};
use postil::{Annotation, Kind, Output};
use unicode_width::UnicodeWidthStr;

use super::terminal::visible;

/// Columns of text: what newspapers and typographers hold readable.
const TEXT_WIDTH: usize = 64;

/// Columns of the margin, and those between it and the text.
const MARGIN_WIDTH: usize = 40;
const GUTTER: &str = "  │ ";

/// A note with the byte it stands beside.
struct Note {
    at: usize,
    text: String,
}

/// Prints `text` with the notes of `output`, whose spans are bytes.
pub fn print(out: &mut impl Write, text: &str, output: &Output) -> io::Result<()> {
    if let Some(published) = output.published {
        writeln!(out, "{:TEXT_WIDTH$}{GUTTER}published {published}", "")?;
    }
    let runs = runs(text.len(), &output.annotations);
    let mut notes: VecDeque<Note> = notes(text, output).into();
    let mut margin: VecDeque<String> = VecDeque::new();
    for line in lines(text) {
        while let Some(note) = notes.pop_front_if(|note| note.at < line.1.max(line.0 + 1)) {
            margin.extend(
                wrap(&note.text, MARGIN_WIDTH).into_iter().map(|(a, b)| note.text[a..b].to_owned()),
            );
        }
        print_line(out, text, line, &runs, &margin.pop_front().unwrap_or_default())?;
    }
    for note in margin {
        writeln!(out, "{:TEXT_WIDTH$}{GUTTER}{note}", "")?;
    }
    Ok(())
}

fn print_line(
    out: &mut impl Write,
    text: &str,
    (start, end): (usize, usize),
    runs: &[Run],
    note: &str,
) -> io::Result<()> {
    let mut at = start;
    let mut run = runs.partition_point(|run| run.end <= start);
    while at < end {
        let next = runs[run].end.min(end);
        let style = runs[run].style;
        write!(out, "{style}{}{style:#}", shown(&text[at..next]))?;
        (at, run) = (next, run + 1);
    }
    if !note.is_empty() {
        let fill = TEXT_WIDTH.saturating_sub(shown(&text[start..end]).width());
        write!(out, "{:fill$}{GUTTER}{note}", "")?;
    }
    writeln!(out)
}

/// A stretch of text in one style, up to byte `end`.
struct Run {
    end: usize,
    style: Style,
}

/// Cuts a text of `len` bytes into runs of one style. `annotations` nest or are disjoint.
fn runs(len: usize, annotations: &[Annotation]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open = vec![Run { end: len, style: Style::new() }];
    for annotation in annotations {
        while let Some(inner) = open.pop_if(|run| run.end <= annotation.span.start) {
            runs.push(inner);
        }
        let style = open.last().map(|run| run.style).unwrap_or_default();
        runs.push(Run { end: annotation.span.start, style });
        open.push(Run { end: annotation.span.end, style: restyle(style, annotation.kind) });
    }
    runs.extend(open.into_iter().rev());
    runs
}

/// `style` with what marks `kind`: color for what is named, underline for what is said.
fn restyle(style: Style, kind: Kind) -> Style {
    let color = match kind {
        Kind::Quote => return style.italic(),
        Kind::Claim => return style.underline(),
        Kind::Person | Kind::Group => AnsiColor::Cyan,
        Kind::Place => AnsiColor::Green,
        Kind::Organization | Kind::Event | Kind::Product => AnsiColor::Blue,
        Kind::Time => AnsiColor::Yellow,
        Kind::Quantity => AnsiColor::Magenta,
        Kind::Term => return style.bold(),
    };
    style.fg_color(Some(color.into()))
}

/// What the margin says, by position.
fn notes(text: &str, output: &Output) -> Vec<Note> {
    let mut noted = vec![false; output.entities.len()];
    let mut notes = Vec::new();
    for annotation in &output.annotations {
        let note = match &annotation.body {
            Body::Time(time) => time_note(time),
            Body::Quantity(quantity) => quantity_note(quantity),
            Body::Attribution(said) => said_note(text, output, said),
            Body::Term(term) => term_note(output, annotation, term),
            _ => name_note(output, annotation, &mut noted),
        };
        let at = annotation.span.start;
        let marked = || short(&text[annotation.span.range()]);
        notes.extend(note.map(|note| Note { at, text: shown(&format!("{}: {note}", marked())) }));
    }
    notes
}

/// `text` as it stands on a line: control characters visible, and any white space one column wide.
fn shown(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

/// The first words of what a note is about.
fn short(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(4).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    first.join(" ") + more
}

fn time_note(time: &Time) -> Option<String> {
    match (time.first, time.last) {
        (Some(first), Some(last)) if first == last => Some(first.to_string()),
        (Some(first), Some(last)) => Some(format!("{first} to {last}")),
        _ => None,
    }
}

fn quantity_note(quantity: &Quantity) -> Option<String> {
    let texts: Vec<&str> = quantity.conversions.iter().map(|c| c.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn said_note(text: &str, output: &Output, said: &Attribution) -> Option<String> {
    let speaker = said.speaker.map(|i| output.entities[i].name.clone());
    let source = speaker.or_else(|| said.source.map(|s| short(&text[s.range()])));
    let certainty = Some(said.certainty).filter(|certainty| *certainty != Certainty::Stated);
    let because = said.because.map(|s| format!(" (“{}”)", short(&text[s.range()])));
    let certainty = certainty.map(|sure| sure.name().to_owned() + &because.unwrap_or_default());
    match (source, certainty) {
        (None, None) => None,
        (Some(source), None) => Some(format!("says {source}")),
        (None, Some(certainty)) => Some(certainty),
        (Some(source), Some(certainty)) => Some(format!("says {source}, {certainty}")),
    }
}

/// Who or what it is, at its first mention only.
fn name_note(output: &Output, annotation: &Annotation, noted: &mut [bool]) -> Option<String> {
    let index = annotation.as_mention()?.entity?;
    if std::mem::replace(&mut noted[index], true) {
        return None;
    }
    let entity: &Entity = &output.entities[index];
    let country = entity.place.map(|place| place.country);
    let parts = [entity.title.as_deref(), entity.description.as_deref(), country];
    let known: Vec<&str> = parts.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// What the glossary says, at the first mention only.
fn term_note(output: &Output, annotation: &Annotation, mention: &TermMention) -> Option<String> {
    let term = output.terms.iter().find(|term| term.entry == mention.entry)?;
    let first = output.annotations.get(*term.mentions.first()?)?;
    (first.span == annotation.span).then(|| format!("{} – {}", term.title, term.text))
}

/// The lines of `text`, wrapped, as byte ranges.
fn lines(text: &str) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let wrapped = wrap(paragraph, TEXT_WIDTH);
        lines.extend(wrapped.into_iter().map(|(a, b)| (start + a, start + b)));
        start += paragraph.len() + 1;
    }
    lines
}

/// The lines of one paragraph, as byte ranges; an empty one is one empty line.
fn wrap(paragraph: &str, width: usize) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let mut line: Option<(usize, usize)> = None;
    for word in paragraph.split_whitespace() {
        let start = word.as_ptr() as usize - paragraph.as_ptr() as usize;
        let end = start + word.len();
        line = match line {
            Some((first, _)) if shown(&paragraph[first..end]).width() <= width => {
                Some((first, end))
            }
            Some(full) => {
                lines.push(full);
                Some((start, end))
            }
            None => Some((start, end)),
        };
    }
    lines.push(line.unwrap_or_default());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_keeps_every_word() {
        let text = "one two three";
        let cut: Vec<&str> = wrap(text, 8).into_iter().map(|(a, b)| &text[a..b]).collect();
        assert_eq!(cut, ["one two", "three"]);
        assert_eq!(lines("a\n\nb"), [(0, 1), (2, 2), (3, 4)]);
    }
}
