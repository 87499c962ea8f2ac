//! The promises of `promises/`, held against everything that the fuzzer has kept and against what is made of
//! it by cutting, doubling and mixing: what fuzzing holds, without its compiler.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};

use crate::promises;

/// A promise by its name, which is that of its corpus and of its fuzz target.
type Promise = (&'static str, fn(&[u8]), u32);

/// All of them, with how many changed inputs each is tried on.
const PROMISES: [Promise; 6] = [
    ("bank", promises::bank, 64),
    ("answers", promises::answers, 128),
    ("protocol", promises::protocol, 64),
    ("open", |bytes| promises::open(&text(bytes)), 24),
    ("sql", |bytes| promises::sql(&text(bytes)), 32),
    ("import", promises::import, 32),
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The inputs that the fuzzer has kept for that promise, in the order of their names.
fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).expect("a file"));
    paths.into_iter().map(read).collect()
}

/// A change of an input: what is taken away at a place, and what is put there instead.
#[derive(Clone, Debug)]
struct Change {
    at: Index,
    taken: usize,
    put: Vec<u8>,
}

fn changes(inputs: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<Change>> {
    let piece = (select(inputs), any::<Index>(), 0_usize..40).prop_map(|(from, at, length)| {
        let start = at.index(from.len() + 1);
        from[start..from.len().min(start + length)].to_vec()
    });
    let put = prop_oneof![
        piece,
        prop::collection::vec(any::<u8>(), 0..4),
        select(
            &[
                "\"", "\n", "\\", "[", "{", "'", "\u{feff}", "\u{202e}", "\r", "-1", "\u{0}"
            ][..]
        )
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let change = (any::<Index>(), 0_usize..30, put);
    let change = change.prop_map(|(at, taken, put)| Change { at, taken, put });
    prop::collection::vec(change, 1..6)
}

fn changed(mut bytes: Vec<u8>, changes: Vec<Change>) -> Vec<u8> {
    for Change { at, taken, put } in changes {
        let start = at.index(bytes.len() + 1);
        let end = bytes.len().min(start + taken);
        bytes.splice(start..end, put);
    }
    bytes
}

#[test]
fn what_the_fuzzer_has_kept_breaks_nothing() {
    for (name, holds, _) in PROMISES {
        let inputs = corpus(name);
        assert!(inputs.len() > 9, "{name} has only {}", inputs.len());
        for (path, bytes) in inputs {
            let held = std::panic::catch_unwind(|| holds(&bytes));
            assert!(held.is_ok(), "{} breaks it", path.display());
        }
    }
}

/// Holds the promise `name` against changed inputs.
fn check(name: &str) {
    let promise = PROMISES.iter().find(|promise| promise.0 == name);
    let (_, holds, cases) = *promise.expect("its name");
    let inputs: Vec<_> = corpus(name).into_iter().map(|(_, bytes)| bytes).collect();
    let strategy = (select(inputs.clone()), changes(inputs));
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&strategy, |(bytes, changes)| {
        holds(&changed(bytes, changes));
        Ok(())
    });
    tried.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn a_changed_bank_is_read_judged_and_shown() {
    check("bank");
}

#[test]
fn a_changed_file_of_answers_is_marked_or_refused() {
    check("answers");
}

#[test]
fn changed_lines_end_in_a_report() {
    check("protocol");
}

#[test]
fn changed_words_are_graded() {
    check("open");
}

#[test]
fn changed_queries_stay_in_the_sandbox() {
    check("sql");
}

#[test]
fn a_changed_history_is_taken_in() {
    check("import");
}
