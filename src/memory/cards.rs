//! All cards of a learner, kept up to date one row at a time.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::card::Answer;
use super::kept::Last;
use super::{
    Amendment, Card, Change, Clock, Days, Fact, Kept, Rating, Review, Scheduler, Stamp, Tally, Try,
};
use crate::model::{Entry, Name};

/// All cards of a learner.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    scheduler: Scheduler,
    banks: Banks,
    devices: HashMap<Name, Clock>,
    days: Days,
}

/// What is kept of each question of each bank. A view looks thousands of cards up.
type Banks = HashMap<Name, HashMap<Name, Kept, RandomState>, RandomState>;

/// Whether a row could be taken in as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Applied {
    /// It was.
    Taken,
    /// It speaks of what came before rows already taken in: the cards are as they were, and only
    /// [`replay`](super::replay) of all rows gives the right ones.
    Behind,
}

impl Cards {
    /// No cards yet.
    #[must_use]
    pub fn new(scheduler: Scheduler) -> Self {
        Self {
            scheduler,
            ..Self::default()
        }
    }

    /// What schedules them.
    #[must_use]
    pub const fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// What was answered on each day.
    #[must_use]
    pub const fn days(&self) -> &Days {
        &self.days
    }

    /// The card of a question; nothing if it has no graded answer that stands.
    #[must_use]
    pub fn get(&self, bank: &str, question: &str) -> Option<&Card> {
        self.banks.get(bank)?.get(question)?.card.as_ref()
    }

    /// The card of a question of the catalog.
    #[must_use]
    pub fn of(&self, entry: &Entry) -> Option<&Card> {
        self.get(&entry.bank, &entry.header.id)
    }

    /// All cards with their banks and questions, in the order of these.
    #[must_use]
    pub fn all(&self) -> Vec<(&Name, &Name, &Card)> {
        let banks = self.banks.iter();
        let mut all: Vec<_> = banks
            .flat_map(|(bank, cards)| {
                let cards = cards.iter();
                cards.filter_map(move |(id, kept)| Some((bank, id, kept.card.as_ref()?)))
            })
            .collect();
        all.sort_unstable_by_key(|(bank, question, _)| (*bank, *question));
        all
    }

    /// Takes one more row in.
    pub fn apply(&mut self, fact: &Fact) -> Applied {
        let stamp = fact.stamp();
        let clock = self.devices.get(&stamp.device);
        if clock.is_some_and(|clock| stamp.sequence <= clock.sequence) {
            return Applied::Behind;
        }
        let at = clock.map_or(i64::MIN, |clock| clock.latest);
        let at = at.max(stamp.at.ms());
        let applied = match fact {
            Fact::Review(review) => self.apply_review(review, at),
            Fact::Amendment(amendment) => self.amend(amendment),
        };
        if applied == Applied::Taken {
            self.note(stamp, at);
        }
        applied
    }

    fn apply_review(&mut self, review: &Review, at: i64) -> Applied {
        let stamp = &review.stamp;
        let Some(rating) = review.rating else {
            self.note_ungraded(review);
            return Applied::Taken;
        };
        let kept = self.kept(&review.bank, &review.question);
        let newest = kept.map(|kept| (kept.at, &kept.device, kept.sequence));
        if newest.is_some_and(|newest| (at, &stamp.device, stamp.sequence) < newest) {
            return Applied::Behind;
        }
        self.take(review, rating, at);
        Applied::Taken
    }

    fn amend(&mut self, amendment: &Amendment) -> Applied {
        let scheduler = &self.scheduler;
        let cards = self.banks.get_mut(&amendment.bank);
        let kept = cards.and_then(|cards| cards.get_mut(&amendment.question));
        let Some(kept) = kept else {
            return Applied::Behind;
        };
        let Some(mut last) = kept.last.filter(|last| last.id == amendment.target) else {
            return Applied::Behind;
        };
        let (sort, tally) = tally(&last, scheduler);
        self.days.take_back(last.answer.day(), sort, &tally);
        match amendment.change {
            Change::Undo => {
                kept.card = last.before;
                kept.last = None;
            }
            Change::Rate(rating) => {
                last.answer = last.answer.rated(rating);
                kept.card = Some(Card::next(last.before.as_ref(), last.answer, scheduler));
                kept.last = Some(last);
                let (sort, tally) = self::tally(&last, scheduler);
                self.days.add(last.answer.day(), sort, &tally);
            }
        }
        Applied::Taken
    }

