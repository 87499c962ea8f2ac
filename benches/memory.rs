//! How long the memory takes: a million reviews replayed, one more taken in, a choice, a forecast.

use std::hint::black_box;
use std::io::{Write, stdout};
use std::time::Instant;

use roadmap::memory::{
    Cards, Day, Fact, Fingerprint, Id, Mode, Moment, Rating, Review, Scheduler, Stamp, Standing,
    count, forecast, replay, select,
};
use roadmap::model::{Catalog, Entry, Header, Kind, Level, Place, Verdict};

const REVIEWS: u64 = 1_000_000;
const QUESTIONS: u64 = 10_000;
const START: i64 = 1_700_000_000_000;
const MINUTE: i64 = 60_000;

fn main() -> std::io::Result<()> {
    let mut facts: Vec<_> = (0..REVIEWS).map(|id| Fact::Review(review(id))).collect();
    let cards = time("replay of 1,000,000 reviews", || {
        replay(&facts, Scheduler::default())
    })?;
    shuffle(&mut facts);
    let again = time("the same, in random order", || {
        replay(&facts, Scheduler::default())
    })?;
    assert_eq!(cards.all(), again.all());
    let mut kept = cards.clone();
    let mut next = REVIEWS;
    time("1,000 more, one by one", || {
        for _ in 0..1_000 {
            let _ = black_box(kept.apply(&review(next).into()));
            next += 1;
        }
    })?;
    choices(&cards)
}

fn choices(cards: &Cards) -> std::io::Result<()> {
    let catalog = Catalog::new((0..QUESTIONS).map(entry).collect());
    let entries: Vec<_> = catalog.entries().iter().collect();
    let day: Day = Moment::new(START + REVIEWS as i64 * MINUTE, 0).day();
    let standing = Standing {
        cards,
        day,
        roadmap: None,
    };
    time("choice of 10 from 10,000", || {
        select(Mode::Mix, &entries, 10, &standing)
    })?;
    time("counts over 10,000", || {
        count(catalog.entries(), cards, day)
    })?;
    time("forecast over 10,000", || forecast(&entries, cards, day))?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time<T>(what: &str, work: impl FnOnce() -> T) -> std::io::Result<T> {
    let start = Instant::now();
    let done = black_box(work());
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    writeln!(stdout(), "{what:<30} {ms:>9.2} ms")?;
    Ok(done)
}

/// Numbers that look like chance (Steele et al. 2014, SplitMix64).
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z ^ (z >> 27)
}

fn shuffle(facts: &mut [Fact]) {
    for last in (1..facts.len()).rev() {
        facts.swap(last, (mixed(last as u64) % (last as u64 + 1)) as usize);
    }
}

fn question(at: u64) -> String {
    format!("a-question-of-the-bank-{at}")
}

fn review(id: u64) -> Review {
    let chance = mixed(id);
    let rating = Rating::ALL[(chance % 4) as usize];
    Review {
        stamp: Stamp {
            id: Id::new(id.into()),
            device: ["phone", "laptop"][(chance >> 8) as usize % 2].into(),
            sequence: id,
            at: Moment::new(START + id as i64 * MINUTE, 120),
        },
        bank: "backend".into(),
        question: question((chance >> 16) % QUESTIONS).into(),
        seconds: 30.0,
        verdict: Verdict::Correct,
        score: 1.0,
        rating: Some(rating),
        session: Id::new(u128::from(id / 20)),
        seed: 1,
        fingerprint: Fingerprint::new(1),
    }
}

fn entry(at: u64) -> Entry {
    let header = Header {
        id: question(at).into(),
        step: Some(format!("step-{}", at % 11).into()),
        topic: Some(format!("topic-{}", at % 97).into()),
        level: Some(Level::ALL[(at % 3) as usize]),
        kind: Kind::Single,
        decks: Vec::new(),
        seconds: 60,
        place: Place::default(),
    };
    Entry {
        bank: "backend".into(),
        header,
    }
}
