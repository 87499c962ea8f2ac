//! Scenes for tests: banks as text, findings as lines.

use std::fmt::Write;

use jiff::civil::date;

use super::{Linted, Scope, lint};
use crate::diagnostics::Sources;
use crate::load::{RawFile, load_files};

/// The day of the tests.
pub(super) fn today() -> Scope {
    Scope::new(date(2026, 11, 22))
}

/// What the lint finds in a bank of these files.
pub(super) fn linted(files: &[(&str, &str)], scope: &Scope) -> (Linted, String) {
    let mut sources = Sources::new();
    let raw = |(path, text): &(&str, &str)| RawFile {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = files.iter().map(raw).collect();
    let (bank, faults) = load_files("Test bank", files, &mut sources, false);
    let is_hard = |fault: &&crate::diagnostics::Diagnostic| {
        fault.severity == crate::diagnostics::Severity::Error
    };
    assert_eq!(faults.iter().find(is_hard), None);
    let linted = lint(&bank, scope);
    let mut lines = String::new();
    for found in &linted.diagnostics {
        let (start, _) = sources.positions(found.primary.span);
        let (code, line, column) = (found.code, start.line, start.column);
        let _ = writeln!(lines, "{code} {line}:{column} {}", found.message);
    }
    (linted, lines)
}

/// Compares the findings in a bank of one question, whose header is line 1 and id line 2, with
/// `CODE line:column message` lines.
pub(super) fn check_item(body: &str, expected: &[&str]) {
    check_item_by(body, &today(), expected);
}

/// The same with a scope of one's own.
pub(super) fn check_item_by(body: &str, scope: &Scope, expected: &[&str]) {
    let text = format!("[[question]]\nid = \"a-b-c\"\n{body}");
    check_bank(&[("bank.toml", &text)], scope, expected);
}

/// Compares the findings in a bank of these files with `CODE line:column message` lines.
pub(super) fn check_bank(files: &[(&str, &str)], scope: &Scope, expected: &[&str]) {
    let (_, lines) = linted(files, scope);
    assert_eq!(
        lines.lines().collect::<Vec<_>>(),
        expected,
        "{}",
        files[0].1
    );
}

/// Compares the findings in a single choice with these options, the first the key; its options begin in
/// line 5, three lines each.
pub(super) fn check_choice(options: &[&str], expected: &[&str]) {
    let mut text = String::from(
        "kind = \"single\"\nstem = \"Which of these statuses does the server send?\"\n",
    );
    for (at, option) in options.iter().enumerate() {
        text += &format!(
            "[[question.option]]\ntext = {option:?}\ncorrect = {}\n",
            at == 0
        );
    }
    check_item(&text, expected);
}
