//! Which questions are worth asking now.

use std::collections::HashSet;

use super::deal::{Requires, deal};
use super::interleave::interleave;
use super::{Card, Cards, Day};
use crate::model::{Entry, Roadmap};
use crate::sorting;

/// By what questions are chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// At most half due, the least remembered first, while unseen questions remain, unseen ones of all steps in proportion, then the
    /// weakest.
    #[default]
    Mix,
    /// Any, each equally likely.
    Random,
    /// Those that are due, the least remembered first.
    Due,
    /// Those never asked, along the roadmap's prerequisites.
    New,
    /// Those asked before that are remembered worst.
    Weak,
    /// Those not fully right at the last first try.
    Missed,
}

impl Mode {
    /// All modes, the default first.
    pub const ALL: [Self; 6] = [
        Self::Mix,
        Self::Random,
        Self::Due,
        Self::New,
        Self::Weak,
        Self::Missed,
    ];

    /// The word for it in flags and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mix => "mix",
            Self::Random => "random",
            Self::Due => "due",
            Self::New => "new",
            Self::Weak => "weak",
            Self::Missed => "missed",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

/// Where a learner stands when questions are chosen.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The learner's cards.
    pub cards: &'a Cards,
    /// The learner's day.
    pub day: Day,
    /// The road whose prerequisites [`Mode::New`] follows.
    pub roadmap: Option<&'a Roadmap>,
}

/// Chooses up to `count` of `candidates`, which come in random order: that order is all the chance there
/// is, and ties follow it.
///
/// [`Mode::Random`] takes the first ones as they come. What any other mode chose stays in random order too,
/// except that a question is put off which would follow one of its own topic.
#[must_use]
pub fn select<'a>(
    mode: Mode,
    candidates: &[&'a Entry],
    count: usize,
    standing: &Standing<'_>,
) -> Vec<&'a Entry> {
    let chosen = match mode {
        Mode::Random => return candidates.iter().take(count).copied().collect(),
        Mode::Mix => mix(candidates, count, standing),
        Mode::Due => due(candidates, count, standing),
        Mode::New => new(candidates, &standing.requires(), count, standing),
        Mode::Weak => weakest(candidates, count, standing, |_| true),
        Mode::Missed => weakest(candidates, count, standing, Card::missed),
    };
    let chosen: HashSet<_> = chosen.into_iter().map(key).collect();
    let mut questions: Vec<_> = candidates.to_vec();
    questions.retain(|entry| chosen.contains(&key(entry)));
    interleave(&mut questions);
    questions
}

fn key(entry: &Entry) -> (&str, &str) {
    (&entry.bank, &entry.header.id)
}

impl<'a> Standing<'a> {
    fn requires(&self) -> Requires<'a> {
        let steps = self.roadmap.into_iter().flat_map(|road| &road.steps);
        steps
            .map(|step| (&*step.id, step.requires.iter().map(|id| &**id).collect()))
            .collect()
    }
}

/// How many of `count` questions [`Mode::Mix`] takes from those that are due and from the new ones.
#[must_use]
pub fn mixed(count: usize, due: usize, new: usize) -> (usize, usize) {
    let at_most = (count - count.min(new)).max(count / 2);
    let repeats = due.min(at_most);
    (repeats, new.min(count - repeats))
}

fn mix<'a>(candidates: &[&'a Entry], count: usize, standing: &Standing<'_>) -> Vec<&'a Entry> {
    let fresh = candidates
        .iter()
        .filter(|entry| standing.cards.of(entry).is_none());
    let due = due(candidates, count, standing);
    let (repeats, _) = mixed(count, due.len(), fresh.count());
    let mut chosen: Vec<_> = due.into_iter().take(repeats).collect();
    let rest = count - chosen.len();
    chosen.extend(new(candidates, &Requires::new(), rest, standing));
    let taken: HashSet<_> = chosen.iter().map(|entry| key(entry)).collect();
    let mut others = candidates.to_vec();
    others.retain(|entry| !taken.contains(&key(entry)));
    let rest = count - chosen.len();
    chosen.extend(weakest(&others, rest, standing, |_| true));
    chosen
}

fn due<'a>(candidates: &[&'a Entry], count: usize, standing: &Standing<'_>) -> Vec<&'a Entry> {
    let scheduler = standing.cards.scheduler();
    let is_due = |card: &Card| scheduler.is_due(card, standing.day);
    weakest(candidates, count, standing, is_due)
}

fn new<'a>(
    candidates: &[&'a Entry],
    requires: &Requires<'_>,
    count: usize,
    standing: &Standing<'_>,
) -> Vec<&'a Entry> {
    let is_new = |entry: &Entry| standing.cards.of(entry).is_none();
    deal(candidates, is_new, requires, count)
}

/// The first `count` of the asked ones that `admits` lets through: the least remembered first, then those
/// forgotten more often.
fn weakest<'a>(
    candidates: &[&'a Entry],
    count: usize,
    standing: &Standing<'_>,
    admits: impl Fn(&Card) -> bool,
) -> Vec<&'a Entry> {
    let scheduler = standing.cards.scheduler();
    let asked = candidates.iter().filter_map(|entry| {
        let card = standing.cards.of(entry).filter(|card| admits(card))?;
        Some((scheduler.recall(card, standing.day), card.lapses(), *entry))
    });
    let mut asked: Vec<_> = asked.collect();
    sorting::by(&mut asked, |a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    asked.truncate(count);
    asked.into_iter().map(|(_, _, entry)| entry).collect()
}
