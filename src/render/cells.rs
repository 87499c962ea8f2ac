//! Values of a database as people read them.

use std::fmt::Write;

use super::{visible, width};
use crate::grade::sql::Cell;

/// How many bytes of a blob are shown.
const BYTES: usize = 16;

/// A value as text. Texts stand bare, but in quotes where they could be taken for something else.
pub(super) fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Null => "NULL".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => real(*number),
        Cell::Text(text) if is_plain(text) => one_line(text),
        Cell::Text(text) => quoted(text),
        Cell::Blob(bytes) => blob(bytes),
    }
}

/// Two values, so that one can see whether they differ.
pub(super) fn different(given: &Cell, expected: &Cell) -> (String, String) {
    let (one, other) = (cell(given), cell(expected));
    if one != other || given.is_same(expected) {
        return (one, other);
    }
    let told = |value: &Cell, shown: String| match value {
        Cell::Text(text) => quoted(text),
        Cell::Null | Cell::Integer(_) | Cell::Real(_) | Cell::Blob(_) => shown,
    };
    (told(given, one), told(expected, other))
}

/// Whether it is written to the right, as numbers are.
pub(super) fn is_number(cell: &Cell) -> bool {
    cell.number().is_some()
}

/// 15 digits, as SQLite prints them, and a point.
fn real(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let rounded: f64 = rounded;
    format!("{rounded:?}")
}

fn is_plain(text: &str) -> bool {
    let is_word = !text.is_empty() && text.trim() == text;
    is_word && !text.eq_ignore_ascii_case("null") && text.parse::<f64>().is_err()
}

fn quoted(text: &str) -> String {
    format!("'{}'", one_line(text).replace('\'', "''"))
}

fn one_line(text: &str) -> String {
    visible(text).replace('\n', "\\n")
}

fn blob(bytes: &[u8]) -> String {
    let mut text = String::from("x'");
    for byte in bytes.iter().take(BYTES) {
        let _ = write!(text, "{byte:02x}");
    }
    let more = if bytes.len() > BYTES { ".." } else { "" };
    format!("{text}{more}'")
}

/// `text` behind or before as many spaces as it needs to fill `columns`; cut if it is wider.
pub(super) fn padded(text: &str, columns: usize, to_the_right: bool) -> String {
    let cut = super::cut(text, columns);
    let fill = " ".repeat(columns.saturating_sub(width(&cut)));
    if to_the_right {
        format!("{fill}{cut}")
    } else {
        format!("{cut}{fill}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_apart() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let cases = [
            (Cell::Null, "NULL"),
            (text("null"), "'null'"),
            (text(""), "''"),
            (text("Ada"), "Ada"),
            (text("1.5"), "'1.5'"),
            (text(" a"), "' a'"),
            (text("a\nb\u{1b}"), "a\\nb\\u{1b}"),
            (Cell::Integer(-3), "-3"),
            (Cell::Real(2.0), "2.0"),
            (Cell::Real(0.1 + 0.2), "0.3"),
            (Cell::Real(1e300), "1e300"),
            (Cell::Real(f64::INFINITY), "inf"),
            (Cell::Blob(vec![0, 255]), "x'00ff'"),
        ];
        for (value, expected) in cases {
            assert_eq!(cell(&value), expected);
        }
        let apart = ("'2024'".to_owned(), "2024".to_owned());
        assert_eq!(different(&text("2024"), &Cell::Integer(2024)), apart);
    }
}
