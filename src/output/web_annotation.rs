//! An output as W3C Web Annotations: what `www/web-annotations/` gives of a page, here of a text.
//!
//! | part | holds |
//! |---|---|
//! | `motivation` | why: a name identifies, a time or number classifies, the others describe |
//! | `body[0]` | the kind |
//! | the next | the value, where there is one: whom, when, how much, who says so |
//! | the last | all that is known, as JSON, with words of the text in place of offsets |
//! | `target` | the words with what stands around them, and their place |
//!
//! The Web Annotation Data Model (W3C Recommendation, 2017) counts places in Unicode code points.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::annotation::{Annotation, Body, Entity, Kind, Output, Quantity};
use crate::text::span::Span;

/// Characters of context before and after, as annotators on the web commonly keep.
const CONTEXT: usize = 32;

/// Where spans stand is read off them, and which others belong to them holds for one output alone.
const OWN_FIELDS: [&str; 6] = ["start", "end", "entity", "speaker", "related", "entry"];

/// The annotations of `output`, whose spans are bytes of `text`, which stands at `source`.
pub fn web_annotations(text: &str, output: &Output, source: &str) -> Vec<Value> {
    let mut annotations = Vec::with_capacity(output.annotations.len());
    let (mut byte, mut character) = (0, 0);
    for (index, annotation) in output.annotations.iter().enumerate() {
        let Span { start, .. } = annotation.span;
        character += text[byte..start].chars().count();
        byte = start;
        annotations.push(json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("{source}#postil-{index}"),
            "type": "Annotation",
            "motivation": motivation(annotation.kind),
            "body": bodies(text, output, annotation),
            "target": {
                "type": "SpecificResource",
                "source": source,
                "selector": selectors(text, annotation.span, character),
            },
        }));
    }
    annotations
}

fn motivation(kind: Kind) -> &'static str {
    match kind {
        Kind::Time | Kind::Quantity => "classifying",
        Kind::Quote | Kind::Claim | Kind::Term => "describing",
        _ => "identifying",
    }
}

/// The words of `span`, which is `character` characters into `text`, and where they are.
fn selectors(text: &str, span: Span, character: usize) -> Value {
    let exact = &text[span.range()];
    let before = text[..span.start].char_indices().rev().take(CONTEXT).last();
    let prefix = &text[before.map_or(span.start, |(at, _)| at)..span.start];
    let suffix: String = text[span.end..].chars().take(CONTEXT).collect();
    let end = character + exact.chars().count();
    json!([
        { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix },
        { "type": "TextPositionSelector", "start": character, "end": end },
    ])
}

fn bodies(text: &str, output: &Output, annotation: &Annotation) -> Value {
    let body = |purpose: &str, format: &str, value: String| json!({ "type": "TextualBody", "purpose": purpose, "format": format, "value": value });
    let data = data(text, output, annotation);
    let kind = data["kind"].as_str().unwrap_or_default().to_owned();
    let value = value(text, output, annotation);
    let bodies = [
        Some(body("classifying", "text/plain", kind)),
        value.map(|value| body("identifying", "text/plain", value)),
        Some(body("describing", "application/json", data.to_string())),
    ];
    bodies.into_iter().flatten().collect()
}

/// What an annotation says, in a word.
fn value(text: &str, output: &Output, annotation: &Annotation) -> Option<String> {
    match &annotation.body {
        Body::Time(time) => Some(time.value.clone()),
        Body::Quantity(quantity) => Some(amount(quantity)),
        Body::Attribution(said) => {
            let speaker = said.speaker.map(|index| output.entities[index].name.clone());
            speaker.or_else(|| said.source.map(|span| text[span.range()].to_owned()))
        }
        Body::Term(mention) => {
            let term = output.terms.iter().find(|term| term.entry == mention.entry)?;
            Some(term.title.clone())
        }
        Body::Mention(mention) => Some(output.entities[mention.entity?].name.clone()),
    }
}

/// `5..7 kilometer`.
fn amount(quantity: &Quantity) -> String {
    let upper = quantity.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
    let unit = quantity.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{}{upper}{unit}", quantity.value)
}

/// Everything that is known, so that it can be read without the article.
fn data(text: &str, output: &Output, annotation: &Annotation) -> Value {
    let mut data = object(annotation);
    let with = |index: Option<usize>| index.map(|index| without_mentions(&output.entities[index]));
    let entity = annotation.as_mention().map(|mention| ("entity", with(mention.entity)));
    let speaker = annotation.as_attribution().map(|said| ("speaker", with(said.speaker)));
    OWN_FIELDS.iter().for_each(|field| drop(data.remove(*field)));
    data.values_mut().for_each(|value| replace_spans(text, value));
    for (field, entity) in entity.into_iter().chain(speaker) {
        data.insert(field.to_owned(), entity.unwrap_or_default());
    }
    if let Body::Term(mention) = &annotation.body
        && let Some(term) = output.terms.iter().find(|term| term.entry == mention.entry)
    {
        data.extend(object(term).into_iter().filter(|(f, _)| f != "entry" && f != "mentions"));
    }
    data.into()
}

/// Puts the words of `text` where `value` has spans.
fn replace_spans(text: &str, value: &mut Value) {
    if let Value::Array(values) = value {
        values.iter_mut().for_each(|value| replace_spans(text, value));
    } else if let Ok(span) = serde_json::from_value::<Span>(value.clone()) {
        *value = text[span.range()].into();
    }
}

fn without_mentions(entity: &Entity) -> Value {
    let mut entity = object(entity);
    entity.remove("mentions");
    entity.into()
}

/// What is an object in JSON, as one.
fn object(value: &impl Serialize) -> Map<String, Value> {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_object().cloned())
        .unwrap_or_default()
}
