//! The interview that a learner prepares for.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Format, Level};
use crate::memory::Day;
use crate::model;

/// The interview that a learner prepares for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Goal {
    /// The level it is for; null for all.
    pub level: Option<Level>,
    /// Its day, as `2026-11-27`.
    pub date: Option<String>,
    /// In how many days that is; 0 today, negative once it is past.
    pub days: Option<i64>,
    /// Names whose questions are no part of it.
    pub not: Vec<String>,
}

impl Goal {
    /// A goal seen from `today`; nothing if it says nothing.
    #[must_use]
    pub fn new(
        level: Option<model::Level>,
        date: Option<Date>,
        not: &[String],
        today: Day,
    ) -> Option<Self> {
        let says = level.is_some() || date.is_some() || !not.is_empty();
        says.then(|| Self {
            level: level.map(Level::from),
            date: date.map(|date| date.to_string()),
            days: date.map(|date| i64::from((date - today.date()).get_days())),
            not: not.to_vec(),
        })
    }
}

/// What `goal` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GoalLine {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "goal"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The goal; null if none is set.
    pub goal: Option<Goal>,
    /// How many questions it is about.
    pub questions: usize,
    /// How many there are.
    pub of: usize,
}

impl GoalLine {
    /// A goal of so many `questions`, of all that there are.
    #[must_use]
    pub fn new(goal: Option<Goal>, questions: usize, of: usize) -> Self {
        Self {
            tag: "goal",
            format: Format,
            goal,
            questions,
            of,
        }
    }
}
