//! Cards and days that are kept: always what a replay of the history gives, or known not to hold.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::test_store::{Made, answer, at, exported};
use super::{Fact, FactKind, Row, Scope, Store};
use crate::memory::{Cards, Parameters, Rating, Retention, Scheduler, replay};

const DAY_MS: i64 = 86_400_000;

fn scheduler() -> Scheduler {
    Scheduler::default()
}

/// What a replay of the whole history gives.
fn replayed(store: &Store) -> Cards {
    replay(&store.remembered().unwrap(), scheduler())
}

/// Whether cards are kept, and if so whether they are the right ones to the last bit.
#[track_caller]
fn is_kept(store: &Store) -> bool {
    let Some(kept) = store.whatever_is_kept().unwrap() else {
        return false;
    };
    let right = replay(&store.remembered().unwrap(), kept.scheduler().clone());
    assert_eq!(kept.all(), right.all());
    assert!(kept.days().all().eq(right.days().all()));
    true
}

/// An answer, an undo or another rating, with a clock that sometimes jumps back.
fn fact(dice: &mut ChaCha12Rng, now: &mut i64, before: &[Row]) -> Fact {
    *now += i64::from(dice.next_u32() % 3) * DAY_MS / 2;
    let back = i64::from(dice.next_u32().is_multiple_of(15)) * 5 * DAY_MS;
    let mut fact = answer(*now - back, &format!("q{}", dice.next_u32() % 9));
    let rating = Rating::ALL[dice.next_u32() as usize % 4];
    let rating = (!dice.next_u32().is_multiple_of(12)).then_some(rating);
    fact.rating = rating.map(|rating| rating.name().to_owned());
    fact.fingerprint = Some(format!(
        "{:016x}",
        u8::from(dice.next_u32().is_multiple_of(25))
    ));
    let at = dice.next_u32() as usize % 3;
    let target = before
        .iter()
        .rev()
        .filter(|row| row.fact.kind == FactKind::Answer)
        .nth(at);
    if let Some(target) = target.filter(|_| dice.next_u32().is_multiple_of(6)) {
        fact.kind = [FactKind::Undo, FactKind::Rerate][dice.next_u32() as usize % 2];
        fact.question.clone_from(&target.fact.question);
        fact.target = Some(target.id.clone());
        fact.rating = Some("easy".to_owned());
    }
    fact
}

#[test]
fn cards_that_are_kept_are_those_of_a_replay() {
    let (mut kept, mut rows) = (0, 0);
    for seed in 0..6 {
        let mut dice = ChaCha12Rng::seed_from_u64(seed);
        let (mut made, mut now) = (Made::new(), 0);
        made.store.cards(scheduler()).unwrap();
        let mut before = Vec::new();
        for _ in 0..60 {
            let fact = fact(&mut dice, &mut now, &before);
            before.push(made.store.append(fact).unwrap());
            rows += 1;
            if is_kept(&made.store) {
                kept += 1;
            } else {
                made.store.cards(scheduler()).unwrap();
                assert!(is_kept(&made.store));
            }
        }
    }
    assert!(kept * 10 > rows * 8, "{kept} of {rows} rows were taken in");
}

/// Six answers and their cards, then `change`: whether the cards still hold. They are right afterwards.
#[track_caller]
fn check(change: impl Fn(&mut Made), expected: bool) {
    let mut made = Made::new();
    made.store.cards(scheduler()).unwrap();
    for n in 0..6 {
        made.store
            .append(answer(n * DAY_MS, ["a", "b"][n as usize % 2]))
            .unwrap();
    }
    change(&mut made);
    assert_eq!(is_kept(&made.store), expected);
    let cards = made.store.cards(scheduler()).unwrap();
    assert_eq!(cards.all(), replayed(&made.store).all());
    assert!(is_kept(&made.store) && made.store.check().unwrap().is_sound());
}

