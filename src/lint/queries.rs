//! L18 for `sql`: everything is run, and does what the bank says it does.

use super::sheet::Sheet;
use crate::diagnostics::{Code, Diagnostic};
use crate::grade::sql::{Difference, Fault, Table, difference, relations, results, reversed};
use crate::model::{Question, Sql, Text};

/// What reads the clock, in statements without white space and in lower case.
const CLOCK: [&str; 5] = ["'now'", "date()", "time()", "julianday()", "unixepoch()"];

/// The rows of a statement on every fixture.
type Results = Vec<Result<Table, Fault>>;

/// Judges the fixtures and queries of a question.
pub(super) fn judge(sql: &Sql, question: &Question, sheet: &mut Sheet) {
    seen(sql, question, sheet);
    clock(sql, sheet);
    if !fixtures(sql, sheet) {
        return;
    }
    let right = results(sql, &sql.reference);
    if reference(sql, &right, sheet) {
        wrong(sql, &right, sheet);
    }
}

fn report(sheet: &mut Sheet, text: &Text, message: impl Into<String>, help: &str) {
    let finding = Diagnostic::new(Code::L18, message, text.span());
    sheet.report(finding.help(help));
}

/// Whether something is shown and something is not.
fn seen(sql: &Sql, question: &Question, sheet: &mut Sheet) {
    let hidden = sql.fixtures.iter().filter(|fixture| fixture.hidden).count();
    let (message, help) = if hidden == 0 {
        (
            "no fixture is hidden, so rows that are written down pass",
            "add a `[[question.fixture]]` with `hidden = true` and other rows",
        )
    } else if hidden == sql.fixtures.len() {
        (
            "every fixture is hidden, so the learner sees no table",
            "take `hidden = true` away from one",
        )
    } else {
        return;
    };
    sheet.report(Diagnostic::new(Code::L18, message, question.span).help(help));
}

/// Statements that give something else another day.
fn clock(sql: &Sql, sheet: &mut Sheet) {
    let setups = sql.fixtures.iter().map(|fixture| &fixture.setup);
    let wrong = sql.wrong.iter().map(|wrong| &wrong.query);
    let texts = setups
        .chain([&sql.reference])
        .chain(&sql.probe)
        .chain(wrong);
    for text in texts {
        let dense: String = text.split_whitespace().collect();
        let dense = dense.to_lowercase();
        if CLOCK.iter().any(|word| dense.contains(word)) {
            let help = "write the day down: `'2026-11-22'`";
            report(
                sheet,
                text,
                "it reads the clock, and gives something else another day",
                help,
            );
        }
    }
}

/// Whether all fixtures can be made.
fn fixtures(sql: &Sql, sheet: &mut Sheet) -> bool {
    let mut sound = true;
    for fixture in &sql.fixtures {
        if let Err(fault) = relations(fixture) {
            let message = format!("the fixture cannot be made: {fault}");
            report(
                sheet,
                &fixture.setup,
                message,
                &place(&fixture.setup, &fault),
            );
            sound = false;
        }
    }
    sound
}

/// Where SQLite met the fault.
fn place(text: &str, fault: &Fault) -> String {
    let head = fault.at.and_then(|at| text.get(..at));
    match head {
        Some(head) => {
            let line = head.matches('\n').count() + 1;
            let column = head.chars().rev().take_while(|c| *c != '\n').count() + 1;
            format!("at line {line}, character {column} of the statements")
        }
        None => "run it in `sqlite3` to see where".to_owned(),
    }
}

