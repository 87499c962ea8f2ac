//! Statements that want more than an answer needs: each is refused or ended within its limits.

use std::fs;
use std::time::Instant;

use super::keys::{fixture, key, text};
use super::turn::take_turn;
use crate::grade::sql::{Fault, FaultKind, Review, relations, review};
use crate::model::Sql;

const SETUP: &str = "CREATE TABLE t(a INTEGER, b TEXT); \
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100) \
    INSERT INTO t SELECT i, 'row ' || i FROM n;";

/// Endless and exploding queries.
const HEAVY: &[&str] = &[
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY i",
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION SELECT i + 1 FROM n) SELECT max(i) FROM n",
    "WITH RECURSIVE n(i, s) AS (VALUES (1, 'x') UNION ALL SELECT i + 1, s || s FROM n) SELECT max(s) FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n, t) SELECT count(*) FROM n",
    "SELECT count(*) FROM t a, t b, t c, t d, t e, t f",
    "SELECT count(*) FROM t a CROSS JOIN t b CROSS JOIN t c CROSS JOIN t d WHERE a.b || b.b < c.b || d.b",
    "SELECT DISTINCT a.a * b.a * c.a * d.a FROM t a, t b, t c, t d ORDER BY 1",
    "SELECT a.b || b.b || c.b || d.b FROM t a, t b, t c, t d ORDER BY 1 DESC",
    "SELECT a.a, count(*) FROM t a, t b, t c, t d GROUP BY a.a, b.a, c.a, d.a",
    "SELECT sum(a.a) OVER (ORDER BY a.a, b.a, c.a ROWS UNBOUNDED PRECEDING) FROM t a, t b, t c, t d",
    "SELECT (SELECT count(*) FROM t x, t y, t z WHERE x.a < t.a AND y.a < z.a) FROM t",
    "SELECT * FROM t a WHERE EXISTS (SELECT 1 FROM t b, t c, t d, t e WHERE b.a + c.a + d.a + e.a = 5000)",
    "SELECT group_concat(a.b || b.b) FROM t a, t b, t c",
    "SELECT string_agg(a.b, printf('%500s', 'x')) FROM t a, t b",
    "SELECT json_group_array(a.b || b.b) FROM t a, t b, t c",
    "SELECT group_concat(printf('%9000s', 'x'), '') FROM t a, t b",
    "SELECT printf('%.*c', 2000000000, 'x')",
    "SELECT format('%2000000000d', 1)",
    "SELECT printf('%1000000000.1000000000f', 1.5)",
    "SELECT replace(printf('%9000s', ' '), ' ', printf('%9000s', 'y'))",
    "SELECT hex(printf('%9000s', 'x'))",
    "SELECT sum(length(trim(printf('%9000s', 'y'), printf('%9000s', 'x')))) FROM t a, t b, t c",
    "SELECT sum(instr(printf('%9000s', 'a'), printf('%4000s', 'b') || a.a)) FROM t a, t b, t c",
    "SELECT sum(replace(printf('%8000s', ' '), ' ', 'a') || a.b || b.b LIKE '%a%a%a%a%a%a%a%a%a%a%b') FROM t a, t b, t c",
    "SELECT sum(replace(printf('%8000s', ' '), ' ', 'a') || a.b || b.b GLOB '*a*a*a*a*a*a*[b]*[c]') FROM t a, t b, t c",
    "SELECT count(*) FROM t WHERE b LIKE printf('%9000s', '%')",
    "SELECT count(*) FROM t a, t b, t c, json_each(printf('[%s0]', replace(printf('%4000s', ' '), ' ', '1,')))",
    "SELECT a.b, b.b, c.b FROM t a, t b, t c",
    "SELECT a.*, b.*, c.* FROM t a, t b, t c, t d, t e ORDER BY random()",
    "SELECT max(abs(a.a - b.a - c.a - d.a)) FROM t a, t b, t c, t d",
];

