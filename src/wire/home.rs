//! What the program says when it is asked nothing.

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `roadmap` alone writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Home<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "roadmap"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The version of the program.
    pub version: &'a str,
    /// How many questions there are to ask.
    pub questions: usize,
    /// How many steps the roadmap has.
    pub steps: usize,
}

impl<'a> Home<'a> {
    /// The program's `version`, with so many questions and steps.
    #[must_use]
    pub fn new(version: &'a str, questions: usize, steps: usize) -> Self {
        Self {
            tag: "roadmap",
            format: Format,
            version,
            questions,
            steps,
        }
    }
}
