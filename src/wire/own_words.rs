//! What is found in an answer in one's own words: points, red flags, how far it agrees, what to look at.

use schemars::JsonSchema;
use serde::Serialize;

use super::Verdict;
use super::time::milliseconds;
use crate::grade::{self, suggested};
use crate::model;

/// A point that a good own answer makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GradedPoint<'a> {
    /// The point in a sentence.
    pub text: &'a str,
    /// How much it counts.
    pub weight: u32,
    /// Whether an answer without it cannot pass.
    pub required: bool,
    /// Whether it was found in the answer; null if nothing was answered.
    pub found: Option<bool>,
}

/// Something that a good own answer does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RedFlag<'a> {
    /// The mistake in a sentence.
    pub text: &'a str,
    /// What is wrong with it.
    pub why: Option<&'a str>,
    /// Whether the answer claims it; null if nothing was answered.
    pub met: Option<bool>,
}

/// How near an own answer is to the model answers, compared word by word. A low score does not tell that
/// it is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Assessment {
    /// The mean of `agreement` and of the share of points found, 0 to 1; from 0.7 on it can be trusted.
    pub score: f64,
    /// How far it agrees with the nearest model answer, 0 to 1.
    pub agreement: f64,
    /// How much is in common with a good answer.
    pub band: Band,
    /// The sum of the weights of the points found.
    pub found: u32,
    /// The sum of weights that passes.
    pub needed: u32,
    /// The verdict proposed to a person.
    pub suggested: Verdict,
    /// What a person should look at.
    pub warnings: Vec<Caution>,
}

/// How much is in common with a good answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// A score of 0.7 and more.
    High,
    /// A score between.
    Middle,
    /// A score below 0.3.
    Low,
}

/// Why a score is to be taken with caution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Caution {
    /// The answer negates something, and no model answer does.
    Negation,
    /// The answer is made mostly of the question's own words.
    Echo,
    /// The answer is over four times as long as the longest model answer.
    Length,
}

impl From<&grade::Assessment> for Assessment {
    fn from(found: &grade::Assessment) -> Self {
        Self {
            score: milliseconds(found.score),
            agreement: milliseconds(found.agreement),
            band: found.band().into(),
            found: found.found,
            needed: found.needed,
            suggested: suggested(found).into(),
            warnings: found.cautions.iter().copied().map(Caution::from).collect(),
        }
    }
}

impl From<grade::Band> for Band {
    fn from(band: grade::Band) -> Self {
        match band {
            grade::Band::High => Self::High,
            grade::Band::Middle => Self::Middle,
            grade::Band::Low => Self::Low,
        }
    }
}

impl From<grade::Caution> for Caution {
    fn from(caution: grade::Caution) -> Self {
        match caution {
            grade::Caution::Negation => Self::Negation,
            grade::Caution::Echo => Self::Echo,
            grade::Caution::Length => Self::Length,
        }
    }
}

/// The points of `key`, with what was found.
pub(super) fn points<'a>(
    key: &'a model::Open,
    found: Option<&grade::Assessment>,
) -> Vec<GradedPoint<'a>> {
    let point = |(at, point): (usize, &'a model::Point)| GradedPoint {
        text: &point.text,
        weight: point.weight,
        required: point.required,
        found: found.and_then(|found| found.points.get(at).copied()),
    };
    key.points.iter().enumerate().map(point).collect()
}

/// The red flags of `key`, with what was claimed.
pub(super) fn red_flags<'a>(
    key: &'a model::Open,
    found: Option<&grade::Assessment>,
) -> Vec<RedFlag<'a>> {
    let flag = |(at, flag): (usize, &'a model::RedFlag)| RedFlag {
        text: &flag.text,
        why: flag.why.as_deref(),
        met: found.and_then(|found| found.flags.get(at).copied()),
    };
    key.red_flags.iter().enumerate().map(flag).collect()
}
