//! Stores as one finds them: new, old, newer, foreign, cut off, with bits flipped.

use std::fs;
use std::path::{Path, PathBuf};

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;

use super::migrate::MIGRATIONS;
use super::test_store::{Made, answer};
use super::{Opening, Row, Store, StoreErrorKind};
use crate::memory::Scheduler;

/// The bytes of a store with `rows` answers, closed as programs close it, and the rows.
fn bytes_of(rows: i64) -> (Vec<u8>, Vec<Row>) {
    let Made {
        mut store,
        path,
        folder,
    } = Made::new();
    for n in 0..rows {
        store.append(answer(n, &format!("question-{n}"))).unwrap();
    }
    let rows = store.rows().unwrap();
    store.cards(Scheduler::default()).unwrap();
    drop(store);
    let bytes = fs::read(&path).unwrap();
    drop(folder);
    (bytes, rows)
}

/// A file of these bytes in a folder of its own.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[expect(clippy::print_stdout, reason = "what a test has counted")]
fn tell(counted: &str) {
    println!("{counted}");
}

fn refused(path: &Path) -> StoreErrorKind {
    Store::open(path).unwrap_err().kind
}

#[test]
fn sqlite_is_new_enough_to_have_its_log_mended() {
    assert!(rusqlite::version_number() >= 3_053_000);
}

#[test]
fn a_store_is_made_once_and_keeps_what_was_acknowledged() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a/b/anna.db");
    let opened = Store::open(&path).unwrap();
    assert_eq!(opened.opening, Opening::Made);
    let pragma = |name: &str| {
        let connection = &opened.store.connection;
        let value = connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
        format!("{:?}", value.unwrap())
    };
    assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
    assert_eq!(pragma("synchronous"), "Integer(2)");
    assert_eq!(pragma("foreign_keys"), "Integer(1)");
    drop(opened);
    assert_eq!(Store::open(&path).unwrap().opening, Opening::Found);
}

#[test]
fn every_version_opens() {
    for version in 1..=MIGRATIONS.len() {
        let name = format!("{version:04}.db");
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores");
        let bytes = fs::read(kept.join(&name)).unwrap();
        let (_folder, path) = file(&name, &bytes);
        let opened = Store::open(&path).unwrap();
        let expected = if version == MIGRATIONS.len() {
            Opening::Found
        } else {
            Opening::Migrated(version)
        };
        assert_eq!(opened.opening, expected);
        let health = opened.store.check().unwrap();
        assert!(health.is_sound() && health.rows == 12, "{health:?}");
        let cards = opened.store.cards(Scheduler::default()).unwrap();
        assert_eq!(cards.all().len(), 7);
        assert!(opened.store.check().unwrap().is_sound());
        assert_eq!(opened.store.left().unwrap().len(), 1);
        assert_eq!(opened.store.settings().unwrap().len(), 1);
    }
}

#[test]
fn a_newer_one_is_refused_and_left_as_it_is() {
    let made = Made::new();
    made.spoil("PRAGMA user_version = 99");
    drop(made.store);
    let before = fs::read(&made.path).unwrap();
    let error = Store::open(&made.path).unwrap_err();
    assert_eq!(error.kind, StoreErrorKind::Newer);
    assert!(error.to_string().contains("newer version of the program"));
    assert_eq!(fs::read(&made.path).unwrap(), before);
}

#[test]
fn what_is_no_store_is_left_alone() {
    let (folder, notes) = file("notes.txt", b"milk, eggs");
    assert_eq!(refused(&notes), StoreErrorKind::Foreign);
    assert_eq!(refused(folder.path()), StoreErrorKind::Foreign);
    let other = folder.path().join("other.db");
    let connection = Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE mine (x)").unwrap();
    drop(connection);
    let before = fs::read(&other).unwrap();
    assert_eq!(refused(&other), StoreErrorKind::Foreign);
    assert_eq!(fs::read(&other).unwrap(), before);
    assert_eq!(fs::read(&notes).unwrap(), b"milk, eggs");
}

#[test]
fn where_nothing_can_be_made_the_error_says_so() {
    let (_folder, notes) = file("notes.txt", b"");
    assert_eq!(refused(&notes.join("anna.db")), StoreErrorKind::Unwritable);
}

#[test]
fn a_damaged_one_is_set_aside_untouched_again_and_again() {
    let (folder, path) = file("anna.db", b"SQLite format 3\0 and then nothing of the kind");
    for n in 1..=3 {
        let before = fs::read(&path).unwrap();
        let Opening::SetAside { aside, saved, .. } = Store::open(&path).unwrap().opening else {
            panic!("it was opened");
        };
        assert_eq!(aside, folder.path().join(format!("anna.corrupt-{n}.db")));
        assert_eq!((saved, fs::read(aside).unwrap()), (0, before));
        assert_eq!(Store::open(&path).unwrap().opening, Opening::Found);
        fs::write(&path, format!("damage {n}")).unwrap();
    }
}

#[test]
fn an_emptied_one_with_a_log_is_set_aside_with_its_log() {
    let mut made = Made::new();
    made.store.append(answer(1, "a")).unwrap();
    let log = fs::read(made.folder.path().join("anna.db-wal")).unwrap();
    let (folder, path) = file("anna.db", b"");
    fs::write(folder.path().join("anna.db-wal"), &log).unwrap();
    let opening = Store::open(&path).unwrap().opening;
    assert!(matches!(opening, Opening::SetAside { .. }), "{opening:?}");
    let kept = folder.path().join("anna.corrupt-1.db-wal");
    assert!(fs::read(kept).is_ok_and(|bytes| bytes == log));
}

