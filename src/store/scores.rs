//! What earlier sessions came to, and the rows of one session.

use std::collections::BTreeSet;

use super::read::{COLUMNS, read};
use super::{Fact, FactKind, Row, Store, StoreError};

/// How many of the last rows are looked through for sessions.
const LOOKED_THROUGH: usize = 1_000;

/// A session on the way to its percentage.
struct Sum {
    session: String,
    score: f64,
    questions: usize,
}

impl Store {
    /// The percentages of the last `count` sessions beside `except`, the oldest first: of what was
    /// answered and graded in them, first tries alone.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn last_scores(&self, count: usize, except: &str) -> Result<Vec<f64>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM history WHERE kind IN ('answer', 'undo')
             ORDER BY number DESC LIMIT {LOOKED_THROUGH}"
        );
        let rows = read(&self.connection, &sql, []).map_err(|error| self.error(&error))?;
        let rows: Vec<_> = rows.into_iter().map(|stored| stored.row).collect();
        let mut sums: Vec<Sum> = Vec::new();
        for (session, score) in scored(&rows).filter(|(session, _)| *session != except) {
            let known = sums.iter().position(|sum| sum.session == session);
            match known.map(|at| &mut sums[at]) {
                Some(sum) => sum.add(score),
                None => sums.push(Sum {
                    session: session.to_owned(),
                    score,
                    questions: 1,
                }),
            }
        }
        let last = sums.iter().take(count).rev();
        Ok(last.map(Sum::percent).collect())
    }

    /// The answers of a session that stand, as they were rated last, in their order.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn answers_of(&self, session: &str) -> Result<Vec<Row>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM history
             WHERE session = ?1 AND kind IN ('answer', 'undo', 'rerate') ORDER BY device, sequence"
        );
        let stored = read(&self.connection, &sql, [session]).map_err(|error| self.error(&error))?;
        let mut answers: Vec<Row> = Vec::new();
        for row in stored.into_iter().map(|stored| stored.row) {
            let of = |answer: &Row| Some(&answer.id) == row.fact.target.as_ref();
            if row.fact.kind == FactKind::Answer {
                answers.push(row);
            } else if row.fact.kind == FactKind::Undo {
                answers.retain(|answer| !of(answer));
            } else if let Some(answer) = answers.iter_mut().find(|answer| of(answer)) {
                answer.fact.rating = row.fact.rating;
            }
        }
        Ok(answers)
    }
}

/// The first tries that stand and are graded, with their sessions.
fn scored(rows: &[Row]) -> impl Iterator<Item = (&str, f64)> {
    let undone = rows.iter().filter_map(|row| row.fact.target.as_deref());
    let undone: BTreeSet<_> = undone.collect();
    let stands = move |row: &&Row| !undone.contains(&*row.id);
    let answers = rows.iter().filter(stands).map(|row| &row.fact);
    answers.filter_map(|fact| Some((fact.session.as_deref()?, first_score(fact)?)))
}

fn first_score(fact: &Fact) -> Option<f64> {
    let graded = fact.verdict.as_deref() != Some("ungraded");
    let counts = fact.kind == FactKind::Answer && graded && !fact.again;
    fact.score.filter(|_| counts)
}

impl Sum {
    fn add(&mut self, score: f64) {
        self.score += score;
        self.questions += 1;
    }

    fn percent(&self) -> f64 {
        100.0 * self.score / self.questions as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::{Made, answer};

    fn put(made: &mut Made, session: &str, score: f64, change: impl Fn(&mut Fact)) -> Row {
        let mut fact = answer(1, "a");
        fact.session = Some(session.to_owned());
        fact.score = Some(score);
        change(&mut fact);
        made.store.append(fact).unwrap()
    }

    fn three_sessions() -> Made {
        let mut made = Made::new();
        for (session, score) in [("a", 1.0), ("b", 0.5), ("b", 0.0), ("c", 1.0), ("d", 0.0)] {
            put(&mut made, session, score, |_| ());
        }
        put(&mut made, "c", 0.0, |fact| fact.again = true);
        put(&mut made, "c", 0.0, |fact| {
            fact.verdict = Some("ungraded".to_owned());
        });
        let wrong = put(&mut made, "c", 0.0, |_| ());
        put(&mut made, "c", 1.0, |fact| {
            fact.rating = Some("hard".to_owned());
        });
        put(&mut made, "c", 0.0, |fact| {
            fact.kind = FactKind::Undo;
            fact.target = Some(wrong.id.clone());
        });
        made
    }

    #[test]
    fn what_the_last_sessions_came_to() {
        let made = three_sessions();
        assert_eq!(
            made.store.last_scores(3, "d").unwrap(),
            [100.0, 25.0, 100.0]
        );
        assert_eq!(made.store.last_scores(1, "a").unwrap(), [100.0]);
        assert!(Made::new().store.last_scores(3, "").unwrap().is_empty());
    }

    #[test]
    fn the_answers_of_a_session_stand_as_they_were_rated_last() {
        let mut made = three_sessions();
        let answers = made.store.answers_of("c").unwrap();
        assert_eq!(answers.len(), 4);
        put(&mut made, "c", 0.0, |fact| {
            fact.kind = FactKind::Rerate;
            fact.target = Some(answers[3].id.clone());
            fact.rating = Some("easy".to_owned());
        });
        let rated = made.store.answers_of("c").unwrap();
        assert_eq!(rated[3].fact.rating.as_deref(), Some("easy"));
        assert!(made.store.answers_of("z").unwrap().is_empty());
    }
}
