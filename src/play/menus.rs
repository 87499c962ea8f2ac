//! How each kind of question is answered in a terminal: menus, typed lines, the Esc menu.

use super::Prompt;
use super::asker::Asked;
use super::theme::Marks;
use super::typed::{self, Command, Typed};
use crate::failure::Failure;
use crate::model::{Kind, Response};
use crate::render::{self, sentence};
use crate::session::{Awaiting, Input, Item, Rate, Session, Turn};
use crate::sorting;

/// The input that a command means; nothing if it is about the face alone.
pub(super) fn input(command: Command) -> Option<Input> {
    match command {
        Command::Hint => Some(Input::Hint),
        Command::Skip => Some(Input::Skip),
        Command::Undo => Some(Input::Undo),
        Command::Flag => Some(Input::Flag),
        Command::Quit => Some(Input::Quit),
        Command::Right => Some(Input::Accept),
        Command::Easier => Some(Input::Rate(Rate::Easier)),
        Command::Harder => Some(Input::Rate(Rate::Harder)),
        Command::Help
        | Command::More
        | Command::Refs
        | Command::Edit
        | Command::Run
        | Command::Schema
        | Command::Clear => None,
    }
}

/// `? word   keys` with the first of `keys` that fits `columns`, or the last one.
pub(super) fn heading(word: &str, keys: &[&str], columns: usize) -> String {
    let all = keys.iter().map(|keys| format!("? {word}   {keys}"));
    let fits = |line: &String| render::width(line) < columns;
    let narrow = keys
        .last()
        .map_or_else(String::new, |keys| format!("? {word}  {keys}"));
    all.clone().find(fits).unwrap_or(narrow)
}

/// The columns of the widest mark before an option of this question.
pub(super) fn mark(item: &Item) -> usize {
    match item.question.body.kind() {
        Kind::Multi => Marks::MANY,
        Kind::Single
        | Kind::Short
        | Kind::Output
        | Kind::Order
        | Kind::Match
        | Kind::Sql
        | Kind::Open => Marks::ONE,
    }
}

pub(super) fn named(commands: &[Command]) -> String {
    let names: Vec<_> = commands
        .iter()
        .map(|command| &command.name()[1..])
        .collect();
    names.join(", ")
}

