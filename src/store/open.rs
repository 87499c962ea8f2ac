//! A store opened: made where there is none, brought forward, or begun anew beside a damaged one.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::aside::{salvage_copy, set_aside, with_end};
use super::error::{StoreError, StoreErrorKind};
use super::lock::{hold, make_folder};
use super::migrate::{MIGRATIONS, migrate};

/// How long one waits for another process that is writing, or opening.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes of a text that is read or written: a damaged length asks for no gigabytes.
pub(super) const LONGEST: i32 = 16 << 20;
/// The most memory for pages, in KiB with SQLite's minus: with that of sorting a good part of what is left
/// to the process once a query of a question was run, 40 MB.
const CACHE: i32 = -(8 << 10);
/// The same while many rows are taken in: a million of them in half the time.
const LARGE_CACHE: i32 = -(128 << 10);
/// How every SQLite file begins.
const HEADER: &[u8; 16] = b"SQLite format 3\0";

/// The bytes of SQLite's smallest page; it takes a file with fewer for an empty one.
const SMALLEST: u64 = 512;

/// The history of one learner on one device.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    file: Option<FileId>,
    /// Keeps others from opening it while it is looked at.
    _alone: Option<File>,
}

/// A store, and what had to be done to have it.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// How it came to be open.
    pub opening: Opening,
}

/// How a store came to be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It was there.
    Found,
    /// There was none; it is empty.
    Made,
    /// It was of this older version of the schema and is of the newest now.
    Migrated(usize),
    /// It was damaged. It lies untouched at `aside`; a new one holds the rows that could be saved.
    SetAside {
        /// Where the damaged file is now.
        aside: PathBuf,
        /// How many rows the new store has of it.
        saved: usize,
        /// What was wrong.
        why: String,
    },
}

impl Store {
    /// Opens the store at `path`, making it and its folder where there is none.
    ///
    /// A file that is damaged beyond opening is set aside under another name, and what can be read of it
    /// begins the new store. A file that is no store is refused, unless its name ends in `.db`: then it
    /// counts as a damaged one.
    ///
    /// # Errors
    /// The place cannot be written, the file is newer or another program's, or locked for too long.
    pub fn open(path: &Path) -> Result<Opened, StoreError> {
        let _alone = hold(path)?;
        match attempt(path) {
            Err(error) if error.kind == StoreErrorKind::Corrupt => begin_anew(path, error.detail),
            opened => opened,
        }
    }

    /// Sets the file at `path` aside, whatever is wrong with it, and begins a new store with what can be
    /// read of it.
    ///
    /// # Errors
    /// The place cannot be written.
    pub fn renew(path: &Path, why: &str) -> Result<Opened, StoreError> {
        let _alone = hold(path)?;
        begin_anew(path, why.to_owned())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The id of the device that it appends for: 16 hexadecimal digits.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn device(&self) -> Result<String, StoreError> {
        self.connection
            .query_row("SELECT device FROM store", [], |row| row.get(0))
            .map_err(|error| self.error(&error))
    }

    pub(super) fn looked_at(connection: Connection, path: &Path, alone: File) -> Self {
        Self {
            connection,
            path: path.to_path_buf(),
            file: None,
            _alone: Some(alone),
        }
    }

    pub(super) fn error(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::sql(&self.path, error)
    }

    /// Runs `work` in one transaction that no other writer stands in.
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        if self.is_moved() {
            *self = Self::open(&self.path.clone())?.store;
        }
        let path = &self.path;
        self.connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .and_then(|transaction| {
                let done = work(&transaction)?;
                transaction.commit()?;
                Ok(done)
            })
            .map_err(|error| StoreError::sql(path, &error))
    }

    /// The same with room for the pages of many rows.
    pub(super) fn write_much<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.hold_pages(LARGE_CACHE)?;
        let done = self.write(work);
        self.hold_pages(CACHE)?;
        done
    }

    fn hold_pages(&self, most: i32) -> Result<(), StoreError> {
        let set = self.connection.pragma_update(None, "cache_size", most);
        set.map_err(|error| self.error(&error))
    }
}

