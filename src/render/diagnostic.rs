//! Findings in a bank as rustc would show them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Look, visible, warning};
use crate::diagnostics::{Diagnostic, Label, Severity, Source, Sources};

/// The lines kept round the labels, so that the renderer need not read a whole file.
const AROUND: usize = 2;

/// All findings, an empty line between them.
#[must_use]
pub fn diagnostics(list: &[Diagnostic], sources: &Sources, look: Look) -> String {
    let shown: Vec<_> = list
        .iter()
        .map(|one| diagnostic(one, sources, look))
        .collect();
    shown.join("\n")
}

/// Findings that are no reason to stop, a line for each code: how many there are and where the first is.
#[must_use]
pub fn warnings(list: &[Diagnostic], sources: &Sources, look: Look) -> String {
    let mut by_code: BTreeMap<_, (usize, &Diagnostic)> = BTreeMap::new();
    for one in list {
        by_code.entry(one.code).or_insert((0, one)).0 += 1;
    }
    let line = |(number, first): (usize, &Diagnostic)| {
        let (at, _) = sources.positions(first.primary.span);
        let path = sources
            .of(first.primary.span)
            .map_or("", |source| &source.path);
        let more = if number > 1 {
            format!(", {} more", number - 1)
        } else {
            String::new()
        };
        let help = first
            .help
            .as_deref()
            .map(|help| format!("; {help}"))
            .unwrap_or_default();
        let message = &first.message;
        warning(
            &format!("{path}:{}:{}{more}: {message}{help}", at.line, at.column),
            look,
        )
    };
    by_code.into_values().map(line).collect()
}

/// One finding: code, message, the lines with their labels, help.
#[must_use]
pub fn diagnostic(one: &Diagnostic, sources: &Sources, look: Look) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(safe(&one.message)).id(one.code.name());
    let mut group = title.elements(excerpts(one, sources));
    if let Some(help) = &one.help {
        group = group.element(Level::HELP.message(safe(help)));
    }
    let renderer = Renderer::styled().term_width(look.columns.max(60));
    format!("{}\n", renderer.render(&[group]))
}

/// An excerpt of each file that a label lies in, the primary one first; of what could not be read as
/// text the path alone.
fn excerpts<'a>(one: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let mut files = vec![one.primary.span.source];
    files.extend(one.secondary.iter().map(|label| label.span.source));
    files.dedup();
    let element = |file: u32| {
        let primary = Some((AnnotationKind::Primary, &one.primary));
        let secondary = one
            .secondary
            .iter()
            .map(|label| (AnnotationKind::Context, label));
        let labels: Vec<_> = primary
            .into_iter()
            .chain(secondary)
            .filter(|(_, label)| label.span.source == file)
            .collect();
        let source = sources.of(labels.first()?.1.span)?;
        Some(if source.text.is_empty() {
            Element::from(Origin::path(safe(&source.path)))
        } else {
            Element::from(excerpt(source, &labels))
        })
    };
    files.into_iter().filter_map(element).collect()
}

fn excerpt<'a>(
    source: &'a Source,
    labels: &[(AnnotationKind, &'a Label)],
) -> Snippet<'a, Annotation<'a>> {
    let (window, line) = window(source, labels);
    let text = &source.text[window.clone()];
    let annotation = |(kind, label): &(AnnotationKind, &'a Label)| {
        let label_text = (!label.text.is_empty()).then(|| safe(&label.text));
        kind.span(shift(&source.text, label.span.range(), &window))
            .label(label_text)
    };
    Snippet::source(text)
        .path(safe(&source.path))
        .line_start(line)
        .annotations(labels.iter().map(annotation).collect::<Vec<_>>())
}

/// The bytes of the lines round all labels, and the number of the first of those lines.
fn window(source: &Source, labels: &[(AnnotationKind, &Label)]) -> (Range<usize>, usize) {
    let ranges = || labels.iter().map(|(_, label)| label.span.range());
    let first = ranges().map(|range| range.start).min().unwrap_or(0);
    let last = ranges().map(|range| range.end).max().unwrap_or(0);
    let line = source.position(first).line.saturating_sub(AROUND).max(1);
    let after = source.position(last).line + AROUND + 1;
    (source.line_start(line)..source.line_start(after), line)
}

/// The span within the window, on character borders.
fn shift(text: &str, span: Range<usize>, window: &Range<usize>) -> Range<usize> {
    let border = |offset: usize| {
        let offset = offset.clamp(window.start, window.end);
        text.floor_char_boundary(offset) - window.start
    };
    border(span.start)..border(span.end)
}

fn safe(text: &str) -> Cow<'_, str> {
    visible(text)
}
