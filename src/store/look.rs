//! A store that is only looked at: nothing of it is made, locked page by page, or written.

use std::fs::{self, File};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::Store;
use super::aside::with_end;
use super::migrate::is_newest;
use super::open::{LONGEST, look_at};

impl Store {
    /// The store at `path` for a view that reads and is done: the file as it stands, which takes a third
    /// of the calls that [`open`](Self::open) takes. Nobody else opens the store until it is dropped.
    ///
    /// Nothing where somebody has it open, or where it needs more than being read: then `open` does what
    /// is to be done, and tells.
    #[must_use]
    pub fn look(path: &Path) -> Option<Self> {
        let alone = File::create(with_end(path, ".lock")).ok()?;
        alone.try_lock().ok()?;
        // Whoever has it open has a log beside it; so has what a crash left.
        if fs::symlink_metadata(with_end(path, "-wal")).is_ok() {
            return None;
        }
        look_at(path).ok()?;
        let connection = connect(&uri(path)?).ok()?;
        is_newest(&connection, path).then(|| Self::looked_at(connection, path, alone))
    }
}

fn connect(uri: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(uri, flags)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}

/// The file as one that nobody changes: <https://sqlite.org/uri.html#uriimmutable>. Nothing where a path
/// is written otherwise than on Unix.
fn uri(path: &Path) -> Option<String> {
    let path = path
        .to_str()
        .filter(|path| cfg!(unix) && !path.starts_with("//"))?;
    let mut uri = String::from("file:");
    for c in path.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            c => uri.push(c),
        }
    }
    Some(uri + "?immutable=1")
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::store::test_store::{Made, answer};
    use tempfile::TempDir;

    /// What lies in the folder of the store beside it and its lock.
    fn beside(path: &Path) -> Vec<String> {
        let folder = fs::read_dir(path.parent().unwrap()).unwrap();
        let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| !name.ends_with(".db") && !name.ends_with(".lock"))
            .collect()
    }

    #[test]
    fn what_was_written_is_seen_and_nothing_is_made() {
        let folder = TempDir::new().unwrap();
        for name in ["anna.db", "a?b#c%25 d.db"] {
            let path = folder.path().join(name);
            let mut store = Store::open(&path).unwrap().store;
            store.append(answer(1, "a")).unwrap();
            assert!(Store::look(&path).is_none(), "{name}: it is open");
            drop(store);
            let looked = Store::look(&path).unwrap();
            assert_eq!(looked.count().unwrap(), 1, "{name}");
            assert_eq!(beside(&path), [""; 0]);
            assert!(Store::look(&path).is_none(), "{name}: it is looked at");
            drop(looked);
            assert_eq!(Store::open(&path).unwrap().store.count().unwrap(), 1);
        }
    }

    #[test]
    fn what_is_looked_at_is_not_written() {
        let made = Made::new();
        let (path, folder) = (made.path, made.folder);
        drop(made.store);
        let mut looked = Store::look(&path).unwrap();
        assert!(looked.append(answer(1, "a")).is_err());
        drop((looked, folder));
    }

    #[test]
    fn what_needs_more_than_reading_is_left_to_open() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("anna.db");
        assert!(Store::look(&path).is_none(), "there is none");
        assert!(!path.exists());
        drop(Store::open(&path).unwrap());
        Connection::open(&path)
            .and_then(|older| older.pragma_update(None, "user_version", 1))
            .unwrap();
        assert!(Store::look(&path).is_none(), "it is of an older version");
        fs::write(&path, "no store").unwrap();
        assert!(Store::look(&path).is_none(), "it is damaged");
    }
}
