//! A store beside the sandbox of queries, whose limit on memory is that of the whole process.

use super::Store;
use super::test_store::{Made, answer};
use crate::grade::sql;
use crate::grade::sql::tests::turn::take_turn;
use crate::model::{Fixture, Span, Sql, Text};

/// Pages of eighty megabytes, more than the process may have once a query was run.
const BALLAST: &str = "CREATE TABLE ballast AS
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1250)
    SELECT randomblob(64000) AS bytes FROM n";

fn counted() -> Sql {
    let text = |text: &str| Text::new(text, Span::default());
    Sql {
        fixtures: vec![Fixture {
            name: None,
            setup: text("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2);"),
            hidden: false,
            span: Span::default(),
        }],
        reference: text("SELECT count(*) FROM t"),
        probe: None,
        ordered: false,
        columns: Vec::new(),
        wrong: Vec::new(),
    }
}

fn is_run(key: &Sql) -> bool {
    let runs = sql::run(key, "SELECT count(*) FROM t");
    runs.iter().all(|run| run.result.is_ok())
}

fn reads_all(store: &Store) -> i64 {
    let read = "SELECT sum(length(CAST(bytes AS BLOB))) FROM ballast";
    let read = store.connection.query_row(read, [], |row| row.get(0));
    read.expect("room for its pages")
}

#[test]
fn a_large_store_leaves_room_for_queries_and_queries_for_it() {
    let _turn = take_turn();
    let mut made = Made::new();
    made.spoil(BALLAST);
    let all = reads_all(&made.store);
    let key = counted();
    assert!(is_run(&key));
    made.store.append(answer(1, "a")).unwrap();
    assert_eq!(reads_all(&made.store), all);
    assert!(is_run(&key));
    made.store.append(answer(2, "b")).unwrap();
}
