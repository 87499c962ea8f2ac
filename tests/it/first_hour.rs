//! `docs/first-hour.md` shows what a learner sees: the hour is lived again.

use crate::pty::{DOWN, ENTER, Terminal};
use crate::scene::Scene;
use crate::shown::{commands, compare};

/// Blocks of the page with what stands behind their fence: `console` is run, `sh NAME` and `toml NAME`
/// are files, `text` are screens of the quiz.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).collect()
}

/// The quiz of the page with its keys; all that was written to the terminal.
fn quiz(scene: &Scene, command: &str) -> String {
    let home = scene.path().to_str().expect("UTF-8");
    let words = command.strip_prefix("$ roadmap ").expect("a quiz");
    let mut t = Terminal::start_with(120, 80, words, &[("HOME", home)]);
    t.answer("d  `status`", ENTER)
        .answer("? Enter: next", ENTER);
    t.answer("d  `Cookie", ENTER)
        .answer("? Enter: next", ":flag\r")
        .answer("? Enter: next", ENTER);
    t.answer("d  `status`", &format!("{DOWN}{ENTER}"))
        .answer("? Enter: next", ENTER);
    t.read("what the step asks of you");
    assert_eq!(t.exit(), 0);
    t.written()
}

#[test]
fn the_first_hour_is_as_it_is_told() {
    let page = include_str!("../../docs/first-hour.md");
    let scene = Scene::new();
    let mut written = None;
    for (info, block) in blocks(page) {
        match info.split_once(' ') {
            Some((_, name)) => std::fs::write(scene.path().join(name), block).expect("a file"),
            None if info == "console" => live(&scene, block),
            None if info == "text" => {
                let played = || quiz(&scene, block.lines().next().unwrap_or_default());
                seen(block, written.get_or_insert_with(played));
            }
            None => {}
        }
    }
    assert!(written.is_some(), "the page has a quiz");
}

fn live(scene: &Scene, block: &str) {
    for (command, printed) in commands(block) {
        let run = scene.shell(&command);
        compare(&command, &printed, &format!("{}{}", run.stdout, run.stderr));
    }
}

/// Each line of a screen was written, but for the command itself and what is left out.
fn seen(block: &str, written: &str) {
    for line in block.lines().map(str::trim_end) {
        let is_left_out = line == "..." || line.starts_with("$ ");
        assert!(
            is_left_out || written.contains(line),
            "{line:?} is not in:\n{written}"
        );
    }
}
