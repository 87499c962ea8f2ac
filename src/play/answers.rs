//! A session answered from a file: its questions, their letters, its answers.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::Face;
use crate::diagnostics::{Sources, nearest};
use crate::failure::Failure;
use crate::load::FILE_BYTES;
use crate::model::{Catalog, Entry, Name, Question, Span};
use crate::session::{Awaiting, Event, Input, Item, Session};
use crate::wire::{Fault, Filled, Sheet, Warning, WarningKind, fingerprint};

/// How many faults of a file are told.
const TOLD: usize = 10;

/// A file of answers: a filled-in paper, or a bare map from ids to answers, TOML or JSON.
///
/// [`AnswerFile::entries`] gives the questions to ask, [`AnswerFile::items`] lays them out with the
/// letters of the file, [`AnswerFile::inputs`] gives what [`Answers`] answers.
#[derive(Clone, Debug)]
pub struct AnswerFile {
    sources: Sources,
    sheet: Sheet,
}

impl AnswerFile {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read or is no file of answers; tells every place.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let shown = path.display().to_string();
        Self::parse(&shown, bytes(path, &shown)?)
    }

    /// Reads the file's `bytes`; `shown` is its name for people.
    ///
    /// # Errors
    /// When it is no file of answers; tells every place.
    pub fn parse(shown: &str, bytes: Vec<u8>) -> Result<Self, Failure> {
        let (text, bad) = decode(bytes);
        let mut sources = Sources::new();
        sources.add(shown, text.clone());
        let parsed = match bad {
            Some(at) => Err(vec![Fault::new(&at, "the file is not UTF-8 text")]),
            None => Sheet::parse(&text),
        };
        match parsed {
            Ok(sheet) => Ok(Self { sources, sheet }),
            Err(faults) => Err(failure(&sources, &faults)),
        }
    }

    /// What the file says besides the answers: title, name, seed, pass mark.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The questions of the file, in its order.
    ///
    /// # Errors
    /// When an id is not known, with the nearest one, or several banks bear it.
    pub fn entries(&self, catalog: &Catalog) -> Result<Vec<Entry>, Failure> {
        let mut asked = BTreeSet::new();
        let mut is_first = true;
        self.all(self.sheet.filled.iter().map(|filled| {
            let found = entry(filled, catalog);
            let seek = found.is_err() && std::mem::take(&mut is_first);
            let entry = found.map_err(|fault| {
                if seek {
                    suggest(fault, filled, catalog)
                } else {
                    fault
                }
            })?;
            if !asked.insert((entry.bank.clone(), entry.header.id.clone())) {
                let message = format!("the question `{}` is there twice", entry.header.id);
                return Err(Fault::new(&filled.place, message));
            }
            Ok(entry)
        }))
    }

    /// The items of `questions`, which are those of [`AnswerFile::entries`] in the same order and none
    /// left out, behind the letters of the file.
    ///
    /// # Errors
    /// When letters or their texts are not those of the bank.
    pub fn items(&self, questions: Vec<(Name, Arc<Question>)>) -> Result<Vec<Item>, Failure> {
        let laid = questions.into_iter().zip(&self.sheet.filled);
        self.all(laid.map(|((bank, question), filled)| {
            let layout = self.sheet.layout(filled, &question)?;
            Ok(Item {
                bank,
                question,
                layout,
                accepted: Vec::new(),
            })
        }))
    }

    /// The answers to `items`, which are those of [`AnswerFile::items`]; what was left empty is
    /// skipped.
    ///
    /// # Errors
    /// When something is no answer to its question.
    pub fn inputs(&self, items: &[Item]) -> Result<Vec<Input>, Failure> {
        let answered = items.iter().zip(&self.sheet.filled);
        self.all(answered.map(|(item, filled)| {
            let response = self.sheet.response(filled, item)?;
            Ok(response.map_or(Input::Skip, |response| Input::Answer {
                response,
                seconds: Some(0.0),
            }))
        }))
    }

    /// What is to be known before the answers are trusted: that the questions have changed since the
    /// paper was made.
    #[must_use]
    pub fn warnings(&self, items: &[Item]) -> Vec<Warning> {
        let now = fingerprint(items);
        let then = self.sheet.bank.as_ref().filter(|then| **then != now);
        let warning = |then| {
            let message = format!(
                "the paper is not as it was made, or the questions have changed: {then} then, {now} now"
            );
            Warning::new(WarningKind::PaperChanged, message)
        };
        then.map(warning).into_iter().collect()
    }

    fn all<T>(&self, list: impl Iterator<Item = Result<T, Fault>>) -> Result<Vec<T>, Failure> {
        let mut good = Vec::new();
        let mut faults = Vec::new();
        for one in list {
            match one {
                Ok(one) => good.push(one),
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() {
            Ok(good)
        } else {
            Err(failure(&self.sources, &faults))
        }
    }
}

/// A session answered from a file and shown by another face.
///
/// Its sessions are not self-judged: a marker's verdict stands in the file.
pub struct Answers<'a> {
    inputs: Vec<Input>,
    shown: &'a mut dyn Face,
}

