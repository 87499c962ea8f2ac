//! What the program says when it is asked nothing.

use schemars::JsonSchema;
use serde::Serialize;

use super::time::date;
use super::{Forecast, Format, Goal, Progress};
use crate::memory::{Day, Position, Rate};

/// What `roadmap` alone writes: one line.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Home<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "roadmap"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The version of the program.
    pub version: &'a str,
    /// How many questions there are to ask.
    pub questions: usize,
    /// How many steps the roadmap has.
    pub steps: usize,
    /// What the learner prepares for; null for all questions.
    pub goal: Option<Goal>,
    /// How many questions of the goal stand where.
    pub progress: Progress,
    /// How many of them are due.
    pub due: usize,
    /// The forecast, from twenty answers on.
    pub forecast: Option<Forecast>,
    /// The last day that has an answer.
    pub last_day: Option<LastDay>,
    /// Whether a session was left that can be gone on with.
    pub unfinished: bool,
    /// The id of the step that comes next.
    pub next: Option<&'a str>,
}

/// How a day went, second askings left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LastDay {
    /// The day, as `2026-11-25`.
    pub date: String,
    /// How many answers were right: rated hard or better.
    pub right: usize,
    /// How many there were.
    pub of: usize,
}

impl From<(Day, Rate)> for LastDay {
    fn from((day, rate): (Day, Rate)) -> Self {
        Self {
            date: date(day),
            right: rate.right,
            of: rate.of,
        }
    }
}

impl<'a> Home<'a> {
    /// The program's `version`, with so many questions and steps; nothing is known of the learner.
    #[must_use]
    pub fn new(version: &'a str, questions: usize, steps: usize) -> Self {
        Self {
            tag: "roadmap",
            format: Format,
            version,
            questions,
            steps,
            goal: None,
            progress: Progress::default(),
            due: 0,
            forecast: None,
            last_day: None,
            unfinished: false,
            next: None,
        }
    }

    /// The same for a learner of that goal who stands at `position`.
    #[must_use]
    pub fn at(self, goal: Option<Goal>, position: &Position) -> Self {
        Self {
            goal,
            progress: position.all.into(),
            due: position.due,
            forecast: position.forecast.as_ref().map(Forecast::from),
            ..self
        }
    }
}
