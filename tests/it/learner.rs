//! A learner with a history: answers to the built-in questions, written into the scene's store.

use roadmap::load::builtin;
use roadmap::memory::{self, Fingerprint, Id, Moment, Rating, Review, Stamp};
use roadmap::model::{Entry, Verdict};
use roadmap::store::{Fact, Store, place};

use crate::scene::Scene;

const DAY_MS: i64 = 86_400_000;
/// 2026-11-25T09:00Z, the time of the scenes.
const NOW: i64 = 1_795_597_200_000;

/// Answers on a day so many days before today: each `every`-th question of the built-in bank from the
/// `from`-th on, `count` of them; of three answers one is wrong.
pub struct Answers {
    pub days_ago: i64,
    pub from: usize,
    pub every: usize,
    pub count: usize,
}

/// Writes the answers into the store of the scene's learner.
pub fn answer(scene: &Scene, answers: &[Answers]) {
    let path = place(&scene.path().join(".local/share"), None).expect("a name");
    let mut store = Store::open(&path).expect("a store").store;
    let catalog = builtin::catalog();
    let mut session = 0;
    for day in answers {
        session += 1;
        let entries = catalog.entries().iter().skip(day.from).step_by(day.every);
        for (at, entry) in entries.take(day.count).enumerate() {
            let ms = NOW - day.days_ago * DAY_MS + 30_000 * at as i64;
            let fact = memory::Fact::Review(review(entry, ms, session, at));
            store.append(Fact::from(&fact)).expect("a row");
        }
    }
}

fn review(entry: &Entry, ms: i64, session: u128, at: usize) -> Review {
    let right = at % 3 > 0;
    let question = builtin::question(entry.header.place).expect("a question");
    let stamp = Stamp {
        id: Id::new(0),
        device: "".into(),
        sequence: 0,
        at: Moment::new(ms, 0),
    };
    Review {
        stamp,
        bank: entry.bank.clone(),
        question: entry.header.id.clone(),
        seconds: 60.0,
        verdict: if right { Verdict::Correct } else { Verdict::Wrong },
        score: if right { 1.0 } else { 0.0 },
        rating: Some(if right { Rating::Good } else { Rating::Again }),
        session: Id::new(session),
        seed: 7,
        fingerprint: Fingerprint::of(&question),
    }
}

/// Three days in a row, yesterday the last: 41 questions over the whole road, eleven of them twice.
pub fn three_days(scene: &Scene) {
    let day = |days_ago, from, every, count| Answers {
        days_ago,
        from,
        every,
        count,
    };
    answer(
        scene,
        &[
            day(3, 0, 19, 16),
            day(2, 3, 23, 13),
            day(2, 19, 38, 5),
            day(1, 7, 26, 12),
            day(1, 38, 38, 6),
        ],
    );
}
