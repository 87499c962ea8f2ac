//! A store in a folder of its own, and facts to put into it.

use std::path::PathBuf;

use tempfile::TempDir;

use super::{Fact, FactKind, Store, StoreError, When};

pub(super) struct Made {
    pub(super) store: Store,
    pub(super) path: PathBuf,
    pub(super) folder: TempDir,
}

impl Made {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("anna.db");
        let store = Store::open(&path).unwrap().store;
        Self {
            store,
            path,
            folder,
        }
    }

    /// Changes the file behind the store's back.
    pub(super) fn spoil(&self, sql: &str) {
        self.store.connection.execute_batch(sql).unwrap();
    }
}

pub(super) fn at(ms: i64) -> When {
    When::from_parts(1_795_000_000_000 + ms, 60).unwrap()
}

/// A right answer to `question`, `ms` after some moment of 2026.
pub(super) fn answer(ms: i64, question: &str) -> Fact {
    let mut fact = Fact::new(FactKind::Answer, at(ms)).about("backend", question);
    fact.fingerprint = Some("sha256:0badc0de".to_owned());
    fact.session = Some("2026-11-18-1".to_owned());
    fact.seed = Some(7);
    fact.seconds = Some(12.346);
    fact.response = Some(serde_json::json!({ "choice": 1 }));
    fact.verdict = Some("correct".to_owned());
    fact.score = Some(1.0);
    fact.rating = Some("good".to_owned());
    fact
}

pub(super) fn exported(store: &Store) -> String {
    let mut text = String::new();
    let write = |line: &str| {
        text.push_str(line);
        Ok::<_, StoreError>(())
    };
    store.export(write).unwrap();
    text
}
