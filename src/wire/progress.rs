//! How far a learner has come, in numbers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::memory;

/// How many questions of the goal stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progress {
    /// The last graded answer was rated hard or better, and its interval is not over.
    pub known: usize,
    /// Answered, and to be repeated.
    pub fading: usize,
    /// Without a graded answer.
    pub not_asked: usize,
}

impl From<memory::Counts> for Progress {
    fn from(counts: memory::Counts) -> Self {
        Self {
            known: counts.known(),
            fading: counts.fading(),
            not_asked: counts.not_asked(),
        }
    }
}

/// Of some random questions of the goal, about how many would be right today.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Forecast {
    /// How many questions.
    pub of: usize,
    /// How many of them would be right on average.
    pub expected: f64,
    /// The fewest of the range that holds nine of ten cases.
    pub low: usize,
    /// The most of it.
    pub high: usize,
}

impl From<&memory::Forecast> for Forecast {
    fn from(forecast: &memory::Forecast) -> Self {
        Self {
            of: forecast.of(),
            expected: hundredths(forecast.expected()),
            low: forecast.low(),
            high: forecast.high(),
        }
    }
}

/// A number to two places.
pub(super) fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
