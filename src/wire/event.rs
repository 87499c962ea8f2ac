//! The lines that a session writes.

use schemars::JsonSchema;
use serde::Serialize;

use super::time::{date, time};
use super::{Format, Graded, Question, Ran, Rating, Report};
use crate::session::{self, ORDER, Refusal, Start, Turn};

/// One line that a session writes. Where the command fails, its last line is an `error`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event<'a> {
    /// The session begins: always its first line.
    Session(Session),
    /// A question is asked, or asked again after an undo.
    Question(Question<'a>),
    /// The hint that was asked for.
    Hint(Hint<'a>),
    /// A query was tried; the question stays open.
    Ran(Ran<'a>),
    /// An answer was taken and will be graded at the end, as in an exam.
    Recorded(Recorded<'a>),
    /// An interviewer asks for what the answer leaves out: the next answer adds to it, `skip` adds nothing.
    Prompted(Prompted<'a>),
    /// An answer was graded.
    Graded(Box<Graded<'a>>),
    /// The answer just graded was rated as asked for.
    Rated(Rated<'a>),
    /// An answer was taken back; its question follows again with the same `n`.
    Undone(Undone<'a>),
    /// The open question was said to be wrong or unfair.
    Flagged(Flagged<'a>),
    /// The line sent was no valid input; the question stays open.
    Refused(Refused),
    /// Something to know that is no error.
    Warning(Warning),
    /// The session is over: always its last line.
    Report(Report<'a>),
}

/// The beginning of a session.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Session {
    /// The number of the format.
    pub format: Format,
    /// What the questions were drawn with; the same bank, flags and seed give the same session.
    pub seed: u64,
    /// The name of the algorithm that drew them.
    pub order: &'static str,
    /// How many questions it has.
    pub count: usize,
    /// How many of them were answered or skipped before, in a session that is gone on with.
    pub settled: usize,
    /// Whether the answers are kept.
    pub kept: bool,
    /// Whether it is an exam: no hints, and no feedback until the end.
    pub exam: bool,
    /// Whether it is an interview: an exam that asks for what an own answer leaves out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub interview: bool,
    /// The time for all answers together, in seconds; null without a limit.
    pub time_limit: Option<f64>,
    /// The percentage that passes; null if none was set.
    pub pass: Option<f64>,
    /// When it began.
    #[schemars(extend("format" = "date-time"))]
    pub at: String,
}

/// The hint of the open question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hint<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// The hint.
    pub hint: String,
}

/// An answer was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recorded<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
}

/// An interviewer asks on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Prompted<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// What is asked; null where the bank does not say: whether there is anything to add.
    pub ask: Option<&'a str>,
}

/// An answer was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Undone<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
}

/// A question was said to be wrong or unfair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flagged<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// Whether that is kept.
    pub kept: bool,
}

/// An answer was rated by the learner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rated<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// How well it was remembered.
    pub rating: Option<Rating>,
    /// The day on which it comes back; null where nothing is kept.
    #[schemars(extend("format" = "date"))]
    pub next_due: Option<String>,
}

/// The line changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Refused {
    /// Of which kind the reason is.
    pub reason: Refusing,
    /// The reason for people.
    pub message: String,
    /// What to send instead.
    pub help: Option<String>,
}

/// Why a line was refused. More reasons may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refusing {
    /// The line is longer than 1 MiB.
    TooLong,
    /// The line is not UTF-8.
    NotUtf8,
    /// The line is not JSON.
    NotJson,
    /// The line is JSON but no object.
    NotAnObject,
    /// The object has a key that no input has.
    UnknownKey,
    /// The object has no key that does something.
    NoKey,
    /// The object has keys that do not go together.
    SeveralKeys,
    /// The value of a key is of the wrong type.
    WrongType,
    /// What was sent is no answer to this question.
    NoAnswer,
    /// There is no answer to take back.
    NothingToUndo,
    /// The question has no hint.
    NoHint,
    /// An exam gives no hints.
    NoHintInExam,
    /// The question asks for no query.
    NothingToRun,
    /// There is no answer to be counted as right.
    NothingToAccept,
    /// There is no graded answer to rate.
    NothingToRate,
    /// That cannot be done now.
    NotNow,
}

