//! What a bank says of the lint: what is not judged, what is an error, what counts as a source.

use super::text::Text;

/// A `[lint]` table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Codes of rules that are not judged.
    pub allow: Vec<Text>,
    /// Codes of rules whose findings are errors.
    pub deny: Vec<Text>,
    /// Hosts that count as primary sources.
    pub references: Vec<Text>,
}

/// What the head of a question file says of the lint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileHead {
    /// The number of the file among all sources, as in a span.
    pub source: u32,
    /// Codes of rules that its questions are excused from, with a reason.
    pub allow: Vec<Text>,
    /// Its `[lint]` table, which holds for this file.
    pub policy: Policy,
}
