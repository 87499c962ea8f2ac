//! The program in a terminal: real keys in, a screen, an exit code and the terminal's mode out.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// The longest that anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked where there is more to read.
const MORE: &str = "? Enter: more ";

/// Keys as terminals send them.
pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const ESC: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const CTRL_C: &str = "\x03";
pub const CTRL_D: &str = "\x04";

/// The program in a terminal of its own.
pub struct Terminal {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    since: usize,
    before: String,
    _home: tempfile::TempDir,
}

struct Shown {
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

impl Terminal {
    /// Starts the program with these words, split at spaces, in a window of that size.
    pub fn start(rows: u16, columns: u16, words: &str) -> Self {
        Self::start_with(rows, columns, words, &[])
    }

    /// The same with variables in the environment.
    pub fn start_with(rows: u16, columns: u16, words: &str, variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system()
            .openpty(size(rows, columns))
            .expect("a terminal");
        let before = mode(&*pair.master);
        let home = tempfile::tempdir().expect("a home");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roadmap"));
        command.args(words.split_whitespace());
        command.env_clear();
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("ROADMAP_NOW", "2026-11-25T09:00:00Z"),
            ("TZ", "UTC"),
        ] {
            command.env(name, value);
        }
        command.env("HOME", home.path());
        variables
            .iter()
            .for_each(|(name, value)| command.env(name, value));
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 1000);
        let shown = Arc::new((
            Mutex::new(Shown {
                bytes: Vec::new(),
                parser,
            }),
            Condvar::new(),
        ));
        let reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its keys");
        watch(reader, Arc::clone(&shown));
        Self {
            pair,
            child,
            keys,
            shown,
            since: 0,
            before,
            _home: home,
        }
    }

    /// Waits until `text` was written since the last key, and presses Enter for as long as there is
    /// more to read before it. Escapes do not count.
    pub fn read(&mut self, text: &str) -> &mut Self {
        loop {
            self.until(text, |shown| {
                let written = written(&shown.bytes[self.since..]);
                written.contains(text) || written.ends_with(MORE)
            });
            if self.written_since().contains(text) {
                return self;
            }
            self.press(ENTER);
        }
    }

    /// Waits until `text` stands on the screen.
    pub fn appears(&self, text: &str) -> &Self {
        self.until(text, |shown| lines(&shown.parser).contains(text));
        self
    }

    /// Waits for `text`, then presses `keys`.
    pub fn answer(&mut self, text: &str, keys: &str) -> &mut Self {
        self.read(text).press(keys)
    }

    /// What was written since the last key, without escapes.
    pub fn written_since(&self) -> String {
        let shown = self.shown.0.lock().expect("no panic");
        written(&shown.bytes[self.since..])
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.since = self.shown.0.lock().expect("no panic").bytes.len();
        self.keys
            .write_all(keys.as_bytes())
            .expect("keys are taken");
        self.keys.flush().expect("keys are taken");
        self
    }

    /// Sends a signal to the program.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        let pid = self
            .child
            .process_id()
            .and_then(|pid| Pid::from_raw(pid as i32));
        kill_process(pid.expect("it runs"), signal).expect("it is ours");
        self
    }

    /// Makes the window another size.
    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        self.pair
            .master
            .resize(size(rows, columns))
            .expect("a size");
        let mut shown = self.shown.0.lock().expect("no panic");
        shown.parser.set_size(nonzero(rows), nonzero(columns));
        drop(shown);
        self
    }

    /// The screen, without spaces at the ends of lines and empty lines at its end.
    pub fn screen(&self) -> String {
        lines(&self.shown.0.lock().expect("no panic").parser)
    }

    /// All bytes that were written to the terminal.
    pub fn bytes(&self) -> Vec<u8> {
        self.shown.0.lock().expect("no panic").bytes.clone()
    }

    /// Everything that was written, without escapes.
    pub fn written(&self) -> String {
        written(&self.bytes())
    }

    /// Waits for the program to end. The terminal must be as it was found, its cursor shown and its
    /// line ended.
    pub fn exit(&mut self) -> u32 {
        let status = self.child.wait().expect("it ends");
        assert_eq!(status.signal(), None, "{}", self.screen());
        self.until("the cursor at the beginning of a line", |shown| {
            let screen = shown.parser.screen();
            !screen.hide_cursor() && screen.cursor_position().1 == 0
        });
        assert_eq!(
            mode(&*self.pair.master),
            self.before,
            "the mode of the terminal"
        );
        status.exit_code()
    }

    fn until(&self, what: &str, holds: impl Fn(&Shown) -> bool) {
        let (shown, changed) = &*self.shown;
        let shown = shown.lock().expect("no panic");
        let (shown, late) = changed
            .wait_timeout_while(shown, PATIENCE, |shown| !holds(shown))
            .expect("no panic");
        let screen = shown.parser.screen().contents();
        drop(shown);
        assert!(!late.timed_out(), "{what:?} did not come:\n{screen}");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ended = self.child.kill();
    }
}

fn watch(mut reader: Box<dyn Read + Send>, shown: Arc<(Mutex<Shown>, Condvar)>) {
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let mut now = shown.0.lock().expect("no panic");
            now.bytes.extend_from_slice(&buffer[..count]);
            now.parser.process(&buffer[..count]);
            shown.1.notify_all();
        }
    });
}

fn lines(parser: &vt100::Parser) -> String {
    let contents = parser.screen().contents();
    let lines: Vec<_> = contents.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

fn written(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::new();
    write!(plain, "{}", anstream::adapter::strip_str(&text)).expect("memory");
    plain.replace('\r', "")
}

fn mode(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a mode"))
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a size")
}
