//! One value, one line of JSON that no terminal can be controlled by.

use std::borrow::Cow;
use std::fmt::Write;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::model::is_hidden;

/// The number of the format; it rises when a field is removed or changes its meaning.
pub const FORMAT: u32 = 1;

/// The field `format` of the first line that a command prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format;

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(FORMAT)
    }
}

impl JsonSchema for Format {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": FORMAT })
    }
}

/// `value` as one line of JSON, line end included.
///
/// DEL, C1, line separators, bidirectional and zero-width characters, which JSON lets pass raw, are
/// written as `\uXXXX`: the same text after parsing, and nothing that a terminal obeys before.
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "the shapes of this layer have string keys and write into memory"
)]
pub fn line<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_string(value).expect("a shape of wire serialises");
    let mut line = if may_hide(&json) {
        escaped(&json)
    } else {
        json
    };
    line.push('\n');
    line
}

/// Whether `json` may hold something hidden: in ASCII that is DEL alone, since JSON escapes the rest.
fn may_hide(json: &str) -> bool {
    json.bytes().any(|byte| byte >= 0x7f)
}

fn escaped(json: &str) -> String {
    let mut line = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if is_hidden(c) {
            escape(&mut line, c);
        } else {
            line.push(c);
        }
    }
    line
}

/// Writes `c` as its UTF-16 units, as RFC 8259, section 7, has it.
fn escape(line: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(line, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let line = line(&text);
        assert_eq!(line, format!("\"{expected}\"\n"));
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }

    #[test]
    fn what_controls_or_misleads_is_escaped() {
        check(
            "a \"b\" \u{e4}\u{4e2d}\u{1f600}",
            "a \\\"b\\\" \u{e4}\u{4e2d}\u{1f600}",
        );
        check("\u{1b}[31m\n\t", "\\u001b[31m\\n\\t");
        check("\u{7f}\u{85}\u{9b}", "\\u007f\\u0085\\u009b");
        check(
            "\u{2028}\u{2029}\u{202e}\u{2066}",
            "\\u2028\\u2029\\u202e\\u2066",
        );
        check(
            "\u{200b}\u{200d}\u{feff}\u{ad}",
            "\\u200b\\u200d\\ufeff\\u00ad",
        );
        check("\u{e0041}", "\\udb40\\udc41");
    }
}
