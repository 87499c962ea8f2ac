//! The smallest hint at what an answer gets wrong on data that the learner does not see.

use std::fmt;

use super::compare::{Difference, Pairing};
use super::table::{Cell, Table, is_same_row};

/// What is wrong with rows that the learner does not see, without telling any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// It stops with an error.
    Fails(String),
    /// It gives another number of columns.
    Columns,
    /// Rows come more often than they should.
    Repeated,
    /// Rows that are equal come once where each counts.
    Merged,
    /// NULL is not treated as it should be.
    Nulls,
    /// Rows are missing.
    Missing,
    /// There are rows too many.
    Extra,
    /// Rows that tie stand in the wrong order.
    Order,
    /// The values of these columns are wrong.
    Values(Vec<String>),
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fails(message) => write!(f, "it stops there: {message}"),
            Self::Columns => f.write_str("its columns are others there"),
            Self::Repeated => f.write_str("rows come several times there: look for duplicates"),
            Self::Merged => f.write_str(
                "rows that look the same stand for different things there, and each counts",
            ),
            Self::Nulls => f.write_str("look at what it does with NULL"),
            Self::Missing => f.write_str("rows are missing there"),
            Self::Extra => f.write_str("there are too many rows"),
            Self::Order => f.write_str("rows stand in another order there: look at ties"),
            Self::Values(columns) if columns.is_empty() => {
                f.write_str("the number of rows is right, their values are not")
            }
            Self::Values(columns) => {
                let columns: Vec<_> = columns.iter().map(|name| format!("`{name}`")).collect();
                write!(
                    f,
                    "the number of rows is right, values are not: {}",
                    columns.join(", ")
                )
            }
        }
    }
}

impl Hint {
    /// The hint at `difference` between the rows that were given and those expected.
    pub(super) fn of(given: &Table, expected: &Table, difference: &Difference) -> Self {
        match difference {
            Difference::Columns | Difference::Names | Difference::ColumnOrder => Self::Columns,
            Difference::Order(_) => Self::Order,
            Difference::Rows(pairing) => rows(given, expected, pairing),
        }
    }
}

fn rows(given: &Table, expected: &Table, pairing: &Pairing) -> Hint {
    let Pairing {
        changed,
        extra,
        missing,
        ..
    } = pairing;
    let (fewer, more) = (
        given.rows.len() < expected.rows.len(),
        given.rows.len() > expected.rows.len(),
    );
    let extras: Vec<_> = extra.iter().map(|at| &given.rows[*at]).collect();
    let missings: Vec<_> = missing.iter().map(|at| &expected.rows[*at]).collect();
    if changed.is_empty() && missings.is_empty() && all_among(&extras, expected) {
        return Hint::Repeated;
    }
    if changed.is_empty() && extras.is_empty() && all_among(&missings, given) {
        return Hint::Merged;
    }
    let has_null = |rows: &[&Vec<Cell>]| rows.iter().any(|row| row.contains(&Cell::Null));
    if has_null(&extras) || has_null(&missings) || nulls_differ(given, expected, changed) {
        return Hint::Nulls;
    }
    match (fewer, more || given.is_cut) {
        (true, _) => Hint::Missing,
        (_, true) => Hint::Extra,
        (false, false) => Hint::Values(columns(given, expected, changed)),
    }
}

fn all_among(rows: &[&Vec<Cell>], table: &Table) -> bool {
    let is_among = |row: &&Vec<Cell>| table.rows.iter().any(|other| is_same_row(row, other));
    !rows.is_empty() && rows.iter().all(is_among)
}

fn nulls_differ(given: &Table, expected: &Table, changed: &[(usize, usize)]) -> bool {
    changed.iter().any(|(one, other)| {
        let cells = given.rows[*one].iter().zip(&expected.rows[*other]);
        cells
            .into_iter()
            .any(|(one, other)| (*one == Cell::Null) != (*other == Cell::Null))
    })
}

/// The expected names of the columns in which changed rows differ.
fn columns(given: &Table, expected: &Table, changed: &[(usize, usize)]) -> Vec<String> {
    let differs = |column: &usize| {
        changed
            .iter()
            .any(|(one, other)| !given.rows[*one][*column].is_same(&expected.rows[*other][*column]))
    };
    let columns = (0..expected.columns.len()).filter(differs);
    columns.map(|at| expected.columns[at].clone()).collect()
}
