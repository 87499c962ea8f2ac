//! What makes a command fail, and the exit code that tells a script.

use std::fmt;
use std::io;

use crate::diagnostics::{Diagnostic, Sources};
use crate::store::StoreError;

/// Why a command could not do what it was asked, shown once at the border and turned into an exit code
/// once.
#[derive(Debug)]
pub struct Failure {
    /// Of which kind it is.
    pub kind: FailureKind,
    /// What happened, in lower case and without a full stop.
    pub message: String,
    /// What to do about it, a line each.
    pub hints: Vec<String>,
    /// The findings in the banks, if that is what failed, with their sources.
    pub findings: Option<Box<(Vec<Diagnostic>, Sources)>>,
}

/// The kinds of failure; each has its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The command line, a file named on it or the config file asks for something that cannot be: 2.
    Usage,
    /// A bank cannot be used: 3.
    Bank,
    /// Reading or writing failed: 74.
    Io,
    /// The history cannot be read or written: 74.
    Store,
    /// Whoever read the output is gone: nothing is wrong, 0.
    ClosedPipe,
}

impl FailureKind {
    /// The exit code.
    #[must_use]
    pub const fn exit(self) -> u8 {
        match self {
            Self::Usage => 2,
            Self::Bank => 3,
            Self::Io | Self::Store => 74,
            Self::ClosedPipe => 0,
        }
    }

    /// The word for it in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Bank => "bank",
            Self::Io => "io",
            Self::Store => "store",
            Self::ClosedPipe => "closed-pipe",
        }
    }
}

impl Failure {
    /// A failure of `kind`.
    #[must_use]
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            findings: None,
        }
    }

    /// Something on the command line cannot be.
    #[must_use]
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(FailureKind::Usage, message)
    }

    /// The same with one more line on what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The banks have errors and are not used.
    #[must_use]
    pub fn bank(
        message: impl Into<String>,
        diagnostics: Vec<Diagnostic>,
        sources: Sources,
    ) -> Self {
        let findings = Some(Box::new((diagnostics, sources)));
        Self {
            findings,
            ..Self::new(FailureKind::Bank, message)
        }
    }

    /// The config file has errors, and nothing is done by it.
    #[must_use]
    pub fn config(
        message: impl Into<String>,
        diagnostics: Vec<Diagnostic>,
        sources: Sources,
    ) -> Self {
        let kind = FailureKind::Usage;
        Self {
            kind,
            ..Self::bank(message, diagnostics, sources)
        }
    }

    /// Reading or writing `what` failed.
    #[must_use]
    pub fn io(what: &str, error: &io::Error) -> Self {
        Self::new(FailureKind::Io, format!("{what}: {error}"))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(FailureKind::ClosedPipe, "the reader of the output is gone");
        }
        Self::new(
            FailureKind::Io,
            format!("the output cannot be written: {error}"),
        )
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let hint = error.hint();
        Self::new(FailureKind::Store, error.to_string()).hint(hint)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
