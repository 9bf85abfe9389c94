//! Quotes and claims on the same thing, by different sources.
//!
//! What a claim is about is a set of topics: the entities and quantities it holds, and its nouns.
//! A topic weighs the more, the fewer claims of the article share it (inverse document frequency,
//! Spärck Jones 1972), so that a country at war with another relates nothing by itself. Two are
//! related when they share two topics, one of them an entity or quantity, and are alike enough by the
//! cosine of their weights. Of two that contradict each other, one denied and one not, less is asked:
//! who denies says little. Two that a "but" or "though" sets against each other need share nothing.

use std::ops::Range;

use foldhash::HashMap;

use crate::annotation::{Annotation, Attribution, Body, Certainty};
use crate::text::document::Document;

/// A topic that more claims share says nothing of any two; also what keeps the work linear.
const MOST_SHARED: usize = 12;

/// Cosine from which two claims are on the same thing: below it, readers see no connection.
const ALIKE: f32 = 0.25;

/// Cosine from which a denial is of what another source claims, where they share two topics, one of
/// them a noun or quantity; and where they share but one.
const OPPOSED: [f32; 2] = [0.1, 0.4];

/// The most claims inside another after which the next one is looked for.
const NEAR: usize = 8;

/// The most that are listed for one claim: a card has no room for more.
const MOST_RELATED: usize = 5;

/// Fills `related` of the quotes and claims among `annotations`, which are final and sorted.
pub fn relate(doc: &Document, annotations: &mut [Annotation]) {
    let claims = claims(doc, annotations);
    let mut common = vec![Common::default(); claims.list.len()];
    let alike = |i| alike(doc, &claims, annotations, i, &mut common);
    let mut found: Vec<_> = (0..claims.list.len()).map(alike).collect();
    for (i, j) in contrasted(doc, &claims, annotations) {
        for (one, other) in [(i, j), (j, i)] {
            let index = claims.list[other].index;
            if found[one].iter().all(|&(_, known)| known != index) {
                found[one].push((1.0, index));
            }
        }
    }
    for (claim, mut scored) in claims.list.iter().zip(found) {
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(MOST_RELATED);
        let mut related: Vec<usize> = scored.into_iter().map(|(_, index)| index).collect();
        related.sort_unstable();
        if let Some(said) = annotations[claim.index].as_attribution_mut() {
            said.related = related;
        }
    }
}

/// What a claim can be about.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Topic<'d> {
    /// By index.
    Entity(usize),
    /// Bits of the value, and the unit.
    Quantity(u64, Option<&'static str>),
    /// In lower case.
    Noun(&'d str),
}

/// A quote or claim, by its index among the annotations.
struct Claim {
    index: usize,
    tokens: Range<usize>,
    /// Its topics, each once, as indices into those of all.
    topics: Vec<usize>,
    /// The Euclidean length of its topics' weights.
    norm: f32,
}

/// A topic of some claim.
struct Shared<'d> {
    topic: Topic<'d>,
    /// The claims that hold it, as indices.
    holders: Vec<usize>,
    /// The square of its weight: zero where too many share it.
    weight: f32,
}

struct Claims<'d> {
    list: Vec<Claim>,
    topics: Vec<Shared<'d>>,
}

fn claims<'d>(doc: &'d Document, annotations: &[Annotation]) -> Claims<'d> {
    let mut claims = Claims { list: Vec::new(), topics: Vec::new() };
    let mut numbers: HashMap<Topic, usize> = HashMap::default();
    for (index, annotation) in annotations.iter().enumerate() {
        let Some(said) = annotation.as_attribution() else { continue };
        let own = claims.list.len();
        let mut topics = Vec::new();
        for topic in self::topics(doc, annotations, index, said) {
            let number = *numbers.entry(topic).or_insert(claims.topics.len());
            if number == claims.topics.len() {
                claims.topics.push(Shared { topic, holders: Vec::new(), weight: 0.0 });
            }
            let holders = &mut claims.topics[number].holders;
            if holders.last() != Some(&own) {
                holders.push(own);
                topics.push(number);
            }
        }
        let tokens = doc.tokens_in(annotation.span);
        claims.list.push(Claim { index, tokens, topics, norm: 0.0 });
    }
    claims.weigh();
    claims
}

impl Claims<'_> {
    /// Fills in what counting the holders of all topics tells.
    fn weigh(&mut self) {
        let count = self.list.len() as f32;
        for topic in self.topics.iter_mut().filter(|topic| topic.holders.len() <= MOST_SHARED) {
            topic.weight = (count / topic.holders.len() as f32).ln().powi(2);
        }
        for claim in &mut self.list {
            claim.norm = claim.topics.iter().map(|&t| self.topics[t].weight).sum::<f32>().sqrt();
        }
    }
}

/// The topics of the claim at `index`, as often as it holds them.
fn topics<'d>(
    doc: &'d Document,
    annotations: &[Annotation],
    index: usize,
    said: &Attribution,
) -> Vec<Topic<'d>> {
    let within = |a: &Annotation| said.content.iter().any(|piece| piece.contains(a.span));
    let end = annotations[index].span.end;
    let inside = annotations[index + 1..].iter().take_while(|a| a.span.start < end);
    let mut topics: Vec<Topic> = inside.filter(|a| within(a)).filter_map(topic).collect();
    for token in said.content.iter().flat_map(|piece| doc.tokens_in(*piece)) {
        if doc.tag(token).is_noun() && !doc.is_capitalized(token) {
            topics.push(Topic::Noun(doc.lower(token)));
        }
    }
    topics
}

fn topic<'d>(annotation: &Annotation) -> Option<Topic<'d>> {
    match &annotation.body {
        Body::Quantity(quantity) => Some(Topic::Quantity(quantity.value.to_bits(), quantity.unit)),
        _ => annotation.as_mention()?.entity.map(Topic::Entity),
    }
}

