//! An answer run on one fixture or on all that the learner sees.

use super::fault::{Fault, FaultKind};
use super::meter::Spent;
use super::permit::Permit;
use super::sandbox::Sandbox;
use super::table::Table;
use crate::model::{Fixture, Sql};

/// The longest answer, in bytes.
const LONGEST: usize = 20_000;

/// What came of statements on a fixture that the learner sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What the fixture is called.
    pub name: Option<String>,
    /// The rows, or why there are none.
    pub result: Result<Table, Fault>,
}

/// Runs `sql` on every fixture that the learner sees, each fresh. Answers that write are shown by what
/// the probe then finds.
#[must_use]
pub fn run(key: &Sql, sql: &str) -> Vec<Run> {
    let (mut bank, mut answer) = (Spent::default(), Spent::default());
    let mut run = |fixture: &Fixture| Run {
        name: fixture.name.as_ref().map(ToString::to_string),
        result: Ground::new(key, fixture, &mut bank)
            .and_then(|ground| ground.answer(sql, &mut bank, &mut answer)),
    };
    key.visible().map(&mut run).collect()
}

/// What a statement of the bank gives on each of its fixtures.
#[must_use]
pub fn results(key: &Sql, sql: &str) -> Vec<Result<Table, Fault>> {
    let result = |fixture| alone(key, fixture, sql, false);
    key.fixtures.iter().map(result).collect()
}

/// The same with the rows of all tables turned round, where the answer is a query: what differs now is
/// left open by it.
#[must_use]
pub fn reversed(key: &Sql, sql: &str) -> Vec<Result<Table, Fault>> {
    let result = |fixture| alone(key, fixture, sql, true);
    key.fixtures.iter().map(result).collect()
}

fn alone(key: &Sql, fixture: &Fixture, sql: &str, reversed: bool) -> Result<Table, Fault> {
    let mut spent = Spent::default();
    let mut ground = Ground::new(key, fixture, &mut spent)?;
    if let (Some(sandbox), true) = (&mut ground.shared, reversed) {
        sandbox.reverse(&mut spent)?;
        sandbox.permit(Permit::Read)?;
    }
    ground.result(sql, &mut spent)
}

/// A fixture on which several answers are run: queries on one database, as they change nothing, and
/// statements that write on a fresh one each.
pub(super) struct Ground<'a> {
    key: &'a Sql,
    fixture: &'a Fixture,
    shared: Option<Sandbox>,
}

impl<'a> Ground<'a> {
    /// The ground of `fixture`.
    pub(super) fn new(
        key: &'a Sql,
        fixture: &'a Fixture,
        spent: &mut Spent,
    ) -> Result<Self, Fault> {
        let shared = match key.probe {
            Some(_) => None,
            None => {
                let mut sandbox = Sandbox::new(&fixture.setup, spent)?;
                sandbox.permit(Permit::Read)?;
                Some(sandbox)
            }
        };
        Ok(Self {
            key,
            fixture,
            shared,
        })
    }

    /// What `sql` of the bank gives here.
    pub(super) fn result(&self, sql: &str, spent: &mut Spent) -> Result<Table, Fault> {
        let (bank, answer) = (&mut Spent::default(), spent);
        self.run(sql, bank, answer)
    }

    /// What `sql` of a learner gives here; its own work is counted apart from the bank's.
    pub(super) fn answer(
        &self,
        sql: &str,
        bank: &mut Spent,
        answer: &mut Spent,
    ) -> Result<Table, Fault> {
        if sql.len() > LONGEST {
            let message = "it is longer than 20,000 bytes";
            return Err(Fault::new(FaultKind::TooMuch, message));
        }
        if sql.contains('\0') {
            return Err(Fault::refused("there is a NUL in it"));
        }
        self.run(sql, bank, answer)
    }

    fn run(&self, sql: &str, bank: &mut Spent, answer: &mut Spent) -> Result<Table, Fault> {
        match (&self.shared, &self.key.probe) {
            (Some(sandbox), _) => sandbox.query(sql, answer),
            (None, probe) => {
                let sandbox = Sandbox::new(&self.fixture.setup, bank)?;
                sandbox.change(sql, answer)?;
                let probe = probe.as_deref().unwrap_or_default();
                let found = sandbox.script(probe, bank).map_err(Fault::afterwards)?;
                found.ok_or_else(|| Fault::refused("the probe gives no rows"))
            }
        }
    }
}
