//! The plain face: one line one answer, words only, for pipes, small windows and screen readers.

use std::io::{self, BufRead};

use super::Face;
use super::draft::Draft;
use super::exam::{Exam, begins, time_for};
use super::guard::Guard;
use super::lines::{LONGEST, Read, read_bounded};
use super::told::told;
use crate::failure::Failure;
use crate::grade::Assessment;
use crate::output::Output;
use crate::render::{self, Look, Road, sentence};
use crate::session::{Awaiting, Event, Graded, Input, Report, Session, Start, Turn};
use crate::wire::{Warning, WarningKind};

/// A face that reads and writes lines.
pub struct Plain<'a> {
    pub(super) look: Look,
    road: &'a Road,
    input: &'a mut dyn BufRead,
    pub(super) output: &'a mut Output,
    pub(super) person: bool,
    /// Whether the answers are typed or piped in here.
    attended: bool,
    pub(super) last: Option<Graded>,
    exam: Exam,
    pub(super) draft: Draft,
    guard: Option<Guard>,
}

impl Drop for Plain<'_> {
    fn drop(&mut self) {
        if let Some(guard) = &self.guard {
            guard.end_if_lost();
        }
    }
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
            attended: true,
            last: None,
            exam: Exam::default(),
            draft: Draft::default(),
            guard: None,
        }
    }

    /// The same face that leaves with a word when a signal ends the program.
    #[must_use]
    pub fn guarded(mut self) -> Self {
        self.guard = Guard::install();
        self
    }

    /// The same face after the feedback on `last`, with what was typed so far.
    pub(super) fn after(mut self, last: Option<Graded>, draft: Draft) -> Self {
        self.last = last;
        self.draft = draft;
        self
    }

    pub(super) fn say(&mut self, lines: &[String]) -> Result<(), Failure> {
        for line in lines {
            self.output.data(&format!("{line}\n"))?;
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, text: &str) -> Result<(), Failure> {
        self.say(&render::wrap(text, self.look.width()))
    }

    /// Asks for a line; nothing at the end of the input.
    pub(super) fn ask(&mut self, prompt: &str) -> Result<Option<String>, Failure> {
        let lines = render::wrap(prompt, self.look.width());
        let space = if prompt.ends_with(' ') { " " } else { "" };
        self.output.data(&format!("{}{space}", lines.join("\n")))?;
        self.output.flush()?;
        self.line()
    }

    pub(super) fn line(&mut self) -> Result<Option<String>, Failure> {
        let failed = |error: io::Error| Failure::io("cannot read the answers", &error);
        loop {
            let bytes = match read_bounded(&mut self.input, LONGEST).map_err(failed)? {
                Read::Line(bytes) => bytes,
                Read::End => break,
                Read::TooLong => {
                    self.tell("That line is too long; it was passed over.")?;
                    continue;
                }
            };
            let text = String::from_utf8_lossy(&bytes);
            let line = text.trim_end_matches('\r').to_owned();
            if !self.person {
                self.output.data(&format!("{}\n", render::visible(&line)))?;
            }
            return Ok(Some(line));
        }
        self.output.data("\n")?;
        Ok(None)
    }

    fn start(&mut self, start: Start, session: &Session) -> Result<(), Failure> {
        let mut text = match start.settled {
            0 => format!("{}.", render::count(start.count, "question")),
            settled => render::goes_on(settled, start.count),
        };
        if let Some(told) = begins(session) {
            text.push(' ');
            text.push_str(told);
        }
        if let Some(limit) = session.rules().time_limit {
            text.push_str(&format!(
                " Time: {}.",
                render::duration(limit.as_secs_f64())
            ));
        }
        if session.rules().interview && self.attended {
            text.push_str(" Type :help for what can be typed.");
        } else if self.attended {
            text.push_str(" Type a letter and Enter. Type :help for other commands.");
        }
        self.tell(&text)
    }

    fn asked(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        let item = session.item(turn);
        let mut lines = vec![String::new()];
        lines.extend(render::question(self.look, self.road, turn, item));
        lines.extend(render::parts(self.look, item));
        self.say(&lines)
    }

    fn revealed(
        &mut self,
        turn: Turn,
        answer: &str,
        found: Option<&Assessment>,
        session: &Session,
    ) -> Result<(), Failure> {
        if let Some(told) = self.exam.begins_judging(session) {
            self.say(&[String::new()])?;
            self.tell(told)?;
        }
        if session.rules().exam {
            self.asked(turn.untimed(), session)?;
        }
        self.say(&render::revealed(
            self.look,
            session.item(turn),
            answer,
            found,
        ))
    }

    fn graded(&mut self, graded: &Graded, session: &Session) -> Result<(), Failure> {
        if self.exam.keeps(graded, session) {
            return Ok(());
        }
        self.last = Some(graded.clone());
        self.say(&render::feedback(
            self.look,
            session.item(graded.turn),
            graded,
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
        let exam = std::mem::take(&mut self.exam);
        if !self.person || exam.has_none_missed() {
            return Ok(self.output.flush()?);
        }
        let prompt = format!("Enter: go through {}. n: no. ", exam.named());
        let mut line = self.ask(&prompt)?;
        for graded in exam.into_missed() {
            if line.is_none_or(|line| !line.trim().is_empty()) {
                break;
            }
            self.asked(graded.turn.untimed(), session)?;
            self.say(&render::review(
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
        if let (Event::Started(start), Some(guard)) = (event, &self.guard) {
            guard.kept(start.kept);
        }
        if let Event::Rated(graded) = event {
            self.last = Some(graded.clone());
        }
        match event {
            Event::Started(start) => self.start(*start, session),
            Event::Asked(turn) => {
                self.asked(*turn, session)?;
                time_for(*turn, session).map_or(Ok(()), |time| self.tell(&time))
            }
            Event::Hinted { hint, .. } => self.say(&render::hint(self.look, hint)),
            Event::Ran(ran) => self.say(&render::ran(self.look, ran)),
            Event::Revealed {
                turn,
                answer,
                found,
            } => self.revealed(*turn, answer, found.as_deref(), session),
            Event::Reviewed(_) => Ok(()),
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
        if let Some(guard) = self
            .guard
            .as_ref()
            .filter(|_| warning.kind == WarningKind::NotKept)
        {
            guard.kept(false);
        }
        self.tell(&sentence(&format!("warning: {}", warning.message)))
    }

    fn unattended(&mut self) {
        self.attended = false;
    }

    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure> {
        match awaiting {
            Awaiting::Answer(turn) => self.answer(turn, session),
            Awaiting::Judgement(turn) => self.judgement(turn, session),
            Awaiting::Next(turn) => self.go_on(turn, session),
        }
    }
}
