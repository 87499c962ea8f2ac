//! The source texts of banks and the way from a byte to a line and a column.

use std::sync::{Arc, OnceLock};

use crate::model::Span;

/// One file that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path as it is shown to people.
    pub path: String,
    /// Its text; empty if it could not be read as text. Texts of its questions are parts of it.
    pub text: Arc<String>,
    line_starts: OnceLock<Box<[u32]>>,
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
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> u32 {
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(Source {
            path: path.into(),
            text: Arc::new(text.into()),
            line_starts: OnceLock::new(),
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
        let place = |offset: u32| {
            let start = Position { line: 1, column: 1 };
            self.of(span)
                .map_or(start, |source| source.position(offset as usize))
        };
        (place(span.start), place(span.end))
    }
}

impl Source {
    /// The place of the byte `offset`; that of the end where there is no such byte.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let starts = self.line_starts.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start as usize <= offset);
        let start = starts
            .get(line.saturating_sub(1))
            .map_or(0, |start| *start as usize);
        let before = &self.text.as_bytes()[start..offset];
        let characters = before.iter().filter(|byte| (**byte & 0xC0) != 0x80);
        Position {
            line,
            column: characters.count() + 1,
        }
    }

    /// The byte at which that line begins, counted from 1; the end of the text for a line after it.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let starts = self.line_starts.get_or_init(|| line_starts(&self.text));
        let start = starts.get(line.saturating_sub(1));
        start.map_or(self.text.len(), |start| *start as usize)
    }
}

fn line_starts(text: &str) -> Box<[u32]> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let starts = ends.filter_map(|(end, _)| u32::try_from(end + 1).ok());
    std::iter::once(0).chain(starts).collect()
}

#[cfg(test)]
mod tests {
    use super::{Position, Sources};
    use crate::model::Span;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let mut sources = Sources::new();
        sources.add("a", "ab\n\u{e4}\u{4e2d}x\n");
        let cases = [
            (0, (1, 1)),
            (2, (1, 3)),
            (3, (2, 1)),
            (5, (2, 2)),
            (8, (2, 3)),
            (99, (3, 1)),
        ];
        for (offset, (line, column)) in cases {
            let span = Span::new(0, &(offset..offset));
            assert_eq!(
                sources.positions(span).0,
                Position { line, column },
                "at byte {offset}"
            );
        }
    }
}
