//! What can go wrong with a store, sorted by what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the store, or a file beside it, could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// Of which kind it is.
    pub kind: StoreErrorKind,
    /// The file or folder.
    pub path: PathBuf,
    /// What exactly, in the words of the system or of SQLite.
    pub detail: String,
}

/// The kinds of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// It cannot be written: read-only, no such place, no right to. A session can go on, keeping
    /// nothing.
    Unwritable,
    /// The disk is full or the write failed. What was acknowledged before is there.
    Full,
    /// A newer version of the program wrote it.
    Newer,
    /// It is no store, and not named like one.
    Foreign,
    /// Its bytes are damaged.
    Corrupt,
    /// Another process kept it locked for longer than one waits.
    Busy,
    /// A file that would have to be overwritten.
    Exists,
    /// Another file could not be read or written.
    File,
    /// What was asked of SQLite makes no sense: a bug.
    Bug,
}

impl StoreError {
    pub(super) fn new(kind: StoreErrorKind, path: &Path, detail: impl Into<String>) -> Self {
        Self {
            kind,
            path: path.to_path_buf(),
            detail: detail.into(),
        }
    }

    pub(super) fn sql(path: &Path, error: &rusqlite::Error) -> Self {
        let kind = error
            .sqlite_error_code()
            .map_or(StoreErrorKind::Bug, of_code);
        Self::new(kind, path, error.to_string())
    }

    pub(super) fn file(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let kind = if matches!(error.kind(), StorageFull | QuotaExceeded) {
            StoreErrorKind::Full
        } else if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) {
            StoreErrorKind::Unwritable
        } else {
            StoreErrorKind::File
        };
        Self::new(kind, path, error.to_string())
    }

    /// What to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self.kind {
            StoreErrorKind::Unwritable => "name a place that can be written with `--store PATH`",
            StoreErrorKind::Full => "make space on the disk and try again",
            StoreErrorKind::Newer => "update the program, or name another file with `--store PATH`",
            StoreErrorKind::Foreign => "name another file with `--store PATH`",
            StoreErrorKind::Corrupt => "see `roadmap store check`",
            StoreErrorKind::Busy => "wait until the other program is done, or end it",
            StoreErrorKind::Exists => "name a file that does not exist yet",
            StoreErrorKind::File => "look at the place and at its rights",
            StoreErrorKind::Bug => "please report this",
        }
    }
}

fn of_code(code: ErrorCode) -> StoreErrorKind {
    use ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull,
        FileLockingProtocolFailed, NotADatabase, PermissionDenied, ReadOnly, SystemIoFailure,
    };
    let among = |codes: &[ErrorCode]| codes.contains(&code);
    if among(&[DatabaseCorrupt, NotADatabase]) {
        StoreErrorKind::Corrupt
    } else if among(&[DiskFull, SystemIoFailure]) {
        StoreErrorKind::Full
    } else if among(&[ReadOnly, CannotOpen, PermissionDenied]) {
        StoreErrorKind::Unwritable
    } else if among(&[DatabaseBusy, DatabaseLocked, FileLockingProtocolFailed]) {
        StoreErrorKind::Busy
    } else {
        StoreErrorKind::Bug
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            StoreErrorKind::Unwritable => "cannot be written",
            StoreErrorKind::Full => "could not be written to the end",
            StoreErrorKind::Newer => "was written by a newer version of the program",
            StoreErrorKind::Foreign => "is no store of answers",
            StoreErrorKind::Corrupt => "is damaged",
            StoreErrorKind::Busy => "is kept locked by another program",
            StoreErrorKind::Exists => "exists already",
            StoreErrorKind::File => "cannot be used",
            StoreErrorKind::Bug => "was asked for what cannot be",
        };
        write!(f, "`{}` {what}", self.path.display())?;
        if self.detail.is_empty() {
            return Ok(());
        }
        write!(f, ": {}", self.detail)
    }
}

impl std::error::Error for StoreError {}
