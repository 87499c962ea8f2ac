//! One step of the roadmap whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::road::texts;
use super::{Format, Goal, Progress};
use crate::memory::Counts;
use crate::model::{self, Catalog, Name, Roadmap};

/// One step whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Step<'a> {
    /// The number of the format.
    pub format: Format,
    /// Its number, from 1.
    pub n: usize,
    /// How many steps there are.
    pub of: usize,
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is about.
    pub summary: Option<&'a str>,
    /// About how many hours it takes.
    pub hours: Option<u32>,
    /// Ids of the steps that come before it.
    pub requires: Vec<&'a str>,
    /// Ids of the steps that it opens.
    pub opens: Vec<&'a str>,
    /// Ids of the decks recommended with it.
    pub guides: Vec<&'a str>,
    /// How many questions there are.
    pub questions: usize,
    /// What the learner prepares for; null for all questions.
    pub goal: Option<Goal>,
    /// How many questions of the goal stand where.
    pub progress: Progress,
    /// What to learn, under headings.
    pub sections: Vec<Section<'a>>,
    /// The topics of its questions.
    pub topics: Vec<Topic<'a>>,
    /// What to be able to do.
    pub checklist: Vec<ChecklistItem<'a>>,
    /// What to read.
    pub resources: Vec<Resource<'a>>,
    /// What to build.
    pub project: Option<&'a str>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Section<'a> {
    /// The heading.
    pub title: &'a str,
    /// The lines under it.
    pub items: Vec<&'a str>,
}

/// What a group of questions is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Topic<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// What it covers.
    pub covers: Option<&'a str>,
    /// The id of the deck that its questions belong to.
    pub deck: Option<&'a str>,
    /// How many questions there are.
    pub questions: usize,
    /// How many of those of the goal stand where.
    pub progress: Progress,
}

/// Something to be able to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChecklistItem<'a> {
    /// Its number, from 1.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Whether it is ticked off.
    pub ticked: bool,
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Resource<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub url: &'a str,
    /// Ids of the topics that it teaches.
    pub topics: Vec<&'a str>,
}

/// What a learner did in a step.
#[derive(Clone, Debug, Default)]
pub struct StepProgress<'a> {
    /// What the learner prepares for.
    pub goal: Option<Goal>,
    /// How many questions stand where.
    pub counts: Counts,
    /// The same of each topic, by its id.
    pub topics: &'a [(Option<&'a Name>, Counts)],
    /// The ids of what is ticked off.
    pub ticked: &'a [&'a str],
}

impl<'a> Step<'a> {
    /// The step at `position`, counted from 0, of `roadmap`, with what a learner did in it; nothing if
    /// there is none.
    #[must_use]
    pub fn new(
        roadmap: &'a Roadmap,
        catalog: &Catalog,
        position: usize,
        done: &StepProgress<'_>,
    ) -> Option<Self> {
        let step = roadmap.steps.get(position)?;
        Some(Self {
            format: Format,
            n: position + 1,
            of: roadmap.steps.len(),
            id: &step.id,
            title: &step.title,
            summary: step.summary.as_deref(),
            hours: step.hours,
            requires: texts(&step.requires),
            opens: roadmap.opened_by(&step.id).map(|step| &*step.id).collect(),
            guides: texts(&step.guides),
            questions: catalog.count_of_step(&step.id),
            goal: done.goal.clone(),
            progress: done.counts.into(),
            sections: step.sections.iter().map(section).collect(),
            topics: topics(step, catalog, done),
            checklist: checklist(step, done),
            resources: step.resources.iter().map(resource).collect(),
            project: step.project.as_deref(),
        })
    }
}

fn section(section: &model::Section) -> Section<'_> {
    Section {
        title: &section.title,
        items: texts(&section.items),
    }
}

fn topics<'a>(step: &'a model::Step, catalog: &Catalog, done: &StepProgress<'_>) -> Vec<Topic<'a>> {
    let counts = |id: &str| {
        let mut topics = done.topics.iter();
        let found = topics.find(|(topic, _)| topic.is_some_and(|topic| topic == id));
        found.map(|(_, counts)| *counts).unwrap_or_default()
    };
    let topic = |topic: &'a model::Topic| Topic {
        id: &topic.id,
        title: topic.title.as_deref(),
        covers: topic.covers.as_deref(),
        deck: topic.deck.as_deref(),
        questions: catalog.count_of_topic(&step.id, &topic.id),
        progress: counts(&topic.id).into(),
    };
    step.topics.iter().map(topic).collect()
}

fn checklist<'a>(step: &'a model::Step, done: &StepProgress<'_>) -> Vec<ChecklistItem<'a>> {
    let items = step.checklist.iter().enumerate();
    items
        .map(|(at, item)| ChecklistItem {
            n: at + 1,
            id: &item.id,
            text: &item.text,
            ticked: done.ticked.contains(&&*item.id),
        })
        .collect()
}

fn resource(resource: &model::Resource) -> Resource<'_> {
    Resource {
        title: &resource.title,
        url: &resource.url,
        topics: texts(&resource.topics),
    }
}
