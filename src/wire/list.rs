//! The questions of banks, a line each, and how many each topic has.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Format, Header};
use crate::model::{self, Entry};

/// One line of `list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum List<'a> {
    /// A question.
    Listed(Listed<'a>),
    /// A topic, with `--coverage`.
    Topic(TopicCount<'a>),
}

/// A question of a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed<'a> {
    /// The number of the format, in the first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// Where it belongs, and how it is answered.
    #[serde(flatten)]
    pub header: Header<'a>,
}

/// How many questions a topic has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TopicCount<'a> {
    /// The number of the format, in the first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// Its step.
    pub step: &'a str,
    /// Its id.
    pub topic: &'a str,
    /// How many questions it is to have; null where the roadmap does not say.
    pub target: Option<u32>,
    /// How many it has.
    pub questions: usize,
    /// How many of them are for juniors.
    pub junior: usize,
    /// How many of them are for mids.
    pub mid: usize,
    /// How many of them are for seniors.
    pub senior: usize,
}

impl<'a> List<'a> {
    /// A line for each question.
    #[must_use]
    pub fn questions(entries: &[&'a Entry]) -> Vec<Self> {
        let numbered = entries.iter().enumerate();
        numbered
            .map(|(at, entry)| Self::Listed(Listed::new(entry, at == 0)))
            .collect()
    }

    /// A line for each topic.
    #[must_use]
    pub fn topics(counts: &[model::TopicCount<'a>]) -> Vec<Self> {
        let numbered = counts.iter().enumerate();
        numbered
            .map(|(at, count)| Self::Topic(TopicCount::new(count, at == 0)))
            .collect()
    }
}

impl<'a> Listed<'a> {
    fn new(entry: &'a Entry, is_first: bool) -> Self {
        Self {
            format: is_first.then_some(Format),
            header: Header::new(&entry.bank, &entry.header),
        }
    }
}

impl<'a> TopicCount<'a> {
    fn new(count: &model::TopicCount<'a>, is_first: bool) -> Self {
        let [junior, mid, senior] = count.levels;
        Self {
            format: is_first.then_some(Format),
            step: count.step,
            topic: count.topic,
            target: count.target,
            questions: count.questions,
            junior,
            mid,
            senior,
        }
    }
}
