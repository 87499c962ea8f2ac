//! Replay and application: any order, undo, re-rating, changed keys, clocks set back.

use super::fixture::{Chance, DAY_MS, NOON, amendment, review};
use crate::memory::Rating::{Again, Easy, Good, Hard};
use crate::memory::{
    Applied, Card, Cards, Change, Day, Fact, Fingerprint, Id, Kept, Moment, Rating, Review,
    Scheduler, Try, replay,
};
use crate::model::{Name, Verdict};

fn cards(facts: &[Fact]) -> Cards {
    replay(facts, Scheduler::default())
}

fn snapshot(cards: &Cards) -> Vec<(Name, Name, Card)> {
    let all = cards.all().into_iter();
    all.map(|(bank, id, card)| (bank.clone(), id.clone(), *card))
        .collect()
}

/// A history of a few devices with clocks that jump, undos and re-ratings, in the order of writing.
fn history(seed: u64) -> Vec<Fact> {
    let mut chance = Chance(seed);
    let mut facts: Vec<Fact> = Vec::new();
    let mut now = NOON;
    for id in 0..120_u64 {
        now += DAY_MS * chance.below(3) as i64 / 2;
        let back = if chance.below(10) == 0 { 5 * DAY_MS } else { 0 };
        let question = format!("q{}", chance.below(12));
        let mut new = review(id, now - back, &question, Rating::ALL[chance.below(4)]);
        new.stamp.device = ["phone", "laptop"][chance.below(2)].into();
        new.session = Id::new((id / 10).into());
        new.fingerprint = Fingerprint::new(u64::from(chance.below(20) == 0));
        let earlier = facts.iter().rev().filter_map(|fact| match fact {
            Fact::Review(review) => Some(review.clone()),
            Fact::Amendment(_) => None,
        });
        let target = earlier.take(1 + chance.below(3)).last();
        let change = [Change::Undo, Change::Rate(Easy)][chance.below(2)];
        match target.filter(|_| chance.below(6) == 0) {
            Some(target) => facts.push(amendment(id, now - back, &target, change)),
            None => facts.push(new.into()),
        }
    }
    facts
}

#[test]
fn any_order_gives_the_same_cards_to_the_last_bit() {
    for seed in 0..50 {
        let mut facts = history(seed);
        let expected = snapshot(&cards(&facts));
        assert!(expected.len() > 5, "{} cards", expected.len());
        facts.extend_from_within(..20);
        Chance(seed).shuffle(&mut facts);
        assert_eq!(snapshot(&cards(&facts)), expected, "seed {seed}");
    }
}

#[test]
fn rows_taken_in_one_by_one_give_what_a_replay_gives() {
    let mut taken = 0;
    for seed in 0..50 {
        let facts = history(seed);
        let mut kept = Cards::new(Scheduler::default());
        for (at, fact) in facts.iter().enumerate() {
            match kept.apply(fact) {
                Applied::Taken => taken += 1,
                Applied::Behind => kept = cards(&facts[..=at]),
            }
            let expected = cards(&facts[..=at]);
            assert_eq!(snapshot(&kept), snapshot(&expected), "{seed} {at}");
            assert!(kept.days().all().eq(expected.days().all()), "{seed} {at}");
        }
    }
    assert!(taken > 4_000, "{taken} of 6,000 were taken");
}

#[test]
fn what_is_kept_comes_back_from_its_bytes() {
    let all = cards(&history(1));
    for (_, question, kept) in all.all_kept() {
        let bytes = kept.to_bytes();
        assert_eq!(Kept::from_bytes(&bytes).as_ref(), Some(kept), "{question}");
        assert_eq!(Kept::from_bytes(&bytes[..bytes.len() - 20]), None);
    }
}

#[test]
fn days_count_what_was_answered_and_take_it_back() {
    let first = review(1, NOON, "q", Again);
    let second = review(2, NOON + 60_000, "q", Good);
    let later = review(3, NOON + DAY_MS, "q", Good);
    let mut facts = vec![first.into(), second.into(), later.clone().into()];
    let sums = |facts: &[Fact]| {
        let cards = cards(facts);
        let of = |admits: fn(Try) -> bool| {
            let tally = cards.days().sum(|_, sort| admits(sort));
            (tally.answers, tally.remembered)
        };
        let repeat = |sort| matches!(sort, Try::Repeat(_));
        [
            of(|sort| sort == Try::First),
            of(|sort| sort == Try::SameDay),
            of(repeat),
        ]
    };
    assert_eq!(sums(&facts), [(1, 0), (1, 1), (1, 1)]);
    facts.push(amendment(4, NOON + DAY_MS, &later, Change::Rate(Again)));
    assert_eq!(sums(&facts), [(1, 0), (1, 1), (1, 0)]);
    facts.push(amendment(5, NOON + DAY_MS, &later, Change::Undo));
    assert_eq!(sums(&facts), [(1, 0), (1, 1), (0, 0)]);
}

