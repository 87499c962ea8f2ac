//! The result of a session.

use schemars::JsonSchema;
use serde::Serialize;

use super::graded::{Reference, references};
use super::question::bank;
use super::time::{date, milliseconds};
use super::{Forecast, Level, Verdict};
use crate::memory::Day;
use crate::model;
use crate::session::{self, Group, ORDER, Session};

/// The result of a session: always its last line.
///
/// Every question is worth 1. Skipped and unanswered ones count 0 of 1; ungraded ones stand outside
/// `score` and `possible`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Report<'a> {
    /// The sum of the marks.
    pub score: f64,
    /// The sum of what could be reached.
    pub possible: usize,
    /// The percentage reached, 0 to 100; null where nothing could be reached.
    pub percent: Option<f64>,
    /// How many questions the session had.
    pub count: usize,
    /// How many were answered, the skipped ones not among them.
    pub answered: usize,
    /// How many were skipped.
    pub skipped: usize,
    /// How many own answers nobody judged.
    pub ungraded: usize,
    /// The percentage that passes; null if none was set.
    pub pass: Option<f64>,
    /// Whether it was passed; null if no percentage was set, the session is incomplete, or the
    /// ungraded answers could decide it.
    pub passed: Option<bool>,
    /// Whether every question was answered or skipped, or the time ran out.
    pub complete: bool,
    /// The time of all answers, in seconds.
    pub seconds: f64,
    /// What the questions were drawn with.
    pub seed: u64,
    /// The name of the algorithm that drew them.
    pub order: &'static str,
    /// Score and possible by step, in the order in which the steps first came.
    pub by_step: Vec<ByStep<'a>>,
    /// Score and possible by level, the easiest first.
    pub by_level: Vec<ByLevel>,
    /// The questions that were answered wrong or partly, or skipped.
    pub missed: Vec<Missed<'a>>,
    /// What the history says; null where nothing is kept.
    pub kept: Option<Kept>,
}

/// What the history says at the end of a session that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Kept {
    /// The percentages of up to three sessions before this one, the oldest first.
    pub last_sessions: Vec<f64>,
    /// The days on which the questions of this session come back, in order.
    pub comes_back: Vec<ComesBack>,
    /// Of some random questions of the goal, about how many would be right today; null before there are
    /// answers enough.
    pub forecast: Option<Forecast>,
    /// Whether `roadmap quiz --resume` goes on with this session.
    pub resumable: bool,
}

/// A day on which questions come back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComesBack {
    /// The day.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// How many questions come back on it.
    pub questions: usize,
}

impl From<&session::Kept> for Kept {
    fn from(kept: &session::Kept) -> Self {
        let back = |(day, questions): &(Day, usize)| ComesBack {
            date: date(*day),
            questions: *questions,
        };
        Self {
            last_sessions: kept.last.iter().copied().map(milliseconds).collect(),
            comes_back: kept.back.iter().map(back).collect(),
            forecast: kept.forecast.as_ref().map(Forecast::from),
            resumable: kept.left,
        }
    }
}

/// The result in one step.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ByStep<'a> {
    /// The step's id; null for the questions without one.
    pub step: Option<&'a str>,
    /// The sum of the marks.
    pub score: f64,
    /// The sum of what could be reached.
    pub possible: usize,
}

/// The result in one level.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ByLevel {
    /// The level; null for the questions without one.
    pub level: Option<Level>,
    /// The sum of the marks.
    pub score: f64,
    /// The sum of what could be reached.
    pub possible: usize,
}

/// A missed question and what to read about it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Missed<'a> {
    /// Its number in the session.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// The id of its bank, where questions of several banks were asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank: Option<&'a str>,
    /// The judgement.
    pub verdict: Verdict,
    /// The share of its one point, 0 to 1.
    pub score: f64,
    /// Where it can be read.
    pub references: Vec<Reference<'a>>,
}

impl<'a> Report<'a> {
    /// The result `report` of `session`.
    #[must_use]
    pub fn new(report: &'a session::Report, session: &'a Session) -> Self {
        Self {
            score: report.score,
            possible: report.possible,
            percent: report.percent(),
            count: report.count,
            answered: report.answered,
            skipped: report.skipped,
            ungraded: report.ungraded,
            pass: report.pass,
            passed: report.passed,
            complete: report.complete,
            seconds: milliseconds(report.seconds),
            seed: report.seed,
            order: ORDER,
            by_step: report.by_step.iter().map(by_step).collect(),
            by_level: report.by_level.iter().map(by_level).collect(),
            missed: missed(report, session),
            kept: report.kept.as_ref().map(Kept::from),
        }
    }
}

fn by_step(group: &Group) -> ByStep<'_> {
    ByStep {
        step: Some(&*group.name).filter(|name| *name != "-"),
        score: group.score,
        possible: group.possible,
    }
}

fn by_level(group: &Group) -> ByLevel {
    ByLevel {
        level: model::Level::from_name(&group.name).map(Level::from),
        score: group.score,
        possible: group.possible,
    }
}

fn missed<'a>(report: &session::Report, session: &'a Session) -> Vec<Missed<'a>> {
    let outcomes = report.outcomes.iter().zip(session.items()).enumerate();
    let missed = |(at, (outcome, item)): (usize, (&session::Outcome, &'a session::Item))| {
        let mark = outcome.mark.as_ref().filter(|mark| is_miss(mark.verdict))?;
        Some(Missed {
            n: at + 1,
            id: &item.question.header.id,
            bank: bank(item, session),
            verdict: mark.verdict.into(),
            score: mark.score,
            references: references(&item.question),
        })
    };
    outcomes.filter_map(missed).collect()
}

fn is_miss(verdict: model::Verdict) -> bool {
    match verdict {
        model::Verdict::Partial | model::Verdict::Wrong | model::Verdict::Skipped => true,
        model::Verdict::Correct | model::Verdict::Ungraded => false,
    }
}