/// Something to know that is no error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Warning {
    /// Of which kind it is.
    pub kind: WarningKind,
    /// What is to be known.
    pub message: String,
}

/// What a warning is about. More kinds may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// The time is over; what was not answered counts 0.
    TimeUp,
    /// The questions are not as they were when the paper was made.
    PaperChanged,
    /// Answers are not kept, from here on.
    NotKept,
    /// The store of answers was damaged and begun anew.
    StoreDamaged,
    /// Some of the questions of the session that is gone on with are not there any more.
    QuestionsGone,
    /// The goal leaves no question of those asked for; they are asked without it.
    GoalLeftOut,
}

impl Warning {
    /// A warning of `kind`.
    #[must_use]
    pub fn new(kind: WarningKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { kind, message }
    }
}

impl Refused {
    /// A refusal without further help.
    #[must_use]
    pub fn new(reason: Refusing, message: impl Into<String>) -> Self {
        Self {
            reason,
            message: message.into(),
            help: None,
        }
    }

    /// The same with a word on what to send instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<&Refusal> for Refused {
    fn from(refusal: &Refusal) -> Self {
        let reason = match refusal {
            Refusal::NothingToUndo => Refusing::NothingToUndo,
            Refusal::NoHint => Refusing::NoHint,
            Refusal::NoHintInExam => Refusing::NoHintInExam,
            Refusal::NothingToRun => Refusing::NothingToRun,
            Refusal::NothingToAccept => Refusing::NothingToAccept,
            Refusal::NothingToRate => Refusing::NothingToRate,
            Refusal::NotNow => Refusing::NotNow,
            Refusal::NoAnswer(_) => Refusing::NoAnswer,
        };
        Self::new(reason, refusal.to_string())
    }
}

/// The line for `event` of `session`; nothing for what only a person needs to be shown.
#[must_use]
pub fn event<'a>(event: &'a session::Event, session: &'a session::Session) -> Option<Event<'a>> {
    Some(match event {
        session::Event::Started(start) => Event::Session(started(start, session)),
        session::Event::Asked(turn) => Event::Question(Question::new(*turn, session)),
        session::Event::Hinted { turn, hint } => Event::Hint(Hint {
            n: turn.n,
            id: id(*turn, session),
            hint: hint.clone(),
        }),
        session::Event::Ran(ran) => Event::Ran(Ran::new(ran, id(ran.turn, session))),
        session::Event::Recorded(turn) => Event::Recorded(Recorded {
            n: turn.n,
            id: id(*turn, session),
        }),
        session::Event::Prompted { turn, ask } => Event::Prompted(Prompted {
            n: turn.n,
            id: id(*turn, session),
            ask: ask.as_deref(),
        }),
        session::Event::Revealed { .. } | session::Event::Reviewed(_) => return None,
        session::Event::Graded(graded) => Event::Graded(Box::new(Graded::new(graded, session))),
        session::Event::Rated(graded) => Event::Rated(Rated {
            n: graded.turn.n,
            id: id(graded.turn, session),
            rating: graded.rating.map(Rating::from),
            next_due: graded.back.map(|back| date(back.due)),
        }),
        session::Event::Undone(turn) => Event::Undone(Undone {
            n: turn.n,
            id: id(*turn, session),
        }),
        session::Event::Flagged { turn, kept } => Event::Flagged(Flagged {
            n: turn.n,
            id: id(*turn, session),
            kept: *kept,
        }),
        session::Event::Refused(refusal) => Event::Refused(refusal.into()),
        session::Event::TimeUp => Event::Warning(time_up()),
        session::Event::Finished(report) => Event::Report(Report::new(report, session)),
    })
}

fn time_up() -> Warning {
    Warning::new(
        WarningKind::TimeUp,
        "the time is over; what was not answered counts 0",
    )
}

fn id(turn: Turn, session: &session::Session) -> &str {
    &session.item(turn).question.header.id
}

fn started(start: &Start, session: &session::Session) -> Session {
    let rules = session.rules();
    Session {
        format: Format,
        seed: start.seed,
        order: ORDER,
        count: start.count,
        settled: start.settled,
        kept: start.kept,
        exam: rules.exam,
        interview: rules.interview,
        time_limit: rules.time_limit.map(|limit| limit.as_secs_f64()),
        pass: rules.pass,
        at: time(start.at),
    }
}
