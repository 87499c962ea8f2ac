//! The forecast: of twenty random questions, about how many would be right today.

use super::beta_binomial::{hits, range};
use super::{Card, Cards, Day, Foreseen};
use crate::model::{Entry, Level};
use crate::sorting;

/// From so many answered questions on there is a forecast.
pub const ENOUGH_ANSWERS: usize = 20;

/// How many questions the forecast speaks of.
const DRAWN: usize = 20;

/// The share of cases in which the range is to hold what happens.
const HELD: f64 = 0.9;

/// How sure FSRS's mean recall is of one learner, as a standard deviation: it is fitted to the average of
/// many, and learners whose memory holds half or twice as long lie about so far off.
const RECALL_DEVIATION: f64 = 0.06;

/// How many answers the prior of a level is worth.
const PRIOR_WEIGHT: f64 = 6.0;

/// How far juniors' questions lie above a learner's rate over all levels, and seniors' below.
const LEVEL_STEP: f64 = 0.1;

/// Of [`of`](Self::of) random questions, about how many would be right. Right is: rated hard or better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    of: usize,
    expected: f64,
    low: usize,
    high: usize,
}

impl Forecast {
    /// How many questions are drawn: twenty, or all if there are fewer.
    #[must_use]
    pub const fn of(&self) -> usize {
        self.of
    }

    /// How many of them would be right on average.
    #[must_use]
    pub const fn expected(&self) -> f64 {
        self.expected
    }

    /// The fewest of the range that holds nine of ten cases.
    #[must_use]
    pub const fn low(&self) -> usize {
        self.low
    }

    /// The most of it.
    #[must_use]
    pub const fn high(&self) -> usize {
        self.high
    }
}

/// The forecast over `entries`, the questions of the goal, on `day`; nothing before
/// [`ENOUGH_ANSWERS`] of them were answered.
///
/// Asked questions count with their recall, one day after their last answer at the earliest, since that of
/// the same day says nothing of what stays. The others count with the learner's own rate of first answers
/// to their level, drawn towards the rate over all levels while answers are few (a beta prior worth six).
/// The count of right ones is then beta-binomial, since both are uncertain.
#[must_use]
pub fn forecast(entries: &[&Entry], cards: &Cards, day: Day) -> Option<Forecast> {
    let known = Knowledge::of(entries, cards, day);
    let asked: usize = known.levels.iter().map(|level| level.asked).sum();
    if asked < ENOUGH_ANSWERS {
        return None;
    }
    let of = entries.len().min(DRAWN);
    let (mean, variance) = known.chance(entries.len());
    let chances = hits(u32::try_from(of).unwrap_or(u32::MAX), mean, variance);
    let (low, high) = range(&chances, HELD);
    Some(Forecast {
        of,
        expected: mean * of as f64,
        low,
        high,
    })
}

/// What the forecast would have said of each first answer just before it was given, from the twentieth on,
/// beside how it came out. `counts` says which are counted.
pub(super) fn foreseen_first_tries(
    entries: &[&Entry],
    cards: &Cards,
    counts: impl Fn(&Card) -> bool,
) -> Foreseen {
    let with_card = |entry: &&Entry| Some((cards.of(entry)?, place(entry.header.level)));
    let mut tries: Vec<_> = entries.iter().filter_map(with_card).collect();
    sorting::by_key(&mut tries, |(card, _)| card.begun());
    let mut knowledge = Knowledge::default();
    let mut foreseen = Foreseen::default();
    for (before, (card, at)) in tries.into_iter().enumerate() {
        let right = card.remembered_at_first();
        if before >= ENOUGH_ANSWERS && counts(card) {
            foreseen.add(knowledge.first_rate(at).0, right);
        }
        let level = &mut knowledge.levels[at];
        level.asked += 1;
        level.remembered_at_first += usize::from(right);
    }
    foreseen
}

/// What the answers tell.
#[derive(Default)]
struct Knowledge {
    /// Of questions of all levels, those without a level last.
    levels: [Tally; Level::ALL.len() + 1],
    /// The sum of the recall of all asked questions.
    recall: f64,
}

/// The questions of one level.
#[derive(Clone, Copy, Default)]
struct Tally {
    unasked: usize,
    asked: usize,
    remembered_at_first: usize,
}

impl Knowledge {
    fn of(entries: &[&Entry], cards: &Cards, day: Day) -> Self {
        let mut knowledge = Self::default();
        for entry in entries {
            let level = &mut knowledge.levels[place(entry.header.level)];
            let Some(card) = cards.of(entry) else {
                level.unasked += 1;
                continue;
            };
            level.asked += 1;
            level.remembered_at_first += usize::from(card.remembered_at_first());
            let days = day.since(card.last().day()).max(1);
            knowledge.recall += cards.scheduler().recall_after(card, days);
        }
        knowledge
    }

    /// Mean and variance of the chance that one of `total` questions, drawn at random, would be right.
    fn chance(&self, total: usize) -> (f64, f64) {
        let share = |questions: usize| questions as f64 / total.max(1) as f64;
        let asked = self.levels.iter().map(|level| level.asked).sum();
        let mut mean = self.recall / total.max(1) as f64;
        let mut variance = (share(asked) * RECALL_DEVIATION).powi(2);
        for (at, level) in self.levels.iter().enumerate() {
            let (rate, spread) = self.first_rate(at);
            mean += share(level.unasked) * rate;
            variance += share(level.unasked).powi(2) * spread;
        }
        (mean, variance)
    }

    /// Mean and variance of the rate at which first answers to questions of a level are remembered.
    fn first_rate(&self, at: usize) -> (f64, f64) {
        let asked: usize = self.levels.iter().map(|level| level.asked).sum();
        let right: usize = self
            .levels
            .iter()
            .map(|level| level.remembered_at_first)
            .sum();
        let overall = (right as f64 + 1.0) / (asked as f64 + 2.0);
        let step = match at {
            0 => LEVEL_STEP,
            2 => -LEVEL_STEP,
            _ => 0.0,
        };
        let prior = (overall + step).clamp(0.05, 0.95);
        let level = &self.levels[at];
        let alpha = prior * PRIOR_WEIGHT + level.remembered_at_first as f64;
        let weight = PRIOR_WEIGHT + level.asked as f64;
        let rate = alpha / weight;
        (rate, rate * (1.0 - rate) / (weight + 1.0))
    }
}

fn place(level: Option<Level>) -> usize {
    let found = Level::ALL.iter().position(|one| Some(*one) == level);
    found.unwrap_or(Level::ALL.len())
}
