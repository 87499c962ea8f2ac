//! Why a command failed.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diagnostic, Format};
use crate::diagnostics::{self, Sources};

/// Why a command failed: its last line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Failure<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "error"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// Of which kind it is: `usage`, `bank`, `io`. More kinds may come.
    pub kind: &'static str,
    /// The exit code of the program.
    pub exit: u8,
    /// What happened.
    pub message: &'a str,
    /// What to do about it, a line each; null if there is nothing to say.
    pub help: Option<String>,
    /// The findings in the banks, if that is what failed.
    pub diagnostics: Vec<Diagnostic<'a>>,
}

impl<'a> Failure<'a> {
    /// A failure of the kind named `kind`, which ends the program with `exit`.
    #[must_use]
    pub fn new(kind: &'static str, exit: u8, message: &'a str, help: &[String]) -> Self {
        Self {
            tag: "error",
            format: Format,
            kind,
            exit,
            message,
            help: (!help.is_empty()).then(|| help.join("\n")),
            diagnostics: Vec::new(),
        }
    }

    /// The same with the findings that made it fail.
    #[must_use]
    pub fn findings(mut self, found: &'a [diagnostics::Diagnostic], sources: &'a Sources) -> Self {
        let shape = |diagnostic| Diagnostic::new(diagnostic, sources);
        self.diagnostics = found.iter().map(shape).collect();
        self
    }
}
