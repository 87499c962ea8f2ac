//! Banks in, diagnostics out: every code once with its place, and what a sound bank gives.

use std::fmt::Write;

use super::{RawFile, load_files};
use crate::diagnostics::{Diagnostic, Sources};
use crate::model::Bank;

/// The bank of these files, and its diagnostics as `CODE line:column message` lines.
pub(super) fn load(files: &[(&str, &str)]) -> (Bank, String) {
    let mut sources = Sources::new();
    let raw = |(path, text): &(&str, &str)| RawFile {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let (bank, diagnostics) = load_files(
        "Test bank",
        files.iter().map(raw).collect(),
        &mut sources,
        false,
    );
    (bank, shown(&sources, &diagnostics))
}

pub(super) fn shown(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let (start, _) = sources.positions(diagnostic.primary.span);
        let (line, column) = (start.line, start.column);
        let _ = writeln!(
            lines,
            "{} {line}:{column} {}",
            diagnostic.code, diagnostic.message
        );
    }
    lines
}

#[test]
fn examples_are_sound() {
    let text = include_str!("../../tests/it/examples.toml");
    let (bank, diagnostics) = load(&[("examples.toml", text)]);
    assert_eq!(diagnostics, "");
    let kinds: Vec<_> = bank
        .questions
        .iter()
        .map(|question| question.body.kind().name())
        .collect();
    assert_eq!(kinds, ["single", "output", "order", "multi", "open"]);
}

#[test]
fn builtin_index_equals_a_full_load() {
    let loaded = super::builtin::load();
    let bank = &loaded.banks[0];
    let catalog = super::builtin::catalog();
    assert_eq!(shown(&loaded.sources, &loaded.diagnostics), "");
    assert_eq!(catalog.len(), bank.questions.len());
}
