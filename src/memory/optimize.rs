//! FSRS's parameters, fitted to the learner's own reviews.

use std::collections::HashMap;

use fsrs::{
    ComputeParametersInput, FSRS, FSRSItem, FSRSReview, compute_parameters, current_retrievability,
};

use super::amended::{Amended, amended};
use super::{Day, Fact, Fingerprint, Parameters};

/// From so many repeats on a later day fitting makes sense: with fewer, noise is fitted (Anki asks for 400
/// reviews too).
pub const ENOUGH_REPEATS: usize = 400;

/// Of the repeats, the last fifth is held out to judge the fit by.
const HELD_OUT: usize = 5;

/// What came of fitting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Optimized {
    /// There are not [`ENOUGH_REPEATS`] yet, or they tell nothing; the old parameters stay.
    TooFew {
        /// Repeats on a later day so far.
        repeats: usize,
    },
    /// Old and new parameters were compared.
    Compared(Fit),
}

/// Old and new parameters, compared on repeats that the fit did not see.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    old: Parameters,
    new: Parameters,
    before: f64,
    after: f64,
    repeats: usize,
    held_out: usize,
}

impl Fit {
    /// The parameters to go on with: the new ones only if they predict better.
    #[must_use]
    pub fn parameters(&self) -> Parameters {
        if self.is_better() { self.new } else { self.old }
    }

    /// Whether the new ones predict better.
    #[must_use]
    pub fn is_better(&self) -> bool {
        self.after < self.before
    }

    /// The log loss of the old parameters on the repeats held out, in nats an answer.
    #[must_use]
    pub const fn before(&self) -> f64 {
        self.before
    }

    /// The log loss of the new ones.
    #[must_use]
    pub const fn after(&self) -> f64 {
        self.after
    }

    /// How many repeats on a later day there are, those held out among them.
    #[must_use]
    pub const fn repeats(&self) -> usize {
        self.repeats
    }

    /// How many repeats were held out.
    #[must_use]
    pub const fn held_out(&self) -> usize {
        self.held_out
    }
}

/// Fits the parameters to the first four fifths of the repeats in `facts`, and compares old and new on the
/// last fifth. The same facts give the same parameters.
#[must_use]
pub fn optimize(facts: &[Fact], old: Parameters) -> Optimized {
    let (standing, _) = amended(facts);
    let (mut train_set, mut card_ids) = repeats(&standing);
    let repeats = train_set.len();
    if repeats < ENOUGH_REPEATS {
        return Optimized::TooFew { repeats };
    }
    let held_out = train_set.split_off(repeats - repeats / HELD_OUT);
    card_ids.truncate(train_set.len());
    let input = ComputeParametersInput {
        train_set,
        card_ids: Some(card_ids),
        ..ComputeParametersInput::default()
    };
    let fitted = compute_parameters(input).ok();
    let Some(new) = fitted.and_then(|numbers| Parameters::new(&numbers)) else {
        return Optimized::TooFew { repeats };
    };
    Optimized::Compared(Fit {
        old,
        new,
        before: log_loss(&old, &held_out),
        after: log_loss(&new, &held_out),
        repeats,
        held_out: held_out.len(),
    })
}

/// The history of a card so far.
struct History {
    card: i64,
    day: Day,
    fingerprint: Fingerprint,
    reviews: Vec<FSRSReview>,
}

/// Each repeat on a later day with all that went before it, in order, and the card it belongs to.
fn repeats(standing: &[Amended<'_>]) -> (Vec<FSRSItem>, Vec<i64>) {
    let mut histories: HashMap<_, History> = HashMap::new();
    let mut items = (Vec::new(), Vec::new());
    for (at, answer) in (0_i64..).zip(standing) {
        let Some(rating) = answer.rating else {
            continue;
        };
        let (review, day) = (answer.review, answer.review.stamp.at.day());
        let history = histories
            .entry((&review.bank, &review.question))
            .or_insert_with(|| History::new(at, review.fingerprint));
        if history.fingerprint != review.fingerprint {
            *history = History::new(at, review.fingerprint);
        }
        let delta_t = history.step_to(day);
        history.reviews.push(FSRSReview {
            rating: rating.number(),
            delta_t,
        });
        if delta_t > 0 {
            let reviews = history.reviews.clone();
            items.0.push(FSRSItem { reviews });
            items.1.push(history.card);
        }
    }
    items
}

impl History {
    fn new(card: i64, fingerprint: Fingerprint) -> Self {
        Self {
            card,
            fingerprint,
            day: Day::default(),
            reviews: Vec::new(),
        }
    }

    /// The days since the last answer, 0 for the first.
    fn step_to(&mut self, day: Day) -> u32 {
        let last = std::mem::replace(&mut self.day, day);
        if self.reviews.is_empty() {
            0
        } else {
            day.since(last)
        }
    }
}

/// The mean of −ln of the chance that the parameters gave to what happened.
fn log_loss(parameters: &Parameters, repeats: &[FSRSItem]) -> f64 {
    let fsrs = parameters.fsrs();
    let decay = parameters.numbers()[20];
    let losses = repeats.iter().filter_map(|item| loss(&fsrs, decay, item));
    losses.sum::<f64>() / repeats.len().max(1) as f64
}

fn loss(fsrs: &FSRS, decay: f32, item: &FSRSItem) -> Option<f64> {
    let (last, before) = item.reviews.split_last()?;
    let reviews = before.to_vec();
    let state = fsrs.memory_state(FSRSItem { reviews }, None).ok()?;
    let recall = current_retrievability(state, last.delta_t as f32, decay);
    let recall = f64::from(recall).clamp(1e-4, 1.0 - 1e-4);
    let chance = if last.rating > 1 {
        recall
    } else {
        1.0 - recall
    };
    Some(-chance.ln())
}
