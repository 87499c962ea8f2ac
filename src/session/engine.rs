//! The engine: a pure state machine that asks, grades and counts.

use std::collections::VecDeque;
use std::time::Duration;

use jiff::Timestamp;

use super::interview::Spoken;
use super::{Awaiting, Event, Input, Item, Outcome, Refusal, Rules, Turn};
use crate::grade::Mark;
use crate::model::{Response, Verdict};

/// Which time a question comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    /// The first time.
    First,
    /// Skipped in an exam, now round again.
    Return,
    /// Once more at the end, unscored.
    Second,
}

/// A question at its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) item: usize,
    pub(super) round: Round,
}

/// What the session waits for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    /// To begin.
    Ready,
    /// For an answer.
    Asking {
        slot: Slot,
        asked: Timestamp,
        hinted: bool,
    },
    /// For the learner's judgement of an own answer.
    Judging {
        slot: Slot,
        text: String,
        seconds: f64,
        hinted: bool,
        suggested: Verdict,
    },
    /// For the learner to go on.
    Marked { slot: Slot },
    /// For nothing: all is done.
    Over,
}

/// An answer that can be taken back: its slot and what stood before it.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) slot: Slot,
    pub(super) queue: VecDeque<Slot>,
    pub(super) second_round_dealt: bool,
    pub(super) outcome: Outcome,
}

/// A running session: one question open at a time.
///
/// Inputs go in with the time at which they arrived, events come out in the order in which they are to
/// be shown. The session reads no clock and keeps nothing outside itself.
#[derive(Clone, Debug)]
pub struct Session {
    pub(super) items: Vec<Item>,
    pub(super) rules: Rules,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) queue: VecDeque<Slot>,
    pub(super) stage: Stage,
    pub(super) began: Timestamp,
    pub(super) second_round_dealt: bool,
    pub(super) trail: Vec<Taken>,
    pub(super) spoken: Spoken,
}

impl Session {
    /// A session over `items`, asked in that order.
    #[must_use]
    pub fn new(items: Vec<Item>, rules: Rules) -> Self {
        Self {
            rules,
            outcomes: vec![Outcome::default(); items.len()],
            queue: (0..items.len())
                .map(|item| Slot {
                    item,
                    round: Round::First,
                })
                .collect(),
            stage: Stage::Ready,
            began: Timestamp::UNIX_EPOCH,
            second_round_dealt: false,
            trail: Vec::new(),
            spoken: Spoken::default(),
            items,
        }
    }

    /// The item of a turn.
    #[must_use]
    pub fn item(&self, turn: Turn) -> &Item {
        &self.items[turn.n - 1]
    }

