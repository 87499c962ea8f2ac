//! Faults of the machine in the middle of a session: what was acknowledged is kept, and the rest is said.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use roadmap::store::{FactKind, Store};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::scene::{Scene, json};

/// A bank of twenty questions, each answered by `yes`.
fn scene() -> Scene {
    let question =
        |n| format!("[[question]]\nid = \"q{n}\"\nstem = \"Is it {n}?\"\naccept = [\"yes\"]\n");
    Scene::new().file("bank.toml", (0..20).map(question).collect::<String>())
}

/// A client that sends a line when it has heard what came of the last one.
struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Client {
    fn start(scene: &Scene, words: &str) -> Self {
        let words = format!("quiz --json --bank bank.toml --in-order -n 20 {words}");
        let mut child = scene.start(&words, Stdio::null());
        let input = child.stdin.take().expect("its input");
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Self {
            child,
            input,
            output,
        }
    }

    /// Answers, and gives what was said up to the grade.
    fn answer(&mut self) -> Vec<Value> {
        let sent = self.input.write_all(b"{\"answer\":\"yes\"}\n");
        sent.expect("it reads");
        let mut said = Vec::new();
        while said
            .last()
            .is_none_or(|event: &Value| event["type"] != "graded")
        {
            said.push(self.hear().expect("a grade"));
        }
        said
    }

    fn hear(&mut self) -> Option<Value> {
        let mut line = String::new();
        let count = self.output.read_line(&mut line).expect("UTF-8");
        (count > 0).then(|| json(&line))
    }

    /// Ends the input; gives what else was said, and how it ended: a code, or minus a signal.
    fn end(self) -> (Vec<Value>, i32) {
        use std::os::unix::process::ExitStatusExt;
        let Self {
            mut child,
            input,
            output,
        } = self;
        drop(input);
        let lines = output.lines().map(|line| json(&line.expect("UTF-8")));
        let rest = lines.collect();
        let status = child.wait().expect("its end");
        let signal = status.signal().map(|signal| -signal);
        (rest, status.code().or(signal).expect("an end"))
    }
}

/// How many of the answers that `events` acknowledge are said to come back, which they do where they are
/// kept.
fn acknowledged(events: &[Value]) -> usize {
    let kept = |event: &&Value| event["next_due"].is_string();
    events.iter().filter(kept).count()
}

/// How many answers are kept at `path`.
fn kept(path: &Path) -> usize {
    let store = Store::open(path).expect("a store").store;
    assert!(store.check().expect("a look").is_sound());
    store.rows_of(&[FactKind::Answer]).expect("rows").len()
}

#[test]
fn a_folder_removed_in_mid_session_is_made_again() {
    let scene = scene();
    let mut client = Client::start(&scene, "--store data/anna.db");
    assert_eq!(acknowledged(&client.answer()), 1);
    fs::remove_dir_all(scene.path().join("data")).expect("it goes");
    let after = [client.answer(), client.answer()].concat();
    let (rest, exit) = client.end();
    assert_eq!((acknowledged(&after), exit), (2, 0), "{after:?}");
    assert_eq!(rest.last().expect("a report")["type"], "report");
    assert_eq!(kept(&scene.path().join("data/anna.db")), 2);
}

#[test]
fn a_folder_that_became_a_file_ends_the_keeping_and_not_the_session() {
    let scene = scene();
    let mut client = Client::start(&scene, "--store data/anna.db");
    assert_eq!(acknowledged(&client.answer()), 1);
    fs::rename(scene.path().join("data"), scene.path().join("moved")).expect("it moves");
    fs::write(scene.path().join("data"), "mine").expect("a file");
    let after = [client.answer(), client.answer()].concat();
    let (rest, exit) = client.end();
    let said = [after.clone(), rest].concat();
    let warned = said.iter().filter(|event| event["type"] == "warning");
    assert_eq!(
        (warned.count(), acknowledged(&after), exit),
        (1, 0, 0),
        "{said:?}"
    );
    assert_eq!(kept(&scene.path().join("moved/anna.db")), 1);
    assert_eq!(scene.read("data"), "mine");
}

/// Whether this process ignores the signal, and so does what it starts.
fn is_ignored(number: i32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (number - 1) & 1 == 1)
}

