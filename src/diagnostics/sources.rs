//! The source texts of banks and the way from a byte to a line and a column.

use std::borrow::Cow;

use crate::model::Span;

/// One file that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path as it is shown to people.
    pub path: String,
    /// Its text; empty if it could not be read as text.
    pub text: Cow<'static, str>,
}

/// All files that were read, in reading order; a [`Span`] names one by its number.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

/// A place as editors count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Sources {
    /// No file yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives its number.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Cow<'static, str>>) -> u32 {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Source {
            path: path.into(),
            text: text.into(),
        });
        number
    }

    /// The file that `span` lies in.
    #[must_use]
    pub fn of(&self, span: Span) -> Option<&Source> {
        self.list.get(span.source as usize)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// First and last place of `span`; line 1, column 1 where the file is not known.
    #[must_use]
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let text = self.of(span).map_or("", |source| &source.text);
        (
            position(text, span.start as usize),
            position(text, span.end as usize),
        )
    }
}

fn position(text: &str, offset: usize) -> Position {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let characters = before[line_start..]
        .iter()
        .filter(|byte| (**byte & 0xC0) != 0x80)
        .count();
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Position {
        line,
        column: characters + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, position};

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "ab\n\u{e4}\u{4e2d}x\n";
        let cases = [
            (0, (1, 1)),
            (2, (1, 3)),
            (3, (2, 1)),
            (5, (2, 2)),
            (8, (2, 3)),
            (99, (3, 1)),
        ];
        for (offset, (line, column)) in cases {
            assert_eq!(
                position(text, offset),
                Position { line, column },
                "at byte {offset}"
            );
        }
    }
}