impl Store {
    /// Whether the file was moved away since it was opened: set aside by another process that found it
    /// damaged, or another put in its place.
    fn is_moved(&self) -> bool {
        self.file.is_some() && self.file != file_id(&self.path)
    }
}

/// The device and the number of a file.
type FileId = (u64, u64);

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    let meta = fs::metadata(path).ok()?;
    Some((meta.dev(), meta.ino()))
}

/// Elsewhere a file that is open cannot be moved.
#[cfg(not(unix))]
const fn file_id(_path: &Path) -> Option<FileId> {
    None
}

fn attempt(path: &Path) -> Result<Opened, StoreError> {
    make_folder(path)?;
    look_at(path)?;
    let sql = |error: &rusqlite::Error| StoreError::sql(path, error);
    let mut connection = connect(path).map_err(|error| sql(&error))?;
    if connection
        .is_readonly("main")
        .map_err(|error| sql(&error))?
    {
        return Err(StoreError::new(StoreErrorKind::Unwritable, path, ""));
    }
    let before = migrate(&mut connection, path, &MIGRATIONS)?;
    probe(&connection).map_err(|error| sql(&error))?;
    let opening = match before {
        0 => Opening::Made,
        version if version == MIGRATIONS.len() => Opening::Found,
        version => Opening::Migrated(version),
    };
    let store = Store {
        connection,
        path: path.to_path_buf(),
        file: file_id(path),
        _alone: None,
    };
    Ok(Opened { store, opening })
}

/// Refuses what is no file, and a strange file that is not named like a store. What SQLite would take
/// for an empty file and write over, though it once held something, counts as damaged.
pub(super) fn look_at(path: &Path) -> Result<(), StoreError> {
    let say = |kind, detail: &str| Err(StoreError::new(kind, path, detail));
    // Asked before the length: while there is a log, a page at the end may be half written.
    let logged = fs::metadata(with_end(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let meta = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return if logged {
                say(StoreErrorKind::Corrupt, "its log is there without it")
            } else {
                Ok(())
            };
        }
        Err(error) => return Err(StoreError::file(path, &error)),
        Ok(meta) => meta,
    };
    if !meta.is_file() {
        return say(StoreErrorKind::Foreign, "it is no file");
    }
    if meta.len() == 0 {
        return if logged {
            say(StoreErrorKind::Corrupt, "it was emptied")
        } else {
            Ok(())
        };
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(18).read_to_end(&mut start));
    read.map_err(|error| StoreError::file(path, &error))?;
    if start.starts_with(HEADER) && meta.len() >= SMALLEST {
        if logged || meta.len().is_multiple_of(page_size(&start)) {
            return Ok(());
        }
        say(StoreErrorKind::Corrupt, "its end is cut off")
    } else if path.extension().is_some_and(|end| end == "db") {
        say(StoreErrorKind::Corrupt, "its beginning is damaged")
    } else {
        say(StoreErrorKind::Foreign, "it is not a database")
    }
}

/// The bytes of a page as the header has them: <https://sqlite.org/fileformat2.html#page_size>.
fn page_size(header: &[u8]) -> u64 {
    match header[HEADER.len()..] {
        [0, 1] => 65_536,
        [high, low, ..] => u64::from(u16::from_be_bytes([high, low])),
        _ => 1,
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", CACHE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}

/// Reads a little of every table, so that a schema that went missing is found now.
fn probe(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("SELECT device FROM store", [], |_| Ok(()))?;
    for table in ["history", "left_sessions"] {
        let last = format!("SELECT max(rowid) FROM {table}");
        connection.query_row(&last, [], |_| Ok(()))?;
    }
    Ok(())
}

/// Sets the damaged file aside and begins a new store with what can be read of it.
fn begin_anew(path: &Path, why: String) -> Result<Opened, StoreError> {
    let aside = set_aside(path)?;
    let mut opened = attempt(path)?;
    let rows = salvage_copy(&aside);
    let saved = opened.store.adopt(&rows)?;
    opened.opening = Opening::SetAside { aside, saved, why };
    Ok(opened)
}
