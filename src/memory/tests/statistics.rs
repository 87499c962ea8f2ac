//! What a history adds up to.

use super::fixture::{DAY_MS, NOON, catalog, review};
use crate::memory::Rating::{Again, Good};
use crate::memory::{
    Cards, Day, Fact, Id, Moment, Rate, Rating, Review, Scheduler, Statistics, of_day, replay,
};
use crate::model::{Catalog, Level};

fn today(days: i64) -> Day {
    Moment::new(NOON + days * DAY_MS, 0).day()
}

fn at(days: i64, question: &str, rating: Rating) -> Review {
    let id = 1 + days as u64 * 1_000 + question.len() as u64;
    review(id, NOON + days * DAY_MS, question, rating)
}

/// Answers to the questions so and so of a step on a day, those of them right that `right` names.
fn day(days: i64, step: &str, asked: &[u64], right: &[u64]) -> Vec<Fact> {
    let fact = |n: &u64| {
        let rating = if right.contains(n) { Good } else { Again };
        let mut one = at(days, &format!("{step}-{n}"), rating);
        one.stamp.sequence = 1 + days as u64 * 1_000 + n;
        one.stamp.id = Id::new(one.stamp.sequence.into());
        one.session = Id::new(days as u128);
        one.into()
    };
    asked.iter().map(fact).collect()
}

fn cards(facts: &[Vec<Fact>]) -> Cards {
    replay(&facts.concat(), Scheduler::default())
}

fn of<'a>(catalog: &'a Catalog, cards: &Cards, day: i64, since: Option<i64>) -> Statistics<'a> {
    let entries: Vec<_> = catalog.entries().iter().collect();
    Statistics::new(&entries, &entries, cards, today(day), since.map(today))
}

/// Two days of dsa, one of docker, the last one three days after.
fn three_days() -> Cards {
    cards(&[
        day(0, "dsa", &[0, 1, 2, 8], &[0]),
        day(1, "dsa", &[0, 1, 3], &[0, 3]),
        day(2, "docker", &[0, 1, 2], &[0, 1, 2]),
    ])
}

#[test]
fn answers_first_tries_and_repeats() {
    let catalog = catalog();
    let all = of(&catalog, &three_days(), 2, None);
    assert_eq!(
        (all.answers, all.seconds, all.begun),
        (10, 300.0, Some(today(0)))
    );
    assert_eq!(all.first, Rate { right: 5, of: 8 });
    assert_eq!(all.repeats.rate, Rate { right: 1, of: 2 });
    assert!((0.5..2.0).contains(&all.repeats.expected));
    let by_chance: usize = all.by_chance.iter().map(|one| one.rate.of).sum();
    assert_eq!(by_chance, 2);
    assert_eq!(of_day(&three_days(), today(1)), Rate { right: 2, of: 3 });
}

#[test]
fn since_a_day_only_what_came_then_counts() {
    let catalog = catalog();
    let since = of(&catalog, &three_days(), 2, Some(1));
    assert_eq!((since.answers, since.begun), (6, Some(today(1))));
    assert_eq!(since.first, Rate { right: 4, of: 4 });
    let step = |id: &str| {
        let found = since
            .steps
            .iter()
            .find(|group| group.key.as_deref() == Some(id));
        found.map(|group| (group.counts.asked(), group.first.of))
    };
    assert_eq!(step("dsa"), Some((5, 1)));
    assert_eq!(step("docker"), Some((3, 3)));
    assert_eq!(of(&catalog, &three_days(), 2, Some(3)).answers, 0);
}

#[test]
fn levels_come_in_their_order() {
    let catalog = catalog();
    let all = of(&catalog, &three_days(), 2, None);
    let levels = all.levels.iter().map(|group| (group.key, group.first));
    assert_eq!(
        levels.collect::<Vec<_>>(),
        [
            (Some(Level::Junior), Rate { right: 3, of: 4 }),
            (Some(Level::Mid), Rate { right: 2, of: 4 }),
            (Some(Level::Senior), Rate::default()),
        ]
    );
}

#[test]
fn a_topic_is_weak_from_three_tries_on() {
    let catalog = catalog();
    let all = of(&catalog, &three_days(), 2, None);
    let weak: Vec<_> = all
        .weakest
        .iter()
        .map(|weak| (&**weak.topic, weak.rate))
        .collect();
    // Of the topics of dsa only that of the questions 0 and 8 has three tries.
    assert_eq!(weak, [("dsa-topic-0", Rate { right: 2, of: 3 })]);
    assert_eq!(all.weakest[0].worst.header.id, "dsa-8");
}

/// The streak on a day where there were answers on `days`.
fn check(days: &[i64], on: i64, expected: u32) {
    let facts: Vec<_> = days.iter().map(|at| day(*at, "dsa", &[0], &[0])).collect();
    let catalog = catalog();
    assert_eq!(
        of(&catalog, &cards(&facts), on, None).streak,
        expected,
        "{days:?} on {on}"
    );
}

#[test]
fn a_streak_ends_today_or_yesterday() {
    check(&[], 3, 0);
    check(&[3], 3, 1);
    check(&[2], 3, 1);
    check(&[1], 3, 0);
    check(&[0, 1, 2, 3], 3, 4);
    check(&[0, 2, 3], 3, 2);
}

#[test]
fn what_is_due_comes_by_day_and_what_was_due_comes_today() {
    let catalog = catalog();
    let all = of(&catalog, &three_days(), 2, None);
    assert_eq!(all.due.values().sum::<usize>(), 8);
    assert!(all.due.keys().all(|day| *day >= today(2)));
    assert_eq!(
        of(&catalog, &three_days(), 400, None).due,
        [(today(400), 8)].into()
    );
}

#[test]
fn the_forecast_is_judged_from_the_twentieth_question_on() {
    let catalog = catalog();
    let asked: Vec<_> = (0..30).collect();
    let right: Vec<_> = (0..30).filter(|n| n % 3 > 0).collect();
    let facts = cards(&[
        day(0, "dsa", &asked[..20], &right),
        day(1, "docker", &asked, &right),
    ]);
    let foreseen = of(&catalog, &facts, 1, None).forecast;
    assert_eq!(foreseen.rate, Rate { right: 20, of: 30 });
    assert!(
        (15.0..25.0).contains(&foreseen.expected),
        "{}",
        foreseen.expected
    );
    let few = cards(&[day(0, "dsa", &asked[..20], &right)]);
    assert_eq!(of(&catalog, &few, 1, None).forecast.rate.of, 0);
}
