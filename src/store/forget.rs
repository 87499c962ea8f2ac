//! Facts taken out of the history for good, on this device and on those that hear of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rusqlite::{Transaction, named_params};
use serde::{Deserialize, Serialize};

use super::append::{append, put};
use super::aside::free_name;
use super::read::{COLUMNS, read};
use super::{Fact, FactKind, QuestionId, Store, StoreError, When};
use crate::sorting;

/// What to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything about these questions.
    Questions(Vec<QuestionId>),
    /// Everything: answers, ticks, flags, settings, sessions that were left.
    All,
}

/// What came of forgetting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// How many rows were erased.
    pub erased: usize,
    /// The copy of the store as it was before.
    pub backup: PathBuf,
}

/// The value of a row of kind `forget`: what, and up to which number of each device.
#[derive(Serialize, Deserialize)]
struct Order {
    /// The questions, as bank and id; all facts where they are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    questions: Option<Vec<(String, String)>>,
    until: BTreeMap<String, u64>,
}

impl Store {
    /// Forgets `scope` as far as this store knows of it, after a backup beside the store. Of each row
    /// its place stays (id, device, number, time), so that the sequences have no gaps and other devices
    /// forget the same when they hear of it, in whatever order.
    ///
    /// # Errors
    /// The backup or the store cannot be written; nothing is forgotten then.
    pub fn forget(&mut self, scope: &Scope, at: When) -> Result<Forgotten, StoreError> {
        let backup = free_name(&self.path, "before-forget");
        self.backup(&backup)?;
        let secure = self
            .connection
            .pragma_update(None, "secure_delete", true)
            .map_err(|error| self.error(&error));
        secure?;
        let erased = self.write(|transaction| {
            let mut fact = Fact::new(FactKind::Forget, at);
            fact.value = serde_json::to_value(order(transaction, scope)?).ok();
            append(transaction, fact)?;
            if *scope == Scope::All {
                transaction.execute("DELETE FROM left_sessions", [])?;
            }
            erase_forgotten(transaction)
        })?;
        // The log still has the old pages; a reader that stands in the way only puts this off.
        let _ = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(Forgotten { erased, backup })
    }
}

fn order(transaction: &Transaction<'_>, scope: &Scope) -> rusqlite::Result<Order> {
    let mut statement =
        transaction.prepare("SELECT device, max(sequence) FROM history GROUP BY device")?;
    let until = statement
        .query_map([], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned()))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let until = sorting::map(until);
    let questions = match scope {
        Scope::All => None,
        Scope::Questions(questions) => Some(
            questions
                .iter()
                .map(|id| (id.bank.clone(), id.question.clone()))
                .collect(),
        ),
    };
    Ok(Order { questions, until })
}

/// Erases what any row of kind `forget` names and is still there; gives how many rows that were.
pub(super) fn erase_forgotten(transaction: &Transaction<'_>) -> rusqlite::Result<usize> {
    let sql = format!("SELECT {COLUMNS} FROM history WHERE kind <> 'answer' AND kind = 'forget'");
    let mut erased = 0;
    for order in read(transaction, &sql, [])? {
        let order = order.row.fact.value.map(serde_json::from_value::<Order>);
        if let Some(Ok(order)) = order {
            erased += carry_out(transaction, &order)?;
        }
    }
    Ok(erased)
}

fn carry_out(transaction: &Transaction<'_>, order: &Order) -> rusqlite::Result<usize> {
    let until = serde_json::json!(order.until).to_string();
    let questions = order.questions.as_ref();
    let questions = questions.map(|all| serde_json::json!(all).to_string());
    let sql = format!(
        "SELECT {COLUMNS} FROM history
         WHERE kind NOT IN ('forget', 'erased')
           AND sequence <= (SELECT value FROM json_each(:until) WHERE key = device)
           AND (:questions IS NULL OR (bank, question) IN
                (SELECT value ->> 0, value ->> 1 FROM json_each(:questions)))"
    );
    let params = named_params! { ":until": until, ":questions": questions };
    let rows = read(transaction, &sql, params)?;
    for stored in &rows {
        put(transaction, &stored.row.erased())?;
    }
    Ok(rows.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::{Made, answer, at, exported};

    fn questions(ids: &[&str]) -> Scope {
        let of = |id: &&str| QuestionId::new("backend", id);
        Scope::Questions(ids.iter().map(of).collect())
    }

    /// Answers to a, b, c, a; then `scope` is forgotten: what is left.
    fn check(scope: &Scope, expected: &[&str]) {
        let mut made = Made::new();
        for (n, id) in ["a", "b", "c", "a"].iter().enumerate() {
            made.store
                .append(answer(i64::try_from(n).unwrap(), id))
                .unwrap();
        }
        let done = made.store.forget(scope, at(9)).unwrap();
        let rows = made.store.rows_of(&[FactKind::Answer]).unwrap();
        let left: Vec<_> = rows
            .iter()
            .filter_map(|row| row.fact.question.as_deref())
            .collect();
        assert_eq!(left, expected);
        assert_eq!(done.erased, 4 - expected.len());
        let before = Store::open(&done.backup).unwrap().store;
        assert_eq!(before.rows().unwrap().len(), 4);
        let health = made.store.check().unwrap();
        assert!(health.is_sound() && health.gaps.is_empty());
    }

    #[test]
    fn what_is_named_is_gone_and_the_rest_is_not() {
        check(&questions(&["a"]), &["b", "c"]);
        check(&questions(&["b", "c"]), &["a", "a"]);
        check(&questions(&["z"]), &["a", "b", "c", "a"]);
        check(&questions(&[]), &["a", "b", "c", "a"]);
        check(&Scope::All, &[]);
    }

    #[test]
    fn no_word_of_it_stays_in_the_file() {
        let mut made = Made::new();
        let mut fact = answer(1, "a");
        fact.response = Some("a-very-secret-answer".into());
        made.store.append(fact).unwrap();
        made.store.forget(&Scope::All, at(2)).unwrap();
        let bytes = std::fs::read(&made.path).unwrap();
        assert!(
            !bytes
                .windows(20)
                .any(|part| part == b"a-very-secret-answer")
        );
    }

    #[test]
    fn it_stays_forgotten_whatever_comes_from_elsewhere_and_when() {
        let mut one = Made::new();
        one.store.append(answer(1, "a")).unwrap();
        let old = exported(&one.store);
        one.store.forget(&Scope::All, at(2)).unwrap();
        one.store.append(answer(3, "a")).unwrap();
        let new = exported(&one.store);
        let (mut forth, mut back) = (Made::new(), Made::new());
        for text in [&old, &new] {
            forth.store.import(&mut text.as_bytes()).unwrap();
        }
        for text in [&new, &old] {
            back.store.import(&mut text.as_bytes()).unwrap();
        }
        for made in [&forth, &back] {
            assert_eq!(made.store.rows().unwrap(), one.store.rows().unwrap());
            assert!(made.store.check().unwrap().is_sound());
        }
        assert_eq!(one.store.rows_of(&[FactKind::Answer]).unwrap().len(), 1);
    }
}
