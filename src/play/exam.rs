//! What an exam has beside its questions: skips that come round, the judging at its end, what was missed.

use crate::model::Verdict;
use crate::render;
use crate::session::{Graded, Session, Turn};

/// The missed questions of an exam, to be gone through after the report.
#[derive(Clone, Debug, Default)]
pub(super) struct Exam {
    missed: Vec<Graded>,
    judging: bool,
}

impl Exam {
    /// What is said before the first own answer is judged; nothing before the others.
    pub(super) fn begins_judging(&mut self, session: &Session) -> Option<&'static str> {
        let begins = session.rules().exam && !std::mem::replace(&mut self.judging, true);
        begins.then(|| match session.rules().time_limit {
            Some(_) => "The clock has stopped. Judge your own answers.",
            None => "The questions are over. Judge your own answers.",
        })
    }

    /// Keeps `graded` if the session is an exam and it was not got right; tells whether it is an exam.
    pub(super) fn keeps(&mut self, graded: &Graded, session: &Session) -> bool {
        let exam = session.rules().exam;
        if exam && graded.mark.verdict != Verdict::Correct {
            self.missed.push(graded.clone());
        }
        exam
    }

    /// Whether nothing was missed.
    pub(super) fn has_none_missed(&self) -> bool {
        self.missed.is_empty()
    }

    /// `the missed one`, `the 3 missed ones`.
    pub(super) fn named(&self) -> String {
        match self.missed.len() {
            1 => "the missed one".to_owned(),
            many => format!("the {}", render::count(many, "missed one")),
        }
    }

    /// The missed questions, in the order of their numbers.
    pub(super) fn into_missed(self) -> impl Iterator<Item = Graded> {
        self.missed.into_iter()
    }
}

/// What is said at the beginning of an exam or an interview.
pub(super) fn begins(session: &Session) -> Option<&'static str> {
    let rules = session.rules();
    match (rules.interview, rules.exam) {
        (true, _) => Some("An interview: no hints, and feedback at the end, point by point."),
        (false, true) => Some("An exam: no hints, and no feedback until the end."),
        (false, false) => None,
    }
}

/// How long the answer may take, in an interview.
pub(super) fn time_for(turn: Turn, session: &Session) -> Option<String> {
    let seconds = session.item(turn).question.header.seconds;
    let time = render::duration(f64::from(seconds));
    session
        .rules()
        .interview
        .then(|| format!("Take about {time}."))
}
