//! What edits would change, as a unified diff that `patch` and `git apply` read.

use std::fmt::Write;
use std::ops::Range;

use super::visible;
use crate::diagnostics::{Edits, Source};
use crate::style::{Meaning, paint};

/// The unchanged lines shown round a change.
const AROUND: usize = 3;

/// The lines of `source` that `edits` change; empty where there is no edit.
#[must_use]
pub fn diff(source: &Source, edits: &Edits) -> String {
    let changed = changed_lines(source, edits);
    if changed.is_empty() {
        return String::new();
    }
    let path = visible(&source.path);
    let mut text = format!("--- {path}\n+++ {path}\n");
    let near = |one: &Range<usize>, other: &Range<usize>| other.start <= one.end + 2 * AROUND;
    let mut shift = 0;
    for hunk in changed.chunk_by(near) {
        shift += write_hunk(&mut text, source, edits, hunk, shift);
    }
    text
}

/// The ranges of lines that edits touch, counted from 1, the end excluded.
fn changed_lines(source: &Source, edits: &Edits) -> Vec<Range<usize>> {
    let mut changed: Vec<Range<usize>> = Vec::new();
    for (range, _) in &edits.list {
        let first = source.position(range.start).line;
        let end = source.position(range.end).line + 1;
        match changed.last_mut() {
            Some(last) if first < last.end => last.end = end.max(last.end),
            Some(_) | None => changed.push(first..end),
        }
    }
    changed
}

/// Writes a hunk; gives by how many lines it is longer afterwards.
fn write_hunk(
    text: &mut String,
    source: &Source,
    edits: &Edits,
    changed: &[Range<usize>],
    shift: isize,
) -> isize {
    let (Some(first), Some(last)) = (changed.first(), changed.last()) else {
        return 0;
    };
    let lines = source.position(source.text.len()).line;
    let start = first.start.saturating_sub(AROUND).max(1);
    let end = (last.end + AROUND).min(lines + 1);
    let (mut body, mut before, mut after) = (String::new(), 0, 0);
    let mut at = start;
    for range in changed {
        let (same, old) = (bytes(source, at..range.start), bytes(source, range.clone()));
        let count = push(&mut body, ' ', &source.text[same]);
        let new = edits.apply_to(&source.text, old.clone());
        before += count + push(&mut body, '-', &source.text[old]);
        after += count + push(&mut body, '+', &new);
        at = range.end;
    }
    let count = push(&mut body, ' ', &source.text[bytes(source, at..end)]);
    (before, after) = (before + count, after + count);
    let moved = start.saturating_add_signed(shift);
    let _ = writeln!(text, "@@ -{start},{before} +{moved},{after} @@");
    text.push_str(&body);
    after.cast_signed() - before.cast_signed()
}

fn bytes(source: &Source, lines: Range<usize>) -> Range<usize> {
    source.line_start(lines.start)..source.line_start(lines.end)
}

/// Writes lines behind `sign` and gives how many they are.
fn push(body: &mut String, sign: char, lines: &str) -> usize {
    for line in lines.split_inclusive('\n') {
        let shown = format!("{sign}{}", visible(line.trim_end_matches(['\n', '\r'])));
        let shown = match sign {
            '-' => paint(Meaning::Wrong, &shown),
            '+' => paint(Meaning::Right, &shown),
            _ => shown,
        };
        body.push_str(&shown);
        body.push('\n');
        if !line.ends_with('\n') {
            body.push_str("\\ No newline at end of file\n");
        }
    }
    lines.split_inclusive('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Fix, Sources};
    use crate::model::Span;

    fn check(text: &str, fixes: &[(Range<usize>, &str)], expected: &str) {
        let mut sources = Sources::new();
        sources.add("a.toml", text.to_owned());
        let fix = |(range, replacement): &(Range<usize>, &str)| Fix {
            span: Span::new(0, range),
            replacement: (*replacement).to_owned(),
        };
        let fixes: Vec<_> = fixes.iter().map(fix).collect();
        let edits = Edits::new(text, &fixes);
        let diff = diff(sources.of(Span::default()).unwrap(), &edits);
        assert_eq!(console::strip_ansi_codes(&diff), expected);
    }

    #[test]
    fn shows_what_changes() {
        check("a\nb\n", &[], "");
        check(
            "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
            &[(8..12, "5")],
            "--- a.toml\n+++ a.toml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-five\n+5\n 6\n 7\n 8\n",
        );
        check(
            "a\nb",
            &[(1..1, "\nx")],
            "--- a.toml\n+++ a.toml\n@@ -1,2 +1,3 @@\n-a\n+a\n+x\n b\n\\ No newline at end of file\n",
        );
    }

    #[test]
    fn far_changes_are_hunks_of_their_own() {
        let text = "a\n".repeat(20);
        check(
            &text,
            &[(0..1, "b\nb"), (38..39, "c")],
            "--- a.toml\n+++ a.toml\n@@ -1,4 +1,5 @@\n-a\n+b\n+b\n a\n a\n a\n@@ -17,4 +18,4 @@\n a\n a\n a\n-a\n+c\n",
        );
    }
}
