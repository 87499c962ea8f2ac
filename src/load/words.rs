//! How diagnostics name things: lists of names, kinds of values, near names.

use std::borrow::Cow;

use super::shape::{Shape, Table};
use super::tree::Node;
use crate::diagnostics::nearest;
use crate::model::is_hidden;

/// The longest name that messages show whole, in bytes.
const LONGEST: usize = 80;

/// The names in backticks, with commas and a last "and".
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match (names.pop(), names.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} and {last}", names.join(", ")),
    }
}

/// A name from a bank as messages show it: hidden characters as their numbers, and not too long.
pub(super) fn shown(name: &str) -> Cow<'_, str> {
    if name.len() <= LONGEST && !name.contains(is_hidden) {
        return Cow::Borrowed(name);
    }
    let mut safe = String::new();
    for character in name.chars() {
        match is_hidden(character) {
            _ if safe.len() >= LONGEST => return Cow::Owned(safe + "…"),
            true => safe.extend(character.escape_unicode()),
            false => safe.push(character),
        }
    }
    Cow::Owned(safe)
}

/// What a key of this shape holds, with its article.
pub(super) const fn holds(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Short(_) | Shape::Slug | Shape::Word(_) => "a string",
        Shape::Texts(_) | Shape::Shorts(..) => "a list of strings",
        Shape::TextOrTexts(_) => "a string or a list of strings",
        Shape::Flag => "`true` or `false`",
        Shape::Whole(..) | Shape::Format => "a whole number",
        Shape::Number => "a number",
        Shape::Date => "a date",
        Shape::Table(_) => "a table",
        Shape::Tables(..) => "a list of tables",
    }
}

/// What a value is, with its article.
pub(super) fn is(value: &Node<'_>) -> &'static str {
    match value {
        Node::String(_) => "a string",
        Node::Integer(_) => "a whole number",
        Node::Float(_) => "a number with a point",
        Node::Boolean(_) => "`true` or `false`",
        Node::Datetime(_) => "a date or time",
        Node::Array(_) => "a list",
        Node::Table(_) => "a table",
    }
}

/// How a table's header is written.
pub(super) fn header(table: &Table, many: bool) -> String {
    if many {
        format!("[[{}]]", table.path)
    } else {
        format!("[{}]", table.path)
    }
}

/// The name of `known` that `typed` most likely stands for, and whether that is certain: it differs
/// in one letter, in case or in the sort of hyphen alone.
pub(super) fn meant<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let name = nearest(typed, known)?;
    let folded = typed.to_lowercase().replace('-', "_");
    let certain = strsim::osa_distance(&folded, name) <= usize::from(name.len() > 3);
    Some((name, certain))
}

#[cfg(test)]
mod tests {
    use super::{listed, meant, shown};

    #[test]
    fn shows_names_without_what_is_hidden() {
        assert_eq!(shown("http-2"), "http-2");
        assert_eq!(shown("a\u{1b}[2J\u{202e}b"), "a\\u{1b}[2J\\u{202e}b");
        assert_eq!(shown(&"x".repeat(500)), "x".repeat(80) + "…");
    }

    #[test]
    fn lists_names() {
        let cases: [(&[&str], &str); 3] = [
            (&[], ""),
            (&["a"], "`a`"),
            (&["a", "b", "c"], "`a`, `b` and `c`"),
        ];
        for (names, expected) in cases {
            assert_eq!(listed(names.iter().copied()), expected);
        }
    }

    #[test]
    fn is_certain_of_one_letter() {
        let known = ["applies_to", "explanation", "why", "any"];
        let cases = [
            ("applies-to", Some(("applies_to", true))),
            ("Explanation", Some(("explanation", true))),
            ("explanatoin", Some(("explanation", true))),
            ("explain", None),
            ("wy", Some(("why", false))),
            ("explanations_x", Some(("explanation", false))),
        ];
        for (typed, expected) in cases {
            assert_eq!(meant(typed, known), expected, "{typed}");
        }
    }
}
