//! Scenes of a query in a terminal: the tables, tries, the editor, rows side by side.

use crate::pty::{ENTER, Terminal};

fn quiz(rows: u16, columns: u16) -> Terminal {
    let bank = "--bank tests/it/examples.toml --builtin --seed 1";
    Terminal::start(
        rows,
        columns,
        &format!("quiz {bank} --id examples/sql-paid-totals-per-customer"),
    )
}

/// Tries a query with a fault, begins anew, and hands in one that lacks COALESCE.
fn play(t: &mut Terminal) {
    t.read("customers(id INTEGER PRIMARY KEY")
        .answer("> ", ":schema\r");
    t.read("Brendan")
        .answer("> ", "SELECT\tnam\rFROM customers\r:run\r");
    t.read("Try 1, on the data you see")
        .read("no such column: nam")
        .read("|        ^")
        .answer("> ", ":clear\r");
    t.read("Begin anew.");
    for line in [
        "SELECT c.name,",
        "SUM(o.total_cents) AS paid_cents",
        "FROM customers c LEFT JOIN orders o",
        "ON o.customer_id = c.id",
        "AND o.status = 'paid'",
        "GROUP BY c.id ORDER BY 2 DESC, 1",
    ] {
        t.answer("> ", &format!("{line}\r")).read(line);
    }
    t.answer("> ", ":run\r").read("Try 2").read("NULL");
    t.answer("> ", ".\r");
    t.read("✗ WRONG")
        .read("2 rows are right and 2 rows differ.")
        .read("yours")
        .read("[NULL]")
        .read("expected")
        .read("[0]")
        .read("Wrap it in COALESCE");
    t.answer("? Enter: next", ENTER);
    t.read("again, unscored").answer("> ", ":quit\r");
    t.read("gave other rows");
    assert_eq!(t.exit(), 0);
}

#[test]
fn a_query_is_tried_and_handed_in() {
    play(&mut quiz(40, 80));
}

#[test]
fn a_small_window_shows_rows_too() {
    play(&mut quiz(24, 40));
}
