//! What the promises are tried on and by: a bank with a question of every kind, and what may be shown.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;
use roadmap::diagnostics::Sources;
use roadmap::load::{Library, RawFile, load_files};
use roadmap::model::{Bank, Name, Question, is_hidden};
use roadmap::output::Output;

/// The bank as it is written.
const BANK: &str = include_str!("../../../src/wire/test_bank.toml");

/// A bank with a question of every kind.
pub fn bank() -> Bank {
    let file = RawFile {
        path: "bank.toml".to_owned(),
        bytes: BANK.into(),
    };
    load_files("bank", vec![file], &mut Sources::new(), false).0
}

/// Its questions, each with the name of the bank, in its order.
pub fn questions(bank: &Bank) -> Vec<(Name, Arc<Question>)> {
    let library = Library::new(false, vec![bank.clone()]);
    let catalog = library.catalog();
    let entries = catalog.entries().iter();
    entries
        .filter_map(|entry| Some((entry.bank.clone(), library.question(entry)?)))
        .collect()
}

/// A clock that never moves.
pub fn clock() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// What was written, kept to be looked at.
#[derive(Clone, Default)]
pub struct Told(Rc<RefCell<Vec<u8>>>);

impl Told {
    /// An output that writes into it.
    pub fn output(&self) -> Output {
        Output::new(Box::new(self.clone()), Box::new(self.clone()))
    }

    /// What was written so far, which is text.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).expect("all that is written is UTF-8")
    }
}

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Asserts that `text` can control no terminal: of all escapes it has colours and links alone, of all
/// hidden characters line feeds.
pub fn shows_all(text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(|c| c != '\n' && is_hidden(c)) {
        let escape = &rest[at..];
        let after = style(escape).or_else(|| link(escape));
        rest = after.unwrap_or_else(|| panic!("{:?} in {text:?}", escape.chars().next()));
    }
}

/// What follows the colour that `text` begins with.
fn style(text: &str) -> Option<&str> {
    let numbers = text.strip_prefix("\u{1b}[")?;
    numbers
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
        .strip_prefix('m')
}

/// What follows the link that `text` begins with.
fn link(text: &str) -> Option<&str> {
    let (url, rest) = text.strip_prefix("\u{1b}]8;;")?.split_once("\u{1b}\\")?;
    (!url.contains(is_hidden)).then_some(rest)
}

/// Asserts that `text` is JSON Lines that can control no terminal; gives the lines.
pub fn json_lines(text: &str) -> Vec<serde_json::Value> {
    shows_all(text);
    let line = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    text.lines().map(line).collect()
}
