//! Right and wrong queries, and what is said of them.

use super::keys::{key, text, with_wrong};
use crate::grade::sql::{Difference, Hint, Review, review};
use crate::model::{Sql, Verdict};

const PEOPLE: &str = "CREATE TABLE p(id INTEGER PRIMARY KEY, name TEXT, pay INTEGER);";

fn people(visible: &str, hidden: &str) -> Sql {
    let setups = [visible, hidden].map(|rows| format!("{PEOPLE} INSERT INTO p VALUES {rows};"));
    key(
        &[&setups[0], &setups[1]],
        "SELECT name, pay FROM p WHERE pay > 1 ORDER BY pay, name",
    )
}

fn plain() -> Sql {
    people(
        "(1,'Ada',2),(2,'Bob',3),(3,'Cy',1)",
        "(1,'Ada',2),(2,'Ada',2),(3,'Bob',NULL),(4,'Al',2)",
    )
}

/// What is said of `answer`, in a word or two.
fn said(key: &Sql, answer: &str) -> String {
    let (mark, review) = review(key, answer);
    let is_right = mark.verdict == Verdict::Correct;
    assert_eq!(is_right, review == Review::Right, "{answer}");
    match review {
        Review::Right => "right".to_owned(),
        Review::Stopped(fault) => format!("{} at {:?}", fault.message, fault.at),
        Review::Differs { difference, .. } => match difference {
            Difference::Rows(rows) => format!(
                "{} same, {} changed, {} extra, {} missing",
                rows.same.len(),
                rows.changed.len(),
                rows.extra.len(),
                rows.missing.len()
            ),
            other @ (Difference::Columns
            | Difference::Names
            | Difference::ColumnOrder
            | Difference::Order(_)) => format!("{other:?}"),
        },
        Review::Hidden(hint) => format!("hidden: {hint:?}"),
        Review::Unjudged(fault) => format!("unjudged: {}", fault.message),
    }
}

#[track_caller]
fn check(key: &Sql, answer: &str, expected: &str) {
    assert_eq!(said(key, answer), expected, "{answer}");
}

#[test]
fn rows_are_compared_as_multisets() {
    let key = plain();
    check(
        &key,
        "SELECT name, pay FROM p WHERE pay >= 2 ORDER BY 1 DESC",
        "right",
    );
    check(
        &key,
        "SELECT name AS who, pay * 1.0 FROM p WHERE pay > 1;",
        "right",
    );
    check(
        &key,
        "SELECT name, pay FROM p",
        "2 same, 0 changed, 1 extra, 0 missing",
    );
    check(
        &key,
        "SELECT name, pay + 1 FROM p WHERE pay > 1",
        "0 same, 2 changed, 0 extra, 0 missing",
    );
    check(&key, "SELECT name FROM p WHERE pay > 1", "Columns");
    check(
        &key,
        "SELECT name, CAST(pay AS TEXT) FROM p WHERE pay > 1",
        "0 same, 2 changed, 0 extra, 0 missing",
    );
    check(&key, "VALUES ('Ada', 2), ('Bob', 3)", "hidden: Missing");
}

#[test]
fn order_and_names_count_where_they_are_asked_for() {
    let mut key = plain();
    key.ordered = true;
    key.columns = vec![text("name"), text("pay")];
    check(
        &key,
        "SELECT NAME, pay FROM p WHERE pay > 1 ORDER BY pay, name",
        "right",
    );
    check(
        &key,
        "SELECT name, pay FROM p WHERE pay > 1 ORDER BY pay DESC",
        "Order([1, 0])",
    );
    check(
        &key,
        "SELECT name, pay AS wage FROM p WHERE pay > 1 ORDER BY 2, 1",
        "Names",
    );
    check(
        &key,
        "SELECT pay, name FROM p WHERE pay > 1 ORDER BY 1, 2",
        "ColumnOrder",
    );
    check(
        &key,
        "SELECT name, pay FROM p WHERE pay > 1 ORDER BY pay, name DESC",
        "hidden: Order",
    );
}

#[test]
fn hidden_data_gives_the_smallest_hint() {
    let hidden = |hint: Hint| format!("hidden: {hint:?}");
    let key = plain();
    check(
        &key,
        "SELECT DISTINCT name, pay FROM p WHERE pay > 1",
        &hidden(Hint::Merged),
    );
    check(
        &key,
        "SELECT name, pay FROM p WHERE pay > 1 OR pay IS NULL",
        &hidden(Hint::Nulls),
    );
    check(
        &key,
        "SELECT name, pay FROM p WHERE pay > 1 AND name <> 'Al'",
        &hidden(Hint::Missing),
    );
    check(
        &key,
        "SELECT a.name, a.pay FROM p a JOIN p b ON a.pay = b.pay WHERE a.pay > 1",
        &hidden(Hint::Repeated),
    );
    check(
        &key,
        "SELECT name, CASE name WHEN 'Al' THEN 9 ELSE pay END FROM p WHERE pay > 1",
        &hidden(Hint::Values(vec!["pay".to_owned()])),
    );
}

