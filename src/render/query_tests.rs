//! What a learner reads of a graded query, of a try and of the tables.

use super::Look;
use super::rows::feedback;
use super::tries::{asked, ran, tables};
use crate::diagnostics::Sources;
use crate::grade::grade;
use crate::grade::sql::run;
use crate::load::{RawFile, load_files};
use crate::model::{Body, Question, Response, Sql};
use crate::session::{Graded, Ran, Turn};

const BANK: &str = r#"
[[question]]
id = "team-sizes"
stem = "Which teams have how many people? The largest first."
columns = ["team", "people"]
ordered = true
reference_query = """
SELECT t.name AS team, COUNT(p.id) AS people
FROM teams t LEFT JOIN people p ON p.team_id = t.id
GROUP BY t.id, t.name ORDER BY people DESC, team"""
wrong = [{ query = "SELECT 'x' AS team, 1 AS people", why = "Made up." }]
[[question.fixture]]
setup = """
CREATE TABLE teams(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE people(id INTEGER PRIMARY KEY, team_id INTEGER, name TEXT);
INSERT INTO teams VALUES (1, 'core'), (2, 'docs'), (3, 'web');
INSERT INTO people VALUES (1, 1, 'Ada'), (2, 1, 'Bo'), (3, 3, NULL);"""
[[question.fixture]]
hidden = true
setup = """
CREATE TABLE teams(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE people(id INTEGER PRIMARY KEY, team_id INTEGER, name TEXT);
INSERT INTO teams VALUES (1, 'same'), (2, 'same');
INSERT INTO people VALUES (1, 1, 'Ada'), (2, 2, 'Bo');"""
"#;

const TURN: Turn = Turn {
    n: 1,
    of: 1,
    again: false,
    skipped: false,
    left: None,
};

fn question() -> Question {
    let file = RawFile {
        path: "bank.toml".into(),
        bytes: BANK.as_bytes().to_vec(),
    };
    let (mut bank, diagnostics) = load_files("bank", vec![file], &mut Sources::new(), false);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    Question::clone(&bank.questions.remove(0))
}

fn key(question: &Question) -> &Sql {
    if let Body::Sql(key) = &question.body {
        return key;
    }
    panic!("a query")
}

fn text(lines: &[String]) -> String {
    let lines = lines
        .iter()
        .map(|line| anstream::adapter::strip_str(line).to_string());
    lines.collect::<Vec<_>>().join("\n")
}

/// What is read after `query`, the right one left out.
fn fed_back(columns: usize, plain: bool, query: &str) -> String {
    let question = question();
    let response = Response::Text(query.to_owned());
    let graded = Graded {
        turn: TURN,
        mark: grade(&question, &[], &response),
        response: Some(response),
        seconds: 1.0,
        hinted: false,
        tries: 0,
        overridden: false,
        comes_again: false,
        rating: None,
        back: None,
    };
    let mut blocks = feedback(Look::new(columns, plain), key(&question), &graded);
    blocks.pop();
    text(&blocks.join(&String::new()))
}

const INNER: &str = "SELECT t.name AS team, COUNT(*) AS people FROM teams t \
    JOIN people p ON p.team_id = t.id GROUP BY t.id ORDER BY 2 DESC, 1";
const STAR: &str = "SELECT t.name AS team, COUNT(*) AS people FROM teams t \
    LEFT JOIN people p ON p.team_id = t.id GROUP BY t.id ORDER BY 2 DESC, 1";

