//! What comes out, value by value: the shape of the output contract, in whatever form it is written.
//!
//! | form | for |
//! |---|---|
//! | `json.rs` | the command line |
//! | `packed.rs` | the page |
//!
//! Half of JSON is the same few keys, so each is a text with the marks around it.

use crate::annotation::{
    Annotation, Attribution, Body, Certainty, Conversion, Entity, Kind, MentionForm, Modifier,
    Output, Place, PlaceLevel, Quantity, Term, Time, TimeClass,
};
use crate::calendar::Date;
use crate::output::marked::kind_name;
use crate::text::span::Span;

/// What is made of values, told one after the other.
///
/// Where a form has no keys, order and length tell what a value is.
pub trait Form {
    /// The key of the value that is next, with the marks before it.
    fn key(&mut self, _key: &'static str) {}

    /// The end of an object.
    fn close(&mut self) {}

    /// A whole number.
    fn number(&mut self, number: usize);

    /// Any number.
    fn decimal(&mut self, number: f64);

    /// A text.
    fn text(&mut self, text: &str);

    /// Whether a value that may be missing is next.
    fn option(&mut self, is_there: bool);

    /// The start of a list of so many values.
    fn list(&mut self, len: usize);

    /// That the value with this number in a list is next.
    fn item(&mut self, _number: usize) {}

    /// The end of a list.
    fn close_list(&mut self) {}
}

/// What is written in a [`Form`].
pub trait Values {
    /// Tells all its values.
    fn write(&self, form: &mut dyn Form);
}

impl Values for Output {
    fn write(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#"{"published":"#, &self.published),
                (r#","annotations":"#, &self.annotations),
                (r#","entities":"#, &self.entities),
                (r#","terms":"#, &self.terms),
            ],
        );
        form.close();
    }
}

impl Values for Annotation {
    fn write(&self, form: &mut dyn Form) {
        write_ends(self.span, form);
        fields(form, &[(r#","rule":"#, &self.rule), (r#","kind":"#, &self.kind())]);
        self.body.write_fields(form);
        form.close();
    }
}

impl Body {
    fn write_fields(&self, form: &mut dyn Form) {
        match self {
            Self::Person(mention)
            | Self::Place(mention)
            | Self::Organization(mention)
            | Self::Group(mention)
            | Self::Event(mention)
            | Self::Product(mention) => {
                let entity = mention.entity.expect("every mention that is put out has one");
                fields(form, &[(r#","entity":"#, &entity), (r#","mention":"#, &mention.form)]);
            }
            Self::Time(time) => time.write_fields(form),
            Self::Quantity(quantity) => quantity.write_fields(form),
            Self::Quote(said) | Self::Claim(said) => said.write_fields(form),
            Self::Term(term) => fields(form, &[(r#","entry":"#, &term.entry)]),
        }
    }
}

impl Time {
    fn write_fields(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#","type":"#, &self.class),
                (r#","value":"#, &self.value),
                (r#","upper":"#, &self.upper),
                (r#","first":"#, &self.first),
                (r#","last":"#, &self.last),
            ],
        );
    }
}

impl Quantity {
    fn write_fields(&self, form: &mut dyn Form) {
        fields(
            form,
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
    fn write_fields(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#","content":"#, &self.content),
                (r#","source":"#, &self.source),
                (r#","cue":"#, &self.cue),
                (r#","speaker":"#, &self.speaker),
                (r#","certainty":"#, &self.certainty),
                (r#","confidence":"#, &self.confidence),
                (r#","because":"#, &self.because),
                (r#","related":"#, &self.related),
            ],
        );
    }
}

impl Values for Conversion {
    fn write(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#"{"value":"#, &self.value),
                (r#","unit":"#, &self.unit),
                (r#","text":"#, &self.text),
                (r#","systems":"#, &self.systems),
            ],
        );
        form.close();
    }
}

impl Values for Term {
    fn write(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#"{"entry":"#, &self.entry),
                (r#","title":"#, &self.title),
                (r#","text":"#, &self.text),
                (r#","url":"#, &self.url),
                (r#","mentions":"#, &self.mentions),
            ],
        );
        form.close();
    }
}

impl Values for Entity {
    fn write(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#"{"kind":"#, &self.kind),
                (r#","name":"#, &self.name),
                (r#","description":"#, &self.description),
                (r#","title":"#, &self.title),
                (r#","mentions":"#, &self.mentions),
                (r#","place":"#, &self.place),
            ],
        );
        form.close();
    }
}

impl Values for Place {
    fn write(&self, form: &mut dyn Form) {
        fields(
            form,
            &[
                (r#"{"country":"#, &self.country),
                (r#","latitude":"#, &self.latitude),
                (r#","longitude":"#, &self.longitude),
                (r#","population":"#, &self.population.map(|people| people as usize)),
                (r#","level":"#, &self.level),
            ],
        );
        form.close();
    }
}

impl Values for Span {
    fn write(&self, form: &mut dyn Form) {
        write_ends(*self, form);
        form.close();
    }
}

/// Begins an object with the ends of `span`.
fn write_ends(span: Span, form: &mut dyn Form) {
    fields(form, &[(r#"{"start":"#, &span.start), (r#","end":"#, &span.end)]);
}

/// Writes values, each after its key with the marks before it.
fn fields(form: &mut dyn Form, fields: &[(&'static str, &dyn Values)]) {
    for (key, value) in fields {
        form.key(key);
        value.write(form);
    }
}

impl Values for Kind {
    fn write(&self, form: &mut dyn Form) {
        kind_name(*self).write(form);
    }
}

/// Writes values by their names.
macro_rules! named {
    ($($type:ident)*) => {
        $(impl Values for $type {
            fn write(&self, form: &mut dyn Form) {
                self.name().write(form);
            }
        })*
    };
}

named!(MentionForm TimeClass Modifier Certainty PlaceLevel);

impl Values for Date {
    fn write(&self, form: &mut dyn Form) {
        self.to_string().write(form);
    }
}

impl<T: Values> Values for Option<T> {
    fn write(&self, form: &mut dyn Form) {
        form.option(self.is_some());
        self.iter().for_each(|value| value.write(form));
    }
}

impl<T: Values> Values for Vec<T> {
    fn write(&self, form: &mut dyn Form) {
        form.list(self.len());
        for (number, value) in self.iter().enumerate() {
            form.item(number);
            value.write(form);
        }
        form.close_list();
    }
}

impl Values for usize {
    fn write(&self, form: &mut dyn Form) {
        form.number(*self);
    }
}

impl Values for f64 {
    fn write(&self, form: &mut dyn Form) {
        form.decimal(*self);
    }
}

impl Values for String {
    fn write(&self, form: &mut dyn Form) {
        form.text(self);
    }
}

impl Values for &str {
    fn write(&self, form: &mut dyn Form) {
        form.text(self);
    }
}
