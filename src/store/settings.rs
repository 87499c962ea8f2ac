//! What the latest of several facts says: ticks, flags, suspended questions, settings.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{FactKind, Row, Store, StoreError, When};
use crate::sorting;

/// A question of a bank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId {
    /// The bank.
    pub bank: String,
    /// The question's id in it.
    pub question: String,
}

impl QuestionId {
    /// `question` of `bank`.
    #[must_use]
    pub fn new(bank: &str, question: &str) -> Self {
        Self {
            bank: bank.to_owned(),
            question: question.to_owned(),
        }
    }
}

/// Something of a roadmap that is done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    /// The bank.
    pub bank: String,
    /// What is done, in the words of whoever ticked it off.
    pub name: String,
}

/// A question with which something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The question.
    pub id: QuestionId,
    /// What is wrong, if the learner said.
    pub note: Option<String>,
    /// When it was flagged.
    pub at: When,
}

impl Store {
    /// What is ticked off.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn ticks(&self) -> Result<BTreeSet<Tick>, StoreError> {
        let rows = self.rows_of(&[FactKind::Tick, FactKind::Untick])?;
        let tick = |row: &Row| {
            Some(Tick {
                bank: row.fact.bank.clone()?,
                name: row.fact.name.clone()?,
            })
        };
        Ok(sorting::set(
            standing(&rows, FactKind::Tick, tick).into_keys(),
        ))
    }

    /// The flags that stand, by question.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn flags(&self) -> Result<Vec<Flag>, StoreError> {
        let rows = self.rows_of(&[FactKind::Flag, FactKind::Unflag])?;
        let standing = standing(&rows, FactKind::Flag, question).into_iter();
        let flag = |(id, row): (QuestionId, &Row)| Flag {
            id,
            note: row
                .fact
                .value
                .as_ref()
                .and_then(Value::as_str)
                .map(str::to_owned),
            at: row.fact.at,
        };
        Ok(standing.map(flag).collect())
    }

    /// The questions that are not to be asked.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn suspended(&self) -> Result<BTreeSet<QuestionId>, StoreError> {
        let rows = self.rows_of(&[FactKind::Suspend, FactKind::Unsuspend])?;
        let standing = standing(&rows, FactKind::Suspend, question);
        Ok(sorting::set(standing.into_keys()))
    }

    /// The latest value of each setting that has one.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn settings(&self) -> Result<BTreeMap<String, Value>, StoreError> {
        let mut settings = BTreeMap::new();
        for row in self.rows_of(&[FactKind::Setting])? {
            let Some(name) = row.fact.name else { continue };
            match row.fact.value {
                Some(value) => settings.insert(name, value),
                None => settings.remove(&name),
            };
        }
        Ok(settings)
    }
}

fn question(row: &Row) -> Option<QuestionId> {
    let fact = &row.fact;
    Some(QuestionId {
        bank: fact.bank.clone()?,
        question: fact.question.clone()?,
    })
}

/// For each subject whose last row is of kind `on` that row.
fn standing<T: Ord>(
    rows: &[Row],
    on: FactKind,
    subject: impl Fn(&Row) -> Option<T>,
) -> BTreeMap<T, &Row> {
    let mut standing = BTreeMap::new();
    for row in rows {
        let Some(subject) = subject(row) else {
            continue;
        };
        if row.fact.kind == on {
            standing.insert(subject, row);
        } else {
            standing.remove(&subject);
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Fact;
    use crate::store::test_store::{Made, at};

    fn put(made: &mut Made, ms: i64, kind: FactKind, what: &str, value: Option<Value>) {
        let mut fact = Fact::new(kind, at(ms)).about("backend", what);
        fact.name = Some(what.to_owned());
        fact.value = value;
        made.store.append(fact).unwrap();
    }

    #[test]
    fn the_last_word_counts_even_with_the_clock_set_back() {
        let mut made = Made::new();
        for (ms, kind, what) in [
            (9, FactKind::Tick, "git"),
            (1, FactKind::Untick, "git"),
            (2, FactKind::Untick, "sql"),
            (1, FactKind::Tick, "sql"),
            (3, FactKind::Suspend, "old"),
            (3, FactKind::Suspend, "older"),
            (3, FactKind::Unsuspend, "old"),
        ] {
            put(&mut made, ms, kind, what, None);
        }
        let tick = Tick {
            bank: "backend".to_owned(),
            name: "sql".to_owned(),
        };
        assert_eq!(made.store.ticks().unwrap(), BTreeSet::from([tick]));
        let older = QuestionId::new("backend", "older");
        assert_eq!(made.store.suspended().unwrap(), BTreeSet::from([older]));
    }

    #[test]
    fn flags_have_their_notes() {
        let mut made = Made::new();
        put(&mut made, 1, FactKind::Flag, "a", Some("two keys".into()));
        put(&mut made, 2, FactKind::Flag, "b", None);
        put(&mut made, 3, FactKind::Unflag, "b", None);
        let flag = Flag {
            id: QuestionId::new("backend", "a"),
            note: Some("two keys".to_owned()),
            at: at(1),
        };
        assert_eq!(made.store.flags().unwrap(), [flag]);
    }

    #[test]
    fn a_setting_without_a_value_is_none() {
        let mut made = Made::new();
        put(
            &mut made,
            1,
            FactKind::Setting,
            "goal",
            Some(serde_json::json!({"level": "mid"})),
        );
        put(
            &mut made,
            2,
            FactKind::Setting,
            "fsrs",
            Some(serde_json::json!([0.1, 2.5])),
        );
        put(&mut made, 3, FactKind::Setting, "goal", None);
        let expected = BTreeMap::from([("fsrs".to_owned(), serde_json::json!([0.1, 2.5]))]);
        assert_eq!(made.store.settings().unwrap(), expected);
    }
}