impl Prompt<'_> {
    /// Asks for the answer to the open question.
    pub(super) fn answer(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let item = session.item(turn);
        loop {
            let menu = self.menu(item).filter(|_| !self.listed);
            let input = match menu {
                Some(items) => self.by_menu(&items, turn, session)?,
                None => self.by_typing(turn, session)?,
            };
            if let Some(input) = input {
                return Ok(input);
            }
        }
    }

    fn by_menu(
        &mut self,
        items: &[String],
        turn: Turn,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        let item = session.item(turn);
        let awaiting = Awaiting::Answer(turn);
        let names = named(&typed::possible(awaiting, session, None));
        let (how, narrow) = match item.question.body.kind() {
            Kind::Multi => ("space, then Enter", "(space ticks, Esc: more)"),
            Kind::Order => ("space lifts, ↑ ↓ move, Enter", "(space lifts, Esc: more)"),
            Kind::Single | Kind::Short | Kind::Output | Kind::Match | Kind::Sql | Kind::Open => {
                ("↑ ↓ Enter", "(↑ ↓ Enter, Esc)")
            }
        };
        let (long, short) = (
            format!("({how} · Esc: {names})"),
            format!("({how} · Esc: more)"),
        );
        let prompt = heading("Your answer", &[&long, &short, narrow], self.window.columns);
        let shown = |at: usize| item.layout.shown.get(at).copied().unwrap_or(at);
        let asked = match item.question.body.kind() {
            Kind::Multi => positions(self.asker.many(&prompt, items), |chosen| {
                Response::Choices(sorting::set(chosen.into_iter().map(shown)))
            }),
            Kind::Order => positions(self.asker.order(&prompt, items), |order| {
                Response::Order(order.into_iter().map(shown).collect())
            }),
            Kind::Single | Kind::Short | Kind::Output | Kind::Match | Kind::Sql | Kind::Open => {
                positions(self.asker.one(&prompt, items, 0), |at| {
                    Response::Choice(shown(at))
                })
            }
        };
        match asked {
            Asked::Given(Response::Choices(none)) if none.is_empty() => {
                self.tell("Nothing is ticked: space ticks a line, Enter sends.")?;
                Ok(None)
            }
            Asked::Given(Response::Order(order))
                if order == item.layout.shown && !std::mem::replace(&mut self.unmoved, true) =>
            {
                self.tell("Nothing was moved. Enter again hands it in so.")?;
                Ok(None)
            }
            Asked::Given(response) => self.given(item, response).map(Some),
            Asked::Escaped => self.aside(awaiting, session),
            Asked::Ended => Ok(Some(self.end())),
            Asked::Broken => self.by_line(awaiting, session).map(Some),
        }
    }

    /// Leaves what was chosen on the screen in place of the menu.
    fn given(&mut self, item: &Item, response: Response) -> Result<Input, Failure> {
        let said = render::said(item, &response);
        self.say(&[format!("? Your answer   {said}")])?;
        Ok(Input::Answer {
            response,
            seconds: None,
        })
    }

    /// Lists the options above the prompt, unless they stand there.
    pub(super) fn list(&mut self, item: &Item) -> Result<(), Failure> {
        if !self.listed {
            self.listed = true;
            let lines = render::parts(self.look(), item);
            self.say(&lines)?;
        }
        Ok(())
    }

    /// The small menu behind Esc: what can be done beside answering; nothing if it is left again.
    pub(super) fn aside(
        &mut self,
        awaiting: Awaiting,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        let commands = typed::possible(awaiting, session, None);
        let room = self.window.columns.saturating_sub(1 + Marks::ONE);
        let items: Vec<_> = commands
            .iter()
            .map(|command| {
                let line = |does: &str| format!("{:<6} {does}", &command.name()[1..]);
                let full = line(&self.does(*command, awaiting, session));
                let brief = line(typed::does(*command, awaiting, session));
                let fits = render::width(&full) <= room;
                render::cut(if fits { &full } else { &brief }, room)
            })
            .collect();
        let keys = [
            "(↑ ↓ Enter · Esc: back to the question)",
            "(↑ ↓ Enter · Esc: back)",
            "(Esc: back)",
        ];
        let prompt = heading("What now   ", &keys, self.window.columns);
        if !self.has_room(items.len()) {
            return self.by_line(awaiting, session).map(Some);
        }
        match self.asker.one(&prompt, &items, 0) {
            Asked::Given(at) => Ok(commands.get(at).copied().and_then(input)),
            Asked::Ended => Ok(Some(self.end())),
            Asked::Escaped => Ok(None),
            Asked::Broken => self.by_line(awaiting, session).map(Some),
        }
    }

    fn by_typing(&mut self, turn: Turn, session: &Session) -> Result<Option<Input>, Failure> {
        let item = session.item(turn);
        self.list(item)?;
        if typed::has_lines(item) {
            return self.by_lines(turn, session);
        }
        let awaiting = Awaiting::Answer(turn);
        let names: Vec<_> = typed::possible(awaiting, session, None)
            .iter()
            .map(|command| command.name())
            .collect();
        let before =
            |form: Option<String>| form.map_or_else(String::new, |form| format!("{form} · "));
        let form = before(typed::form(item));
        let all = format!("({form}{})", names.join(" "));
        let few = format!("({form}:help)");
        let least = format!("({}:help)", before(typed::example(item)));
        let line = heading("Your answer", &[&all, &few, &least], self.window.columns);
        self.say(&[line])?;
        match self.asker.line(">") {
            Asked::Given(text) => self.understood(&text, turn, session),
            Asked::Ended => Ok(Some(self.end())),
            Asked::Escaped | Asked::Broken => self.by_line(awaiting, session).map(Some),
        }
    }

    fn understood(
        &mut self,
        text: &str,
        turn: Turn,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        let item = session.item(turn);
        let lines = render::hang("> ", text, self.look().width());
        self.say(&lines)?;
        match typed::read(text) {
            Typed::Answer(text) => match typed::response(item, &text) {
                Ok(response) => {
                    return Ok(Some(Input::Answer {
                        response,
                        seconds: None,
                    }));
                }
                Err(why) => self.tell(&sentence(&why))?,
            },
            Typed::Command(command) => match input(command) {
                Some(input) => return Ok(Some(input)),
                None => self.help(command, Awaiting::Answer(turn), session)?,
            },
            Typed::Unknown(word) => self.unknown(&word)?,
        }
        Ok(None)
    }

    /// What a line of the Esc menu does, as things stand.
    pub(super) fn does(&self, command: Command, awaiting: Awaiting, session: &Session) -> String {
        match (command, awaiting) {
            (Command::Hint, _) if self.kept => {
                "does not cost points; the question comes back sooner".to_owned()
            }
            (Command::Hint, _) => "does not cost points".to_owned(),
            (Command::Skip, Awaiting::Answer(turn))
                if session.is_asking_on() || session.rules().brings_back() && !turn.skipped =>
            {
                typed::does(command, awaiting, session).to_owned()
            }
            (Command::Skip, _) if session.rules().exam => command.does().to_owned(),
            (Command::Skip, _) => "\"I don't know\": shows the answer, scores 0".to_owned(),
            (Command::Undo, Awaiting::Judgement(_)) => {
                "back to the question, to answer anew".to_owned()
            }
            (Command::Undo, _) => match session.undoable() {
                Some(n) => format!("takes back the answer to question {n}"),
                None => command.does().to_owned(),
            },
            (Command::Quit, _) if self.kept && session.settled() > 0 => format!(
                "keeps your {}; `roadmap quiz --resume` goes on from here",
                render::count(session.settled(), "answer")
            ),
            (Command::Quit, _) => {
                format!(
                    "ends here, with the report of {}",
                    render::count(session.settled(), "answer")
                )
            }
            (
                Command::Right
                | Command::Easier
                | Command::Harder
                | Command::Flag
                | Command::Help
                | Command::More
                | Command::Refs
                | Command::Edit
                | Command::Run
                | Command::Schema
                | Command::Clear,
                _,
            ) => command.does().to_owned(),
        }
    }
}

fn positions<T>(asked: Asked<T>, response: impl FnOnce(T) -> Response) -> Asked<Response> {
    match asked {
        Asked::Given(given) => Asked::Given(response(given)),
        Asked::Escaped => Asked::Escaped,
        Asked::Ended => Asked::Ended,
        Asked::Broken => Asked::Broken,
    }
}
