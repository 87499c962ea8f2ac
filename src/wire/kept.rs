//! What the store keeps as JSON: an answer, and a session that was left.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model;

/// An answer by positions as the bank has them, so that it outlives every layout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Response {
    Choice(usize),
    Choices(BTreeSet<usize>),
    Text(String),
    Order(Vec<usize>),
    Match(Vec<Option<usize>>),
    Open(String),
}

/// An answer as the store keeps it. The verdict of an open one stands beside it.
#[must_use]
pub fn kept_response(response: &model::Response) -> Option<Value> {
    let response = match response.clone() {
        model::Response::Choice(at) => Response::Choice(at),
        model::Response::Choices(chosen) => Response::Choices(chosen),
        model::Response::Text(text) => Response::Text(text),
        model::Response::Order(order) => Response::Order(order),
        model::Response::Match(matched) => Response::Match(matched),
        model::Response::Open { text, .. } => Response::Open(text),
    };
    serde_json::to_value(response).ok()
}

/// The answer that was kept so, with its `verdict` if it is an open one.
#[must_use]
pub fn response_kept(value: &Value, verdict: model::Verdict) -> Option<model::Response> {
    Some(match Response::deserialize(value).ok()? {
        Response::Choice(at) => model::Response::Choice(at),
        Response::Choices(chosen) => model::Response::Choices(chosen),
        Response::Text(text) => model::Response::Text(text),
        Response::Order(order) => model::Response::Order(order),
        Response::Match(matched) => model::Response::Match(matched),
        Response::Open(text) => model::Response::Open {
            text,
            verdict: model::Verdict::given(verdict.name()),
        },
    })
}

/// What it takes to go on with a session that was left; its answers are rows of the history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// What the questions were drawn with.
    pub seed: u64,
    /// Whether it is an exam.
    pub exam: bool,
    /// Whether it is an interview.
    #[serde(default)]
    pub interview: bool,
    /// The time for all answers together, in seconds.
    pub time_limit: Option<f64>,
    /// How much of it was gone when this sitting began, in seconds.
    pub used: f64,
    /// When this sitting began, in milliseconds since 1970 in UTC.
    pub began_ms: i64,
    /// The percentage that passes.
    pub pass: Option<f64>,
    /// The flags that name its banks.
    pub banks: String,
    /// Its questions in their order.
    pub questions: Vec<LeftQuestion>,
}

/// A question of a session that was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftQuestion {
    /// The id of its bank.
    pub bank: String,
    /// Its id.
    pub id: String,
    /// For each letter the position of the part shown there.
    pub shown: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Verdict;

    fn check(response: model::Response, expected: &str) {
        let value = kept_response(&response).unwrap();
        assert_eq!(value.to_string(), expected);
        assert_eq!(response_kept(&value, Verdict::Partial), Some(response));
    }

    #[test]
    fn an_answer_comes_back() {
        check(model::Response::Choice(1), r#"{"choice":1}"#);
        check(
            model::Response::Choices(BTreeSet::from([2, 0])),
            r#"{"choices":[0,2]}"#,
        );
        check(model::Response::Text("a b".into()), r#"{"text":"a b"}"#);
        check(model::Response::Order(vec![1, 0]), r#"{"order":[1,0]}"#);
        check(
            model::Response::Match(vec![None, Some(0)]),
            r#"{"match":[null,0]}"#,
        );
        let own = model::Response::Open {
            text: "So.".into(),
            verdict: Some(Verdict::Partial),
        };
        check(own, r#"{"open":"So."}"#);
        assert_eq!(response_kept(&"b".into(), Verdict::Wrong), None);
    }
}
