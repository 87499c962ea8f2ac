//! Ninety days of a learner: what the choice of questions saves against plain random asking.

use super::fixture::catalog;
use super::learner::Learner;
use crate::memory::Mode;

/// The share of the bank remembered after ninety days of `a_day` answers, the mean of two learners.
fn remembered(mode: Mode, a_day: usize) -> f64 {
    let catalog = catalog();
    let share = |seed, pace| {
        let mut learner = Learner::new(seed, 0.3, pace);
        for day in 0..90 {
            learner.study(&catalog, mode, a_day, day);
        }
        let recall = catalog.entries().iter().map(|it| learner.recall(it, 90));
        recall.sum::<f64>() / catalog.len() as f64
    };
    (share(1, 0.5) + share(2, 2.0)) / 2.0
}

#[test]
#[expect(clippy::print_stderr, reason = "what was measured is shown")]
fn the_mix_saves_answers_against_random_asking() {
    let mix = remembered(Mode::Mix, 20);
    let random = [20, 24, 28, 32, 36].map(|a_day| remembered(Mode::Random, a_day));
    eprintln!(
        "remembered: mix with 20 a day {mix:.3}, random with 20, 24, 28, 32, 36 {random:.3?}"
    );
    assert!(random[0] + 0.03 < mix);
    assert!(
        random[1] < mix,
        "a fifth more answers do not make up for it"
    );
}
