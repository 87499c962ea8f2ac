//! The choice of questions: reach over the steps, shares of the mix, each mode's order.

use std::collections::BTreeSet;

use super::fixture::{Chance, DAY_MS, NOON, STEPS, catalog, entry, review, shuffled};
use super::learner::Learner;
use crate::memory::{
    Cards, Fact, Mode, Rating, Scheduler, Standing, Status, by_step, replay, select,
};
use crate::model::{Entry, Roadmap, Span, Step, Text};

fn least_asked(days: i64, strength: f64, seed: u64) -> usize {
    let catalog = catalog();
    let mut learner = Learner::new(seed, strength, 1.0);
    for day in 0..days {
        learner.study(&catalog, Mode::Mix, 20, day);
    }
    let steps = by_step(catalog.entries(), &learner.cards, Learner::day(days));
    steps
        .iter()
        .map(|(_, counts)| counts.asked())
        .min()
        .unwrap()
}

#[test]
fn five_days_touch_all_steps_and_thirty_reach_fourteen_in_each() {
    for (seed, strength) in (0..).zip([0.0, 0.2, 0.4, 0.6, 0.8, 1.0]) {
        let least = least_asked(5, strength, seed);
        assert!(least >= 1, "{strength}: {least}");
        let least = least_asked(30, strength, seed);
        assert!(least >= 14, "{strength}: {least}");
    }
}

fn ids<'a>(chosen: &[&'a Entry]) -> BTreeSet<&'a str> {
    chosen.iter().map(|entry| &*entry.header.id).collect()
}

fn cards(reviews: &[(&str, i64, Rating)]) -> Cards {
    let facts: Vec<Fact> = (1..)
        .zip(reviews)
        .map(|(id, (question, days, rating))| {
            review(id, NOON - days * DAY_MS, question, *rating).into()
        })
        .collect();
    replay(&facts, Scheduler::default())
}

/// What each mode chooses of nine questions, six of which were asked.
fn check(mode: Mode, count: usize, expected: &[&str]) {
    let entries: Vec<_> = (0..9).map(|at| entry("s", at, at % 3)).collect();
    let cards = cards(&[
        ("s-0", 1, Rating::Again),
        ("s-1", 30, Rating::Good),
        ("s-2", 3, Rating::Good),
        ("s-3", 1, Rating::Easy),
        ("s-4", 0, Rating::Hard),
        ("s-5", 9, Rating::Easy),
    ]);
    let standing = Standing {
        cards: &cards,
        day: Learner::day(0),
        roadmap: None,
    };
    let candidates: Vec<_> = entries.iter().collect();
    let chosen = select(mode, &candidates, count, &standing);
    assert_eq!(
        ids(&chosen),
        expected.iter().copied().collect(),
        "{mode:?} {count}"
    );
    assert_eq!(chosen.len(), expected.len(), "{mode:?} {count}: each once");
}

#[test]
fn each_mode_chooses_its_own() {
    check(Mode::Random, 3, &["s-0", "s-1", "s-2"]);
    check(Mode::Due, 9, &["s-0", "s-1", "s-2", "s-5"]);
    check(Mode::Due, 2, &["s-0", "s-1"]);
    check(Mode::New, 2, &["s-6", "s-7"]);
    check(Mode::New, 9, &["s-6", "s-7", "s-8"]);
    check(Mode::Weak, 2, &["s-0", "s-1"]);
    check(Mode::Missed, 9, &["s-0", "s-4"]);
    check(Mode::Mix, 4, &["s-0", "s-1", "s-6", "s-7"]);
    check(Mode::Mix, 6, &["s-0", "s-1", "s-2", "s-6", "s-7", "s-8"]);
    check(
        Mode::Mix,
        8,
        &["s-5", "s-2", "s-1", "s-0", "s-6", "s-7", "s-8", "s-3"],
    );
    check(Mode::Mix, 0, &[]);
    for mode in Mode::ALL {
        assert_eq!(Mode::from_name(mode.name()), Some(mode));
    }
}

#[test]
fn with_no_history_the_mix_is_drawn_from_all_steps() {
    let catalog = catalog();
    let standing = Standing {
        cards: &Cards::default(),
        day: Learner::day(0),
        roadmap: None,
    };
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let candidates = shuffled(&catalog, &mut Chance(seed));
        let chosen = select(Mode::Mix, &candidates, 10, &standing);
        assert_eq!(ids(&chosen).len(), 10, "seed {seed}");
        seen.extend(chosen.iter().map(|entry| entry.header.id.to_string()));
    }
    assert!(seen.len() > 600, "{} of 680 were drawn", seen.len());
}

#[test]
fn neighbours_differ_in_topic() {
    let catalog = catalog();
    let standing = Standing {
        cards: &Cards::default(),
        day: Learner::day(0),
        roadmap: None,
    };
    for seed in 0..50 {
        let candidates = shuffled(&catalog, &mut Chance(seed));
        let chosen = select(Mode::Mix, &candidates, 100, &standing);
        let topics: Vec<_> = chosen.iter().map(|entry| &entry.header.topic).collect();
        assert!(
            topics.windows(2).all(|pair| pair[0] != pair[1]),
            "seed {seed}"
        );
    }
}

fn step(id: &str, requires: &[&str]) -> Step {
    let text = |text: &str| Text::new(text, Span::default());
    Step {
        id: text(id),
        title: text(id),
        summary: None,
        hours: None,
        requires: requires.iter().map(|id| text(id)).collect(),
        guides: Vec::new(),
        project: None,
        checklist: Vec::new(),
        sections: Vec::new(),
        topics: Vec::new(),
        resources: Vec::new(),
        span: Span::default(),
    }
}

#[test]
fn new_questions_follow_the_road() {
    let catalog = catalog();
    let roadmap = Roadmap {
        steps: vec![
            step("language", &[]),
            step("dsa", &["language"]),
            step("docker", &["dsa"]),
        ],
        ..Roadmap::default()
    };
    let mut candidates = shuffled(&catalog, &mut Chance(1));
    candidates.retain(|entry| {
        matches!(
            entry.header.step.as_deref(),
            Some("language" | "dsa" | "docker")
        )
    });
    let mut learner = Learner::new(1, 0.5, 1.0);
    let mut steps = |count| {
        let cards = learner.cards.clone();
        let standing = Standing {
            cards: &cards,
            day: Learner::day(0),
            roadmap: Some(&roadmap),
        };
        let chosen = select(Mode::New, &candidates, count, &standing);
        assert_eq!(chosen.len(), count);
        assert!(
            chosen
                .iter()
                .all(|it| Status::of(it, &cards, Learner::day(0)) == Status::NotAsked)
        );
        chosen.iter().for_each(|it| learner.answer(it, 0));
        let steps = chosen
            .iter()
            .map(|entry| entry.header.step.clone().unwrap());
        steps
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(39), ["language"]);
    assert_eq!(steps(30), ["dsa"]);
    assert!(steps(40).contains(&"docker".into()));
    assert_eq!(STEPS.map(|step| step.1).iter().sum::<usize>(), 680);
}
