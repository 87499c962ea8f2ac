//! The verdict line: what the answer was worth, what was answered and what is right.

use super::answer::{judged, key, said};
use super::{Look, list, score, sentence, width, wrap};
use crate::model::{Kind, Response, Verdict};
use crate::session::{Graded, Item};
use crate::style::{Meaning, paint};

/// The verdict on `graded`: `✗ WRONG   you chose b, the answer is c` with the score at its end, or
/// `Wrong. The answer is c.` in the plain face.
pub(super) fn verdict(look: Look, item: &Item, graded: &Graded) -> Vec<String> {
    if look.plain {
        return wrap(&plain(item, graded), look.width());
    }
    let columns = look.width();
    let (glyph, word, meaning) = sign(item, graded.mark.verdict);
    let right = worth(graded);
    let said = facts(item, graded);
    let head = format!("{glyph} {word}");
    let line = format!("{head}   {said}");
    let paint = |line: &str| line.replacen(&head, &paint(meaning, &head), 1);
    if width(&line) + 2 + width(&right) <= columns {
        return vec![paint(&ends(&line, &right, columns))];
    }
    let mut lines = vec![paint(&ends(&head, &right, columns))];
    lines.extend(wrap(&said, columns));
    lines
}

fn ends(left: &str, right: &str, columns: usize) -> String {
    let fill = columns.saturating_sub(width(left) + width(right)).max(1);
    format!("{left}{}{right}", " ".repeat(fill))
}

fn worth(graded: &Graded) -> String {
    if graded.turn.again {
        return "unscored".to_owned();
    }
    match graded.mark.verdict {
        Verdict::Ungraded => "not counted".to_owned(),
        Verdict::Correct | Verdict::Partial | Verdict::Wrong | Verdict::Skipped => {
            format!("{} of 1", score(graded.mark.score))
        }
    }
}

/// Glyph, word and meaning of a verdict.
pub(super) fn sign(item: &Item, verdict: Verdict) -> (&'static str, &'static str, Meaning) {
    let own = item.question.body.kind() == Kind::Open;
    match verdict {
        Verdict::Correct if own => ("✓", "GOT IT", Meaning::Right),
        Verdict::Correct => ("✓", "RIGHT", Meaning::Right),
        Verdict::Partial => ("~", "PARTLY", Meaning::Partial),
        Verdict::Wrong if own => ("✗", "MISSED", Meaning::Wrong),
        Verdict::Wrong => ("✗", "WRONG", Meaning::Wrong),
        Verdict::Skipped => ("-", "SKIPPED", Meaning::Partial),
        Verdict::Ungraded => ("?", "NOT JUDGED", Meaning::Partial),
    }
}

fn facts(item: &Item, graded: &Graded) -> String {
    let own = item.question.body.kind() == Kind::Open;
    if graded.overridden && graded.mark.verdict == Verdict::Correct && !own {
        return "counted as right by you".to_owned();
    }
    let Some(key) = letters(item) else {
        return String::new();
    };
    match (&graded.response, graded.mark.verdict) {
        (Some(response), Verdict::Wrong | Verdict::Partial) => {
            let verb = verb(response);
            format!("you {verb} {}, the answer is {key}", said(item, response))
        }
        (Some(_) | None, _) => format!("the answer is {key}"),
    }
}

fn verb(response: &Response) -> &'static str {
    match response {
        Response::Choice(_) | Response::Choices(_) => "chose",
        Response::Text(_) | Response::Open { .. } => "wrote",
        Response::Order(_) | Response::Match(_) => "put",
    }
}

/// The key where it is letters.
fn letters(item: &Item) -> Option<String> {
    match item.question.body.kind() {
        Kind::Single | Kind::Multi | Kind::Order | Kind::Match => key(item),
        Kind::Short | Kind::Output | Kind::Sql | Kind::Open => None,
    }
}

fn plain(item: &Item, graded: &Graded) -> String {
    let verdict = graded.mark.verdict;
    let own = item.question.body.kind() == Kind::Open;
    let again = if graded.turn.again { " Unscored." } else { "" };
    let word = match verdict {
        Verdict::Correct if graded.overridden && !own => "Right, counted by you.".to_owned(),
        Verdict::Correct | Verdict::Wrong if own => sentence(&judged(verdict)),
        Verdict::Correct => "Right.".to_owned(),
        Verdict::Partial => format!("Partly right, {} of 1.", score(graded.mark.score)),
        Verdict::Wrong => "Wrong.".to_owned(),
        Verdict::Skipped => "Skipped.".to_owned(),
        Verdict::Ungraded => "Not judged, so it is not counted.".to_owned(),
    };
    let spoken = |key: String| match item.question.body.kind() {
        Kind::Multi => list(&key.split(' ').collect::<Vec<_>>()),
        Kind::Single
        | Kind::Short
        | Kind::Output
        | Kind::Order
        | Kind::Match
        | Kind::Sql
        | Kind::Open => key,
    };
    let key = letters(item)
        .filter(|_| verdict != Verdict::Correct)
        .map(spoken);
    let key = key.map_or_else(String::new, |key| format!(" The answer is {key}."));
    format!("{word}{key}{again}")
}