#[test]
fn signals_end_a_session_of_a_script_and_keep_what_it_acknowledged() {
    for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2)] {
        let scene = scene();
        let mut client = Client::start(&scene, "--store anna.db");
        let told = acknowledged(&[client.answer(), client.answer()].concat());
        let pid = i32::try_from(client.child.id())
            .ok()
            .and_then(Pid::from_raw);
        kill_process(pid.expect("it runs"), signal).expect("it is ours");
        let (_, end) = client.end();
        // What whoever starts the tests ignores, as `nohup` does, is ignored by the program too.
        let ended = if is_ignored(number) { 0 } else { -number };
        assert_eq!((told, end), (2, ended));
        assert_eq!(kept(&scene.path().join("anna.db")), told);
    }
}

/// Makes a thread of root one of nobody; nothing where that is not to be had.
fn become_nobody() -> Option<()> {
    if !rustix::process::geteuid().is_root() {
        return Some(());
    }
    #[cfg(target_os = "linux")]
    {
        let nobody = rustix::process::Uid::from_raw(65_534);
        rustix::thread::set_thread_res_uid(nobody, nobody, nobody).ok()
    }
    #[cfg(not(target_os = "linux"))]
    None
}

/// The copy of the program in the folder, run as nobody; nothing where this process may not become nobody.
fn as_nobody(scene: &Scene, words: &str) -> Option<(String, i32)> {
    let program = scene.path().join("program");
    let mut command = std::process::Command::new(program);
    command.env_clear().current_dir(scene.path());
    for (name, value) in scene.command().get_envs() {
        command.env(name, value.expect("a value"));
    }
    command.args(words.split_whitespace()).stdin(Stdio::null());
    let run = move || {
        become_nobody()?;
        loop {
            match command.output() {
                // A process that another test starts right now still has the copy open.
                Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {}
                output => break output.ok(),
            }
        }
    };
    let output = std::thread::spawn(run).join().expect("no panic")?;
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some((text, output.status.code().expect("a code")))
}

#[test]
#[expect(clippy::print_stdout, reason = "what could not be tried")]
fn a_read_only_home_is_no_reason_to_fail() {
    use std::os::unix::fs::PermissionsExt;
    let scene = scene();
    let mode = |bits| {
        let mode = fs::Permissions::from_mode(bits);
        fs::set_permissions(scene.path(), mode).expect("a mode");
    };
    let copy = scene.path().join("program");
    fs::copy(crate::scene::program(), copy).expect("a copy");
    mode(0o555);
    let quiz = as_nobody(&scene, "quiz --json --bank bank.toml -n 3");
    let required = as_nobody(&scene, "quiz --json --bank bank.toml --require-store");
    let views = ["", "steps", "stats", "flag"].map(|words| as_nobody(&scene, words));
    mode(0o755);
    let Some(((text, exit), required)) = quiz.zip(required) else {
        println!("skipped: nobody cannot be become here");
        return;
    };
    let warned = text
        .lines()
        .map(json)
        .filter(|event| event["type"] == "warning");
    let messages: Vec<_> = warned.map(|event| event["message"].to_string()).collect();
    assert_eq!((messages.len(), exit), (1, 0), "{text}");
    assert!(messages[0].contains("nothing is kept"), "{messages:?}");
    assert_eq!(required.1, 74, "{}", required.0);
    for view in views {
        assert_eq!(view.expect("it runs").1, 0);
    }
}

#[test]
fn a_full_device_is_told_of() {
    let scene = scene();
    for words in [
        "",
        "--help",
        "--version",
        "quiz --help",
        "steps",
        "steps --json",
        "faq 1",
        "list --bank bank.toml",
        "check bank.toml --json",
        "quiz --json --bank bank.toml --no-save",
        "quiz --plain --bank bank.toml --no-save",
        "explain B0101",
    ] {
        let full = fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let mut command = scene.command();
        let command = command.args(words.split_whitespace()).stdin(Stdio::null());
        let output = command.stdout(full).output().expect("it runs");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        let said = told.contains("cannot be written") || words.contains("--json");
        assert_eq!(
            (output.status.code(), said),
            (Some(74), true),
            "{words}: {told}"
        );
    }
}