/// What a claim has in common with another one.
#[derive(Clone, Copy, Default)]
struct Common {
    topics: usize,
    /// The sum of their squared weights.
    weight: f32,
    /// Whether one of them is no noun.
    is_firm: bool,
    /// Whether one of them is no entity.
    is_told: bool,
}

/// The claims like the `i`-th one by other sources: how much, and their index. All of `common`, one
/// for each claim, have nothing in common before and after.
fn alike(
    doc: &Document,
    claims: &Claims,
    annotations: &[Annotation],
    i: usize,
    common: &mut [Common],
) -> Vec<(f32, usize)> {
    let claim = &claims.list[i];
    let mut others = Vec::new();
    let topics = claim.topics.iter().map(|&number| &claims.topics[number]);
    for Shared { topic, holders, weight } in topics.filter(|topic| topic.weight > 0.0) {
        for &other in holders.iter().filter(|&&other| other != i) {
            let common = &mut common[other];
            others.extend((common.topics == 0).then_some(other));
            common.topics += 1;
            common.weight += weight;
            common.is_firm |= !matches!(topic, Topic::Noun(_));
            common.is_told |= !matches!(topic, Topic::Entity(_));
        }
    }
    let own = &annotations[claim.index];
    let related = others.into_iter().filter_map(|other| {
        let Common { topics, weight, is_firm, is_told } = std::mem::take(&mut common[other]);
        let Claim { index, norm, .. } = claims.list[other];
        let score = weight / (claim.norm * norm);
        let other = &annotations[index];
        let least = OPPOSED[usize::from(topics == 1)];
        let is_denied = is_told && score >= least && are_opposed(own, other);
        let is_alike = is_denied || is_firm && topics > 1 && score >= ALIKE;
        (is_alike && are_two_sources(doc, own, other)).then_some((score, index))
    });
    related.collect()
}

/// The pairs of claims of one sentence by two sources that a word sets against each other: "Ito said
/// it was safe, though Lund warned it was old".
fn contrasted(doc: &Document, claims: &Claims, annotations: &[Annotation]) -> Vec<(usize, usize)> {
    let start = |i: usize| claims.list[i].tokens.start;
    let mut pairs = Vec::new();
    for (i, claim) in claims.list.iter().enumerate() {
        let end = claim.tokens.end;
        let sentence = doc.sentence(end - 1).end;
        let near = i + 1..claims.list.len().min(i + 1 + NEAR);
        let Some(j) = near.into_iter().find(|&j| start(j) >= end) else { continue };
        let mut between = end..start(j).min(sentence);
        let mut turns =
            || between.any(|k| matches!(doc.lower(k), "but" | "though" | "although" | "while"));
        let (one, other) = (claim.index, claims.list[j].index);
        let is_near = start(j) < sentence && turns();
        if is_near && are_two_sources(doc, &annotations[one], &annotations[other]) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// Whether one is denied and the other is not.
fn are_opposed(one: &Annotation, other: &Annotation) -> bool {
    let is_denied =
        |a: &Annotation| a.as_attribution().is_some_and(|said| said.certainty == Certainty::Denied);
    is_denied(one) != is_denied(other)
}

/// Whether the two stand apart in the text and are said by different sources.
fn are_two_sources(doc: &Document, one: &Annotation, other: &Annotation) -> bool {
    let speaker = |a: &Annotation| a.as_attribution().map(|said| (said.speaker, said.source));
    let is_same = match (speaker(one), speaker(other)) {
        (Some((Some(a), _)), Some((Some(b), _))) => a == b,
        (Some((_, Some(a))), Some((_, Some(b)))) => doc.slice(a).eq_ignore_ascii_case(doc.slice(b)),
        (Some((_, a)), Some((_, b))) => a.is_some() && a == b,
        _ => true,
    };
    !is_same && !one.span.overlaps(other.span)
}

#[cfg(test)]
mod tests {
    use crate::annotation::Annotation;
    use crate::pipeline::Pipeline;

    /// The claims and quotes of `text`, each with what it is related to, as numbers from 0 on.
    fn related(text: &str) -> Vec<Vec<usize>> {
        let output = Pipeline::new().annotate(text, None);
        let is_said = |a: &&Annotation| a.as_attribution().is_some();
        let number = |index: usize| output.annotations[..index].iter().filter(is_said).count();
        let said = output.annotations.iter().filter_map(Annotation::as_attribution);
        said.map(|said| said.related.iter().map(|&index| number(index)).collect()).collect()
    }

    #[test]
    fn who_denies_is_related_to_who_claims() {
        let text = "Mayor Ana Ito said the bridge was safe. Peter Lund, an engineer, denied that the \
                    bridge was safe. The council said it would meet on Monday.";
        assert_eq!(related(text), [vec![1], vec![0], vec![]]);
    }

    #[test]
    fn one_source_is_not_related_to_itself() {
        let text = "“The bridge over the Aare is safe,” I said. “The bridge over the Aare is old,” I \
                    said. The council said it would meet on Monday.";
        assert!(related(text).iter().all(Vec::is_empty));
    }

    #[test]
    fn two_that_a_word_contrasts_are_related() {
        let text = "Commanders said that the front had stabilized, though Mayor Ana Ito said her men \
                    were advancing there. The council said it would meet on Monday.";
        assert_eq!(related(text), [vec![1], vec![0], vec![]]);
    }

    #[test]
    fn one_name_in_common_relates_nothing() {
        let text = "The council praised Aurora. Peter Lund said Aurora was founded in a garage. The \
                    mayor said it would rain.";
        assert!(related(text).iter().all(Vec::is_empty));
    }
}
