//! The findings in a bank, and how many there were.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Format, Severity};
use crate::diagnostics::{self, Checked, Sources};
use crate::model::Span;
use crate::sorting;

/// One line of `check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Check<'a> {
    /// A finding.
    Diagnostic(Diagnostic<'a>),
    /// How many findings there were: the last line.
    Summary(Summary),
}

/// A finding in a bank. Lines and columns count from 1, columns in characters; the end is the place
/// after the last character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Diagnostic<'a> {
    /// The number of the format, in the first line of `check`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// The code, such as `B0104`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named; null where no file could be read.
    pub path: Option<&'a str>,
    /// The line it begins in.
    pub line: usize,
    /// The column it begins at.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The column it ends at.
    pub end_column: usize,
    /// What is wrong.
    pub message: &'a str,
    /// What to do about it.
    pub help: Option<&'a str>,
    /// The edit that mends it for certain.
    pub fix: Option<Fix<'a>>,
}

/// An edit: what stands between the places is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fix<'a> {
    /// The line it begins in.
    pub line: usize,
    /// The column it begins at.
    pub column: usize,
    /// The line it ends in.
    pub end_line: usize,
    /// The column it ends at.
    pub end_column: usize,
    /// What takes its place.
    pub replacement: &'a str,
}

/// How many findings there were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// The number of the format, if this is the only line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// How many questions were read.
    pub questions: usize,
    /// How many files were read.
    pub files: usize,
    /// How many errors were found.
    pub errors: usize,
    /// How many warnings were found.
    pub warnings: usize,
    /// How many notes were found, which never fail a run.
    pub notes: usize,
    /// For each code how many questions lack a nicety that it asks for; `--all` makes them findings.
    pub absent: BTreeMap<&'static str, usize>,
}

impl<'a> Diagnostic<'a> {
    /// The finding `diagnostic` in a file of `sources`.
    #[must_use]
    pub fn new(diagnostic: &'a diagnostics::Diagnostic, sources: &'a Sources) -> Self {
        let span = diagnostic.primary.span;
        let [line, column, end_line, end_column] = place(span, sources);
        Self {
            format: None,
            code: diagnostic.code.name(),
            severity: diagnostic.severity.into(),
            path: sources.of(span).map(|source| &*source.path),
            line,
            column,
            end_line,
            end_column,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            fix: diagnostic.fix.as_ref().map(|fix| Fix::new(fix, sources)),
        }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a diagnostics::Fix, sources: &Sources) -> Self {
        let [line, column, end_line, end_column] = place(fix.span, sources);
        Self {
            line,
            column,
            end_line,
            end_column,
            replacement: &fix.replacement,
        }
    }
}

impl<'a> Check<'a> {
    /// The lines of a check: the findings, then the summary. The first one carries the format.
    #[must_use]
    pub fn lines(checked: &'a Checked) -> Vec<Self> {
        let shape = |one| Diagnostic::new(one, &checked.sources);
        let mut shapes: Vec<_> = checked.found.iter().map(shape).collect();
        if let Some(first) = shapes.first_mut() {
            first.format = Some(Format);
        }
        let summary = Summary::new(checked);
        let mut lines: Vec<_> = shapes.into_iter().map(Self::Diagnostic).collect();
        lines.push(Self::Summary(summary));
        lines
    }
}

impl Summary {
    fn new(checked: &Checked) -> Self {
        let absent = checked.absent.iter();
        Self {
            format: checked.found.is_empty().then_some(Format),
            questions: checked.questions,
            files: checked.sources.len(),
            errors: checked.count(diagnostics::Severity::Error),
            warnings: checked.count(diagnostics::Severity::Warning),
            notes: checked.count(diagnostics::Severity::Note),
            absent: sorting::map(absent.map(|(code, count)| (code.name(), *count))),
        }
    }
}

fn place(span: Span, sources: &Sources) -> [usize; 4] {
    let (start, end) = sources.positions(span);
    [start.line, start.column, end.line, end.column]
}
