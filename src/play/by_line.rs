//! What the plain face asks for and understands, line by line.

use super::plain::Plain;
use super::typed::{self, Command, Typed};
use crate::failure::Failure;
use crate::model::{Kind, Verdict};
use crate::render::{self, sentence};
use crate::session::{Awaiting, Input, Item, Rate, Session, Turn};

/// The most bytes of an answer of several lines: where more comes it is handed in as it is, so that an
/// input without an end comes to one.
const LONGEST: usize = 100_000;

impl Plain<'_> {
    pub(super) fn answer(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let item = session.item(turn);
        let awaiting = Awaiting::Answer(turn);
        loop {
            let Some(text) = self.answer_text(turn, item)? else {
                return Ok(Input::Quit);
            };
            match text {
                Typed::Answer(text) => match typed::response(item, &text) {
                    Ok(response) => {
                        return Ok(Input::Answer {
                            response,
                            seconds: None,
                        });
                    }
                    Err(why) => self.tell(&sentence(&why))?,
                },
                Typed::Command(Command::Run) => {
                    let query = self.draft.take(turn);
                    self.draft.keep(turn, query.clone());
                    return Ok(Input::Run(query));
                }
                Typed::Command(Command::Clear) => drop(self.draft.take(turn)),
                Typed::Command(command) => {
                    if let Some(input) = self.command(command, awaiting, session)? {
                        return Ok(input);
                    }
                }
                Typed::Unknown(word) if typed::has_lines(item) => {
                    self.tell(&typed::no_line(&word))?;
                }
                Typed::Unknown(word) => self.unknown(&word)?,
            }
        }
    }

    fn answer_text(&mut self, turn: Turn, item: &Item) -> Result<Option<Typed>, Failure> {
        if typed::has_lines(item) {
            return self.lines(turn, item);
        }
        let form = typed::form(item).map(|form| format!(", {form}"));
        let line = self.ask(&format!("Answer{}: ", form.unwrap_or_default()))?;
        Ok(line.map(|line| typed::read(&line)))
    }

    /// Lines up to a lone dot or the end of the input; those before a command are kept.
    fn lines(&mut self, turn: Turn, item: &Item) -> Result<Option<Typed>, Failure> {
        let mut text = self.draft.take(turn);
        if text.is_empty() {
            self.tell("Answer, as many lines as you like, then a line with a dot alone:")?;
        } else {
            let lines = match item.question.body.kind() {
                Kind::Sql => render::query_so_far(self.look, &text),
                Kind::Single
                | Kind::Multi
                | Kind::Short
                | Kind::Output
                | Kind::Order
                | Kind::Match
                | Kind::Open => render::yours(self.look, "Your answer so far", &text),
            };
            self.say(&lines)?;
            self.tell("Go on, then a line with a dot alone:")?;
        }
        self.output.flush()?;
        while let Some(line) = self.line()? {
            match typed::read(&line) {
                Typed::Command(command) => {
                    if command != Command::Skip {
                        self.draft.keep(turn, text);
                    }
                    return Ok(Some(Typed::Command(command)));
                }
                Typed::Unknown(word) => {
                    self.draft.keep(turn, text);
                    return Ok(Some(Typed::Unknown(word)));
                }
                Typed::Answer(line) if line.trim() == "." => return Ok(Some(Typed::Answer(text))),
                Typed::Answer(line) => {
                    text.push_str(&line);
                    text.push('\n');
                    if text.len() > LONGEST {
                        return Ok(Some(Typed::Answer(text)));
                    }
                }
            }
        }
        Ok((!text.trim().is_empty()).then_some(Typed::Answer(text)))
    }

    pub(super) fn judgement(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let awaiting = Awaiting::Judgement(turn);
        let proposed = session.suggested().unwrap_or(Verdict::Partial);
        let prompt = format!(
            "Your verdict, got it, partly or missed (Enter: {}): ",
            render::judged(proposed)
        );
        loop {
            let Some(line) = self.ask(&prompt)? else {
                return Ok(Input::Quit);
            };
            match typed::read(&line) {
                Typed::Answer(word) if word.trim().is_empty() => {
                    return Ok(Input::Judge(proposed));
                }
                Typed::Answer(word) => match typed::verdict(&word) {
                    Some(verdict) => return Ok(Input::Judge(verdict)),
                    None => self.tell("One of these is asked for: got it, partly, missed.")?,
                },
                Typed::Command(command) => {
                    if let Some(input) = self.command(command, awaiting, session)? {
                        return Ok(input);
                    }
                }
                Typed::Unknown(word) => self.unknown(&word)?,
            }
        }
    }

    pub(super) fn go_on(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        if !self.person {
            return Ok(Input::Next);
        }
        let awaiting = Awaiting::Next(turn);
        let prompt = self.next_prompt(awaiting, session);
        loop {
            let Some(line) = self.ask(&prompt)? else {
                return Ok(Input::Quit);
            };
            match typed::read(&line) {
                Typed::Answer(text) if text.trim().is_empty() => return Ok(Input::Next),
                Typed::Answer(_) => self.tell("Enter alone goes on to the next question.")?,
                Typed::Command(command) => {
                    if let Some(input) = self.command(command, awaiting, session)? {
                        return Ok(input);
                    }
                }
                Typed::Unknown(word) => self.unknown(&word)?,
            }
        }
    }

    fn next_prompt(&self, awaiting: Awaiting, session: &Session) -> String {
        let mut offers = Vec::new();
        if let Some(last) = &self.last {
            let item = session.item(last.turn);
            let letters = render::more_letters(item, last);
            if !letters.is_empty() {
                offers.push(format!(":more reads {}", render::list(&letters)));
            }
            match item.question.references.len() {
                0 => {}
                1 => offers.push(":refs reads the reference".to_owned()),
                _ => offers.push(":refs reads the references".to_owned()),
            }
        }
        if typed::possible(awaiting, session, self.last.as_ref()).contains(&Command::Right) {
            offers.push(":right counts your answer as right".to_owned());
        }
        offers.push(":help lists :undo, :quit and more".to_owned());
        format!("Enter: next question. {}. ", offers.join(", "))
    }

    /// The input that a command means; nothing if it was about this face alone.
    fn command(
        &mut self,
        command: Command,
        awaiting: Awaiting,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        match command {
            Command::Hint => return Ok(Some(Input::Hint)),
            Command::Skip => return Ok(Some(Input::Skip)),
            Command::Undo => return Ok(Some(Input::Undo)),
            Command::Flag => return Ok(Some(Input::Flag)),
            Command::Quit => return Ok(Some(Input::Quit)),
            Command::Right => return Ok(Some(Input::Accept)),
            Command::Easier => return Ok(Some(Input::Rate(Rate::Easier))),
            Command::Harder => return Ok(Some(Input::Rate(Rate::Harder))),
            Command::Help => self.help(awaiting, session)?,
            Command::More => self.more(session)?,
            Command::Refs => self.refs(session)?,
            Command::Schema => self.schema(awaiting, session)?,
            Command::Run | Command::Clear => {
                self.tell("There is no answer to do that with now.")?;
            }
            Command::Edit => self.tell("There is no editor here. Type the answer.")?,
        }
        Ok(None)
    }

    fn help(&mut self, awaiting: Awaiting, session: &Session) -> Result<(), Failure> {
        let mut commands = typed::possible(awaiting, session, self.last.as_ref());
        if self.last.is_some() {
            commands.extend([Command::More, Command::Refs]);
        }
        for command in commands {
            let does = typed::does(command, awaiting, session);
            self.tell(&sentence(&format!("{} {does}", command.name())))?;
        }
        if typed::takes_lines(awaiting, session) {
            self.tell("A line with a dot alone ends the answer.")?;
        }
        self.tell("An answer that begins with a colon is typed with two.")
    }

    fn schema(&mut self, awaiting: Awaiting, session: &Session) -> Result<(), Failure> {
        match typed::queried(awaiting, session) {
            Some(key) => {
                let lines = render::tables(self.look, key);
                self.say(&lines)
            }
            None => self.tell("This question has no tables."),
        }
    }

    fn more(&mut self, session: &Session) -> Result<(), Failure> {
        let lines = match &self.last {
            Some(last) => render::more(self.look, session.item(last.turn), last),
            None => Vec::new(),
        };
        if lines.is_empty() {
            return self.tell("There is no more to read.");
        }
        self.say(&lines)
    }

    fn refs(&mut self, session: &Session) -> Result<(), Failure> {
        match &self.last {
            Some(last) => {
                let lines = render::refs(self.look, session.item(last.turn));
                self.say(&lines)
            }
            None => self.tell("No question was answered yet."),
        }
    }

    fn unknown(&mut self, word: &str) -> Result<(), Failure> {
        self.tell(&format!(
            "{word} is no command. Type :help for those there are."
        ))
    }
}
