//! An interview: what an own answer leaves out is asked for before the next question comes.

use std::cmp::Reverse;

use jiff::Timestamp;

use super::engine::{Slot, Stage, elapsed};
use super::{Event, Item, Outcome, Session, Turn};
use crate::model::{Body, Response};

/// How many points of a question are asked for.
const PROMPTS: usize = 2;

/// What was said so far to the open question.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken {
    text: String,
    /// The points that were asked for, in the order of the bank.
    asked_for: Vec<usize>,
}

impl Session {
    /// Whether something was said to the open question, and more is asked for.
    #[must_use]
    pub fn is_asking_on(&self) -> bool {
        !self.spoken.asked_for.is_empty()
    }

    /// How long the answer to a question took so far, in seconds.
    #[must_use]
    pub fn seconds(&self, turn: Turn) -> f64 {
        self.outcomes
            .get(turn.n - 1)
            .map_or(0.0, |outcome| outcome.seconds)
    }

    /// Asks for the weightiest point that everything said so far leaves out; nothing where this is no
    /// interview, nothing is left out, or enough was asked for.
    pub(super) fn ask_on(
        &mut self,
        slot: Slot,
        response: &Response,
        now: Timestamp,
    ) -> Option<Event> {
        if !self.rules.interview || self.spoken.asked_for.len() >= PROMPTS {
            return None;
        }
        let whole = self.whole(response.clone());
        let Response::Open {
            text,
            verdict: None,
        } = &whole
        else {
            return None;
        };
        let item = &self.items[slot.item];
        let point = left_out(item, &whole, &self.spoken.asked_for)?;
        let ask = match &item.question.body {
            Body::Open(key) => key.points.get(point)?.ask.as_ref().map(ToString::to_string),
            Body::Single(_)
            | Body::Multi(_)
            | Body::Short(_)
            | Body::Output(_)
            | Body::Order(_)
            | Body::Match(_)
            | Body::Sql(_) => None,
        };
        self.spoken.text.clone_from(text);
        self.spoken.asked_for.push(point);
        Some(Event::Prompted {
            turn: self.turn(slot, now),
            ask,
        })
    }

    /// The answer together with what was said before.
    pub(super) fn whole(&self, response: Response) -> Response {
        match response {
            Response::Open { text, verdict } if self.is_asking_on() => Response::Open {
                text: format!("{}\n{text}", self.spoken.text.trim_end()),
                verdict,
            },
            other @ (Response::Open { .. }
            | Response::Choice(_)
            | Response::Choices(_)
            | Response::Text(_)
            | Response::Order(_)
            | Response::Match(_)) => other,
        }
    }

    /// What was said to the open question; nothing if nothing more was asked for.
    pub(super) fn spoken(&self) -> Option<Response> {
        self.is_asking_on().then(|| Response::Open {
            text: self.spoken.text.clone(),
            verdict: None,
        })
    }

    /// Keeps what was said to a question that will not be answered to its end.
    pub(super) fn keep_spoken(&mut self, now: Timestamp) -> Option<Event> {
        let (
            Stage::Asking {
                slot,
                asked,
                hinted,
            },
            Some(response),
        ) = (&self.stage, self.spoken())
        else {
            return None;
        };
        let (slot, hinted) = (*slot, *hinted);
        let seconds = elapsed(*asked, now).as_secs_f64();
        let mark = self.mark(slot, &response);
        self.settle(slot, Outcome::first(Some(response), mark, seconds, hinted));
        Some(self.reviewed(slot, now, false))
    }
}

/// The weightiest point that the answer leaves out, a required one before others.
fn left_out(item: &Item, response: &Response, asked_for: &[usize]) -> Option<usize> {
    let Body::Open(key) = &item.question.body else {
        return None;
    };
    let found = item.grade(response).assessment?;
    let missed = (0..key.points.len())
        .filter(|at| found.points.get(*at) == Some(&false) && !asked_for.contains(at));
    missed.max_by_key(|at| {
        let point = &key.points[*at];
        (point.required, point.weight, Reverse(*at))
    })
}
