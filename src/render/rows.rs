//! What came of a query: the learner's rows beside the expected ones, and a query that is right.

use super::cells::{different, is_number};
use super::grid::{Row, grid};
use super::stopped::stopped;
use super::tries::titles;
use super::{Look, broken, count, hang, list, sentence, unmarked, wrap};
use crate::grade::sql::{Difference, Pairing, Review, Table};
use crate::model::{Response, Sql, Verdict};
use crate::session::Graded;
use crate::style::{Meaning, paint};

/// How many rows are compared before the eyes of the learner.
const ROWS: usize = 14;

/// What is to be said of a graded query, block by block.
pub(super) fn feedback(look: Look, key: &Sql, graded: &Graded) -> Vec<Vec<String>> {
    if graded.mark.verdict == Verdict::Correct {
        return Vec::new();
    }
    let query = match &graded.response {
        Some(Response::Text(text)) => text.as_str(),
        Some(_) | None => "",
    };
    let review = graded.mark.review.as_deref();
    let mut blocks: Vec<_> = review
        .map(|review| showed(look, key, review, query))
        .into_iter()
        .collect();
    let listed = graded.mark.listed.and_then(|at| key.wrong.get(at));
    blocks.extend(
        listed
            .and_then(|wrong| wrong.why.as_deref())
            .map(|text| why(look, text)),
    );
    blocks.push(right(look, &key.reference));
    blocks
}

fn why(look: Look, text: &str) -> Vec<String> {
    if look.plain {
        return wrap(&unmarked(&format!("Why not yours: {text}")), look.width());
    }
    let mut lines = hang("  ✗  ", text, look.width());
    if let Some(first) = lines.first_mut() {
        *first = first.replacen('✗', &paint(Meaning::Wrong, "✗"), 1);
    }
    lines
}

fn right(look: Look, query: &str) -> Vec<String> {
    let indent = if look.plain { "" } else { "  " };
    let room = look.width().saturating_sub(indent.len());
    let lines = broken(query.trim(), room, look.goes_on());
    let lines = lines.iter().map(|line| format!("{indent}{line}"));
    let title = titles(look, "A right query");
    title.into_iter().chain(lines).collect()
}

fn said(look: Look, text: &str) -> Vec<String> {
    if look.plain {
        wrap(&unmarked(text), look.width())
    } else {
        hang("  ", text, look.width())
    }
}

fn showed(look: Look, key: &Sql, review: &Review, query: &str) -> Vec<String> {
    match review {
        Review::Right => Vec::new(),
        Review::Stopped(fault) => stopped(look, fault, query),
        Review::Hidden(hint) => said(
            look,
            &format!("Right on the data you see, wrong on data you do not: {hint}."),
        ),
        Review::Unjudged(fault) => said(
            look,
            &format!("The bank's own query fails, so nothing is counted: {fault}."),
        ),
        Review::Differs {
            fixture,
            given,
            expected,
            difference,
        } => {
            let name = fixture.as_ref().filter(|_| key.visible().count() > 1);
            let on = name.map_or_else(String::new, |name| format!(" \"{name}\""));
            let mut lines = titles(look, &format!("On the data you see{on}"));
            lines.extend(differs(look, key, given, expected, difference));
            lines
        }
    }
}

fn differs(
    look: Look,
    key: &Sql,
    given: &Table,
    expected: &Table,
    difference: &Difference,
) -> Vec<String> {
    let names = |names: &[String]| names.join(", ");
    let asked: Vec<_> = match key.columns.as_slice() {
        [] => expected.columns.clone(),
        asked => asked.iter().map(ToString::to_string).collect(),
    };
    let (yours, asked) = (names(&given.columns), names(&asked));
    match difference {
        Difference::Columns => said(
            look,
            &format!(
                "Yours has {}: {yours}. Asked for: {asked}.",
                count(given.columns.len(), "column")
            ),
        ),
        Difference::Names => said(
            look,
            &format!("The rows are right. Your columns are called {yours}. Asked for: {asked}."),
        ),
        Difference::ColumnOrder => said(
            look,
            &format!("Your columns stand in this order: {yours}. Asked for: {asked}."),
        ),
        Difference::Order(places) => ordered(look, expected, places),
        Difference::Rows(pairing) => paired(look, given, expected, pairing),
    }
}

