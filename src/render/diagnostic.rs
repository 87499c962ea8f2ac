//! Findings in a bank as rustc would show them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{Look, visible, warning};
use crate::diagnostics::{Diagnostic, Label, Severity, Source, Sources};
use crate::model::is_hidden;

/// The most lines between two labels of one excerpt.
const APART: usize = 200;

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
            &format!(
                "{}:{}:{}{more}: {message}{help}",
                safe(path),
                at.line,
                at.column
            ),
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

/// An excerpt round the primary label with the labels near it, then one for each label that lies in
/// another file or far away; of what could not be read as text the path alone.
fn excerpts<'a>(one: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let (near, far): (Vec<_>, Vec<_>) = one
        .secondary
        .iter()
        .partition(|label| is_near(&one.primary, label, sources));
    let near = near
        .into_iter()
        .map(|label| (AnnotationKind::Context, label));
    let mut groups = vec![vec![(AnnotationKind::Primary, &one.primary)]];
    groups[0].extend(near);
    groups.extend(
        far.into_iter()
            .map(|label| vec![(AnnotationKind::Context, label)]),
    );
    let element = |labels: Vec<(AnnotationKind, &'a Label)>| {
        let source = sources.of(labels.first()?.1.span)?;
        Some(if source.text.is_empty() {
            Element::from(Origin::path(safe(&source.path)))
        } else {
            Element::from(excerpt(source, &labels))
        })
    };
    groups.into_iter().filter_map(element).collect()
}

/// Whether a label lies so near the primary one that an excerpt can hold both.
fn is_near(primary: &Label, other: &Label, sources: &Sources) -> bool {
    let line = |label: &Label| sources.positions(label.span).0.line;
    primary.span.source == other.span.source && line(primary).abs_diff(line(other)) <= APART
}

fn excerpt<'a>(
    source: &'a Source,
    labels: &[(AnnotationKind, &'a Label)],
) -> Snippet<'a, Annotation<'a>> {
    let (window, line) = window(source, labels);
    let shown = Shown::new(&source.text, &window);
    let annotation = |(kind, label): &(AnnotationKind, &'a Label)| {
        let label_text = (!label.text.is_empty()).then(|| safe(&label.text));
        kind.span(shown.span(&label.span.range())).label(label_text)
    };
    let annotations: Vec<_> = labels.iter().map(annotation).collect();
    Snippet::source(shown.text)
        .path(safe(&source.path))
        .line_start(line)
        .annotations(annotations)
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

/// The lines of a window as they are shown: hidden characters written out, tabs and line ends kept.
struct Shown {
    text: String,
    /// The byte in the source and in the shown text after each character that was written out.
    moved: Vec<(usize, usize)>,
    window: Range<usize>,
}

impl Shown {
    fn new(source: &str, window: &Range<usize>) -> Self {
        let mut text = String::with_capacity(window.len());
        let mut moved = Vec::new();
        for (at, c) in source[window.clone()].char_indices() {
            if is_hidden(c) && !matches!(c, '\n' | '\r' | '\t') {
                text.extend(c.escape_unicode());
                moved.push((window.start + at + c.len_utf8(), text.len()));
            } else {
                text.push(c);
            }
        }
        Self {
            text,
            moved,
            window: window.clone(),
        }
    }

    /// Where the bytes of the source stand in the shown text.
    fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, offset: usize) -> usize {
        let offset = offset.clamp(self.window.start, self.window.end);
        let before = self.moved.partition_point(|(source, _)| *source <= offset);
        let (source, shown) = before
            .checked_sub(1)
            .map_or((self.window.start, 0), |at| self.moved[at]);
        self.text.floor_char_boundary(shown + (offset - source))
    }
}

/// One line, with nothing hidden in it.
fn safe(text: &str) -> Cow<'_, str> {
    match visible(text) {
        broken if broken.contains('\n') => Cow::Owned(broken.replace('\n', "\\n")),
        whole => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::model::Span;

    #[test]
    fn nothing_hidden_of_a_source_is_shown_raw() {
        let text = "a = 1\nid = \"A\u{9b}31m\u{200b}\u{1b}[2J\u{202e}\" # \u{2028}\n";
        let mut sources = Sources::new();
        let source = sources.add("x\nerror: y.toml", text.to_owned());
        let end = text.find(" #").unwrap();
        let found =
            Diagnostic::new(Code::B0106, "bad", Span::new(source, &(11..end))).label("here");
        let shown = diagnostic(&found, &sources, Look::new(80, false));
        let bare = anstream::adapter::strip_str(&shown).to_string();
        assert!(!bare.chars().any(|c| is_hidden(c) && c != '\n'), "{bare:?}");
        assert!(
            bare.contains(r#"id = "A\u{9b}31m\u{200b}\u{1b}[2J\u{202e}""#),
            "{bare}"
        );
        let quoted = bare.lines().find(|line| line.contains('^')).unwrap();
        assert_eq!(
            quoted.matches('^').count(),
            r#""A\u{9b}31m\u{200b}\u{1b}[2J\u{202e}""#.len()
        );
        assert!(bare.contains(r"x\nerror: y.toml:2:6"), "{bare}");
    }
}
