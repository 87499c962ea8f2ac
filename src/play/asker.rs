//! The one user of dialoguer: asks, and says how it came to an end.

use std::io::{self, ErrorKind};
use std::panic::{self, AssertUnwindSafe};

use console::Term;
use dialoguer::{Input, MultiSelect, Select, Sort};

use super::editor::{self, Unedited};
use super::keyboard::Keyboard;
use super::theme::Marks;
use crate::env;

/// How a prompt came to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked<T> {
    /// With an answer.
    Given(T),
    /// With Esc.
    Escaped,
    /// With the end of the input.
    Ended,
    /// It cannot be asked this way here.
    Broken,
}

/// Asks through dialoguer on standard output.
pub(super) struct Asker {
    term: Term,
    marks: Marks,
    pub(super) keyboard: Keyboard,
}

impl Asker {
    /// Asks by `keyboard`, with marks that look like this.
    pub(super) fn new(keyboard: Keyboard, marks: Marks) -> Self {
        Self {
            term: Term::stdout(),
            marks,
            keyboard,
        }
    }

    /// One of `items`, counted from 0; `chosen` is marked at first.
    pub(super) fn one(&self, prompt: &str, items: &[String], chosen: usize) -> Asked<usize> {
        let list = || {
            let list = Select::with_theme(&self.marks)
                .with_prompt(prompt)
                .items(items);
            list.default(chosen)
                .report(false)
                .interact_on_opt(&self.term)
        };
        self.keyboard.types(false);
        self.guarded(list)
    }

    /// Any of `items`.
    pub(super) fn many(&self, prompt: &str, items: &[String]) -> Asked<Vec<usize>> {
        let list = || {
            let list = MultiSelect::with_theme(&self.marks)
                .with_prompt(prompt)
                .items(items);
            list.report(false).interact_on_opt(&self.term)
        };
        self.keyboard.types(false);
        self.guarded(list)
    }

    /// All of `items` in an order.
    pub(super) fn order(&self, prompt: &str, items: &[String]) -> Asked<Vec<usize>> {
        let list = || {
            let list = Sort::with_theme(&self.marks)
                .with_prompt(prompt)
                .items(items);
            list.report(false).interact_on_opt(&self.term)
        };
        self.keyboard.types(false);
        self.guarded(list)
    }

    /// A typed line, erased again once it is typed.
    pub(super) fn line(&self, prompt: &str) -> Asked<String> {
        let line = || {
            let line = Input::<String>::with_theme(&self.marks).with_prompt(prompt);
            line.allow_empty(true)
                .report(false)
                .interact_text_on(&self.term)
                .map(Some)
        };
        self.keyboard.types(true);
        let asked = self.guarded(line);
        if let Asked::Given(text) = &asked {
            self.erase(prompt, text);
        }
        asked
    }

    /// Erases the rows above the last one that a long line has filled.
    fn erase(&self, prompt: &str, text: &str) {
        let columns = usize::from(self.term.size().1).max(1);
        let filled = crate::render::width(prompt) + 1 + crate::render::width(text);
        let _lost = self
            .term
            .clear_last_lines(filled.saturating_sub(1) / columns);
    }

    /// `text` as changed in the editor of the environment; nothing if it was not changed.
    ///
    /// # Errors
    /// When there is no such editor, or it left no text.
    pub(super) fn edit(&mut self, text: &str) -> Result<Option<String>, Unedited> {
        let file = editor::file(text)?;
        self.keyboard.scrap(Some(file.path()));
        let edit = || editor::edited(&env::editor(), &file, text);
        let edited = self.keyboard.lend(false, edit);
        self.keyboard.scrap(None);
        edited
    }

    fn guarded<T>(&self, ask: impl FnOnce() -> dialoguer::Result<Option<T>>) -> Asked<T> {
        self.keyboard.refresh();
        let Some(asked) = quietly(ask) else {
            let _lost = self.term.show_cursor();
            return Asked::Broken;
        };
        match asked {
            Ok(Some(given)) => Asked::Given(given),
            Ok(None) => Asked::Escaped,
            Err(dialoguer::Error::IO(error)) => self.failed(&error),
        }
    }

    fn failed<T>(&self, error: &io::Error) -> Asked<T> {
        let _lost = self.term.show_cursor();
        if error.kind() == ErrorKind::Interrupted {
            self.keyboard.gave_up();
        } else if error.kind() != ErrorKind::UnexpectedEof {
            return Asked::Broken;
        }
        let _lost = self.term.clear_line();
        Asked::Ended
    }
}

/// What `work` gives; nothing if it panics, which dialoguer does in windows of one or two rows.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    let loud = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    panic::set_hook(loud);
    done.ok()
}
