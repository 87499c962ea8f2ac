//! Damaged files moved out of the way, and what can still be read of them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::read::{COLUMNS, Stored, stored};
use super::{Row, StoreError};

/// Fewer bytes than any row takes in a file.
const LEAST: u64 = 64;

/// Moves the file at `path`, with its log, to a name beside it that nothing has, and gives that name:
/// `anna.db` becomes `anna.corrupt-1.db`.
///
/// # Errors
/// The folder cannot be written.
pub fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let aside = free_name(path, "corrupt");
    match fs::rename(path, &aside) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(StoreError::file(path, &error));
        }
        Ok(()) | Err(_) => {}
    }
    for end in ["-wal", "-shm"] {
        let _ = fs::rename(with_end(path, end), with_end(&aside, end));
    }
    Ok(aside)
}

/// The rows that can be read of `aside`, from a copy: SQLite may write into what it reads.
pub(super) fn salvage_copy(aside: &Path) -> Vec<Row> {
    let copy = with_end(aside, ".reading");
    let ends = ["", "-wal"];
    for end in ends {
        let _ = fs::copy(with_end(aside, end), with_end(&copy, end));
    }
    let rows = salvage(&copy);
    for end in ends.iter().chain(&["-shm"]) {
        let _ = fs::remove_file(with_end(&copy, end));
    }
    rows
}

/// The rows of a damaged file that are as they were written. Where a page cannot be read, the search
/// goes on behind it.
fn salvage(path: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    let Ok(connection) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY) else {
        return rows;
    };
    // Lets SQLite read a file that is shorter than its header says.
    let _ = connection.pragma_update(None, "writable_schema", true);
    let bytes = fs::metadata(path).map_or(0, |meta| meta.len());
    let most = i64::try_from(bytes / LEAST).unwrap_or(i64::MAX);
    let mut next = 1;
    while next <= most {
        match read_from(&connection, next, &mut rows) {
            Ok(()) => break,
            Err(last) => next = last.max(next) + 1,
        }
    }
    rows
}

/// Reads rows from the one with the number `first` on. The error is the number of the last one that
/// could be read, or `first` if it was none.
fn read_from(connection: &Connection, first: i64, rows: &mut Vec<Row>) -> Result<(), i64> {
    let sql = format!(
        "SELECT {COLUMNS}, number FROM history NOT INDEXED WHERE number >= ?1 ORDER BY number"
    );
    let mut last = first;
    let mut statement = connection.prepare_cached(&sql).map_err(|_| i64::MAX - 1)?;
    let mut found = statement.query([first]).map_err(|_| last)?;
    while let Some(row) = found.next().map_err(|_| last)? {
        last = row.get(23).unwrap_or(last);
        let sound = stored(row).ok().filter(Stored::is_sound);
        rows.extend(sound.map(|stored| stored.row));
    }
    Ok(())
}

/// The first of `anna.WORD-1.db`, `anna.WORD-2.db`, … that does not exist.
pub(super) fn free_name(path: &Path, word: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let end = path.extension().unwrap_or_default().to_string_lossy();
    let name = |n: usize| path.with_file_name(format!("{stem}.{word}-{n}.{end}"));
    let is_taken = |name: PathBuf| name.exists() || with_end(&name, "-wal").exists();
    let taken = (1..).take_while(|n| is_taken(name(*n))).count();
    name(taken + 1)
}

/// `path` with `end` behind its name.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
