//! Chance, rows and a catalog to test with.

use crate::memory::{Amendment, Change, Fact, Fingerprint, Id, Moment, Rating, Review, Stamp};
use crate::model::{Catalog, Entry, Header, Kind, Level, Place, Verdict};

pub const DAY_MS: i64 = 86_400_000;
/// 2026-11-22T12:00Z.
pub const NOON: i64 = 1_795_348_800_000;

/// Chance from a seed (Steele et al. 2014, SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        (self.draw() % bound as u64) as usize
    }

    pub fn share(&mut self) -> f64 {
        (self.draw() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

pub fn stamp(id: u64, ms: i64) -> Stamp {
    Stamp {
        id: Id::new(id.into()),
        device: "a".into(),
        sequence: id,
        at: Moment::new(ms, 0),
    }
}

/// An answer rated so, in a session of its own, with its id as sequence.
pub fn review(id: u64, ms: i64, question: &str, rating: Rating) -> Review {
    let verdict = match rating {
        Rating::Again => Verdict::Wrong,
        Rating::Hard => Verdict::Partial,
        Rating::Good | Rating::Easy => Verdict::Correct,
    };
    Review {
        stamp: stamp(id, ms),
        bank: "backend".into(),
        question: question.to_owned().into(),
        seconds: 30.0,
        verdict,
        score: if rating.remembered() { 1.0 } else { 0.0 },
        rating: Some(rating),
        session: Id::new(id.into()),
        seed: 1,
        fingerprint: Fingerprint::new(7),
    }
}

pub fn amendment(id: u64, ms: i64, of: &Review, change: Change) -> Fact {
    let amendment = Amendment {
        stamp: stamp(id, ms),
        bank: of.bank.clone(),
        question: of.question.clone(),
        target: of.stamp.id,
        change,
    };
    amendment.into()
}

/// Steps with their questions, topics and required steps, as the built-in bank is planned.
pub const STEPS: [(&str, usize, usize); 11] = [
    ("language", 78, 12),
    ("dsa", 60, 8),
    ("databases", 90, 10),
    ("rest-apis", 66, 10),
    ("security", 66, 9),
    ("microservices", 54, 8),
    ("docker", 54, 8),
    ("kubernetes", 66, 10),
    ("devops", 60, 7),
    ("projects", 30, 6),
    ("system-design", 56, 9),
];

/// A catalog of 680 questions, as the built-in bank is planned.
pub fn catalog() -> Catalog {
    let step = |(step, count, topics): (&'static str, usize, usize)| {
        (0..count).map(move |at| entry(step, at, at % topics))
    };
    Catalog::new(STEPS.into_iter().flat_map(step).collect())
}

pub fn entry(step: &'static str, at: usize, topic: usize) -> Entry {
    let level = [
        Level::Junior,
        Level::Junior,
        Level::Mid,
        Level::Mid,
        Level::Senior,
    ];
    let header = Header {
        id: format!("{step}-{at}").into(),
        step: Some(step.into()),
        topic: Some(format!("{step}-topic-{topic}").into()),
        level: Some(level[at % level.len()]),
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

/// The entries in an order drawn from `chance`, as a session's plan hands them over.
pub fn shuffled<'a>(catalog: &'a Catalog, chance: &mut Chance) -> Vec<&'a Entry> {
    let mut entries: Vec<_> = catalog.entries().iter().collect();
    chance.shuffle(&mut entries);
    entries
}
