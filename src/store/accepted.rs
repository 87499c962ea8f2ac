//! Own words that the learner counted as right, against what was found in them.

use serde_json::Value;

use super::{Store, StoreError};
use crate::memory::Fingerprint;

/// The most answers to a question that are given back, the latest ones.
const MOST: usize = 8;

/// The longest answer that is, in bytes: about what a person says in half an hour.
const LONGEST: usize = 20_000;

impl Store {
    /// The latest answers in own words to `question` of `bank` that the learner counted as right, while
    /// its key had this fingerprint; those that were taken back or forgotten are none.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn accepted(
        &self,
        bank: &str,
        question: &str,
        fingerprint: Fingerprint,
    ) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT response FROM history
             WHERE overridden = 1 AND bank = ?1 AND question = ?2 AND fingerprint = ?3
                AND kind = 'answer' AND verdict = 'correct' AND length(response) <= {LONGEST}
                AND NOT EXISTS (SELECT 1 FROM history taken WHERE taken.kind <> 'answer'
                                AND taken.kind = 'undo' AND taken.target = history.id)
             ORDER BY number DESC LIMIT {MOST}"
        );
        let read = || {
            let mut statement = self.connection.prepare_cached(&sql)?;
            let key = format!("{:016x}", fingerprint.number());
            let found = statement.query_map([bank, question, &key], |row| row.get(0))?;
            found.collect::<rusqlite::Result<Vec<String>>>()
        };
        let responses = read().map_err(|error| self.error(&error))?;
        Ok(responses
            .iter()
            .filter_map(|text| own_words(text))
            .collect())
    }
}

/// The text of a response, if it is one in own words.
fn own_words(response: &str) -> Option<String> {
    let response: Value = serde_json::from_str(response).ok()?;
    response.get("open")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::{Made, answer, at};
    use crate::store::{Fact, FactKind, Row};

    const KEY: Fingerprint = Fingerprint::new(7);

    fn own(made: &mut Made, text: &str, change: impl Fn(&mut Fact)) -> Row {
        let mut fact = answer(1, "why");
        fact.fingerprint = Some(format!("{:016x}", KEY.number()));
        fact.response = Some(serde_json::json!({ "open": text }));
        fact.overridden = true;
        change(&mut fact);
        made.store.append(fact).unwrap()
    }

    #[test]
    fn what_the_learner_counted_as_right_is_accepted() {
        let mut made = Made::new();
        own(&mut made, "first", |_| ());
        own(&mut made, "as found", |fact| fact.overridden = false);
        own(&mut made, "another key", |fact| {
            fact.fingerprint = Some("8".repeat(16));
        });
        own(&mut made, "another question", |fact| {
            fact.question = Some("what".to_owned());
        });
        own(&mut made, "a typed one", |fact| {
            fact.response = Some(serde_json::json!({ "text": "typed" }));
        });
        own(&mut made, &"long ".repeat(LONGEST), |_| ());
        let undone = own(&mut made, "taken back", |_| ());
        let mut undo = Fact::new(FactKind::Undo, at(2)).about("backend", "why");
        undo.target = Some(undone.id);
        made.store.append(undo).unwrap();
        own(&mut made, "last", |_| ());
        let accepted = made.store.accepted("backend", "why", KEY).unwrap();
        assert_eq!(accepted, ["last", "first"]);
    }

    #[test]
    fn few_rows_are_read() {
        let made = Made::new();
        let plan = "EXPLAIN QUERY PLAN SELECT response FROM history
            WHERE overridden = 1 AND bank = 'b' AND question = 'q'";
        let read = |row: &rusqlite::Row<'_>| row.get::<_, String>(3);
        let plan = made.store.connection.query_row(plan, [], read).unwrap();
        assert!(plan.contains("history_by_override"), "{plan}");
    }
}
