//! Quoted speech that goes on: over sentences, interruptions and paragraphs.
//!
//! | text | attributions |
//! |---|---|
//! | `“A,” he said. “B.”` | one with two pieces |
//! | `“A.\n“B,” he said.` | one: the first region was never closed |
//! | `“A,” he said.\n“B.”` | two: the same speaker goes on, without a cue |

use std::ops::Range;

use super::certainty::Verdict;
use super::draft::Draft;
use super::reader::Reader;
use super::regions::Region;

/// The fewest tokens of a region that is speech without a cue of its own: `“Yes.”`
const SPEECH_MIN: usize = 2;

/// Cues of one sentence among which the claim is that a quote goes on with.
const CLAIMS_MAX: usize = 4;

/// Gives the regions nobody claimed to the speaker before them, where they go on with that speech.
pub fn continue_speech(reader: &Reader, drafts: &mut Vec<Draft>) {
    let mut owners = owners(reader, drafts);
    let count = drafts.len();
    for index in 0..owners.len() {
        if owners[index].is_some() || !is_speech(reader, &reader.regions.all()[index]) {
            continue;
        }
        let previous = index.checked_sub(1).and_then(|k| owners[k]);
        owners[index] = previous
            .and_then(|owner| attach(reader, drafts, owner, index))
            .or_else(|| join_claim(reader, drafts, count, index));
    }
    lead_in(reader, drafts, &mut owners);
}

/// Gives regions left open at the end of a paragraph to the speech that goes on in the next.
fn lead_in(reader: &Reader, drafts: &mut [Draft], owners: &mut [Option<usize>]) {
    let regions = reader.regions.all();
    for index in (1..owners.len()).rev() {
        let before = &regions[index - 1];
        let (None, Some(owner)) = (owners[index - 1], owners[index]) else { continue };
        let opens_next = reader.is_paragraph_start(regions[index].marked.start)
            && before.marked.end == regions[index].marked.start;
        if opens_next
            && !before.is_closed
            && is_speech(reader, before)
            && drafts[owner].is_quote(reader)
        {
            drafts[owner].add(before.marked.clone());
            owners[index - 1] = Some(owner);
        }
    }
}

/// For each region the draft that holds it: of several, the shortest.
pub fn owners(reader: &Reader, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = vec![None; reader.regions.all().len()];
    for (number, draft) in drafts.iter().enumerate() {
        for region in draft.regions(reader) {
            let is_inner = |&owner: &usize| drafts[owner].len() <= draft.len();
            owners[region] = owners[region].filter(is_inner).or(Some(number));
        }
    }
    owners
}

/// Whether a region without a cue is speech: it opens a sentence and ends one.
fn is_speech(reader: &Reader, region: &Region) -> bool {
    let opens = reader.doc.is_sentence_start(region.marked.start);
    let last = region.inner.end - 1;
    let ends =
        !region.is_closed || matches!(reader.doc.word(last), "." | "!" | "?" | "," | "…" | "...");
    opens && ends && region.inner.len() >= SPEECH_MIN
}

/// Joins region `index` to the draft `owner` of the region before it, or makes one of its own.
fn attach(reader: &Reader, drafts: &mut Vec<Draft>, owner: usize, index: usize) -> Option<usize> {
    let previous = &reader.regions.all()[index - 1];
    let region = &reader.regions.all()[index];
    let doc = reader.doc;
    let draft = &drafts[owner];
    let end = end_of(draft).max(previous.marked.end);
    let sentence = doc.sentence_index(region.marked.start);
    let gap = sentence.saturating_sub(doc.sentence_index(end - 1));
    let is_new_paragraph = reader.is_paragraph_start(region.marked.start);
    if gap > 1 || (is_new_paragraph && previous.is_closed && !draft.is_quote(reader)) {
        return None;
    }
    if !is_new_paragraph || !previous.is_closed {
        drafts[owner].add(region.marked.clone());
        return Some(owner);
    }
    let next = Draft {
        pieces: vec![region.marked.clone()],
        cue: None,
        verdict: Verdict { rule: "quote_goes_on", ..draft.verdict.clone() },
        ..draft.clone()
    };
    drafts.push(next);
    Some(drafts.len() - 1)
}

/// Joins region `index` to the claim it follows straight away: `He said it failed. “It is over.”`
///
/// `drafts` up to `count` are in the order of their cues.
fn join_claim(reader: &Reader, drafts: &mut [Draft], count: usize, index: usize) -> Option<usize> {
    let start = reader.regions.all()[index].marked.start;
    let is_before = |d: &Draft| d.cue.as_ref().is_some_and(|cue| cue.start < start);
    let end = drafts[..count].partition_point(is_before);
    let near = end.saturating_sub(CLAIMS_MAX)..end;
    let number = near
        .filter(|&k| drafts[k].source.is_some() && is_right_before(reader, &drafts[k], start))
        .max_by_key(|&k| drafts[k].len())?;
    drafts[number].add(reader.regions.all()[index].marked.clone());
    Some(number)
}

/// Whether `draft` ends with the sentence before token `start`, in the same paragraph.
fn is_right_before(reader: &Reader, draft: &Draft, start: usize) -> bool {
    let last = end_of(draft) - 1;
    last < start
        && reader.doc.sentence_index(last) + 1 == reader.doc.sentence_index(start)
        && reader.paragraph(last) == reader.paragraph(start)
}

/// The token after the last of the cue and content of `draft`.
fn end_of(draft: &Draft) -> usize {
    let ends = [draft.pieces.last(), draft.cue.as_ref(), draft.source.as_ref()];
    ends.into_iter().flatten().map(|range: &Range<usize>| range.end).max().unwrap_or(1)
}
