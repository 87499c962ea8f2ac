//! What came of each question of a session.

use crate::grade::Mark;
use crate::model::Response;

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
    /// The mark of the second, unscored try.
    pub second: Option<Mark>,
    /// The answer of the second try, if one was given.
    pub second_response: Option<Response>,
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
}