#[test]
fn whoever_changes_the_history_is_noticed() {
    let put = |made: &mut Made, fact: Fact| {
        made.store.append(fact).unwrap();
    };
    let take = |made: &mut Made, text: &str| {
        made.store.import(&mut text.as_bytes()).unwrap();
    };
    check(|_| (), true);
    check(|made| put(made, answer(9 * DAY_MS, "c")), true);
    check(|made| put(made, Fact::new(FactKind::Tick, at(1))), true);
    check(
        |made| {
            made.store.forget(&Scope::All, at(1)).unwrap();
        },
        false,
    );
    check(
        |made| {
            let mut other = Made::new();
            put(&mut other, answer(DAY_MS / 2, "a"));
            take(made, &exported(&other.store));
        },
        false,
    );
    check(|made| take(made, &exported(&made.store)), true);
    check(
        |made| {
            let retention = Retention::new(0.8).unwrap();
            let other = Scheduler::new(Parameters::default(), retention);
            made.store.cards(other).unwrap();
        },
        true,
    );
    check(|made| made.spoil("UPDATE cards SET kept = x'00ff'"), false);
    check(
        |made| made.spoil("UPDATE derived SET scheduler = 'mine'"),
        false,
    );
}

#[test]
fn a_card_that_was_changed_is_found_and_mended() {
    for (sql, days) in [
        (
            "UPDATE cards SET kept = (SELECT kept FROM cards WHERE question = 'a')",
            false,
        ),
        ("DELETE FROM cards WHERE question = 'b'", false),
        ("UPDATE days SET answers = answers + 1", true),
    ] {
        let mut made = Made::new();
        made.store.cards(scheduler()).unwrap();
        made.store.append(answer(1, "a")).unwrap();
        made.store.append(answer(2, "b")).unwrap();
        made.spoil(sql);
        let health = made.store.check().unwrap();
        assert!(!health.is_sound(), "{sql}");
        assert_eq!(
            (health.cards.is_empty(), health.days),
            (days, days),
            "{sql}"
        );
        made.store.rebuild(scheduler()).unwrap();
        assert!(made.store.check().unwrap().is_sound());
    }
}

#[test]
fn parameters_of_ones_own_are_kept_with_the_cards() {
    let mut made = Made::new();
    let mut numbers = *Parameters::default().numbers();
    numbers[0] += 0.123_456_7;
    let fitted = Parameters::new(&numbers).unwrap();
    let own = Scheduler::new(fitted, Retention::new(0.85).unwrap());
    made.store.cards(own.clone()).unwrap();
    made.store.append(answer(1, "a")).unwrap();
    assert!(is_kept(&made.store));
    let kept = made.store.whatever_is_kept().unwrap().unwrap();
    assert_eq!(kept.scheduler().parameters(), own.parameters());
    assert_eq!(kept.scheduler().retention(), own.retention());
}

#[test]
fn damage_in_what_is_kept_costs_no_answer() {
    let mut made = Made::new();
    made.store.cards(scheduler()).unwrap();
    for n in 0..4 {
        made.store.append(answer(n * DAY_MS, "a")).unwrap();
    }
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'cards'";
    let connection = &made.store.connection;
    let root: i64 = connection.query_row(root, [], |row| row.get(0)).unwrap();
    drop(made.store);
    let mut bytes = std::fs::read(&made.path).unwrap();
    let page = usize::try_from(root - 1).unwrap() * 4096;
    bytes[page..page + 4096].fill(0xff);
    std::fs::write(&made.path, bytes).unwrap();
    let mut store = Store::open(&made.path).unwrap().store;
    assert_eq!(store.cards(scheduler()).unwrap().all().len(), 1);
    store.append(answer(9 * DAY_MS, "b")).unwrap();
    assert_eq!(store.cards(scheduler()).unwrap().all().len(), 2);
    assert!(!store.check().unwrap().is_sound());
    assert!(store.rebuild(scheduler()).is_err());
    let store = Store::renew(&made.path, "a page").unwrap().store;
    assert_eq!(store.cards(scheduler()).unwrap().all().len(), 2);
    assert!(is_kept(&store) && store.check().unwrap().is_sound());
}
