//! The face of a session in a terminal: drawn questions, dialoguer's menus, typed answers.

use std::io;

use super::Face;
use super::asker::{Asked, Asker};
use super::draft::Draft;
use super::exam::{Exam, begins, time_for};
use super::guard::Guard;
use super::keyboard::Keyboard;
use super::menus;
use super::plain::Plain;
use super::theme::Marks;
use super::told::told;
use super::typed::{self, Command, Typed};
use crate::env::Window;
use crate::failure::Failure;
use crate::grade::Assessment;
use crate::output::Output;
use crate::render::{self, Look, Road, sentence};
use crate::session::{Awaiting, Event, Graded, Input, Item, Report, Session, Turn};
use crate::wire::{Warning, WarningKind};

/// A face that draws in a terminal and asks by menus and typed lines.
pub struct Prompt<'a> {
    pub(super) window: Window,
    pub(super) road: &'a Road,
    pub(super) output: &'a mut Output,
    pub(super) asker: Asker,
    guard: Option<Guard>,
    /// Whether the options already stand above the prompt.
    pub(super) listed: bool,
    /// Whether the items of the open question were handed in as they stood, and asked for once more.
    pub(super) unmoved: bool,
    pub(super) last: Option<Graded>,
    exam: Exam,
    pub(super) draft: Draft,
    /// What was typed while a long text was read page by page.
    pub(super) meanwhile: Option<Input>,
    /// Whether the input has ended.
    pub(super) gone: bool,
    /// Whether the answers are kept.
    pub(super) kept: bool,
}

impl<'a> Prompt<'a> {
    /// A face in the terminal of standard input and output, which it takes until it is dropped.
    /// Signals end the program with a word and
    /// the terminal as it was.
    #[must_use]
    pub fn new(look: Look, road: &'a Road, output: &'a mut Output) -> Self {
        let guard = Guard::install();
        let marks = Marks {
            styled: output.is_styled(),
            ascii: output.is_ascii(),
        };
        let window = Window {
            columns: look.columns,
            rows: 24,
        };
        Self {
            window,
            road,
            output,
            asker: Asker::new(Keyboard::take(guard.clone()), marks),
            guard,
            listed: false,
            unmoved: false,
            last: None,
            exam: Exam::default(),
            draft: Draft::default(),
            meanwhile: None,
            gone: false,
            kept: false,
        }
    }

    fn asked(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        let item = session.item(turn);
        let mut lines = render::question(self.look(), self.road, turn, item);
        let menu = self.menu(item);
        self.listed = menu.is_none();
        self.unmoved = false;
        let parts = render::parts(self.look(), item);
        if self.listed && !parts.is_empty() {
            lines.push(String::new());
            lines.extend(parts);
        }
        lines.push(String::new());
        self.block(&lines, menu.map_or(3, |items| items.len() + 2))
    }

    /// The options as lines of a menu, if the window has room for each on one line.
    ///
    /// dialoguer counts bytes where it should count columns, and rows as if no line were broken: a
    /// menu is only used where both come to the same.
    pub(super) fn menu(&self, item: &Item) -> Option<Vec<String>> {
        let lines = render::menu_lines(item);
        let mark = menus::mark(item);
        let fits = |line: &String| !line.contains('\n') && line.len() + mark < self.window.columns;
        let all = !lines.is_empty() && lines.iter().all(fits);
        (all && self.has_room(lines.len())).then_some(lines)
    }

    fn revealed(
        &mut self,
        turn: Turn,
        answer: &str,
        found: Option<&Assessment>,
        session: &Session,
    ) -> Result<(), Failure> {
        let item = session.item(turn);
        let mut lines = Vec::new();
        if let Some(told) = self.exam.begins_judging(session) {
            lines.extend(render::wrap(told, self.look().width()));
            lines.push(String::new());
        }
        if session.rules().exam {
            lines.extend(render::question(
                self.look(),
                self.road,
                turn.untimed(),
                item,
            ));
            lines.push(String::new());
        }
        lines.extend(render::revealed(self.look(), item, answer, found));
        lines.push(String::new());
        self.block(&lines, 5)
    }

    fn graded(&mut self, graded: &Graded, session: &Session) -> Result<(), Failure> {
        if self.exam.keeps(graded, session) {
            return Ok(());
        }
        self.last = Some(graded.clone());
        let lines = render::feedback(self.look(), session.item(graded.turn), graded);
        self.block(&lines, 1)
    }

    fn finished(&mut self, report: &Report, session: &Session) -> Result<(), Failure> {
        let lines = render::report(self.look(), self.road, session.items(), report);
        self.say(&[String::new()])?;
        self.say(&lines)?;
        let exam = std::mem::take(&mut self.exam);
        if exam.has_none_missed() || self.gone {
            return Ok(());
        }
        self.say(&[String::new()])?;
        let mut go_on = self
            .asker
            .line(&format!("? Enter: go through {}   (n: no)", exam.named()));
        for graded in exam.into_missed() {
            if !matches!(&go_on, Asked::Given(text) if text.trim().is_empty()) {
                break;
            }
            self.gone_through(&graded, session)?;
            go_on = self.asker.line("? Enter: go on   (n: no)");
        }
        Ok(())
    }

    fn gone_through(&mut self, graded: &Graded, session: &Session) -> Result<(), Failure> {
        self.measure();
        let item = session.item(graded.turn);
        let mut lines = render::question(self.look(), self.road, graded.turn.untimed(), item);
        lines.push(String::new());
        lines.extend(render::review(self.look(), item, graded));
        self.block(&lines, 1)
    }