#[test]
fn one_cut_off_anywhere_is_set_aside_and_what_can_be_read_is_saved() {
    let (bytes, rows) = bytes_of(60);
    let mut saved_of_all = 0;
    let cuts: Vec<usize> = [1, 15, 16, 100, 511, 512, 4_095]
        .into_iter()
        .chain((1_531..bytes.len()).step_by(1_531))
        .collect();
    for &cut in &cuts {
        let (_folder, path) = file("anna.db", &bytes[..cut]);
        let mut opened = Store::open(&path).unwrap();
        let Opening::SetAside { aside, saved, .. } = &opened.opening else {
            panic!("cut at {cut} it was {:?}", opened.opening);
        };
        assert_eq!(fs::read(aside).unwrap(), bytes[..cut]);
        let kept = opened.store.rows().unwrap();
        assert_eq!(kept.len(), *saved);
        assert!(kept.iter().all(|row| rows.contains(row)));
        saved_of_all += saved;
        opened.store.append(answer(99, "z")).unwrap();
        assert!(opened.store.check().unwrap().is_sound());
    }
    let of = cuts.len() * rows.len();
    tell(&format!(
        "{} cuts: {saved_of_all} of {of} rows saved",
        cuts.len()
    ));
    assert!(saved_of_all > 100);
}

#[test]
fn no_flipped_bit_changes_an_answer_unnoticed() {
    let (bytes, rows) = bytes_of(150);
    let mut dice = ChaCha12Rng::seed_from_u64(4);
    let (mut harmless, mut found, mut aside) = (0, 0, 0);
    for _ in 0..300 {
        let bit = usize::try_from(dice.next_u64() % (bytes.len() as u64 * 8)).unwrap();
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let (_folder, path) = file("anna.db", &flipped);
        let opened = match Store::open(&path) {
            Ok(opened) => opened,
            Err(error) => {
                // A version or an owner that was made up: refused, nothing touched.
                let kinds = [StoreErrorKind::Newer, StoreErrorKind::Foreign];
                assert!(kinds.contains(&error.kind), "bit {bit}: {error}");
                assert_eq!(fs::read(&path).unwrap(), flipped);
                found += 1;
                continue;
            }
        };
        let health = opened.store.check().unwrap();
        if matches!(opened.opening, Opening::SetAside { .. }) {
            let kept = opened.store.rows().unwrap();
            assert!(kept.iter().all(|row| rows.contains(row)), "bit {bit}");
            aside += 1;
        } else if health.is_sound() {
            assert_eq!(opened.store.rows().unwrap(), rows, "bit {bit}");
            harmless += 1;
        } else {
            found += 1;
        }
    }
    tell(&format!(
        "300 bits flipped: {harmless} harmless, {found} found, {aside} set aside"
    ));
    assert!(found > 100);
}

#[test]
fn many_may_open_and_make_it_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("anna.db");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let mut store = Store::open(&path).unwrap().store;
                for n in 0..5 {
                    store.append(answer(n, "a")).unwrap();
                }
            });
        }
    });
    let health = Store::open(&path).unwrap().store.check().unwrap();
    assert!(health.is_sound() && health.gaps.is_empty() && health.doubled.is_empty());
    assert_eq!(health.rows, 40);
}

#[test]
fn many_may_find_it_damaged_at_once() {
    let (folder, path) = file("anna.db", &[7; 5_000]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                Store::open(&path)
                    .unwrap()
                    .store
                    .append(answer(1, "a"))
                    .unwrap()
            });
        }
    });
    assert_eq!(Store::open(&path).unwrap().store.rows().unwrap().len(), 8);
    assert!(!folder.path().join("anna.corrupt-2.db").exists());
}

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let mut made = Made::new();
    made.spoil("PRAGMA max_page_count = 20");
    let mut kept = Vec::new();
    let error = loop {
        match made.store.append(answer(1, &"long".repeat(50))) {
            Ok(row) => kept.push(row.id),
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind, StoreErrorKind::Full);
    made.spoil("PRAGMA max_page_count = 2000");
    let next = made.store.append(answer(1, "b")).unwrap();
    assert_eq!(next.sequence as usize, kept.len() + 1);
    let rows = made.store.rows().unwrap();
    assert!(kept.iter().eq(rows[..kept.len()].iter().map(|row| &row.id)));
    assert!(made.store.check().unwrap().is_sound());
}

#[test]
fn a_clock_set_back_changes_no_order() {
    let mut made = Made::new();
    for ms in [5_000, 9_000, 1_000, 2_000, 9_500] {
        made.store.append(answer(ms, "a")).unwrap();
    }
    let mut other = Made::new();
    other.store.append(answer(9_200, "b")).unwrap();
    let text = super::test_store::exported(&other.store);
    made.store.import(&mut text.as_bytes()).unwrap();
    let rows = made.store.rows().unwrap();
    let times: Vec<_> = rows
        .iter()
        .map(|row| row.fact.at.milliseconds() % 1_000_000 / 100 % 100)
        .collect();
    assert_eq!(times, [50, 90, 10, 20, 92, 95]);
}
