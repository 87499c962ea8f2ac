//! The plain face: one line one answer, words only, for pipes, small windows and screen readers.

use std::io::{self, BufRead};

use super::Face;
use super::guard::Guard;
use super::missed::Missed;
use super::typed::{self, Command, Typed};
use crate::failure::Failure;
use crate::output::Output;
use crate::render::{self, Look, Road, sentence};
use crate::session::{Awaiting, Event, Graded, Input, Item, Report, Session, Turn};

/// A face that reads and writes lines.
pub struct Plain<'a> {
    look: Look,
    road: &'a Road,
    input: &'a mut dyn BufRead,
    output: &'a mut Output,
    person: bool,
    last: Option<Graded>,
    missed: Missed,
    guard: Option<Guard>,
}

impl<'a> Plain<'a> {
    /// A face over `input` and `output`. `person` tells whether somebody types at a terminal: then
    /// the session waits after feedback, and what is typed is not written again.
    pub fn new(
        look: Look,
        road: &'a Road,
        input: &'a mut dyn BufRead,
        output: &'a mut Output,
        person: bool,
    ) -> Self {
        let look = Look::new(look.columns, true);
        Self {
            look,
            road,
            input,
            output,
            person,
            last: None,
            missed: Missed::default(),
            guard: None,
        }
    }

    /// The same face that leaves with a word when a signal ends the program.
    #[must_use]
    pub fn guarded(mut self) -> Self {
        self.guard = Guard::install();
        self
    }

    /// The same face after the feedback on `last`.
    pub(super) fn after(mut self, last: Option<Graded>) -> Self {
        self.last = last;
        self
    }

    fn say(&mut self, lines: &[String]) -> Result<(), Failure> {
        for line in lines {
            self.output.data(&format!("{line}\n"))?;
        }
        Ok(())
    }

    fn tell(&mut self, text: &str) -> Result<(), Failure> {
        self.say(&render::wrap(text, self.look.width()))
    }

    /// Asks for a line; nothing at the end of the input.
    fn ask(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        let lines = render::wrap(prompt, self.look.width());
        let space = if prompt.ends_with(' ') { " " } else { "" };
        self.output.data(&format!("{}{space}", lines.join("\n")))?;
        self.output.flush()?;
        self.line()
    }

    fn line(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        let read = self.input.read_until(b'\n', &mut bytes);
        let count =
            read.map_err(|error: io::Error| Failure::io("cannot read the answers", &error))?;
        let text = String::from_utf8_lossy(&bytes);
        let line = text.trim_end_matches(['\n', '\r']).to_owned();
        if count == 0 || !self.person {
            self.output.data(&format!("{}\n", render::visible(&line)))?;
        }
        Ok((count > 0).then_some(line))
    }

    fn start(&mut self, count: usize, session: &Session) -> Result<(), Failure> {
        let mut text = format!("{}.", render::count(count, "question"));
        if session.rules().exam {
            text.push_str(" An exam: no hints, no feedback until the end.");
        }
        if let Some(limit) = session.rules().time_limit {
            text.push_str(&format!(
                " Time: {}.",
                render::duration(limit.as_secs_f64())
            ));
        }
        text.push_str(" Type a letter and Enter. Type :help for other commands.");
        self.tell(&text)
    }

    fn asked(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        let item = session.item(turn);
        let mut lines = vec![String::new()];
        lines.extend(render::question(self.look, self.road, turn, item));
        lines.extend(render::parts(self.look, item));
        self.say(&lines)
    }

    fn graded(&mut self, graded: &Graded, session: &Session) -> Result<(), Failure> {
        if self.missed.keeps(graded, session) {
            return Ok(());
        }
        self.last = Some(graded.clone());
        self.say(&render::feedback(
            self.look,
            session.item(graded.turn),
            graded,
        ))
    }

    fn answer(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let item = session.item(turn);
        let awaiting = Awaiting::Answer(turn);
        loop {
            let Some(text) = self.answer_text(item)? else {
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
                Typed::Command(command) => {
                    if let Some(input) = self.command(command, awaiting, session)? {
                        return Ok(input);
                    }
                }
                Typed::Unknown(word) => self.unknown(&word)?,
            }
        }
    }