/// Whether the reference query gives what is asked for, and always the same.
fn reference(sql: &Sql, right: &Results, sheet: &mut Sheet) -> bool {
    for result in right {
        match result {
            Err(fault) => {
                let message = format!("the reference query fails: {fault}");
                let help = place(&sql.reference, fault);
                report(sheet, &sql.reference, message, &help);
                return false;
            }
            Ok(table) if table.is_cut => {
                let message = "the reference query gives more than 1,000 rows or 256 kB";
                report(
                    sheet,
                    &sql.reference,
                    message,
                    "ask for fewer, or make the fixture smaller",
                );
                return false;
            }
            Ok(table) => columns(sql, table, sheet),
        }
    }
    order(sql, sheet);
    let again = reversed(sql, &sql.reference);
    let differs = |(one, other): (&Result<_, _>, &Result<_, _>)| match (one, other) {
        (Ok(one), Ok(other)) => difference(one, other, &[], sql.ordered).is_some(),
        (Ok(_) | Err(_), _) => true,
    };
    if right.iter().zip(&again).any(differs) {
        let message = "the rows depend on the order in which SQLite reads the tables";
        let help = "make ORDER BY tell all rows apart, those under LIMIT and in windows too";
        report(sheet, &sql.reference, message, help);
    }
    true
}

fn columns(sql: &Sql, table: &Table, sheet: &mut Sheet) {
    let names: Vec<_> = sql.columns.iter().map(|name| &**name).collect();
    let found = difference(table, table, &names, false);
    let is_other = names.len() != table.columns.len() && !names.is_empty();
    if is_other || matches!(found, Some(Difference::Names | Difference::ColumnOrder)) {
        let message = format!(
            "the reference query names its columns {}",
            table.columns.join(", ")
        );
        report(
            sheet,
            &sql.reference,
            message,
            "name them as `columns` does, with AS",
        );
    }
}

fn order(sql: &Sql, sheet: &mut Sheet) {
    let last = sql.probe.as_ref().unwrap_or(&sql.reference);
    let words: Vec<_> = last.split_whitespace().map(str::to_lowercase).collect();
    if sql.ordered
        && !words
            .windows(2)
            .any(|pair| pair[0].ends_with("order") && pair[1] == "by")
    {
        let message = "the rows are to be in order, and nothing orders them";
        report(sheet, last, message, "add ORDER BY, or take `ordered` away");
    }
}

