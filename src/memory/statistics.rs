//! What a history adds up to: answers, first tries, repeats, weak topics, what comes back, what was foreseen.

use std::collections::{BTreeMap, HashMap};

use super::forecast::foreseen_first_tries;
use super::{Card, Cards, Counts, Day, Status, Tally, Try};
use crate::model::{Entry, Level, Name};
use crate::sorting;

/// From so many tries on a topic is judged.
const ENOUGH_TRIES: u32 = 3;

/// How many topics are named as the weakest.
const WEAKEST: usize = 3;

/// How many of some answers were right: rated hard or better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub of: usize,
}

impl Rate {
    /// The share that was right, 0 to 1; nothing where there was none.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }

    fn of_tally(tally: &Tally) -> Self {
        let size = |number| usize::try_from(number).unwrap_or_default();
        Self {
            right: size(tally.remembered),
            of: size(tally.answers),
        }
    }

    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

/// What was foreseen of some answers, beside what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Foreseen {
    /// How many were right.
    pub rate: Rate,
    /// How many should have been right.
    pub expected: f64,
}

impl Foreseen {
    pub(super) fn add(&mut self, expected: f64, right: bool) {
        self.expected += expected;
        self.rate.add(right);
    }

    fn of_tally(tally: &Tally) -> Self {
        Self {
            rate: Rate::of_tally(tally),
            expected: tally.expected(),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            rate: Rate {
                right: self.rate.right + other.rate.right,
                of: self.rate.of + other.rate.of,
            },
            expected: self.expected + other.expected,
        }
    }
}

/// The questions of a level or a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<K> {
    /// Which; nothing for the questions without one.
    pub key: Option<K>,
    /// How many stand where.
    pub counts: Counts,
    /// How the first answers to them came out.
    pub first: Rate,
}

/// A topic that was often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weak<'a> {
    /// The topic.
    pub topic: &'a Name,
    /// How the answers to it came out.
    pub rate: Rate,
    /// Its question that was right least often.
    pub worst: &'a Entry,
}

/// What a history adds up to. Right is: rated hard or better.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics<'a> {
    /// The first day that has an answer.
    pub begun: Option<Day>,
    /// All answers, ungraded ones and second askings among them.
    pub answers: usize,
    /// How long they took, in seconds.
    pub seconds: f64,
    /// How many days in a row, up to today or yesterday, have an answer.
    pub streak: u32,
    /// First answers to a question.
    pub first: Rate,
    /// Answers on a later day, beside what FSRS expected.
    pub repeats: Foreseen,
    /// The same by the chance that FSRS gave them: under 10 %, under 20 %, … 100 %.
    pub by_chance: [Foreseen; 10],
    /// All answers that the forecast would have counted on, first ones from the twentieth on, beside what
    /// it expected of each.
    pub forecast: Foreseen,
    /// By level, the easiest first.
    pub levels: Vec<Group<Level>>,
    /// By step, in the order of the questions.
    pub steps: Vec<Group<Name>>,
    /// The weakest topics, the weakest first.
    pub weakest: Vec<Weak<'a>>,
    /// How many questions come back on which day; what was due before comes today.
    pub due: BTreeMap<Day, usize>,
    /// Answers by day.
    pub days: BTreeMap<Day, usize>,
}

