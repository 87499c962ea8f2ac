//! What was answered on each day, counted so that a count can be taken back.

use std::collections::BTreeMap;

use super::Day;

/// The recall of one that is certain, in the units of [`Tally::recall`].
const CERTAIN: f64 = 1e6;

/// What an answer was to its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Try {
    /// Nobody has graded it.
    Ungraded,
    /// The first one, or the first to a new key.
    First,
    /// Another one on the same day.
    SameDay,
    /// One on a later day, when the scheduler thought it remembered with a chance of so many tenths,
    /// 0 to 9, rounded down.
    Repeat(u8),
}

impl Try {
    /// The number that it is kept by.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Ungraded => -3,
            Self::First => -2,
            Self::SameDay => -1,
            Self::Repeat(tenths) => tenths.into(),
        }
    }

    /// What is kept by that number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            -3 => Some(Self::Ungraded),
            -2 => Some(Self::First),
            -1 => Some(Self::SameDay),
            0..=9 => u8::try_from(number).ok().map(Self::Repeat),
            _ => None,
        }
    }

    /// The repeat of a card that is remembered with that chance, and the chance as it is summed up.
    pub(super) fn repeat(recall: f64) -> (Self, i64) {
        let tenths = (recall * 10.0).floor().clamp(0.0, 9.0) as u8;
        (Self::Repeat(tenths), (recall * CERTAIN).round() as i64)
    }
}

/// Sums over some answers. Whole numbers, so that they are the same in whatever order they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there were.
    pub answers: i64,
    /// How many were rated hard or better.
    pub remembered: i64,
    /// The sum of the chances that the scheduler gave to repeats, in millionths.
    pub recall: i64,
    /// How long they took, in milliseconds.
    pub ms: i64,
}

impl Tally {
    fn add(&mut self, other: &Self, times: i64) {
        self.answers += times * other.answers;
        self.remembered += times * other.remembered;
        self.recall += times * other.recall;
        self.ms = self.ms.saturating_add(other.ms.saturating_mul(times));
    }

    /// How many would have been remembered if the scheduler were right.
    #[must_use]
    pub fn expected(&self) -> f64 {
        self.recall as f64 / CERTAIN
    }

    /// How long they took, in seconds.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.ms as f64 / 1000.0
    }
}

/// The answers of each day, by what they were to their cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(BTreeMap<(Day, Try), Tally>);

impl Days {
    /// All sums that are not nothing, by day.
    pub fn all(&self) -> impl Iterator<Item = (Day, Try, &Tally)> {
        let all = self
            .0
            .iter()
            .map(|((day, sort), tally)| (*day, *sort, tally));
        all.filter(|(_, _, tally)| **tally != Tally::default())
    }

    /// The sum over the answers that `admits` lets through.
    #[must_use]
    pub fn sum(&self, admits: impl Fn(Day, Try) -> bool) -> Tally {
        let mut sum = Tally::default();
        for (_, _, tally) in self.all().filter(|(day, sort, _)| admits(*day, *sort)) {
            sum.add(tally, 1);
        }
        sum
    }

    /// Adds answers of a day.
    pub fn add(&mut self, day: Day, sort: Try, tally: &Tally) {
        self.count(day, sort, tally, 1);
    }

    /// Takes answers of a day back.
    pub(super) fn take_back(&mut self, day: Day, sort: Try, tally: &Tally) {
        self.count(day, sort, tally, -1);
    }

    fn count(&mut self, day: Day, sort: Try, tally: &Tally, times: i64) {
        self.0.entry((day, sort)).or_default().add(tally, times);
    }
}
