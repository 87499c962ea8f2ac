//! Sessions that were left before their end, for the day on which they are gone on with.

use rusqlite::params;
use serde_json::Value;

use super::{Store, StoreError};

/// A session that was left.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftSession {
    /// Its name, the one that its answers bear.
    pub session: String,
    /// When it was left, in milliseconds since 1970 in UTC.
    pub at_ms: i64,
    /// What it needs to go on. Its answers are rows of the history.
    pub state: Value,
}

impl Store {
    /// Keeps `left`, in the place of what was kept of the same session.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn leave(&mut self, left: &LeftSession) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO left_sessions (session, at_ms, state) VALUES (?1, ?2, ?3)
                 ON CONFLICT (session) DO UPDATE SET at_ms = ?2, state = ?3",
                params![left.session, left.at_ms, left.state.to_string()],
            )
        })?;
        Ok(())
    }

    /// The sessions that were left, the latest first; one whose state is damaged is passed over.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn left(&self) -> Result<Vec<LeftSession>, StoreError> {
        self.read_left().map_err(|error| self.error(&error))
    }

    fn read_left(&self) -> rusqlite::Result<Vec<LeftSession>> {
        let mut statement = self.connection.prepare(
            "SELECT session, at_ms, state FROM left_sessions ORDER BY at_ms DESC, session",
        )?;
        let mut rows = statement.query([])?;
        let mut left = Vec::new();
        while let Some(row) = rows.next()? {
            let state = serde_json::from_str(row.get_ref(2)?.as_str().unwrap_or_default());
            if let (Ok(session), Ok(state)) = (row.get(0), state) {
                let at_ms = row.get(1)?;
                left.push(LeftSession {
                    session,
                    at_ms,
                    state,
                });
            }
        }
        Ok(left)
    }

    /// Takes `session` off the list: it was gone on with, or given up.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn close(&mut self, session: &str) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM left_sessions WHERE session = ?1", [session])
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::Made;

    fn left(session: &str, at_ms: i64, n: i64) -> LeftSession {
        LeftSession {
            session: session.to_owned(),
            at_ms,
            state: serde_json::json!({ "n": n }),
        }
    }

    #[test]
    fn the_latest_comes_first_until_it_is_closed() {
        let mut made = Made::new();
        for session in [left("a", 1, 1), left("b", 2, 1), left("a", 3, 2)] {
            made.store.leave(&session).unwrap();
        }
        let all = made.store.left().unwrap();
        assert_eq!(all, [left("a", 3, 2), left("b", 2, 1)]);
        made.store.close("a").unwrap();
        made.store.close("nothing").unwrap();
        assert_eq!(made.store.left().unwrap(), [left("b", 2, 1)]);
    }

    #[test]
    fn a_damaged_one_is_passed_over() {
        let mut made = Made::new();
        made.store.leave(&left("a", 1, 1)).unwrap();
        made.spoil("UPDATE left_sessions SET state = '{'");
        assert_eq!(made.store.left().unwrap(), []);
    }
}
