//! The program that long views are read in.

use std::io::{self, ErrorKind, Write};
use std::process::{Child, Command, Stdio};

use crate::env;

/// A program that shows long texts page by page, with its arguments as a shell reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    words: Vec<String>,
}

impl Pager {
    /// The program that `command` names; nothing if it names none.
    #[must_use]
    pub fn new(command: &str) -> Option<Self> {
        let words = shell_words::split(command).ok()?;
        (!words.is_empty()).then_some(Self { words })
    }

    /// Shows `text` and waits until the reader has done with it; false where the program does not start.
    ///
    /// # Errors
    /// What the pipe to it says; that its reader went before the end is none.
    pub(super) fn show(&self, text: &str) -> io::Result<bool> {
        // Ctrl-C is for the pager, which is in the middle of a text; this program ends with it.
        let _spared = spare();
        let Ok(mut child) = self.start() else {
            return Ok(false);
        };
        let written = match child.stdin.take() {
            Some(mut stdin) => stdin.write_all(text.as_bytes()),
            None => Ok(()),
        };
        child.wait()?;
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
            Err(_) | Ok(()) => Ok(true),
        }
    }

    fn start(&self) -> io::Result<Child> {
        let (program, arguments) = self.words.split_first().ok_or(ErrorKind::NotFound)?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        command.envs(env::habits_of_less()).spawn()
    }
}

/// Has the program go on where Ctrl-C would end it.
#[cfg(unix)]
fn spare() -> Option<signal_hook::SigId> {
    let seen = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGINT, seen).ok()
}

/// Pagers of other systems are in no group with their callers.
#[cfg(not(unix))]
fn spare() {}
