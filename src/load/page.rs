//! One source text while it is read: from byte ranges to spans, from values to texts, and where faults go.

use std::ops::Range;

use super::tree::Value;
use crate::diagnostics::{Diagnostic, Findings};
use crate::model::{Span, Text};

/// The most faults that are reported of one file.
pub const FAULTS: usize = 10_000;

/// A source text, or a slice of one, that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    source: u32,
    offset: usize,
    text: &'a str,
    has_returns: bool,
    findings: &'a Findings,
}

impl<'a> Page<'a> {
    /// The whole text of the file `source`.
    pub(super) fn whole(source: u32, text: &'a str, findings: &'a Findings) -> Self {
        Self::slice(source, 0, text, findings)
    }

    /// The part `text` of the file `source` that begins at byte `offset`.
    pub(super) fn slice(source: u32, offset: usize, text: &'a str, findings: &'a Findings) -> Self {
        Self {
            source,
            offset,
            text,
            has_returns: text.contains('\r'),
            findings,
        }
    }

    /// The same page with another list to report into.
    pub(super) fn reporting_into<'b>(&self, findings: &'b Findings) -> Page<'b>
    where
        'a: 'b,
    {
        Page { findings, ..*self }
    }

    /// The text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Where a range of this text lies in its file.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(
            self.source,
            &(range.start + self.offset..range.end + self.offset),
        )
    }

    /// The bytes of a range of this text; empty if it is not one.
    pub(super) fn raw(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Reports a fault, unless there are too many.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.findings.report(diagnostic);
        }
    }

    /// Reports that there are too many faults.
    pub(super) fn report_last(&self, diagnostic: Diagnostic) {
        self.findings.report(diagnostic);
    }

    /// Whether there are so many faults that no more are reported.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= FAULTS
    }

    /// The string `value` without line ends at its ends and with line feeds alone between its lines.
    pub(super) fn words(&self, value: &Value<'_>) -> Option<Text> {
        let words = value.get_ref().as_str()?.trim_matches(['\n', '\r']);
        let span = self.span(&value.span());
        let owned = match self.has_returns && words.contains('\r') {
            true if self.raw(value.span()).contains('\r') => words.replace("\r\n", "\n"),
            true | false => words.to_owned(),
        };
        Some(Text::new(owned, span))
    }
}
