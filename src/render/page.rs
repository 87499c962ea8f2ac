//! A page that grows line by line: the frame of all views that are no session.

use super::command::command_lines;
use super::{Look, code, hang, unmarked, visible, width, wrap};
use crate::style::{Meaning, paint};

/// Text beside a label needs this many columns; else it goes below the label.
const NARROW: usize = 20;

/// A page that grows line by line.
#[derive(Clone, Debug)]
pub struct Page {
    look: Look,
    banks: String,
    text: String,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(look: Look) -> Self {
        Self {
            look,
            banks: String::new(),
            text: String::new(),
        }
    }

    /// The same for a run with these banks: every command to type next repeats the flags that name
    /// them.
    #[must_use]
    pub fn of_banks(self, banks: &str) -> Self {
        let banks = if banks.is_empty() {
            String::new()
        } else {
            format!(" {banks}")
        };
        Self { banks, ..self }
    }

    /// How it looks.
    #[must_use]
    pub fn look(&self) -> Look {
        self.look
    }

    /// A line as it stands: styled and safe already.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line, unless the page begins or has one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        for line in wrap(&self.words(text), self.look.width()) {
            self.line(&paint(Meaning::Heading, &line));
        }
    }

    /// Running text.
    pub fn paragraph(&mut self, text: &str) {
        for line in wrap(&self.words(text), self.look.width()) {
            self.line(&line);
        }
    }

    /// Running text behind a label, which stands on the first line alone.
    pub fn labelled(&mut self, label: &str, columns: usize, text: &str) {
        if self.look.plain {
            return self.paragraph(format!("{label} {text}").trim());
        }
        if columns + NARROW > self.look.width() {
            self.heading(label);
            return self.hanging("  ", text);
        }
        let label = format!("{label:columns$}");
        for line in hang(&label, &self.words(text), self.look.width()) {
            let (front, rest) = line.split_at(label.len().min(line.len()));
            self.line(&format!("{}{rest}", paint(Meaning::Heading, front)));
        }
    }

    /// A command to type behind a label, or below it where the line is full.
    pub fn labelled_command(&mut self, label: &str, columns: usize, command: &str) {
        if self.look.plain || columns + width(command) <= self.look.width() {
            return self.labelled(label, columns, command);
        }
        self.heading(label);
        self.command("  ", command);
    }

    /// Running text behind `first`, the lines after the first one indented as far.
    pub fn hanging(&mut self, first: &str, text: &str) {
        if self.look.plain {
            return self.paragraph(&format!("{}{text}", first.trim_start()));
        }
        for line in hang(first, &self.words(text), self.look.width()) {
            self.line(&line);
        }
    }

    /// A title and an address, on one line where both fit, else on two.
    pub fn link(&mut self, indent: &str, title: &str, url: &str) {
        let (title, url) = (self.words(title), visible(url).into_owned());
        let one = format!("{indent}{title}: {url}");
        if width(&one) <= self.look.width() {
            return self.line(&one);
        }
        self.hanging(indent, &title);
        let deeper = format!("{indent}{indent}");
        for line in code(&url, self.look.width().saturating_sub(deeper.len())) {
            self.line(&format!("{deeper}{line}"));
        }
    }

    /// Parts beside each other behind `first`, `between` them, broken between two parts where a line is
    /// full. The parts are styled and safe already.
    pub fn row(&mut self, first: &str, parts: &[String], between: &str) {
        let indent = " ".repeat(width(first));
        let mut line = first.to_owned();
        for (at, part) in parts.iter().enumerate() {
            let is_first = at == 0;
            let joint = if is_first { "" } else { between };
            let wide = width(&line) + width(joint) + width(part);
            if is_first || wide <= self.look.width() {
                line.push_str(joint);
            } else {
                self.line(&line);
                line.clone_from(&indent);
            }
            line.push_str(part);
        }
        self.line(&line);
    }

    /// Commands to type next beside each other, each the same as [`commands`](Self::commands) has it.
    pub fn command_row(&mut self, label: &str, commands: &[String]) {
        if self.look.plain {
            let rows: Vec<_> = commands
                .iter()
                .map(|one| (one.clone(), String::new()))
                .collect();
            return self.commands(label.trim(), &rows);
        }
        let shown = commands.iter().map(|one| format!("{one}{}", self.banks));
        let shown: Vec<_> = shown.collect();
        let room = self.look.width().saturating_sub(width(label));
        let (label, below) = (paint(Meaning::Heading, label), " ".repeat(width(label)));
        if shown.iter().any(|one| width(one) > room) {
            for (at, one) in shown.iter().enumerate() {
                self.command(if at == 0 { &label } else { &below }, one);
            }
            return;
        }
        let shown: Vec<_> = shown
            .iter()
            .map(|one| paint(Meaning::Command, one))
            .collect();
        self.row(&label, &shown, " · ");
    }

    /// Commands to type next, with what each is for, behind a label.
    pub fn commands(&mut self, label: &str, commands: &[(String, String)]) {
        let banks = &self.banks;
        let commands: Vec<_> = commands
            .iter()
            .map(|(command, what)| (format!("{command}{banks}"), what.clone()))
            .collect();
        let commands = &commands[..];
        if self.look.plain {
            return self.spoken_commands(label, commands);
        }
        let longest = commands
            .iter()
            .map(|(command, _)| command.len())
            .max()
            .unwrap_or_default();
        let columns = if label.is_empty() { 2 } else { label.len() + 3 };
        let in_one_line = columns + longest + 3 + 24 <= self.look.width();
        for (at, (command, what)) in commands.iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let front = format!(
                "{}{}",
                paint(Meaning::Heading, label),
                " ".repeat(columns - label.len())
            );
            if !what.is_empty() && in_one_line {
                let pad = " ".repeat(longest + 3 - command.len());
                let first = format!("{front}{}{pad}", paint(Meaning::Command, command));
                self.hanging(&first, what);
                continue;
            }
            self.command(&front, command);
            if !what.is_empty() {
                self.hanging(&" ".repeat(columns + 2), what);
            }
        }
    }

    /// A command behind `front`, over several lines where it is wider than the window.
    fn command(&mut self, front: &str, command: &str) {
        let indent = width(front);
        let room = self.look.width().saturating_sub(indent);
        for (at, line) in command_lines(command, room).iter().enumerate() {
            let line = paint(Meaning::Command, line);
            if at == 0 {
                self.line(&format!("{front}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    fn spoken_commands(&mut self, label: &str, commands: &[(String, String)]) {
        if !label.is_empty() {
            self.line(&format!("{label}:"));
        }
        for (command, what) in commands {
            let colon = if what.is_empty() { "" } else { ": " };
            self.paragraph(&format!("{command}{colon}{what}"));
        }
    }

    /// The text as it is shown in this face: without marks where words alone are wanted.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        if self.look.plain {
            unmarked(text)
        } else {
            text.to_owned()
        }
    }

    /// The finished page.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}
