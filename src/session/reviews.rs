//! What is to be kept of an answer, and how well it was remembered.

use jiff::Timestamp;

use super::engine::{Round, Slot, Stage, comes_again, refuse};
use super::{Event, Graded, Outcome, Rate, Refusal, Reviewed, Session, Try};
use crate::memory::{Attempt, Rating};

impl Session {
    /// The same session gone on with after it was left: what has an outcome is not asked again.
    /// `outcomes` are those of the items, in the same order.
    #[must_use]
    pub fn gone_on_with(mut self, outcomes: Vec<Outcome>) -> Self {
        let is_open = |slot: &Slot| outcomes.get(slot.item).is_none_or(|one| one.mark.is_none());
        self.queue.retain(is_open);
        self.outcomes
            .splice(..outcomes.len().min(self.items.len()), outcomes);
        self.outcomes.truncate(self.items.len());
        self
    }

    /// What came of the answer of `slot`.
    pub(super) fn graded(&self, slot: Slot, now: Timestamp) -> Graded {
        let outcome = &self.outcomes[slot.item];
        let second = outcome.second.as_ref();
        let second = second.filter(|_| slot.round == Round::Second).cloned();
        let Try {
            response,
            mark,
            seconds,
            hinted,
            rating,
        } = second.unwrap_or_else(|| outcome.clone().into_try());
        Graded {
            turn: self.turn(slot, now),
            response,
            seconds,
            hinted,
            overridden: outcome.overridden,
            comes_again: self.rules.second_round
                && slot.round != Round::Second
                && comes_again(&mark),
            mark,
            rating,
            back: None,
        }
    }

    /// The answer of `slot`, to be kept; `anew` in the place of what was kept of it before.
    pub(super) fn reviewed(&self, slot: Slot, now: Timestamp, anew: bool) -> Event {
        Event::Reviewed(Reviewed {
            graded: self.graded(slot, now),
            anew,
        })
    }

    /// `outcome`, the answer of `slot`, with its rating.
    ///
    /// On the second try, minutes after the feedback, speed tells nothing: as if nobody had measured it,
    /// a right answer is good.
    pub(super) fn rated(&self, slot: Slot, outcome: Outcome) -> Outcome {
        let measured = slot.round != Round::Second;
        let attempt = outcome.mark.as_ref().map(|mark| Attempt {
            verdict: mark.verdict,
            hinted: outcome.hinted,
            seconds: if measured { outcome.seconds } else { 0.0 },
            expected_seconds: self.items[slot.item].question.header.seconds,
            own: None,
        });
        Outcome {
            rating: attempt.and_then(|attempt| attempt.rating()),
            ..outcome
        }
    }

    /// Rates the answer of `slot` by the rule once more, now that its mark has changed.
    pub(super) fn rate_anew(&mut self, slot: Slot) {
        let graded = self.graded(slot, self.began);
        let outcome = Outcome::first(None, graded.mark, graded.seconds, graded.hinted);
        let rating = self.rated(slot, outcome).rating;
        self.set_rating(slot, rating);
    }

    /// Rates the answer that was just graded as the learner says.
    pub(super) fn rate(&mut self, rate: Rate, now: Timestamp) -> Vec<Event> {
        let Some(slot) = self.last_graded() else {
            return refuse(Refusal::NothingToRate);
        };
        let rating = match (rate, self.graded(slot, now).rating) {
            (Rate::As(rating), _) => rating,
            (Rate::Easier | Rate::Harder, None) => return refuse(Refusal::NothingToRate),
            (Rate::Easier, Some(rating)) => neighbour(rating, 1),
            (Rate::Harder, Some(rating)) => neighbour(rating, -1),
        };
        self.set_rating(slot, Some(rating));
        vec![Event::Rated(self.graded(slot, now))]
    }

    /// The answer that may be rated: the last one whose verdict was shown.
    fn last_graded(&self) -> Option<Slot> {
        match self.stage {
            Stage::Marked { slot } => Some(slot),
            Stage::Asking { .. } | Stage::Judging { .. } if !self.rules.exam => {
                self.trail.last().map(|taken| taken.slot)
            }
            Stage::Asking { .. } | Stage::Judging { .. } | Stage::Ready | Stage::Over => None,
        }
    }

    fn set_rating(&mut self, slot: Slot, rating: Option<Rating>) {
        let outcome = &mut self.outcomes[slot.item];
        match &mut outcome.second {
            Some(second) if slot.round == Round::Second => second.rating = rating,
            Some(_) | None => outcome.rating = rating,
        }
    }

    /// Where the questions of an exam end early: the skipped ones that do not come round any more, to be
    /// kept as skipped.
    pub(super) fn given_up(&self) -> Vec<Event> {
        let Stage::Asking { slot: open, .. } = self.stage else {
            return Vec::new();
        };
        let slots = std::iter::once(&open).chain(&self.queue);
        let returning = slots.filter(|slot| slot.round == Round::Return);
        returning
            .map(|slot| self.reviewed(*slot, self.began, false))
            .collect()
    }
}

/// The rating `by` grades above; the ends of the scale stay what they are.
fn neighbour(rating: Rating, by: isize) -> Rating {
    let at = Rating::ALL.iter().position(|one| *one == rating);
    let to = at.and_then(|at| at.checked_add_signed(by));
    to.and_then(|to| Rating::ALL.get(to).copied())
        .unwrap_or(rating)
}
