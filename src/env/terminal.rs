//! The terminal: whether there is one, and its window.

use std::io::IsTerminal;

/// A size in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Columns, at least 1.
    pub columns: usize,
    /// Rows, at least 1.
    pub rows: usize,
}

/// The window that standard output is shown in, if that is a terminal.
#[must_use]
pub fn window() -> Option<Window> {
    let stdout = std::io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let (width, height) = terminal_size::terminal_size_of(stdout)?;
    Some(Window {
        columns: usize::from(width.0).max(1),
        rows: usize::from(height.0).max(1),
    })
}

/// Whether standard input and output are a terminal, in this order.
#[must_use]
pub fn terminals() -> (bool, bool) {
    (
        std::io::stdin().is_terminal(),
        std::io::stdout().is_terminal(),
    )
}

/// Whether standard error is a terminal.
#[must_use]
pub fn talks_to_a_terminal() -> bool {
    std::io::stderr().is_terminal()
}
