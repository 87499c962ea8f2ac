//! What a quiz says after it wrote a paper.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `quiz --paper` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename = "paper")]
pub struct PaperWritten {
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
            format: Format,
            path: path.display().to_string(),
            count,
            seed,
        }
    }
}
