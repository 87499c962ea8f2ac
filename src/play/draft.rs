//! The lines of an own answer that is not sent yet.

use crate::session::Turn;

/// What was typed for a question before something else was asked for: kept until the question is
/// answered or skipped.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    turn: Option<(usize, bool)>,
    text: String,
}

impl Draft {
    /// What was typed for the question so far, each line ended.
    pub(super) fn take(&mut self, turn: Turn) -> String {
        if self.turn == Some((turn.n, turn.again)) {
            std::mem::take(&mut self.text)
        } else {
            String::new()
        }
    }

    /// Keeps `text` for when the question is asked for again.
    pub(super) fn keep(&mut self, turn: Turn, text: String) {
        if !text.is_empty() {
            self.turn = Some((turn.n, turn.again));
            self.text = text;
        }
    }
}
