//! Makes the repairs that are certain: each file is written anew beside itself and put in its place.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::Context;
use crate::diagnostics::{Checked, Code, Edits, Fix, Source, Sources};
use crate::failure::Failure;
use crate::load::{RawFile, load_files};
use crate::render;

/// The repairs of one file.
pub(super) struct Repair<'a> {
    source: &'a Source,
    edits: Edits,
}

/// The repairs of all files that were read from the disk; those of a file that would be worse for
/// them are left out.
pub(super) fn repairs(checked: &Checked) -> Vec<Repair<'_>> {
    let mut repairs = Vec::new();
    let fixes: Vec<_> = checked
        .found
        .iter()
        .filter_map(|one| one.fix.as_ref())
        .collect();
    let same_file = |one: &&Fix, other: &&Fix| one.span.source == other.span.source;
    for fixes in fixes.chunk_by(same_file) {
        let source = fixes.first().and_then(|fix| checked.sources.of(fix.span));
        let Some(source) = source.filter(|source| is_on_disk(source)) else {
            continue;
        };
        let edits = Edits::new(&source.text, fixes.iter().copied());
        if is_better(source, &edits) {
            repairs.push(Repair { source, edits });
        }
    }
    repairs
}

/// Whether the file is still what was read.
fn is_on_disk(source: &Source) -> bool {
    fs::read(&source.path).is_ok_and(|bytes| bytes == source.text.as_bytes())
}

/// Whether the file, read alone, has no more faults after the edits than before, and no more of syntax.
fn is_better(source: &Source, edits: &Edits) -> bool {
    let faults = |text: String| {
        let file = RawFile {
            path: source.path.clone(),
            bytes: text.into(),
        };
        let (_, found) = load_files("bank", vec![file], &mut Sources::new(), false);
        let of_syntax = found.iter().filter(|one| one.code == Code::B0001);
        (of_syntax.count(), found.len())
    };
    let (before, after) = (
        faults(source.text.to_string()),
        faults(edits.apply(&source.text)),
    );
    after.0 <= before.0 && after.1 <= before.1
}

/// What the repairs would change, as a diff.
pub(super) fn preview(repairs: &[Repair<'_>]) -> String {
    let diffs = repairs
        .iter()
        .map(|repair| render::diff(repair.source, &repair.edits));
    diffs.collect()
}

/// Writes the mended files and says so.
///
/// # Errors
/// When a file cannot be written; it is then what it was.
pub(super) fn write(repairs: &[Repair<'_>], context: &mut Context<'_>) -> Result<(), Failure> {
    for repair in repairs {
        let text = repair.edits.apply(&repair.source.text);
        let path = Path::new(&repair.source.path);
        replace(path, text.as_bytes()).map_err(|error| Failure::io(&repair.source.path, &error))?;
    }
    let made: usize = repairs.iter().map(|repair| repair.edits.list.len()).sum();
    let (made, files) = (
        render::count(made, "repair"),
        render::count(repairs.len(), "file"),
    );
    let said = match repairs.is_empty() {
        true => "no repair is certain\n".to_owned(),
        false => format!("{made} made in {files}\n"),
    };
    Ok(context.output.talk(&said)?)
}

/// Writes `bytes` to a new file beside `path` and puts it in its place, so that whoever reads it finds
/// the old or the new one whole. A link stays a link.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize()?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write_new(&beside, bytes, &path).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _gone = fs::remove_file(&beside);
    }
    written
}

fn write_new(path: &Path, bytes: &[u8], model: &Path) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.set_permissions(fs::metadata(model)?.permissions())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn a_repair_that_breaks_the_syntax_is_not_made() {
        let mut sources = Sources::new();
        sources.add(
            "a.toml",
            "[[question]]\nid = \"a\"\nstem = \"s\"\naccept = \"a\"\nseconds = \"60\"\n",
        );
        let source = sources.of(Span::default()).unwrap();
        let at = source.text.find("\"60\"").unwrap();
        let edits = |replacement: &str| {
            let span = Span::new(0, &(at..at + 4));
            let replacement = replacement.to_owned();
            Edits::new(&source.text, &[Fix { span, replacement }])
        };
        assert!(is_better(source, &edits("60")));
        assert!(!is_better(source, &edits("= =")));
        assert!(!is_better(source, &edits("0\nsecnods = 1")));
    }
}
