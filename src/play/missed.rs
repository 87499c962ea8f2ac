//! The missed questions of an exam, kept until its report was shown.

use crate::model::Verdict;
use crate::render;
use crate::session::{Graded, Session};

/// The missed questions of an exam, to be gone through after the report.
#[derive(Clone, Debug, Default)]
pub(super) struct Missed {
    graded: Vec<Graded>,
}

impl Missed {
    /// Keeps `graded` if the session is an exam and it was not got right; tells whether it is an exam.
    pub(super) fn keeps(&mut self, graded: &Graded, session: &Session) -> bool {
        let exam = session.rules().exam;
        if exam && graded.mark.verdict != Verdict::Correct {
            self.graded.push(graded.clone());
        }
        exam
    }

    /// Whether nothing was missed.
    pub(super) fn is_empty(&self) -> bool {
        self.graded.is_empty()
    }

    /// `the missed one`, `the 3 missed ones`.
    pub(super) fn named(&self) -> String {
        match self.graded.len() {
            1 => "the missed one".to_owned(),
            many => format!("the {}", render::count(many, "missed one")),
        }
    }

    /// The missed questions, in the order of their numbers.
    pub(super) fn into_graded(self) -> impl Iterator<Item = Graded> {
        self.graded.into_iter()
    }
}
