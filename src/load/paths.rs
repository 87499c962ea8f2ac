//! Everything that the user named: each path one bank.

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{bank, disk};
use crate::diagnostics::{Code, Diagnostic, Severity, Sources};
use crate::model::{Bank, Span};
use crate::sorting;

/// Everything that was read from the named paths.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The banks, in the order in which they were named.
    pub banks: Vec<Bank>,
    /// The files.
    pub sources: Sources,
    /// All that is wrong with them, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether one of the diagnostics is an error, so that the banks cannot be used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads the bank at each path: a file, or a folder with all `*.toml` below it in the order of their
/// paths. `with_builtin` tells that they are used beside the built-in bank, whose steps they may then
/// name. Never fails: what cannot be read is among the diagnostics.
#[must_use]
pub fn load_paths(paths: &[PathBuf], with_builtin: bool) -> Loaded {
    let mut loaded = Loaded::default();
    let mut named: HashMap<String, Span> = HashMap::new();
    for path in paths {
        let start = Span {
            source: u32::try_from(loaded.sources.len()).unwrap_or(u32::MAX),
            start: 0,
            end: 0,
        };
        let found = disk::read(path);
        let (bank, faults) =
            bank::load_found(&name(path), found, &mut loaded.sources, with_builtin);
        loaded.diagnostics.extend(faults);
        match named.get(&*bank.identity.id) {
            Some(first) => loaded.diagnostics.push(twice(&bank, start, *first)),
            None => {
                named.insert(bank.identity.id.to_string(), start);
            }
        }
        loaded.banks.push(bank);
    }
    sorting::by_key(&mut loaded.diagnostics, |diagnostic| {
        (diagnostic.primary.span, diagnostic.code)
    });
    loaded
}

/// Reads the bank that `reader` gives as one file, shown as `shown`, and named `name` where it does not
/// name itself; otherwise as [`load_paths`].
pub fn load_stream(
    name: &str,
    shown: &str,
    reader: &mut dyn Read,
    loaded: &mut Loaded,
    with_builtin: bool,
) {
    let found = vec![disk::read_stream(shown, reader)];
    let (bank, faults) = bank::load_found(name, found, &mut loaded.sources, with_builtin);
    loaded.diagnostics.extend(faults);
    loaded.banks.push(bank);
}

fn twice(bank: &Bank, here: Span, first: Span) -> Diagnostic {
    let message = format!("the bank id `{}` is used twice", bank.identity.id);
    Diagnostic::new(Code::B0201, message, here)
        .see(first, "first used here")
        .help("give one of the two another `[bank] id`, or another name")
}

/// The name of the file or folder, without an ending.
fn name(path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let is_file = whole
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    let name = if is_file {
        whole.file_stem()
    } else {
        whole.file_name()
    };
    name.map_or_else(
        || "bank".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}
