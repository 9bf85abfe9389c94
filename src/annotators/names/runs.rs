//! Where names may stand: runs of capitalized words, and how they are cut.
//!
//! | text | run | cut into |
//! |---|---|---|
//! | `US President Joe Biden said` | `US President Joe Biden` | `US`, `Joe Biden` after a role |
//! | `the Ministry of Health in Oslo` | `Ministry of Health` | the whole |
//! | `Ludwig van der Berg's` | `Ludwig van der Berg` | the whole |

use std::ops::Range;

use crate::lexicon::clue_words::WordClasses;
use crate::text::document::Document;
use crate::text::tokens::TokenKind;

/// Tokens of the longest run: a longer one is a line in capitals, which is cut anywhere.
const LONGEST: usize = 12;

/// Finds the stretches of `doc` that may be names, in order and disjoint. Linear time.
///
/// `classes` holds the classes of each token.
pub fn stretches(doc: &Document, classes: &[WordClasses]) -> Vec<Range<usize>> {
    let scan = Scan { doc, classes };
    let mut found = Vec::new();
    for sentence in doc.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            if !scan.opens(at) {
                at += 1;
                continue;
            }
            let end = scan.run_end(at, sentence.end);
            scan.cut(at..end, &mut found);
            at = end;
        }
    }
    found
}

struct Scan<'a> {
    doc: &'a Document<'a>,
    classes: &'a [WordClasses],
}

impl Scan<'_> {
    /// Whether a name may begin at token `i`.
    fn opens(&self, i: usize) -> bool {
        self.is_name_word(i) && !self.doc.is_possessive(i)
    }

    fn is_name_word(&self, i: usize) -> bool {
        self.doc.kind(i) == TokenKind::Word
            && self.doc.is_capitalized(i)
            && !self.classes[i].any(WordClasses::CALENDAR)
    }

    /// The end of the run that begins at `start`, no further than `limit`.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let limit = limit.min(start + LONGEST);
        let mut end = start + 1;
        while let Some(next) = self.step(start, end, limit) {
            end = next;
        }
        end
    }

    /// The end of the run `start..end` when it goes on with one more capitalized word.
    fn step(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        let next = self.joint_end(start, end, limit)?;
        let is_part = next < limit && (self.is_name_word(next) || self.is_model_number(end, next));
        is_part.then_some(next + 1)
    }

    /// Where the next word of the run stands: after a hyphen, particles, or words like "of".
    fn joint_end(&self, start: usize, end: usize, limit: usize) -> Option<usize> {
        if end >= limit {
            return None;
        }
        if matches!(self.doc.word(end), "-" | "‑" | "–") && !self.doc.is_spaced(end) {
            return (end + 1 < limit && !self.doc.is_spaced(end + 1)).then_some(end + 1);
        }
        let small = (end..limit.min(end + 3)).take_while(|&i| self.is_small(i)).count();
        if small == 0 {
            return Some(end);
        }
        let is_particles = (end..end + small).all(|i| self.classes[i].any(WordClasses::PARTICLE));
        if is_particles && !self.classes[end - 1].any(WordClasses::ORGANIZATION) {
            return Some(end + small);
        }
        self.connects(start, end).then_some(end + small)
    }

    fn is_small(&self, i: usize) -> bool {
        !self.doc.is_capitalized(i)
            && self.classes[i].any(WordClasses::PARTICLE | WordClasses::CONNECTOR)
    }

    /// Whether "of", "for" or "and" after `start..end` may belong to the name.
    fn connects(&self, start: usize, end: usize) -> bool {
        let heads = WordClasses::ORGANIZATION | WordClasses::PLACE | WordClasses::EVENT;
        match self.doc.lower(end) {
            "of" | "for" => {
                self.classes[end - 1].any(heads) && !self.classes[end - 1].any(WordClasses::ROLE)
            }
            "&" => true,
            "and" => (start + 1..end).any(|i| self.doc.is(i, "of") || self.doc.is(i, "for")),
            _ => false,
        }
    }

    /// Whether token `i` is the number of a model, as in "Su-34" or "F-16s", its hyphen at `hyphen`.
    fn is_model_number(&self, hyphen: usize, i: usize) -> bool {
        hyphen + 1 == i && self.doc.kind(i) == TokenKind::Number && !self.doc.is_spaced(i)
    }

    /// Cuts roles and openers off `run` and adds what is left to `found`.
    fn cut(&self, run: Range<usize>, found: &mut Vec<Range<usize>>) {
        let start = run.start + usize::from(self.is_idle(run.start));
        let rest = self.with_particle(start)..run.end;
        if rest.is_empty() {
            return;
        }
        let titles = WordClasses::HONORIFIC | WordClasses::ROLE;
        let heads = WordClasses::ORGANIZATION | WordClasses::PLACE | WordClasses::EVENT;
        let has_head = rest.len() > 1 && self.classes[rest.end - 1].any(heads);
        // The king in "Martin Luther King Jr." is no title.
        let is_title = |i: &usize| {
            let next = self.classes.get(i + 1);
            self.classes[*i].any(titles) && next.is_none_or(|next| !next.any(WordClasses::SUFFIX))
        };
        let title = rest.clone().rev().find(is_title);
        match title {
            Some(title) if !has_head => {
                push(start..self.titles_start(start, title), found);
                push(title + 1..run.end, found);
            }
            _ => push(rest, found),
        }
    }

    /// Where a name that begins at `start` begins with its particle: "al" of "al-Bashir".
    fn with_particle(&self, start: usize) -> usize {
        let Some(particle) = start.checked_sub(2) else { return start };
        let is_joined = self.doc.is(start - 1, "-")
            && !self.doc.is_spaced(start)
            && !self.doc.is_spaced(start - 1);
        let is_particle = self.classes[particle].any(WordClasses::PARTICLE);
        if is_joined && is_particle && !self.doc.is_capitalized(particle) {
            particle
        } else {
            start
        }
    }

    /// Where the titles that end at `last` begin, no earlier than `start`.
    fn titles_start(&self, start: usize, last: usize) -> usize {
        let is_title = |i: &usize| {
            self.classes[*i].any(WordClasses::HONORIFIC | WordClasses::ROLE)
                || matches!(self.doc.lower(*i), "-" | "former" | "acting" | "defence" | "foreign")
        };
        last + 1 - (start..=last).rev().take_while(is_title).count()
    }

    /// Whether token `i` opens the sentence or a name and is part of none: "The", "However".
    fn is_idle(&self, i: usize) -> bool {
        self.classes[i].any(WordClasses::OPENER)
    }
}

fn push(tokens: Range<usize>, found: &mut Vec<Range<usize>>) {
    if !tokens.is_empty() {
        found.push(tokens);
    }
}