#[test]
fn rows_stand_beside_the_expected_ones() {
    insta::assert_snapshot!(fed_back(80, false, INNER), @"
    On the data you see
      2 rows are right and 1 row is missing.
               team  people
               core       2
               web        1
      missing  docs       0
    ");
    insta::assert_snapshot!(fed_back(40, false, STAR), @"
    On the data you see
      2 rows are right and 1 row differs.
                team  people
                core       2
                web        1
      yours     docs     [1]
      expected  docs     [0]
    ");
    insta::assert_snapshot!(fed_back(20, false, STAR), @"
    On the data you see
      2 rows are right
      and 1 row differs.
      row
        team: core
        people: 2
      row
        team: web
        people: 1
      yours
        team: docs
        people: [1]
      expected
        team: docs
        people: [0]
    ");
    insta::assert_snapshot!(fed_back(80, true, STAR), @"
    On the data you see:
    2 rows are right and 1 row differs.
    Yours: team docs, people [1].
    Expected: team docs, people [0].
    ");
    insta::assert_snapshot!(fed_back(80, false, "SELECT 'x', 1"), @"
    On the data you see
      1 row differs and 2 rows are missing.
                team   people
      missing   core        2
      yours     [x]         1
      expected  [web]       1
      missing   docs        0

      ✗  Made up.
    ");
}

#[test]
fn order_and_columns_are_told() {
    let upwards = STAR
        .replace("COUNT(*)", "COUNT(p.id)")
        .replace("2 DESC", "2");
    insta::assert_snapshot!(fed_back(80, false, &upwards), @"
    On the data you see
      The rows are right, their order is not. In order, with yours:
      row  yours  team  people
        1      3  core       2
        2         web        1
        3      1  docs       0
    ");
    insta::assert_snapshot!(fed_back(80, false, "SELECT name FROM teams"), @"
    On the data you see
      Yours has 1 column: name. Asked for: team, people.
    ");
    let other = upwards
        .replace("AS people", "AS size")
        .replace("BY 2", "BY 2 DESC");
    insta::assert_snapshot!(fed_back(80, true, &other), @"
    On the data you see:
    The rows are right. Your columns are called team, size. Asked for: team, people.
    ");
}

#[test]
fn hidden_data_and_errors_are_told_without_a_row() {
    let merged = STAR
        .replace("COUNT(*)", "COUNT(p.id)")
        .replace("GROUP BY t.id", "GROUP BY t.name");
    insta::assert_snapshot!(fed_back(80, false, &merged), @"  Right on the data you see, wrong on data you do not: rows are missing there.");
    insta::assert_snapshot!(fed_back(80, false, "SELECT\n  naem FROM teams"), @"
    SQLite says: no such column: naem.
      2 |   naem FROM teams
        |   ^
    ");
    insta::assert_snapshot!(fed_back(40, true, "PRAGMA user_version"), @"
    `PRAGMA user_version` cannot be used
    here.
    ");
}

#[test]
fn tables_and_tries_are_shown() {
    let question = question();
    let key = key(&question);
    insta::assert_snapshot!(text(&asked(Look::new(60, false), key)), @"
    Asked for  one query; columns team, people; rows in order
    Tables
      teams(id INTEGER PRIMARY KEY, name TEXT NOT NULL)
        -- 3 rows
      people(id INTEGER PRIMARY KEY, team_id INTEGER, name TEXT)
        -- 3 rows
    ");
    insta::assert_snapshot!(text(&tables(Look::new(60, false), key)), @"
    teams
      id  name
       1  core
       2  docs
       3  web
    people
      id  team_id  name
       1        1  Ada
       2        1  Bo
       3        3  NULL
    ");
    let tried = |query: &str| Ran {
        turn: TURN,
        query: query.to_owned(),
        tries: 2,
        runs: run(key, query),
    };
    let hostile = "SELECT 'a' || char(27) || '[31m' || char(10) || 'b' AS \"x\u{1b}\", 1.5, x'00'";
    insta::assert_snapshot!(text(&ran(Look::new(60, false), &tried(hostile))), @r"
    Try 2, on the data you see
      x\u{1b}         1.5  x'00'
      a\u{1b}[31m\nb  1.5  x'00'
    ");
    insta::assert_snapshot!(text(&ran(Look::new(60, true), &tried("SELECT 1 WHERE 0"))), @"
    Try 2, on the data you see:
    No rows.
    ");
}
