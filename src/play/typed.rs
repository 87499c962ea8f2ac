//! What a typed line says in every face: an answer or a command.

use crate::memory::Rating;
use crate::model::{Body, Comparison, Kind, Response, Sql, Verdict, Written};
use crate::session::{Awaiting, Graded, Item, Session, interpret, letter, split_line};

/// A command that can be typed where an answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Shows the hint.
    Hint,
    /// Does not know.
    Skip,
    /// Takes the last answer back.
    Undo,
    /// Says that the question is wrong or unfair.
    Flag,
    /// Ends the session.
    Quit,
    /// Says what can be typed.
    Help,
    /// Reads the reasons of the other options.
    More,
    /// Reads the references.
    Refs,
    /// Counts the typed answer as right.
    Right,
    /// Rates the answer as easier to remember.
    Easier,
    /// Rates the answer as harder to remember.
    Harder,
    /// Opens an editor.
    Edit,
    /// Tries the query.
    Run,
    /// Shows the tables.
    Schema,
    /// Begins the answer anew.
    Clear,
}

impl Command {
    const ALL: [Self; 15] = [
        Self::Hint,
        Self::Skip,
        Self::Undo,
        Self::Flag,
        Self::Quit,
        Self::Help,
        Self::More,
        Self::Refs,
        Self::Right,
        Self::Easier,
        Self::Harder,
        Self::Edit,
        Self::Run,
        Self::Schema,
        Self::Clear,
    ];

    /// The command of that name, upper and lower case alike.
    fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|command| command.name().eq_ignore_ascii_case(name))
    }

    /// As it is typed.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Hint => ":hint",
            Self::Skip => ":skip",
            Self::Undo => ":undo",
            Self::Flag => ":flag",
            Self::Quit => ":quit",
            Self::Help => ":help",
            Self::More => ":more",
            Self::Refs => ":refs",
            Self::Right => ":right",
            Self::Easier => ":easier",
            Self::Harder => ":harder",
            Self::Edit => ":edit",
            Self::Run => ":run",
            Self::Schema => ":schema",
            Self::Clear => ":clear",
        }
    }

    /// Whether a narrow window names it in `:help` alone.
    pub(super) const fn is_aside(self) -> bool {
        matches!(self, Self::Easier | Self::Harder | Self::Flag)
    }

    /// What it does, in a few words.
    pub(super) const fn does(self) -> &'static str {
        match self {
            Self::Hint => "shows it, costs no points",
            Self::Skip => "\"I don't know\", scores 0",
            Self::Undo => "takes the last answer back",
            Self::Flag => "notes it as wrong or unfair",
            Self::Quit => "ends with the report",
            Self::Help => "reads this list",
            Self::More => "reads about the other options",
            Self::Refs => "reads the references and the id",
            Self::Right => "counts your typed answer as right",
            Self::Easier => "you knew it better: it comes back later",
            Self::Harder => "you knew it less well: it comes back sooner",
            Self::Edit => "opens your editor for the answer",
            Self::Run => "tries the query on the data you see",
            Self::Schema => "reads the tables with their rows",
            Self::Clear => "begins the answer anew",
        }
    }
}

/// What a typed line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// An answer; `::x` is the answer `:x`.
    Answer(String),
    /// A command.
    Command(Command),
    /// A line that begins as a command does and is none.
    Unknown(String),
}

/// Reads a line.
pub(super) fn read(line: &str) -> Typed {
    let trimmed = line.trim();
    if let Some(rest) = trimmed.strip_prefix("::") {
        return Typed::Answer(format!(":{rest}"));
    }
    if !trimmed.starts_with(':') {
        return Typed::Answer(line.to_owned());
    }
    Command::named(trimmed).map_or_else(|| Typed::Unknown(trimmed.to_owned()), Typed::Command)
}

/// The commands that can do something now.
pub(super) fn possible(
    awaiting: Awaiting,
    session: &Session,
    last: Option<&Graded>,
) -> Vec<Command> {
    let mut commands = Vec::new();
    match awaiting {
        Awaiting::Answer(turn) => {
            if session.item(turn).question.hint.is_some() && !session.rules().exam {
                commands.push(Command::Hint);
            }
            if matches!(session.item(turn).question.body, Body::Sql(_)) {
                commands.extend([Command::Run, Command::Schema]);
            }
            if has_lines(session.item(turn)) {
                commands.push(Command::Clear);
            }
            commands.push(Command::Skip);
        }
        Awaiting::Judgement(_) => {}
        Awaiting::Next(turn) => {
            let last = last.filter(|last| last.turn.n == turn.n);
            if last.is_some_and(|last| may_be_right(session, last)) {
                commands.push(Command::Right);
            }
            if let Some(last) = last.filter(|last| last.back.is_some()) {
                commands.extend(ratings(last));
            }
        }
    }
    if may_be_undone(awaiting, session) {
        commands.push(Command::Undo);
    }
    commands.extend([Command::Flag, Command::Quit]);
    commands
}

/// The words that change how the answer is rated; at the ends of the scale one of them.
fn ratings(last: &Graded) -> impl Iterator<Item = Command> {
    let easier = last.rating < Rating::ALL.last().copied();
    let harder = last.rating > Rating::ALL.first().copied();
    let words = [(easier, Command::Easier), (harder, Command::Harder)];
    words
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| word)
}

fn may_be_undone(awaiting: Awaiting, session: &Session) -> bool {
    match awaiting {
        Awaiting::Judgement(_) => !session.rules().exam,
        Awaiting::Answer(_) | Awaiting::Next(_) => session.undoable().is_some(),
    }
}

