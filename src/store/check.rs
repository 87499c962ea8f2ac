//! The health of a store: what SQLite finds, what the checksums find, and what is missing.

use super::read::{COLUMNS, stored};
use super::{QuestionId, Store, StoreError, StoreErrorKind};
use crate::memory::replay;
use crate::sorting;

/// What is wrong with a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// How many rows it has.
    pub rows: usize,
    /// What SQLite's own check says, a finding each.
    pub faults: Vec<String>,
    /// The ids of rows that are not as they were written; `row N` where even the id cannot be read.
    pub damaged: Vec<String>,
    /// What is missing in the sequences.
    pub gaps: Vec<Gap>,
    /// Numbers of a device that two rows bear, as when a store was copied and both went on.
    pub doubled: Vec<(String, u64)>,
    /// Questions whose cards are kept otherwise than their answers say.
    pub cards: Vec<QuestionId>,
    /// Whether the sums of days are kept otherwise than the answers say.
    pub days: bool,
}

/// Rows of a device that are not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The device.
    pub device: String,
    /// The first missing number.
    pub first: u64,
    /// The last missing number.
    pub last: u64,
}

impl Health {
    /// Whether nothing is damaged. A gap is no damage: rows of another device may still be on their way.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.damaged.is_empty() && self.is_derived()
    }

    /// Whether cards and days are what the answers say.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.cards.is_empty() && !self.days
    }
}

impl Store {
    /// Looks at everything: SQLite's integrity check, which misses a third of flipped bits, the checksum
    /// of every row, the sequences, and whether cards and days are what the rows say.
    ///
    /// # Errors
    /// The store cannot be read at all; a damaged one is no error.
    pub fn check(&self) -> Result<Health, StoreError> {
        let mut health = Health::default();
        let looks = [
            Self::integrity,
            Self::sums,
            Self::sequences,
            Self::derivation,
        ];
        for look in looks {
            if let Err(error) = look(self, &mut health) {
                let error = self.error(&error);
                if error.kind != StoreErrorKind::Corrupt {
                    return Err(error);
                }
                health.faults.push(error.detail);
            }
        }
        health.faults.dedup();
        Ok(health)
    }

    fn integrity(&self, health: &mut Health) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let mut lines = statement.query([])?;
        while let Some(line) = lines.next()? {
            let line: String = line.get(0)?;
            if line != "ok" {
                health.faults.push(line);
            }
        }
        Ok(())
    }

    fn sums(&self, health: &mut Health) -> rusqlite::Result<()> {
        let sql = format!("SELECT {COLUMNS}, number FROM history NOT INDEXED");
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            health.rows += 1;
            if stored(row).is_ok_and(|stored| stored.is_sound()) {
                continue;
            }
            let number: i64 = row.get(23)?;
            let id = row.get(0).unwrap_or_else(|_| format!("row {number}"));
            health.damaged.push(id);
        }
        Ok(())
    }

    /// What is missing in the sequences, and what is there twice.
    pub(super) fn sequences(&self, health: &mut Health) -> rusqlite::Result<()> {
        let mut statement = self
            .connection
            .prepare("SELECT device, sequence FROM history ORDER BY device, sequence")?;
        let mut rows = statement.query([])?;
        let mut before: (String, u64) = (String::new(), 0);
        while let Some(row) = rows.next()? {
            let Ok(device) = row.get_ref(0)?.as_str() else {
                continue;
            };
            // One that is negative or no number is damaged; its checksum or the index tells.
            let sequence = row.get_ref(1)?.as_i64().ok();
            let Some(sequence) = sequence.and_then(|number| u64::try_from(number).ok()) else {
                continue;
            };
            if device != before.0 {
                before = (device.to_owned(), 0);
            }
            if sequence == before.1 {
                health.doubled.push((device.to_owned(), sequence));
            } else if sequence > before.1 + 1 {
                health.gaps.push(Gap {
                    device: device.to_owned(),
                    first: before.1 + 1,
                    last: sequence - 1,
                });
            }
            before.1 = sequence;
        }
        health.doubled.dedup();
        Ok(())
    }

    /// Cards and days that are kept beside those that a replay gives. Where none are kept, nothing is
    /// wrong: whoever needs them makes them anew.
    fn derivation(&self, health: &mut Health) -> rusqlite::Result<()> {
        let Some(kept) = self.whatever_is_kept()? else {
            return Ok(());
        };
        let replayed = replay(&self.read_remembered()?, kept.scheduler().clone());
        let (kept_cards, cards) = (kept.all(), replayed.all());
        let differ = kept_cards.iter().filter(|card| !cards.contains(card));
        let lack = cards.iter().filter(|card| !kept_cards.contains(card));
        let ids = differ.chain(lack);
        health.cards = ids.map(|(bank, id, _)| QuestionId::new(bank, id)).collect();
        sorting::all(&mut health.cards);
        health.cards.dedup();
        health.days = !kept.days().all().eq(replayed.days().all());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::store::test_store::{Made, answer};

    /// Five answers, spoiled by `sql`: faults, damaged rows, missing numbers, doubled ones.
    fn check(sql: &str, expected: (bool, usize, u64, usize)) {
        let mut made = Made::new();
        for n in 0..5 {
            made.store.append(answer(n, "a")).unwrap();
        }
        made.spoil(sql);
        let health = made.store.check().unwrap();
        let missing = health.gaps.iter().map(|gap| gap.last - gap.first + 1).sum();
        let found = (
            !health.faults.is_empty(),
            health.damaged.len(),
            missing,
            health.doubled.len(),
        );
        assert_eq!(found, expected, "{sql}: {health:?}");
    }

    #[test]
    fn what_is_wrong_is_found() {
        check("", (false, 0, 0, 0));
        check(
            "UPDATE history SET score = 0.5 WHERE sequence = 2",
            (false, 1, 0, 0),
        );
        check("UPDATE history SET question = 'b'", (false, 5, 0, 0));
        check(
            "UPDATE history SET kind = 'anser' WHERE sequence = 1",
            (false, 1, 0, 0),
        );
        check(
            "UPDATE history SET response = '{' WHERE sequence = 1",
            (false, 1, 0, 0),
        );
        check(
            "UPDATE history SET at_ms = 9223372036854775807",
            (false, 5, 0, 0),
        );
        check("UPDATE history SET sum = ''", (false, 5, 0, 0));
        check(
            "DELETE FROM history WHERE sequence IN (1, 3, 4)",
            (false, 0, 3, 0),
        );
        check(
            "UPDATE history SET sequence = 4 WHERE sequence = 5",
            (false, 1, 0, 1),
        );
        check(
            "UPDATE history SET sequence = -1 WHERE sequence = 5",
            (false, 1, 0, 0),
        );
    }
}
