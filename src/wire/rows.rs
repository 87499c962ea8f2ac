//! Queries that were run: rows, errors, and what they show.

use schemars::JsonSchema;
use serde::Serialize;

use crate::grade::sql::{self, Difference, Fault, Review};
use crate::session;

/// A query was tried on the fixtures of the open question.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Ran<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// How many tries it makes.
    pub tries: usize,
    /// What came of it on each fixture; of statements that write, what is found afterwards.
    pub fixtures: Vec<RanFixture<'a>>,
}

/// What came of a query on a fixture.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RanFixture<'a> {
    /// What the fixture is called.
    pub name: Option<&'a str>,
    /// The rows; null where there is an error.
    pub result: Option<Rows<'a>>,
    /// Why there are no rows; null where there are.
    pub error: Option<Stopped<'a>>,
}

/// The rows of a query.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Rows<'a> {
    /// The names of the columns.
    pub columns: Vec<&'a str>,
    /// The rows, a value for each column.
    pub rows: Vec<Vec<Cell<'a>>>,
    /// Whether there were more rows than are read.
    pub more: bool,
}

/// A value: null, a number, a text, or bytes.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Cell<'a> {
    /// NULL.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number; one without an end is a text.
    Real(f64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Blob {
        /// The bytes in hexadecimal digits.
        blob: String,
    },
}

/// Why a query gave no rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stopped<'a> {
    /// Of which kind the reason is.
    pub kind: StoppedKind,
    /// The reason for people.
    pub message: &'a str,
    /// Where in the query, as a byte offset from 0; null if that is not known.
    pub at: Option<usize>,
}

/// Of which kind the reason is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StoppedKind {
    /// SQLite does not understand or cannot do it.
    Error,
    /// It is not possible here, or not asked for.
    Refused,
    /// It takes more work, memory or rows than any answer needs.
    TooMuch,
}

/// What running an answer showed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum Showed<'a> {
    /// It gives the right rows on every fixture.
    Right,
    /// It gives no rows.
    Stopped(Stopped<'a>),
    /// Its rows differ on a fixture that the question shows.
    Differs {
        /// What the fixture is called.
        name: Option<&'a str>,
        /// Its rows.
        given: Rows<'a>,
        /// The right rows.
        expected: Rows<'a>,
        /// What is between them.
        difference: Between,
    },
    /// It is right on the fixtures that the question shows, and wrong on others.
    Hidden {
        /// A hint that tells no row of them.
        hint: String,
    },
    /// The bank's own query fails; the answer is not graded.
    Unjudged(Stopped<'a>),
}

/// What is between given and expected rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// Another number of columns.
    Columns,
    /// Other names of columns.
    Names,
    /// The columns in another order.
    ColumnOrder,
    /// Other rows.
    Rows,
    /// The rows in another order.
    Order,
}

impl<'a> Ran<'a> {
    /// The try of the question `id`.
    #[must_use]
    pub fn new(ran: &'a session::Ran, id: &'a str) -> Self {
        let fixture = |run: &'a sql::Run| RanFixture {
            name: run.name.as_deref(),
            result: run.result.as_ref().ok().map(Rows::new),
            error: run.result.as_ref().err().map(Stopped::new),
        };
        Self {
            n: ran.turn.n,
            id,
            tries: ran.tries,
            fixtures: ran.runs.iter().map(fixture).collect(),
        }
    }
}

impl<'a> Rows<'a> {
    fn new(table: &'a sql::Table) -> Self {
        let row = |row: &'a Vec<sql::Cell>| row.iter().map(Cell::new).collect();
        Self {
            columns: table.columns.iter().map(String::as_str).collect(),
            rows: table.rows.iter().map(row).collect(),
            more: table.is_cut,
        }
    }
}

impl<'a> Cell<'a> {
    fn new(cell: &'a sql::Cell) -> Self {
        match cell {
            sql::Cell::Null => Self::Null,
            sql::Cell::Integer(number) => Self::Integer(*number),
            sql::Cell::Real(number) if number.is_finite() => Self::Real(*number),
            sql::Cell::Real(number) if *number > 0.0 => Self::Text("Infinity"),
            sql::Cell::Real(_) => Self::Text("-Infinity"),
            sql::Cell::Text(text) => Self::Text(text),
            sql::Cell::Blob(bytes) => Self::Blob {
                blob: bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            },
        }
    }
}

impl<'a> Stopped<'a> {
    fn new(fault: &'a Fault) -> Self {
        Self {
            kind: match fault.kind {
                sql::FaultKind::Error => StoppedKind::Error,
                sql::FaultKind::Refused => StoppedKind::Refused,
                sql::FaultKind::TooMuch => StoppedKind::TooMuch,
            },
            message: &fault.message,
            at: fault.at,
        }
    }
}

impl<'a> Showed<'a> {
    /// What `review` says.
    pub(super) fn new(review: &'a Review) -> Self {
        match review {
            Review::Right => Self::Right,
            Review::Stopped(fault) => Self::Stopped(Stopped::new(fault)),
            Review::Differs {
                fixture,
                given,
                expected,
                difference,
            } => Self::Differs {
                name: fixture.as_deref(),
                given: Rows::new(given),
                expected: Rows::new(expected),
                difference: Between::new(difference),
            },
            Review::Hidden(hint) => Self::Hidden {
                hint: hint.to_string(),
            },
            Review::Unjudged(fault) => Self::Unjudged(Stopped::new(fault)),
        }
    }
}

impl Between {
    fn new(difference: &Difference) -> Self {
        match difference {
            Difference::Columns => Self::Columns,
            Difference::Names => Self::Names,
            Difference::ColumnOrder => Self::ColumnOrder,
            Difference::Rows(_) => Self::Rows,
            Difference::Order(_) => Self::Order,
        }
    }
}