/// The rows in their right order; where another row stands in the answer, its number there.
fn ordered(look: Look, expected: &Table, places: &[usize]) -> Vec<String> {
    let mut lines = said(
        look,
        "The rows are right, their order is not. In order, with yours:",
    );
    let mut columns = vec!["row".to_owned(), "yours".to_owned()];
    columns.extend(expected.columns.iter().cloned());
    let rows = places.iter().enumerate().take(ROWS).map(|(at, place)| {
        let mut row = Row::of(expected, at);
        let yours = if *place == at {
            String::new()
        } else {
            (place + 1).to_string()
        };
        row.cells
            .splice(0..0, [((at + 1).to_string(), true), (yours, true)]);
        row
    });
    lines.extend(grid(look, &columns, &rows.collect::<Vec<_>>()));
    lines.extend(more(look, places.len().saturating_sub(ROWS)));
    lines
}

fn more(look: Look, rows: usize) -> Vec<String> {
    match rows {
        0 => Vec::new(),
        rows => said(look, &sentence(&format!("and {}", count(rows, "more row")))),
    }
}

/// Rows that are the same in both, those that differ in brackets, those missing and those too many.
fn paired(look: Look, given: &Table, expected: &Table, pairing: &Pairing) -> Vec<String> {
    let mut lines = said(look, &summary(given, pairing));
    let is_short = expected.rows.len() + pairing.changed.len() + pairing.extra.len() <= ROWS;
    let mut rows = Vec::new();
    for at in 0..expected.rows.len() {
        if let Some((yours, _)) = pairing.changed.iter().find(|(_, place)| *place == at) {
            rows.extend(changed(given, expected, *yours, at));
        } else if pairing.missing.contains(&at) {
            rows.push(Row::of(expected, at).behind("missing", Meaning::Partial));
        } else if is_short && !look.plain {
            rows.push(Row::of(expected, at));
        }
    }
    let extra = pairing.extra.iter();
    rows.extend(extra.map(|at| Row::of(given, *at).behind("too many", Meaning::Wrong)));
    let shown = rows.len().min(ROWS);
    lines.extend(grid(look, &expected.columns, &rows[..shown]));
    lines.extend(more(look, rows.len() - shown));
    lines
}

fn changed(given: &Table, expected: &Table, yours: usize, theirs: usize) -> [Row; 2] {
    let mut rows = [
        Row::default().behind("yours", Meaning::Wrong),
        Row::default().behind("expected", Meaning::Right),
    ];
    let cells = given.rows[yours].iter().zip(&expected.rows[theirs]);
    for (one, other) in cells {
        let (mut mine, mut right) = different(one, other);
        if !one.is_same(other) {
            (mine, right) = (format!("[{mine}]"), format!("[{right}]"));
        }
        rows[0].cells.push((mine, is_number(one)));
        rows[1].cells.push((right, is_number(other)));
    }
    rows
}

/// How many rows are right, and how many are not.
fn summary(given: &Table, pairing: &Pairing) -> String {
    let rows = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 row {one}")),
        number => Some(format!("{number} rows {many}")),
    };
    let parts = [
        rows(pairing.same.len(), "is right", "are right"),
        rows(pairing.changed.len(), "differs", "differ"),
        rows(pairing.missing.len(), "is missing", "are missing"),
        rows(pairing.extra.len(), "is too many", "are too many"),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let more = if given.is_cut {
        " Only the first rows of yours were read."
    } else {
        ""
    };
    let words: Vec<_> = parts.iter().map(String::as_str).collect();
    format!("{}.{more}", list(&words))
}