    /// Asks by lines, in the plain face, for once.
    pub(super) fn by_line(
        &mut self,
        awaiting: Awaiting,
        session: &Session,
    ) -> Result<Input, Failure> {
        if let Awaiting::Answer(turn) = awaiting {
            self.list(session.item(turn))?;
        }
        let Self {
            window,
            road,
            output,
            asker,
            last,
            draft,
            ..
        } = self;
        let look = Look::new(window.columns, true);
        asker.keyboard.lend(true, || {
            let mut input = io::stdin().lock();
            let plain = Plain::new(look, road, &mut input, output, true);
            let mut plain = plain.after(last.clone(), std::mem::take(draft));
            let next = plain.next(awaiting, session);
            *draft = std::mem::take(&mut plain.draft);
            next
        })
    }

    fn keeps(&mut self, kept: bool) {
        self.kept = kept;
        if let Some(guard) = &self.guard {
            guard.kept(kept);
        }
    }

    /// The input has ended: so does the session.
    pub(super) fn end(&mut self) -> Input {
        self.gone = true;
        Input::Quit
    }

    fn go_on(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let awaiting = Awaiting::Next(turn);
        let commands = typed::possible(awaiting, session, self.last.as_ref());
        let all: Vec<_> = commands.iter().map(|command| command.name()).collect();
        let most = commands.iter().filter(|command| !command.is_aside());
        let most: Vec<_> = most.map(|command| command.name()).collect();
        let prompt = menus::heading(
            "Enter: next",
            &[
                &format!("(or {})", all.join(" ")),
                &format!("(or {})", most.join(" ")),
                &format!("({})", most.join(" ")),
                "(or :help)",
            ],
            self.window.columns.saturating_sub(3),
        );
        loop {
            let text = match self.asker.line(&prompt) {
                Asked::Given(text) => text,
                Asked::Ended => return Ok(self.end()),
                Asked::Escaped | Asked::Broken => return self.by_line(awaiting, session),
            };
            match typed::read(&text) {
                Typed::Answer(text) if text.trim().is_empty() => return Ok(Input::Next),
                Typed::Answer(_) => self.tell("Enter alone goes on to the next question.")?,
                Typed::Command(command) => match menus::input(command) {
                    Some(input) => return Ok(input),
                    None => self.help(command, awaiting, session)?,
                },
                Typed::Unknown(word) => self.unknown(&word)?,
            }
        }
    }

    /// Answers a command that is about this face alone.
    pub(super) fn help(
        &mut self,
        command: Command,
        awaiting: Awaiting,
        session: &Session,
    ) -> Result<(), Failure> {
        if command != Command::Help {
            return self.tell("That is not to be had here; :help lists what is.");
        }
        let mut commands = typed::possible(awaiting, session, self.last.as_ref());
        if typed::takes_lines(awaiting, session) {
            commands.push(Command::Edit);
        }
        let longest = commands.iter().map(|command| command.name().len()).max();
        let longest = longest.unwrap_or(0).max(6);
        for command in commands {
            let does = typed::does(command, awaiting, session);
            self.say(&[format!("  {:<longest$} {does}", command.name())])?;
        }
        if typed::takes_lines(awaiting, session) {
            self.tell("A line with a dot alone ends the answer.")?;
        }
        self.tell("An answer that begins with a colon is typed with two.")
    }

    pub(super) fn unknown(&mut self, word: &str) -> Result<(), Failure> {
        self.tell(&format!(
            "{word} is no command; :help lists those there are."
        ))
    }
}

impl Face for Prompt<'_> {
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure> {
        self.measure();
        if let Some(guard) = &self.guard {
            guard.settled(session.settled());
        }
        if let Event::Started(start) = event {
            self.keeps(start.kept);
        }
        if let Event::Rated(graded) = event {
            self.last = Some(graded.clone());
        }
        match event {
            Event::Started(start) => {
                if start.settled > 0 {
                    self.tell(&render::goes_on(start.settled, start.count))?;
                }
                begins(session).map_or(Ok(()), |told| self.tell(told))
            }
            Event::Asked(turn) => {
                self.asked(*turn, session)?;
                time_for(*turn, session).map_or(Ok(()), |time| self.tell(&time))
            }
            Event::Reviewed(_) => Ok(()),
            Event::Hinted { hint, .. } => {
                let lines = render::hint(self.look(), hint);
                self.say(&lines)
            }
            Event::Ran(ran) => {
                let lines = render::ran(self.look(), ran);
                self.block(&lines, 3)
            }
            Event::Revealed {
                turn,
                answer,
                found,
            } => self.revealed(*turn, answer, found.as_deref(), session),
            Event::Graded(graded) => self.graded(graded, session),
            Event::Finished(report) => self.finished(report, session),
            Event::Recorded(_)
            | Event::Prompted { .. }
            | Event::Rated(_)
            | Event::Undone(_)
            | Event::Flagged { .. }
            | Event::Refused(_)
            | Event::TimeUp => told(event, session).map_or(Ok(()), |said| self.tell(&said)),
        }
    }

    fn warn(&mut self, warning: &Warning) -> Result<(), Failure> {
        if warning.kind == WarningKind::NotKept {
            self.keeps(false);
        }
        self.tell(&sentence(&format!("warning: {}", warning.message)))
    }

    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure> {
        self.measure();
        if self.gone {
            return Ok(Input::Quit);
        }
        if let Some(input) = self.meanwhile.take() {
            return Ok(input);
        }
        if self.is_tiny() {
            return self.by_line(awaiting, session);
        }
        match awaiting {
            Awaiting::Answer(turn) => self.answer(turn, session),
            Awaiting::Judgement(turn) => self.judgement(turn, session),
            Awaiting::Next(turn) => self.go_on(turn, session),
        }
    }
}
