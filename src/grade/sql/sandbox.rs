//! A database in memory from which nothing outside can be reached and in which nothing takes long.

use std::sync::{Arc, Mutex};

use rusqlite::config::DbConfig;
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::hooks::{AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, Error, Statement};

use super::fault::Fault;
use super::meter::{Meter, STEP, Spent};
use super::permit::{ONE_QUERY, Permit};
use super::table::{BYTES, Cell, ROWS, Table};

/// What SQLite itself is told before anything of a stranger is run. The heap limit is that of the whole
/// process and can only be lowered; the store keeps to a fifth of it. What the system gives for 40 MB of
/// SQLite's is up to 64.
const SETTINGS: &str = "PRAGMA hard_heap_limit = 41943040; PRAGMA max_page_count = 4096; \
    PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;";

/// The limits on statements and values. A value is short, since some functions take the product of the
/// lengths of two.
const LIMITS: [(Limit, i32); 11] = [
    (Limit::SQLITE_LIMIT_LENGTH, 10_000),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (Limit::SQLITE_LIMIT_COLUMN, 100),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (Limit::SQLITE_LIMIT_VDBE_OP, 50_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 50),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
];

/// What is switched, and how: double quotes name columns alone, as in the standard.
const SWITCHES: [(DbConfig, bool); 5] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
];

/// A database in memory.
pub(super) struct Sandbox {
    connection: Connection,
    meter: Arc<Meter>,
    denied: Arc<Mutex<Option<String>>>,
}

impl Sandbox {
    /// A database as `setup` makes it; the work is added to `spent`.
    pub(super) fn new(setup: &str, spent: &mut Spent) -> Result<Self, Fault> {
        let mut sandbox = Self::empty().map_err(|error| Fault::of(&error, "", None))?;
        sandbox.permit(Permit::Write)?;
        sandbox.script(setup, spent)?;
        Ok(sandbox)
    }

    fn empty() -> Result<Self, Error> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(SETTINGS)?;
        for (switch, on) in SWITCHES {
            connection.set_db_config(switch, on)?;
        }
        for (limit, most) in LIMITS {
            connection.set_limit(limit, most)?;
        }
        let meter = Arc::new(Meter::default());
        let mut sandbox = Self {
            connection,
            meter: Arc::clone(&meter),
            denied: Arc::default(),
        };
        let handler = move || meter.is_over();
        sandbox.connection.progress_handler(STEP, Some(handler))?;
        Ok(sandbox)
    }

    /// What may be done from now on.
    pub(super) fn permit(&mut self, permit: Permit) -> Result<(), Fault> {
        let denied = Arc::clone(&self.denied);
        let judge = move |context: AuthContext<'_>| match permit.refusal(&context.action) {
            None => Authorization::Allow,
            Some(why) => {
                if let Ok(mut denied) = denied.lock() {
                    denied.get_or_insert(why);
                }
                Authorization::Deny
            }
        };
        let set = self.connection.authorizer(Some(judge));
        set.map_err(|error| Fault::of(&error, "", None))
    }

    /// The rows of the one query that `sql` is.
    pub(super) fn query(&self, sql: &str, spent: &mut Spent) -> Result<Table, Fault> {
        self.metered(spent, || {
            let mut batch = Batch::new(&self.connection, sql);
            let first = batch.next().map_err(|error| self.fault(&error, sql))?;
            let Some(mut statement) = first else {
                return Err(Fault::refused("there is no query in it"));
            };
            let is_query = statement.readonly() && statement.column_count() > 0;
            if !is_query || statement.is_explain() != 0 {
                return Err(Fault::refused(ONE_QUERY));
            }
            match batch.next() {
                Ok(None) => self.rows(&mut statement, sql),
                Ok(Some(_)) | Err(_) => Err(Fault::refused(
                    "one query is asked for here, and something follows its end",
                )),
            }
        })
    }

    /// Runs the statements that `sql` is; gives the rows of the last one that gives any.
    pub(super) fn script(&self, sql: &str, spent: &mut Spent) -> Result<Option<Table>, Fault> {
        self.metered(spent, || {
            let mut batch = Batch::new(&self.connection, sql);
            let mut last = None;
            while let Some(mut statement) = batch.next().map_err(|error| self.fault(&error, sql))? {
                let table = self.rows(&mut statement, sql)?;
                if !table.columns.is_empty() {
                    last = Some(table);
                }
            }
            Ok(last)
        })
    }

    /// Runs the statements that `sql` is, and takes back what they leave in an open transaction.
    pub(super) fn change(&self, sql: &str, spent: &mut Spent) -> Result<(), Fault> {
        self.script(sql, spent)?;
        if !self.connection.is_autocommit() {
            self.script("ROLLBACK", spent)?;
        }
        Ok(())
    }

    /// Puts the rows of every table in the opposite order, without its keys and indexes: what queries
    /// leave open turns out differently.
    pub(super) fn reverse(&mut self, spent: &mut Spent) -> Result<(), Fault> {
        let switches = [
            (DbConfig::SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, true),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false),
        ];
        for (switch, on) in switches {
            let set = self.connection.set_db_config(switch, on);
            set.map_err(|error| Fault::of(&error, "", None))?;
        }
        self.permit(Permit::Write)?;
        let names =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        for row in self.query(names, spent)?.rows {
            if let [Cell::Text(name)] = row.as_slice() {
                let name = name.replace('"', "\"\"");
                let turned = format!(
                    "CREATE TABLE \"{name} turned\" AS SELECT * FROM \"{name}\" ORDER BY rowid DESC; \
                     DROP TABLE \"{name}\"; ALTER TABLE \"{name} turned\" RENAME TO \"{name}\""
                );
                let _without_rowid = self.script(&turned, spent);
            }
        }
        Ok(())
    }

    /// What `work` gives, its work added to `spent`.
    fn metered<T>(
        &self,
        spent: &mut Spent,
        work: impl FnOnce() -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.meter.begin(*spent);
        if let Ok(mut denied) = self.denied.lock() {
            *denied = None;
        }
        let done = work();
        *spent = self.meter.end();
        done
    }

    fn rows(&self, statement: &mut Statement<'_>, sql: &str) -> Result<Table, Fault> {
        let names = statement.column_names();
        let mut table = Table {
            columns: names.map(str::to_owned).collect(),
            ..Table::default()
        };
        let read = fill(&mut table, statement);
        read.map_err(|error| self.fault(&error, sql))?;
        Ok(table)
    }

    fn fault(&self, error: &Error, sql: &str) -> Fault {
        let denied = self.denied.lock().ok();
        Fault::of(error, sql, denied.and_then(|mut denied| denied.take()))
    }
}

fn fill(table: &mut Table, statement: &mut Statement<'_>) -> Result<(), Error> {
    let columns = table.columns.len();
    let mut bytes = 0;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|at| Ok(cell(row.get_ref(at)?)));
        let cells = cells.collect::<Result<Vec<_>, Error>>()?;
        bytes += cells.iter().map(Cell::size).sum::<usize>();
        if table.rows.len() == ROWS || bytes > BYTES {
            table.is_cut = true;
            break;
        }
        table.rows.push(cells);
    }
    Ok(())
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Cell::Blob(bytes.to_vec()),
    }
}
