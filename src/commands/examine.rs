//! Reads the banks of a check and judges them.

use std::io;
use std::path::PathBuf;

use crate::diagnostics::{Checked, Code, Diagnostic};
use crate::lint::{Scope, lint};
use crate::load::{Loaded, builtin, load_paths, load_stream};
use crate::model::Bank;
use crate::sorting;

/// The name for standard input among paths.
const STREAM: &str = "-";

/// What keeps a file from being judged at all.
const PREVENTING: [Code; 5] = [
    Code::B0002,
    Code::B0003,
    Code::B0004,
    Code::B0005,
    Code::B0006,
];

/// The banks of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Banks {
    /// Files and folders; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// Whether the built-in bank is among them.
    pub builtin: bool,
}

impl Banks {
    /// Whether one of them is standard input.
    pub(super) fn has_the_stream(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == STREAM)
    }
}

/// Reads the banks and judges them: the built-in one as strictly as can be, all others by `scope`.
pub(super) fn examine(banks: &Banks, scope: &Scope) -> Checked {
    let (streams, paths): (Vec<_>, Vec<_>) = banks
        .paths
        .iter()
        .cloned()
        .partition(|path| path.as_os_str() == STREAM);
    let mut loaded = load_paths(&paths, banks.builtin);
    if !streams.is_empty() {
        let mut stdin = io::stdin().lock();
        load_stream("stdin", "<stdin>", &mut stdin, &mut loaded, banks.builtin);
    }
    let strangers = loaded.banks.len();
    if banks.builtin {
        builtin::load_into(&mut loaded);
    }
    judge(loaded, strangers, scope)
}

/// Judges what was loaded: the first banks are those of `strangers`.
fn judge(loaded: Loaded, strangers: usize, scope: &Scope) -> Checked {
    let own = Scope {
        strict: true,
        show_absent: true,
        ..*scope
    };
    let mut checked = Checked {
        questions: loaded.banks.iter().map(|bank| bank.written).sum(),
        is_unreadable: is_unreadable(&loaded),
        found: loaded.diagnostics,
        sources: loaded.sources,
        ..Checked::default()
    };
    for (at, bank) in loaded.banks.iter().enumerate() {
        let linted = lint(bank, if at < strangers { scope } else { &own });
        if checked.found.is_empty() {
            checked.found = linted.diagnostics;
        } else {
            checked.found.extend(linted.diagnostics);
        }
        for (code, count) in linted.absent {
            *checked.absent.entry(code).or_default() += count;
        }
    }
    let place = |one: &Diagnostic| (one.primary.span, one.code);
    if !checked.found.is_sorted_by_key(place) {
        sorting::by_key(&mut checked.found, place);
    }
    // The program ends after a check: to free millions of texts one by one takes longer than to read them.
    std::mem::forget(loaded.banks);
    checked
}

/// Whether a bank has no question because its files could not be read or have none.
fn is_unreadable(loaded: &Loaded) -> bool {
    let is_empty = |bank: &Bank| bank.written == 0;
    let prevents = |one: &Diagnostic| PREVENTING.contains(&one.code);
    loaded.banks.iter().any(is_empty) && loaded.diagnostics.iter().any(prevents)
}
