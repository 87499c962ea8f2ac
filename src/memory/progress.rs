//! How far a learner has come: what is known, what fades, what was not asked, by step, topic and level.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::AddAssign;

use super::{Card, Cards, Day};
use crate::model::{Entry, Level, Name};

/// Where a question stands with a learner on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The last graded answer was rated hard or better, and its interval is not over.
    Known,
    /// Answered, and to be repeated.
    Fading,
    /// Without a graded answer.
    NotAsked,
}

impl Status {
    /// The word for it in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Fading => "fading",
            Self::NotAsked => "not_asked",
        }
    }

    /// Where the question of the catalog stands on `day`.
    #[must_use]
    pub fn of(entry: &Entry, cards: &Cards, day: Day) -> Self {
        let known =
            |card: &Card| card.rating().remembered() && !cards.scheduler().is_due(card, day);
        match cards.of(entry) {
            None => Self::NotAsked,
            Some(card) if known(card) => Self::Known,
            Some(_) => Self::Fading,
        }
    }
}

/// How many questions stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    known: usize,
    fading: usize,
    not_asked: usize,
}

impl Counts {
    /// How many are known.
    #[must_use]
    pub const fn known(self) -> usize {
        self.known
    }

    /// How many fade.
    #[must_use]
    pub const fn fading(self) -> usize {
        self.fading
    }

    /// How many were not asked.
    #[must_use]
    pub const fn not_asked(self) -> usize {
        self.not_asked
    }

    /// How many were asked.
    #[must_use]
    pub const fn asked(self) -> usize {
        self.known + self.fading
    }

    /// How many there are.
    #[must_use]
    pub const fn all(self) -> usize {
        self.asked() + self.not_asked
    }
}

impl AddAssign<Status> for Counts {
    fn add_assign(&mut self, status: Status) {
        match status {
            Status::Known => self.known += 1,
            Status::Fading => self.fading += 1,
            Status::NotAsked => self.not_asked += 1,
        }
    }
}

/// The counts over `entries` on `day`.
pub fn count<'a>(entries: impl IntoIterator<Item = &'a Entry>, cards: &Cards, day: Day) -> Counts {
    let mut counts = Counts::default();
    for entry in entries {
        counts += Status::of(entry, cards, day);
    }
    counts
}

/// The counts of each step, in the order in which `entries` first name it.
#[must_use]
pub fn by_step<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    cards: &Cards,
    day: Day,
) -> Vec<(Option<&'a Name>, Counts)> {
    by(entries, cards, day, |entry| entry.header.step.as_ref())
}

/// The counts of each topic of the step, in the order in which `entries` first name it.
#[must_use]
pub fn by_topic<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    step: &str,
    cards: &Cards,
    day: Day,
) -> Vec<(Option<&'a Name>, Counts)> {
    let of_step = entries
        .into_iter()
        .filter(|entry| entry.header.step.as_deref() == Some(step));
    by(of_step, cards, day, |entry| entry.header.topic.as_ref())
}

/// The counts of each level, in the order in which `entries` first name it.
#[must_use]
pub fn by_level<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    cards: &Cards,
    day: Day,
) -> Vec<(Option<Level>, Counts)> {
    by(entries, cards, day, |entry| entry.header.level)
}

fn by<'a, K: Copy + Eq + Hash>(
    entries: impl IntoIterator<Item = &'a Entry>,
    cards: &Cards,
    day: Day,
    key: impl Fn(&'a Entry) -> K,
) -> Vec<(K, Counts)> {
    let mut groups: Vec<(K, Counts)> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        let key = key(entry);
        let place = *places.entry(key).or_insert_with(|| {
            groups.push((key, Counts::default()));
            groups.len() - 1
        });
        groups[place].1 += Status::of(entry, cards, day);
    }
    groups
}
