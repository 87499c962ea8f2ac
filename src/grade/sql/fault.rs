//! Why statements gave no rows, in words for the learner.

use std::fmt;

use rusqlite::{Error, ErrorCode};

/// Why statements gave no rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Of which kind the reason is.
    pub kind: FaultKind,
    /// The reason: lower case, no full stop. SQLite's own words where SQLite refused.
    pub message: String,
    /// Where in the statements, as a byte offset, if that is known.
    pub at: Option<usize>,
}

/// Of which kind a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// SQLite does not understand or cannot do it.
    Error,
    /// It is not possible in a sandbox, or not asked for.
    Refused,
    /// It takes more work, memory or rows than any answer needs.
    TooMuch,
}

impl Fault {
    /// A fault of that kind without a place.
    pub(super) fn new(kind: FaultKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            at: None,
        }
    }

    /// What is not possible or not asked for.
    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self::new(FaultKind::Refused, message)
    }

    /// Whether both are the same word of SQLite, wherever in the statements.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == FaultKind::Error && other.kind == self.kind && self.message == other.message
    }

    /// Whether the statements are sound and the data forbids what they do.
    #[must_use]
    pub fn is_of_data(&self) -> bool {
        self.kind == FaultKind::Error && self.message.contains("constraint failed")
    }

    /// The same, met by what is asked after the statements.
    pub(super) fn afterwards(self) -> Self {
        Self {
            kind: self.kind,
            message: format!("what is asked afterwards fails: {}", self.message),
            at: None,
        }
    }

    /// The fault that `error` tells of, met in `sql`; `denied` is what the sandbox had refused.
    pub(super) fn of(error: &Error, sql: &str, denied: Option<String>) -> Self {
        if let Some(message) = denied {
            return Self::refused(message);
        }
        let too_much = |message: &str| Self::new(FaultKind::TooMuch, message);
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => {
                too_much("it takes more work than any answer to this needs, and was stopped")
            }
            Some(ErrorCode::OutOfMemory) => {
                too_much("it takes more memory than any answer to this needs, and was stopped")
            }
            Some(ErrorCode::TooBig) => too_much("a value in it is longer than 10,000 bytes"),
            Some(ErrorCode::DiskFull) => too_much("it stores more than there is room for, 16 MB"),
            Some(_) | None => Self::told(error, sql),
        }
    }

    /// SQLite's own words and place.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours")]
    fn told(error: &Error, sql: &str) -> Self {
        let (message, at) = match error {
            Error::SqlInputError {
                msg,
                sql: rest,
                offset,
                ..
            } => {
                let before = sql.len().saturating_sub(rest.len());
                let at = usize::try_from(*offset).ok();
                (msg.clone(), at.map(|at| before + at))
            }
            Error::SqliteFailure(_, Some(message)) => (message.clone(), None),
            other => (other.to_string(), None),
        };
        Self {
            kind: FaultKind::Error,
            message,
            at: at.filter(|at| sql.is_char_boundary(*at)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
