//! The FAQ of a bank.

use super::text::Text;

/// Questions about the road and their answers, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faq {
    /// The entries, in the order in which they are numbered.
    pub entries: Vec<FaqEntry>,
}

/// One question about the road and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaqEntry {
    /// Its id.
    pub id: Text,
    /// The question.
    pub question: Text,
    /// The answer: Markdown with inline code and emphasis only.
    pub answer: Text,
    /// Whether the guide that the bank is made from asks it.
    pub from_guide: bool,
    /// Words to find it by.
    pub tags: Vec<Text>,
    /// Ids of related entries.
    pub see: Vec<Text>,
    /// Ids of related steps.
    pub steps: Vec<Text>,
}
