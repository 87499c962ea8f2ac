//! What goes into a session and what comes out of it.

use std::time::Duration;

use jiff::Timestamp;

use super::Report;
use crate::grade::{Assessment, Mark, sql};
use crate::memory::{Day, Rating};
use crate::model::{Response, Verdict};

/// What a learner does.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Starts the session.
    Begin,
    /// Answers the open question.
    Answer {
        /// The answer.
        response: Response,
        /// How long it took by the client's own clock, in seconds.
        seconds: Option<f64>,
    },
    /// Judges the own answer that was just revealed with its model answer.
    Judge(Verdict),
    /// Counts the typed answer just graded as right.
    Accept,
    /// Tries a query on the data that the learner sees.
    Run(String),
    /// Asks for the hint.
    Hint,
    /// Does not know.
    Skip,
    /// Takes the last answer back.
    Undo,
    /// Rates the answer that was just graded.
    Rate(Rate),
    /// Says that the question is wrong or unfair.
    Flag,
    /// Goes on after the feedback.
    Next,
    /// Ends the session.
    Quit,
}

/// How a learner rates an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// As remembered so.
    As(Rating),
    /// A grade better than it is rated; easy stays easy.
    Easier,
    /// A grade worse; again stays again.
    Harder,
}

/// What a session says.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The session begins.
    Started(Start),
    /// A question is asked, or asked again after an undo.
    Asked(Turn),
    /// The hint of the open question.
    Hinted {
        /// The question.
        turn: Turn,
        /// The hint.
        hint: String,
    },
    /// A query was tried; the question stays open.
    Ran(Ran),
    /// An answer was taken and will be graded at the end.
    Recorded(Turn),
    /// The own answer leaves something out, and more is asked for: the next answer adds to it.
    Prompted {
        /// The question.
        turn: Turn,
        /// What is asked; nothing where the bank does not say.
        ask: Option<String>,
    },
    /// An own answer waits for the learner's judgement, now that the model answer may be shown.
    Revealed {
        /// The question.
        turn: Turn,
        /// The learner's answer.
        answer: String,
        /// What was found in it.
        found: Option<Box<Assessment>>,
    },
    /// An answer is to be kept, before anything of it is shown.
    Reviewed(Reviewed),
    /// An answer was graded.
    Graded(Graded),
    /// The learner rated the answer otherwise.
    Rated(Graded),
    /// The answer to the question was taken back.
    Undone(Turn),
    /// The learner says that the question is wrong or unfair; it stays as it is.
    Flagged {
        /// The question.
        turn: Turn,
        /// Whether that is kept, which whoever keeps it knows.
        kept: bool,
    },
    /// The input changed nothing.
    Refused(Refusal),
    /// The time is over; what was not answered counts 0.
    TimeUp,
    /// The session is over.
    Finished(Report),
}

/// What a session waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// An answer to the open question, a hint, a skip.
    Answer(Turn),
    /// The learner's judgement of an own answer.
    Judgement(Turn),
    /// A word to go on after the feedback.
    Next(Turn),
}

/// The beginning of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// When.
    pub at: Timestamp,
    /// How many questions it has.
    pub count: usize,
    /// How many of them were answered or skipped before, in a session that is gone on with.
    pub settled: usize,
    /// Whether the answers are kept, which whoever keeps them knows.
    pub kept: bool,
    /// What they were drawn with.
    pub seed: u64,
}

/// A question at its place in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its number, from 1.
    pub n: usize,
    /// How many questions the session has.
    pub of: usize,
    /// Whether it is asked a second time, unscored.
    pub again: bool,
    /// Whether it was skipped before and has come round again, as in an exam.
    pub skipped: bool,
    /// The time left for the session when it was asked.
    pub left: Option<Duration>,
}

impl Turn {
    /// The same once the clock has stopped.
    #[must_use]
    pub fn untimed(self) -> Self {
        Self { left: None, ..self }
    }
}

/// A query that was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// The question.
    pub turn: Turn,
    /// The query.
    pub query: String,
    /// How many tries it makes.
    pub tries: usize,
    /// What came of it on each fixture that the learner sees.
    pub runs: Vec<sql::Run>,
}

/// A graded answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The question.
    pub turn: Turn,
    /// The answer; nothing if it was skipped or never given.
    pub response: Option<Response>,
    /// What it is worth.
    pub mark: Mark,
    /// How long it took.
    pub seconds: f64,
    /// Whether the hint was shown.
    pub hinted: bool,
    /// How often a query was tried before.
    pub tries: usize,
    /// Whether the learner counted it as right against the key.
    pub overridden: bool,
    /// Whether it will be asked once more at the end.
    pub comes_again: bool,
    /// How well it was remembered; nothing while it is ungraded.
    pub rating: Option<Rating>,
    /// When it comes back, which whoever keeps the answer knows; nothing where nothing is kept.
    pub back: Option<Back>,
}

/// An answer to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// What came of it.
    pub graded: Graded,
    /// Whether it stands in the place of what was kept of the same turn before.
    pub anew: bool,
}

/// When a question comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Back {
    /// The learner's day.
    pub today: Day,
    /// The day on which it comes back.
    pub due: Day,
}

/// Why an input changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no answer to take back.
    NothingToUndo,
    /// The question has no hint.
    NoHint,
    /// An exam gives no hints.
    NoHintInExam,
    /// Only queries can be tried.
    NothingToRun,
    /// Only a typed answer that was graded as not right can be counted as right.
    NothingToAccept,
    /// There is no answer to rate.
    NothingToRate,
    /// No question is open for it now.
    NotNow,
    /// What was given is no answer to this question; says why.
    NoAnswer(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NothingToUndo => "there is no answer to take back",
            Self::NoHint => "this question has no hint",
            Self::NoHintInExam => "an exam gives no hints",
            Self::NothingToRun => "only a query can be run, where one is asked for",
            Self::NothingToAccept => {
                "only a typed answer just graded wrong can be counted as right"
            }
            Self::NothingToRate => "there is no graded answer to rate",
            Self::NotNow => "that cannot be done now",
            Self::NoAnswer(why) => why,
        })
    }
}
