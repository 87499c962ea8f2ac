//! The key of an `sql` question: the data it runs on and the query that gives the right rows.

use super::text::{Span, Text};

/// The key of an `sql` question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sql {
    /// The databases on which every answer is run; never empty.
    pub fixtures: Vec<Fixture>,
    /// The query whose result is the right one, or, with a probe, the statements that lead to it.
    pub reference: Text,
    /// What is asked of the database after the answer, where the answer writes; nothing where the
    /// answer is one query.
    pub probe: Option<Text>,
    /// Whether the order of the rows counts.
    pub ordered: bool,
    /// The names that the columns are to have; empty where any will do.
    pub columns: Vec<Text>,
    /// Wrong queries that learners write, with reasons.
    pub wrong: Vec<WrongQuery>,
}

impl Sql {
    /// The fixtures that the learner sees.
    pub fn visible(&self) -> impl Iterator<Item = &Fixture> {
        self.fixtures.iter().filter(|fixture| !fixture.hidden)
    }
}

/// A small database that answers are run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// What it is called.
    pub name: Option<Text>,
    /// The statements that make and fill its tables.
    pub setup: Text,
    /// Whether the learner does not see it.
    pub hidden: bool,
    /// The `[[question.fixture]]` header.
    pub span: Span,
}

/// A wrong query that learners write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongQuery {
    /// The query; an answer is it if both give the same rows on every fixture.
    pub query: Text,
    /// Which misconception leads to it.
    pub why: Option<Text>,
}
