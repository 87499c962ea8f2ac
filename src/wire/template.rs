//! A question with blanks.

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `new` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Template<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "template"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The id of the question.
    pub id: &'a str,
    /// The question with its blanks, in TOML.
    pub text: &'a str,
}

impl<'a> Template<'a> {
    /// The question of that id.
    #[must_use]
    pub fn new(id: &'a str, text: &'a str) -> Self {
        Self {
            tag: "template",
            format: Format,
            id,
            text,
        }
    }
}
