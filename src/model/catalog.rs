//! The catalog: the headers of all questions that a run may ask.

use super::{Header, Name};

/// One question of the catalog: its bank and its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id of its bank.
    pub bank: Name,
    /// Its header.
    pub header: Header,
}

/// The headers of all questions that a run may ask, in the order of their roadmap: by step, then by
/// topic, then as written. Questions without a step or topic of the roadmap come last.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    entries: Vec<Entry>,
}

impl Catalog {
    /// A catalog of `entries` in that order.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// All entries, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no question at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries of one bank, in order.
    #[must_use]
    pub fn of_bank(mut self, bank: &str) -> Self {
        self.entries.retain(|entry| entry.bank == bank);
        self
    }

    /// How many questions belong to the step.
    #[must_use]
    pub fn count_of_step(&self, step: &str) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.header.step.as_deref() == Some(step))
            .count()
    }

    /// How many questions belong to the topic of the step.
    #[must_use]
    pub fn count_of_topic(&self, step: &str, topic: &str) -> usize {
        let headers = self.entries.iter().map(|entry| &entry.header);
        headers
            .filter(|header| {
                header.step.as_deref() == Some(step) && header.topic.as_deref() == Some(topic)
            })
            .count()
    }
}
