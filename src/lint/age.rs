//! L13: the day of the last check, and versions that come and go.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::bytes::Regex;

use super::lexicon::Classes;
use super::patterns;
use super::sheet::Sheet;
use super::tables;
use super::thresholds::{AGE, AHEAD};
use super::view::{Part, Role, View};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Question;

/// Judges how old a question is and what in it grows old.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    let question = view.question;
    match question.verified {
        Some(day) => judge_day(question, day, sheet),
        None => sheet.miss(Code::L13, || {
            Diagnostic::new(Code::L13, "the question has no `verified`", question.span)
                .help("add the day on which key and references were last checked: `verified = 2026-11-22`")
        }),
    }
    if question.applies_to.is_none() {
        versions(view, sheet);
    }
}

fn judge_day(question: &Question, day: Date, sheet: &mut Sheet) {
    let scope = sheet.scope();
    let days = (scope.today - day).get_days();
    let finding =
        |message: String, help: &str| Diagnostic::new(Code::L13, message, question.span).help(help);
    if days < -AHEAD {
        let message = format!("last checked on {day}, which is still to come");
        sheet.report(finding(message, "write the day of the check"));
        return;
    }
    let days = u32::try_from(days).unwrap_or(0);
    let help = "read the references again, then write the day of it into `verified`";
    let message = || format!("last checked on {day}, {days} days ago");
    match scope.max_age {
        Some(most) if days > most => sheet.refuse(finding(message(), help)),
        None if days > AGE => sheet.report_as(Severity::Note, finding(message(), help)),
        Some(_) | None => {}
    }
}

static PRODUCT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = |list: &str| {
        let names: Vec<_> = tables::products(list)
            .iter()
            .map(|name| regex::escape(name))
            .collect();
        names.join("|")
    };
    let (dotted, whole) = (names("dotted"), names("whole"));
    patterns::compile(&format!(
        r"(^|[^\w])(({dotted}) v?\d+\.(\d+|x)|({whole}) v?\d+(\.\d+)*)"
    ))
});

fn versions(view: &View<'_>, sheet: &mut Sheet) {
    for part in view.parts() {
        let all = part.summary.prose | part.summary.code;
        if all.has(Classes::PRODUCT) && all.has(Classes::DIGITS) {
            let found = PRODUCT
                .as_ref()
                .and_then(|regex| patterns::find(regex, part.text));
            let bare = |found: &str| {
                found
                    .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.')
                    .to_owned()
            };
            require(part, found.map(bare), sheet);
        }
        if part.role != Role::Listing && part.role != Role::Accepted {
            require(part, moment(view.words(part), part), sheet);
        }
    }
}

fn require(part: &Part<'_>, found: Option<String>, sheet: &mut Sheet) {
    if let Some(found) = found {
        let message = format!("\"{found}\" in {} needs `applies_to`", part.role.name());
        let help =
            "say in `applies_to` for which versions the question holds, or leave the version out";
        sheet.report(Diagnostic::new(Code::L13, message, part.text.span()).help(help));
    }
}

/// Words that are true on some days: `latest`, `currently`, `as of 2026`.
fn moment(words: &[Word], part: &Part<'_>) -> Option<String> {
    let text: &str = part.text;
    let prose = part.summary.prose;
    if prose.has(Classes::TEMPORAL) {
        let found = words
            .iter()
            .find(|word| !word.is_code && word.classes.has(Classes::TEMPORAL));
        return found.map(|word| word.of(text).to_owned());
    }
    if !prose.has(Classes::DIGITS) {
        return None;
    }
    let is_year = |word: &&Word| {
        let year = word.of(text);
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) && !word.is_code
    };
    let is = |word: &Word, expected: &str| word.of(text).eq_ignore_ascii_case(expected);
    let as_of = |at: &usize| is(&words[*at], "as") && is(&words[at + 1], "of");
    let at = (0..words.len().saturating_sub(2)).find(as_of)?;
    let year = words[at + 2..].iter().take(2).find(is_year)?;
    Some(text[words[at].start as usize..year.end as usize].to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Scope;
    use super::super::scene::{check_item, check_item_by, linted, today};
    use super::*;

    const ITEM: &str = "answer = \"Full.\"\n";

    fn check(stem: &str, more: &str, expected: &[&str]) {
        check_item(&format!("stem = {stem:?}\n{more}{ITEM}"), expected);
    }

    #[test]
    fn products_compile() {
        assert!(PRODUCT.is_some());
    }

    #[test]
    fn l13_judges_days() {
        let stem = "Why does the server send red to clients?";
        check(stem, "verified = 2026-11-23\n", &[]);
        check(
            stem,
            "verified = 2026-11-24\n",
            &["L13 1:1 last checked on 2026-11-24, which is still to come"],
        );
        check(stem, "verified = 2025-11-22\n", &[]);
        check(
            stem,
            "verified = 2025-11-21\n",
            &["L13 1:1 last checked on 2025-11-21, 366 days ago"],
        );
        let month = Scope {
            max_age: Some(30),
            ..today()
        };
        let item = |day: &str| format!("stem = {stem:?}\nverified = {day}\n{ITEM}");
        check_item_by(
            &item("2026-10-22"),
            &month,
            &["L13 1:1 last checked on 2026-10-22, 31 days ago"],
        );
        check_item_by(&item("2026-10-23"), &month, &[]);
    }

    #[test]
    fn old_age_is_a_note_until_a_limit_is_set() {
        let text = "[[question]]\nid = \"a\"\nstem = \"Why does the server send red to clients?\"\nverified = 2020-01-01\nanswer = \"Full.\"\n";
        let severity =
            |scope: Scope| linted(&[("bank.toml", text)], &scope).0.diagnostics[0].severity;
        assert_eq!(
            severity(Scope {
                strict: true,
                ..today()
            }),
            Severity::Note
        );
        assert_eq!(
            severity(Scope {
                max_age: Some(365),
                ..today()
            }),
            Severity::Error
        );
    }

    #[test]
    fn l13_wants_versions_in_applies_to() {
        let found = |words: &str| format!("L13 3:8 \"{words}\" in the stem needs `applies_to`");
        for (stem, words) in [
            ("Why does Go 1.22 send red to its clients?", "Go 1.22"),
            (
                "Why does PostgreSQL 17 send red to its clients?",
                "PostgreSQL 17",
            ),
            ("Why does `.NET 9` send red to its clients?", ".NET 9"),
            ("Why does the latest server send red to clients?", "latest"),
            (
                "Why is red sent to the clients as of May 2026?",
                "as of May 2026",
            ),
        ] {
            check(stem, "", &[&found(words)]);
            check(stem, "applies_to = \"all of them\"\n", &[]);
        }
        check(
            "Why does HTTP/1.1 with TLS 1.3 send red to clients?",
            "",
            &[],
        );
        check("Why does one go 1 step to the clients of old?", "", &[]);
    }
}
