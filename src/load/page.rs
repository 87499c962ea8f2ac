//! One source text while it is read: from byte ranges to spans, from values to texts, and where faults go.

use std::ops::Range;
use std::sync::Arc;

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
    file: Option<&'a Arc<String>>,
    has_returns: bool,
    findings: &'a Findings,
}

impl<'a> Page<'a> {
    /// The whole text of the file `source`.
    pub(super) fn whole(source: u32, text: &'a str, findings: &'a Findings) -> Self {
        Self::slice(source, 0, text, findings)
    }

    /// The whole text of the file `source`, whose parts the texts read from it become.
    pub(super) fn shared(source: u32, file: &'a Arc<String>, findings: &'a Findings) -> Self {
        Self {
            file: Some(file),
            ..Self::slice(source, 0, file, findings)
        }
    }

    /// The part `text` of the file `source` that begins at byte `offset`.
    pub(super) fn slice(source: u32, offset: usize, text: &'a str, findings: &'a Findings) -> Self {
        Self {
            source,
            offset,
            text,
            file: None,
            has_returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
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
        let has_returns = self.has_returns && words.contains('\r');
        if has_returns && self.raw(value.span()).contains('\r') {
            return Some(Text::new(words.replace("\r\n", "\n"), span));
        }
        let part = self.file.and_then(|file| Some((file, part(file, words)?)));
        Some(match part {
            Some((file, part)) => Text::slice(file, &part, span),
            None => Text::new(words, span),
        })
    }
}

/// Which bytes of `whole` the string `words` is, if it is a slice of it and no copy.
fn part(whole: &str, words: &str) -> Option<Range<usize>> {
    let start = words.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    let end = start + words.len();
    (end <= whole.len()).then_some(start..end)
}
