//! A card: what is remembered of one question.

use fsrs::MemoryState;

use super::bytes::Reader;
use super::{Fingerprint, Id, Moment, Rating, Review, Scheduler, Try};
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

    pub(super) const fn rating(self) -> Rating {
        self.rating
    }

    /// The learner's day on which it was given.
    pub(super) fn day(self) -> super::Day {
        self.at.day()
    }

    pub(super) fn write(self, bytes: &mut Vec<u8>) {
        self.at.write(bytes);
        bytes.push(place(&Verdict::ALL, self.verdict));
        bytes.push(place(&Rating::ALL, self.rating));
        bytes.extend(self.session.number().to_le_bytes());
        bytes.extend(self.fingerprint.number().to_le_bytes());
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            at: Moment::read(reader)?,
            verdict: *Verdict::ALL.get(usize::from(reader.u8()?))?,
            rating: *Rating::ALL.get(usize::from(reader.u8()?))?,
            session: Id::new(reader.u128()?),
            fingerprint: Fingerprint::new(reader.u64()?),
        })
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

    /// What an answer is to the card before it, and with what chance it was expected to be remembered,
    /// in millionths; that of repeats on a later day alone.
    pub(super) fn tried(
        before: Option<&Self>,
        answer: Answer,
        scheduler: &Scheduler,
    ) -> (Try, i64) {
        let before = before.filter(|card| card.last.fingerprint == answer.fingerprint);
        let Some(before) = before else {
            return (Try::First, 0);
        };
        match answer.at.day().since(before.last.at.day()) {
            0 => (Try::SameDay, 0),
            days => Try::repeat(scheduler.recall_after(before, days)),
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

    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.state.stability.to_le_bytes());
        bytes.extend(self.state.difficulty.to_le_bytes());
        self.last.write(bytes);
        self.begun.write(bytes);
        for number in self.numbers() {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([u8::from(self.first), u8::from(self.missed)]);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            state: MemoryState {
                stability: reader.f32()?,
                difficulty: reader.f32()?,
            },
            last: Answer::read(reader)?,
            begun: Moment::read(reader)?,
            interval: reader.u32()?,
            answers: reader.u32()?,
            tries: reader.u32()?,
            right: reader.u32()?,
            lapses: reader.u32()?,
            first: reader.flag()?,
            missed: reader.flag()?,
        })
    }

    const fn numbers(&self) -> [u32; 5] {
        [
            self.interval,
            self.answers,
            self.tries,
            self.right,
            self.lapses,
        ]
    }

    pub(super) const fn state(&self) -> MemoryState {
        self.state
    }
}

/// The place of `one` among `all`, which has less than 256 and it among them.
fn place<T: Copy + PartialEq>(all: &[T], one: T) -> u8 {
    let found = all.iter().position(|known| *known == one);
    found
        .and_then(|at| u8::try_from(at).ok())
        .unwrap_or(u8::MAX)
}
