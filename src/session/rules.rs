//! The rules that a session is played by.

use std::time::Duration;

/// The rules that a session is played by.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rules {
    /// What the questions were drawn with.
    pub seed: u64,
    /// No hint and no feedback until the end; but in an interview, skipped questions come round once
    /// more.
    pub exam: bool,
    /// A conversation: as an exam, and what an own answer leaves out is asked for.
    pub interview: bool,
    /// A person is there to judge open answers after seeing the model answer.
    pub self_judged: bool,
    /// Questions answered wrong or skipped are asked once more at the end, unscored.
    pub second_round: bool,
    /// The learner may count a typed answer as right.
    pub overrides: bool,
    /// The time for all answers together.
    pub time_limit: Option<Duration>,
    /// The percentage that passes.
    pub pass: Option<f64>,
}

impl Rules {
    /// Whether skipped questions come round once more.
    #[must_use]
    pub const fn brings_back(&self) -> bool {
        self.exam && !self.interview
    }
}