impl<'a> Answers<'a> {
    /// Answers the questions with `inputs`, by their numbers, and shows them on `shown`.
    pub fn new(inputs: Vec<Input>, shown: &'a mut dyn Face) -> Self {
        shown.unattended();
        Self { inputs, shown }
    }
}

impl Face for Answers<'_> {
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure> {
        self.shown.show(event, session)
    }

    fn warn(&mut self, warning: &Warning) -> Result<(), Failure> {
        self.shown.warn(warning)
    }

    fn next(&mut self, awaiting: Awaiting, _: &Session) -> Result<Input, Failure> {
        Ok(match awaiting {
            Awaiting::Answer(turn) => self.inputs.get(turn.n - 1).cloned().unwrap_or(Input::Skip),
            Awaiting::Next(_) => Input::Next,
            Awaiting::Judgement(_) => Input::Quit,
        })
    }
}

fn bytes(path: &Path, shown: &str) -> Result<Vec<u8>, Failure> {
    let io = |error: std::io::Error| {
        if error.kind() == ErrorKind::NotFound {
            return Failure::usage(format!("there is no file `{shown}`"));
        }
        Failure::io(shown, &error)
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    file.take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > FILE_BYTES {
        let message = format!(
            "`{shown}` is over {} MiB: no file of answers",
            FILE_BYTES >> 20
        );
        return Err(Failure::usage(message));
    }
    Ok(bytes)
}

/// The text, and where it is none.
fn decode(bytes: Vec<u8>) -> (String, Option<Range<usize>>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(at..at))
        }
    }
}

fn entry(filled: &Filled, catalog: &Catalog) -> Result<Entry, Fault> {
    let id = &*filled.id;
    let is_it = |entry: &&Entry| match id.split_once('/') {
        Some((bank, id)) => entry.bank == bank && entry.header.id == id,
        None => entry.header.id == id,
    };
    let mut found = catalog.entries().iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(entry), None) => Ok(entry.clone()),
        (Some(one), Some(other)) => {
            let message = format!("several banks have a question `{id}`");
            let help = format!("write `{}/{id}` or `{}/{id}`", one.bank, other.bank);
            Err(Fault::new(&filled.place, message).help(help))
        }
        (None, _) => {
            let message = format!("no question has the id `{id}`");
            Err(Fault::new(&filled.place, message))
        }
    }
}

/// The fault with the id that was probably meant, unless it says already what to do. Only the first
/// fault of a file is helped: the search goes through the whole catalog.
fn suggest(fault: Fault, filled: &Filled, catalog: &Catalog) -> Fault {
    let ids = catalog.entries().iter().map(|entry| &*entry.header.id);
    match (&fault.help, nearest(&filled.id, ids)) {
        (None, Some(near)) => fault.help(format!("a question with a similar id exists: `{near}`")),
        (Some(_), _) | (None, None) => fault,
    }
}

/// The failure that tells `faults`, the first one first; nothing goes on while there is one.
fn failure(sources: &Sources, faults: &[Fault]) -> Failure {
    let told = |fault: &Fault| {
        let span = Span::new(0, &fault.place);
        let path = sources.of(span).map_or("", |source| &source.path);
        let (at, _) = sources.positions(span);
        format!("{path}:{}:{}: {}", at.line, at.column, fault.message)
    };
    let mut failure = Failure::usage(faults.first().map(told).unwrap_or_default());
    failure
        .hints
        .extend(faults.first().and_then(|fault| fault.help.clone()));
    failure
        .hints
        .extend(faults.iter().skip(1).take(TOLD).map(told));
    if let Some(more) = faults.len().checked_sub(TOLD + 2) {
        failure.hints.push(format!("and {} more", more + 1));
    }
    failure
}
