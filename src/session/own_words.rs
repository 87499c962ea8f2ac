//! Answers in one's own words: revealed with what was found in them, then judged by the learner.

use jiff::Timestamp;

use super::engine::{Round, Slot, Stage, refuse};
use super::{Event, Outcome, Refusal, Session};
use crate::grade::suggested;
use crate::model::{Response, Verdict};

impl Session {
    /// The verdict to propose on the own answer that waits for one; nothing where none does.
    #[must_use]
    pub fn suggested(&self) -> Option<Verdict> {
        match self.stage {
            Stage::Judging { suggested, .. } => Some(suggested),
            Stage::Ready | Stage::Asking { .. } | Stage::Marked { .. } | Stage::Over => None,
        }
    }

    pub(super) fn reveal(
        &mut self,
        slot: Slot,
        text: String,
        seconds: f64,
        hinted: bool,
        now: Timestamp,
    ) -> Vec<Event> {
        let response = Response::Open {
            text: text.clone(),
            verdict: None,
        };
        let found = self.items[slot.item].grade(&response).assessment;
        let suggested = found.as_deref().map_or(Verdict::Partial, suggested);
        let event = Event::Revealed {
            turn: self.turn(slot, now),
            answer: text.clone(),
            found,
        };
        self.stage = Stage::Judging {
            slot,
            text,
            seconds,
            hinted,
            suggested,
        };
        vec![event]
    }

    pub(super) fn judge(&mut self, verdict: Verdict, now: Timestamp) -> Vec<Event> {
        let Stage::Judging {
            slot,
            text,
            seconds,
            hinted,
            ..
        } = self.stage.clone()
        else {
            return refuse(Refusal::NotNow);
        };
        let response = Response::Open {
            text,
            verdict: Some(verdict),
        };
        let mark = self.items[slot.item].grade(&response);
        let outcome = Outcome::judged(response, mark, seconds, hinted);
        if self.rules.exam {
            self.outcomes[slot.item] = self.rated(slot, outcome);
            let mut events = vec![self.reviewed(slot, now, true)];
            events.extend(self.judge_rest(now));
            return events;
        }
        self.settle(slot, outcome);
        self.follow(slot, now)
    }

    pub(super) fn is_judging_an_exam(&self) -> bool {
        self.rules.exam && matches!(self.stage, Stage::Judging { .. })
    }

    /// Reveals the next own answer of an exam that waits for judgement; the clock stands still.
    pub(super) fn judge_rest(&mut self, now: Timestamp) -> Vec<Event> {
        let waiting = self
            .outcomes
            .iter()
            .enumerate()
            .find_map(|(item, outcome)| {
                let ungraded = outcome.mark.as_ref()?.verdict == Verdict::Ungraded;
                match &outcome.response {
                    Some(Response::Open { text, .. }) if ungraded => {
                        Some((item, text.clone(), outcome.seconds, outcome.hinted))
                    }
                    Some(_) | None => None,
                }
            });
        match waiting {
            Some((item, text, seconds, hinted)) => {
                let slot = Slot {
                    item,
                    round: Round::First,
                };
                self.reveal(slot, text, seconds, hinted, now)
            }
            None => self.finish(true),
        }
    }
}
