//! The roadmap: steps in order with what to learn, read, tick off and build.

use super::text::{Span, Text};

/// A road of steps, as `roadmap.toml` tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roadmap {
    /// Its title.
    pub title: Option<Text>,
    /// What it is, in a sentence or two.
    pub summary: Option<Text>,
    /// What the profession is.
    pub about: Option<About>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Named views over the questions.
    pub decks: Vec<Deck>,
    /// The skills checklist.
    pub skills: Vec<Skill>,
    /// Question ids that were used once and never come back.
    pub retired: Vec<Text>,
}

impl Roadmap {
    /// The step of that id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| &*step.id == id)
    }

    /// The number of a step as people count, from 1.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<usize> {
        self.steps
            .iter()
            .position(|step| &*step.id == id)
            .map(|at| at + 1)
    }

    /// The deck of that id.
    #[must_use]
    pub fn deck(&self, id: &str) -> Option<&Deck> {
        self.decks.iter().find(|deck| &*deck.id == id)
    }

    /// The hours of all steps together.
    #[must_use]
    pub fn hours(&self) -> u32 {
        self.steps.iter().filter_map(|step| step.hours).sum()
    }

    /// The steps that have `id` among their prerequisites, in order.
    pub fn opened_by<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Step> {
        self.steps
            .iter()
            .filter(move |step| step.requires.iter().any(|required| &**required == id))
    }
}

/// What the profession is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The question that the text answers.
    pub title: Text,
    /// The answer.
    pub text: Text,
    /// What such a person does.
    pub does: Vec<Text>,
}

/// One step of the road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What it is about, in a sentence.
    pub summary: Option<Text>,
    /// About how long it takes.
    pub hours: Option<u32>,
    /// Ids of the steps that come before it.
    pub requires: Vec<Text>,
    /// Decks recommended with it.
    pub guides: Vec<Text>,
    /// What to build.
    pub project: Option<Text>,
    /// What to be able to do.
    pub checklist: Vec<ChecklistItem>,
    /// What to learn, under headings.
    pub sections: Vec<Section>,
    /// The topics of its questions, in order.
    pub topics: Vec<Topic>,
    /// What to read.
    pub resources: Vec<Resource>,
    /// The `[[step]]` header.
    pub span: Span,
}

/// Something to be able to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Its id, under which a tick is kept.
    pub id: Text,
    /// What it says.
    pub text: Text,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: Text,
    /// The lines under it.
    pub items: Vec<Text>,
}

/// What a group of questions is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: Text,
    /// Its title for people.
    pub title: Option<Text>,
    /// What it covers.
    pub covers: Option<Text>,
    /// The deck that its questions belong to.
    pub deck: Option<Text>,
    /// How many questions the bank is to have.
    pub target: Option<u32>,
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its title.
    pub title: Text,
    /// Its address.
    pub url: Text,
    /// The topics that it teaches.
    pub topics: Vec<Text>,
}

/// A named view over the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deck {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What is in it.
    pub summary: Option<Text>,
}

/// A line of the skills checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// Its id.
    pub id: Text,
    /// What it says.
    pub text: Text,
    /// The step that teaches it.
    pub step: Option<Text>,
}
