//! The mark of a response and the one function that gives it.

use super::{Assessment, choice, matching, open, sequence, sql, written};
use crate::model::{Body, Question, Response, Verdict};

/// What a response is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The judgement in a word.
    pub verdict: Verdict,
    /// The share of the question's one point, 0 to 1.
    pub score: f64,
    /// Which listed wrong answer or order was given, counted from 0.
    pub listed: Option<usize>,
    /// What running it showed; of queries alone.
    pub review: Option<Box<sql::Review>>,
    /// What was found in an answer in one's own words.
    pub assessment: Option<Box<Assessment>>,
}

impl Mark {
    /// Full marks.
    pub const CORRECT: Self = Self::of(Verdict::Correct, 1.0);
    /// Nothing right.
    pub const WRONG: Self = Self::of(Verdict::Wrong, 0.0);
    /// "I don't know", or never answered.
    pub const SKIPPED: Self = Self::of(Verdict::Skipped, 0.0);
    /// Waits for a person's judgement.
    pub const UNGRADED: Self = Self::of(Verdict::Ungraded, 0.0);

    const fn of(verdict: Verdict, score: f64) -> Self {
        Self {
            verdict,
            score,
            listed: None,
            review: None,
            assessment: None,
        }
    }

    /// The mark for a share of the point: all is correct, none is wrong, between is partial.
    #[must_use]
    pub fn share(score: f64) -> Self {
        if score >= 1.0 {
            Self::CORRECT
        } else if score <= 0.0 {
            Self::WRONG
        } else {
            Self::of(Verdict::Partial, score)
        }
    }

    /// The same mark, with the listed wrong answer that was given.
    #[must_use]
    pub fn with_listed(mut self, listed: Option<usize>) -> Self {
        self.listed = listed;
        self
    }

    /// The same mark, with what running the answer showed.
    #[must_use]
    pub fn with_review(mut self, review: sql::Review) -> Self {
        self.review = Some(Box::new(review));
        self
    }

    /// The same mark, with what was found in the answer.
    #[must_use]
    pub fn with_assessment(mut self, found: Assessment) -> Self {
        self.assessment = Some(Box::new(found));
        self
    }
}

/// Marks `response`, an answer to `question`. A response of another kind than the question's is wrong.
/// `accepted` are own words that a person counted as right before; they stand beside the model answers.
#[must_use]
pub fn grade(question: &Question, accepted: &[String], response: &Response) -> Mark {
    match (&question.body, response) {
        (Body::Single(options), Response::Choice(chosen)) => choice::single(options, *chosen),
        (Body::Multi(options), Response::Choices(chosen)) => choice::multi(options, chosen),
        (Body::Short(key) | Body::Output(key), Response::Text(given)) => written::mark(key, given),
        (Body::Order(key), Response::Order(given)) => sequence::mark(key, given),
        (Body::Match(key), Response::Match(given)) => matching::mark(key, given),
        (Body::Sql(key), Response::Text(given)) => {
            let (mark, review) = sql::review(key, given);
            mark.with_review(review)
        }
        (Body::Open(key), Response::Open { text, verdict }) => {
            open::mark(question, key, accepted, (text, *verdict))
        }
        (
            Body::Single(_)
            | Body::Multi(_)
            | Body::Short(_)
            | Body::Output(_)
            | Body::Order(_)
            | Body::Match(_)
            | Body::Sql(_)
            | Body::Open(_),
            Response::Choice(_)
            | Response::Choices(_)
            | Response::Text(_)
            | Response::Order(_)
            | Response::Match(_)
            | Response::Open { .. },
        ) => Mark::WRONG,
    }
}
