//! The tables that a learner sees, with their rows.

use super::fault::Fault;
use super::meter::Spent;
use super::sandbox::Sandbox;
use super::table::{Cell, Table};
use crate::model::Fixture;

/// The definitions of a database, as they were written.
const DEFINITIONS: &str = "SELECT name, type, sql FROM sqlite_schema \
    WHERE sql IS NOT NULL ORDER BY type <> 'table', rowid";

/// A table, a view, an index or a trigger of a fixture.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Its name.
    pub name: String,
    /// The statement that made it, as SQLite keeps it.
    pub definition: String,
    /// Its rows; nothing for an index or a trigger.
    pub rows: Option<Table>,
}

/// What `fixture` is made of: tables first, in the order in which they were made.
///
/// # Errors
/// When the set-up fails or goes over a limit.
pub fn relations(fixture: &Fixture) -> Result<Vec<Relation>, Fault> {
    let spent = &mut Spent::default();
    let sandbox = Sandbox::new(&fixture.setup, spent)?;
    let found = sandbox.query(DEFINITIONS, spent)?;
    let mut relations = Vec::new();
    for row in found.rows {
        let [Cell::Text(name), Cell::Text(kind), Cell::Text(definition)] = row.as_slice() else {
            continue;
        };
        let select = format!("SELECT * FROM \"{}\"", name.replace('"', "\"\""));
        let has_rows = matches!(kind.as_str(), "table" | "view");
        let rows = has_rows
            .then(|| sandbox.query(&select, spent))
            .transpose()?;
        relations.push(Relation {
            name: name.clone(),
            definition: definition.clone(),
            rows,
        });
    }
    Ok(relations)
}
