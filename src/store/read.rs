//! The rows of the history, read back in their order.

use rusqlite::types::Type;
use rusqlite::{Connection, Params};
use serde_json::Value;

use super::{Fact, FactKind, Row, Store, StoreError, When};
use crate::sorting;

/// A row with the checksum that stands beside it.
pub(super) struct Stored {
    pub(super) row: Row,
    pub(super) sum: String,
}

impl Stored {
    /// Whether the row is as it was written.
    pub(super) fn is_sound(&self) -> bool {
        self.row.sum() == self.sum
    }
}

/// All columns in the order in which `stored` reads them.
pub(super) const COLUMNS: &str = "id, device, sequence, kind, at_ms, offset_minutes, target, bank, \
     question, fingerprint, session, seed, seconds, response, verdict, score, rating, hinted, \
     overridden, again, name, value, sum";

impl Store {
    /// All rows in the order (UTC, device, sequence). Where a device's clock was set back, its sequence
    /// counts: a row is never placed before one that the same device wrote earlier. A row too damaged to
    /// be read is left out; `check` names it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn rows(&self) -> Result<Vec<Row>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM history ORDER BY device, sequence, id");
        self.selected(&sql, [])
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn count(&self) -> Result<usize, StoreError> {
        let count = "SELECT count(*) FROM history";
        let count = self
            .connection
            .query_row(count, [], |row| row.get::<_, i64>(0));
        let count = count.map_err(|error| self.error(&error))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The rows of one or two `kinds` alone, in the same order. One statement serves all rare kinds.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn rows_of(&self, kinds: &[FactKind]) -> Result<Vec<Row>, StoreError> {
        let (Some(one), Some(other)) = (kinds.first(), kinds.last()) else {
            return Ok(Vec::new());
        };
        let rare = match kinds.contains(&FactKind::Answer) {
            true => "",
            false => "kind <> 'answer' AND ",
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM history WHERE {rare} kind IN (?1, ?2) ORDER BY device, sequence, id"
        );
        self.selected(&sql, [one.name(), other.name()])
    }

    fn selected(&self, sql: &str, params: impl Params) -> Result<Vec<Row>, StoreError> {
        let stored = read(&self.connection, sql, params).map_err(|error| self.error(&error))?;
        Ok(in_order(stored.into_iter().map(|stored| stored.row)))
    }
}

/// What `sql` selects and can be read.
pub(super) fn read(
    connection: &Connection,
    sql: &str,
    params: impl Params,
) -> rusqlite::Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(params)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.extend(stored(row).ok());
    }
    Ok(rows)
}

/// Sorts rows that come by device and sequence: by the latest time that their device had reached.
fn in_order(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let mut reached = i64::MIN;
    let mut device = String::new();
    let mut timed: Vec<(i64, Row)> = rows
        .map(|row| {
            if row.device != device {
                device.clone_from(&row.device);
                reached = i64::MIN;
            }
            reached = reached.max(row.fact.at.milliseconds());
            (reached, row)
        })
        .collect();
    // Stable: within a device and a millisecond the sequence stays.
    sorting::by(&mut timed, |(a, left), (b, right)| {
        a.cmp(b).then_with(|| left.device.cmp(&right.device))
    });
    timed.into_iter().map(|(_, row)| row).collect()
}

/// One row as `COLUMNS` select it.
pub(super) fn stored(sql: &rusqlite::Row<'_>) -> rusqlite::Result<Stored> {
    let fact = Fact {
        kind: FactKind::named(sql.get_ref(3)?.as_str()?).ok_or_else(|| odd(3))?,
        at: When::from_parts(sql.get(4)?, sql.get(5)?).ok_or_else(|| odd(4))?,
        target: sql.get(6)?,
        bank: sql.get(7)?,
        question: sql.get(8)?,
        fingerprint: sql.get(9)?,
        session: sql.get(10)?,
        seed: sql.get::<_, Option<i64>>(11)?.map(i64::cast_unsigned),
        seconds: sql.get(12)?,
        response: json(sql, 13)?,
        verdict: sql.get(14)?,
        score: sql.get(15)?,
        rating: sql.get(16)?,
        hinted: sql.get(17)?,
        overridden: sql.get(18)?,
        again: sql.get(19)?,
        name: sql.get(20)?,
        value: json(sql, 21)?,
    };
    let row = Row {
        id: sql.get(0)?,
        device: sql.get(1)?,
        sequence: u64::try_from(sql.get::<_, i64>(2)?).map_err(|_| odd(2))?,
        fact,
    };
    let sum = sql.get(22)?;
    Ok(Stored { row, sum })
}

fn json(sql: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<Value>> {
    let text = sql.get_ref(column)?.as_str_or_null()?;
    text.map(serde_json::from_str)
        .transpose()
        .map_err(|_| odd(column))
}

fn odd(column: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(column, String::new(), Type::Text)
}
