//! Any lines as a history from elsewhere: taken in once and twice, handed on, counted and scheduled.

use std::fs;
use std::path::{Path, PathBuf};

use roadmap::load::Library;
use roadmap::memory::{Moment, Retention, Statistics, forecast};
use roadmap::model::Entry;
use roadmap::store::{Row, Store, StoreError};
use tempfile::TempDir;

use super::ground::{bank, json_lines};

/// A folder with an empty store, of which each run takes a copy.
struct Ground {
    folder: TempDir,
    entries: Vec<Entry>,
}

thread_local! {
    static GROUND: Ground = Ground::new();
}

/// Holds the promises of the store against a history of these bytes.
pub fn import(bytes: &[u8]) {
    GROUND.with(|ground| {
        let lines = whole(bytes);
        let mut one = ground.store("one.db");
        let taken = one.import(&mut &*lines).expect("it is taken in");
        let again = one.import(&mut &*lines).expect("it is taken in again");
        assert_eq!((again.new, again.mended), (0, 0), "{taken:?} {again:?}");
        ground.looks(&one);
        let text = exported(&one);
        json_lines(&text);
        let mut two = ground.store("two.db");
        two.import(&mut text.as_bytes()).expect("it is handed on");
        assert_eq!(
            exported(&one).lines().count(),
            exported(&two).lines().count()
        );
        let rows = |store: &Store| store.rows().expect("rows");
        assert!(rows(&one) == rows(&two), "what is handed on is the same");
    });
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Store::open(&folder.path().join("empty.db")).expect("a store"));
        let entries = Library::new(false, vec![bank()])
            .catalog()
            .entries()
            .to_vec();
        Self { folder, entries }
    }

    fn store(&self, name: &str) -> Store {
        let path = self.folder.path().join(name);
        for end in ["", "-wal", "-shm"] {
            let _none_yet = fs::remove_file(with_end(&path, end));
        }
        fs::copy(self.folder.path().join("empty.db"), &path).expect("a copy");
        Store::open(&path).expect("a store").store
    }

    /// Everything that is made of a history holds.
    fn looks(&self, store: &Store) {
        let health = store.check().expect("it can be checked");
        assert!(
            health.faults.is_empty() && health.damaged.is_empty(),
            "{health:?}"
        );
        let today = Moment::new(1_795_000_000_000, 60).day();
        let retention = Retention::default();
        let scheduler = store.scheduler(today, retention).expect("a scheduler");
        let cards = store.cards(scheduler.clone()).expect("cards");
        let health = store.check().expect("it can be checked");
        assert!(health.is_sound(), "{health:?}");
        for (_, _, card) in cards.all() {
            let _due = scheduler.due(card);
        }
        let entries: Vec<_> = self.entries.iter().collect();
        let _statistics = Statistics::new(&entries, &entries, &cards, today, Some(today));
        let _forecast = forecast(&entries, &cards, today);
        let _settings = (
            store.goal(),
            store.ticks(),
            store.flags(),
            store.suspended(),
        );
        store.last_scores(3, "").expect("scores");
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(end);
    path.into()
}

/// The lines, with the checksum that belongs to each row: what is behind it is what is sought.
fn whole(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match serde_json::from_slice::<Row>(line) {
            Ok(row) => {
                let mut object = serde_json::to_value(&row).expect("a row serialises");
                object["sum"] = row.sum().into();
                lines.extend(object.to_string().into_bytes());
                lines.push(b'\n');
            }
            Err(_) => lines.extend(line),
        }
    }
    lines
}

fn exported(store: &Store) -> String {
    let mut text = String::new();
    let write = |line: &str| {
        text.push_str(line);
        Ok::<_, StoreError>(())
    };
    store.export(write).expect("it is written");
    text
}
