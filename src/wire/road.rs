//! The roadmap: its steps, the skills checklist, what it is.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Forecast, Format, Goal, Progress, Step, StepProgress};
use crate::memory::Position;
use crate::model::{self, Catalog, Roadmap, Text};

/// What `steps` writes: one line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Road<'a> {
    /// All steps.
    Steps(Steps<'a>),
    /// The next step alone.
    Next(NextStep<'a>),
    /// One step whole.
    Step(Box<Step<'a>>),
    /// The skills checklist.
    Skills(Skills<'a>),
    /// What the road is.
    About(About<'a>),
}

/// All steps in order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Steps<'a> {
    /// The number of the format.
    pub format: Format,
    /// The title of the roadmap.
    pub title: Option<&'a str>,
    /// What it is, in a sentence or two.
    pub summary: Option<&'a str>,
    /// The hours of all steps together.
    pub hours: u32,
    /// What the learner prepares for; null for all questions.
    pub goal: Option<Goal>,
    /// How many questions of the goal stand where.
    pub progress: Progress,
    /// The forecast, from twenty answers on.
    pub forecast: Option<Forecast>,
    /// The id of the step that comes next; null when every step is known for the most part.
    pub next: Option<&'a str>,
    /// The steps.
    pub steps: Vec<StepLine<'a>>,
}

/// The step that comes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextStep<'a> {
    /// The number of the format.
    pub format: Format,
    /// The step; null when every step is known for the most part.
    pub step: Option<StepLine<'a>>,
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
    /// How many of those of the goal stand where.
    pub progress: Progress,
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
    /// All steps of `roadmap`, with the questions of `catalog`, for a learner of that goal who stands at
    /// `position`.
    #[must_use]
    pub fn steps(
        roadmap: &'a Roadmap,
        catalog: &Catalog,
        goal: Option<Goal>,
        position: &Position,
    ) -> Self {
        let lines = 0..roadmap.steps.len();
        let next = position.next.and_then(|at| roadmap.steps.get(at));
        Self::Steps(Steps {
            format: Format,
            title: roadmap.title.as_deref(),
            summary: roadmap.summary.as_deref(),
            hours: roadmap.hours(),
            goal,
            progress: position.all.into(),
            forecast: position.forecast.as_ref().map(Forecast::from),
            next: next.map(|step| &*step.id),
            steps: lines
                .filter_map(|at| step_line(roadmap, catalog, position, at))
                .collect(),
        })
    }

    /// The step of `roadmap` that comes next for a learner who stands at `position`.
    #[must_use]
    pub fn next(roadmap: &'a Roadmap, catalog: &Catalog, position: &Position) -> Self {
        let step = position.next;
        Self::Next(NextStep {
            format: Format,
            step: step.and_then(|at| step_line(roadmap, catalog, position, at)),
        })
    }

    /// The step at `position`, counted from 0, of `roadmap`, with what a learner did in it; nothing if
    /// there is none.
    #[must_use]
    pub fn step(
        roadmap: &'a Roadmap,
        catalog: &Catalog,
        position: usize,
        done: &StepProgress<'_>,
    ) -> Option<Self> {
        let step = Step::new(roadmap, catalog, position, done)?;
        Some(Self::Step(Box::new(step)))
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

fn step_line<'a>(
    roadmap: &'a Roadmap,
    catalog: &Catalog,
    position: &Position,
    at: usize,
) -> Option<StepLine<'a>> {
    let step = roadmap.steps.get(at)?;
    let counts = position.steps.get(at).copied().unwrap_or_default();
    Some(StepLine {
        n: at + 1,
        id: &step.id,
        title: &step.title,
        summary: step.summary.as_deref(),
        hours: step.hours,
        requires: texts(&step.requires),
        guides: texts(&step.guides),
        questions: catalog.count_of_step(&step.id),
        progress: counts.into(),
    })
}

/// The texts without their places.
pub(super) fn texts(list: &[Text]) -> Vec<&str> {
    list.iter().map(Text::as_str).collect()
}
