//! Rows from elsewhere taken in: the union by id, the same in whatever order they come.

use rusqlite::{OptionalExtension, Transaction};

use super::append::put;
use super::forget::erase_forgotten;
use super::read::{COLUMNS, Stored, stored};
use super::{FactKind, Row, Store, StoreError};

/// What became of a row from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merged {
    /// It was not there.
    New,
    /// It was there, the same.
    Known,
    /// What was there was damaged and is whole again.
    Mended,
    /// What was there is forgotten here, or forgotten from now on.
    Erased,
    /// Another row bears its id; one of the two stays.
    Conflict,
}

impl Store {
    /// Takes in `rows` and gives how many were new.
    pub(super) fn adopt(&mut self, rows: &[Row]) -> Result<usize, StoreError> {
        self.write_much(|transaction| {
            let mut new = 0;
            for row in rows {
                new += usize::from(merge(transaction, row)? == Merged::New);
            }
            settle(transaction)?;
            Ok(new)
        })
    }
}

/// Takes in one row.
pub(super) fn merge(transaction: &Transaction<'_>, row: &Row) -> rusqlite::Result<Merged> {
    let (merged, write) = judge(find(transaction, &row.id)?, row);
    if write {
        put(transaction, row)?;
    }
    Ok(merged)
}

/// What becomes of `row` beside what is there, and whether it is written.
fn judge(there: Found, row: &Row) -> (Merged, bool) {
    let there = match there {
        Found::Nothing => return (Merged::New, true),
        Found::Unreadable => return (Merged::Mended, true),
        Found::Row(there) => there,
    };
    let sum = row.sum();
    if !there.is_sound() {
        (Merged::Mended, true)
    } else if there.sum == sum {
        (Merged::Known, false)
    } else if there.row.fact.kind == FactKind::Erased {
        (Merged::Erased, false)
    } else if row.fact.kind == FactKind::Erased {
        (Merged::Erased, true)
    } else {
        (Merged::Conflict, sum < there.sum)
    }
}

enum Found {
    Nothing,
    Unreadable,
    Row(Box<Stored>),
}

fn find(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<Found> {
    let sql = format!("SELECT {COLUMNS} FROM history WHERE id = ?1");
    let found = transaction
        .prepare_cached(&sql)?
        .query_row([id], |row| Ok(stored(row).ok()))
        .optional()?;
    Ok(match found {
        None => Found::Nothing,
        Some(None) => Found::Unreadable,
        Some(Some(stored)) => Found::Row(Box::new(stored)),
    })
}

/// Brings the store in order after rows were taken in: erases what was forgotten elsewhere, and goes on
/// under a new device id if another store wrote under this one's, as a copied file does.
pub(super) fn settle(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    erase_forgotten(transaction)?;
    transaction.execute(
        "UPDATE store SET device = lower(hex(randomblob(8)))
         WHERE EXISTS (SELECT 1 FROM history WHERE history.device = store.device
                       GROUP BY sequence HAVING count(*) > 1)",
        [],
    )?;
    Ok(())
}
