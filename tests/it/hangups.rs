//! Terminals that are closed in the middle: the program ends as a hang-up ends it, and answers are kept.

use std::io::{Read, Write};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use roadmap::store::{FactKind, Store};
use rustix::process::{Pid, Signal, kill_process};

use crate::scene::Scene;

/// The end of a program that its terminal left: 128 and the number of SIGHUP.
const HANGUP: u32 = 129;

/// Plays `words` until `there` was written, one answer after another pressed where its text was, then closes
/// the terminal; gives the exit code and how many answers are kept.
fn closed(words: &str, answers: &[(&str, &str)], there: &str) -> (u32, usize) {
    let scene = Scene::new();
    let size = PtySize {
        rows: 24,
        cols: 80,
        ..PtySize::default()
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut command = CommandBuilder::new(crate::scene::program());
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.args(words.split_whitespace());
    command.env_clear();
    let store = scene.path().join("anna.db");
    let store = store.to_str().expect("UTF-8");
    for (name, value) in [("TERM", "xterm"), ("TZ", "UTC"), ("ROADMAP_STORE", store)] {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).expect("it starts");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut keys = pair.master.take_writer().expect("its keys");
    for (text, pressed) in answers {
        wait_for(text, &mut reader);
        keys.write_all(pressed.as_bytes()).expect("keys are taken");
    }
    wait_for(there, &mut reader);
    // What closes the terminal sends an Enter and a Ctrl-D first; stopped, the program sees the hang-up first.
    let pid = child.process_id().and_then(|pid| Pid::from_raw(pid as i32));
    let pid = pid.expect("it runs");
    kill_process(pid, Signal::STOP).expect("it stops");
    drop((reader, keys, pair.master));
    kill_process(pid, Signal::CONT).expect("it goes on");
    let exit = child.wait().expect("it ends").exit_code();
    let store = Store::open(store.as_ref()).expect("a store").store;
    assert!(store.check().expect("a look").is_sound());
    let kept = store.rows_of(&[FactKind::Answer]).expect("rows");
    (exit, kept.len())
}

/// Reads until `text` has come; escapes do not count.
fn wait_for(text: &str, reader: &mut impl Read) {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = reader.read(&mut buffer).expect("more output");
        bytes.extend_from_slice(&buffer[..count]);
        let shown = String::from_utf8_lossy(&bytes);
        let shown = anstream::adapter::strip_str(&shown).to_string();
        if shown.replace('\r', "").contains(text) {
            return;
        }
        assert!(count > 0, "{text:?} did not come: {shown}");
    }
}

const BANK: &str = "quiz --bank tests/it/every_kind.toml --in-order --seed 1";

#[test]
fn a_closed_terminal_ends_a_question_and_keeps_the_answers() {
    let first = [("d  No: only GET", "\r")];
    let next = [first[0], ("? Enter: next", "\r")];
    for (words, answers, there, kept) in [
        ("single", &[][..], "? Your answer", 0),
        ("single", &first, "? Enter: next", 1),
        ("single multi", &next, "[ ] d  POST", 1),
        ("single short", &next, "> ", 1),
        ("single open", &next, "> ", 1),
        ("single match", &next, "> ", 1),
        ("single order", &next, "c  SYN-ACK", 1),
    ] {
        let found = closed(&format!("{BANK} {words}"), answers, there);
        assert_eq!(found.0, HANGUP, "{words} {there}");
        // What closes the terminal sends an Enter first, and that may be an answer.
        let most = kept + 1;
        assert!(
            (kept..=most).contains(&found.1),
            "{words} {there} {}",
            found.1
        );
    }
}

#[test]
fn a_closed_terminal_ends_lines_too() {
    let answers = [("Answer, a to d: ", "c\r")];
    let words = format!("{BANK} --plain single short");
    let (exit, kept) = closed(&words, &answers, "Enter: next");
    assert_eq!(exit, HANGUP);
    assert!((1..=2).contains(&kept), "{kept}");
}
