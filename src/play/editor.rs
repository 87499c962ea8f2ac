//! The learner's own editor: what was typed goes into a file, and what was saved comes back.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::process::Command;

use tempfile::NamedTempFile;

/// Why nothing came back from the editor.
#[derive(Debug)]
pub(super) enum Unedited {
    /// It could not be started, or the file for it not be written.
    NotStarted(io::Error),
    /// It ended with an error.
    Failed,
    /// It left no file.
    Gone,
    /// It left a file that is no text.
    NoText,
}

impl fmt::Display for Unedited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted(error) => {
                write!(f, "the editor did not start: {error}; type the answer here")
            }
            Self::Failed => f.write_str("the editor ended with an error; your text is unchanged"),
            Self::Gone => f.write_str("the editor left no file; your text is unchanged"),
            Self::NoText => {
                f.write_str("the editor left bytes that are no UTF-8; your text is unchanged")
            }
        }
    }
}

/// A file with `text` in it, removed when dropped.
pub(super) fn file(text: &str) -> Result<NamedTempFile, Unedited> {
    let filled = || {
        let builder = &mut tempfile::Builder::new();
        let mut file = builder.prefix("roadmap-").suffix(".txt").tempfile()?;
        file.write_all(text.as_bytes())?;
        file.flush()?;
        Ok(file)
    };
    filled().map_err(Unedited::NotStarted)
}

/// What `editor`, a program with its arguments as a shell reads them, leaves of `text` in `file`;
/// nothing if that is the same text.
pub(super) fn edited(
    editor: &OsStr,
    file: &NamedTempFile,
    text: &str,
) -> Result<Option<String>, Unedited> {
    let status = command(editor).arg(file.path()).status();
    if !status.map_err(Unedited::NotStarted)?.success() {
        return Err(Unedited::Failed);
    }
    let bytes = fs::read(file.path()).map_err(|_gone| Unedited::Gone)?;
    let saved = String::from_utf8(bytes).map_err(|_bytes| Unedited::NoText)?;
    let saved = saved.trim_end_matches(['\n', '\r']);
    let same = saved == text.trim_end_matches(['\n', '\r']);
    Ok((!same).then(|| saved.to_owned()))
}

fn command(editor: &OsStr) -> Command {
    let words = editor
        .to_str()
        .and_then(|text| shell_words::split(text).ok());
    match words.as_deref() {
        Some([program, arguments @ ..]) => {
            let mut command = Command::new(program);
            command.args(arguments);
            command
        }
        Some([]) | None => Command::new(editor),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &str) {
        let editor = format!("/bin/sh -c '{script}'");
        let file = file("one\n").unwrap();
        let edited = edited(OsStr::new(&editor), &file, "one\n");
        let told = match edited {
            Ok(Some(text)) => text,
            Ok(None) => "unchanged".to_owned(),
            Err(why) => why.to_string(),
        };
        assert_eq!(told, expected, "{script}");
    }

    #[test]
    fn what_the_editor_leaves_is_told() {
        check("echo two >> $0", "one\ntwo");
        check("mv $0 $0.new; echo two > $0; rm $0.new", "two");
        check("true", "unchanged");
        check(": > $0", "");
        check(
            "echo two >> $0; exit 1",
            "the editor ended with an error; your text is unchanged",
        );
        check(
            "printf \"\\377\" > $0",
            "the editor left bytes that are no UTF-8; your text is unchanged",
        );
        check("rm $0", "the editor left no file; your text is unchanged");
    }

    #[test]
    fn an_editor_that_is_not_there_does_not_start() {
        let file = file("").unwrap();
        let path = file.path().to_owned();
        let why = edited(OsStr::new("/no/editor"), &file, "").unwrap_err();
        assert!(matches!(why, Unedited::NotStarted(_)), "{why}");
        drop(file);
        assert!(!path.exists());
    }
}