/// Queries for more than the tables.
const OUTWARD: &[&str] = &[
    "ATTACH 'FOLDER/evil.db' AS evil",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "SELECT 1; ATTACH 'FOLDER/evil.db' AS evil",
    "SELECT 1 -- \n; DROP TABLE t",
    "/* harmless */ SELECT 1 /* ; */; DELETE FROM t",
    "VACUUM",
    "VACUUM INTO 'FOLDER/copy.db'",
    "SELECT load_extension('FOLDER/evil.so')",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('FOLDER/evil', 'x')",
    "SELECT edit('x', 'touch FOLDER/evil')",
    "SELECT fts3_tokenizer('simple', x'00')",
    "SELECT sqlite_compileoption_get(1)",
    "SELECT sqlite_log(1, 'x')",
    "SELECT zeroblob(1000000000)",
    "SELECT randomblob(1000000000)",
    "SELECT random()",
    "SELECT current_timestamp",
    "PRAGMA writable_schema = ON",
    "PRAGMA temp_store_directory = 'FOLDER'",
    "PRAGMA journal_mode = WAL",
    "PRAGMA database_list",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM pragma_function_list()",
    "SELECT * FROM pragma_compile_options",
    "SELECT * FROM dbstat",
    "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM sqlite_stmt",
    "SELECT * FROM bytecode('SELECT 1')",
    "SELECT * FROM fts5('x')",
    "UPDATE sqlite_master SET sql = 'x'",
    "CREATE TABLE evil(a)",
    "CREATE TEMP TABLE evil(a)",
    "INSERT INTO t VALUES (1, 2) RETURNING a",
    "WITH x AS (SELECT 1) DELETE FROM t",
    "DROP TABLE t",
    "BEGIN",
    "SAVEPOINT s",
    "REINDEX",
    "ANALYZE",
    "EXPLAIN SELECT 1",
    "EXPLAIN QUERY PLAN SELECT * FROM t",
    "SELECT ?1",
    "SELECT :name, @other, $third",
    "",
    " -- nothing\n",
    ";;;",
    "SELECT 'unterminated",
    "SELECT 1\0; DROP TABLE t; SELECT b",
    "SELECT * FROM t ORDER BY 1 COLLATE nowhere",
    "SELECT * FROM 'FOLDER/evil.db'",
];

/// Statements for more than tables, where an answer may write.
const WRITING: &[&str] = &[
    "ATTACH 'FOLDER/evil.db' AS evil; CREATE TABLE evil.t(a)",
    "VACUUM INTO 'FOLDER/copy.db'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE t(x)'",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE t(x)'",
    "INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 2, 'CREATE TABLE x(a)')",
    "PRAGMA hard_heap_limit = 1",
    "PRAGMA max_page_count = 1000000000; DELETE FROM t",
    "CREATE VIRTUAL TABLE v USING fts5(x)",
    "CREATE VIRTUAL TABLE v USING rtree(id, a, b)",
    "CREATE VIRTUAL TABLE v USING csv(filename = '/etc/passwd')",
    "CREATE TABLE u(a DEFAULT (load_extension('x'))); INSERT INTO u DEFAULT VALUES",
    "CREATE VIEW v AS SELECT load_extension('x'); SELECT * FROM v",
    "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO t VALUES (new.a + 1, 'x'); END; \
     WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT i, 'x' FROM n",
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT i, printf('%9000s', i) FROM n",
    "INSERT INTO t SELECT a.a, printf('%9000s', b.b) FROM t a, t b, t c, t d",
    "CREATE TABLE u AS SELECT a.a, b.b FROM t a, t b, t c, t d, t e",
    "SELECT 1; SELECT count(*) FROM t a, t b, t c, t d, t e",
    "INSERT INTO t VALUES (random(), 'x')",
    "DELETE FROM t WHERE a IN (SELECT a.a FROM t a, t b, t c, t d, t e ORDER BY 1 DESC)",
];

fn reading() -> Sql {
    key(&[SETUP, SETUP], "SELECT 'nobody', 'guesses', 'this'")
}

fn writing() -> Sql {
    let mut key = key(&[SETUP, SETUP], "DELETE FROM t WHERE a = 7");
    key.probe = Some(text("SELECT count(*), sum(a) FROM t"));
    key
}

/// What `work` with `sql` gives; it must not take long even on a machine that is busy otherwise.
#[expect(clippy::disallowed_methods, reason = "time is what is tested")]
fn in_time<T>(sql: &str, work: impl FnOnce() -> T) -> T {
    let since = Instant::now();
    let done = work();
    let took = since.elapsed();
    assert!(took.as_secs() < 5, "{took:?} {sql}");
    done
}

