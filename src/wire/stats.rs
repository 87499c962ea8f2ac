//! What a history adds up to.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::graded::Reference;
use super::progress::hundredths;
use super::time::{date, milliseconds};
use super::{Forecast, Format, Goal, Level, Progress};
use crate::memory::{self, Day, Statistics};
use crate::model;

/// What `stats` writes: one line. Right is: rated hard or better.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Stats<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "stats"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// The first day that counts and has an answer.
    pub since: Option<String>,
    /// All answers, ungraded ones and second askings among them.
    pub answers: usize,
    /// How long they took, in seconds.
    pub seconds: f64,
    /// How many days in a row, up to today or yesterday, have an answer.
    pub streak: u32,
    /// What the learner prepares for; null for all questions.
    pub goal: Option<Goal>,
    /// How many questions of the goal stand where.
    pub progress: Progress,
    /// The forecast, from twenty answers on.
    pub forecast: Option<Forecast>,
    /// What the forecast expected of each answer just before it was given, from the twentieth question
    /// on, beside what came.
    pub foreseen: Expected,
    /// First answers to a question.
    pub first_tries: Rate,
    /// Answers on a later day, beside what the scheduler expected.
    pub repeats: Expected,
    /// The same by the chance that the scheduler gave them; chances that it gave to none are left out.
    pub repeats_by_chance: Vec<Chance>,
    /// By level, the easiest first.
    pub levels: Vec<LevelStats>,
    /// By step, in the order of the questions.
    pub steps: Vec<StepStats>,
    /// The weakest topics, the weakest first.
    pub weakest: Vec<WeakTopic<'a>>,
    /// How many questions come back on which day; what was due before comes today.
    pub due: Vec<DayCount>,
    /// Answers by day.
    pub days: Vec<DayCount>,
}

/// How some answers came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rate {
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
}

/// How some answers came out, beside what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Expected {
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
    /// How many should have been right.
    pub expected: f64,
}

/// The repeats to which the scheduler gave about the same chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Chance {
    /// The chance at least, 0 to 1.
    pub from: f64,
    /// The chance at most.
    pub to: f64,
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
    /// How many should have been right.
    pub expected: f64,
}

/// The questions of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LevelStats {
    /// The level; null for questions without one.
    pub level: Option<Level>,
    /// How many stand where.
    pub progress: Progress,
    /// First answers to them.
    pub first_tries: Rate,
}

/// The questions of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepStats {
    /// Its id; null for questions without one.
    pub step: Option<String>,
    /// How many stand where.
    pub progress: Progress,
    /// First answers to them.
    pub first_tries: Rate,
}

/// A topic that was often wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WeakTopic<'a> {
    /// Its id.
    pub topic: &'a str,
    /// How many answers were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
    /// What to read.
    pub reference: Option<Reference<'a>>,
}

/// How many there are on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayCount {
    /// The day, as `2026-11-25`.
    pub date: String,
    /// How many.
    pub count: usize,
}

impl<'a> Stats<'a> {
    /// The statistics of a learner of that goal who stands at `position`; `to_read` has something for each
    /// of the weakest topics.
    #[must_use]
    pub fn new(
        statistics: &'a Statistics<'_>,
        goal: Option<Goal>,
        position: &memory::Position,
        to_read: &'a [Option<model::Reference>],
    ) -> Self {
        let weakest = statistics.weakest.iter().zip(to_read);
        Self {
            tag: "stats",
            format: Format,
            since: statistics.begun.map(date),
            answers: statistics.answers,
            seconds: milliseconds(statistics.seconds),
            streak: statistics.streak,
            goal,
            progress: position.all.into(),
            forecast: position.forecast.as_ref().map(Forecast::from),
            foreseen: statistics.forecast.into(),
            first_tries: statistics.first.into(),
            repeats: statistics.repeats.into(),
            repeats_by_chance: by_chance(statistics),
            levels: statistics.levels.iter().map(level).collect(),
            steps: statistics.steps.iter().map(step).collect(),
            weakest: weakest
                .map(|(weak, read)| weak_topic(weak, read.as_ref()))
                .collect(),
            due: counted(&statistics.due),
            days: counted(&statistics.days),
        }
    }
}

fn by_chance(statistics: &Statistics<'_>) -> Vec<Chance> {
    let tenths = (0..).zip(&statistics.by_chance);
    tenths
        .filter(|(_, foreseen)| foreseen.rate.of > 0)
        .map(chance)
        .collect()
}

fn chance((tenth, foreseen): (u8, &memory::Foreseen)) -> Chance {
    let Expected {
        right,
        of,
        expected,
    } = (*foreseen).into();
    Chance {
        from: f64::from(tenth) / 10.0,
        to: f64::from(tenth + 1) / 10.0,
        right,
        of,
        expected,
    }
}

fn level(group: &memory::Group<model::Level>) -> LevelStats {
    LevelStats {
        level: group.key.map(Level::from),
        progress: group.counts.into(),
        first_tries: group.first.into(),
    }
}

fn step(group: &memory::Group<model::Name>) -> StepStats {
    StepStats {
        step: group.key.as_deref().map(str::to_owned),
        progress: group.counts.into(),
        first_tries: group.first.into(),
    }
}

fn weak_topic<'a>(weak: &memory::Weak<'a>, read: Option<&'a model::Reference>) -> WeakTopic<'a> {
    WeakTopic {
        topic: weak.topic,
        right: weak.rate.right,
        of: weak.rate.of,
        reference: read.map(|reference| Reference {
            title: &reference.title,
            url: &reference.url,
        }),
    }
}

fn counted(days: &BTreeMap<Day, usize>) -> Vec<DayCount> {
    let count = |(day, count): (&Day, &usize)| DayCount {
        date: date(*day),
        count: *count,
    };
    days.iter().map(count).collect()
}

impl From<memory::Rate> for Rate {
    fn from(rate: memory::Rate) -> Self {
        Self {
            right: rate.right,
            of: rate.of,
        }
    }
}

impl From<memory::Foreseen> for Expected {
    fn from(foreseen: memory::Foreseen) -> Self {
        Self {
            right: foreseen.rate.right,
            of: foreseen.rate.of,
            expected: hundredths(foreseen.expected),
        }
    }
}
