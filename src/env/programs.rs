//! The programs of the learner: editor and pager.

use std::ffi::OsString;

use super::locale::is_utf_8;
use super::variable::variable;

/// The learner's editor, with its arguments as a shell reads them: `VISUAL`, else `EDITOR`, else what
/// the system has.
#[must_use]
pub fn editor() -> OsString {
    editor_of(variable)
}

fn editor_of(get: impl Fn(&str) -> Option<OsString>) -> OsString {
    let named = |name: &&str| get(name).filter(|value| !value.to_string_lossy().trim().is_empty());
    let every = if cfg!(windows) { "notepad.exe" } else { "vi" };
    let mut names = ["VISUAL", "EDITOR"].iter();
    names.find_map(named).unwrap_or_else(|| every.into())
}

/// The program that long texts are read in where nobody names one.
pub const USUAL_PAGER: Option<&str> = if cfg!(unix) { Some("less") } else { None };

/// How less behaves where the learner has not said: it goes when the text fits one screen, shows styles,
/// and leaves the text where it was read.
#[must_use]
pub fn habits_of_less() -> Vec<(&'static str, &'static str)> {
    let mut habits = Vec::new();
    if variable("LESS").is_none() {
        habits.push(("LESS", "FRX"));
    }
    let text = |name: &str| variable(name).and_then(|value| value.into_string().ok());
    if variable("LESSCHARSET").is_none() && is_utf_8(text) {
        habits.push(("LESSCHARSET", "utf-8"));
    }
    habits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pairs: &[(&str, &str)], name: &str) -> Option<OsString> {
        let pair = pairs.iter().find(|(key, _)| *key == name);
        pair.map(|(_, value)| OsString::from(value))
    }

    #[test]
    #[cfg(unix)]
    fn an_empty_editor_is_none() {
        for (visual, editor, expected) in [
            ("a -b", "c", "a -b"),
            ("", "c", "c"),
            (" ", "c", "c"),
            ("", "", "vi"),
        ] {
            let pairs = [("VISUAL", visual), ("EDITOR", editor)];
            assert_eq!(editor_of(|name| found(&pairs, name)), expected);
        }
        assert_eq!(editor_of(|_| None), "vi");
    }
}
