//! Loads banks from texts and shows diagnostics as `CODE line:column message` lines.

use std::fmt::Write;

use crate::diagnostics::{Diagnostic, Sources};
use crate::load::{RawFile, load_files};
use crate::model::Bank;

/// The bank of these files, their texts and its diagnostics.
pub(super) fn load(files: &[(&str, &[u8])]) -> (Bank, Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let raw = |(path, bytes): &(&str, &[u8])| RawFile {
        path: (*path).to_owned(),
        bytes: bytes.to_vec(),
    };
    let files = files.iter().map(raw).collect();
    let (bank, diagnostics) = load_files("Test bank", files, &mut sources, false);
    (bank, sources, diagnostics)
}

/// The diagnostics as lines, with the file's name before the place where it is not `bank.toml`.
pub(super) fn lines(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for Diagnostic {
        code,
        message,
        primary,
        ..
    } in diagnostics
    {
        let (start, _) = sources.positions(primary.span);
        let path = sources.of(primary.span).map_or("?", |source| &source.path);
        let path = if path == "bank.toml" {
            String::new()
        } else {
            format!("{path}:")
        };
        let _ = writeln!(
            lines,
            "{code} {path}{}:{} {message}",
            start.line, start.column
        );
    }
    lines
}

/// Asserts that the bank `text` has these diagnostics, one a line.
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    check_files(&[("bank.toml", text)], expected);
}

/// Asserts that the bank of these files has these diagnostics, one a line.
#[track_caller]
pub(super) fn check_files(files: &[(&str, &str)], expected: &str) {
    let raw: Vec<_> = files
        .iter()
        .map(|(path, text)| (*path, text.as_bytes()))
        .collect();
    let (_, sources, diagnostics) = load(&raw);
    let found = lines(&sources, &diagnostics);
    let expected: String = expected
        .lines()
        .fold(String::new(), |lines, line| match line.trim() {
            "" => lines,
            line => lines + line + "\n",
        });
    assert_eq!(found, expected, "\n--- found\n{found}--- in\n{files:?}");
}

/// The only diagnostic of the bank `text`.
#[track_caller]
pub(super) fn only(text: &str) -> Diagnostic {
    let (_, sources, diagnostics) = load(&[("bank.toml", text.as_bytes())]);
    assert_eq!(diagnostics.len(), 1, "{}", lines(&sources, &diagnostics));
    diagnostics.into_iter().next().unwrap()
}

/// The text with the fix of its only diagnostic made.
#[track_caller]
pub(super) fn mended(text: &str) -> String {
    let fix = only(text).fix.expect("a fix");
    let mut text = text.to_owned();
    text.replace_range(fix.span.range(), &fix.replacement);
    text
}

/// A sound question with the key `keys` below its first line.
pub(super) fn question(keys: &str) -> String {
    format!("[[question]]\nid = \"q\"\nstem = \"Why?\"\n{keys}\n")
}
