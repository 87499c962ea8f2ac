//! Answers of several lines in a terminal, queries and own words: typed lines, the editor, the learner's own judgement.

use super::Prompt;
use super::asker::Asked;
use super::menus::{heading, input, named};
use super::typed::{self, Command, Typed};
use crate::failure::Failure;
use crate::model::Verdict;
use crate::render::{self, sentence};
use crate::session::{Awaiting, Input, Session, Turn};

/// How an answer of several lines ends, in few words.
const LONE_DOT: &str = "(a lone dot ends it · :help)";

/// The same in fewer.
const LONE: &str = "(lone . ends it · :help)";

impl Prompt<'_> {
    /// An answer of several lines, ended by a dot alone on a line.
    pub(super) fn by_lines(
        &mut self,
        turn: Turn,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        let is_query = typed::queried(Awaiting::Answer(turn), session).is_some();
        let (word, keys) = if is_query {
            let all = "(ends at a lone dot · :run :schema :edit :clear :skip :help)";
            ("Your query", [all, LONE_DOT, LONE])
        } else {
            let all = "(ends at a line with a dot alone · :edit :skip :quit :help)";
            ("Your answer", [all, LONE_DOT, LONE])
        };
        let line = heading(word, &keys, self.window.columns);
        self.say(&[line])?;
        let mut text = self.draft.take(turn);
        if !text.is_empty() {
            let so_far = if is_query {
                render::query_so_far(self.look(), &text)
            } else {
                render::hang("> ", &text, self.look().width())
            };
            self.say(&so_far)?;
        }
        loop {
            let line = match self.asker.line(">") {
                Asked::Given(line) => line,
                Asked::Ended => return Ok(Some(self.end())),
                Asked::Escaped | Asked::Broken => {
                    self.draft.keep(turn, text);
                    return self.by_line(Awaiting::Answer(turn), session).map(Some);
                }
            };
            let shown = render::hang("> ", &line, self.look().width());
            self.say(&shown)?;
            match typed::read(&line) {
                Typed::Answer(line) if line.trim() == "." => break,
                Typed::Command(Command::Edit) => self.edit(&mut text)?,
                Typed::Command(Command::Schema) => self.schema(turn, session)?,
                Typed::Command(Command::Clear) => {
                    text.clear();
                    self.tell("Begin anew.")?;
                }
                Typed::Command(Command::Run) => {
                    self.draft.keep(turn, text.clone());
                    return Ok(Some(Input::Run(text)));
                }
                Typed::Command(command) => {
                    if command != Command::Skip {
                        self.draft.keep(turn, text);
                    }
                    return self.commanded(command, turn, session);
                }
                Typed::Unknown(word) => self.tell(&typed::no_line(&word))?,
                Typed::Answer(line) => {
                    text.push_str(&line);
                    text.push('\n');
                }
            }
        }
        match typed::response(session.item(turn), &text) {
            Ok(response) => Ok(Some(Input::Answer {
                response,
                seconds: None,
            })),
            Err(why) => {
                self.tell(&sentence(&why))?;
                Ok(None)
            }
        }
    }

    fn commanded(
        &mut self,
        command: Command,
        turn: Turn,
        session: &Session,
    ) -> Result<Option<Input>, Failure> {
        let input = input(command);
        if input.is_none() {
            self.help(command, Awaiting::Answer(turn), session)?;
        }
        Ok(input)
    }

    fn schema(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        match typed::queried(Awaiting::Answer(turn), session) {
            Some(key) => {
                let lines = render::tables(self.look(), key);
                self.block(&lines, 3)
            }
            None => self.tell("This question has no tables."),
        }
    }

    /// Lets the editor change what was typed so far.
    fn edit(&mut self, text: &mut String) -> Result<(), Failure> {
        match self.asker.edit(text) {
            Ok(Some(edited)) => {
                let lines = render::hang("> ", &edited, self.look().width());
                self.say(&lines)?;
                *text = format!("{edited}\n");
                self.tell("A dot alone on a line sends it, :edit changes it again.")
            }
            Ok(None) => self.tell("Nothing was changed. Type on, or :edit again."),
            Err(why) => self.tell(&sentence(&why.to_string())),
        }
    }

    /// Asks for the learner's judgement of an own answer.
    pub(super) fn judgement(&mut self, turn: Turn, session: &Session) -> Result<Input, Failure> {
        let awaiting = Awaiting::Judgement(turn);
        let names = named(&typed::possible(awaiting, session, None));
        let items = ["got it", "partly", "missed"].map(str::to_owned);
        let (long, short) = (format!("(↑ ↓ Enter · Esc: {names})"), "(↑ ↓ Enter)");
        let prompt = heading("How was it", &[&long, short], self.window.columns);
        let proposed = session.suggested().and_then(|verdict| {
            let mut given = Verdict::GIVEN.iter();
            given.position(|given| *given == verdict)
        });
        let proposed = proposed.unwrap_or(1);
        loop {
            if !self.has_room(items.len()) {
                return self.by_line(awaiting, session);
            }
            match self.asker.one(&prompt, &items, proposed) {
                Asked::Given(at) => {
                    let word = items.get(at).map_or("", String::as_str);
                    self.say(&[format!("? How was it   {word}")])?;
                    let verdict = Verdict::GIVEN.get(at).copied().unwrap_or(Verdict::Partial);
                    return Ok(Input::Judge(verdict));
                }
                Asked::Escaped => {
                    if let Some(input) = self.aside(awaiting, session)? {
                        return Ok(input);
                    }
                }
                Asked::Ended => return Ok(self.end()),
                Asked::Broken => return self.by_line(awaiting, session),
            }
        }
    }
}
