//! The forms that an output is written in: marked text, Web Annotations.

pub mod marked;
pub mod web_annotation;