/// Asserts that `answer` is stopped and that `folder` is empty afterwards; gives why.
#[track_caller]
fn stopped(key: &Sql, answer: &str) -> Fault {
    let folder = tempfile::tempdir().unwrap();
    let answer = answer.replace("FOLDER", folder.path().to_str().unwrap());
    let turn = take_turn();
    let (_, review) = in_time(&answer, || review(key, &answer));
    drop(turn);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{answer}");
    match review {
        Review::Stopped(fault) => fault,
        Review::Differs { given, .. } if given.is_cut => {
            assert!(given.rows.len() <= 1_000);
            Fault::new(FaultKind::TooMuch, "rows")
        }
        other @ (Review::Right
        | Review::Differs { .. }
        | Review::Hidden(_)
        | Review::Unjudged(_)) => panic!("{answer}: {other:?}"),
    }
}

#[test]
fn there_are_enough_of_them() {
    assert!(HEAVY.len() + OUTWARD.len() + WRITING.len() > 100);
}

#[test]
fn heavy_queries_end_within_their_limits() {
    for query in HEAVY {
        let fault = stopped(&reading(), query);
        let is_known = fault.kind == FaultKind::TooMuch
            || query.contains("random()")
            || fault.message == "LIKE or GLOB pattern too complex";
        assert!(is_known, "{query}: {fault:?}");
    }
}

#[test]
fn queries_for_more_than_the_tables_are_refused() {
    for query in OUTWARD {
        let fault = stopped(&reading(), query);
        assert_ne!(fault.kind, FaultKind::TooMuch, "{query}: {fault:?}");
        assert!(!fault.message.is_empty(), "{query}");
    }
}

#[test]
fn statements_for_more_than_tables_are_refused() {
    for statements in WRITING {
        stopped(&writing(), statements);
    }
}

#[test]
fn the_sandbox_says_what_it_refuses() {
    let cases = [
        (
            "ATTACH 'x' AS y",
            "no other database can be reached from here",
        ),
        (
            "PRAGMA user_version",
            "`PRAGMA user_version` cannot be used here",
        ),
        (
            "SELECT random()",
            "`random` gives something else every time, and an answer must not",
        ),
        (
            "SELECT sqlite_log(1, 'x')",
            "the function `sqlite_log` cannot be called here",
        ),
        (
            "DELETE FROM t",
            "one query that reads is asked for here: SELECT, WITH or VALUES",
        ),
        (
            "SELECT 1; SELECT 2",
            "one query is asked for here, and something follows its end",
        ),
        (
            "SELECT * FROM pragma_table_info('t')",
            "the table `pragma_table_info` cannot be read here",
        ),
        ("", "there is no query in it"),
    ];
    for (query, expected) in cases {
        let fault = stopped(&reading(), query);
        assert_eq!(
            (fault.kind, &*fault.message),
            (FaultKind::Refused, expected),
            "{query}"
        );
    }
}

#[test]
fn long_deep_and_wide_statements_are_refused() {
    let deep = format!("SELECT {}1{}", "(".repeat(5_000), ")".repeat(5_000));
    let sums = format!("SELECT {}1", "1+".repeat(5_000));
    let wide = format!("SELECT {}1", "1,".repeat(3_000));
    let united = format!("{}SELECT 1", "SELECT 1 UNION ALL ".repeat(600));
    let long = format!("SELECT '{}'", "x".repeat(15_000));
    let longest = format!("SELECT 1 -- {}", "x".repeat(3_000_000));
    let joined = format!("SELECT 1 FROM t{}", ", t".repeat(200));
    let nested = (0..40).fold("WITH c0 AS (SELECT 1 AS a)".to_owned(), |sql, n| {
        format!("{sql}, c{} AS (SELECT x.a FROM c{n} x, c{n} y)", n + 1)
    });
    let nested = format!("{nested} SELECT * FROM c40");
    let called = format!("SELECT max({}1)", "1,".repeat(100));
    for query in [
        deep, sums, wide, united, long, longest, joined, nested, called,
    ] {
        stopped(&reading(), &query);
    }
}

#[test]
fn the_set_up_of_a_stranger_has_the_same_limits() {
    let setups = HEAVY.iter().step_by(4).chain(WRITING).chain(&[
        "CREATE TABLE t(a); PRAGMA journal_mode = OFF",
        "SELECT readfile('/etc/passwd')",
    ]);
    for statements in setups {
        let folder = tempfile::tempdir().unwrap();
        let setup = statements.replace("FOLDER", folder.path().to_str().unwrap());
        let setup = format!("{SETUP} {setup}");
        let found = in_time(&setup, || relations(&fixture(&setup, false)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{setup}");
        let is_cut = statements.starts_with("SELECT") && found.is_ok();
        assert!(found.is_err() || is_cut, "{setup}");
    }
}
