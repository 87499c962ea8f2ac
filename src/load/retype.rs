//! The repair of a value of the wrong type, where it is certain what was meant.

use jiff::civil::Date;

use super::fields::Value;
use super::keys::Shape;

/// The longest value that a repair writes anew.
const SHORT: usize = 60;

/// `value`, written as `raw`, as a key of this shape holds it.
pub(super) fn repair(shape: Shape, value: &Value<'_>, raw: &str) -> Option<String> {
    match shape {
        Shape::Tables(..) => as_list_of_tables(value, raw),
        Shape::Texts(_) | Shape::Shorts(..) if value.get_ref().as_str().is_some() => as_list(raw),
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

/// The day that `raw` means for certain, as banks write it: of the forms `2026/11/22`, `22.11.2026` and
/// `2026-11-22T10:00:00`. Whether `11/12/2026` is a day of November or of December nobody can tell.
pub(super) fn day(raw: &str) -> Option<String> {
    let bare = raw.trim_matches(['"', '\'']);
    let bare = bare.split(['T', 't', ' ']).next()?;
    let sign = ['-', '/', '.']
        .into_iter()
        .find(|sign| bare.contains(*sign))?;
    let parts: Vec<&str> = bare.split(sign).collect();
    let [first, month, last] = parts[..] else {
        return None;
    };
    let (year, day) = match (first.len(), last.len(), sign) {
        (4, 1 | 2, _) => (first, last),
        (1 | 2, 4, '.') => (last, first),
        _ => return None,
    };
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().map(|date| date.to_string())
}

fn as_list_of_tables(value: &Value<'_>, raw: &str) -> Option<String> {
    let is_header =
        raw.starts_with('[') && raw.ends_with(']') && value.get_ref().as_table().is_some();
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
    let is_nested = value.get_ref().as_array().is_some() || value.get_ref().as_table().is_some();
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

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_told_where_they_are_certain() {
        let cases = [
            ("\"22.11.2026\"", Some("2026-11-22")),
            ("\"2026/1/2\"", Some("2026-01-02")),
            ("2026-11-22T10:00:00", Some("2026-11-22")),
            ("\"2026-2-30\"", None),
            ("\"11/12/2026\"", None),
            ("\"22.11.26\"", None),
            ("\"yesterday\"", None),
            ("10:00:00", None),
            ("\"\"", None),
        ];
        for (raw, expected) in cases {
            assert_eq!(day(raw).as_deref(), expected, "{raw}");
        }
    }
}
