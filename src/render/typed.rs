//! A typed answer above the accepted form, with a caret at the first difference.

use super::reasons::Typed;
use super::{Look, code, visible, width};
use crate::style::{Meaning, paint};

const LABEL: usize = 10;

/// Yours above the accepted form, broken at the same columns, and a caret where they begin to differ.
pub(super) fn compared(look: Look, answer: &Typed<'_>) -> Vec<String> {
    let columns = look.width().saturating_sub(LABEL).max(8);
    let word = if answer.patterns { "pattern" } else { "answer" };
    let mut lines = match &answer.given {
        Some(given) if *given == answer.accepted => block("you", &code(given, columns)),
        Some(given) => both(given, answer, word, columns),
        None => block(word, &code(&answer.accepted, columns)),
    };
    for also in &answer.also {
        lines.extend(block("also", &code(also, columns)));
    }
    lines
}

fn both(given: &str, answer: &Typed<'_>, word: &str, columns: usize) -> Vec<String> {
    let caret = answer
        .differs_at
        .map(|at| place(given, &answer.accepted, at, columns));
    let (yours, accepted) = (code(given, columns), code(&answer.accepted, columns));
    let mut lines = Vec::new();
    for at in 0..yours.len().max(accepted.len()) {
        let labels = if at == 0 { ["you", word] } else { ["", ""] };
        for (label, side) in labels.iter().zip([&yours, &accepted]) {
            lines.extend(side.get(at).map(|line| labelled(label, line)));
        }
        if let Some((row, column)) = caret
            && row == at
        {
            let caret = paint(Meaning::Wrong, "^");
            lines.push(format!("{}{caret}", " ".repeat(LABEL + column)));
        }
    }
    lines
}

/// Row and column, once broken to `columns`, of the character at `at` in the text that has it.
fn place(given: &str, accepted: &str, at: usize, columns: usize) -> (usize, usize) {
    let longer = if given.chars().count() > at {
        given
    } else {
        accepted
    };
    let before: String = longer.chars().take(at).collect();
    let shown = visible(&before);
    let rows = code(&format!("{shown}|"), columns);
    let column = rows.last().map_or(0, |row| width(row).saturating_sub(1));
    (rows.len() - 1, column)
}

fn block(label: &str, lines: &[String]) -> Vec<String> {
    let label_of = |at| if at == 0 { label } else { "" };
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| labelled(label_of(at), line))
        .collect()
}

fn labelled(label: &str, line: &str) -> String {
    let fill = " ".repeat(LABEL - 2 - label.len());
    format!("  {}{fill}{line}", paint(Meaning::Heading, label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, accepted: &str, at: Option<usize>, columns: usize, expected: &[&str]) {
        let answer = Typed {
            given: Some(given.to_owned()),
            accepted: accepted.to_owned(),
            also: Vec::new(),
            patterns: false,
            differs_at: at,
        };
        let lines: Vec<_> = compared(Look::new(columns, false), &answer)
            .iter()
            .map(|line| anstream::adapter::strip_str(line).to_string())
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_caret_stands_under_the_first_difference() {
        check(
            "[1 2] 3",
            "[1 2] 4",
            Some(6),
            80,
            &[
                "  you     [1 2] 3",
                "  answer  [1 2] 4",
                "                ^",
            ],
        );
        check(
            "ab",
            "abc",
            Some(2),
            80,
            &["  you     ab", "  answer  abc", "            ^"],
        );
        check(
            "\u{4e2d}a",
            "\u{4e2d}b",
            Some(1),
            80,
            &[
                "  you     \u{4e2d}a",
                "  answer  \u{4e2d}b",
                "            ^",
            ],
        );
        let broken = [
            "  you     0123456789",
            "  answer  0123456789",
            "          ab",
            "          ac",
            "           ^",
        ];
        check("0123456789ab", "0123456789ac", Some(11), 20, &broken);
    }

    #[test]
    fn without_a_difference_there_is_no_caret() {
        check("get", "GET", None, 80, &["  you     get", "  answer  GET"]);
        check("GET", "GET", None, 80, &["  you     GET"]);
    }
}
