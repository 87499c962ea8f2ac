//! Facts written at the end of the history, one transaction each.

use rusqlite::{Transaction, params};

use super::derived::take_in;
use super::{Fact, Row, Store, StoreError, StoreErrorKind};

impl Store {
    /// Appends `fact` and gives the row that it became. When this returns, the row is on the disk, and
    /// in the same transaction what follows from it.
    ///
    /// # Errors
    /// The row could not be written; nothing of it is kept then.
    #[expect(clippy::needless_pass_by_value, reason = "a fact becomes a row")]
    pub fn append(&mut self, fact: Fact) -> Result<Row, StoreError> {
        self.appending(|transaction, append| append(transaction, fact.clone()))
    }

    /// Appends all of `facts` in one transaction, in their order.
    ///
    /// # Errors
    /// They could not be written; none of them is kept then.
    #[expect(clippy::needless_pass_by_value, reason = "a fact becomes a row")]
    pub fn append_all(&mut self, facts: Vec<Fact>) -> Result<Vec<Row>, StoreError> {
        self.appending(|transaction, append| {
            let facts = facts.iter().cloned();
            facts.map(|fact| append(transaction, fact)).collect()
        })
    }

    /// Runs `work`; once more without what follows from the history if that is damaged, since it costs no
    /// answer.
    fn appending<T>(
        &mut self,
        work: impl Fn(&Transaction<'_>, Append) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        match self.write(|transaction| work(transaction, append_and_take_in)) {
            Err(error) if error.kind == StoreErrorKind::Corrupt => {
                self.write(|transaction| work(transaction, append))
            }
            done => done,
        }
    }
}

/// How a fact is appended.
type Append = fn(&Transaction<'_>, Fact) -> rusqlite::Result<Row>;

fn append_and_take_in(transaction: &Transaction<'_>, fact: Fact) -> rusqlite::Result<Row> {
    let row = append(transaction, fact)?;
    take_in(transaction, &row)?;
    Ok(row)
}

/// Appends `fact` under a new id with this device's next number.
pub(super) fn append(transaction: &Transaction<'_>, fact: Fact) -> rusqlite::Result<Row> {
    let row = transaction
        .prepare_cached(
            "SELECT lower(hex(randomblob(16))), device,
                    1 + (SELECT coalesce(max(sequence), 0) FROM history h
                         WHERE h.device = store.device)
             FROM store",
        )?
        .query_row([], |found| {
            Ok(Row {
                id: found.get(0)?,
                device: found.get(1)?,
                sequence: found.get::<_, i64>(2)?.cast_unsigned(),
                fact: fact.storable(),
            })
        })?;
    put(transaction, &row)?;
    Ok(row)
}

/// Writes `row` with its checksum, in the place of one with the same id if there is one.
pub(super) fn put(transaction: &Transaction<'_>, row: &Row) -> rusqlite::Result<()> {
    let fact = &row.fact;
    transaction
        .prepare_cached(
            "INSERT INTO history VALUES
                (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                 ?19, ?20, ?21, ?22, ?23)
             ON CONFLICT (id) DO UPDATE SET
                device = excluded.device, sequence = excluded.sequence, kind = excluded.kind,
                at_ms = excluded.at_ms, offset_minutes = excluded.offset_minutes,
                target = excluded.target, bank = excluded.bank, question = excluded.question,
                fingerprint = excluded.fingerprint, session = excluded.session,
                seed = excluded.seed, seconds = excluded.seconds, response = excluded.response,
                verdict = excluded.verdict, score = excluded.score, rating = excluded.rating,
                hinted = excluded.hinted, overridden = excluded.overridden,
                again = excluded.again, name = excluded.name, value = excluded.value,
                sum = excluded.sum",
        )?
        .execute(params![
            row.id,
            row.device,
            row.sequence.cast_signed(),
            fact.kind.name(),
            fact.at.milliseconds(),
            fact.at.offset_minutes(),
            fact.target,
            fact.bank,
            fact.question,
            fact.fingerprint,
            fact.session,
            fact.seed.map(u64::cast_signed),
            fact.seconds,
            fact.response.as_ref().map(ToString::to_string),
            fact.verdict,
            fact.score,
            fact.rating,
            fact.hinted,
            fact.overridden,
            fact.again,
            fact.name,
            fact.value.as_ref().map(ToString::to_string),
            row.sum(),
        ])?;
    Ok(())
}
