//! Fitting: a learner who forgets otherwise than the average is predicted better afterwards.

use super::fixture::{Chance, DAY_MS, NOON, review};
use crate::memory::{ENOUGH_REPEATS, Fact, Optimized, Parameters, Rating, optimize};

/// Reviews of 200 questions on rising intervals, where an answer is forgotten with that chance.
fn reviews(repeats: usize, forgotten: f64) -> Vec<Fact> {
    let mut chance = Chance(3);
    let intervals = [0, 1, 3, 7, 15];
    let mut facts = Vec::new();
    for question in 0..repeats / (intervals.len() - 1) {
        let mut day = (question % 20) as i64;
        for interval in intervals {
            day += interval;
            let right = interval == 0 || chance.share() > forgotten;
            let rating = if right { Rating::Good } else { Rating::Again };
            let id = facts.len() as u64;
            let ms = NOON + day * DAY_MS;
            facts.push(Fact::from(review(id, ms, &format!("q{question}"), rating)));
        }
    }
    // Sequences follow time, as a device writes them.
    facts.sort_by_key(|fact| fact.stamp().at);
    for (sequence, fact) in (1..).zip(&mut facts) {
        if let Fact::Review(review) = fact {
            review.stamp.sequence = sequence;
        }
    }
    facts
}

#[test]
fn few_repeats_change_nothing() {
    let facts = reviews(ENOUGH_REPEATS - 4, 0.1);
    let repeats = ENOUGH_REPEATS - 4;
    assert_eq!(
        optimize(&facts, Parameters::default()),
        Optimized::TooFew { repeats }
    );
}

#[test]
fn a_forgetful_learner_is_predicted_better_and_the_same_each_time() {
    let facts = reviews(2_000, 0.5);
    let old = Parameters::default();
    let Optimized::Compared(fit) = optimize(&facts, old) else {
        panic!("there are enough")
    };
    assert_eq!(fit.held_out(), 400);
    assert!(fit.after() < fit.before() - 0.02, "{fit:?}");
    assert!(fit.is_better() && fit.parameters() != old);
    assert_eq!(optimize(&facts, old), Optimized::Compared(fit));
}

#[test]
fn worse_parameters_are_not_taken() {
    let facts = reviews(2_000, 0.5);
    let Optimized::Compared(first) = optimize(&facts, Parameters::default()) else {
        panic!("there are enough")
    };
    let Optimized::Compared(second) = optimize(&facts, first.parameters()) else {
        panic!("there are enough")
    };
    assert_eq!(second.before(), first.after());
    assert_eq!(
        second.parameters(),
        first.parameters(),
        "no gain, no change"
    );
}
