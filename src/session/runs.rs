//! Tries of a query before it is handed in.

use jiff::Timestamp;

use super::engine::{Stage, refuse};
use super::{Event, Ran, Refusal, Session};
use crate::grade::sql;
use crate::model::Body;

impl Session {
    /// Runs `query` on the data that the learner sees, and counts it as a try.
    pub(super) fn run(&mut self, query: String, now: Timestamp) -> Vec<Event> {
        let Stage::Asking { slot, .. } = self.stage else {
            return refuse(Refusal::NotNow);
        };
        let Body::Sql(key) = &self.items[slot.item].question.body else {
            return refuse(Refusal::NothingToRun);
        };
        if query.trim().is_empty() {
            return refuse(Refusal::NoAnswer("there is no query to run".to_owned()));
        }
        let runs = sql::run(key, &query);
        let outcome = &mut self.outcomes[slot.item];
        outcome.tries += 1;
        vec![Event::Ran(Ran {
            tries: outcome.tries,
            turn: self.turn(slot, now),
            query,
            runs,
        })]
    }
}
