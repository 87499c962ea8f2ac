//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use serde::Serialize;

use crate::diagnostics::{self, Checked, Code, Severity};
use crate::model::Span;
use crate::sorting;

/// Where a code is explained.
const HELP: &str = "roadmap explain";

/// A log of one run.
#[derive(Clone, Debug, Serialize)]
pub struct Sarif<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Clone, Debug, Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<'static>,
    help: Message<'static>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Message<'a> {
    text: std::borrow::Cow<'a, str>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Clone, Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    artifact_changes: [Change<'a>; 1],
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Message<'a>,
}

impl<'a> Sarif<'a> {
    /// The log of what was found.
    #[must_use]
    pub fn new(checked: &'a Checked) -> Self {
        let codes = sorting::set(checked.found.iter().map(|one| one.code));
        let codes: Vec<_> = codes.into_iter().collect();
        let outcome = |one| Outcome::new(one, &codes, checked);
        let results = checked.found.iter().map(outcome).collect();
        let driver = Driver {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            rules: codes.iter().copied().map(Rule::new).collect(),
        };
        let run = Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            results,
        };
        Self {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [run],
        }
    }
}

impl Rule {
    fn new(code: Code) -> Self {
        Self {
            id: code.name(),
            short_description: Message::new(code.title()),
            help: Message::new(format!("{HELP} {code}")),
        }
    }
}

impl<'a> Outcome<'a> {
    fn new(one: &'a diagnostics::Diagnostic, codes: &[Code], checked: &'a Checked) -> Self {
        let help = one.help.iter().map(|help| format!("\n{help}"));
        let message = format!("{}{}", one.message, help.collect::<String>());
        let related = one.secondary.iter();
        Self {
            rule_id: one.code.name(),
            rule_index: codes.binary_search(&one.code).unwrap_or_default(),
            level: level(one.severity),
            message: Message::new(message),
            locations: [Location::new(one.primary.span, "", checked)],
            related_locations: related
                .map(|label| Location::new(label.span, &label.text, checked))
                .collect(),
            fixes: one.fix.iter().map(|fix| Fix::new(fix, checked)).collect(),
        }
    }
}

impl<'a> Message<'a> {
    fn new(text: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        Self { text: text.into() }
    }
}

impl<'a> Location<'a> {
    fn new(span: Span, text: &'a str, checked: &Checked) -> Self {
        Self {
            physical_location: Physical {
                artifact_location: Artifact::new(span, checked),
                region: Region::new(span, checked),
            },
            message: (!text.is_empty()).then(|| Message::new(text)),
        }
    }
}

impl Artifact {
    fn new(span: Span, checked: &Checked) -> Self {
        let path = checked.sources.of(span).map_or("", |source| &*source.path);
        Self { uri: uri(path) }
    }
}

impl Region {
    fn new(span: Span, checked: &Checked) -> Self {
        let (start, end) = checked.sources.positions(span);
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a diagnostics::Fix, checked: &Checked) -> Self {
        let replacement = Replacement {
            deleted_region: Region::new(fix.span, checked),
            inserted_content: Message::new(&*fix.replacement),
        };
        Self {
            artifact_changes: [Change {
                artifact_location: Artifact::new(fix.span, checked),
                replacements: [replacement],
            }],
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The path as a relative reference, RFC 3986, section 4.2: other bytes than unreserved ones and
/// slashes are percent-encoded.
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(byte as char);
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