impl<'a> Statistics<'a> {
    /// The statistics of `cards` over `entries` on `day`, weak topics and what comes back over those of
    /// `goal` alone; with `since` those of answers from that day on:
    /// levels and steps then tell of questions first asked since, topics of questions answered since.
    #[must_use]
    pub fn new(
        entries: &[&Entry],
        goal: &[&'a Entry],
        cards: &Cards,
        day: Day,
        since: Option<Day>,
    ) -> Self {
        let is_in = |at: Day| since.is_none_or(|since| at >= since);
        let sum = |admits: fn(Try) -> bool| cards.days().sum(|at, sort| is_in(at) && admits(sort));
        let all = sum(|_| true);
        let repeats = Foreseen::of_tally(&sum(|sort| matches!(sort, Try::Repeat(_))));
        let tenth = |tenths: u8| {
            let of_it = |at, sort| is_in(at) && sort == Try::Repeat(tenths);
            Foreseen::of_tally(&cards.days().sum(of_it))
        };
        let first_asked = |card: &Card| is_in(card.begun().day());
        let days = days(cards, is_in);
        Self {
            begun: days.keys().next().copied(),
            answers: Rate::of_tally(&all).of,
            seconds: all.seconds(),
            streak: streak(&days, day),
            first: Rate::of_tally(&sum(|sort| sort == Try::First)),
            repeats,
            by_chance: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(tenth),
            forecast: foreseen_first_tries(entries, cards, first_asked).and(repeats),
            levels: levels(entries, cards, day, first_asked),
            steps: groups(entries, cards, day, first_asked, |entry| {
                entry.header.step.clone()
            }),
            weakest: weakest(goal, cards, is_in),
            due: due(goal, cards, day),
            days,
        }
    }
}

/// How the answers of `day` came out that were no second asking of the same day.
#[must_use]
pub fn of_day(cards: &Cards, day: Day) -> Rate {
    let graded = |sort| matches!(sort, Try::First | Try::Repeat(_));
    Rate::of_tally(&cards.days().sum(|at, sort| at == day && graded(sort)))
}

fn days(cards: &Cards, is_in: impl Fn(Day) -> bool) -> BTreeMap<Day, usize> {
    let mut days = BTreeMap::new();
    for (day, _, tally) in cards.days().all().filter(|(day, _, _)| is_in(*day)) {
        *days.entry(day).or_default() += Rate::of_tally(tally).of;
    }
    days
}

fn streak(days: &BTreeMap<Day, usize>, day: Day) -> u32 {
    let mut last = if days.contains_key(&day) {
        day
    } else {
        day.before()
    };
    let mut streak = 0;
    while days.contains_key(&last) {
        streak += 1;
        last = last.before();
    }
    streak
}

fn levels(
    entries: &[&Entry],
    cards: &Cards,
    day: Day,
    first_asked: impl Fn(&Card) -> bool,
) -> Vec<Group<Level>> {
    let mut levels = groups(entries, cards, day, first_asked, |entry| entry.header.level);
    // Questions without a level come last.
    sorting::by_key(&mut levels, |group| (group.key.is_none(), group.key));
    levels
}

fn groups<K: Clone + Eq + std::hash::Hash>(
    entries: &[&Entry],
    cards: &Cards,
    day: Day,
    first_asked: impl Fn(&Card) -> bool,
    key: impl Fn(&Entry) -> Option<K>,
) -> Vec<Group<K>> {
    let mut groups: Vec<Group<K>> = Vec::new();
    let mut places = HashMap::new();
    for entry in entries {
        let key = key(entry);
        let place = *places.entry(key.clone()).or_insert_with(|| {
            let (counts, first) = Default::default();
            groups.push(Group { key, counts, first });
            groups.len() - 1
        });
        let group = &mut groups[place];
        group.counts += Status::of(entry, cards, day);
        if let Some(card) = cards.of(entry).filter(|card| first_asked(card)) {
            group.first.add(card.remembered_at_first());
        }
    }
    groups
}

fn weakest<'a>(entries: &[&'a Entry], cards: &Cards, is_in: impl Fn(Day) -> bool) -> Vec<Weak<'a>> {
    let mut topics: BTreeMap<&Name, (Rate, (f64, &'a Entry))> = BTreeMap::new();
    for entry in entries {
        let card = cards.of(entry).filter(|card| is_in(card.last().day()));
        let (Some(topic), Some(card)) = (&entry.header.topic, card) else {
            continue;
        };
        let share = f64::from(card.right()) / f64::from(card.tries().max(1));
        let (rate, worst) = topics
            .entry(topic)
            .or_insert((Rate::default(), (share, entry)));
        rate.right += card.right() as usize;
        rate.of += card.tries() as usize;
        if share < worst.0 {
            *worst = (share, entry);
        }
    }
    let judged = topics
        .into_iter()
        .filter(|(_, (rate, _))| rate.of >= ENOUGH_TRIES as usize && rate.right < rate.of);
    let mut weak: Vec<_> = judged
        .map(|(topic, (rate, (_, worst)))| Weak { topic, rate, worst })
        .collect();
    let share = |weak: &Weak<'_>| weak.rate.share().unwrap_or(1.0);
    sorting::by(&mut weak, |a, b| {
        share(a)
            .total_cmp(&share(b))
            .then(b.rate.of.cmp(&a.rate.of))
    });
    weak.truncate(WEAKEST);
    weak
}

fn due(entries: &[&Entry], cards: &Cards, day: Day) -> BTreeMap<Day, usize> {
    let mut due = BTreeMap::new();
    for card in entries.iter().filter_map(|entry| cards.of(entry)) {
        *due.entry(cards.scheduler().due(card).max(day)).or_default() += 1;
    }
    due
}
