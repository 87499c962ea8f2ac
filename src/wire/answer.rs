//! The shape of an answer, the same for what a client sends, what was understood, and the key.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::question::number;
use crate::model::{Body, Comparison, Response, Written};
use crate::session::{Given, Item};
use crate::sorting;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// The letter or full text of an option for `single`; words for `short`, `output` and
    /// `open`; a query for `sql`.
    Text(String),
    /// Letters or full texts: the right ones for `multi`, all of them in order for `order`.
    List(Vec<String>),
    /// For `match`: the number or full text of a left with the letter or full text of its right.
    Pairs(BTreeMap<String, String>),
}

impl From<Answer> for Given {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Text(text) => Self::Text(text),
            Answer::List(list) => Self::List(list),
            Answer::Pairs(pairs) => Self::Map(pairs),
        }
    }
}

/// What `response` to `item` is in letters as shown.
#[must_use]
pub fn response(item: &Item, response: &Response) -> Answer {
    let letter = |position: &usize| item.layout.letter_of(*position);
    match response {
        Response::Choice(chosen) => Answer::Text(letter(chosen)),
        Response::Choices(chosen) => {
            let shown = item.layout.shown.iter();
            Answer::List(shown.filter(|at| chosen.contains(at)).map(letter).collect())
        }
        Response::Text(text) | Response::Open { text, .. } => Answer::Text(text.clone()),
        Response::Order(order) => Answer::List(order.iter().map(letter).collect()),
        Response::Match(rights) => {
            let pair = |(left, right): (usize, &Option<usize>)| {
                Some((number(left), letter(right.as_ref()?)))
            };
            Answer::Pairs(sorting::map(rights.iter().enumerate().filter_map(pair)))
        }
    }
}

/// The answer that is graded `correct`, in letters as shown; nothing where no single answer is the
/// key: for own words and for patterns.
#[must_use]
pub fn key(item: &Item) -> Option<Answer> {
    let right = match &item.question.body {
        Body::Single(options) => Response::Choice(options.iter().position(|o| o.correct)?),
        Body::Multi(options) => {
            let right = options.iter().enumerate().filter(|(_, o)| o.correct);
            Response::Choices(sorting::set(right.map(|(at, _)| at)))
        }
        Body::Short(key) | Body::Output(key) => Response::Text(canonical(key)?),
        Body::Order(key) => Response::Order((0..key.items.len()).collect()),
        Body::Match(key) => Response::Match((0..key.pairs.len()).map(Some).collect()),
        Body::Sql(key) => Response::Text(key.reference.to_string()),
        Body::Open(_) => return None,
    };
    Some(response(item, &right))
}

fn canonical(key: &Written) -> Option<String> {
    match key.compare {
        Comparison::Regex => None,
        Comparison::Exact | Comparison::Spaces | Comparison::Fold | Comparison::Number(_) => {
            key.accept.first().map(ToString::to_string)
        }
    }
}
