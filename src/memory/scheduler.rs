//! When a card comes back: FSRS-6, through the `fsrs` crate.

use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};

use super::{Card, Day, Rating};

/// The 21 numbers that FSRS-6 describes a learner's memory with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters([f32; 21]);

impl Parameters {
    /// Those numbers, if there are 21 and all are finite.
    #[must_use]
    pub fn new(numbers: &[f32]) -> Option<Self> {
        let numbers: [f32; 21] = numbers.try_into().ok()?;
        FSRS::new(&numbers).ok()?;
        Some(Self(numbers))
    }

    /// The numbers, in FSRS's order.
    #[must_use]
    pub const fn numbers(&self) -> &[f32; 21] {
        &self.0
    }

    #[expect(clippy::expect_used, reason = "only checked numbers are kept")]
    pub(super) fn fsrs(&self) -> FSRS {
        FSRS::new(&self.0).expect("the numbers were checked when they were taken in")
    }
}

impl Default for Parameters {
    /// The numbers of the average learner, which the crate carries.
    fn default() -> Self {
        Self(DEFAULT_PARAMETERS)
    }
}

/// The share of cards that should still be remembered on the day they come back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention(f32);

impl Retention {
    /// That share, from 0.7 to 0.97: below, forgetting costs more answers than it saves; above, nearly
    /// every card comes back every day (Anki's manual, "Desired retention").
    #[must_use]
    pub fn new(share: f32) -> Option<Self> {
        (0.7..=0.97).contains(&share).then_some(Self(share))
    }

    /// The share.
    #[must_use]
    pub const fn share(self) -> f32 {
        self.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(0.9)
    }
}

/// Gives the next state of a card, its interval and its recall.
#[derive(Clone, Debug)]
pub struct Scheduler {
    fsrs: FSRS,
    parameters: Parameters,
    retention: Retention,
    goal: Option<Day>,
}

impl Scheduler {
    /// A scheduler for a learner of these parameters.
    #[must_use]
    pub fn new(parameters: Parameters, retention: Retention) -> Self {
        Self {
            fsrs: parameters.fsrs(),
            parameters,
            retention,
            goal: None,
        }
    }

    /// The same, for an interview on that day: every card comes back on the day before at the latest. Give
    /// no day that is past.
    #[must_use]
    pub fn with_goal(mut self, goal: Option<Day>) -> Self {
        self.goal = goal;
        self
    }

    /// The parameters it works with.
    #[must_use]
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The share of cards that it wants to be remembered when they come back.
    #[must_use]
    pub const fn retention(&self) -> Retention {
        self.retention
    }

    /// The day on which the card comes back: the day after its last answer at the earliest, and the day
    /// before the goal at the latest.
    #[must_use]
    pub fn due(&self, card: &Card) -> Day {
        let answered = card.last().day();
        let due = answered.plus(card.interval());
        match self.goal {
            Some(goal) if answered < goal => due.min(goal.before()).max(answered.plus(1)),
            Some(_) | None => due,
        }
    }

    /// Whether the card is to be asked on `day`.
    #[must_use]
    pub fn is_due(&self, card: &Card, day: Day) -> bool {
        day >= self.due(card)
    }

    /// The chance, 0 to 1, that the card is remembered on `day`: FSRS's retrievability. It is 1 on the day
    /// of the answer.
    #[must_use]
    pub fn recall(&self, card: &Card, day: Day) -> f64 {
        self.recall_after(card, day.since(card.last().day()))
    }

    /// The chance that the card is remembered `days` after its last answer.
    pub(super) fn recall_after(&self, card: &Card, days: u32) -> f64 {
        let decay = self.parameters.0[20];
        current_retrievability(card.state(), days as f32, decay).into()
    }

    /// The state of a card after an answer `elapsed` days after the one before, and its interval in whole
    /// days, at least one.
    #[expect(clippy::expect_used, reason = "clipped parameters give finite states")]
    pub(super) fn next(
        &self,
        before: Option<MemoryState>,
        elapsed: u32,
        rating: Rating,
    ) -> (MemoryState, u32) {
        let answer = FSRSReview {
            rating: rating.number(),
            delta_t: if before.is_some() { elapsed } else { 0 },
        };
        let item = FSRSItem {
            reviews: vec![answer],
        };
        let state = self
            .fsrs
            .memory_state(item, before)
            .expect("parameters are checked and clipped, so states stay finite");
        let retention = self.retention.share();
        let interval = self
            .fsrs
            .next_interval(Some(state.stability), retention, answer.rating);
        (state, interval.round().max(1.0) as u32)
    }
}

impl Default for Scheduler {
    fn default() -> Self {
        Self::new(Parameters::default(), Retention::default())
    }
}