    /// Takes in an answer that comes after all others of its card.
    pub(super) fn take(&mut self, review: &Review, rating: Rating, at: i64) {
        let stamp = &review.stamp;
        let before = self
            .kept(&review.bank, &review.question)
            .and_then(|kept| kept.card);
        let answer = Answer::of(review, rating);
        let last = Last {
            id: stamp.id,
            before,
            answer,
            ms: milliseconds(review),
        };
        let (sort, tally) = tally(&last, &self.scheduler);
        self.days.add(answer.day(), sort, &tally);
        let kept = Kept {
            card: Some(Card::next(before.as_ref(), answer, &self.scheduler)),
            last: Some(last),
            at,
            device: stamp.device.clone(),
            sequence: stamp.sequence,
        };
        self.put(&review.bank, review.question.clone(), kept);
    }

    /// Counts an answer that nobody has graded.
    pub(super) fn note_ungraded(&mut self, review: &Review) {
        let tally = Tally {
            answers: 1,
            ms: milliseconds(review),
            ..Tally::default()
        };
        self.days.add(review.stamp.at.day(), Try::Ungraded, &tally);
    }

    /// Remembers how far the row's device has come.
    pub(super) fn note(&mut self, stamp: &Stamp, at: i64) {
        let clock = Clock {
            latest: at,
            sequence: stamp.sequence,
        };
        self.put_clock(&stamp.device, clock);
    }
}

/// What is kept of the cards between two runs, taken out and put back.
impl Cards {
    /// What is kept of a card.
    #[must_use]
    pub fn kept(&self, bank: &str, question: &str) -> Option<&Kept> {
        self.banks.get(bank)?.get(question)
    }

    /// All that is kept of cards, with their banks and questions, in no order.
    pub fn all_kept(&self) -> impl Iterator<Item = (&Name, &Name, &Kept)> {
        let banks = self.banks.iter();
        banks.flat_map(|(bank, cards)| cards.iter().map(move |(id, kept)| (bank, id, kept)))
    }

    /// Puts back what was kept of a card.
    pub fn put(&mut self, bank: &Name, question: Name, kept: Kept) {
        let cards = match self.banks.get_mut(bank) {
            Some(cards) => cards,
            None => self.banks.entry(bank.clone()).or_default(),
        };
        cards.insert(question, kept);
    }

    /// How far the rows of each device have come, in no order.
    pub fn clocks(&self) -> impl Iterator<Item = (&Name, Clock)> {
        self.devices.iter().map(|(device, clock)| (device, *clock))
    }

    /// Puts back how far the rows of a device have come.
    pub fn put_clock(&mut self, device: &Name, clock: Clock) {
        match self.devices.get_mut(device) {
            Some(old) => *old = clock,
            None => drop(self.devices.insert(device.clone(), clock)),
        }
    }

    /// Puts back what was answered on each day.
    #[must_use]
    pub fn with_days(self, days: Days) -> Self {
        Self { days, ..self }
    }
}

/// What an answer adds to the sums of its day.
fn tally(last: &Last, scheduler: &Scheduler) -> (Try, Tally) {
    let (sort, recall) = last.sort(scheduler);
    let remembered = last.answer.rating().remembered();
    let tally = Tally {
        answers: 1,
        remembered: remembered.into(),
        recall,
        ms: last.ms,
    };
    (sort, tally)
}

/// How long the answer took; what is no time counts as none.
fn milliseconds(review: &Review) -> i64 {
    (review.seconds.max(0.0) * 1000.0).round() as i64
}
