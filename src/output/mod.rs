//! The forms that an output is written in: JSON, packed for the page, marked text, Web Annotations.

pub mod json;
pub mod marked;
pub mod packed;
pub mod values;
pub mod web_annotation;
