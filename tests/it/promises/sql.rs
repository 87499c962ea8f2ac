//! Any text as a learner's query, as the set-up, the query and the probe of a stranger's bank.

use std::fs;

use roadmap::grade::sql::{Review, relations, results, reversed, review, run};
use roadmap::model::{Fixture, Span, Sql, Text, WrongQuery};
use roadmap::render::{self, Look};
use tempfile::TempDir;

use super::ground::shows_all;

/// What parts the texts.
const NEXT: &str = "\n---\n";

const SETUP: &str = "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); \
    INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, 'z');";

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

/// Holds the promises of the sandbox against these texts: the answer; then the set-up, the reference query
/// and the probe of the bank, as far as they are there. `FOLDER` in them is an empty folder, which stays so.
pub fn sql(texts: &str) {
    FOLDER.with(|folder| {
        let path = folder.path();
        tried(&texts.replace("FOLDER", path.to_str().expect("UTF-8")));
        let left = fs::read_dir(path).expect("a folder").count();
        assert_eq!(left, 0, "a file was made");
    });
}

fn tried(texts: &str) {
    let mut parts = texts.split(NEXT);
    let answer = parts.next().unwrap_or_default();
    let setup = parts.next().unwrap_or(SETUP);
    let reference = parts.next().unwrap_or("SELECT a, b FROM t ORDER BY a");
    let probe = parts.next().map(text);
    let key = Sql {
        fixtures: vec![fixture(setup, false), fixture(&format!("{setup}\n;"), true)],
        reference: text(reference),
        probe,
        ordered: texts.len().is_multiple_of(2),
        columns: vec![text("a"), text("b")],
        wrong: vec![WrongQuery {
            query: text("SELECT 1"),
            why: None,
        }],
    };
    judged(&key, answer);
}

fn judged(key: &Sql, answer: &str) {
    let (mark, found) = review(key, answer);
    assert!(mark.score == 0.0 || mark.score == 1.0);
    assert_eq!(mark.score == 1.0, found == Review::Right);
    for run in run(key, answer) {
        if let Ok(table) = run.result {
            assert!(table.rows.len() <= 1_000);
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.len() == table.columns.len())
            );
        }
    }
    for look in [Look::new(40, true), Look::new(80, false)] {
        shows_all(&render::tables(look, key).join("\n"));
        shows_all(&render::query_so_far(look, answer).join("\n"));
    }
    let _results = (results(key, answer), reversed(key, answer));
    let _relations: Vec<_> = key.fixtures.iter().map(relations).collect();
}

fn text(text: &str) -> Text {
    Text::new(text, Span::default())
}

fn fixture(setup: &str, hidden: bool) -> Fixture {
    Fixture {
        name: None,
        setup: text(setup),
        hidden,
        span: Span::default(),
    }
}
