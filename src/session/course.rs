//! The course of a session: from one question to the next, and to its end.

use jiff::Timestamp;

use super::engine::{Round, Slot, Stage, comes_again, elapsed, refuse};
use super::{Event, Input, Refusal, Report, Session, Start};

impl Session {
    pub(super) fn begin(&mut self, now: Timestamp) -> Vec<Event> {
        if self.stage != Stage::Ready {
            return refuse(Refusal::NotNow);
        }
        self.began = now;
        let start = Start {
            at: now,
            count: self.items.len(),
            settled: self.settled(),
            kept: false,
            seed: self.rules.seed,
        };
        let mut events = vec![Event::Started(start)];
        events.extend(self.advance(now));
        events
    }

    /// Asks the next question, or ends the session if there is none.
    pub(super) fn advance(&mut self, now: Timestamp) -> Vec<Event> {
        if self.queue.is_empty() {
            self.deal_second_round();
        }
        match self.queue.pop_front() {
            Some(slot) => {
                self.stage = Stage::Asking {
                    slot,
                    asked: now,
                    hinted: false,
                };
                vec![Event::Asked(self.turn(slot, now))]
            }
            None => self.close(now),
        }
    }

    fn deal_second_round(&mut self) {
        if !self.rules.second_round || self.rules.exam || self.second_round_dealt {
            return;
        }
        self.second_round_dealt = true;
        let missed = self.outcomes.iter().enumerate();
        let missed = missed.filter(|(_, outcome)| outcome.mark.as_ref().is_some_and(comes_again));
        self.queue = missed
            .map(|(item, _)| Slot {
                item,
                round: Round::Second,
            })
            .collect();
    }

    /// Whether the time was over when this input arrived. An answer that was given in time may still be
    /// judged.
    pub(super) fn is_late(&self, input: &Input, now: Timestamp) -> bool {
        let over = self
            .rules
            .time_limit
            .is_some_and(|limit| elapsed(self.began, now) > limit);
        let running = !matches!(
            self.stage,
            Stage::Ready | Stage::Over | Stage::Judging { .. }
        );
        over && running && !matches!(input, Input::Accept)
    }

    pub(super) fn time_up(&mut self, now: Timestamp) -> Vec<Event> {
        let mut events: Vec<_> = self.keep_spoken(now).into_iter().collect();
        events.push(Event::TimeUp);
        events.extend(self.given_up());
        events.extend(self.close(self.began));
        events
    }

    pub(super) fn quit(&mut self, now: Timestamp) -> Vec<Event> {
        let spoken = self.keep_spoken(now);
        match self.stage {
            Stage::Over => refuse(Refusal::NotNow),
            Stage::Ready | Stage::Asking { .. } | Stage::Judging { .. } | Stage::Marked { .. } => {
                let all = self.settled() == self.items().len();
                let complete = all || self.is_judging_an_exam();
                let mut events: Vec<_> = spoken.into_iter().collect();
                events.extend(self.given_up());
                events.extend(self.finish(complete));
                events
            }
        }
    }

    fn close(&mut self, now: Timestamp) -> Vec<Event> {
        if self.rules.exam && self.rules.self_judged {
            return self.judge_rest(now);
        }
        self.finish(true)
    }

    pub(super) fn finish(&mut self, complete: bool) -> Vec<Event> {
        let mut events = Vec::new();
        if self.rules.exam {
            let settled = (0..self.items.len()).filter(|at| self.outcomes[*at].mark.is_some());
            let slots = settled.map(|item| Slot {
                item,
                round: Round::First,
            });
            events.extend(slots.map(|slot| Event::Graded(self.graded(slot, self.began))));
        }
        self.stage = Stage::Over;
        let report = Report::new(&self.items, self.outcomes.clone(), &self.rules, complete);
        events.push(Event::Finished(report));
        events
    }
}
