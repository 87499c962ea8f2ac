//! L17: accepted answers are accepted, listed wrong ones are not, and each of those has a reason.

use regex::Regex;

use super::sheet::Sheet;
use super::thresholds::{TYPED, WRONG_ANSWERS};
use super::view::View;
use crate::diagnostics::{Code, Diagnostic};
use crate::grade::matches;
use crate::load::PATTERN_SIZE;
use crate::model::{Body, Comparison, Kind, Question, Text, Written};

/// Judges the key of a typed answer; other kinds have none.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    let question = view.question;
    let (Body::Short(written) | Body::Output(written)) = &question.body else {
        return;
    };
    let accepted = Accepted::new(written);
    length(written, sheet);
    rejection(written, &accepted, sheet);
    reasons(question, written, sheet);
    coverage(question, written, sheet);
}

/// The accepted forms, patterns compiled.
enum Accepted<'a> {
    Literal(Comparison, &'a [Text]),
    Patterns(Vec<Regex>),
}

impl<'a> Accepted<'a> {
    fn new(written: &'a Written) -> Self {
        match written.compare {
            Comparison::Regex => {
                let compiled = |pattern: &Text| {
                    let whole = format!(r"\A(?:{})\z", pattern.as_str());
                    regex::RegexBuilder::new(&whole)
                        .size_limit(PATTERN_SIZE)
                        .build()
                        .ok()
                };
                Self::Patterns(written.accept.iter().filter_map(compiled).collect())
            }
            literal @ (Comparison::Exact
            | Comparison::Spaces
            | Comparison::Fold
            | Comparison::Number(_)) => Self::Literal(literal, &written.accept),
        }
    }

    fn accepts(&self, given: &str) -> bool {
        match self {
            Self::Literal(compare, forms) => {
                forms.iter().any(|form| matches(*compare, form, given))
            }
            Self::Patterns(patterns) => patterns
                .iter()
                .any(|pattern| pattern.is_match(given.trim())),
        }
    }
}

fn length(written: &Written, sheet: &mut Sheet) {
    let Some(canonical) = written
        .accept
        .first()
        .filter(|_| written.compare != Comparison::Regex)
    else {
        return;
    };
    let length = canonical.chars().count();
    if length >= TYPED {
        let message = format!("an answer of {length} characters is typed; under {TYPED} is fair");
        let help = "ask for a part of it, or make it a choice";
        sheet.report(Diagnostic::new(Code::L17, message, canonical.span()).help(help));
    }
}

/// How two wrong answers are compared.
fn literally(compare: Comparison) -> Comparison {
    match compare {
        Comparison::Regex => Comparison::Fold,
        other @ (Comparison::Exact
        | Comparison::Spaces
        | Comparison::Fold
        | Comparison::Number(_)) => other,
    }
}

fn rejection(written: &Written, accepted: &Accepted<'_>, sheet: &mut Sheet) {
    let compare = literally(written.compare);
    for (at, wrong) in written.wrong.iter().enumerate() {
        let place = wrong.answer.span();
        if accepted.accepts(&wrong.answer) {
            let message = format!("the wrong answer \"{}\" is accepted", wrong.answer);
            sheet.report(Diagnostic::new(Code::L17, message, place));
        }
        let earlier = &written.wrong[..at];
        if let Some(same) = earlier
            .iter()
            .find(|same| matches(compare, &same.answer, &wrong.answer))
        {
            let message = format!("the wrong answer \"{}\" is listed twice", wrong.answer);
            sheet.report(
                Diagnostic::new(Code::L17, message, place).see(same.answer.span(), "here first"),
            );
        }
    }
}

fn reasons(question: &Question, written: &Written, sheet: &mut Sheet) {
    let count = written.wrong.len();
    if count < WRONG_ANSWERS {
        let finding = || {
            let message = format!("{count} of at least {WRONG_ANSWERS} wrong answers are listed");
            let help =
                "add `[[question.wrong]]`: what learners type, and which mistake leads to it";
            Diagnostic::new(Code::L17, message, question.span).help(help)
        };
        sheet.miss(Code::L17, finding);
    }
    for wrong in written.wrong.iter().filter(|wrong| wrong.why.is_none()) {
        sheet.miss(Code::L17, || {
            let message = format!("the wrong answer \"{}\" has no reason", wrong.answer);
            let finding = Diagnostic::new(Code::L17, message, wrong.answer.span());
            finding.help("add `why`: which mistake leads to it")
        });
    }
}

