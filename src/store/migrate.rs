//! The schema of a store, brought forward one numbered file at a time.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::error::{StoreError, StoreErrorKind};

/// What makes version 1, 2, … out of the version before.
pub(super) const MIGRATIONS: [&str; 3] = [
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
];

/// Marks a file as ours in its header: "road".
const APPLICATION: i64 = 0x726f_6164;

/// Brings the file to the version of the last migration and gives the version it had, 0 if it was new.
///
/// # Errors
/// The file is another program's, newer, damaged, or cannot be written.
pub(super) fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[&str],
) -> Result<usize, StoreError> {
    let sql = |error| StoreError::sql(path, &error);
    // In one transaction: between two reads another process may make the store.
    let look = connection.transaction().map_err(sql)?;
    let before = version(&look, path, migrations)?;
    look.commit().map_err(sql)?;
    // Written into the header for good; nothing happens where it stands already.
    connection
        .pragma_update(None, "journal_mode", "WAL")
        .map_err(sql)?;
    if before == migrations.len() {
        return Ok(before);
    }
    let step = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(sql)?;
    // Another process may have been faster.
    let before = version(&step, path, migrations)?;
    for migration in &migrations[before..] {
        step.execute_batch(migration).map_err(sql)?;
    }
    step.pragma_update(None, "application_id", APPLICATION)
        .map_err(sql)?;
    step.pragma_update(None, "user_version", migrations.len() as i64)
        .map_err(sql)?;
    step.commit().map_err(sql)?;
    Ok(before)
}

/// Whether the file is a store of the newest version.
pub(super) fn is_newest(connection: &Connection, path: &Path) -> bool {
    version(connection, path, &MIGRATIONS).is_ok_and(|version| version == MIGRATIONS.len())
}

/// The version of the file, if it is one that `migrations` know.
fn version(connection: &Connection, path: &Path, migrations: &[&str]) -> Result<usize, StoreError> {
    let number = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(|error| StoreError::sql(path, &error))
    };
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| StoreError::sql(path, &error))?;
    if application != APPLICATION && (application, version, tables) != (0, 0, 0) {
        let detail = "another program made it";
        return Err(StoreError::new(StoreErrorKind::Foreign, path, detail));
    }
    let known = migrations.len();
    usize::try_from(version)
        .ok()
        .filter(|version| *version <= known)
        .ok_or_else(|| {
            let detail = format!("its version is {version}, this program knows up to {known}");
            StoreError::new(StoreErrorKind::Newer, path, detail)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Connection {
        Connection::open_in_memory().unwrap()
    }

    fn run(connection: &mut Connection, migrations: &[&str]) -> Result<usize, StoreErrorKind> {
        migrate(connection, Path::new("x.db"), migrations).map_err(|error| error.kind)
    }

    #[test]
    fn versions_follow_each_other() {
        let (one, two) = ("CREATE TABLE a (x) ;", "ALTER TABLE a RENAME TO b;");
        let mut connection = memory();
        assert_eq!(run(&mut connection, &[one]), Ok(0));
        assert_eq!(run(&mut connection, &[one, two]), Ok(1));
        assert_eq!(run(&mut connection, &[one, two]), Ok(2));
        assert!(connection.execute("INSERT INTO b VALUES (1)", []).is_ok());
        assert_eq!(run(&mut connection, &[one]), Err(StoreErrorKind::Newer));
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let one = "CREATE TABLE a (x);";
        let mut connection = memory();
        assert_eq!(run(&mut connection, &[one]), Ok(0));
        let broken = "CREATE TABLE c (x); INSERT INTO nowhere VALUES (1);";
        assert_eq!(
            run(&mut connection, &[one, broken]),
            Err(StoreErrorKind::Bug)
        );
        assert_eq!(run(&mut connection, &[one]), Ok(1));
        assert!(connection.execute("INSERT INTO c VALUES (1)", []).is_err());
    }

    #[test]
    fn the_file_of_another_program_is_left_alone() {
        let mut connection = memory();
        connection.execute_batch("CREATE TABLE notes (x)").unwrap();
        assert_eq!(
            run(&mut connection, &MIGRATIONS),
            Err(StoreErrorKind::Foreign)
        );
        let mut connection = memory();
        connection
            .pragma_update(None, "application_id", 42)
            .unwrap();
        assert_eq!(
            run(&mut connection, &MIGRATIONS),
            Err(StoreErrorKind::Foreign)
        );
    }
}
