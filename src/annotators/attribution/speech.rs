//! Quoted speech that goes on: over sentences, interruptions and paragraphs.
//!
//! | text | attributions |
//! |---|---|
//! | `“A,” he said. “B.”` | one with two pieces |
//! | `“A.\n“B,” he said.` | one: the first region was never closed |
//! | `“A,” he said.\n“B.”` | two: the same speaker goes on, without a cue |

use std::ops::Range;

use super::draft::Draft;
use super::reader::Reader;
use super::regions::Region;

/// The fewest tokens of a region that is speech without a cue of its own: `“Yes.”`
const SPEECH_MIN: usize = 2;

/// Gives the regions nobody claimed to the speaker before them, where they go on with that speech.
pub fn continue_speech(reader: &Reader, drafts: &mut Vec<Draft>) {
    let mut owners = owners(reader, drafts);
    for index in 1..owners.len() {
        if owners[index].is_some() || !is_speech(reader, &reader.regions.all()[index]) {
            continue;
        }
        let Some(owner) = owners[index - 1] else {
            owners[index] = before(reader, drafts, index);
            continue;
        };
        owners[index] = attach(reader, drafts, owner, index);
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
    let gap = doc.sentence_index(region.marked.start) - doc.sentence_index(end - 1);
    if is_same_paragraph(reader, previous, region) {
        if gap <= 1 {
            drafts[owner].pieces.push(region.marked.clone());
            return Some(owner);
        }
        return None;
    }
    if !previous.is_closed && gap <= 1 {
        drafts[owner].pieces.push(region.marked.clone());
        return Some(owner);
    }
    if gap > 1 || !draft.is_quote(reader) {
        return None;
    }
    let next = Draft {
        pieces: vec![region.marked.clone()],
        cue: None,
        rule: "quote_goes_on",
        ..draft.clone()
    };
    drafts.push(next);
    Some(drafts.len() - 1)
}

/// The draft whose claim the region follows straight away: `He said it failed. “It is over.”`
fn before(reader: &Reader, drafts: &mut [Draft], index: usize) -> Option<usize> {
    let region = &reader.regions.all()[index];
    let start = region.marked.start;
    let doc = reader.doc;
    let number = drafts.iter().rposition(|d| {
        d.source.is_some() && d.pieces.last().is_some_and(|p| p.end <= start) && {
            let gap = doc.sentence_index(start) - doc.sentence_index(end_of(d) - 1);
            gap == 1 && reader.paragraph(end_of(d) - 1) == reader.paragraph(start)
        }
    })?;
    drafts[number].pieces.push(region.marked.clone());
    Some(number)
}

/// The token after the last of the cue and content of `draft`.
fn end_of(draft: &Draft) -> usize {
    let ends = [draft.pieces.last(), draft.cue.as_ref(), draft.source.as_ref()];
    ends.into_iter().flatten().map(|range: &Range<usize>| range.end).max().unwrap_or(1)
}

fn is_same_paragraph(reader: &Reader, a: &Region, b: &Region) -> bool {
    reader.paragraph(a.marked.end - 1) == reader.paragraph(b.marked.start)
}