    /// All items, in the order of their numbers.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The rules it is played by.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The number of the question whose answer an undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<usize> {
        self.trail.last().map(|taken| taken.slot.item + 1)
    }

    /// What the session waits for at `now`; nothing before it began and once it is over.
    #[must_use]
    pub fn awaiting(&self, now: Timestamp) -> Option<Awaiting> {
        match self.stage {
            Stage::Ready | Stage::Over => None,
            Stage::Asking { slot, .. } => Some(Awaiting::Answer(self.turn(slot, now))),
            Stage::Judging { slot, .. } => Some(Awaiting::Judgement(self.turn(slot, now))),
            Stage::Marked { slot } => Some(Awaiting::Next(self.turn(slot, now))),
        }
    }

    /// How many questions were answered or skipped so far.
    #[must_use]
    pub fn settled(&self) -> usize {
        self.outcomes
            .iter()
            .filter(|outcome| outcome.mark.is_some())
            .count()
    }

    /// Whether the question was skipped and is still to come round again, as in an exam.
    #[must_use]
    pub fn comes_round(&self, turn: Turn) -> bool {
        let returns = |slot: &Slot| slot.round == Round::Return && slot.item + 1 == turn.n;
        let open = match &self.stage {
            Stage::Asking { slot, .. } => returns(slot),
            Stage::Ready | Stage::Judging { .. } | Stage::Marked { .. } | Stage::Over => false,
        };
        open || self.queue.iter().any(returns)
    }

    /// Takes one input that arrived at `now`.
    #[must_use]
    pub fn step(&mut self, input: Input, now: Timestamp) -> Vec<Event> {
        if self.is_late(&input, now) {
            return self.time_up(now);
        }
        match input {
            Input::Begin => self.begin(now),
            Input::Answer { response, seconds } => self.answer(response, seconds, now),
            Input::Judge(verdict) => self.judge(verdict, now),
            Input::Accept => self.accept(now),
            Input::Run(query) => self.run(query, now),
            Input::Hint => self.hint(now),
            Input::Skip => self.skip(now),
            Input::Undo => self.undo(now),
            Input::Rate(rate) => self.rate(rate, now),
            Input::Flag => self.flag(now),
            Input::Next => self.next(now),
            Input::Quit => self.quit(now),
        }
    }

    fn answer(&mut self, response: Response, own: Option<f64>, now: Timestamp) -> Vec<Event> {
        let Stage::Asking {
            slot,
            asked,
            hinted,
        } = self.stage
        else {
            return refuse(Refusal::NotNow);
        };
        let seconds = own.unwrap_or_else(|| elapsed(asked, now).as_secs_f64());
        if let Some(event) = self.ask_on(slot, &response, now) {
            return vec![event];
        }
        let response = self.whole(response);
        self.take(slot, response, (seconds, hinted), now)
    }

    /// Takes an answer that is whole: shows it to whoever judges it, or grades it.
    fn take(
        &mut self,
        slot: Slot,
        response: Response,
        (seconds, hinted): (f64, bool),
        now: Timestamp,
    ) -> Vec<Event> {
        match &response {
            Response::Open { text, .. } if self.waits_for_a_person(&response) => {
                if !self.rules.exam {
                    return self.reveal(slot, text.clone(), seconds, hinted, now);
                }
            }
            Response::Open { .. }
            | Response::Choice(_)
            | Response::Choices(_)
            | Response::Text(_)
            | Response::Order(_)
            | Response::Match(_) => {}
        }
        let mark = self.mark(slot, &response);
        self.settle(slot, Outcome::judged(response, mark, seconds, hinted));
        self.follow(slot, now)
    }

    /// The mark of an answer; none yet if the learner will judge it.
    pub(super) fn mark(&self, slot: Slot, response: &Response) -> Mark {
        if self.waits_for_a_person(response) {
            Mark::UNGRADED
        } else {
            self.items[slot.item].grade(response)
        }
    }

    fn waits_for_a_person(&self, response: &Response) -> bool {
        let unjudged = matches!(response, Response::Open { verdict: None, .. });
        unjudged && self.rules.self_judged
    }

    fn skip(&mut self, now: Timestamp) -> Vec<Event> {
        let Stage::Asking {
            slot,
            asked,
            hinted,
        } = self.stage
        else {
            return refuse(Refusal::NotNow);
        };
        let seconds = elapsed(asked, now).as_secs_f64();
        if let Some(response) = self.spoken() {
            return self.take(slot, response, (seconds, hinted), now);
        }
        self.settle(slot, Outcome::first(None, Mark::SKIPPED, seconds, hinted));
        if self.rules.brings_back() && slot.round == Round::First {
            self.queue.push_back(Slot {
                round: Round::Return,
                ..slot
            });
        }
        self.follow(slot, now)
    }

    /// Enters what came of `slot`, so that it can be taken back.
    pub(super) fn settle(&mut self, slot: Slot, new: Outcome) {
        self.spoken = Spoken::default();
        let outcome = self.outcomes[slot.item].clone();
        self.outcomes[slot.item] = if slot.round == Round::Second {
            let new = self.rated(slot, new);
            Outcome {
                second: Some(new.into_try()),
                ..outcome.clone()
            }
        } else {
            let (seconds, tries) = (outcome.seconds + new.seconds, outcome.tries);
            let new = Outcome {
                seconds,
                tries,
                ..new
            };
            self.rated(slot, new)
        };
        let (queue, second_round_dealt) = (self.queue.clone(), self.second_round_dealt);
        self.trail.push(Taken {
            slot,
            queue,
            second_round_dealt,
            outcome,
        });
    }

    /// Shows the mark, or, in an exam, goes on without it.
    pub(super) fn follow(&mut self, slot: Slot, now: Timestamp) -> Vec<Event> {
        if !self.rules.exam {
            self.stage = Stage::Marked { slot };
            let reviewed = self.reviewed(slot, now, false);
            return vec![reviewed, Event::Graded(self.graded(slot, now))];
        }
        let mut events = Vec::new();
        if !self.queue.iter().any(|next| next.item == slot.item) {
            events.push(self.reviewed(slot, now, false));
        }
        events.push(Event::Recorded(self.turn(slot, now)));
        events.extend(self.advance(now));
        events
    }

    fn hint(&mut self, now: Timestamp) -> Vec<Event> {
        let Stage::Asking { slot, hinted, .. } = &mut self.stage else {
            return refuse(Refusal::NotNow);
        };
        if self.rules.exam {
            return refuse(Refusal::NoHintInExam);
        }
        let slot = *slot;
        let Some(hint) = &self.items[slot.item].question.hint else {
            return refuse(Refusal::NoHint);
        };
        *hinted = true;
        vec![Event::Hinted {
            hint: hint.to_string(),
            turn: self.turn(slot, now),
        }]
    }

    fn flag(&self, now: Timestamp) -> Vec<Event> {
        let Some(Awaiting::Answer(turn) | Awaiting::Judgement(turn) | Awaiting::Next(turn)) =
            self.awaiting(now)
        else {
            return refuse(Refusal::NotNow);
        };
        vec![Event::Flagged { turn, kept: false }]
    }

    fn next(&mut self, now: Timestamp) -> Vec<Event> {
        match self.stage {
            Stage::Marked { .. } => self.advance(now),
            Stage::Ready | Stage::Asking { .. } | Stage::Judging { .. } | Stage::Over => {
                refuse(Refusal::NotNow)
            }
        }
    }

    pub(super) fn turn(&self, slot: Slot, now: Timestamp) -> Turn {
        let left = self
            .rules
            .time_limit
            .map(|limit| limit.saturating_sub(elapsed(self.began, now)));
        Turn {
            n: slot.item + 1,
            of: self.items.len(),
            again: slot.round == Round::Second,
            skipped: slot.round == Round::Return,
            left,
        }
    }
}

/// Whether an answer with this mark is asked once more at the end.
pub(super) fn comes_again(mark: &Mark) -> bool {
    matches!(mark.verdict, Verdict::Wrong | Verdict::Skipped)
}

/// The time from `earlier` to `later`; none if the clock was set back.
pub(super) fn elapsed(earlier: Timestamp, later: Timestamp) -> Duration {
    Duration::try_from(later.duration_since(earlier)).unwrap_or_default()
}

pub(super) fn refuse(refusal: Refusal) -> Vec<Event> {
    vec![Event::Refused(refusal)]
}
