//! How many questions each topic of a roadmap has, beside its target.

use super::{Catalog, Level, Roadmap};

/// How many questions a topic has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicCount<'a> {
    /// Its step.
    pub step: &'a str,
    /// Its id.
    pub topic: &'a str,
    /// How many questions it is to have.
    pub target: Option<u32>,
    /// How many it has.
    pub questions: usize,
    /// How many of them are of each level, in the order of [`Level::ALL`].
    pub levels: [usize; Level::ALL.len()],
}

impl<'a> TopicCount<'a> {
    /// The counts of all topics, in the order of the roadmap.
    #[must_use]
    pub fn all(roadmap: &'a Roadmap, catalog: &Catalog) -> Vec<Self> {
        let topics = roadmap.steps.iter().flat_map(|step| {
            let topics = step.topics.iter();
            topics.map(move |topic| (&*step.id, &*topic.id, topic.target))
        });
        let count = |(step, topic, target)| {
            let entries = catalog.entries().iter().map(|entry| &entry.header);
            let own: Vec<_> = entries
                .filter(|header| {
                    header.step.as_deref() == Some(step) && header.topic.as_deref() == Some(topic)
                })
                .collect();
            let of = |level| {
                own.iter()
                    .filter(|header| header.level == Some(level))
                    .count()
            };
            Self {
                step,
                topic,
                target,
                questions: own.len(),
                levels: Level::ALL.map(of),
            }
        };
        topics.map(count).collect()
    }

    /// By how many questions it differs from its target; 0 without one.
    #[must_use]
    pub fn difference(&self) -> i64 {
        let questions = i64::try_from(self.questions).unwrap_or(i64::MAX);
        self.target
            .map_or(0, |target| questions - i64::from(target))
    }
}