/// Whether every listed wrong query is wrong, runs, and is told apart from the others.
fn wrong(sql: &Sql, right: &Results, sheet: &mut Sheet) {
    let names: Vec<_> = sql.columns.iter().map(|name| &**name).collect();
    let is_same = |one: &Results, other: &Results, names: &[&str]| {
        one.iter()
            .zip(other)
            .all(|(one, other)| match (one, other) {
                (Ok(one), Ok(other)) => difference(one, other, names, sql.ordered).is_none(),
                (Err(one), Err(other)) => one.is_same(other),
                (Ok(_) | Err(_), _) => false,
            })
    };
    let mut before: Vec<Results> = Vec::new();
    for wrong in &sql.wrong {
        let found = results(sql, &wrong.query);
        let failed = found.iter().find_map(|result| result.as_ref().err());
        if let Some(fault) = failed.filter(|fault| !fault.is_of_data()) {
            let message =
                format!("the wrong query gives no rows, so its reason is never shown: {fault}");
            report(sheet, &wrong.query, message, &place(&wrong.query, fault));
        } else if is_same(&found, right, &names) {
            let help = "add a hidden fixture on which it goes wrong";
            report(
                sheet,
                &wrong.query,
                "the wrong query is right on every fixture",
                help,
            );
        } else if before.iter().any(|other| is_same(&found, other, &[])) {
            let message = "another wrong query gives the same rows on every fixture";
            let help = "add a fixture that tells them apart, or list one of them";
            report(sheet, &wrong.query, message, help);
        }
        before.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    const SEEN: &str = "CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 2), (3, 4), (5, NULL);";
    const HIDDEN: &str = "CREATE TABLE t(a, b); INSERT INTO t VALUES (1, 2), (1, 1), (NULL, 4);";

    /// A question with those fixtures and keys.
    fn check(seen: &str, hidden: &str, keys: &str, expected: &[&str]) {
        let text = format!(
            "stem = \"Write a query that lists the rows of `t`.\"\n{keys}\n\
             [[question.fixture]]\nsetup = \"{seen}\"\n\
             [[question.fixture]]\nhidden = true\nsetup = \"{hidden}\"\n"
        );
        let expected: Vec<_> = expected.iter().map(|line| format!("L18 {line}")).collect();
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        check_item(&text, &expected);
    }

    fn query(reference: &str, wrong: &[&str], expected: &[&str]) {
        let wrong = wrong
            .iter()
            .map(|query| format!("{{ query = \"{query}\" }}"));
        let wrong = wrong.collect::<Vec<_>>().join(", ");
        let keys = format!("reference_query = \"{reference}\"\nwrong = [{wrong}]");
        check(SEEN, HIDDEN, &keys, expected);
    }

    #[test]
    fn l18_runs_the_fixtures() {
        let keys = "reference_query = \"SELECT a FROM t\"";
        check(SEEN, HIDDEN, keys, &[]);
        check(
            "CREATE TABL t(a)",
            "SELECT random()",
            keys,
            &[
                "6:9 the fixture cannot be made: near \"TABL\": syntax error",
                "9:9 the fixture cannot be made: `random` gives something else every time, and an answer must not",
            ],
        );
        check(
            SEEN,
            "CREATE TABLE t(a); INSERT INTO t VALUES (date( 'now' ))",
            keys,
            &["9:9 it reads the clock, and gives something else another day"],
        );
    }

    #[test]
    fn l18_runs_the_reference_query() {
        query("SELECT a, b FROM t ORDER BY a", &[], &[]);
        query(
            "SELECT c FROM t",
            &[],
            &["4:19 the reference query fails: no such column: c"],
        );
        query(
            "SELECT a FROM t LIMIT 1",
            &[],
            &["4:19 the rows depend on the order in which SQLite reads the tables"],
        );
        let ordered = |keys: &str, expected: &[&str]| {
            check(SEEN, HIDDEN, &format!("ordered = true\n{keys}"), expected);
        };
        ordered(
            "reference_query = \"SELECT a, b FROM t ORDER BY a, b\"",
            &[],
        );
        ordered(
            "reference_query = \"SELECT a, b FROM t ORDER BY a\"",
            &["5:19 the rows depend on the order in which SQLite reads the tables"],
        );
        ordered(
            "reference_query = \"SELECT a, b FROM t WHERE a = 3\"",
            &["5:19 the rows are to be in order, and nothing orders them"],
        );
        let named = |keys: &str, expected: &[&str]| {
            check(
                SEEN,
                HIDDEN,
                &format!("columns = [\"a\", \"b\"]\n{keys}"),
                expected,
            );
        };
        named("reference_query = \"SELECT a, b FROM t\"", &[]);
        let other = "5:19 the reference query names its columns a, x";
        named(
            "reference_query = \"SELECT a, b AS x FROM t\"",
            &[other, other],
        );
    }

    #[test]
    fn l18_runs_the_wrong_queries() {
        query("SELECT a FROM t WHERE a > 2", &["SELECT a FROM t"], &[]);
        query(
            "SELECT count(a) FROM t",
            &[
                "SELECT count(*) FROM t",
                "SELECT count(a) + 0 FROM t",
                "SELECT 0 + count(*) FROM t",
            ],
            &[
                "5:58 the wrong query is right on every fixture",
                "5:100 another wrong query gives the same rows on every fixture",
            ],
        );
        query(
            "SELECT a FROM t",
            &["SELECT x FROM t"],
            &[
                "5:20 the wrong query gives no rows, so its reason is never shown: no such column: x",
            ],
        );
    }

    #[test]
    fn l18_wants_something_shown_and_something_hidden() {
        let question = |fixtures: &str, expected: &[&str]| {
            let text = format!(
                "stem = \"Write a query that counts.\"\nreference_query = \"SELECT 1\"\nfixture = [{fixtures}]\n"
            );
            check_item(&text, expected);
        };
        let (seen, hidden) = (
            "{ setup = \"SELECT 1\" }",
            "{ setup = \"SELECT 1\", hidden = true }",
        );
        question(&format!("{seen}, {hidden}"), &[]);
        question(
            &format!("{seen}, {seen}"),
            &["L18 1:1 no fixture is hidden, so rows that are written down pass"],
        );
        question(
            hidden,
            &["L18 1:1 every fixture is hidden, so the learner sees no table"],
        );
    }
}
