//! What comes out as JSON, in the shape of the output contract.
//!
//! By way of serde, which escapes every key, it takes four times as long.

use crate::output::values::{Form, Values};

/// What can be written as JSON.
pub trait ToJson: Values {
    /// It as one JSON value.
    fn to_json(&self) -> String
    where
        Self: Sized,
    {
        let mut json = String::new();
        self.write(&mut json);
        json
    }
}

impl<T: Values> ToJson for T {}

/// JSON so far.
impl Form for String {
    fn key(&mut self, key: &'static str) {
        self.push_str(key);
    }

    fn close(&mut self) {
        self.push('}');
    }

    fn number(&mut self, number: usize) {
        let mut digits = [0; 20];
        let mut start = digits.len();
        let mut rest = number;
        while start == digits.len() || rest > 0 {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.push_str(str::from_utf8(&digits[start..]).expect("digits are text"));
    }

    fn decimal(&mut self, number: f64) {
        self.push_str(&serde_json::to_string(&number).expect("numbers serialize"));
    }

    fn text(&mut self, text: &str) {
        if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
            self.push_str(&serde_json::to_string(text).expect("strings serialize"));
            return;
        }
        self.push('"');
        self.push_str(text);
        self.push('"');
    }

    fn option(&mut self, is_there: bool) {
        if !is_there {
            self.push_str("null");
        }
    }

    fn list(&mut self, _len: usize) {
        self.push('[');
    }

    fn item(&mut self, number: usize) {
        if number > 0 {
            self.push(',');
        }
    }

    fn close_list(&mut self) {
        self.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Span;

    #[test]
    fn values_are_those_of_json() {
        assert_eq!(vec![0, 7, 10, usize::MAX].to_json(), "[0,7,10,18446744073709551615]");
        assert_eq!([Some(0.5), None, Some(3.0)].to_vec().to_json(), "[0.5,null,3.0]");
        assert_eq!("“It”\n\"\\\u{1}".to_json(), r#""“It”\n\"\\\u0001""#);
        assert_eq!(Span::new(3, 12).to_json(), r#"{"start":3,"end":12}"#);
    }
}
