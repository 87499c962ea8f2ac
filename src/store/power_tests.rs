//! Power cuts: the log as the disk has it when its end was never written, or written wrong.

use std::fs;

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use tempfile::TempDir;

use super::aside::with_end;
use super::test_store::{Made, answer};
use super::{Opening, Store};

/// How many cuts are tried.
const CUTS: usize = 150;

/// A log with its store behind it, and up to where it goes for each answer that was acknowledged.
struct Written {
    store: Vec<u8>,
    log: Vec<u8>,
    acknowledged: Vec<(usize, String)>,
    begin: usize,
}

fn written() -> Written {
    let mut made = Made::new();
    let log = with_end(&made.path, "-wal");
    let length = || fs::metadata(&log).map_or(0, |log| log.len() as usize);
    let begin = length();
    let mut append = |n| {
        let row = made.store.append(answer(n, &format!("q{n}"))).unwrap();
        (length(), row.id)
    };
    let acknowledged = (0..40).map(&mut append).collect();
    Written {
        store: fs::read(&made.path).unwrap(),
        log: fs::read(&log).unwrap(),
        acknowledged,
        begin,
    }
}

#[test]
fn a_power_cut_leaves_what_was_acknowledged() {
    let written = written();
    let mut dice = ChaCha12Rng::seed_from_u64(6);
    for n in 0..CUTS {
        let cut = written.begin + dice.next_u32() as usize % (written.log.len() - written.begin);
        let mut log = written.log[..cut].to_vec();
        if n % 2 == 1 {
            // A block that was given room and never filled with what belongs there.
            log.extend((0..4_096).map(|_| dice.next_u32() as u8));
        }
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("anna.db");
        fs::write(&path, &written.store).unwrap();
        fs::write(with_end(&path, "-wal"), &log).unwrap();
        let opened = Store::open(&path).unwrap();
        assert_eq!(opened.opening, Opening::Found, "cut at {cut}");
        assert!(opened.store.check().unwrap().is_sound(), "cut at {cut}");
        let rows = opened.store.rows().unwrap();
        let there: Vec<_> = rows.iter().map(|row| &row.id).collect();
        let told = written.acknowledged.iter();
        let told: Vec<_> = told
            .filter(|(end, _)| *end <= cut)
            .map(|(_, id)| id)
            .collect();
        assert_eq!(there, told, "cut at {cut}");
    }
}
