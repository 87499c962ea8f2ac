//! The face of a session for programs: JSON Lines in, JSON Lines out.

use std::io::{self, BufRead, ErrorKind};

use super::Face;
use crate::failure::Failure;
use crate::model::{Kind, Verdict};
use crate::output::Output;
use crate::session::{Awaiting, Event, Input, Item, Rate, Session, interpret};
use crate::wire::{self, Line, Refused, Refusing, Warning};

/// The longest line that is read, in bytes.
pub const LONGEST: usize = 1 << 20;

/// A session in JSON Lines: every event is a line of output, every input a line of input. A line that
/// is no valid input is refused with the reason, and the question stays open; the end of the input ends
/// the session.
///
/// Its sessions are not self-judged: a client sends its verdict with an open answer.
pub struct Lines<'a, R> {
    input: R,
    output: &'a mut Output,
}

impl<'a, R: BufRead> Lines<'a, R> {
    /// Reads from `input` and writes to `output`.
    pub fn new(input: R, output: &'a mut Output) -> Self {
        Self { input, output }
    }

    fn write(&mut self, event: &wire::Event<'_>) -> Result<(), Failure> {
        Ok(self.output.data(&wire::line(event))?)
    }

    fn read(&mut self, item: &Item) -> Result<Input, Failure> {
        loop {
            self.output.flush()?;
            let read = read_bounded(&mut self.input, LONGEST)
                .map_err(|error| Failure::io("standard input", &error))?;
            let input = match read {
                Read::End => return Ok(Input::Quit),
                Read::TooLong => Err(too_long()),
                Read::Line(bytes) => wire::read_line(&bytes).and_then(|line| meant(line, item)),
            };
            match input {
                Ok(input) => return Ok(input),
                Err(refused) => self.write(&wire::Event::Refused(refused))?,
            }
        }
    }
}

impl<R: BufRead> Face for Lines<'_, R> {
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure> {
        if let Some(line) = wire::event(event, session) {
            self.write(&line)?;
        }
        if matches!(event, Event::Finished(_)) {
            self.output.flush()?;
        }
        Ok(())
    }

    fn warn(&mut self, warning: &Warning) -> Result<(), Failure> {
        self.write(&wire::Event::Warning(warning.clone()))
    }

    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure> {
        match awaiting {
            Awaiting::Answer(turn) => self.read(session.item(turn)),
            Awaiting::Next(_) => Ok(Input::Next),
            Awaiting::Judgement(_) => Ok(Input::Quit),
        }
    }
}

fn too_long() -> Refused {
    let message = format!("the line is longer than {LONGEST} bytes");
    Refused::new(Refusing::TooLong, message)
}

/// What `line` means while `item` is open.
fn meant(line: Line, item: &Item) -> Result<Input, Refused> {
    Ok(match line {
        Line::Answer {
            answer,
            seconds,
            verdict,
        } => {
            if verdict.is_some() && item.question.body.kind() != Kind::Open {
                return Err(Refused::new(
                    Refusing::NoAnswer,
                    "a verdict goes with an open answer alone",
                ));
            }
            let verdict = verdict.map(Verdict::from);
            let response = interpret(item, answer.into(), verdict)
                .map_err(|why| Refused::new(Refusing::NoAnswer, why))?;
            Input::Answer { response, seconds }
        }
        Line::Run { run } => Input::Run(run),
        Line::Hint { .. } => Input::Hint,
        Line::Skip { .. } => Input::Skip,
        Line::Undo { .. } => Input::Undo,
        Line::Flag { .. } => Input::Flag,
        Line::Rate { rate } => Input::Rate(Rate::As(rate.into())),
        Line::Quit { .. } => Input::Quit,
    })
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// A line, without its line feed.
    Line(Vec<u8>),
    /// A line over the limit; it was passed over.
    TooLong,
    /// Nothing any more.
    End,
}

/// Reads one line of at most `longest` bytes; of a longer one no more than that is ever kept.
pub(super) fn read_bounded(input: &mut impl BufRead, longest: usize) -> io::Result<Read> {
    let mut line = Vec::new();
    let mut too_long = false;
    let mut begun = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = &chunk[..end.unwrap_or(chunk.len())];
        begun |= !chunk.is_empty();
        too_long |= line.len() + part.len() > longest;
        if !too_long {
            line.extend_from_slice(part);
        }
        let (used, over) = (part.len() + usize::from(end.is_some()), chunk.is_empty());
        input.consume(used);
        if end.is_some() || over {
            return Ok(match (begun, too_long) {
                (false, _) => Read::End,
                (true, true) => Read::TooLong,
                (true, false) => Read::Line(line),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn check(text: &str, expected: &[Read]) {
        for buffer in [1, 2, 3, 64] {
            let mut input = BufReader::with_capacity(buffer, text.as_bytes());
            for read in expected.iter().chain([&Read::End, &Read::End]) {
                assert_eq!(
                    &read_bounded(&mut input, 4).unwrap(),
                    read,
                    "{text:?} by {buffer}"
                );
            }
        }
    }

    fn line(text: &str) -> Read {
        Read::Line(text.as_bytes().to_vec())
    }

    #[test]
    fn reads_lines_up_to_the_limit() {
        check("", &[]);
        check("ab", &[line("ab")]);
        check("ab\n", &[line("ab")]);
        check("ab\n\ncd", &[line("ab"), line(""), line("cd")]);
        check("abcd\ne", &[line("abcd"), line("e")]);
        check("abcde\nf\n", &[Read::TooLong, line("f")]);
        check("abcdefghijkl", &[Read::TooLong]);
    }
}
