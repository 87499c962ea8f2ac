//! The schedule: equal to the `fsrs` crate's own, and cut to the goal.

use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, current_retrievability};

use super::fixture::{Chance, DAY_MS, NOON, catalog, entry, review};
use crate::memory::{
    Cards, Day, Fact, Moment, Parameters, Rating, Retention, Scheduler, Status, by_level, by_step,
    by_topic, count, replay,
};
use crate::model::Level;

fn today() -> Day {
    Moment::new(NOON, 0).day()
}

#[test]
fn a_thousand_histories_are_scheduled_as_the_crate_does() {
    let fsrs = FSRS::new(&DEFAULT_PARAMETERS).unwrap();
    for seed in 0..1_000 {
        let mut chance = Chance(seed);
        let mut now = NOON;
        let (mut facts, mut reviews) = (Vec::new(), Vec::new());
        let mut next = None;
        for id in 0..=chance.below(12) as u64 {
            let days = if id == 0 { 0 } else { chance.below(60) / 3 };
            let rating = Rating::ALL[chance.below(4)];
            now += days as i64 * DAY_MS;
            facts.push(Fact::from(review(id, now, "q", rating)));
            let (rating, delta_t) = (rating.number(), days as u32);
            reviews.push(FSRSReview { rating, delta_t });
            let states = fsrs.next_states(next, 0.9, delta_t).unwrap();
            let states = [states.again, states.hard, states.good, states.easy];
            next = Some(states[rating as usize - 1].memory);
        }
        let cards = replay(&facts, Scheduler::default());
        let card = cards.get("backend", "q").unwrap();
        let whole = fsrs.memory_state(FSRSItem { reviews }, None).unwrap();
        assert_eq!(
            (card.stability(), card.difficulty()),
            (whole.stability, whole.difficulty)
        );
        assert_eq!(Some(whole), next, "seed {seed}");
        let interval = fsrs.next_interval(Some(whole.stability), 0.9, 1);
        assert_eq!(card.interval(), interval.round().max(1.0) as u32);
        let days = chance.below(100) as u32;
        let recall = current_retrievability(whole, days as f32, DEFAULT_PARAMETERS[20]);
        let day = Moment::new(now, 0).day().plus(days);
        assert_eq!(cards.scheduler().recall(card, day), f64::from(recall));
    }
}

fn check_goal(goal: Option<u32>, due_in: u32) {
    let goal = goal.map(|days| today().plus(days));
    let scheduler = Scheduler::default().with_goal(goal);
    let easy = review(1, NOON, "q", Rating::Easy);
    let cards = replay(&[easy.into()], scheduler);
    let card = cards.get("backend", "q").unwrap();
    assert_eq!(
        cards.scheduler().due(card),
        today().plus(due_in),
        "{goal:?}"
    );
}

#[test]
fn intervals_end_on_the_day_before_the_goal() {
    check_goal(None, 8);
    check_goal(Some(100), 8);
    check_goal(Some(9), 8);
    check_goal(Some(8), 7);
    check_goal(Some(3), 2);
    check_goal(Some(1), 1);
    check_goal(Some(0), 8);
}

#[test]
fn known_fading_not_asked() {
    let facts = [
        review(1, NOON, "language-0", Rating::Good).into(),
        review(2, NOON, "language-1", Rating::Hard).into(),
        review(3, NOON, "language-2", Rating::Again).into(),
    ];
    let cards = replay(&facts, Scheduler::default());
    let check = |at: usize, day: u32, expected| {
        let status = Status::of(&entry("language", at, 0), &cards, today().plus(day));
        assert_eq!(status, expected, "{at} {day}");
    };
    check(0, 0, Status::Known);
    check(0, 1, Status::Known);
    check(0, 2, Status::Fading);
    check(1, 0, Status::Known);
    check(1, 1, Status::Fading);
    check(2, 0, Status::Fading);
    check(3, 0, Status::NotAsked);
    let catalog = catalog();
    let counts = count(catalog.entries(), &cards, today());
    let numbers = (
        counts.known(),
        counts.fading(),
        counts.not_asked(),
        counts.asked(),
    );
    assert_eq!((numbers, counts.all()), ((2, 1, 677, 3), 680));
    let steps = by_step(catalog.entries(), &cards, today());
    let first: Vec<_> = steps
        .iter()
        .map(|(step, counts)| (step.unwrap().as_ref(), counts.asked()))
        .collect();
    assert_eq!(
        (first[0], first[1], first.len()),
        (("language", 3), ("dsa", 0), 11)
    );
    let topics = by_topic(catalog.entries(), "language", &cards, today());
    assert_eq!((topics.len(), topics[0].1.known()), (12, 1));
    let levels = by_level(catalog.entries(), &cards, today());
    assert_eq!((levels[0].0, levels[0].1.asked()), (Some(Level::Junior), 2));
}

#[test]
fn numbers_that_are_none_are_refused() {
    assert_eq!(
        Parameters::new(&DEFAULT_PARAMETERS),
        Some(Parameters::default())
    );
    assert_eq!(Parameters::new(&[1.0; 20]), None);
    assert_eq!(Parameters::new(&[f32::NAN; 21]), None);
    assert_eq!(Retention::new(0.9), Some(Retention::default()));
    assert_eq!([0.5, 1.0, f32::NAN].map(Retention::new), [None; 3]);
    assert_eq!(Cards::default().all(), []);
}

#[test]
fn more_retention_means_shorter_intervals() {
    let interval = |share| {
        let retention = Retention::new(share).unwrap();
        let facts = [review(1, NOON, "q", Rating::Easy).into()];
        let cards = replay(&facts, Scheduler::new(Parameters::default(), retention));
        cards.get("backend", "q").unwrap().interval()
    };
    assert!(interval(0.95) < interval(0.9) && interval(0.9) < interval(0.8));
}
