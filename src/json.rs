//! What comes out as JSON, in the shape of the output contract.
//!
//! Half of it is the same few keys, so each is written at once with the marks around it. By way of
//! serde, which escapes every key, it takes four times as long and more code.

use crate::annotation::{
    Annotation, Attribution, Body, Certainty, Conversion, Entity, Kind, Mention, MentionForm,
    Modifier, Output, Place, PlaceLevel, Quantity, Term, Time, TimeClass,
};
use crate::calendar::Date;
use crate::marked::kind_name;
use crate::span::Span;

/// What can be written as JSON.
pub trait ToJson {
    /// Adds it to `json`, as one value.
    fn write(&self, json: &mut String);

    /// It alone.
    fn to_json(&self) -> String {
        let mut json = String::new();
        self.write(&mut json);
        json
    }
}

/// Bytes that an annotation takes in the middle, with its share of the entities.
const ROOM: usize = 160;

impl ToJson for Output {
    fn write(&self, json: &mut String) {
        json.reserve(ROOM * self.annotations.len());
        fields(
            json,
            &[
                (r#"{"published":"#, &self.published),
                (r#","annotations":"#, &self.annotations),
                (r#","entities":"#, &self.entities),
                (r#","terms":"#, &self.terms),
            ],
        );
        json.push('}');
    }
}

impl ToJson for Annotation {
    fn write(&self, json: &mut String) {
        write_ends(self.span, json);
        fields(json, &[(r#","rule":"#, &self.rule), (r#","kind":"#, &self.kind())]);
        self.body.write_fields(json);
        json.push('}');
    }
}

impl Body {
    fn write_fields(&self, json: &mut String) {
        match self {
            Self::Person(Mention { entity, form })
            | Self::Place(Mention { entity, form })
            | Self::Organization(Mention { entity, form })
            | Self::Group(Mention { entity, form })
            | Self::Event(Mention { entity, form })
            | Self::Product(Mention { entity, form }) => {
                fields(json, &[(r#","entity":"#, entity), (r#","mention":"#, form)]);
            }
            Self::Time(time) => time.write_fields(json),
            Self::Quantity(quantity) => quantity.write_fields(json),
            Self::Quote(said) | Self::Claim(said) => said.write_fields(json),
            Self::Term(term) => fields(json, &[(r#","entry":"#, &term.entry)]),
        }
    }
}

impl Time {
    fn write_fields(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#","type":"#, &self.class),
                (r#","value":"#, &self.value),
                (r#","first":"#, &self.first),
                (r#","last":"#, &self.last),
            ],
        );
    }
}

impl Quantity {
    fn write_fields(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#","value":"#, &self.value),
                (r#","upper":"#, &self.upper),
                (r#","unit":"#, &self.unit),
                (r#","modifier":"#, &self.modifier),
                (r#","of":"#, &self.of),
                (r#","conversions":"#, &self.conversions),
            ],
        );
    }
}

impl Attribution {
    fn write_fields(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#","content":"#, &self.content),
                (r#","source":"#, &self.source),
                (r#","cue":"#, &self.cue),
                (r#","speaker":"#, &self.speaker),
                (r#","certainty":"#, &self.certainty),
                (r#","because":"#, &self.because),
                (r#","related":"#, &self.related),
            ],
        );
    }
}

impl ToJson for Conversion {
    fn write(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#"{"value":"#, &self.value),
                (r#","unit":"#, &self.unit),
                (r#","text":"#, &self.text),
            ],
        );
        json.push('}');
    }
}

impl ToJson for Term {
    fn write(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#"{"entry":"#, &self.entry),
                (r#","title":"#, &self.title),
                (r#","text":"#, &self.text),
                (r#","url":"#, &self.url),
                (r#","mentions":"#, &self.mentions),
            ],
        );
        json.push('}');
    }
}

impl ToJson for Entity {
    fn write(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#"{"kind":"#, &self.kind),
                (r#","name":"#, &self.name),
                (r#","description":"#, &self.description),
                (r#","title":"#, &self.title),
                (r#","mentions":"#, &self.mentions),
                (r#","place":"#, &self.place),
            ],
        );
        json.push('}');
    }
}

impl ToJson for Place {
    fn write(&self, json: &mut String) {
        fields(
            json,
            &[
                (r#"{"country":"#, &self.country),
                (r#","latitude":"#, &self.latitude),
                (r#","longitude":"#, &self.longitude),
                (r#","population":"#, &self.population.map(|people| people as usize)),
                (r#","level":"#, &self.level),
            ],
        );
        json.push('}');
    }
}

impl ToJson for Span {
    fn write(&self, json: &mut String) {
        write_ends(*self, json);
        json.push('}');
    }
}

/// Begins an object with the ends of `span`.
fn write_ends(span: Span, json: &mut String) {
    fields(json, &[(r#"{"start":"#, &span.start), (r#","end":"#, &span.end)]);
}

/// Writes values, each after its key with the marks before it.
fn fields(json: &mut String, fields: &[(&str, &dyn ToJson)]) {
    for (key, value) in fields {
        json.push_str(key);
        value.write(json);
    }
}

impl ToJson for Kind {
    fn write(&self, json: &mut String) {
        kind_name(*self).write(json);
    }
}

/// Writes values by their names.
macro_rules! named {
    ($($type:ident)*) => {
        $(impl ToJson for $type {
            fn write(&self, json: &mut String) {
                self.name().write(json);
            }
        })*
    };
}

named!(MentionForm TimeClass Modifier Certainty PlaceLevel);

impl ToJson for Date {
    fn write(&self, json: &mut String) {
        self.to_string().write(json);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, json: &mut String) {
        match self {
            Some(value) => value.write(json),
            None => json.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, json: &mut String) {
        json.push('[');
        for (i, value) in self.iter().enumerate() {
            if i > 0 {
                json.push(',');
            }
            value.write(json);
        }
        json.push(']');
    }
}

impl ToJson for usize {
    fn write(&self, json: &mut String) {
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = *self;
        while start == digits.len() || rest > 0 {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        json.push_str(str::from_utf8(&digits[start..]).expect("digits are text"));
    }
}

impl ToJson for f64 {
    fn write(&self, json: &mut String) {
        json.push_str(&serde_json::to_string(self).expect("numbers serialize"));
    }
}

impl ToJson for String {
    fn write(&self, json: &mut String) {
        self.as_str().write(json);
    }
}

impl ToJson for &str {
    fn write(&self, json: &mut String) {
        if self.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
            json.push_str(&serde_json::to_string(self).expect("strings serialize"));
            return;
        }
        json.push('"');
        json.push_str(self);
        json.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_json() {
        assert_eq!(vec![0, 7, 10, usize::MAX].to_json(), "[0,7,10,18446744073709551615]");
        assert_eq!([Some(0.5), None, Some(3.0)].to_vec().to_json(), "[0.5,null,3.0]");
        assert_eq!("“It”\n\"\\\u{1}".to_json(), r#""“It”\n\"\\\u0001""#);
        assert_eq!(Span::new(3, 12).to_json(), r#"{"start":3,"end":12}"#);
    }
}
