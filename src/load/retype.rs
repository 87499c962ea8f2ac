//! The repair of a value of the wrong type, where it is certain what was meant.

use super::fields::Value;
use super::keys::Shape;

/// The longest value that a repair writes anew.
const SHORT: usize = 60;

/// `value`, written as `raw`, as a key of this shape holds it.
pub(super) fn repair(shape: Shape, value: &Value<'_>, raw: &str) -> Option<String> {
    match shape {
        Shape::Tables(..) => as_list_of_tables(value, raw),
        Shape::Texts(_) | Shape::Shorts(..) if value.get_ref().is_str() => as_list(raw),
        Shape::Text
        | Shape::Short(_)
        | Shape::Texts(_)
        | Shape::Shorts(..)
        | Shape::TextOrTexts(_) => as_string(value, raw),
        Shape::Flag => unquoted(value, |bare| matches!(bare, "true" | "false")),
        Shape::Whole(..) | Shape::Number | Shape::Format => unquoted(value, is_digits),
        Shape::Table(_) => as_table(value, raw),
        Shape::Slug | Shape::Word(_) | Shape::Date => None,
    }
}

fn as_list_of_tables(value: &Value<'_>, raw: &str) -> Option<String> {
    let is_header = raw.starts_with('[') && raw.ends_with(']') && value.get_ref().is_table();
    is_header.then(|| format!("[{raw}]"))
}

fn as_table(value: &Value<'_>, raw: &str) -> Option<String> {
    let is_single = value
        .get_ref()
        .as_array()
        .is_some_and(|list| list.len() == 1);
    let header = raw
        .strip_prefix("[[")
        .and_then(|raw| raw.strip_suffix("]]"));
    header.filter(|_| is_single).map(|name| format!("[{name}]"))
}

fn as_list(raw: &str) -> Option<String> {
    (raw.len() <= SHORT).then(|| format!("[{raw}]"))
}

fn as_string(value: &Value<'_>, raw: &str) -> Option<String> {
    let is_nested = value.get_ref().is_array() || value.get_ref().is_table();
    (!is_nested && raw.len() <= SHORT).then(|| format!("\"{raw}\""))
}

fn unquoted(value: &Value<'_>, fits: impl Fn(&str) -> bool) -> Option<String> {
    value
        .get_ref()
        .as_str()
        .filter(|bare| fits(bare))
        .map(str::to_owned)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}
