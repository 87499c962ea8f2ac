//! Questions that the learner flagged or suspended.

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `roadmap flag` writes: one line with all that stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flags {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "flags"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The questions, by bank and id.
    pub flags: Vec<Flag>,
}

/// A question that was flagged, suspended, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flag {
    /// The id of its bank.
    pub bank: String,
    /// Its id.
    pub id: String,
    /// Whether something is wrong with it.
    pub flagged: bool,
    /// What is wrong, if the learner said.
    pub note: Option<String>,
    /// When it was flagged, RFC 3339 with the offset of the learner's clock.
    pub at: Option<String>,
    /// Whether it is not to be asked.
    pub suspended: bool,
}

impl Flags {
    /// These questions.
    #[must_use]
    pub fn new(flags: Vec<Flag>) -> Self {
        Self {
            tag: "flags",
            format: Format,
            flags,
        }
    }
}
