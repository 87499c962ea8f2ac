//! How wide and in which face a view is drawn.

/// The most columns that running text fills, however wide the window is.
pub const MEASURE: usize = 80;

/// How wide and in which face a view is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the window, at least [`Look::NARROWEST`].
    pub columns: usize,
    /// Words alone: no rules, glyphs, bars or styles, one line after the other.
    pub plain: bool,
}

impl Look {
    /// Narrower windows are drawn as if they had this many columns.
    pub const NARROWEST: usize = 20;

    /// A look of `columns`.
    #[must_use]
    pub fn new(columns: usize, plain: bool) -> Self {
        Self {
            columns: columns.max(Self::NARROWEST),
            plain,
        }
    }

    /// What stands before the rest of a line of code that was too wide, in two columns.
    #[must_use]
    pub fn goes_on(self) -> &'static str {
        if self.plain { "\\ " } else { "↪ " }
    }

    /// The columns that text and tables fill: those of the window, at most [`MEASURE`].
    #[must_use]
    pub fn width(self) -> usize {
        self.columns.min(MEASURE)
    }
}
