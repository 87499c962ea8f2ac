//! What a check found, for people: the findings, what is not shown of them, the counts, what to type next.

use std::collections::BTreeMap;

use super::{Look, Page, count, diagnostic, visible};
use crate::diagnostics::{Checked, Code, Diagnostic, Severity};

/// The columns of a label in front of a command.
const LABEL: usize = 23;

/// The first `limit` findings of each code, then the summary. `named` are the paths as they were typed.
#[must_use]
pub fn check(checked: &Checked, limit: usize, named: &[String], look: Look) -> String {
    let (shown, more) = checked.first(limit);
    let mut page = Page::new(look);
    for one in &shown {
        page.line(&diagnostic(one, &checked.sources, look));
        page.gap();
    }
    let not_shown = not_shown(&more, &checked.absent);
    if !not_shown.is_empty() {
        let ways = if more.is_empty() {
            "--all or --strict"
        } else {
            "--all"
        };
        page.hanging(
            "not shown: ",
            &format!("{}; see them with {ways}", not_shown.join(", ")),
        );
        page.gap();
    }
    page.paragraph(&summary(checked, &more));
    next(&mut page, checked, worst(&shown), named);
    page.finish()
}

/// The code of the first finding that is as bad as any.
fn worst(shown: &[&Diagnostic]) -> Option<Code> {
    let worst = shown.iter().map(|one| one.severity).min()?;
    let first = shown.iter().find(|one| one.severity == worst);
    first.map(|one| one.code)
}

/// What was found but is not shown, code by code; niceties that as many questions lack stand together.
fn not_shown(more: &BTreeMap<Code, usize>, absent: &BTreeMap<Code, usize>) -> Vec<String> {
    let more = more
        .iter()
        .map(|(code, number)| format!("{number} more of {code}"));
    let absent: Vec<_> = absent.iter().collect();
    let alike = absent.chunk_by(|(_, one), (_, other)| one == other);
    let lacking = alike.filter_map(|codes| {
        let (_, number) = codes.first()?;
        let niceties = codes
            .iter()
            .map(|(code, _)| format!("{} ({code})", nicety(**code)));
        let niceties: Vec<_> = niceties.collect();
        Some(format!(
            "{} without {}",
            count(**number, "question"),
            niceties.join(", ")
        ))
    });
    more.chain(lacking).collect()
}

/// What a question lacks where that code is counted instead of shown.
fn nicety(code: Code) -> &'static str {
    let niceties = [
        (Code::L11, "an explanation or a reason"),
        (Code::L12, "a reference"),
        (Code::L13, "a date"),
        (Code::L17, "wrong answers and their reasons"),
        (Code::L18, "the version that an output is from"),
    ];
    let nicety = niceties.iter().find(|(known, _)| *known == code);
    nicety.map_or("what the rule asks for", |(_, nicety)| nicety)
}

/// How much was checked and how much was found.
fn summary(checked: &Checked, more: &BTreeMap<Code, usize>) -> String {
    let counts = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "note"),
    ];
    let found = counts.map(|(severity, thing)| (checked.count(severity), thing));
    let found = found.iter().filter(|(number, _)| *number > 0);
    let mut parts: Vec<_> = found.map(|(number, thing)| count(*number, thing)).collect();
    if parts.is_empty() {
        parts.push("no fault".to_owned());
    }
    let hidden: usize = more.values().chain(checked.absent.values()).sum();
    if hidden > 0 {
        parts.push(format!("{hidden} not shown"));
    }
    let questions = count(checked.questions, "question");
    let files = count(checked.sources.len(), "file");
    format!("{questions} in {files}: {}", parts.join(", "))
}

/// The commands that help further.
fn next(page: &mut Page, checked: &Checked, first: Option<Code>, named: &[String]) {
    let repairs = checked.repairs();
    let is_stream = named.iter().any(|path| path == "-");
    if repairs > 0 && !named.is_empty() && !is_stream {
        let label = match repairs {
            1 => "One repair is certain:".to_owned(),
            _ => format!("{repairs} repairs are certain:"),
        };
        let named: Vec<_> = named.iter().map(|path| typed(path)).collect();
        page.labelled(
            &label,
            LABEL,
            &format!("roadmap check {} --fix", named.join(" ")),
        );
    }
    if let Some(code) = first {
        page.labelled(
            "What a code means:",
            LABEL,
            &format!("roadmap explain {code}"),
        );
    }
}

/// The path as it is typed in a shell.
fn typed(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/-._~+@%:,=".contains(c);
    match path.chars().all(is_plain) {
        true => path.to_owned(),
        false => format!("'{}'", visible(path).replace('\'', "'\\''")),
    }
}
