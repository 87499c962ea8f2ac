//! What a quiz says after it wrote a paper.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `quiz --paper` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PaperWritten {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "paper"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// Where the paper is.
    pub path: String,
    /// How many questions it asks.
    pub count: usize,
    /// What they were drawn with.
    pub seed: u64,
}

impl PaperWritten {
    /// A paper of `count` questions at `path`.
    #[must_use]
    pub fn new(path: &Path, count: usize, seed: u64) -> Self {
        Self {
            tag: "paper",
            format: Format,
            path: path.display().to_string(),
            count,
            seed,
        }
    }
}
