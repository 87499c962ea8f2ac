//! A query graded by its rows on every fixture, with what there is to learn from them.

use super::compare::{Difference, difference};
use super::fault::Fault;
use super::hints::Hint;
use super::meter::Spent;
use super::run::Ground;
use super::table::Table;
use crate::grade::Mark;
use crate::model::Sql;
use crate::sorting;

/// What running an answer showed.
#[derive(Clone, Debug, PartialEq)]
pub enum Review {
    /// It gives the right rows everywhere.
    Right,
    /// It gave no rows, on data that the learner sees.
    Stopped(Fault),
    /// Its rows differ on data that the learner sees.
    Differs {
        /// What that data is called.
        fixture: Option<String>,
        /// Its rows.
        given: Table,
        /// The right rows.
        expected: Table,
        /// What is between them.
        difference: Difference,
    },
    /// It is right on the data that the learner sees, and wrong elsewhere.
    Hidden(Hint),
    /// The bank itself is wrong: its set-up or its own query fails.
    Unjudged(Fault),
}

/// Grades `answer` by its rows, and says what they show. All right on every fixture is right, anything
/// else is wrong: a query that works on some data does not work. An answer with the rows of a listed
/// wrong query on every fixture is that query.
#[must_use]
pub fn review(key: &Sql, answer: &str) -> (Mark, Review) {
    match Trial::of(key, answer) {
        Ok(trial) => trial.judged(),
        Err(fault) => (Mark::UNGRADED, Review::Unjudged(fault)),
    }
}

fn stopped(fault: &Fault, hidden: bool) -> Review {
    if hidden {
        Review::Hidden(Hint::Fails(fault.message.clone()))
    } else {
        Review::Stopped(fault.clone())
    }
}

/// An answer on all fixtures, those that the learner sees first.
struct Trial<'a> {
    key: &'a Sql,
    grounds: Vec<(Ground<'a>, bool, Option<String>)>,
    expected: Vec<Table>,
    given: Vec<Result<Table, Fault>>,
    bank: Spent,
}

impl<'a> Trial<'a> {
    fn of(key: &'a Sql, answer: &str) -> Result<Self, Fault> {
        let mut trial = Self {
            key,
            grounds: Vec::new(),
            expected: Vec::new(),
            given: Vec::new(),
            bank: Spent::default(),
        };
        let mut spent = Spent::default();
        let mut fixtures: Vec<_> = key.fixtures.iter().collect();
        sorting::by_key(&mut fixtures, |fixture| fixture.hidden);
        for fixture in fixtures {
            let bank = &mut trial.bank;
            let ground = Ground::new(key, fixture, bank)?;
            trial.expected.push(ground.result(&key.reference, bank)?);
            let given = ground.answer(answer, bank, &mut spent);
            let is_stopped = given.is_err();
            trial.given.push(given);
            let name = fixture.name.as_ref().map(ToString::to_string);
            trial.grounds.push((ground, fixture.hidden, name));
            if is_stopped {
                break;
            }
        }
        Ok(trial)
    }

    fn judged(self) -> (Mark, Review) {
        let names: Vec<_> = self.key.columns.iter().map(|name| &**name).collect();
        let listed = || self.listed();
        for (at, (_, hidden, name)) in self.grounds.iter().enumerate() {
            let expected = &self.expected[at];
            let given = match &self.given[at] {
                Ok(given) => given,
                Err(fault) => {
                    let mark = Mark::WRONG.with_listed(listed());
                    return (mark, stopped(fault, *hidden));
                }
            };
            let Some(difference) = difference(given, expected, &names, self.key.ordered) else {
                continue;
            };
            let mark = Mark::WRONG.with_listed(listed());
            let review = match hidden {
                true => Review::Hidden(Hint::of(given, expected, &difference)),
                false => Review::Differs {
                    fixture: name.clone(),
                    given: given.clone(),
                    expected: expected.clone(),
                    difference,
                },
            };
            return (mark, review);
        }
        (Mark::CORRECT, Review::Right)
    }

    /// The listed wrong query whose rows are those of the answer on every fixture.
    fn listed(&self) -> Option<usize> {
        let mut spent = self.bank;
        let mut is_it = |query: &str| {
            let mut grounds = self.grounds.iter().zip(&self.given);
            grounds.all(
                |((ground, _, _), given)| match (ground.result(query, &mut spent), given) {
                    (Ok(listed), Ok(given)) => {
                        difference(given, &listed, &[], self.key.ordered).is_none()
                    }
                    (Err(listed), Err(given)) => listed.is_same(given),
                    (Ok(_) | Err(_), _) => false,
                },
            )
        };
        let mut wrong = self.key.wrong.iter();
        wrong.position(|wrong| is_it(&wrong.query))
    }
}
