//! A text of a bank together with the place it was written at.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

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
    pub fn new(source: u32, range: &Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            source,
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    /// The byte range, for slicing the source text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A string value of a bank and its [`Span`], so that a rule that judges the text can point at it.
///
/// Most texts stand in their file letter by letter; these are not copied, and keep the text of the
/// file in memory as long as they live. Compares and displays as the text alone.
#[derive(Clone, Default)]
pub struct Text {
    within: Arc<String>,
    start: u32,
    length: u32,
    span: Span,
}

impl Text {
    /// The text `value`, written at `span`.
    #[must_use]
    pub fn new(value: impl Into<String>, span: Span) -> Self {
        let value = value.into();
        let whole = 0..value.len();
        Self::slice(&Arc::new(value), &whole, span)
    }

    /// The bytes `range` of the text `within`, written at `span`; an empty text if they are no part of
    /// it.
    #[must_use]
    pub fn slice(within: &Arc<String>, range: &Range<usize>, span: Span) -> Self {
        let is_part = within.get(range.clone()).is_some();
        let [start, end] = [range.start, range.end].map(|at| u32::try_from(at).unwrap_or(0));
        Self {
            within: Arc::clone(within),
            start,
            length: if is_part {
                end.saturating_sub(start)
            } else {
                0
            },
            span,
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let start = self.start as usize;
        let text = self.within.get(start..start + self.length as usize);
        text.unwrap_or_default()
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
        self.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {:?}", self.as_str(), self.span)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