#[test]
fn an_undone_answer_was_never_given() {
    let first = review(1, NOON, "q", Good);
    let second = review(2, NOON + DAY_MS, "q", Again);
    let undo = amendment(3, NOON + DAY_MS, &second, Change::Undo);
    let late = amendment(4, NOON + DAY_MS, &second, Change::Rate(Easy));
    let facts = [first.clone().into(), second.into(), undo, late];
    assert_eq!(
        snapshot(&cards(&facts)),
        snapshot(&cards(&[first.clone().into()]))
    );
    let undo = amendment(2, NOON, &first, Change::Undo);
    assert_eq!(snapshot(&cards(&[first.into(), undo])), []);
}

#[test]
fn the_last_rating_counts() {
    let first = review(1, NOON, "q", Good);
    let rate = |id, rating| amendment(id, NOON, &first, Change::Rate(rating));
    let facts = [first.clone().into(), rate(2, Easy), rate(3, Hard)];
    assert_eq!(cards(&facts).get("backend", "q").unwrap().rating(), Hard);
}

#[test]
fn an_ungraded_answer_leaves_no_card_until_it_is_rated() {
    let mut open = review(1, NOON, "q", Good);
    (open.rating, open.verdict) = (None, Verdict::Ungraded);
    let rated = amendment(2, NOON, &open, Change::Rate(Good));
    let mut kept = Cards::new(Scheduler::default());
    assert_eq!(kept.apply(&open.clone().into()), Applied::Taken);
    assert_eq!(snapshot(&kept), []);
    assert_eq!(kept.apply(&rated), Applied::Behind);
    let card = *cards(&[open.into(), rated]).get("backend", "q").unwrap();
    assert_eq!((card.answers(), card.missed()), (1, false));
}

fn last(reviews: &[Review]) -> Card {
    let facts: Vec<_> = reviews.iter().cloned().map(Fact::from).collect();
    *cards(&facts).get("backend", "q").unwrap()
}

#[test]
fn another_key_begins_anew() {
    let old = review(1, NOON, "q", Easy);
    let mut new = review(2, NOON + 30 * DAY_MS, "q", Good);
    assert_eq!(last(&[old.clone(), new.clone()]).answers(), 2);
    new.fingerprint = Fingerprint::new(8);
    assert_eq!(last(&[old, new.clone()]), last(&[new]));
}

#[test]
fn a_clock_set_back_gives_no_negative_interval() {
    let before = review(1, NOON, "q", Good);
    let same_day = last(&[before.clone(), review(2, NOON, "q", Again)]);
    for back in [1, 40, 20_000] {
        let card = last(&[before.clone(), review(2, NOON - back * DAY_MS, "q", Again)]);
        assert_eq!(card.rating(), Again, "the sequence says which came last");
        assert_eq!(card.stability(), same_day.stability(), "no time has passed");
        let due = Scheduler::default().due(&card);
        assert_eq!(
            due,
            Moment::new(NOON - back * DAY_MS, 0)
                .day()
                .plus(card.interval())
        );
        let long_ago = Scheduler::default().recall(&card, Day::new(0));
        assert_eq!(long_ago, 1.0);
    }
}

#[test]
fn lapses_and_first_tries() {
    let at = |id: u64, days: i64, rating| review(id, NOON + days * DAY_MS, "q", rating);
    let card = last(&[
        at(1, 0, Again),
        at(2, 1, Good),
        at(3, 4, Again),
        at(4, 5, Again),
    ]);
    assert_eq!((card.answers(), card.lapses()), (4, 1));
    assert!(!card.remembered_at_first() && card.missed());
    let mut again = at(5, 5, Good);
    again.session = Id::new(4);
    let once_more = last(&[at(4, 5, Again), again]);
    assert!(
        once_more.missed(),
        "the second try of a session changes nothing"
    );
    assert_eq!((once_more.tries(), once_more.right()), (1, 0));
    let next_day = last(&[at(4, 5, Again), at(5, 6, Good)]);
    assert!(!next_day.missed());
    assert_eq!((next_day.tries(), next_day.right()), (2, 1));
    assert_eq!(next_day.begun(), at(4, 5, Again).stamp.at);
}