fn coverage(question: &Question, written: &Written, sheet: &mut Sheet) {
    if written.compare == Comparison::Regex {
        return;
    }
    for (at, form) in written.accept.iter().enumerate() {
        let mut earlier = written.accept[..at].iter();
        if let Some(same) = earlier.find(|earlier| matches(written.compare, earlier, form)) {
            let message = format!("the accepted form \"{form}\" is covered by \"{same}\"");
            sheet.warn(Diagnostic::new(Code::L17, message, form.span()).help("take it out"));
        }
    }
    if question.header.kind != Kind::Short {
        return;
    }
    let [first, others @ ..] = written.accept.as_slice() else {
        return;
    };
    if written.compare == Comparison::Exact {
        let message = "an exact answer: another case or space is wrong";
        sheet.warn(Diagnostic::new(Code::L17, message, first.span()).help("leave `compare` out"));
    } else if written.compare == Comparison::Fold && others.is_empty() && is_wordy(first) {
        let message = format!("\"{first}\" is the only wording that is accepted");
        sheet.warn(
            Diagnostic::new(Code::L17, message, first.span()).help("list the ways to say it"),
        );
    }
}

/// Whether the answer is several words that others would choose differently.
fn is_wordy(text: &str) -> bool {
    let has_word = text
        .as_bytes()
        .windows(3)
        .any(|run| run.iter().all(u8::is_ascii_lowercase));
    has_word && text.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::super::Scope;
    use super::super::scene::{check_item, check_item_by, today};

    fn check(body: &str, expected: &[&str]) {
        check_item(
            &format!("stem = \"Which status does the server send?\"\n{body}"),
            expected,
        );
    }

    #[test]
    fn l17_wants_short_answers() {
        check(
            &format!("accept = {:?}\n", "4".repeat(60)),
            &["L17 4:10 an answer of 60 characters is typed; under 60 is fair"],
        );
    }

    #[test]
    fn l17_wants_wrong_answers_rejected() {
        check(
            "accept = [\"409\"]\ncompare = \"number\"\n[[question.wrong]]\nanswer = \"409.0\"\n[[question.wrong]]\nanswer = \"412\"\n[[question.wrong]]\nanswer = \"412 \"\n",
            &[
                "L17 7:10 the wrong answer \"409.0\" is accepted",
                "L17 11:10 the wrong answer \"412 \" is listed twice",
            ],
        );
        check(
            "accept = [\"4(09|12)\"]\ncompare = \"regex\"\n[[question.wrong]]\nanswer = \"412\"\n",
            &["L17 7:10 the wrong answer \"412\" is accepted"],
        );
    }

    #[test]
    fn l17_wants_forms_that_differ() {
        check(
            "accept = [\"Conflict\", \"conflict\"]\n",
            &["L17 4:23 the accepted form \"conflict\" is covered by \"Conflict\""],
        );
        check(
            "accept = [\"Conflict\"]\ncompare = \"exact\"\n",
            &["L17 4:11 an exact answer: another case or space is wrong"],
        );
        check(
            "accept = [\"not found\"]\n",
            &["L17 4:11 \"not found\" is the only wording that is accepted"],
        );
        check("accept = [\"not found\", \"404\"]\n", &[]);
    }

    #[test]
    fn l17_wants_wrong_answers_with_reasons() {
        let all = Scope {
            show_absent: true,
            ..today()
        };
        let body = "stem = \"Which status does the server send?\"\naccept = \"409\"\nallow = [\"L11\", \"L12\", \"L13\"]\nallow_reason = \"A test.\"\n[[question.wrong]]\nanswer = \"412\"\n";
        check_item_by(
            body,
            &all,
            &[
                "L17 1:1 1 of at least 2 wrong answers are listed",
                "L17 8:10 the wrong answer \"412\" has no reason",
            ],
        );
    }
}
