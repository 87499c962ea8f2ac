//! A simulated learner, whose memory is not what FSRS takes it for.

use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState, current_retrievability};

use super::fixture::{Chance, DAY_MS, NOON, review};
use crate::memory::{Applied, Cards, Day, Mode, Moment, Rating, Scheduler, Standing, select};
use crate::model::{Catalog, Entry, Level};

/// The stability, in days, of what was known before.
const KNOWN_FOR: f32 = 60.0;

/// Somebody who knows part of the questions beforehand and forgets at a pace of their own.
pub struct Learner {
    pub chance: Chance,
    pub cards: Cards,
    /// Share of mid questions known before the first.
    strength: f64,
    /// How many times longer memories last than FSRS thinks.
    pace: f64,
    memories: std::collections::BTreeMap<String, (MemoryState, i64)>,
    knew: std::collections::BTreeMap<String, bool>,
    answers: u64,
    fsrs: FSRS,
}

impl Learner {
    pub fn new(seed: u64, strength: f64, pace: f64) -> Self {
        Self {
            chance: Chance(seed),
            cards: Cards::new(Scheduler::default()),
            strength,
            pace,
            memories: Default::default(),
            knew: Default::default(),
            answers: 0,
            fsrs: FSRS::new(&DEFAULT_PARAMETERS).unwrap(),
        }
    }

    pub fn day(day: i64) -> Day {
        Moment::new(NOON + day * DAY_MS, 0).day()
    }

    /// The chance that the answer on that day would be right.
    pub fn recall(&mut self, entry: &Entry, day: i64) -> f64 {
        let id = entry.header.id.as_ref();
        if let Some((state, last)) = self.memories.get(id) {
            let days = (day - last).max(0) as f64 / self.pace;
            return current_retrievability(*state, days as f32, DEFAULT_PARAMETERS[20]).into();
        }
        let easier = match entry.header.level {
            Some(Level::Junior) => 0.15,
            Some(Level::Senior) => -0.15,
            Some(Level::Mid) | None => 0.0,
        };
        let share = (self.strength + easier).clamp(0.02, 0.98);
        let chance = &mut self.chance;
        let knew = self.knew.entry(id.to_owned());
        f64::from(u8::from(*knew.or_insert_with(|| chance.share() < share)))
    }

    /// Asks `count` questions on that day.
    pub fn study(&mut self, catalog: &Catalog, mode: Mode, count: usize, day: i64) {
        let candidates = super::fixture::shuffled(catalog, &mut self.chance);
        let standing = Standing {
            cards: &self.cards,
            day: Self::day(day),
            roadmap: None,
        };
        for entry in select(mode, &candidates, count, &standing) {
            self.answer(entry, day);
        }
    }

    pub fn answer(&mut self, entry: &Entry, day: i64) {
        let right = self.recall(entry, day) > self.chance.share();
        let rating = if right { Rating::Good } else { Rating::Again };
        let id = entry.header.id.to_string();
        let before = self.memories.get(&id).copied();
        let days = before.map_or(0.0, |(_, last)| (day - last).max(0) as f64 / self.pace);
        let states = self
            .fsrs
            .next_states(before.map(|it| it.0), 0.9, days.round() as u32);
        let states = states.unwrap();
        let mut state = if right { states.good } else { states.again }.memory;
        if before.is_none() && right {
            state.stability = KNOWN_FOR;
        }
        self.memories.insert(id.clone(), (state, day));
        self.answers += 1;
        let ms = NOON + day * DAY_MS + self.answers as i64;
        let applied = self
            .cards
            .apply(&review(self.answers, ms, &id, rating).into());
        assert_eq!(applied, Applied::Taken);
    }
}
