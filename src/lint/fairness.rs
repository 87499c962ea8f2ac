//! L18: what a kind needs to be fair: enough items, a spare right, a version that the output is from, and
//! queries that do what the bank says they do.

use super::queries;
use super::sheet::Sheet;
use super::thresholds::ITEMS;
use super::view::View;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Body, Pairs, Question, Sequence, Text};

/// Judges what the kind needs.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    match &view.question.body {
        Body::Order(sequence) => items(sequence, view.question, sheet),
        Body::Match(pairs) => spare(pairs, view.question, sheet),
        Body::Output(_) => version(view.question, sheet),
        Body::Sql(sql) => queries::judge(sql, view.question, sheet),
        Body::Single(_) | Body::Multi(_) | Body::Short(_) | Body::Open(_) => {}
    }
}

fn items(sequence: &Sequence, question: &Question, sheet: &mut Sheet) {
    let count = sequence.items.len();
    if !ITEMS.contains(&count) {
        let (least, most) = (ITEMS.start(), ITEMS.end());
        let message = format!(
            "{count} items; {least} to {most} can be put in order without guessing or tiring"
        );
        let place = sequence.items.get(*most).map_or(question.span, Text::span);
        sheet.report(Diagnostic::new(Code::L18, message, place));
    }
}

fn spare(pairs: &Pairs, question: &Question, sheet: &mut Sheet) {
    match pairs.spare.as_slice() {
        [] => {
            let message = "no right is to spare, so the last pair matches itself";
            let help = "add `spare = [\"…\"]`: a right that belongs to no left";
            sheet.report(Diagnostic::new(Code::L18, message, question.span).help(help));
        }
        [_] => {}
        [_, second, ..] => {
            let message = format!("{} rights are to spare; one will do", pairs.spare.len());
            sheet.warn(Diagnostic::new(Code::L18, message, second.span()));
        }
    }
}

fn version(question: &Question, sheet: &mut Sheet) {
    let help = "say it in `applies_to`: `any Go 1 release; run with go1.27.3`";
    match &question.applies_to {
        None => sheet.miss(Code::L18, || {
            let message = "nothing says which version printed the output";
            Diagnostic::new(Code::L18, message, question.span).help(help)
        }),
        Some(text) if !names_a_run(text) => {
            let message = "`applies_to` does not say with what version the output was made";
            sheet.report(Diagnostic::new(Code::L18, message, text.span()).help(help));
        }
        Some(_) => {}
    }
}

/// Whether it says `run with` something with a number, or the like.
fn names_a_run(text: &str) -> bool {
    let folded = text.to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_run = |pair: &[&str]| {
        matches!(pair[0].trim_matches('('), "run" | "tested" | "checked")
            && matches!(pair[1], "with" | "on" | "in" | "under" | "by")
    };
    let at = words.windows(2).position(is_run);
    at.is_some_and(|at| {
        words[at + 2..]
            .iter()
            .any(|word| word.contains(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    #[test]
    fn l18_counts_items() {
        let check = |items: &[&str], expected: &[&str]| {
            check_item(
                &format!("stem = \"Put these steps of a request in order:\"\nitems = {items:?}\n"),
                expected,
            );
        };
        check(
            &["a", "b", "c"],
            &["L18 1:1 3 items; 4 to 7 can be put in order without guessing or tiring"],
        );
        check(&["a", "b", "c", "d"], &[]);
        let eight = ["a", "b", "c", "d", "e", "f", "g", "h"];
        check(
            &eight,
            &["L18 4:45 8 items; 4 to 7 can be put in order without guessing or tiring"],
        );
    }

    #[test]
    fn l18_wants_a_spare_right() {
        let pairs = "[[question.pair]]\nleft = \"red\"\nright = \"stop\"\n[[question.pair]]\nleft = \"lime\"\nright = \"go\"\n";
        let check = |spare: &str, expected: &[&str]| {
            check_item(
                &format!("stem = \"Match each colour with what it says:\"\n{spare}{pairs}"),
                expected,
            );
        };
        check(
            "",
            &["L18 1:1 no right is to spare, so the last pair matches itself"],
        );
        check("spare = [\"turn\"]\n", &[]);
        check(
            "spare = [\"turn\", \"wait\"]\n",
            &["L18 4:18 2 rights are to spare; one will do"],
        );
    }

    #[test]
    fn l18_wants_the_version_of_an_output() {
        let check = |applies_to: &str, expected: &[&str]| {
            check_item(
                &format!(
                    "kind = \"output\"\nstem = \"What does this program print?\"\ncode = \"print(1)\"\napplies_to = {applies_to:?}\naccept = \"1\"\n"
                ),
                expected,
            );
        };
        check("any Go 1 release; run with go1.27.3", &[]);
        check("Python 3 (tested on 3.14)", &[]);
        check(
            "Python 3",
            &["L18 6:14 `applies_to` does not say with what version the output was made"],
        );
    }
}
