//! Findings as annotations of GitHub Actions.

use std::fmt::Write;

use crate::diagnostics::{Checked, Diagnostic, Severity};
use crate::model::is_hidden;

/// One workflow command a finding, the worst first, since the host shows but the first ten of a step.
///
/// The form is that of GitHub's documentation, "Workflow commands for GitHub Actions".
#[must_use]
pub fn annotations(checked: &Checked) -> String {
    let mut text = String::new();
    for severity in Severity::ALL {
        let such = checked.found.iter().filter(|one| one.severity == severity);
        such.for_each(|one| annotation(&mut text, one, checked));
    }
    text
}

fn annotation(text: &mut String, one: &Diagnostic, checked: &Checked) {
    let command = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let span = one.primary.span;
    let path = checked.sources.of(span).map_or("", |source| &*source.path);
    let (start, end) = checked.sources.positions(span);
    let help = one.help.iter().map(|help| format!("\nhelp: {help}"));
    let message = format!("{}{}", one.message, help.collect::<String>());
    let _ = writeln!(
        text,
        "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(path),
        start.line,
        start.column,
        end.line,
        end.column,
        one.code,
        data(&message),
    );
}

/// A message: percent signs and line ends are escaped, and what a terminal would obey is visible.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            hidden if is_hidden(hidden) => escaped.extend(hidden.escape_unicode()),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A property: colons and commas are escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Sources};
    use crate::model::Span;

    #[test]
    fn the_worst_come_first_and_nothing_breaks_out() {
        let mut sources = Sources::new();
        sources.add("a,b:c.toml", "one\ntwo\n");
        let at = |start, end| Span::new(0, &(start..end));
        let warning = Diagnostic::new(Code::B0117, "no id", at(0, 3));
        let error = Diagnostic::new(Code::B0104, "100 %\n::error::x \u{1b}[2J", at(4, 7));
        let checked = Checked {
            found: vec![warning, error.help("mend it")],
            sources,
            ..Checked::default()
        };
        let file = "file=a%2Cb%3Ac.toml";
        let expected = format!(
            "::error {file},line=2,col=1,endLine=2,endColumn=4,title=B0104::\
            100 %25%0A::error::x \\u{{1b}}[2J%0Ahelp: mend it\n\
            ::warning {file},line=1,col=1,endLine=1,endColumn=4,title=B0117::no id\n"
        );
        assert_eq!(annotations(&checked), expected);
    }
}
