//! A card: what is remembered of one question.

use fsrs::MemoryState;

use super::{Fingerprint, Id, Moment, Rating, Review, Scheduler};
use crate::model::Verdict;

/// What is remembered of one question, derived from the reviews of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card {
    state: MemoryState,
    last: Answer,
    interval: u32,
    answers: u32,
    tries: u32,
    right: u32,
    lapses: u32,
    /// When the very first answer was given.
    begun: Moment,
    /// Whether the very first answer was remembered.
    first: bool,
    /// Whether the first try of the last session was not fully right.
    missed: bool,
}

/// What a card keeps of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answer {
    at: Moment,
    verdict: Verdict,
    session: Id,
    fingerprint: Fingerprint,
    rating: Rating,
}

impl Answer {
    /// The answer of `review`, rated so.
    pub(super) const fn of(review: &Review, rating: Rating) -> Self {
        Self {
            at: review.stamp.at,
            verdict: review.verdict,
            session: review.session,
            fingerprint: review.fingerprint,
            rating,
        }
    }

    /// The same answer, rated otherwise.
    pub(super) const fn rated(self, rating: Rating) -> Self {
        Self { rating, ..self }
    }

    fn missed(self) -> bool {
        match self.verdict {
            Verdict::Correct => false,
            Verdict::Partial | Verdict::Wrong | Verdict::Skipped => true,
            Verdict::Ungraded => !self.rating.remembered(),
        }
    }
}

impl Card {
    /// The card after an answer. One with another key than the last begins anew; several on one day take
    /// FSRS's path for short terms; where the clock was set back no time has passed.
    pub(super) fn next(before: Option<&Self>, answer: Answer, scheduler: &Scheduler) -> Self {
        let before = before.filter(|card| card.last.fingerprint == answer.fingerprint);
        let elapsed = before.map_or(0, |card| answer.at.day().since(card.last.at.day()));
        let (state, interval) =
            scheduler.next(before.map(|card| card.state), elapsed, answer.rating);
        let remembered = answer.rating.remembered();
        let again = before.filter(|card| card.last.session == answer.session);
        Self {
            state,
            interval,
            last: answer,
            answers: before.map_or(0, |card| card.answers).saturating_add(1),
            tries: before.map_or(0, |card| card.tries) + u32::from(again.is_none()),
            right: before.map_or(0, |card| card.right) + u32::from(again.is_none() && remembered),
            begun: before.map_or(answer.at, |card| card.begun),
            lapses: before.map_or(0, |card| card.lapses + u32::from(card.lapses_with(answer))),
            first: before.map_or(remembered, |card| card.first),
            missed: again.map_or(answer.missed(), |card| card.missed),
        }
    }

    fn lapses_with(&self, answer: Answer) -> bool {
        self.last.rating.remembered() && !answer.rating.remembered()
    }

    /// When it was last answered.
    #[must_use]
    pub const fn last(&self) -> Moment {
        self.last.at
    }

    /// How the last answer was rated.
    #[must_use]
    pub const fn rating(&self) -> Rating {
        self.last.rating
    }

    /// Days from the last answer until it comes back, at least one and not yet cut to a goal.
    #[must_use]
    pub const fn interval(&self) -> u32 {
        self.interval
    }

    /// How many graded answers it has had.
    #[must_use]
    pub const fn answers(&self) -> u32 {
        self.answers
    }

    /// How many of them were no second asking in their session.
    #[must_use]
    pub const fn tries(&self) -> u32 {
        self.tries
    }

    /// How many of these were remembered.
    #[must_use]
    pub const fn right(&self) -> u32 {
        self.right
    }

    /// When it was first answered.
    #[must_use]
    pub const fn begun(&self) -> Moment {
        self.begun
    }

    /// How often it was forgotten after having been remembered.
    #[must_use]
    pub const fn lapses(&self) -> u32 {
        self.lapses
    }

    /// The days after which it is remembered with a chance of 90 %: FSRS's stability.
    #[must_use]
    pub const fn stability(&self) -> f32 {
        self.state.stability
    }

    /// How hard it is for this learner, 1 to 10: FSRS's difficulty.
    #[must_use]
    pub const fn difficulty(&self) -> f32 {
        self.state.difficulty
    }

    /// Whether the very first answer to it was remembered.
    #[must_use]
    pub const fn remembered_at_first(&self) -> bool {
        self.first
    }

    /// Whether the first try of the last session that asked it was not fully right.
    #[must_use]
    pub const fn missed(&self) -> bool {
        self.missed
    }

    pub(super) const fn state(&self) -> MemoryState {
        self.state
    }
}
