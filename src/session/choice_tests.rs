//! Plans by where the learner stands.

use std::collections::BTreeSet;

use super::{Dice, Plan, Wish, plan};
use crate::memory::{
    Cards, Day, Fact, Fingerprint, Id, Mode, Moment, Rating, Review, Scheduler, Stamp, Standing,
    replay,
};
use crate::model::{Catalog, Entry, Header, Kind, Place, Verdict};

const DAY_MS: i64 = 86_400_000;

/// Twelve questions, of which the last four are long.
fn catalog() -> Catalog {
    let entry = |at: u32| Entry {
        bank: "b".into(),
        header: Header {
            id: format!("q{at}").into(),
            step: Some("s".into()),
            topic: None,
            level: None,
            kind: Kind::Single,
            decks: Vec::new(),
            seconds: if at < 8 { 60 } else { 600 },
            place: Place::default(),
        },
    };
    Catalog::new((0..12).map(entry).collect())
}

/// q0 and q8 were answered so on the first day.
fn cards(rating: Rating) -> Cards {
    let review = |(sequence, question): (u64, &'static str)| {
        Fact::from(Review {
            stamp: Stamp {
                id: Id::new(sequence.into()),
                device: "a".into(),
                sequence,
                at: Moment::new(DAY_MS / 2, 0),
            },
            bank: "b".into(),
            question: question.into(),
            seconds: 30.0,
            verdict: if rating.remembered() {
                Verdict::Correct
            } else {
                Verdict::Wrong
            },
            score: 1.0,
            rating: Some(rating),
            session: Id::new(1),
            seed: 1,
            fingerprint: Fingerprint::default(),
        })
    };
    let facts: Vec<_> = [(1, "q0"), (2, "q8")].into_iter().map(review).collect();
    replay(&facts, Scheduler::default())
}

fn planned(mode: Mode, cards: &Cards, day: i32, count: usize) -> Plan {
    let wish = Wish {
        count: Some(count),
        mode,
        ..Wish::default()
    };
    let standing = Standing {
        cards,
        day: Day::new(day),
        roadmap: None,
    };
    plan(&catalog(), &wish, Some(&standing), &mut Dice::new(3)).unwrap()
}

/// What `mode` plans on the day after a wrong answer to a short and to a long question.
fn check(mode: Mode, day: i32, rating: Rating, expected: &[&str]) {
    let plan = planned(mode, &cards(rating), day, 12);
    let ids: BTreeSet<_> = plan.entries.iter().map(|entry| &*entry.header.id).collect();
    assert_eq!(
        ids,
        expected.iter().copied().collect(),
        "{mode:?} on day {day}"
    );
}

#[test]
fn long_questions_come_when_they_are_due() {
    let short = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7"];
    let with_due = [&short[..], &["q8"]].concat();
    check(Mode::Mix, 1, Rating::Again, &with_due);
    check(Mode::Mix, 0, Rating::Again, &short);
    check(Mode::Random, 1, Rating::Again, &short);
    check(Mode::New, 1, Rating::Again, &short[1..]);
    check(Mode::Due, 1, Rating::Again, &["q0", "q8"]);
    check(Mode::Due, 0, Rating::Again, &[]);
    check(Mode::Missed, 0, Rating::Again, &["q0", "q8"]);
    check(Mode::Missed, 1, Rating::Good, &[]);
    check(Mode::Weak, 0, Rating::Good, &["q0", "q8"]);
}

#[test]
fn without_a_history_and_with_a_seed_chance_alone_decides() {
    let random = planned(Mode::Random, &Cards::default(), 1, 5);
    assert_eq!(planned(Mode::Mix, &Cards::default(), 1, 5), random);
    assert_eq!(planned(Mode::Random, &cards(Rating::Again), 1, 5), random);
    assert_ne!(planned(Mode::Mix, &cards(Rating::Again), 1, 5), random);
}
