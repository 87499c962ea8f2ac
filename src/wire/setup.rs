//! What is set up once: completions of a shell, pages of the manual.

use schemars::JsonSchema;
use serde::Serialize;

use super::Format;

/// What `completions` and `man` write: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Setup<'a> {
    /// What a shell is to run when it starts.
    Completions {
        /// The number of the format.
        format: Format,
        /// The shell.
        shell: &'static str,
        /// The script.
        script: &'a str,
    },
    /// A page of the manual.
    ManPage {
        /// The number of the format.
        format: Format,
        /// Its name, such as `roadmap-quiz`.
        name: &'a str,
        /// The page in roff, as `man` reads it.
        text: &'a str,
    },
    /// Pages that were written.
    ManPages {
        /// The number of the format.
        format: Format,
        /// The files.
        files: &'a [String],
    },
}
