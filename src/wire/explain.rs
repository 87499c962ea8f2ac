//! What codes mean.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Format, Severity};
use crate::diagnostics::{self, Code};

/// What `explain` writes: one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Explain {
    /// The page of one code.
    Explanation(Explanation),
    /// All codes.
    Codes(Codes),
}

/// The page of one code. Texts are Markdown with inline code and emphasis only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// The number of the format.
    pub format: Format,
    /// The code and what it means in a few words.
    #[serde(flatten)]
    pub code: CodeLine,
    /// What it means.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What raises it.
    pub bad: Vec<ExampleListing>,
    /// The same as it should be.
    pub good: Vec<ExampleListing>,
}

/// All codes, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Codes {
    /// The number of the format.
    pub format: Format,
    /// The codes.
    pub codes: Vec<CodeLine>,
}

/// A code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CodeLine {
    /// The code, such as `B0104`.
    pub code: &'static str,
    /// What it means, in a few words.
    pub title: &'static str,
    /// How bad it is in anybody's bank.
    pub severity: Severity,
    /// How bad it is under `--strict` and in the built-in bank.
    pub strict_severity: Severity,
}

/// A listing of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExampleListing {
    /// The name of the file, if it is a whole file of a bank.
    pub path: Option<&'static str>,
    /// Its lines.
    pub text: &'static str,
}

impl Explain {
    /// The page.
    #[must_use]
    pub fn page(page: &diagnostics::Page) -> Self {
        Self::Explanation(Explanation {
            format: Format,
            code: CodeLine::new(page.code),
            what: page.what,
            why: page.why,
            bad: listings(&page.bad),
            good: listings(&page.good),
        })
    }

    /// All codes.
    #[must_use]
    pub fn codes() -> Self {
        let codes = Code::ALL.iter().copied().map(CodeLine::new).collect();
        Self::Codes(Codes {
            format: Format,
            codes,
        })
    }
}

impl CodeLine {
    fn new(code: Code) -> Self {
        Self {
            code: code.name(),
            title: code.title(),
            severity: code.severity().into(),
            strict_severity: code.strict_severity().into(),
        }
    }
}

fn listings(example: &diagnostics::Example) -> Vec<ExampleListing> {
    let shape = |listing: &diagnostics::Listing| ExampleListing {
        path: listing.path,
        text: listing.text,
    };
    example.listings.iter().map(shape).collect()
}
