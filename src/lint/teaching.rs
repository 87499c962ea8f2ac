//! L11: an explanation that teaches, and a reason for every option.

use super::sheet::Sheet;
use super::stem::unfit_length;
use super::thresholds::{CONTAINMENT, CONTENT_LETTERS, EXPLANATION, REASON};
use super::view::{Role, View};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Body, Choice, Kind, Span, Text};

/// Judges what is taught.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    match &view.question.explanation {
        Some(explanation) => {
            if length(explanation, sheet) {
                repetition(view, explanation, sheet);
            }
        }
        None => sheet.miss(Code::L11, || {
            Diagnostic::new(
                Code::L11,
                "the question has no explanation",
                view.question.span,
            )
            .help("add `explanation`: what should be remembered, and why it is so")
        }),
    }
    match &view.question.body {
        Body::Single(options) | Body::Multi(options) => reasons(options, sheet),
        Body::Short(written) | Body::Output(written) => {
            written
                .wrong
                .iter()
                .for_each(|wrong| short_of_wrong(wrong.why.as_ref(), sheet));
        }
        Body::Order(sequence) => {
            for wrong in &sequence.wrong {
                reason(wrong.why.as_ref(), "the wrong order", wrong.span, sheet);
            }
        }
        Body::Match(_) => {}
        Body::Sql(sql) => {
            for wrong in &sql.wrong {
                let span = wrong.query.span();
                reason(wrong.why.as_ref(), "the wrong query", span, sheet);
            }
        }
        Body::Open(open) => {
            for flag in &open.red_flags {
                reason(flag.why.as_ref(), "the red flag", flag.text.span(), sheet);
            }
        }
    }
}

/// Judges its length; gives whether it is fine.
fn length(explanation: &Text, sheet: &mut Sheet) -> bool {
    let Some(length) = unfit_length(explanation, &EXPLANATION) else {
        return true;
    };
    let (least, most) = (EXPLANATION.start(), EXPLANATION.end());
    let message = format!("the explanation has {length} characters; {least} to {most} teach");
    sheet.report(Diagnostic::new(Code::L11, message, explanation.span()));
    false
}

/// An explanation whose words are nearly all in the key adds nothing.
fn repetition(view: &View<'_>, explanation: &Text, sheet: &mut Sheet) {
    let Some(part) = view.such(|role| role == Role::Explanation).next() else {
        return;
    };
    if view.question.body.kind() == Kind::Match {
        return;
    }
    let words = view.words(part);
    let is_content = |word: &&Word| !word.is_part && word.is_content(CONTENT_LETTERS);
    let enough = (words.len() as f64 * (1.0 - CONTAINMENT)) as usize + 1;
    let is_new = |word: &&Word| {
        !view
            .words_of(Role::is_key)
            .any(|key| key.light == word.light)
    };
    let new = words
        .iter()
        .filter(is_content)
        .filter(is_new)
        .take(enough)
        .count();
    if new >= enough {
        return;
    }
    let all = words.iter().filter(is_content).count();
    let share = 1.0 - new as f64 / all.max(1) as f64;
    if all > 0 && share >= CONTAINMENT {
        let message = format!(
            "{:.0} % of the explanation's words stand in the key",
            share * 100.0
        );
        let finding = Diagnostic::new(Code::L11, message, explanation.span());
        sheet.report(finding.help("say why it is so, or what follows, instead of the key again"));
    }
}

fn reasons(options: &[Choice], sheet: &mut Sheet) {
    let missing = || options.iter().filter(|option| option.why.is_none());
    if let Some(first) = missing().next() {
        sheet.miss(Code::L11, || {
            let count = missing().count();
            let message = format!("{count} of {} options have no reason", options.len());
            let finding = Diagnostic::new(Code::L11, message, first.span);
            let finding = finding.help("add `why`: why it is right, or which mistake leads to it");
            missing().skip(1).fold(finding, |finding, option| {
                finding.see(option.span, "nor this")
            })
        });
    }
    for why in options.iter().filter_map(|option| option.why.as_ref()) {
        if let Some(finding) = too_short(why) {
            sheet.report(finding);
        }
    }
}

fn too_short(why: &Text) -> Option<Diagnostic> {
    if why.len() >= REASON * 2 {
        return None;
    }
    let length = unfit_length(why, &(REASON..=usize::MAX))?;
    let message = format!("the reason has {length} characters; {REASON} or more teach");
    Some(Diagnostic::new(Code::L11, message, why.span()))
}

fn short_of_wrong(why: Option<&Text>, sheet: &mut Sheet) {
    if let Some(finding) = why.and_then(too_short) {
        sheet.warn(finding);
    }
}

fn reason(why: Option<&Text>, what: &str, place: Span, sheet: &mut Sheet) {
    match why {
        Some(_) => short_of_wrong(why, sheet),
        None => sheet.miss(Code::L11, || {
            let message = format!("{what} has no reason");
            let finding = Diagnostic::new(Code::L11, message, place);
            finding.help("add `why`: which mistake leads to it")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{check_item, check_item_by, today};
    use super::super::{Scope, scene};

    const OPEN: &str = "stem = \"Why does the server send red to its clients?\"\n";

    #[test]
    fn l11_measures_explanations() {
        let check = |explanation: &str, expected: &[&str]| {
            check_item(
                &format!("{OPEN}answer = \"Because it is full.\"\nexplanation = {explanation:?}\n"),
                expected,
            );
        };
        check(
            "It is full.",
            &["L11 5:15 the explanation has 11 characters; 80 to 700 teach"],
        );
        check(&"Colours tell the state of the queue. ".repeat(3), &[]);
    }

    #[test]
    fn l11_finds_repetition() {
        let says = "Because every queue behind this server overflowed during yesterday's evening traffic peak";
        check_item(
            &format!("{OPEN}answer = \"{says}.\"\nexplanation = \"{says} indeed.\"\n"),
            &["L11 5:15 89 % of the explanation's words stand in the key"],
        );
    }

    #[test]
    fn l11_measures_reasons() {
        let options = "[[question.option]]\ntext = \"Red\"\ncorrect = true\nwhy = \"So it is.\"\n[[question.option]]\ntext = \"Blue\"\n[[question.option]]\ntext = \"Lime\"\n";
        let short = "L11 7:7 the reason has 9 characters; 40 or more teach";
        check_item(&format!("{OPEN}{options}"), &[short]);
        let all = Scope {
            show_absent: true,
            ..today()
        };
        let expected = [
            "L11 1:1 the question has no explanation",
            "L12 1:1 the question has no reference",
            "L13 1:1 the question has no `verified`",
            short,
            "L11 8:1 2 of 3 options have no reason",
        ];
        check_item_by(&format!("{OPEN}{options}"), &all, &expected);
    }

    #[test]
    fn what_is_missing_is_counted_once_a_question() {
        let text = format!(
            "[[question]]\nid = \"a\"\n{OPEN}answer = \"Full.\"\n[[question]]\nid = \"b\"\nstem = \"Which colour is sent to the clients?\"\n[[question.option]]\ntext = \"Red\"\ncorrect = true\n[[question.option]]\ntext = \"Blue\"\n[[question.option]]\ntext = \"Lime\"\n"
        );
        let (linted, lines) = scene::linted(&[("bank.toml", &text)], &today());
        assert_eq!(lines, "");
        assert_eq!(linted.absent.into_values().collect::<Vec<_>>(), [2, 2, 2]);
    }
}
