//! The roadmap: its steps, the skills checklist, what it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Format, Step};
use crate::model::{self, Catalog, Roadmap, Text};

/// What `steps` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Road<'a> {
    /// All steps.
    Steps(Steps<'a>),
    /// One step whole.
    Step(Box<Step<'a>>),
    /// The skills checklist.
    Skills(Skills<'a>),
    /// What the road is.
    About(About<'a>),
}

/// All steps in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Steps<'a> {
    /// The number of the format.
    pub format: Format,
    /// The title of the roadmap.
    pub title: Option<&'a str>,
    /// What it is, in a sentence or two.
    pub summary: Option<&'a str>,
    /// The hours of all steps together.
    pub hours: u32,
    /// The steps.
    pub steps: Vec<StepLine<'a>>,
}

/// A step among all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepLine<'a> {
    /// Its number, from 1.
    pub n: usize,
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
    /// Ids of the decks recommended with it.
    pub guides: Vec<&'a str>,
    /// How many questions there are.
    pub questions: usize,
}

/// The skills checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Skills<'a> {
    /// The number of the format.
    pub format: Format,
    /// The skills.
    pub skills: Vec<Skill<'a>>,
}

/// A line of the skills checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Skill<'a> {
    /// Its number, from 1.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// What it says.
    pub text: &'a str,
    /// The id of the step that teaches it.
    pub step: Option<&'a str>,
}

/// What the road is and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct About<'a> {
    /// The number of the format.
    pub format: Format,
    /// The title of the roadmap.
    pub title: Option<&'a str>,
    /// What it is.
    pub summary: Option<&'a str>,
    /// The question that `text` answers.
    pub question: Option<&'a str>,
    /// What the profession is.
    pub text: Option<&'a str>,
    /// What such a person does.
    pub does: Vec<&'a str>,
    /// The decks: views over the questions, recommended as guides.
    pub decks: Vec<Deck<'a>>,
}

/// A named view over the questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Deck<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What is in it.
    pub summary: Option<&'a str>,
}

impl<'a> Road<'a> {
    /// All steps of `roadmap`, with the questions of `catalog`.
    #[must_use]
    pub fn steps(roadmap: &'a Roadmap, catalog: &Catalog) -> Self {
        let line = |(at, step): (usize, &'a model::Step)| StepLine {
            n: at + 1,
            id: &step.id,
            title: &step.title,
            summary: step.summary.as_deref(),
            hours: step.hours,
            requires: texts(&step.requires),
            guides: texts(&step.guides),
            questions: catalog.count_of_step(&step.id),
        };
        Self::Steps(Steps {
            format: Format,
            title: roadmap.title.as_deref(),
            summary: roadmap.summary.as_deref(),
            hours: roadmap.hours(),
            steps: roadmap.steps.iter().enumerate().map(line).collect(),
        })
    }

    /// The step at `position`, counted from 0, of `roadmap`; nothing if there is none.
    #[must_use]
    pub fn step(roadmap: &'a Roadmap, catalog: &Catalog, position: usize) -> Option<Self> {
        Some(Self::Step(Box::new(Step::new(roadmap, catalog, position)?)))
    }

    /// The skills checklist of `roadmap`.
    #[must_use]
    pub fn skills(roadmap: &'a Roadmap) -> Self {
        let skill = |(at, skill): (usize, &'a model::Skill)| Skill {
            n: at + 1,
            id: &skill.id,
            text: &skill.text,
            step: skill.step.as_deref(),
        };
        Self::Skills(Skills {
            format: Format,
            skills: roadmap.skills.iter().enumerate().map(skill).collect(),
        })
    }

    /// What the road of `roadmap` is.
    #[must_use]
    pub fn about(roadmap: &'a Roadmap) -> Self {
        let about = roadmap.about.as_ref();
        let deck = |deck: &'a model::Deck| Deck {
            id: &deck.id,
            title: &deck.title,
            summary: deck.summary.as_deref(),
        };
        Self::About(About {
            format: Format,
            title: roadmap.title.as_deref(),
            summary: roadmap.summary.as_deref(),
            question: about.map(|about| &*about.title),
            text: about.map(|about| &*about.text),
            does: about.map(|about| texts(&about.does)).unwrap_or_default(),
            decks: roadmap.decks.iter().map(deck).collect(),
        })
    }
}

/// The texts without their places.
pub(super) fn texts(list: &[Text]) -> Vec<&str> {
    list.iter().map(Text::as_str).collect()
}
