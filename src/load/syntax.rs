//! TOML syntax: the table of a file as far as it can be read, and every syntax error in plain words.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::page::Page;
use super::regular;
use super::tree::{self, Node, Tree, Value};
use crate::diagnostics::{Code, Diagnostic};
use crate::sorting;

/// The most syntax errors that are shown of one file.
pub const SYNTAX_ERRORS: usize = 50;

/// What `toml` says where the rest of the file is lost unless the line is taken away.
const LOST: &str = "key with no value";

/// A parsed file.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    /// Its table.
    pub table: Tree<'a>,
    /// The places of its syntax errors, in order.
    pub faults: Vec<Range<usize>>,
}

impl Parsed<'_> {
    /// Whether a syntax error lies in `range`, its end included.
    pub(super) fn is_damaged(&self, range: &Range<usize>) -> bool {
        let next = self
            .faults
            .partition_point(|fault| fault.start < range.start);
        self.faults
            .get(next)
            .is_some_and(|fault| fault.start <= range.end)
    }
}

/// Parses the page and reports its syntax errors; `spare` holds the text without the worst lines.
pub(super) fn parse<'a>(page: &Page<'a>, spare: &'a mut String) -> Parsed<'a> {
    if let Some(table) = regular::read(page.text()) {
        let faults = Vec::new();
        return Parsed { table, faults };
    }
    let (table, mut errors) = DeTable::parse_recoverable(page.text());
    sorting::by_key(&mut errors, |error| {
        error.span().map(|span| (span.start, span.end))
    });
    let errors = without_echoes(page, errors);
    let table = match without_lost_lines(page.text(), &errors) {
        Some(text) => {
            *spare = text;
            DeTable::parse_recoverable(spare).0
        }
        None => table,
    };
    let table = tree::from_toml(table.into_inner());
    report(page, &table, &errors);
    let faults = errors
        .iter()
        .filter(|error| !is_date(page, error))
        .map(place)
        .collect();
    Parsed { table, faults }
}

/// The errors without those that only lead up to a line without a value.
fn without_echoes(page: &Page<'_>, errors: Vec<Error>) -> Vec<Error> {
    let mut kept: Vec<Error> = Vec::with_capacity(errors.len());
    for error in errors {
        let is_same_line = |last: &Error| {
            !page
                .raw(place(last).start..place(&error).start)
                .contains('\n')
        };
        if error.message().starts_with(LOST) && kept.last().is_some_and(is_same_line) {
            kept.pop();
        }
        kept.push(error);
    }
    kept
}

fn place(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

/// The text with the lines blanked at which `toml` would stop reading, if there are any.
fn without_lost_lines(text: &str, errors: &[Error]) -> Option<String> {
    let mut lost = errors
        .iter()
        .filter(|error| error.message().starts_with(LOST))
        .peekable();
    lost.peek()?;
    let mut bytes = text.as_bytes().to_vec();
    let mut done = None;
    for error in lost {
        let at = place(error).start.min(bytes.len());
        if done.is_some_and(|done| at <= done) {
            continue;
        }
        let start = bytes[..at]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        let end = bytes[at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(bytes.len(), |n| at + n);
        bytes[start..end].fill(b' ');
        done = Some(end);
    }
    String::from_utf8(bytes).ok()
}

fn report(page: &Page<'_>, table: &Tree<'_>, errors: &[Error]) {
    let shown = errors.len().min(SYNTAX_ERRORS);
    for (number, error) in errors.iter().take(SYNTAX_ERRORS).enumerate() {
        let mut fault = diagnose(page, table, error);
        if number + 1 == shown && errors.len() > shown {
            let more = format!(
                "{} more syntax errors of this file are not shown",
                errors.len() - shown
            );
            fault.help = Some(
                fault
                    .help
                    .map_or(more.clone(), |help| format!("{help}; {more}")),
            );
        }
        page.report(fault);
    }
}

fn diagnose(page: &Page<'_>, table: &Tree<'_>, error: &Error) -> Diagnostic {
    let span = page.span(&place(error));
    let (message, help) = plain(error.message(), place(error).is_empty());
    let code = if is_date(page, error) {
        Code::B0111
    } else {
        Code::B0001
    };
    let fault = Diagnostic::new(code, message, span);
    let fault = if help.is_empty() {
        fault
    } else {
        fault.help(help)
    };
    match opening(table, place(error).start) {
        Some(start) if error.message().contains("multi-line") => {
            fault.see(page.span(&(start..start + 3)), "the string begins here")
        }
        Some(_) | None => fault,
    }
}

/// Whether the error speaks of a date that is no calendar date.
fn is_date(page: &Page<'_>, error: &Error) -> bool {
    let raw = page.raw(place(error)).as_bytes();
    raw.len() >= 8 && raw.iter().take(4).all(u8::is_ascii_digit) && raw.get(4) == Some(&b'-')
}

/// `toml`'s words for an error in ours, with what to do about it.
fn plain(said: &str, is_empty: bool) -> (String, &'static str) {
    let quoted = "put a string in quotation marks: `\"…\"`";
    let table: [(&str, &str, &str); 9] = [
        (
            "string values must be quoted",
            "a value that is no string, number, date or list",
            quoted,
        ),
        (
            "key with no value",
            "a line without a value",
            "write `key = \"…\"`, or `#` before a comment",
        ),
        (
            "duplicate key",
            "the key is given a second time",
            "keep one of the two",
        ),
        (
            "missing escaped value",
            "an unknown escape in a string",
            "write `\\\\` for a backslash, or take a literal string: `'…'`",
        ),
        (
            "invalid basic string",
            "the string does not end on its line",
            "end it with `\"`, or take `\"\"\"` for several lines",
        ),
        (
            "invalid literal string",
            "the string does not end on its line",
            "end it with `'`, or take `'''` for several lines",
        ),
        (
            "invalid multi-line",
            "the string does not end",
            "end it as it begins, with three quotation marks",
        ),
        (
            "unclosed array, expected",
            "the list does not end",
            "end it with `]`",
        ),
        ("recursion limit", "the key has too many parts", ""),
    ];
    let known = table
        .into_iter()
        .find(|(start, ..)| said.starts_with(start));
    match known {
        Some(("string values must be quoted", ..)) if is_empty => (
            "a value is missing".to_owned(),
            "write one, or take the key away",
        ),
        Some((_, message, help)) => (message.to_owned(), help),
        None if said.starts_with("cannot recurse") => ("too deeply nested".to_owned(), ""),
        None => (
            said.chars()
                .filter(|character| !character.is_control())
                .collect(),
            "",
        ),
    }
}

/// Where the string begins that ends at `end`.
fn opening(table: &Tree<'_>, end: usize) -> Option<usize> {
    table.iter().find_map(|(_, value)| opening_in(value, end))
}

fn opening_in(value: &Value<'_>, end: usize) -> Option<usize> {
    let span = value.span();
    match value.get_ref() {
        Node::String(_) if span.end == end && span.len() >= 3 => Some(span.start),
        Node::Table(table) => opening(table, end),
        Node::Array(list) => list.iter().find_map(|item| opening_in(item, end)),
        Node::String(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Datetime(_) => None,
    }
}
