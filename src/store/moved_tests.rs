//! Files that go from under a store while it is open.

use std::fs;

use super::test_store::{Made, answer};
use super::{Opening, Store};

#[cfg(unix)]
#[test]
fn a_file_that_was_moved_away_takes_no_other_with_it() {
    let mut made = Made::new();
    made.store.append(answer(1, "a")).unwrap();
    super::set_aside(&made.path).unwrap();
    let mut other = Store::open(&made.path).unwrap().store;
    other.append(answer(2, "b")).unwrap();
    made.store.append(answer(3, "c")).unwrap();
    drop(made.store);
    // As if the process were killed: nothing is closed.
    std::mem::forget(other);
    let rows = Store::open(&made.path).unwrap().store.rows().unwrap();
    let ids: Vec<_> = rows
        .iter()
        .filter_map(|row| row.fact.question.as_deref())
        .collect();
    assert_eq!(ids, ["b", "c"]);
}

#[test]
fn a_log_without_its_file_is_set_aside() {
    let mut made = Made::new();
    made.store.append(answer(1, "a")).unwrap();
    std::mem::forget(made.store);
    fs::remove_file(&made.path).unwrap();
    let opening = Store::open(&made.path).unwrap().opening;
    assert!(matches!(opening, Opening::SetAside { .. }), "{opening:?}");
    assert!(made.folder.path().join("anna.corrupt-1.db-wal").exists());
}
