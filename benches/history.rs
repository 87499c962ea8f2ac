//! Stores of ten thousand, a hundred thousand and a million reviews, made, and what they take.

use std::hint::black_box;
use std::io::{BufReader, Read, Write, stdout};
use std::path::{Path, PathBuf};
use std::time::Instant;

use roadmap::load::builtin;
use roadmap::memory::{Fingerprint, Id, Moment, Rating, Review, Scheduler, Stamp};
use roadmap::model::{Name, Verdict};
use roadmap::store::{Fact, Row, Store};

/// 2016-11-25T09:00Z, ten years before the clock of the tests.
const START: i64 = 1_480_064_400_000;
/// Ten years, in milliseconds.
const SPAN: i64 = 10 * 365 * 86_400_000;

/// A question with the fingerprint of its key.
type Question = (Name, Name, Fingerprint);

/// Makes the stores in the folder that is named, else in `target/histories`; those that are there stay.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is a program of its own"
)]
fn main() -> std::io::Result<()> {
    let named = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let folder = named.map_or_else(|| PathBuf::from("target/histories"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    let questions = questions();
    for count in [10_000, 100_000, 1_000_000] {
        measure(&folder.join(format!("{count}.db")), count, &questions)?;
    }
    Ok(())
}

fn measure(path: &Path, count: u64, questions: &[Question]) -> std::io::Result<()> {
    writeln!(stdout(), "{count} reviews: {}", path.display())?;
    if !path.exists() {
        let mut lines = BufReader::new(Lines::new(count, questions));
        let mut store = open(path);
        time("  import", || {
            store.import(&mut lines).map(|taken| taken.new)
        })?;
    }
    let mut store = open(path);
    time("  cards and days made anew", || {
        store.rebuild(Scheduler::default())
    })?;
    drop(store);
    store = time("  open", || Ok::<_, std::io::Error>(open(path)))?;
    time("  cards and days read", || {
        store.cards(Scheduler::default())
    })?;
    let next = Fact::from(&roadmap::memory::Fact::Review(review(
        count, count, questions,
    )));
    time("  one more answer", || store.append(next))?;
    Ok(())
}

fn open(path: &Path) -> Store {
    match Store::open(path) {
        Ok(opened) => opened.store,
        Err(error) => panic!("{error}"),
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time<T, E: std::fmt::Debug>(
    what: &str,
    work: impl FnOnce() -> Result<T, E>,
) -> std::io::Result<T> {
    let start = Instant::now();
    let done = match black_box(work()) {
        Ok(done) => done,
        Err(error) => panic!("{error:?}"),
    };
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    writeln!(stdout(), "{what:<28} {ms:>10.2} ms")?;
    Ok(done)
}

fn questions() -> Vec<Question> {
    let catalog = builtin::catalog();
    let entries = catalog.entries().iter();
    let questions = entries.filter_map(|entry| {
        let question = builtin::question(entry.header.place)?;
        let id = entry.header.id.clone();
        Some((entry.bank.clone(), id, Fingerprint::of(&question)))
    });
    questions.collect()
}

/// Numbers that look like chance (Steele et al. 2014, SplitMix64).
fn mixed(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z ^ (z >> 27)
}

/// The review number `n` of `count`, spread over ten years.
fn review(n: u64, count: u64, questions: &[Question]) -> Review {
    let chance = mixed(n + 1);
    let (bank, question, fingerprint) = &questions[(chance >> 16) as usize % questions.len()];
    let rating = Rating::ALL[[0, 1, 2, 2, 2, 2, 3, 3][(chance % 8) as usize]];
    let remembered = rating.remembered();
    let at = START + (SPAN as i128 * i128::from(n) / i128::from(count)) as i64;
    Review {
        stamp: Stamp {
            id: Id::new(u128::from(mixed(n + 1)) << 64 | u128::from(n)),
            device: ["1111111111111111", "2222222222222222"][(n / 40 % 2) as usize].into(),
            sequence: n / 80 * 40 + n % 40 + 1,
            at: Moment::new(at, 60),
        },
        bank: bank.clone(),
        question: question.clone(),
        seconds: (chance >> 40) as f64 % 90.0,
        verdict: if remembered {
            Verdict::Correct
        } else {
            Verdict::Wrong
        },
        score: f64::from(u8::from(remembered)),
        rating: Some(rating),
        session: Id::new(u128::from(n / 20 + 1)),
        seed: n / 20,
        fingerprint: *fingerprint,
    }
}

/// A history as `store export` writes it, line by line.
struct Lines<'a> {
    questions: &'a [Question],
    count: u64,
    next: u64,
    line: Vec<u8>,
}

impl<'a> Lines<'a> {
    fn new(count: u64, questions: &'a [Question]) -> Self {
        Self {
            questions,
            count,
            next: 0,
            line: Vec::new(),
        }
    }

    fn refill(&mut self) -> std::io::Result<()> {
        if self.next < self.count {
            let review = review(self.next, self.count, self.questions);
            let row = Row {
                id: review.stamp.id.to_string(),
                device: review.stamp.device.to_string(),
                sequence: review.stamp.sequence,
                fact: Fact::from(&roadmap::memory::Fact::Review(review)),
            };
            let mut line = serde_json::to_value(&row)?;
            line["sum"] = row.sum().into();
            self.line = serde_json::to_vec(&line)?;
            self.line.push(b'\n');
            self.next += 1;
        }
        Ok(())
    }
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.line.is_empty() {
            self.refill()?;
        }
        let count = self.line.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.line[..count]);
        self.line.drain(..count);
        Ok(count)
    }
}