#[test]
fn sqlite_tells_what_it_does_not_understand_and_where() {
    let key = plain();
    check(
        &key,
        "SELECT nam, pay FROM p",
        "no such column: nam at Some(7)",
    );
    check(
        &key,
        "SELEC name",
        "near \"SELEC\": syntax error at Some(0)",
    );
    check(
        &key,
        "SELECT name, pay FROM p WHERE",
        "incomplete input at None",
    );
    check(
        &key,
        "SELECT name, \"Ada\" FROM p",
        "no such column: \"Ada\" - should this be a string literal in single-quotes? at Some(13)",
    );
}

#[test]
fn a_listed_wrong_query_is_known_by_its_rows() {
    let key = with_wrong(plain(), "SELECT 1, 2 FROM p");
    let key = with_wrong(key, "SELECT name, pay FROM p");
    let listed = |answer: &str| review(&key, answer).0.listed;
    assert_eq!(listed("SELECT name, pay FROM p WHERE 1"), Some(1));
    assert_eq!(listed("SELECT name, pay FROM p WHERE pay < 5"), None);
    assert_eq!(listed("SELECT"), None);
    assert_eq!(listed("SELECT name, pay FROM p WHERE pay > 1"), None);
}

#[test]
fn answers_that_write_are_graded_by_the_probe() {
    let mut key = plain();
    key.reference = text("UPDATE p SET pay = pay + 1 WHERE name = 'Ada'");
    key.probe = Some(text("SELECT name, pay FROM p"));
    check(
        &key,
        "UPDATE p SET pay = pay + 1 WHERE name LIKE 'ada'",
        "right",
    );
    check(
        &key,
        "BEGIN; UPDATE p SET pay = pay + 1 WHERE name = 'Ada'; COMMIT;",
        "right",
    );
    check(
        &key,
        "BEGIN; UPDATE p SET pay = pay + 1 WHERE name = 'Ada';",
        "2 same, 1 changed, 0 extra, 0 missing",
    );
    check(
        &key,
        "UPDATE p SET pay = pay + 1 WHERE id = 1",
        "hidden: Values([\"pay\"])",
    );
    check(
        &key,
        "DELETE FROM p",
        "0 same, 0 changed, 0 extra, 3 missing",
    );
    check(
        &key,
        "UPDATE p SET wage = 1",
        "no such column: wage at None",
    );
    check(
        &key,
        "UPDATE p SET pay = 1; UPDATE p SET wage = 1",
        "no such column: wage at None",
    );
    check(
        &key,
        "INSERT INTO p VALUES (1, 'x', 1)",
        "UNIQUE constraint failed: p.id at None",
    );
    check(
        &key,
        "ALTER TABLE p ADD COLUMN x; ALTER TABLE p RENAME COLUMN x TO y; ALTER TABLE p DROP COLUMN y;\
         CREATE UNIQUE INDEX i ON p(id); UPDATE p SET pay = pay + 1 WHERE name = 'Ada'; DROP INDEX i",
        "right",
    );
}

#[test]
fn a_listed_query_that_the_data_forbids_is_known_by_its_error() {
    let mut key = with_wrong(plain(), "INSERT INTO p VALUES (4, 'New', 9)");
    key.reference = text("INSERT INTO p VALUES (4, 'New', 9) ON CONFLICT DO NOTHING");
    key.probe = Some(text("SELECT name, pay FROM p"));
    let answer = "INSERT INTO p (id, name, pay) VALUES (4, 'New', 9)";
    assert_eq!(review(&key, answer).0.listed, Some(0));
    let hint = "hidden: Fails(\"UNIQUE constraint failed: p.id\")";
    check(&key, answer, hint);
}

#[test]
fn a_bank_that_fails_leaves_the_answer_unjudged() {
    check(
        &key(&["CREATE TABL t(a)"], "SELECT 1"),
        "SELECT 1",
        "unjudged: near \"TABL\": syntax error",
    );
    check(
        &key(&["CREATE TABLE t(a)"], "SELECT b FROM t"),
        "SELECT 1",
        "unjudged: no such column: b",
    );
    let (mark, _) = review(&key(&["CREATE TABLE t(a)"], "SELECT b FROM t"), "SELECT 1");
    assert_eq!(mark.verdict, Verdict::Ungraded);
}
