//! The FAQ.

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;
use super::road::texts;
use crate::model;

/// What `faq` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Faq<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "faq"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// What was searched for; null where all entries are listed.
    pub query: Option<&'a str>,
    /// The entries; those that were found, the best first, where something was searched for.
    pub entries: Vec<FaqEntry<'a>>,
}

/// One question about the road and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FaqEntry<'a> {
    /// Its number, from 1.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// The question.
    pub question: &'a str,
    /// The answer: Markdown with inline code and emphasis only.
    pub answer: &'a str,
    /// Whether the guide that the bank is made from asks it.
    pub from_guide: bool,
    /// Words to find it by.
    pub tags: Vec<&'a str>,
    /// Ids of related entries.
    pub see: Vec<&'a str>,
    /// Ids of related steps.
    pub steps: Vec<&'a str>,
}

impl<'a> Faq<'a> {
    /// All entries of `faq`.
    #[must_use]
    pub fn all(faq: &'a model::Faq) -> Self {
        let positions: Vec<_> = (0..faq.entries.len()).collect();
        Self::of(faq, None, &positions)
    }

    /// The entries at `positions`, counted from 0, that a search for `query` found.
    #[must_use]
    pub fn found(faq: &'a model::Faq, query: &'a str, positions: &[usize]) -> Self {
        Self::of(faq, Some(query), positions)
    }

    fn of(faq: &'a model::Faq, query: Option<&'a str>, positions: &[usize]) -> Self {
        let entry = |at: &usize| Some(FaqEntry::new(*at, faq.entries.get(*at)?));
        Self {
            tag: "faq",
            format: Format,
            query,
            entries: positions.iter().filter_map(entry).collect(),
        }
    }
}

impl<'a> FaqEntry<'a> {
    fn new(position: usize, entry: &'a model::FaqEntry) -> Self {
        Self {
            n: position + 1,
            id: &entry.id,
            question: &entry.question,
            answer: &entry.answer,
            from_guide: entry.from_guide,
            tags: texts(&entry.tags),
            see: texts(&entry.see),
            steps: texts(&entry.steps),
        }
    }
}
