//! A small harness: the program in an empty environment, its streams and exit status in one text.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};

/// A folder of its own that goes when the scene ends.
pub struct Scene {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

/// What a run gave.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub exit: i32,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
            exit: output.status.code().unwrap_or(-1),
        }
    }
}

impl Scene {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            folder,
            variables: Vec::new(),
        }
    }

    /// The same with a file in its folder.
    pub fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
        self
    }

    /// The same with a variable in the environment.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("a text")
    }

    /// Runs the program with these words, split at spaces, and no input.
    pub fn run(&self, words: &str) -> Run {
        self.run_with(words, "")
    }

    /// Runs the program with these words, split at spaces, and this input.
    pub fn run_with(&self, words: &str, input: &str) -> Run {
        let input = input.to_owned();
        self.feed(words, move |stdin| {
            let _closed_early = stdin.write_all(input.as_bytes());
        })
    }

    /// Runs the program with these words, split at spaces, and what `write` writes as input.
    pub fn feed(&self, words: &str, write: impl FnOnce(&mut ChildStdin) + Send + 'static) -> Run {
        let mut child = self.start(words, Stdio::piped());
        let mut stdin = child.stdin.take().expect("its input");
        let writer = std::thread::spawn(move || write(&mut stdin));
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the input is written");
        output.into()
    }

    /// Starts the program with these words, split at spaces, its input and output in reach.
    pub fn start(&self, words: &str, errors: Stdio) -> Child {
        let mut command = self.command();
        command.args(words.split_whitespace()).stderr(errors);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    #[cfg(unix)]
    /// Runs a line of a shell that finds the program.
    pub fn shell(&self, line: &str) -> Run {
        let folder = program().parent().expect("a folder").to_owned();
        let path = format!("{}:/usr/bin:/bin", folder.display());
        let mut shell = self.in_place(Command::new("sh"));
        let output = shell.args(["-c", line]).env("PATH", path).output();
        output.expect("a shell").into()
    }

    /// The program in this folder with nothing of the outer environment.
    pub fn command(&self) -> Command {
        self.in_place(Command::new(program()))
    }

    fn in_place(&self, mut command: Command) -> Command {
        command
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path());
        command
            .env("ROADMAP_NOW", "2026-11-25T09:00:00Z")
            .env("COLUMNS", "80")
            .env("TZ", "UTC");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// The program under test.
pub fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_roadmap"))
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", self.stderr)?;
        }
        write!(f, "--- exit {}", self.exit)
    }
}

/// A line of JSON.
pub fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}
