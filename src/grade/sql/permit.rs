//! What statements may do in a sandbox.

use rusqlite::hooks::AuthAction;

use super::functions;

/// What is said of anything but a query.
pub(super) const ONE_QUERY: &str = "one query that reads is asked for here: SELECT, WITH or VALUES";

/// What statements may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permit {
    /// Read the tables.
    Read,
    /// Make, fill and change tables too.
    Write,
}

impl Permit {
    /// Why `action` is not possible; nothing if it is.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours")]
    pub(super) fn refusal(self, action: &AuthAction<'_>) -> Option<String> {
        match action {
            AuthAction::Select | AuthAction::Recursive => None,
            AuthAction::Read { table_name, .. } => table(table_name),
            AuthAction::Function { function_name } => self.function(function_name),
            AuthAction::Attach { .. } | AuthAction::Detach { .. } => {
                Some("no other database can be reached from here".to_owned())
            }
            AuthAction::Pragma { pragma_name, .. } => {
                Some(format!("`PRAGMA {pragma_name}` cannot be used here"))
            }
            AuthAction::CreateVtable { .. } | AuthAction::DropVtable { .. } => {
                Some("virtual tables cannot be made here".to_owned())
            }
            action if self == Self::Write => written(action),
            _ => Some(ONE_QUERY.to_owned()),
        }
    }

    fn function(self, name: &str) -> Option<String> {
        match self {
            Self::Write if functions::is_internal(name) => None,
            Self::Read | Self::Write => functions::refusal(name),
        }
    }
}

/// Tables that SQLite makes up and that tell of more than the data.
fn table(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let is_known = [
        "sqlite_master",
        "sqlite_schema",
        "sqlite_temp_master",
        "sqlite_temp_schema",
        "sqlite_sequence",
    ]
    .contains(&name.as_str());
    let is_made_up = [
        "sqlite_",
        "pragma_",
        "dbstat",
        "fts",
        "bytecode",
        "tables_used",
    ];
    let is_made_up = is_made_up.iter().any(|front| name.starts_with(front));
    (is_made_up && !is_known).then(|| format!("the table `{name}` cannot be read here"))
}

/// Why a change is not possible.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours")]
fn written(action: &AuthAction<'_>) -> Option<String> {
    match action {
        AuthAction::CreateIndex { .. }
        | AuthAction::CreateTable { .. }
        | AuthAction::CreateTempIndex { .. }
        | AuthAction::CreateTempTable { .. }
        | AuthAction::CreateTempTrigger { .. }
        | AuthAction::CreateTempView { .. }
        | AuthAction::CreateTrigger { .. }
        | AuthAction::CreateView { .. }
        | AuthAction::Delete { .. }
        | AuthAction::DropIndex { .. }
        | AuthAction::DropTable { .. }
        | AuthAction::DropTempIndex { .. }
        | AuthAction::DropTempTable { .. }
        | AuthAction::DropTempTrigger { .. }
        | AuthAction::DropTempView { .. }
        | AuthAction::DropTrigger { .. }
        | AuthAction::DropView { .. }
        | AuthAction::Insert { .. }
        | AuthAction::Update { .. }
        | AuthAction::AlterTable { .. }
        | AuthAction::Reindex { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. } => None,
        _ => Some("that cannot be done here".to_owned()),
    }
}
