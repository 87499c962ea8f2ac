//! Second thoughts: an answer taken back, a typed one counted as right.

use jiff::Timestamp;

use super::engine::{Round, Slot, Stage, refuse};
use super::interview::Spoken;
use super::{Event, Refusal, Session};
use crate::grade::Mark;
use crate::model::{Body, Verdict};

impl Session {
    /// Counts the typed answer that was just graded wrong as right.
    pub(super) fn accept(&mut self, now: Timestamp) -> Vec<Event> {
        let Stage::Marked { slot } = self.stage else {
            return refuse(Refusal::NothingToAccept);
        };
        let outcome = &mut self.outcomes[slot.item];
        let typed = matches!(
            self.items[slot.item].question.body,
            Body::Short(_) | Body::Output(_)
        );
        let mark = match &mut outcome.second {
            Some(second) if slot.round == Round::Second => Some(&mut second.mark),
            Some(_) | None => outcome.mark.as_mut(),
        };
        let wrong = mark.filter(|mark| mark.verdict == Verdict::Wrong);
        let Some(mark) = wrong.filter(|_| self.rules.overrides && typed) else {
            return refuse(Refusal::NothingToAccept);
        };
        *mark = Mark::CORRECT;
        outcome.overridden |= slot.round != Round::Second;
        self.rate_anew(slot);
        let reviewed = self.reviewed(slot, now, true);
        vec![reviewed, Event::Graded(self.graded(slot, now))]
    }

    /// Takes back the answer that waits for judgement, else the last one that was settled.
    pub(super) fn undo(&mut self, now: Timestamp) -> Vec<Event> {
        if matches!(self.stage, Stage::Ready | Stage::Over) || self.is_judging_an_exam() {
            return refuse(Refusal::NotNow);
        }
        if let Stage::Judging { slot, hinted, .. } = self.stage {
            return self.ask_anew(slot, hinted, now);
        }
        if let (Stage::Asking { slot, hinted, .. }, true) = (&self.stage, self.is_asking_on()) {
            return self.ask_anew(*slot, *hinted, now);
        }
        let Some(taken) = self.trail.pop() else {
            return refuse(Refusal::NothingToUndo);
        };
        let hinted = self.outcomes[taken.slot.item].hinted;
        self.outcomes[taken.slot.item] = taken.outcome;
        self.queue = taken.queue;
        self.second_round_dealt = taken.second_round_dealt;
        self.ask_anew(taken.slot, hinted, now)
    }

    fn ask_anew(&mut self, slot: Slot, hinted: bool, now: Timestamp) -> Vec<Event> {
        let turn = self.turn(slot, now);
        self.spoken = Spoken::default();
        self.stage = Stage::Asking {
            slot,
            asked: now,
            hinted,
        };
        vec![Event::Undone(turn), Event::Asked(turn)]
    }
}
