//! What a lint is asked for and what it gives.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostics::{Code, Diagnostic};

/// What a lint is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The day that ages are judged by.
    pub today: Date,
    /// Whether findings are as bad as in the built-in bank.
    pub strict: bool,
    /// Days after which the last check of a question is too old: an error. Without it old checks are notes.
    pub max_age: Option<u32>,
    /// Whether missing niceties are findings of their own; they are counted otherwise.
    pub show_absent: bool,
    /// Whether topics are compared with their targets: L16.
    pub coverage: bool,
}

impl Scope {
    /// What a stranger's bank is judged by on that day.
    #[must_use]
    pub const fn new(today: Date) -> Self {
        Self {
            today,
            strict: false,
            max_age: None,
            show_absent: false,
            coverage: false,
        }
    }

    /// What the built-in bank is judged by on that day.
    #[must_use]
    pub const fn strict(today: Date) -> Self {
        Self {
            strict: true,
            show_absent: true,
            ..Self::new(today)
        }
    }
}

/// What a lint gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linted {
    /// The findings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// For each code how many questions lack a nicety that it asks for; empty where those are findings.
    pub absent: BTreeMap<Code, usize>,
    /// What the rules over decks measured, whether they were judged or too small.
    pub figures: Vec<DeckFigure>,
}

/// What a rule measured over a deck.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckFigure {
    /// The rule.
    pub code: Code,
    /// The step whose questions make the deck; nothing for the whole bank.
    pub step: Option<String>,
    /// Over how many questions, or options, it was measured.
    pub of: usize,
    /// What was measured, in words, with the figures.
    pub text: String,
    /// Whether the deck was large enough to be judged.
    pub is_judged: bool,
    /// Whether it lies within the limits.
    pub is_fine: bool,
}
