//! Leaving a session in a terminal: by Ctrl-C, Ctrl-D, signals, at every prompt there is.

use rustix::process::Signal;

use crate::pty::{CTRL_C, CTRL_D, DOWN, ENTER, ESC, Terminal, UP};

/// A bank that has a query.
const QUERY: &str = "sql --bank src/wire/test_bank.toml";

/// The words that choose a question, the keys that lead to a prompt, and what then stands there: every
/// kind, the Esc menu, the judgement of one's own words, the rating after feedback, a query that was tried.
const PROMPTS: [(&str, &[&str], &str); 15] = [
    ("single", &[], "d  No: only GET"),
    ("single", &[ESC], "? What now"),
    ("single", &[ENTER], "? Enter: next"),
    ("single", &[DOWN, UP], "> a"),
    ("multi", &[], "[ ] d  POST"),
    ("order", &[" "], "= a"),
    ("match", &["1b "], "> 1b"),
    ("short", &["some words"], "> some words"),
    ("output", &[], ">"),
    ("open", &["a line\r"], "> a line\n>"),
    ("open", &["a line\r.\r"], "  missed"),
    ("short", &["200\r"], ":right"),
    ("multi", &[" \r", ":easier\r"], "? Enter: next"),
    (QUERY, &["SELECT name\r"], "> SELECT name\n>"),
    (QUERY, &["SELECT name FROM hosts\r:run\r"], "Try 1"),
];

fn at(words: &str, keys: &[&str], there: &str) -> Terminal {
    let bank = "--bank tests/it/every_kind.toml --seed 1";
    let mut terminal = Terminal::start(24, 80, &format!("quiz {bank} {words}"));
    terminal.read("? Your ");
    for key in keys {
        terminal.press(key);
    }
    terminal.appears(there);
    terminal
}

fn check(leave: impl Fn(&mut Terminal), exit: u32, word: &str) {
    for (words, keys, there) in PROMPTS {
        let mut terminal = at(words, keys, there);
        leave(&mut terminal);
        terminal.read(word);
        assert_eq!(terminal.exit(), exit, "{words} {there}");
    }
}

fn pressed(terminal: &mut Terminal, keys: &str) {
    terminal.press(keys);
}

fn stopped(terminal: &mut Terminal, signal: Signal) {
    terminal.signal(signal);
}

#[test]
fn ctrl_c_leaves_at_once() {
    check(|t| pressed(t, CTRL_C), 130, "Stopped after ");
}

#[test]
fn ctrl_d_leaves_with_the_report() {
    check(|t| pressed(t, CTRL_D), 0, " ── seed 1");
}

#[test]
fn the_end_of_the_input_decides_nothing() {
    for (words, keys, there) in PROMPTS {
        let mut terminal = at(&format!("{words} --pass 60"), keys, there);
        terminal.press(CTRL_D);
        let complete = terminal.read("seed 1").written().contains("── done ──");
        assert_eq!(
            terminal.exit(),
            if complete { 1 } else { 4 },
            "{words} {there}"
        );
    }
}

#[test]
fn signals_leave_the_terminal_as_it_was() {
    for (signal, exit) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        check(|t| stopped(t, signal), exit, "Stopped after ");
    }
}

/// Windows of many sizes, one after the other; in the last one everything fits again.
#[test]
fn windows_change_at_every_prompt() {
    for (words, keys, there) in PROMPTS {
        let mut terminal = at(words, keys, there);
        for (rows, columns) in [(2, 19), (10, 40), (60, 200), (24, 80)] {
            terminal.resize(rows, columns);
        }
        terminal.press(CTRL_D).read("seed 1");
        assert_eq!(terminal.exit(), 0, "{words} {there}");
    }
}

#[test]
fn the_last_word_counts_the_answers() {
    let mut t = at("single", &[ENTER], "? Enter: next");
    t.press(CTRL_C)
        .read("Stopped after 1 answer; `roadmap quiz --resume` goes on.");
    assert_eq!(t.exit(), 130);
}

#[test]
fn the_file_of_an_editor_goes_with_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let count = || std::fs::read_dir(folder.path()).expect("a folder").count();
    let editor = "/bin/sh -c 'echo it runs; exec /bin/sleep 2'";
    let variables = [
        ("VISUAL", ""),
        ("EDITOR", editor),
        ("TMPDIR", folder.path().to_str().expect("UTF-8")),
    ];
    let words = "quiz --bank tests/it/every_kind.toml --seed 1 open";
    let mut t = Terminal::start_with(24, 80, words, &variables);
    t.answer("> ", ":edit\r").read("it runs");
    assert_eq!(count(), 1);
    t.signal(Signal::TERM).read("Stopped after 0 answers.");
    assert_eq!(t.exit(), 143);
    assert_eq!(count(), 0);
}

#[test]
fn what_was_typed_before_the_end_counts() {
    let mut t = at("single multi --in-order", &[], "d  No: only GET");
    t.press(&format!(
        "{DOWN}{ENTER}{ENTER} {ENTER}{CTRL_D}{ENTER}{ENTER}"
    ));
    t.read("── 2 of 2 ──").read("you chose a,").read("0.5 of 2");
    assert_eq!(t.exit(), 0);
}

#[test]
fn the_end_comes_between_pages_too() {
    let bank = "--bank tests/it/every_kind.toml --seed 1";
    for (keys, exit, word) in [
        (CTRL_D, 0, "0 of 1 question "),
        (":quit\r", 0, "ended early"),
        (CTRL_C, 130, "Stopped"),
    ] {
        let mut t = Terminal::start(8, 60, &format!("quiz {bank} single"));
        t.appears("? Enter: more");
        t.press(keys).read(word);
        assert_eq!(t.exit(), exit);
    }
}

#[test]
fn lines_leave_as_menus_do() {
    let words = "quiz --plain --bank tests/it/every_kind.toml --seed 1 single";
    for (keys, exit, word) in [
        (CTRL_D, 0, "0 of 1"),
        (CTRL_C, 130, "Stopped after 0 answers."),
    ] {
        let mut t = Terminal::start(24, 80, words);
        t.read("Answer, a to d: ").press(keys).read(word);
        assert_eq!(t.exit(), exit);
    }
}

#[test]
fn an_exam_that_is_gone_on_with_says_what_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("anna.db");
    let variables = [("ROADMAP_STORE", store.to_str().expect("UTF-8"))];
    let exam = "quiz --bank tests/it/every_kind.toml --in-order --exam single short";
    let mut t = Terminal::start_with(24, 80, exam, &variables);
    t.answer("? Your answer", ENTER);
    t.read("── 2 of ").press(CTRL_C);
    assert_eq!(t.exit(), 130);
    let rest = "quiz --bank tests/it/every_kind.toml --resume";
    let mut t = Terminal::start_with(24, 80, rest, &variables);
    t.read("Going on: ").read("An exam: no hints");
    t.read("── 2 of ").press(CTRL_C);
    assert_eq!(t.exit(), 130);
}