/// Whether the typed answer that was just graded can be counted as right.
fn may_be_right(session: &Session, last: &Graded) -> bool {
    let typed = matches!(
        session.item(last.turn).question.body.kind(),
        Kind::Short | Kind::Output
    );
    session.rules().overrides && typed && last.mark.verdict == Verdict::Wrong
}

/// What a command does, as things stand, in a few words.
pub(super) fn does(command: Command, awaiting: Awaiting, session: &Session) -> &'static str {
    if command == Command::Skip && session.is_asking_on() {
        return "has nothing to add";
    }
    if let (Command::Skip, Awaiting::Answer(turn)) = (command, awaiting)
        && session.rules().brings_back()
        && !turn.skipped
    {
        return "goes on; it comes round again";
    }
    command.does()
}

/// What is said of a line among others that begins as a command does and is none.
pub(super) fn no_line(word: &str) -> String {
    let first = word.split_whitespace().next().unwrap_or_default();
    let why = match Command::named(first) {
        Some(command) => format!(
            "`{}` is typed alone on its line, below what you wrote",
            command.name()
        ),
        None => format!("{word} is no command"),
    };
    format!("{why}; `:{word}` is the line `{word}`.")
}

/// Whether an answer of several lines is asked for now.
pub(super) fn takes_lines(awaiting: Awaiting, session: &Session) -> bool {
    match awaiting {
        Awaiting::Answer(turn) => has_lines(session.item(turn)),
        Awaiting::Judgement(_) | Awaiting::Next(_) => false,
    }
}

/// The key of the query that is asked for now.
pub(super) fn queried(awaiting: Awaiting, session: &Session) -> Option<&Sql> {
    match awaiting {
        Awaiting::Answer(turn) => match &session.item(turn).question.body {
            Body::Sql(key) => Some(key),
            Body::Single(_)
            | Body::Multi(_)
            | Body::Short(_)
            | Body::Output(_)
            | Body::Order(_)
            | Body::Match(_)
            | Body::Open(_) => None,
        },
        Awaiting::Judgement(_) | Awaiting::Next(_) => None,
    }
}

/// Whether the answer may have several lines.
pub(super) fn has_lines(item: &Item) -> bool {
    let broken = |key: &Written| {
        key.compare != Comparison::Regex && key.accept.iter().any(|text| text.trim().contains('\n'))
    };
    match &item.question.body {
        Body::Sql(_) | Body::Open(_) => true,
        Body::Short(key) | Body::Output(key) => broken(key),
        Body::Single(_) | Body::Multi(_) | Body::Order(_) | Body::Match(_) => false,
    }
}

/// What a line of the answer looks like, in a few words; nothing where any words do.
pub(super) fn form(item: &Item) -> Option<String> {
    let last = letter(item.layout.shown.len().saturating_sub(1));
    match item.question.body.kind() {
        Kind::Single => Some(format!("a to {last}")),
        Kind::Multi => Some("all that are right, such as a c".to_owned()),
        Kind::Order => Some("all letters in order, such as c a b".to_owned()),
        Kind::Match => Some("each number with its letter, such as 1b 2a".to_owned()),
        Kind::Output => Some("what it prints".to_owned()),
        Kind::Short | Kind::Sql | Kind::Open => None,
    }
}

/// An example of the form, as short as can be.
pub(super) fn example(item: &Item) -> Option<String> {
    match item.question.body.kind() {
        Kind::Single => form(item),
        Kind::Multi => Some("such as a c".to_owned()),
        Kind::Order => Some("such as c a b".to_owned()),
        Kind::Match => Some("such as 1b 2a".to_owned()),
        Kind::Output | Kind::Short | Kind::Sql | Kind::Open => None,
    }
}

/// The response that `text`, typed, is to `item`.
pub(super) fn response(item: &Item, text: &str) -> Result<Response, String> {
    let given = split_line(item, text);
    if given.is_empty() {
        return Err("the answer is empty; `:skip` passes it".to_owned());
    }
    interpret(item, given, None)
}

/// The verdict that a learner's word means.
pub(super) fn verdict(word: &str) -> Option<Verdict> {
    let word = word.trim().to_lowercase();
    match word.as_str() {
        "got it" | "g" => Some(Verdict::Correct),
        "partly" | "p" => Some(Verdict::Partial),
        "missed" | "m" => Some(Verdict::Wrong),
        other => Verdict::given(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_begins_a_command() {
        let cases = [
            ("b", Typed::Answer("b".into())),
            (" two words", Typed::Answer(" two words".into())),
            (":skip", Typed::Command(Command::Skip)),
            (":SKIP", Typed::Command(Command::Skip)),
            (" :quit ", Typed::Command(Command::Quit)),
            ("::before", Typed::Answer(":before".into())),
            (":sleep", Typed::Unknown(":sleep".into())),
        ];
        for (line, expected) in cases {
            assert_eq!(read(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_line_that_is_no_command_is_told_of() {
        let check = |line: &str, expected: &str| assert_eq!(no_line(line), expected);
        check(":wat", ":wat is no command; `::wat` is the line `:wat`.");
        check(
            ":run SELECT 1",
            "`:run` is typed alone on its line, below what you wrote; `::run SELECT 1` is the line `:run SELECT 1`.",
        );
    }

    #[test]
    fn a_learner_judges_in_words() {
        let cases = [
            ("got it", Some(Verdict::Correct)),
            ("Partly", Some(Verdict::Partial)),
            ("wrong", Some(Verdict::Wrong)),
            ("skipped", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(verdict(word), expected, "{word:?}");
        }
    }
}
