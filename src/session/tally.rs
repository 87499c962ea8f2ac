//! What came of each question of a session.

use crate::grade::{Mark, suggested};
use crate::memory::Rating;
use crate::model::{Response, Verdict};

/// What came of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The answer, if one was given.
    pub response: Option<Response>,
    /// What it is worth; nothing while the question is unanswered.
    pub mark: Option<Mark>,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Whether the hint was shown.
    pub hinted: bool,
    /// How often a query was tried before it was handed in.
    pub tries: usize,
    /// Whether the learner counted it as right against the key.
    pub overridden: bool,
    /// How well it was remembered, as the rule has it or as the learner said; nothing while ungraded.
    pub rating: Option<Rating>,
    /// The second, unscored try.
    pub second: Option<Try>,
}

/// What came of the second, unscored try.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    /// The answer, if one was given.
    pub response: Option<Response>,
    /// What it would be worth.
    pub mark: Mark,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Whether the hint was shown.
    pub hinted: bool,
    /// How well it was remembered.
    pub rating: Option<Rating>,
}

impl Outcome {
    /// What came of the first try.
    pub(super) fn first(
        response: Option<Response>,
        mark: Mark,
        seconds: f64,
        hinted: bool,
    ) -> Self {
        Self {
            response,
            mark: Some(mark),
            seconds,
            hinted,
            ..Self::default()
        }
    }

    /// What came of an answer that a person may have judged, against what was found in it or with it.
    pub(super) fn judged(response: Response, mark: Mark, seconds: f64, hinted: bool) -> Self {
        let by_a_person = matches!(
            response,
            Response::Open {
                verdict: Some(_),
                ..
            }
        );
        let found = mark.assessment.as_deref().filter(|_| by_a_person);
        let against = found.is_some_and(|found| suggested(found) != Verdict::Correct);
        Self {
            overridden: against && mark.verdict == Verdict::Correct,
            ..Self::first(Some(response), mark, seconds, hinted)
        }
    }

    /// The first try alone.
    pub(super) fn into_try(self) -> Try {
        Try {
            response: self.response,
            mark: self.mark.unwrap_or(Mark::SKIPPED),
            seconds: self.seconds,
            hinted: self.hinted,
            rating: self.rating,
        }
    }
}