    fn answer_text(&mut self, item: &Item) -> Result<Option<Typed>, Failure> {
        if typed::has_lines(item) {
            return self.lines();
        }
        let form = typed::form(item).map(|form| format!(", {form}"));
        let line = self.ask(&format!("Answer{}: ", form.unwrap_or_default()))?;
        Ok(line.map(|line| typed::read(&line)))
    }

    /// Lines up to a lone dot or the end of the input.
    fn lines(&mut self) -> Result<Option<Typed>, Failure> {
        self.tell("Answer, as many lines as you like, then a line with a dot alone:")?;
        self.output.flush()?;
        let mut text = String::new();
        while let Some(line) = self.line()? {
            match typed::read(&line) {
                Typed::Command(command) => return Ok(Some(Typed::Command(command))),
                Typed::Answer(line) if line.trim() == "." => return Ok(Some(Typed::Answer(text))),
                Typed::Answer(line) | Typed::Unknown(line) => {
                    text.push_str(&line);
                    text.push('\n');
                }
            }
        }
        Ok((!text.trim().is_empty()).then_some(Typed::Answer(text)))
    }

    fn judgement(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let awaiting = Awaiting::Judgement(turn);
        loop {
            let Some(line) = self.ask("Your verdict, got it, partly or missed: ")? else {
                return Ok(Input::Quit);
            };
            match typed::read(&line) {
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

    fn go_on(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
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
        let offers = offers.join(", ");
        let stop = if offers.is_empty() { "" } else { "." };
        format!("Enter: next question. {offers}{stop} ")
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
            Command::Quit => return Ok(Some(Input::Quit)),
            Command::Right => return Ok(Some(Input::Accept)),
            Command::Help => self.help(awaiting, session)?,
            Command::More => self.more(session)?,
            Command::Refs => self.refs(session)?,
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
            self.tell(&sentence(&format!("{} {}", command.name(), command.does())))?;
        }
        self.tell("An answer that begins with a colon is typed with two.")
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

    fn finished(&mut self, report: &Report, session: &Session) -> Result<(), Failure> {
        self.say(&[String::new()])?;
        self.say(&render::report(
            self.look,
            self.road,
            session.items(),
            report,
        ))?;
        let missed = std::mem::take(&mut self.missed);
        if !self.person || missed.is_empty() {
            return Ok(self.output.flush()?);
        }
        let prompt = format!("Enter: go through {}. n: no. ", missed.named());
        let mut line = self.ask(&prompt)?;
        for graded in missed.into_graded() {
            if line.is_none_or(|line| !line.trim().is_empty()) {
                break;
            }
            self.asked(graded.turn, session)?;
            self.say(&render::feedback(
                self.look,
                session.item(graded.turn),
                &graded,
            ))?;
            line = self.ask("Enter: go on. n: no. ")?;
        }
        Ok(self.output.flush()?)
    }
}

impl Face for Plain<'_> {
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure> {
        if let Some(guard) = &self.guard {
            guard.settled(session.settled());
        }
        match event {
            Event::Started(start) => self.start(start.count, session),
            Event::Asked(turn) => self.asked(*turn, session),
            Event::Hinted { hint, .. } => self.say(&render::hint(self.look, hint)),
            Event::Recorded(_) => self.tell("Recorded."),
            Event::Revealed { turn, answer } => {
                if session.rules().exam {
                    self.asked(*turn, session)?;
                }
                self.say(&render::revealed(self.look, session.item(*turn), answer))
            }
            Event::Graded(graded) => self.graded(graded, session),
            Event::Undone(turn) => {
                self.tell(&format!("Took back the answer to question {}.", turn.n))
            }
            Event::Refused(refusal) => self.tell(&sentence(&refusal.to_string())),
            Event::TimeUp => self.tell("Time is up. What was not answered counts 0."),
            Event::Finished(report) => self.finished(report, session),
        }
    }

    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure> {
        match awaiting {
            Awaiting::Answer(turn) => self.answer(turn, session),
            Awaiting::Judgement(turn) => self.judgement(turn, session),
            Awaiting::Next(turn) => self.go_on(turn, session),
        }
    }
}
