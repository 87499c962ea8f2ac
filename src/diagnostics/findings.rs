//! The list that readers of a bank report into.

use std::cell::RefCell;

use super::{Diagnostic, Severity};
use crate::sorting;

/// A growing list of diagnostics that several readers of one bank share.
#[derive(Debug, Default)]
pub struct Findings {
    list: RefCell<Vec<Diagnostic>>,
}

impl Findings {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn report(&self, diagnostic: Diagnostic) {
        self.list.borrow_mut().push(diagnostic);
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.borrow().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// Adds all of `more`.
    pub fn extend(&self, more: Self) {
        self.list.borrow_mut().append(&mut more.list.into_inner());
    }

    /// The findings in the order of their places: by file, then by byte.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut list = self.list.into_inner();
        sorting::by_key(&mut list, |diagnostic| {
            (diagnostic.primary.span, diagnostic.code)
        });
        list
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list
            .borrow()
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
