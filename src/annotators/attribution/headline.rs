//! Headlines that name who speaks before a colon: `Ito: Taxes will rise`.

use std::ops::Range;

use super::certainty::{Verdict, of_content};
use super::draft::Draft;
use super::reader::Reader;
use super::subject::subject;
use crate::lexicon::closed::List;
use crate::syntax::{chunks, headline};

/// The most tokens before the colon.
const SOURCE_MAX: usize = 8;

/// What `sentence` attributes, if it is a headline or a line of dialogue with a colon.
pub fn draft(reader: &Reader, sentence: &Range<usize>) -> Option<Draft> {
    let doc = reader.doc;
    let limit = sentence.end.min(sentence.start + SOURCE_MAX);
    let colon = (sentence.start + 1..limit).find(|&k| doc.is(k, ":"))?;
    let source = sentence.start..colon;
    let quotes = reader.regions.opens(colon + 1);
    // "LINZ: The mayor left." is a sentence, its place before it.
    let is_headline = reader.paragraph(sentence.start) == 0 && headline::is_headline(doc, sentence);
    if !(quotes || is_headline) || !is_voice(reader, &source) {
        return None;
    }
    let is_all = quotes && reader.regions.ends_before(sentence.end);
    let content = if quotes && (is_all || !is_headline) {
        reader.regions.at(colon + 1)?.marked.clone()
    } else {
        reader.trim(colon + 1..sentence.end.min(colon + 1 + super::reader::REACH))
    };
    let has_verb =
        quotes || content.clone().any(|k| reader.tag(k).is_verb() || reader.tag(k).is_auxiliary());
    if content.len() < 2 || !has_verb {
        return None;
    }
    let pieces = reader.settle(vec![content]);
    let verdict = of_content(reader, &pieces).unwrap_or(Verdict::stated("headline_colon"));
    Some(Draft {
        pieces,
        source: Some(source),
        cue: Some(colon..colon + 1),
        verdict,
        confidence: 1.0,
    })
}

/// The quote that a colon announces after a clause without a cue: `Ito was blunt: | “The roof leaks.” |`
pub fn announced(reader: &Reader, sentence: &Range<usize>) -> Option<Draft> {
    let is_free = |&k: &usize| reader.regions.at(k).is_none() && reader.doc.is(k, ":");
    let colon = sentence.clone().find(is_free).filter(|&k| reader.regions.opens(k + 1))?;
    let is_verb = |&k: &usize| reader.tag(k).is_finite() && reader.regions.at(k).is_none();
    let verb = (sentence.start..colon).find(is_verb)?;
    let source = subject(reader, verb)?;
    let pieces = vec![reader.regions.at(colon + 1)?.marked.clone()];
    let verdict = Verdict::stated("quote_colon");
    let cue = Some(colon..colon + 1);
    Some(Draft { pieces, source: Some(source), cue, verdict, confidence: 1.0 })
}

/// Whether `source` is one noun phrase and can speak: no rubric ("Analysis: …"), no number.
fn is_voice(reader: &Reader, source: &Range<usize>) -> bool {
    chunks::base_end(reader.doc, source.start, source.end) == Some(source.end)
        && source.clone().all(|k| reader.regions.at(k).is_none() && !reader.is_in(k, List::Rubric))
        && source.clone().any(|k| reader.tag(k).is_noun())
}
