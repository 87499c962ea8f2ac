//! Strings as TOML spells them, readable where they can be.

use std::fmt::Write;

use crate::model::is_hidden;

/// `text` as a TOML string: on one line where it is one, else from a line of its own on.
#[must_use]
pub(super) fn toml_string(text: &str) -> String {
    let plain = !text
        .chars()
        .any(|c| is_hidden(c) && !matches!(c, '\n' | '\t'));
    let escapes = text.contains(['"', '\\']);
    match text.contains('\n') {
        false if plain && escapes && !text.contains('\'') => format!("'{text}'"),
        false => format!("\"{}\"", escaped(text, true)),
        true if plain && text.contains('\\') && fits_quotes(text) => format!("'''\n{text}'''"),
        true => format!("\"\"\"\n{}\"\"\"", escaped(text, false)),
    }
}

/// Whether `text` can stand between triple single quotes as it is.
fn fits_quotes(text: &str) -> bool {
    !text.contains("'''") && !text.ends_with('\'')
}

/// `text` for between double quotes, or, if not in one line, between triple ones.
fn escaped(text: &str, one_line: bool) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            '"' if one_line => line.push_str("\\\""),
            '\n' if !one_line => line.push('\n'),
            '\t' => line.push('\t'),
            hidden if is_hidden(hidden) => {
                let _ = write!(line, "\\U{:08X}", u32::from(hidden));
            }
            other => line.push(other),
        }
    }
    if one_line {
        return line;
    }
    let line = line.replace("\"\"\"", "\"\"\\\"");
    match line.strip_suffix('"') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\\""),
        Some(_) | None => line,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(toml_string(text), expected);
    }

    #[test]
    fn spells_what_is_easiest_to_read() {
        check("plain", "\"plain\"");
        check("a \"b\" c", "'a \"b\" c'");
        check(r"\d+", r"'\d+'");
        check("it's \"b\"", "\"it's \\\"b\\\"\"");
        check("one\ntwo", "\"\"\"\none\ntwo\"\"\"");
        check("a\\n\nb", "'''\na\\n\nb'''");
        check("a\n\"b\"", "\"\"\"\na\n\"b\\\"\"\"\"");
        check("\u{1b}[m", "\"\\U0000001B[m\"");
    }

    proptest! {
        #[test]
        fn reads_back_as_written(text in "([\"'\\\\\n\r\t a\u{202e}\u{1f600}]|\\PC)*") {
            let table: toml::Table = format!("x = {}", toml_string(&text)).parse().unwrap();
            prop_assert_eq!(table["x"].as_str(), Some(&*text));
        }
    }
}
