//! The forecast: held against what then happens to a thousand simulated learners.

use super::fixture::{Chance, catalog, shuffled};
use super::learner::Learner;
use crate::memory::{ENOUGH_ANSWERS, Mode, forecast};
use crate::model::Catalog;

/// A quarter of the bank, so that a thousand learners are quickly asked.
fn quarter() -> Catalog {
    let entries = catalog().entries().iter().step_by(4).cloned().collect();
    Catalog::new(entries)
}

/// Whether twenty random questions on the next day came out within the range, and how wide it was.
fn holds(seed: u64) -> (bool, usize) {
    let mut dice = Chance(seed);
    let catalog = quarter();
    let pace = 0.5 * 4.0_f64.powf(dice.share());
    let mut learner = Learner::new(seed, 0.1 + 0.8 * dice.share(), pace);
    let days = 1 + dice.below(9) as i64;
    for day in 0..days {
        learner.study(&catalog, Mode::Mix, 20, day);
    }
    let entries: Vec<_> = catalog.entries().iter().collect();
    let forecast = forecast(&entries, &learner.cards, Learner::day(days)).unwrap();
    assert_eq!(forecast.of(), 20);
    assert!(forecast.low() as f64 <= forecast.expected() + 1.0);
    assert!(forecast.expected() - 1.0 <= forecast.high() as f64);
    let drawn = shuffled(&catalog, &mut dice);
    let right = |entry| learner.recall(entry, days) > dice.share();
    let right = drawn
        .into_iter()
        .take(20)
        .map(right)
        .filter(|it| *it)
        .count();
    let range = forecast.low()..=forecast.high();
    (range.contains(&right), forecast.high() - forecast.low())
}

#[test]
#[expect(clippy::print_stderr, reason = "what was measured is shown")]
fn the_range_holds_what_happens() {
    let learners = 1_000;
    let (mut held, mut width) = (0, 0);
    for seed in 0..learners {
        let (holds, wide) = holds(seed);
        held += usize::from(holds);
        width += wide;
    }
    let share = held as f64 / learners as f64;
    let mean = width as f64 / learners as f64;
    eprintln!(
        "the range held {:.1} % of {learners}, {mean:.1} wide on average",
        share * 100.0
    );
    assert!((0.85..=0.95).contains(&share), "{share}");
    assert!(mean < 9.0, "{mean} wide");
}

#[test]
fn there_is_none_before_twenty_answers() {
    let catalog = catalog();
    let entries: Vec<_> = catalog.entries().iter().collect();
    let mut learner = Learner::new(1, 0.5, 1.0);
    learner.study(&catalog, Mode::New, ENOUGH_ANSWERS - 1, 0);
    assert_eq!(forecast(&entries, &learner.cards, Learner::day(0)), None);
    learner.study(&catalog, Mode::New, 1, 0);
    assert!(forecast(&entries, &learner.cards, Learner::day(0)).is_some());
    assert_eq!(forecast(&[], &learner.cards, Learner::day(0)), None);
}
