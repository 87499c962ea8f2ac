//! A text of a bank together with the place it was written at.

use std::fmt;
use std::ops::Deref;

/// A range of bytes in one source text.
///
/// `source` counts the files in the order in which they were read; `start` and `end` are byte
/// offsets, `end` excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which file, counted from 0 in reading order.
    pub source: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `range` in the file `source`; offsets past 4 GiB are cut to it, which the limit on
    /// a file's size rules out.
    #[must_use]
    pub fn new(source: u32, range: &std::ops::Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            source,
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    /// The byte range, for slicing the source text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A string value of a bank and its [`Span`], so that a rule that judges the text can point at it.
///
/// Compares and displays as the text alone.
#[derive(Clone, Debug, Default)]
pub struct Text {
    value: Box<str>,
    span: Span,
}

impl Text {
    /// The text `value`, written at `span`.
    #[must_use]
    pub fn new(value: impl Into<Box<str>>, span: Span) -> Self {
        Self {
            value: value.into(),
            span,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where the value stands, quotation marks included.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Text {}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}
